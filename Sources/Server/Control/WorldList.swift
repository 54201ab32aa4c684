import JSON
import Rules
import Simulator
import Tid

/// What `GET /_sim/worlds` says of each world.
enum WorldList {
  /// `lastUse` is the machine's time, not the world's.
  static func value(_ world: WorldOverview) -> JSONValue {
    [
      "name": .text(world.name), "bytes": .int(world.bytes), "lastUse": .text(SvenskTid.iso(world.lastUse)),
      "requests": .int(world.requests),
      "notes": .object(NoteLevel.allCases.map { ($0.rawValue, .int(world.notes[$0] ?? 0)) }),
      "persist": JSONValue(booleanLiteral: world.isKept),
    ]
  }
}
