package import Domain
package import Model
package import Texts

extension ReadTransaction: Radkalla {
  package func read(_ key: [Text], of list: Radlista, into i: inout Installation) throws -> Int? {
    try LongList.of(list).read(key, &i, connection)
  }

  /// Ids of a list, at most so many; none for those of several parts.
  package func ids(of list: Radlista, most: Int) throws -> [Text] {
    let list = LongList.of(list)
    guard let key = list.key else { return [] }
    return try connection.texts("SELECT \(key) FROM \(list.table) LIMIT \(most)").map { Text($0) }
  }

  /// The highest id of a list whose ids are numbers; 0 where it is empty.
  package func highest(_ list: Radlista) throws -> Int64 {
    let list = LongList.of(list)
    guard let key = list.key else { return 0 }
    return try connection.number("SELECT coalesce(max(\(key)), 0) FROM \(list.table)")
  }
}

/// A list of an installation and what reads a row of it.
private struct LongList {
  let table: String
  /// The column that tells its rows apart; nil where it takes several.
  let key: String?
  let read: ([Text], inout Installation, Connection) throws -> Int?

  private init<Row, Element>(
    _ map: RowMap<Row>, _ rows: WritableKeyPath<Installation, [Element]>,
    whole: @escaping (Row, Connection) throws -> Element
  ) {
    table = map.table
    key = map.keys == 1 ? map.columns[0] : nil
    read = { key, i, connection in
      // A column of numbers makes one of the digits.
      let row = try connection.first(map.one, { for part in key { $0.text(part) } }, row: map.read)
      guard let row else { return nil }
      i[keyPath: rows].append(try whole(row, connection))
      return i[keyPath: rows].count - 1
    }
  }

  private init<Row>(_ map: RowMap<Row>, _ rows: WritableKeyPath<Installation, [Row]>) {
    self.init(map, rows) { row, _ in row }
  }

  static func of(_ list: Radlista) -> LongList {
    switch list {
    case .kunder: LongList(KundRows.row, \.kunder, whole: KundRows.whole)
    case .foretag: LongList(FastaRows.foretag, \.foretag, whole: FastaRows.whole)
    case .fastigheter: LongList(FastaRows.fastighet, \.fastigheter)
    case .byggnader: LongList(FastaRows.byggnad, \.byggnader)
    case .objekt: LongList(ObjektRows.objekt, \.objekt)
    case .utrymmen: LongList(ObjektRows.utrymme, \.utrymmen)
    case .enheter: LongList(ObjektRows.enhet, \.enheter)
    case .arbetsorder: LongList(ArbetsorderRows.row, \.arbetsorder)
    case .handelser: LongList(HangerRows.handelse, \.handelser)
    case .kontaktpersoner: LongList(HangerRows.kontaktperson, \.kontaktpersoner)
    case .tider: LongList(HangerRows.persontid, \.tider)
    case .meddelanden: LongList(HangerRows.meddelande, \.meddelanden)
    case .bokningar: LongList(BokningRows.row, \.bokningar)
    case .filer: LongList(FilRows.fil, \.filer, whole: FilRows.whole)
    }
  }
}
