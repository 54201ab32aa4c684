package import Model
import Rules
import Texts

extension Meddelande {
  /// Decides a message from the caller to the kund of an arbetsorder (rule 5.7).
  ///
  /// - Parameter kund: of the arbetsorder; nil where it has none.
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `required-missing`, `message-needs-kund`,
  ///   `reference-mismatch`; and what the look-ups throw.
  package static func skapa(
    _ utkast: Meddelandeutkast, om a: Arbetsorder, till kund: Kund?, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Meddelande {
    try Hangande.skriva("meddelanden", pa: a, anrop.resurs)
    guard let text = utkast.text, text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      throw Refusal(
        .requiredMissing, "meddelande is missing or blank; valid is the text of the message",
        hint: "Send the text in meddelande.")
    }
    guard let kund else {
      throw Refusal(
        .messageNeedsKund, "arbetsorder \(a.id.rawValue) has no kund to send a message to",
        hint: "PUT kundNr first.")
    }
    if let nummer = utkast.kundnummer, nummer != kund.nummer {
      throw Refusal(
        .referenceMismatch,
        "kundnummer is '\(nummer.prefix(40))', but the kund of arbetsorder \(a.id.rawValue) is \(kund.nummer)",
        hint: "Send the number of that kund, or leave kundnummer out.")
    }
    var m = Meddelande(id: try yta.nastaID(.meddelande), arbetsorder: a.id, skapad: anrop.nu, arLast: false)
    m.till = kund.kommunikation.epost ?? kund.nummer
    m.namnTill = kund.namn ?? kund.nummer
    m.fran = anrop.resurs.kommunikation.epost ?? anrop.resurs.id.rawValue
    m.namnFran = anrop.namn
    m.amne = utkast.amne
    m.text = text
    return m
  }

  /// The händelse that a message leaves.
  package func handelse(_ anrop: Anrop, _ yta: some Arbetsyta) throws -> Handelse {
    try Handelse.system("Meddelande skickat", amne ?? namnTill, pa: arbetsorder, anrop, yta)
  }

  /// The händelse that reading so many messages leaves.
  package static func lasta(
    _ antal: Int, om a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Handelse {
    let text: Text = antal == 1 ? "1 meddelande" : "\(antal) meddelanden"
    return try Handelse.system("Meddelanden lästa", text, pa: a.id, anrop, yta)
  }
}
