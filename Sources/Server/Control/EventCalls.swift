import HTTPTransport
import JSON
import Locks
import Simulator
import Texts
import Tid
import Traffic

/// What happens in a world, as Server-Sent Events (`control.md` 2, events).
extension Control {
  /// Changed rows that an event names.
  private static let mostChanged = 50

  /// Server-Sent Events until the client goes.
  func events() -> Response {
    let world = turn.world
    let listening = Listening(world)
    let stream = EventStream { listening.end() }
    listening.begin { event in
      stream.push(Self.sent(event))
      if case .world("dropped") = event { stream.close() }
    }
    stream.push(Array(": \(world.name)\n\n".utf8))
    var response = Response(
      status: 200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
    response.events = stream
    return turn.finished(response, [], nil)
  }

  private static func sent(_ event: WorldEvent) -> [UInt8] {
    let (name, data): (String, JSONValue)
    switch event {
    case .journal(let entry): (name, data) = ("journal", .object(entry.json(whole: false).members + changed(entry)))
    case .clock(let now): (name, data) = ("clock", ["now": .text(SvenskTid.iso(now))])
    case .world(let what): (name, data) = ("world", ["change": .text(what)])
    case .worlds(let world, let isMade):
      (name, data) = ("worlds", ["name": .text(world), "what": .text(isMade ? "made" : "dropped")])
    case .faults: (name, data) = ("faults", .object([]))
    case .tick: return Array(": \n\n".utf8)
    }
    return Array("event: \(name)\ndata: ".utf8) + data.compact + Array("\n\n".utf8)
  }

  /// Which rows a request changed, each once.
  private static func changed(_ entry: JournalEntry) -> [(String, JSONValue?)] {
    var seen: Set<Text> = []
    var rows: [JSONValue] = []
    for change in entry.changes() where seen.insert(Text("\(change.table) \(change.key)")).inserted {
      guard rows.count < mostChanged else { return [("changed", .list(rows)), ("more", true)] }
      rows.append(["table": .text(change.table), "id": .text(Secrets.text(change.key, entry.exchange.secrets))])
    }
    return [("changed", .list(rows))]
  }
}

/// A listener to a world's events, for as long as its client listens.
private final class Listening: Sendable {
  private let world: World
  private let number = Guarded<UInt64?>(nil)

  init(_ world: World) { self.world = world }

  func begin(_ listener: @escaping @Sendable (WorldEvent) -> Void) {
    let given = world.listen(listener)
    number.withLock { $0 = given }
  }

  func end() { if let given = number.withLock({ $0 }) { world.unlisten(given) } }
}
