import Domain
package import Model
import Rules
import Store
import Texts

extension Reading {
  /// The messages about an arbetsorder by id (rule 5.7).
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func meddelanden(om id: ArbetsorderID) throws -> [Meddelande] {
    try transaction.meddelanden(om: try arbetsorder(id).id)
  }
}

extension Writing {
  /// Sends a message to the kund of an arbetsorder; it is left in the outbox, and as a händelse (rule 5.7).
  package func skicka(_ utkast: Meddelandeutkast) throws {
    guard let id = utkast.arbetsorder else {
      throw Refusal(
        .requiredMissing, "arbetsorderId is missing; valid is the number of the arbetsorder that the message is about",
        hint: "Send arbetsorderId.")
    }
    guard let a = try transaction.arbetsorder(id) else {
      throw Refusal(
        .referenceNotFound, "Arbetsorder not found for id:\(id.rawValue) (arbetsorderId)",
        hint: "GET /v1/arbetsorder lists them.")
    }
    if let nummer = utkast.kundnummer, try transaction.kundID(nummer: nummer) == nil {
      throw try Kund.saknas(nummer, falt: "kundnummer", transaction, anrop.resurs)
    }
    let kund = try a.kund.flatMap { try transaction.kund($0) }
    let m = try Meddelande.skapa(utkast, om: a, till: kund, anrop, transaction)
    try transaction.insert(m)
    try transaction.insert(try m.handelse(anrop, transaction))
    try transaction.insertUtkorg(
      arbetsorder: a.id, kund: kund?.id, amne: m.amne ?? "", text: m.text ?? "", skapad: m.skapad, meddelande: m.id)
  }

  /// Marks all messages about an arbetsorder as read (rule 5.7).
  package func markeraLasta(om id: ArbetsorderID) throws {
    let a = try arbetsorder(id)
    try Hangande.skriva("meddelanden", pa: a, anrop.resurs)
    let antal = try transaction.markeraLasta(om: id)
    guard antal > 0 else {
      return note(Note(.nothingChanged, "arbetsorder \(id.rawValue) has no message that is unread"))
    }
    try transaction.insert(try Meddelande.lasta(antal, om: a, anrop, transaction))
  }
}
