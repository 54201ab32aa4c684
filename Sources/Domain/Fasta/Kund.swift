/// A customer (document 2.5).
package struct Kund: Sendable, Equatable {
  /// The internal number.
  package var id: KundID
  /// The customer number, often a personal identity number; unique.
  package var nummer: String
  package var namn: String?
  package var kommunikation = Kommunikation()

  package init(id: KundID, nummer: String) {
    self.id = id
    self.nummer = nummer
  }
}

/// E-mail and phones of a kund or a resurs.
package struct Kommunikation: Sendable, Equatable {
  package var epost: String?
  /// In the order given.
  package var telefon: [Telefon] = []

  package init(epost: String? = nil, telefon: [Telefon] = []) {
    self.epost = epost
    self.telefon = telefon
  }
}

/// A phone number with its kind.
package struct Telefon: Sendable, Equatable {
  package var typ: Telefontyp?
  package var nr: String?

  package init(typ: Telefontyp?, nr: String?) {
    self.typ = typ
    self.nr = nr
  }
}

/// The kinds of phone numbers (rule 5.5).
package enum Telefontyp: String, Sendable, CaseIterable {
  case bostad = "BOSTAD"
  case arbete = "ARBETE"
  case avflyttad = "AVFLYTTAD"
  case mobil = "MOBIL"
}
