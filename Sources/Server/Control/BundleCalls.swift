import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Tid
import Traffic

/// One file that reproduces what has happened in a world since it began (`docs/control-plane.md`).
extension Control {
  /// What a bundle's first member says.
  static let bundleVersion = "bundle/1"

  func takeBundle() throws -> Response {
    let world = turn.world
    let (beginning, steps) = try world.beginning()
    let entries = world.journalEntries.entries.filter { $0.id > beginning.after }
    var calls: [JSONValue] = []
    var left = steps[...]
    func add(through number: UInt64) {
      while let step = left.first, step.after <= number {
        calls.append(Self.written(left.removeFirst(), beginning.after, world.secrets))
      }
    }
    add(through: beginning.after)
    for entry in entries {
      add(through: entry.id - 1)
      calls.append(Self.written(entry, beginning.after))
    }
    add(through: .max)
    return json(
      JSONValue.object([
        ("fast2sim", .text(Self.bundleVersion)), ("version", .text(app.options.version)),
        ("world", .text(world.name)),
        (
          "start",
          [
            "seed": beginning.seed, "settings": Self.shown(beginning.settings),
            "clock": .text(SvenskTid.iso(beginning.now)), "random": .text(String(beginning.random)),
            "faults": .list(beginning.faults.map { Secrets.masked($0, world.secrets) }),
          ]
        ), ("calls", .list(calls)),
      ]).indented)
  }

  private static func written(_ step: ControlStep, _ base: UInt64, _ secrets: KnownSecrets) -> JSONValue {
    var body = step.body.map { Secrets.masked($0, secrets) }
    // Numbers count from the start of the bundle.
    if step.path == "undo", let to = body?["to"]?.intValue { body = ["to": .int(max(0, to - Int64(base)))] }
    return .object([
      ("control", .text(Secrets.text(step.path, secrets))), ("method", .text(step.method)), ("body", body),
    ])
  }

  private static func written(_ entry: JournalEntry, _ base: UInt64) -> JSONValue {
    .object([
      ("request", .int(Int64(entry.id - base))), ("time", .text(SvenskTid.iso(entry.exchange.time))),
      ("method", .text(entry.exchange.method)), ("target", .text(entry.exchange.target)),
      ("caller", entry.exchange.caller.map(JSONValue.text)), ("sent", entry.request.json),
      ("status", .int(Int64(entry.exchange.status))), ("answered", entry.response?.json ?? .null),
    ])
  }

  /// Loads a bundle into the world, sends what it has in order, and says what came out otherwise.
  func replayBundle(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) throws {
    guard let bundle = asked.body, bundle["fast2sim"]?.stringValue == Self.bundleVersion, let start = bundle["start"],
      let seed = start["seed"], let clock = start["clock"]?.stringValue, let now = try? Tidsform.tidpunkt(clock),
      let random = start["random"]?.stringValue.flatMap({ UInt64($0) })
    else {
      throw Refusal.invalidControl(
        "the body is no bundle: fast2sim must be \(Self.bundleVersion), with a start", operation)
    }
    let beginning = WorldBeginning(
      seed: seed, settings: Settings(), random: random, now: now, faults: start["faults"]?.arrayValue ?? [], after: 0)
    try turn.world.begin(beginning) { settings in
      settings.take(start["settings"] ?? .null, of: Setting.all.filter { !$0.isInSeed })
    }
    let control = self
    let calls = bundle["calls"]?.arrayValue ?? []
    // Replaying waits for answers, which no worker may do.
    Background.run {
      var replay = BundleReplay(control.app, control.turn.world)
      for call in calls { replay.send(call) }
      reply.send(control.json(replay.report))
    }
  }
}
