package import Texts

/// A customer (document 2.5).
package struct Kund: Sendable, Equatable {
  /// The internal number.
  package var id: KundID
  /// The customer number, often a personal identity number; unique.
  package var nummer: Text
  /// Of the person or company; nil where the seed gives none.
  package var namn: Text?
  /// How to reach the kund.
  package var kommunikation = Kommunikation()

  package init(id: KundID, nummer: Text) {
    self.id = id
    self.nummer = nummer
  }
}

/// E-mail and phones of a kund or a resurs.
package struct Kommunikation: Sendable, Equatable {
  /// As given.
  package var epost: Text?
  /// In the order given.
  package var telefon: [Telefon] = []

  package init(epost: Text? = nil, telefon: [Telefon] = []) {
    self.epost = epost
    self.telefon = telefon
  }
}

/// A phone number with its kind.
package struct Telefon: Sendable, Equatable {
  /// Nil where the kind was not given.
  package var typ: Telefontyp?
  /// As given; not normalised.
  package var nr: Text?

  package init(typ: Telefontyp?, nr: Text?) {
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

/// What a request to change a kund's contact details says (document 7.4.1).
package struct Kontaktandring: Sendable, Equatable {
  /// The address for e-mail.
  package var epost: Andring<Text> = .oforandrad
  /// Replaces the whole list (rule 5.5).
  package var telefon: Andring<[Telefon]> = .oforandrad

  package init() {}
}
