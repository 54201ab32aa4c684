import JSON
import Model
import Texts
import Tid

/// `GET /_sim/outbox`: the messages that FAST2 would have sent to kunder, oldest first (rules 4.16, 5.7).
enum Outbox {
  /// A list of objects; `meddelandeId` and `last` are null for messages of the system's own.
  static func value(_ sent: [Utkorgsmeddelande]) -> JSONValue {
    .list(
      sent.map { message in
        [
          "id": .int(message.id), "arbetsorderId": .int(message.arbetsorder.rawValue),
          "kundId": message.kund.map { .int($0.rawValue) } ?? .null, "amne": .text(message.amne.string),
          "text": .text(message.text.string), "skapad": .text(SvenskTid.iso(message.skapad)),
          "meddelandeId": message.meddelande.map { .int($0.id) } ?? .null,
          "last": message.meddelande.map { JSONValue(booleanLiteral: $0.arLast) } ?? .null,
        ]
      })
  }
}
