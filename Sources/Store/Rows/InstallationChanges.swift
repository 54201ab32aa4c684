import Model
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

  private func write<Row: StoredRow & Equatable>(
    _ map: RowMap<Row>, _ rows: (Installation) -> [Row], clear: @escaping (Row) throws -> Void = { _ in },
    fill: @escaping (Row) throws -> Void = { _ in }
  ) throws {
    try RowChange(map: map, connection: connection, clear: clear, fill: fill).write(rows(old), rows(new))
  }

  private func writeRegisters() throws {
    for list in RegisterRows.lists { try list.change(old, new, connection) }
    try write(RegisterRows.fras, Frasrad.all)
    try write(RegisterRows.kontering, NumreradKontering.all)
  }

  private func writePeople() throws {
    let staying = Set(new.resurser.map(\.id))
    try write(
      ResursRows.row, \.resurser,
      clear: {
        try ResursRows.clear($0, in: connection)
        if !staying.contains($0.id) { try FilRows.deleteTempfiler(of: $0.id, in: connection) }
      }, fill: { try ResursRows.fill($0, in: connection) })
    try write(
      OmradeRows.row, \.omraden, clear: { try OmradeRows.clear($0, in: connection) },
      fill: { try OmradeRows.fill($0, in: connection) })
    // Two may take each other's, and no two have the same at any time.
    let nummer = Dictionary(old.kunder.map { ($0.id, $0.nummer) }, uniquingKeysWith: { a, _ in a })
    for kund in new.kunder where nummer[kund.id].map({ $0 != kund.nummer }) ?? false {
      try connection.run(Self.freeNummer) { $0.id(kund.id) }
    }
    let kunderStaying = Set(new.kunder.map(\.id))
    try write(
      KundRows.row, \.kunder,
      clear: { kund in
        try connection.run(KundRows.deleteTelefon) { $0.id(kund.id) }
        if !kunderStaying.contains(kund.id) { try connection.run(Self.forgetKund) { $0.id(kund.id) } }
      }, fill: { try KundRows.insertTelefon(of: $0, in: connection) })
  }

  private func writeFasta() throws {
    try write(
      FastaRows.foretag, \.foretag,
      clear: { foretag in try connection.run(Self.deleteKontakter) { $0.text(foretag.nr) } },
      fill: { try FastaRows.insertKontakter(of: $0, in: connection) })
    try write(FastaRows.fastighet, \.fastigheter)
    try write(FastaRows.byggnad, \.byggnader)
    try write(ObjektRows.objekt, \.objekt)
    try write(ObjektRows.utrymme, \.utrymmen)
    try write(ObjektRows.enhet, \.enheter)
  }

  private func writeArbetsorder() throws {
    let staying = Set(new.arbetsorder.map(\.id))
    try write(
      ArbetsorderRows.row, \.arbetsorder,
      clear: { a in
        if !staying.contains(a.id) { try connection.run(Self.forgetOutbox) { $0.id(a.id) } }
      })
  }

  private func writeHanging() throws {
    try write(HangerRows.handelse, \.handelser)
    try write(HangerRows.kontaktperson, \.kontaktpersoner)
    try write(HangerRows.persontid, \.tider)
    let staying = Set(new.meddelanden.map(\.id))
    try write(
      HangerRows.meddelande, \.meddelanden,
      clear: { m in
        if !staying.contains(m.id) { try connection.run(Self.forgetMeddelande) { $0.int(m.id) } }
      })
    try write(BokningRows.row, \.bokningar)
  }

  /// Contents come before the files that have them, and go after them.
  private func writeFiler() throws {
    for f in new.filer {
      try FilRows.insert(hash: f.fil.hash, size: f.innehall.count, in: connection) { offset, count in
        Array(f.innehall[offset..<(offset + count)])
      }
    }
    try write(FilRows.fil, { $0.filer.map(\.fil) })
    let kept = Set(new.filer.map(\.fil.hash))
    for hash in Set(old.filer.map(\.fil.hash)).subtracting(kept) { try FilRows.letGo(of: hash, in: connection) }
  }
}
