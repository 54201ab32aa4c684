import Domain
import Texts

/// The six areas of a level.
enum OmradenColumns {
  static let names = ["felanmalan", "underhall", "administration", "sok1", "sok2", "sok3"].map { "omrade_\($0)" }

  static func bind(_ v: Omraden, _ b: inout Binder) {
    b.text(v.felanmalan)
    b.text(v.underhall)
    b.text(v.administration)
    b.text(v.sok1)
    b.text(v.sok2)
    b.text(v.sok3)
  }

  static func read(_ c: inout Columns) -> Omraden {
    var v = Omraden()
    v.felanmalan = c.text()
    v.underhall = c.text()
    v.administration = c.text()
    v.sok1 = c.text()
    v.sok2 = c.text()
    v.sok3 = c.text()
    return v
  }
}

/// Företag to byggnader.
enum FastaRows {
  static let foretag = RowMap<Foretag>(
    "foretag", ["nr", "namn"] + OmradenColumns.names, ordered: true,
    bind: { v, b in
      b.text(v.nr)
      b.text(v.namn)
      OmradenColumns.bind(v.omraden, &b)
    },
    read: { c in
      var v = Foretag(nr: c.string())
      v.namn = c.text()
      v.omraden = OmradenColumns.read(&c)
      return v
    })

  static let kontakt = RowMap<(foretag: Text, kontakt: Foretagskontakt)>(
    "foretag_kontakt", ["foretag", "namn", "epost", "telefon_mobil", "telefon_ovrig", "anmarkning"], ordered: true,
    bind: { v, b in
      b.text(v.foretag)
      b.text(v.kontakt.namn)
      b.text(v.kontakt.epost)
      b.text(v.kontakt.telefonMobil)
      b.text(v.kontakt.telefonOvrig)
      b.text(v.kontakt.anmarkning)
    },
    read: { c in
      let foretag = c.string()
      var v = Foretagskontakt()
      v.namn = c.text()
      v.epost = c.text()
      v.telefonMobil = c.text()
      v.telefonOvrig = c.text()
      v.anmarkning = c.text()
      return (foretag, v)
    })

  static let fastighet = RowMap<Fastighet>(
    "fastighet", ["foretag", "nr", "namn"] + OmradenColumns.names, keys: 2, ordered: true,
    bind: { v, b in
      b.text(v.foretagNr)
      b.text(v.nr)
      b.text(v.namn)
      OmradenColumns.bind(v.omraden, &b)
    },
    read: { c in
      var v = Fastighet(foretagNr: c.string(), nr: c.string())
      v.namn = c.text()
      v.omraden = OmradenColumns.read(&c)
      return v
    })

  static let byggnad = RowMap<Byggnad>(
    "byggnad", ["foretag", "fastighet", "nr", "namn"] + OmradenColumns.names, keys: 3, ordered: true,
    bind: { v, b in
      b.text(v.foretagNr)
      b.text(v.fastighetNr)
      b.text(v.nr)
      b.text(v.namn)
      OmradenColumns.bind(v.omraden, &b)
    },
    read: { c in
      var v = Byggnad(foretagNr: c.string(), fastighetNr: c.string(), nr: c.string())
      v.namn = c.text()
      v.omraden = OmradenColumns.read(&c)
      return v
    })
}

/// Kunder with their phones.
enum KundRows {
  static let row = RowMap<Kund>(
    "kund", ["id", "nummer", "namn", "epost"], ordered: true,
    bind: { v, b in
      b.id(v.id)
      b.text(v.nummer)
      b.text(v.namn)
      b.text(v.kommunikation.epost)
    },
    read: { c in
      var v = Kund(id: KundID(c.integer()), nummer: c.string())
      v.namn = c.text()
      v.kommunikation.epost = c.text()
      return v
    })

  static let insertTelefon = SQL("INSERT INTO kund_telefon (kund, ordning, typ, nr) VALUES (?, ?, ?, ?)")
  static let deleteTelefon = SQL("DELETE FROM kund_telefon WHERE kund = ?")
  static let telefon = SQL("SELECT kund, typ, nr FROM kund_telefon WHERE kund = ? ORDER BY ordning")
  static let allTelefon = SQL("SELECT kund, typ, nr FROM kund_telefon ORDER BY kund, ordning")

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
