import Domain

/// Resurser with their lists, and the omraden that name them.
enum ResursRows {
  static let row = RowMap<Resurs>(
    "resurs",
    [
      "id", "namn", "typ", "extern", "roll", "epost", "inloggning_namn", "inloggning_losenord", "bokning_kalender",
      "bokning_lucka_sekunder", "bokning_kapacitet", "bokning_overbokning", "kontrakt",
    ], ordered: true,
    bind: { v, b in
      b.id(v.id)
      b.text(v.namn)
      b.kod(v.typ)
      b.bool(v.extern)
      b.kod(v.roll)
      b.text(v.kommunikation.epost)
      b.text(v.inloggning?.namn)
      b.text(v.inloggning?.losenord)
      b.text(v.bokning?.kalender)
      b.int(v.bokning?.lucka)
      b.int(v.bokning?.kapacitet)
      b.int(v.bokning?.overbokning)
      b.kod(v.kontrakt)
    },
    read: { c in
      var v = Resurs(id: ResursID(c.string()))
      v.namn = c.text()
      v.typ = try c.kod() ?? .person
      v.extern = c.flag()
      v.roll = try c.kod() ?? .intern
      v.kommunikation.epost = c.text()
      let (namn, losenord) = (c.text(), c.text())
      if let namn, let losenord { v.inloggning = .init(namn: namn, losenord: losenord) }
      let (kalender, lucka, kapacitet, overbokning) = (c.text(), c.int(), c.int(), c.int())
      if let kalender, let lucka, let kapacitet, let overbokning {
        v.bokning = .init(
          kalender: kalender, lucka: lucka, kapacitet: Int(kapacitet), overbokning: Int(overbokning), tilltrade: [])
      }
      v.kontrakt = try c.kod()
      return v
    })

  private static let insertTelefon = SQL("INSERT INTO resurs_telefon (resurs, ordning, typ, nr) VALUES (?, ?, ?, ?)")
  private static let insertSSO = SQL("INSERT INTO resurs_sso (resurs, ordning, sso_id) VALUES (?, ?, ?)")
  private static let insertFedererad = SQL(
    "INSERT INTO resurs_federerad (resurs, ordning, utgivare, subjekt, hemlighet) VALUES (?, ?, ?, ?, ?)")
  private static let insertTilltrade = SQL(
    "INSERT INTO resurs_tilltrade (resurs, ordning, tilltrade) VALUES (?, ?, ?)")
  private static let allTelefon = SQL("SELECT resurs, typ, nr FROM resurs_telefon ORDER BY resurs, ordning")
  private static let allSSO = SQL("SELECT resurs, sso_id FROM resurs_sso ORDER BY resurs, ordning")
  private static let allFedererad = SQL(
    "SELECT resurs, utgivare, subjekt, hemlighet FROM resurs_federerad ORDER BY resurs, ordning")
  private static let allTilltrade = SQL("SELECT resurs, tilltrade FROM resurs_tilltrade ORDER BY resurs, ordning")

  static func insert(all resurser: [Resurs], in connection: Connection) throws {
    try row.insert(all: resurser, in: connection)
    for resurs in resurser { try fill(resurs, in: connection) }
  }

  /// Adds the lists of a resurs.
  static func fill(_ resurs: Resurs, in connection: Connection) throws {
    func each<T>(_ values: [T], _ sql: SQL, _ bind: (T, inout Binder) -> Void) throws {
      for (ordning, value) in values.enumerated() {
        try connection.run(sql) {
          $0.id(resurs.id)
          $0.int(ordning)
          bind(value, &$0)
        }
      }
    }
    try each(resurs.kommunikation.telefon, insertTelefon) {
      $1.kod($0.typ)
      $1.text($0.nr)
    }
    try each(resurs.sso, insertSSO) { $1.text($0) }
    try each(resurs.federerad, insertFedererad) {
      $1.text($0.utgivare)
      $1.text($0.subjekt)
      $1.text($0.hemlighet)
    }
    try each(resurs.bokning?.tilltrade ?? [], insertTilltrade) { $1.text($0) }
  }

  private static let deleteLists = ["resurs_telefon", "resurs_sso", "resurs_federerad", "resurs_tilltrade"].map {
    SQL("DELETE FROM \($0) WHERE resurs = ?")
  }

  /// Removes the lists of a resurs.
  static func clear(_ resurs: Resurs, in connection: Connection) throws {
    for sql in deleteLists { try connection.run(sql) { $0.id(resurs.id) } }
  }

  static func all(in connection: Connection) throws -> [Resurs] {
    var resurser = try row.all(in: connection)
    let places = Dictionary(resurser.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { a, _ in a })
    func each(_ sql: SQL, _ put: (inout Resurs, inout Columns) throws -> Void) throws {
      try connection.run(sql) { _ in
      } row: { c in
        // The foreign key holds: every row has its resurs.
        guard let place = places[ResursID(c.string())] else { return }
        try put(&resurser[place], &c)
      }
    }
    try each(allTelefon) { $0.kommunikation.telefon.append(Telefon(typ: try $1.kod(), nr: $1.text())) }
    try each(allSSO) { $0.sso.append($1.string()) }
    try each(allFedererad) {
      $0.federerad.append(.init(utgivare: $1.string(), subjekt: $1.string(), hemlighet: $1.text()))
    }
    try each(allTilltrade) { $0.bokning?.tilltrade.append($1.string()) }
    return resurser
  }
}

/// Omraden, with an utförare per type of arbetsorder where they have one.
enum OmradeRows {
  static let row = RowMap<Omrade>(
    "omrade", ["nr", "typ", "namn", "utforare"], ordered: true,
    bind: { v, b in
      b.text(v.nr)
      b.kod(v.typ)
      b.text(v.namn)
      b.id(v.utforare)
    },
    read: { c in
      let nr = c.string()
      guard let typ = try c.kod(Omradestyp.self) else { throw c.unreadable("NULL") }
      var v = Omrade(nr: nr, typ: typ, namn: c.text())
      v.utforare = c.nummer()
      return v
    })

  private static let insertUtforare = SQL(
    "INSERT INTO omrade_utforare (omrade, arbetsordertyp, utforare) VALUES (?, ?, ?)")
  private static let allUtforare = SQL("SELECT omrade, arbetsordertyp, utforare FROM omrade_utforare")

  static func insert(all omraden: [Omrade], in connection: Connection) throws {
    try row.insert(all: omraden, in: connection)
    for omrade in omraden { try fill(omrade, in: connection) }
  }

  /// Adds the utförare of each type.
  static func fill(_ omrade: Omrade, in connection: Connection) throws {
    for (typ, utforare) in omrade.utforarePerTyp.sorted(by: { $0.key < $1.key }) {
      try connection.run(insertUtforare) {
        $0.text(omrade.nr)
        $0.text(typ)
        $0.id(utforare)
      }
    }
  }

  private static let deleteUtforare = SQL("DELETE FROM omrade_utforare WHERE omrade = ?")

  /// Removes the utförare of each type.
  static func clear(_ omrade: Omrade, in connection: Connection) throws {
    try connection.run(deleteUtforare) { $0.text(omrade.nr) }
  }

  static func all(in connection: Connection) throws -> [Omrade] {
    var omraden = try row.all(in: connection)
    let places = Dictionary(omraden.enumerated().map { ($1.nr, $0) }, uniquingKeysWith: { a, _ in a })
    try connection.run(allUtforare) { _ in
    } row: { c in
      guard let place = places[c.string()] else { return }
      omraden[place].utforarePerTyp[c.string()] = ResursID(c.string())
    }
    return omraden
  }
}
