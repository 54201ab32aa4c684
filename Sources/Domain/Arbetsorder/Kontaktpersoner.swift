package import Model
package import Rules
import Texts
import Tid

extension Kontaktperson {
  /// Decides a new contact person (rule 5.2).
  ///
  /// - Throws: as `andrad`; and what the look-ups throw.
  package static func skapa(
    _ andring: Kontaktpersonandring, pa a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Kontaktperson {
    var k = try Kontaktperson(id: 0, arbetsorder: a.id).andrad(andring, pa: a, anrop.resurs)
    k.id = try yta.nastaID(.kontaktperson)
    return k
  }

  /// Decides a change (rules 4.9, 5.2).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `arbetsorder-locked`, `arbetsorder-differs`, `required-null`,
  ///   `contact-form`, `period-order`.
  package func andrad(
    _ andring: Kontaktpersonandring, pa a: Arbetsorder, _ resurs: Resurs
  ) throws(Refusal) -> Kontaktperson {
    try Hangande.skriva("kontaktpersoner", pa: a, resurs)
    try Hangande.samma(andring.arbetsorder, som: a.id)
    try Self.epost(andring.epost.givet)
    try Self.telefon(andring.telefonMobil.givet, "telefonMobil")
    try Self.telefon(andring.telefonOvrig.givet, "telefonOvrig")
    var k = self
    k.datumFom = andring.datumFom.tillampad(pa: datumFom)
    k.datumTom = andring.datumTom.tillampad(pa: datumTom)
    k.namn = andring.namn.tillampad(pa: namn)
    k.epost = andring.epost.tillampad(pa: epost)
    k.telefonMobil = andring.telefonMobil.tillampad(pa: telefonMobil)
    k.telefonOvrig = andring.telefonOvrig.tillampad(pa: telefonOvrig)
    k.anmarkning = andring.anmarkning.tillampad(pa: anmarkning)
    try Hangande.period(k.datumFom, k.datumTom, ("datumFom", "datumTom"))
    return k
  }

  /// One `@` with something before it and a dot after it, no blank (rule 5.2).
  private static func epost(_ text: Text?) throws(Refusal) {
    guard let text else { return }
    let parts = text.string.split(separator: "@", omittingEmptySubsequences: false)
    let hosts = parts.last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
    let good =
      parts.count == 2 && !parts[0].isEmpty && hosts.count >= 2 && hosts.allSatisfy { !$0.isEmpty }
      && !text.unicodeScalars.contains { $0.properties.isWhitespace || $0.value < 0x20 }
    guard !good else { return }
    throw Refusal(
      .contactForm, "epost is '\(text.prefix(80))'; valid is an address with one @ and a dot after it",
      hint: "Send an address such as namn@example.com, or null.")
  }

  /// Digits, blanks and `+ - ( )`, with at least five digits (rule 5.2).
  private static func telefon(_ text: Text?, _ name: String) throws(Refusal) {
    guard let text else { return }
    let digits = text.utf8.count { (48...57).contains($0) }
    guard digits < 5 || !text.unicodeScalars.allSatisfy({ "0123456789 +-()".unicodeScalars.contains($0) }) else {
      return
    }
    throw Refusal(
      .contactForm,
      "\(name) is '\(text.prefix(80))'; valid are digits, blanks and + - ( ), with at least five digits",
      hint: "Send a number such as 070-123 45 67, or null.")
  }
}
