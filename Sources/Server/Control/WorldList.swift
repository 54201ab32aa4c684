import JSON
import Simulator
import Tid

/// `GET /_sim/worlds`: the worlds that there are, `default` first and the others by name.
enum WorldList {
  /// `lastUse` is the machine's time, not the world's.
  static func write(_ worlds: [WorldOverview]) -> [UInt8] {
    var w = JSONWriter()
    w.beginArray()
    for world in worlds {
      w.beginObject()
      w.key(JSONKey("name"))
      w.string(world.name)
      w.key(JSONKey("bytes"))
      w.int(world.bytes)
      w.key(JSONKey("lastUse"))
      w.string(SvenskTid.iso(world.lastUse))
      w.endObject()
    }
    w.endArray()
    return w.bytes
  }
}
