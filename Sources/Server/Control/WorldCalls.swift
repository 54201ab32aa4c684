import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts
import Tid
import Traffic

/// The calls about worlds, snapshots and undo (`docs/control-plane.md`).
extension Control {
  func makeWorld(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    let body = asked.body
    var wish = WorldWish(name: body?["name"]?.stringValue ?? "")
    if let from = body?["from"]?.stringValue { wish.source = try app.worlds.state(named: from, seenFrom: turn.world) }
    if let name = body?["scenario"]?.stringValue {
      guard wish.source == nil else {
        throw Refusal.invalidControl("send either from or scenario, not both", operation)
      }
      wish.source = try app.scenarios.named(name).snapshot
    }
    wish.isKept = body?["persist"]?.boolValue ?? false
    wish.contract = body?["contract"]?.stringValue.flatMap { Kontraktsval(exactly: $0) }
    wish.strictness = body?["strict"].flatMap(Strictness.init)
    wish.allowed = Set((body?["allow"]?.arrayValue ?? []).compactMap(\.stringValue))
    wish.makesRoom = body?["makeRoom"]?.boolValue ?? true
    do {
      return json(WorldList.value(try app.worlds.overview(of: try app.worlds.make(wish))), 201)
    } catch let refusal as Refusal where refusal.code == .worldName {
      // In a path it is the gateway that knows no such world; here it is a value that is wrong.
      throw Refusal(.controlInvalid, "name: \(refusal.message)", hint: refusal.hint)
    }
  }

  func listSnapshots() -> Response {
    json(.list(turn.world.snapshots.map { Self.shown($0.name, $0.snapshot) }))
  }

  func takeSnapshot(_ asked: ControlRequest) throws -> Response {
    let name = asked.body?["name"]?.stringValue ?? ""
    return json(Self.shown(name, try turn.world.takeSnapshot(name)), 201)
  }

  func restoreSnapshot(_ asked: ControlRequest) throws -> Response {
    let name = asked.path["name"] ?? ""
    guard let snapshot = turn.world.snapshot(named: name) else { throw turn.world.unknownSnapshot(name) }
    try turn.world.restore(snapshot)
    return json(Self.clock(turn.world.clock))
  }

  func dropSnapshot(_ asked: ControlRequest) throws -> Response {
    try turn.world.dropSnapshot(asked.path["name"] ?? "")
    return nothing
  }

  private static func shown(_ name: String, _ snapshot: WorldSnapshot) -> JSONValue {
    [
      "name": .text(name), "now": .text(SvenskTid.iso(snapshot.made)), "bytes": .int(Int64(snapshot.bytes)),
    ]
  }

  /// What was taken back, the latest first.
  func undo(_ asked: ControlRequest, _ operation: ControlOperation) throws -> Response {
    let reach: UndoReach
    switch (asked.body?["requests"]?.intValue, asked.body?["to"]?.intValue) {
    case (let count?, nil): reach = .requests(Int(count))
    case (nil, let entry?): reach = .after(UInt64(entry))
    default: throw Refusal.invalidControl("send either requests or to, not both", operation)
    }
    let report = try turn.world.undo(reach)
    turn.world.remember("POST", "undo", asked.body)
    let secrets = turn.world.secrets
    let steps: [JSONValue] = report.steps.map { step in
      [
        "request": step.origin.counts ? .int(Int64(step.request)) : .null, "name": .text(step.origin.name),
        "changes": .list(step.dataChanges.map { $0.json(secrets) }),
      ]
    }
    return json(["undone": .list(steps), "now": .text(SvenskTid.iso(report.now))])
  }

  func diff(_ asked: ControlRequest) throws -> Response {
    let changes = try app.worlds.differences(from: asked.query["from"], to: asked.query["to"], in: turn.world)
    return json(.list(changes.map { $0.json(turn.world.secrets) }))
  }
}
