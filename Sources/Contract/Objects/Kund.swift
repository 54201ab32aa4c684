package import Model

/// A kund.
package typealias KundUt = Kund

extension Kund: WireObject {
  package static let shape = Shape<Self>("KundUt", .both(section: "7.4"), "A kund.") { s in
    s.field("id", \.id, "The internal customer number.", "310001")
    s.field("kundnummer", document: "nummer", \.nummer, "The customer number.", "KUNDA10001")
    s.field("namnHela", \.namn, "The full name.", "Kommunen")
    s.group(
      "kommunikation", "How to reach the kund.", as: "KommunikationUt", .both(section: "7.4"), "How to reach a kund."
    ) { g in
      g.field("epostAdress", \.kommunikation.epost, "An e-mail address.", "kund@example.com")
      g.field("telefon", \.kommunikation.telefon, "Phone numbers.")
    }
  }
}

/// A change of how to reach a kund (rule 5.5).
package typealias KommunikationIn = Kontaktandring

extension Kontaktandring: WireBody {
  package static let shape = Shape<Self>(
    "KommunikationIn", .both(section: "7.4.1"),
    "What to change; a list of phone numbers replaces all of them."
  ) { s in
    s.field("epostAdress", \.epost, "An e-mail address.", "kund@example.com")
    let telefon = Telefon.shape.schema.named("TelefonIn", .both(section: "7.4.1"))
    s.field("telefon", \.telefon, "Phone numbers.", as: .list(.object(telefon)))
  }
}

/// A phone number.
package typealias TelefonUt = Telefon

extension Telefon: WireBody {
  /// Of no kind, without a number.
  package init() { self.init(typ: nil, nr: nil) }

  package static let shape = Shape<Self>("TelefonUt", .both(section: "7.4"), "A phone number.") { s in
    s.field("typ", \.typ, "The kind of number.", "MOBIL")
    s.field("telefonNr", variants: ["telefnonNr"], \.nr, "The number.", "070-174 06 10")
  }
}
