import Model
import Texts

extension Omraden: StoredRow {
  static var blank: Omraden { Omraden() }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("omrade_felanmalan", &felanmalan)
    c("omrade_underhall", &underhall)
    c("omrade_administration", &administration)
    c("omrade_sok1", &sok1)
    c("omrade_sok2", &sok2)
    c("omrade_sok3", &sok3)
  }
}

/// Företag to byggnader.
enum FastaRows {
  static let foretag = RowMap<Foretag>("foretag", ordered: true)
  static let kontakt = RowMap<Kontaktrad>("foretag_kontakt", ordered: true)
  static let fastighet = RowMap<Fastighet>("fastighet", keys: 2, ordered: true)
  static let byggnad = RowMap<Byggnad>("byggnad", keys: 3, ordered: true)

  private static let kontakter = SQL("\(kontakt.select) WHERE foretag = ? ORDER BY ordning")

  /// A företag with its contacts.
  static func whole(_ foretag: Foretag, in connection: Connection) throws -> Foretag {
    var foretag = foretag
    foretag.kontakter = try connection.all(kontakter, { $0.text(foretag.nr) }, row: kontakt.read).map(\.kontakt)
    return foretag
  }

  static func insertKontakter(of foretag: Foretag, in connection: Connection) throws {
    try kontakt.insert(all: foretag.kontakter.map { Kontaktrad(foretag: foretag.nr, kontakt: $0) }, in: connection)
  }
}

extension Foretag: StoredRow {
  static var blank: Foretag { Foretag(nr: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("nr", &nr)
    c("namn", &namn)
    omraden.columns(&c)
  }
}

/// A contact with the företag that has it.
struct Kontaktrad: StoredRow {
  var foretag: Text
  var kontakt: Foretagskontakt

  static var blank: Kontaktrad { Kontaktrad(foretag: "", kontakt: Foretagskontakt()) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("foretag", &foretag)
    c("namn", &kontakt.namn)
    c("epost", &kontakt.epost)
    c("telefon_mobil", &kontakt.telefonMobil)
    c("telefon_ovrig", &kontakt.telefonOvrig)
    c("anmarkning", &kontakt.anmarkning)
  }
}

extension Fastighet: StoredRow {
  static var blank: Fastighet { Fastighet(foretagNr: "", nr: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("foretag", &foretagNr)
    c("nr", &nr)
    c("namn", &namn)
    omraden.columns(&c)
  }
}

extension Byggnad: StoredRow {
  static var blank: Byggnad { Byggnad(foretagNr: "", fastighetNr: "", nr: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("foretag", &foretagNr)
    c("fastighet", &fastighetNr)
    c("nr", &nr)
    c("namn", &namn)
    omraden.columns(&c)
  }
}

extension Kund: StoredRow {
  static var blank: Kund { Kund(id: KundID(0), nummer: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("nummer", &nummer)
    c("namn", &namn)
    c("epost", &kommunikation.epost)
  }
}

/// Kunder with their phones.
enum KundRows {
  static let row = RowMap<Kund>("kund", ordered: true)

  static let insertTelefon = SQL("INSERT INTO kund_telefon (kund, ordning, typ, nr) VALUES (?, ?, ?, ?)")
  static let deleteTelefon = SQL("DELETE FROM kund_telefon WHERE kund = ?")
  private static let telefon = SQL("SELECT kund, typ, nr FROM kund_telefon WHERE kund = ? ORDER BY ordning")
  private static let allTelefon = SQL("SELECT kund, typ, nr FROM kund_telefon ORDER BY kund, ordning")

  /// A kund with his phones.
  static func whole(_ kund: Kund, in connection: Connection) throws -> Kund {
    var kund = kund
    kund.kommunikation.telefon = try connection.all(telefon, { $0.id(kund.id) }) { c in
      // The first column is the key, which an unreadable row is named by.
      _ = c.integer()
      return Telefon(typ: try c.kod(), nr: c.text())
    }
    return kund
  }

  static func insertTelefon(of kund: Kund, in connection: Connection) throws {
    for (ordning, telefon) in kund.kommunikation.telefon.enumerated() {
      try connection.run(insertTelefon) {
        $0.id(kund.id)
        $0.int(ordning)
        $0.kod(telefon.typ)
        $0.text(telefon.nr)
      }
    }
  }

  static func insert(all kunder: [Kund], in connection: Connection, count: (Int) -> Void) throws {
    try row.insert(all: kunder, in: connection, count: count)
    for kund in kunder { try insertTelefon(of: kund, in: connection) }
  }

  static func all(in connection: Connection) throws -> [Kund] {
    var kunder = try row.all(in: connection)
    let places = Dictionary(kunder.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    try connection.run(allTelefon) { _ in
    } row: { c in
      guard let place = places[KundID(c.integer())] else { return }
      kunder[place].kommunikation.telefon.append(Telefon(typ: try c.kod(), nr: c.text()))
    }
    return kunder
  }
}
