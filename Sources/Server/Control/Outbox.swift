import JSON
import Model
import Texts
import Tid

/// `GET /_sim/outbox`: the messages that FAST2 would have sent to kunder, oldest first (rules 4.16, 5.7).
enum Outbox {
  /// A list of objects; `meddelandeId` and `last` are null for messages of the system's own.
  static func write(_ sent: [Utkorgsmeddelande]) -> [UInt8] {
    var w = JSONWriter()
    w.beginArray()
    for message in sent {
      w.beginObject()
      w.key(named: "id")
      w.int(message.id)
      w.key(named: "arbetsorderId")
      w.int(message.arbetsorder.rawValue)
      w.key(named: "kundId")
      if let kund = message.kund { w.int(kund.rawValue) } else { w.null() }
      for (name, text) in [
        ("amne", message.amne.string), ("text", message.text.string), ("skapad", SvenskTid.iso(message.skapad)),
      ] {
        w.key(named: name)
        w.string(text)
      }
      w.key(named: "meddelandeId")
      if let id = message.meddelande?.id { w.int(id) } else { w.null() }
      w.key(named: "last")
      if let arLast = message.meddelande?.arLast { w.bool(arLast) } else { w.null() }
      w.endObject()
    }
    w.endArray()
    return w.bytes
  }
}
