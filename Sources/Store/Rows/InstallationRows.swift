import Domain
import Model
import Texts

/// A whole installation to rows and back.
enum InstallationRows {
  private static let insertNumber = SQL("INSERT INTO raknare (namn, nasta) VALUES (?, ?)")

  /// - Parameter progress: told now and then how many rows are written, of all but those of the registers.
  static func insert(
    _ i: Installation, in connection: Connection, progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in }
  ) throws {
    let all = rows(of: i)
    var done = 0
    func count(_ rows: Int) {
      done += rows
      if rows > 0 { progress(done, all) }
    }
    try SettingsRows.save(i.settings, in: connection)
    try insertRegisters(i, in: connection)
    try insertFasta(i, in: connection, count)
    try ArbetsorderRows.row.insert(all: i.arbetsorder, in: connection, count: count)
    try HangerRows.handelse.insert(all: i.handelser, in: connection, count: count)
    try HangerRows.kontaktperson.insert(all: i.kontaktpersoner, in: connection, count: count)
    try HangerRows.persontid.insert(all: i.tider, in: connection, count: count)
    try HangerRows.meddelande.insert(all: i.meddelanden, in: connection, count: count)
    try BokningRows.row.insert(all: i.bokningar, in: connection, count: count)
    for f in i.filer {
      try FilRows.insert(hash: f.fil.hash, size: f.innehall.count, in: connection) { offset, count in
        Array(f.innehall[offset..<(offset + count)])
      }
    }
    try FilRows.fil.insert(all: i.filer.map(\.fil), in: connection, count: count)
    try insertNumbers(i, in: connection)
  }

  /// All rows but those of the registers.
  private static func rows(of i: Installation) -> Int {
    let fasta =
      i.foretag.count + i.fastigheter.count + i.byggnader.count + i.objekt.count + i.utrymmen.count + i.enheter.count
    let hanging = i.handelser.count + i.kontaktpersoner.count + i.tider.count + i.meddelanden.count
    return i.kunder.count + fasta + i.arbetsorder.count + hanging + i.bokningar.count + i.filer.count
  }

  private static func insertRegisters(_ i: Installation, in connection: Connection) throws {
    for list in RegisterRows.lists { try list.insert(i, connection) }
    try ResursRows.insert(all: i.resurser, in: connection)
    try OmradeRows.insert(all: i.omraden, in: connection)
    try RegisterRows.fras.insert(all: Frasrad.all(i), in: connection)
    try RegisterRows.kontering.insert(all: NumreradKontering.all(i), in: connection)
  }

  private static func insertFasta(
    _ i: Installation, in connection: Connection, _ count: (Int) -> Void
  ) throws {
    try KundRows.insert(all: i.kunder, in: connection, count: count)
    try FastaRows.foretag.insert(all: i.foretag, in: connection, count: count)
    for foretag in i.foretag { try FastaRows.insertKontakter(of: foretag, in: connection) }
    try FastaRows.fastighet.insert(all: i.fastigheter, in: connection, count: count)
    try FastaRows.byggnad.insert(all: i.byggnader, in: connection, count: count)
    for objekt in i.objekt where objekt.kunder.count > 2 {
      throw StoreError(.constraint, "objekt \(objekt.id.rawValue) has \(objekt.kunder.count) kunder; at most 2")
    }
    try ObjektRows.objekt.insert(all: i.objekt, in: connection, count: count)
    try ObjektRows.utrymme.insert(all: i.utrymmen, in: connection, count: count)
    try ObjektRows.enhet.insert(all: i.enheter, in: connection, count: count)
  }

  /// The counters go on after the highest id that the seed gave.
  private static func insertNumbers(_ i: Installation, in connection: Connection) throws {
    for raknare in Raknare.allCases {
      try connection.run(insertNumber) {
        $0.text(raknare.rawValue)
        $0.int(next(raknare, i))
      }
    }
  }

  private static let raiseNumber = SQL("UPDATE raknare SET nasta = ?2 WHERE namn = ?1 AND nasta < ?2")

  /// The counters go on after the highest id, or later where they are there already.
  static func raiseNumbers(_ i: Installation, in connection: Connection) throws {
    for raknare in Raknare.allCases {
      try connection.run(raiseNumber) {
        $0.text(raknare.rawValue)
        $0.int(next(raknare, i))
      }
    }
  }

  private static func next(_ raknare: Raknare, _ i: Installation) -> Int64 {
    let highest: Int64? =
      switch raknare {
      case .arbetsorder: max(i.arbetsorder.map(\.id.rawValue).max() ?? 0, i.settings.firstArbetsorderId - 1)
      case .handelse: i.handelser.map(\.id.rawValue).max()
      case .enhet: i.enheter.map(\.id.rawValue).max()
      case .kontaktperson: i.kontaktpersoner.map(\.id).max()
      case .persontid: i.tider.map(\.id).max()
      case .meddelande: i.meddelanden.map(\.id).max()
      case .utkorg: nil
      case .fil: i.filer.map(\.fil.id).max()
      }
    return max(highest ?? 0, 0) + 1
  }

  /// Settings and registers alone, as the rules keep them in memory.
  static func registers(in connection: Connection) throws -> Installation {
    var i = Installation()
    i.settings = try SettingsRows.load(in: connection)
    for list in RegisterRows.lists { try list.read(&i, connection) }
    i.resurser = try ResursRows.all(in: connection)
    i.omraden = try OmradeRows.all(in: connection)
    i.kontering = try RegisterRows.kontering.all(in: connection).map(\.rad)
    let places = Dictionary(i.enhetstyper.enumerated().map { ($1.kod, $0) }, uniquingKeysWith: { a, _ in a })
    for row in try RegisterRows.fras.all(in: connection) {
      if let place = places[row.enhetstyp] { i.enhetstyper[place].fraser.append(row.fras) }
    }
    return i
  }

  private static let largeTables = [
    ObjektRows.objekt.table, ObjektRows.utrymme.table, ObjektRows.enhet.table, ArbetsorderRows.row.table,
    HangerRows.handelse.table, HangerRows.persontid.table, HangerRows.meddelande.table,
  ]

  /// All of it.
  ///
  /// - Parameter progress: told now and then how many rows are read, of all of the tables that may be large.
  static func all(
    in connection: Connection, progress: ((_ rows: Int, _ of: Int) -> Void)? = nil
  ) throws -> Installation {
    var all = 0
    if progress != nil {
      for table in largeTables { all += Int(try connection.number("SELECT count(*) FROM \(table)")) }
    }
    var done = 0
    func count(_ rows: Int) {
      done += rows
      if rows > 0 { progress?(done, all) }
    }
    var i = try registers(in: connection)
    i.namn = Text(try connection.texts("SELECT namn FROM installation").first ?? "")
    i.kunder = try KundRows.all(in: connection)
    i.foretag = try FastaRows.foretag.all(in: connection)
    let places = Dictionary(i.foretag.enumerated().map { ($1.nr, $0) }, uniquingKeysWith: { a, _ in a })
    for row in try FastaRows.kontakt.all(in: connection) {
      if let place = places[row.foretag] { i.foretag[place].kontakter.append(row.kontakt) }
    }
    i.fastigheter = try FastaRows.fastighet.all(in: connection)
    i.byggnader = try FastaRows.byggnad.all(in: connection)
    i.objekt = try ObjektRows.objekt.all(in: connection, count: count)
    i.utrymmen = try ObjektRows.utrymme.all(in: connection, count: count)
    i.enheter = try ObjektRows.enhet.all(in: connection, count: count)
    i.arbetsorder = try ArbetsorderRows.row.all(in: connection, count: count)
    i.handelser = try HangerRows.handelse.all(in: connection, count: count)
    i.kontaktpersoner = try HangerRows.kontaktperson.all(in: connection)
    i.tider = try HangerRows.persontid.all(in: connection, count: count)
    i.meddelanden = try HangerRows.meddelande.all(in: connection, count: count)
    i.bokningar = try BokningRows.row.all(in: connection)
    i.filer = try FilRows.fil.all(in: connection).map { try FilRows.whole($0, in: connection) }
    return i
  }
}
