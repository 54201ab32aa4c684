import JSON
import Simulator
import Tid

/// What `GET /_sim/worlds` says of each world.
enum WorldList {
  /// `lastUse` is the machine's time, not the world's.
  static func value(_ world: WorldOverview) -> JSONValue {
    [
      "name": .text(world.name), "bytes": .int(world.bytes), "lastUse": .text(SvenskTid.iso(world.lastUse)),
      "persist": JSONValue(booleanLiteral: world.isKept),
    ]
  }
}
