import Domain
import Texts

/// A whole installation to rows and back.
enum InstallationRows {
  private static let insertNumber = SQL("INSERT INTO raknare (namn, nasta) VALUES (?, ?)")

  static func insert(_ i: Installation, in connection: Connection) throws {
    try SettingsRows.save(i.settings, in: connection)
    try insertRegisters(i, in: connection)
    try insertFasta(i, in: connection)
    try ArbetsorderRows.row.insert(all: i.arbetsorder, in: connection)
    try HangerRows.handelse.insert(all: i.handelser, in: connection)
    try HangerRows.kontaktperson.insert(all: i.kontaktpersoner, in: connection)
    try HangerRows.persontid.insert(all: i.tider, in: connection)
    try HangerRows.meddelande.insert(all: i.meddelanden, in: connection)
    try BokningRows.row.insert(all: i.bokningar, in: connection)
    for f in i.filer {
      try FilRows.insert(hash: f.fil.hash, size: f.innehall.count, in: connection) { offset, count in
        Array(f.innehall[offset..<(offset + count)])
      }
    }
    try FilRows.fil.insert(all: i.filer.map(\.fil), in: connection)
    try insertNumbers(i, in: connection)
  }

  private static func insertRegisters(_ i: Installation, in connection: Connection) throws {
    try RegisterRows.klient.insert(all: i.klienter, in: connection)
    try RegisterRows.kalender.insert(all: i.kalendrar, in: connection)
    try RegisterRows.prio.insert(all: i.prio, in: connection)
    try RegisterRows.tilltrade.insert(all: i.tilltrade, in: connection)
    try RegisterRows.handelsetyp.insert(all: i.handelsetyper, in: connection)
    try RegisterRows.aktivitet.insert(all: i.aktiviteter, in: connection)
    try RegisterRows.arbetsordertyp.insert(all: i.arbetsordertyper, in: connection)
    try RegisterRows.ursprung.insert(all: i.ursprung, in: connection)
    try RegisterRows.bunt.insert(all: i.buntar, in: connection)
    try ResursRows.insert(all: i.resurser, in: connection)
    try OmradeRows.insert(all: i.omraden, in: connection)
    try RegisterRows.utrymmestyp.insert(all: i.utrymmestyper, in: connection)
    try RegisterRows.enhetstyp.insert(all: i.enhetstyper, in: connection)
    for typ in i.enhetstyper {
      try RegisterRows.fras.insert(all: typ.fraser.map { ($0, typ.kod) }, in: connection)
    }
    let kontering = i.kontering.enumerated().map { (id: Int64($0 + 1), rad: $1) }
    try RegisterRows.kontering.insert(all: kontering, in: connection)
  }

  private static func insertFasta(_ i: Installation, in connection: Connection) throws {
    try KundRows.insert(all: i.kunder, in: connection)
    try FastaRows.foretag.insert(all: i.foretag, in: connection)
    for foretag in i.foretag {
      try FastaRows.kontakt.insert(all: foretag.kontakter.map { (foretag.nr, $0) }, in: connection)
    }
    try FastaRows.fastighet.insert(all: i.fastigheter, in: connection)
    try FastaRows.byggnad.insert(all: i.byggnader, in: connection)
    for objekt in i.objekt where objekt.kunder.count > 2 {
      throw StoreError(.constraint, "objekt \(objekt.id.rawValue) has \(objekt.kunder.count) kunder; at most 2")
    }
    try ObjektRows.objekt.insert(all: i.objekt, in: connection)
    try ObjektRows.utrymme.insert(all: i.utrymmen, in: connection)
    try ObjektRows.enhet.insert(all: i.enheter, in: connection)
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
    i.klienter = try RegisterRows.klient.all(in: connection)
    i.kalendrar = try RegisterRows.kalender.all(in: connection)
    i.prio = try RegisterRows.prio.all(in: connection)
    i.tilltrade = try RegisterRows.tilltrade.all(in: connection)
    i.handelsetyper = try RegisterRows.handelsetyp.all(in: connection)
    i.aktiviteter = try RegisterRows.aktivitet.all(in: connection)
    i.arbetsordertyper = try RegisterRows.arbetsordertyp.all(in: connection)
    i.ursprung = try RegisterRows.ursprung.all(in: connection)
    i.buntar = try RegisterRows.bunt.all(in: connection)
    i.resurser = try ResursRows.all(in: connection)
    i.omraden = try OmradeRows.all(in: connection)
    i.kontering = try RegisterRows.kontering.all(in: connection).map(\.rad)
    i.utrymmestyper = try RegisterRows.utrymmestyp.all(in: connection)
    i.enhetstyper = try RegisterRows.enhetstyp.all(in: connection)
    let places = Dictionary(i.enhetstyper.enumerated().map { ($1.kod, $0) }, uniquingKeysWith: { a, _ in a })
    for row in try RegisterRows.fras.all(in: connection) {
      if let place = places[row.enhetstyp] { i.enhetstyper[place].fraser.append(row.fras) }
    }
    return i
  }

  /// All of it.
  static func all(in connection: Connection) throws -> Installation {
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
    i.objekt = try ObjektRows.objekt.all(in: connection)
    i.utrymmen = try ObjektRows.utrymme.all(in: connection)
    i.enheter = try ObjektRows.enhet.all(in: connection)
    i.arbetsorder = try ArbetsorderRows.row.all(in: connection)
    i.handelser = try HangerRows.handelse.all(in: connection)
    i.kontaktpersoner = try HangerRows.kontaktperson.all(in: connection)
    i.tider = try HangerRows.persontid.all(in: connection)
    i.meddelanden = try HangerRows.meddelande.all(in: connection)
    i.bokningar = try BokningRows.row.all(in: connection)
    i.filer = try FilRows.fil.all(in: connection).map { fil in
      Seedfil(fil: fil, innehall: try FilRows.content(fil.hash, in: connection))
    }
    return i
  }
}
