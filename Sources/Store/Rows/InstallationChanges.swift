import Domain
import Texts

/// The difference between two installations, table by table.
struct InstallationChanges {
  private let connection: Connection
  private let old: Installation
  private let new: Installation

  private static let forgetOutbox = SQL("DELETE FROM utkorg WHERE arbetsorder = ?")
  private static let forgetMeddelande = SQL("UPDATE utkorg SET meddelande = NULL WHERE meddelande = ?")
  private static let forgetKund = SQL("UPDATE utkorg SET kund = NULL WHERE kund = ?")
  private static let freeNummer = SQL("UPDATE kund SET nummer = 'byts ' || id WHERE id = ?")
  private static let deleteKontakter = SQL("DELETE FROM foretag_kontakt WHERE foretag = ?")

  init(_ connection: Connection, _ old: Installation, _ new: Installation) {
    self.connection = connection
    self.old = old
    self.new = new
  }

  func write() throws {
    try writeRegisters()
    try writePeople()
    try writeFasta()
    try writeArbetsorder()
    try writeHanging()
    try writeFiler()
  }

  /// A list of rows whose key is text.
  private func texts<Row: Equatable>(
    _ map: RowMap<Row>, _ rows: KeyPath<Installation, [Row]>, _ key: @escaping (Row) -> Text
  ) throws {
    try RowChange(map, connection, key) { $1.text($0) }.write(old[keyPath: rows], new[keyPath: rows])
  }

  /// A list of rows whose key is a number.
  private func numbers<Row: Equatable>(
    _ map: RowMap<Row>, _ rows: KeyPath<Installation, [Row]>, clear: @escaping (Row) throws -> Void = { _ in },
    _ key: @escaping (Row) -> Int64
  ) throws {
    var change = RowChange(map, connection, key) { $1.int($0) }
    change.clear = clear
    try change.write(old[keyPath: rows], new[keyPath: rows])
  }

  private func writeRegisters() throws {
    try texts(RegisterRows.klient, \.klienter, \.nyckel)
    try texts(RegisterRows.kalender, \.kalendrar, \.namn)
    try texts(RegisterRows.prio, \.prio, \.kod)
    try texts(RegisterRows.tilltrade, \.tilltrade, \.kod)
    try texts(RegisterRows.handelsetyp, \.handelsetyper, \.kod)
    try numbers(RegisterRows.aktivitet, \.aktiviteter, \.id)
    try texts(RegisterRows.arbetsordertyp, \.arbetsordertyper, \.kod)
    try numbers(RegisterRows.ursprung, \.ursprung, \.id)
    try texts(RegisterRows.bunt, \.buntar, \.kod)
    try texts(RegisterRows.utrymmestyp, \.utrymmestyper, \.kod)
    try texts(RegisterRows.enhetstyp, \.enhetstyper, \.kod)
    typealias Fraser = RowChange<(fras: Fras, enhetstyp: Text), FrasID>
    let fraser = Fraser(
      map: RegisterRows.fras, connection: connection, key: { $0.fras.id }, bindKey: { $1.id($0) }, isSame: ==)
    let rows = { (i: Installation) in i.enhetstyper.flatMap { typ in typ.fraser.map { ($0, typ.kod) } } }
    try fraser.write(rows(old), rows(new))
    typealias Kontering = RowChange<(id: Int64, rad: Konteringsrad), Int64>
    let kontering = Kontering(
      map: RegisterRows.kontering, connection: connection, key: { $0.id }, bindKey: { $1.int($0) }, isSame: ==)
    let numbered = { (i: Installation) in i.kontering.enumerated().map { (id: Int64($0 + 1), rad: $1) } }
    try kontering.write(numbered(old), numbered(new))
  }

