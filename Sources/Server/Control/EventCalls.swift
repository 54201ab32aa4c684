import HTTPTransport
import JSON
import Locks
import Rules
import Simulator
import Synchronization
import Texts
import Tid
import Traffic

/// The stream of what happens in a world (`docs/control-plane.md`).
extension Control {
  /// Changed rows that an event names.
  private static let mostChanged = 50

  /// Server-Sent Events until the client goes.
  ///
  /// - Throws: `control-invalid` where `every` is no length of time, or none that it can be.
  func events(_ asked: ControlRequest, _ operation: ControlOperation) throws(Refusal) -> Response {
    let pause = try Self.pause(asked, operation)
    let world = turn.world
    let (app, listening) = (app, Listening(world))
    app.streams.add(1, ordering: .relaxed)
    let stream = EventStream {
      app.streams.subtract(1, ordering: .relaxed)
      listening.end()
    }
    listening.begin(every: pause) { event in
      stream.push(Self.sent(event))
      if case .world("dropped") = event { stream.close() }
    }
    stream.push(Array(": \(world.name)\n\n".utf8))
    var response = Response(
      status: 200, headers: [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
    response.events = stream
    return turn.finished(response, [], nil)
  }

  /// Milliseconds between what is told; nil where each entry is told when it comes.
  private static func pause(_ asked: ControlRequest, _ operation: ControlOperation) throws(Refusal) -> Int64? {
    guard let text = asked.query["every"] else { return nil }
    guard let pause = try? Tidslangd(text).millisekunder, (10...60_000).contains(pause) else {
      throw .invalidControl("every: '\(text.prefix(60))' is no duration from PT0.01S to PT60S", operation)
    }
    return pause
  }

  private static func sent(_ event: WorldEvent) -> [UInt8] {
    let (name, data): (String, JSONValue)
    switch event {
    case .journal(let entry): (name, data) = ("journal", .object(entry.json(whole: false).members + changed(entry)))
    case .skipped(let count, let through):
      (name, data) = ("skipped", ["count": .int(Int64(count)), "through": .int(Int64(through))])
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

  func begin(every pause: Int64?, _ listener: @escaping @Sendable (WorldEvent) -> Void) {
    let given = pause.map { world.listen(every: $0, listener) } ?? world.listen(listener)
    number.withLock { $0 = given }
  }

  func end() { if let given = number.withLock({ $0 }) { world.unlisten(given) } }
}
