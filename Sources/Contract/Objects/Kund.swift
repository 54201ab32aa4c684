package import Texts

/// A kund.
package struct KundUt: WireObject {
  package var id: Int64?
  package var kundnummer: Text?
  package var namnHela: Text?
  package var kommunikation = KommunikationUt()

  package init() {}

  package static let shape = Shape<Self>("KundUt", .both(section: "7.4"), "A kund.") { s in
    s.field("id", \.id, "The internal customer number.", "310001")
    s.field("kundnummer", document: "nummer", \.kundnummer, "The customer number.", "KUNDA10001")
    s.field("namnHela", \.namnHela, "The full name.", "Kommunen")
    s.field("kommunikation", \.kommunikation, "How to reach the kund.")
  }
}

/// How to reach a kund.
package struct KommunikationUt: WireObject {
  package var epostAdress: Text?
  package var telefon: [TelefonUt] = []

  package init() {}

  package static let shape = Shape<Self>("KommunikationUt", .both(section: "7.4"), "How to reach a kund.") { s in
    s.field("epostAdress", \.epostAdress, "An e-mail address.", "kund@example.com")
    s.field("telefon", \.telefon, "Phone numbers.")
  }
}

/// How to reach a resurs.
package struct ResursKommunikationUt: WireObject {
  package var epostAdress: Text?
  package var telefon: [TelefonUt] = []

  package init() {}

  package static let shape = Shape<Self>(
    "ResursKommunikationUt", .both(section: "7.6"),
    "How to reach a resurs."
  ) { s in
    s.field("epostAdress", \.epostAdress, "An e-mail address.", "anna.berg@example.com")
    s.field("telefon", \.telefon, "Phone numbers.")
  }
}

/// A phone number.
package struct TelefonUt: WireObject {
  package var typ: Telefontyp?
  package var telefonNr: Text?

  package init() {}

  package static let shape = Shape<Self>("TelefonUt", .both(section: "7.4"), "A phone number.") { s in
    s.field("typ", \.typ, "The kind of number.", "MOBIL")
    s.field("telefonNr", variants: ["telefnonNr"], \.telefonNr, "The number.", "070-174 06 10")
  }
}

/// A change of how to reach a kund (rule 5.5).
package struct KommunikationIn: WireObject {
  package var epostAdress: Patch<Text> = .absent
  package var telefon: Patch<[TelefonIn]> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "KommunikationIn", .both(section: "7.4.1"),
    "What to change; a list of phone numbers replaces all of them."
  ) { s in
    s.field("epostAdress", \.epostAdress, "An e-mail address.", "kund@example.com")
    s.field("telefon", \.telefon, "Phone numbers.")
  }
}

/// A phone number to store.
package struct TelefonIn: WireObject {
  package var typ: Telefontyp?
  package var telefonNr: Text?

  package init() {}

  package static let shape = Shape<Self>("TelefonIn", .both(section: "7.4.1"), "A phone number.") { s in
    s.field("typ", \.typ, "The kind of number.", "MOBIL")
    s.field("telefonNr", variants: ["telefnonNr"], \.telefonNr, "The number.", "070-174 06 10")
  }
}