  private func writePeople() throws {
    var resurser = RowChange(ResursRows.row, connection, \Resurs.id.rawValue) { $1.text($0) }
    let staying = Set(new.resurser.map(\.id))
    resurser.clear = {
      try ResursRows.clear($0, in: connection)
      if !staying.contains($0.id) { try FilRows.deleteTempfiler(of: $0.id, in: connection) }
    }
    resurser.fill = { try ResursRows.fill($0, in: connection) }
    try resurser.write(old.resurser, new.resurser)
    var omraden = RowChange(OmradeRows.row, connection, \Omrade.nr) { $1.text($0) }
    omraden.clear = { try OmradeRows.clear($0, in: connection) }
    omraden.fill = { try OmradeRows.fill($0, in: connection) }
    try omraden.write(old.omraden, new.omraden)
    var kunder = RowChange(KundRows.row, connection, \Kund.id.rawValue) { $1.int($0) }
    let kunderStaying = Set(new.kunder.map(\.id))
    kunder.clear = { kund in
      try connection.run(KundRows.deleteTelefon) { $0.id(kund.id) }
      if !kunderStaying.contains(kund.id) { try connection.run(Self.forgetKund) { $0.id(kund.id) } }
    }
    // Two may take each other's, and no two have the same at any time.
    let nummer = Dictionary(old.kunder.map { ($0.id, $0.nummer) }, uniquingKeysWith: { a, _ in a })
    for kund in new.kunder where nummer[kund.id].map({ $0 != kund.nummer }) ?? false {
      try connection.run(Self.freeNummer) { $0.id(kund.id) }
    }
    kunder.fill = { try KundRows.insertTelefon(of: $0, in: connection) }
    try kunder.write(old.kunder, new.kunder)
  }

  private func writeFasta() throws {
    var foretag = RowChange(FastaRows.foretag, connection, \Foretag.nr) { $1.text($0) }
    foretag.clear = { foretag in try connection.run(Self.deleteKontakter) { $0.text(foretag.nr) } }
    foretag.fill = { foretag in
      try FastaRows.kontakt.insert(all: foretag.kontakter.map { (foretag.nr, $0) }, in: connection)
    }
    try foretag.write(old.foretag, new.foretag)
    let bind = { (key: [Text], b: inout Binder) in for part in key { b.text(part) } }
    try RowChange(FastaRows.fastighet, connection, { [$0.foretagNr, $0.nr] }, bind)
      .write(old.fastigheter, new.fastigheter)
    try RowChange(FastaRows.byggnad, connection, { [$0.foretagNr, $0.fastighetNr, $0.nr] }, bind)
      .write(old.byggnader, new.byggnader)
    try texts(ObjektRows.objekt, \.objekt, \.id.rawValue)
    try numbers(ObjektRows.utrymme, \.utrymmen, \.id.rawValue)
    try numbers(ObjektRows.enhet, \.enheter, \.id.rawValue)
  }

  private func writeArbetsorder() throws {
    let staying = Set(new.arbetsorder.map(\.id))
    try numbers(
      ArbetsorderRows.row, \.arbetsorder,
      clear: { a in
        if !staying.contains(a.id) { try connection.run(Self.forgetOutbox) { $0.id(a.id) } }
      }, \.id.rawValue)
  }

  private func writeHanging() throws {
    try numbers(HangerRows.handelse, \.handelser, \.id.rawValue)
    try numbers(HangerRows.kontaktperson, \.kontaktpersoner, \.id)
    try numbers(HangerRows.persontid, \.tider, \.id)
    let staying = Set(new.meddelanden.map(\.id))
    try numbers(
      HangerRows.meddelande, \.meddelanden,
      clear: { m in
        if !staying.contains(m.id) { try connection.run(Self.forgetMeddelande) { $0.int(m.id) } }
      }, \.id)
    try numbers(BokningRows.row, \.bokningar, \.arbetsorder.rawValue)
  }

  /// Contents come before the files that have them, and go after them.
  private func writeFiler() throws {
    for f in new.filer {
      try FilRows.insert(hash: f.fil.hash, size: f.innehall.count, in: connection) { offset, count in
        Array(f.innehall[offset..<(offset + count)])
      }
    }
    try RowChange(FilRows.fil, connection, \Fil.id) { $1.int($0) }.write(old.filer.map(\.fil), new.filer.map(\.fil))
    let kept = Set(new.filer.map(\.fil.hash))
    for hash in Set(old.filer.map(\.fil.hash)).subtracting(kept) { try FilRows.letGo(of: hash, in: connection) }
  }
}
