import Model
import Texts

/// Resurser with their lists, and the omraden that name them.
enum ResursRows {
  static let row = RowMap<Resurs>("resurs", ordered: true)

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
  static let row = RowMap<Omrade>("omrade", ordered: true)

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

extension Resurs: StoredRow {
  static var blank: Resurs { Resurs(id: ResursID("")) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("namn", &namn)
    c("typ", &typ)
    c("extern", &extern)
    c("roll", &roll)
    c("epost", &kommunikation.epost)
    var (namn, losenord) = (inloggning?.namn, inloggning?.losenord)
    c("inloggning_namn", &namn)
    c("inloggning_losenord", &losenord)
    if let namn, let losenord { inloggning = Inloggning(namn: namn, losenord: losenord) }
    var (kalender, lucka, kapacitet) = (bokning?.kalender, bokning?.lucka, bokning?.kapacitet)
    var overbokning = bokning?.overbokning
    c("bokning_kalender", &kalender)
    c("bokning_lucka_sekunder", &lucka)
    c("bokning_kapacitet", &kapacitet)
    c("bokning_overbokning", &overbokning)
    if let kalender, let lucka, let kapacitet, let overbokning {
      bokning = Bokningsbarhet(
        kalender: kalender, lucka: lucka, kapacitet: kapacitet, overbokning: overbokning, tilltrade: [])
    }
    c("kontrakt", &kontrakt)
  }
}

extension Omrade: StoredRow {
  static var blank: Omrade { Omrade(nr: "", typ: .felanmalan, namn: nil) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("nr", &nr)
    c("typ", &typ)
    c("namn", &namn)
    c("utforare", &utforare)
  }
}
