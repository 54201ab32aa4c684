package import Model
package import Texts
package import Tid

extension ReadTransaction {
  private static let filerOfArbetsorder = SQL("\(FilRows.fil.select) WHERE arbetsorder = ? ORDER BY id")
  private static let tempfilByName = SQL("\(FilRows.tempfil.select) WHERE namn = ? AND gar_ut_ms > ?")

  /// Nil where there is none.
  package func fil(_ id: Int64) throws -> Fil? {
    try connection.first(FilRows.fil.one, { $0.int(id) }, row: FilRows.fil.read)
  }

  /// The files of an arbetsorder by id.
  package func filer(av arbetsorder: ArbetsorderID) throws -> [Fil] {
    try connection.all(Self.filerOfArbetsorder, { $0.id(arbetsorder) }, row: FilRows.fil.read)
  }

  /// One that has not expired at `nu`; nil where there is none.
  package func tempfil(_ namn: Text, nu: Tidpunkt) throws -> Tempfil? {
    try connection.first(
      Self.tempfilByName,
      {
        $0.text(namn)
        $0.tidpunkt(nu)
      }, row: FilRows.tempfil.read)
  }

  /// Bytes of a content by its hash; nil where there is none.
  package func storlek(innehall hash: Text) throws -> Int? { try FilRows.size(hash, in: connection) }

  /// At most `count` bytes of a content from an offset; empty at its end, and where there is none.
  package func bytes(innehall hash: Text, at offset: Int, count: Int) throws -> [UInt8] {
    try FilRows.bytes(hash, at: offset, count: count, in: connection)
  }
}

extension WriteTransaction {
  private static let expired = SQL("\(FilRows.tempfil.select) WHERE gar_ut_ms <= ? ORDER BY namn")
  private static let deleteTempfil = SQL("DELETE FROM tempfil WHERE namn = ?")

  /// Stores content by its hash, where it is not there yet.
  ///
  /// - Parameter read: `count` bytes from an offset.
  package func insert(
    innehall hash: Text, storlek: Int, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws {
    try FilRows.insert(hash: hash, size: storlek, in: connection, read: read)
  }

  /// A new temp file, whose content is there.
  package func insert(_ tempfil: Tempfil) throws { try FilRows.tempfil.insert(tempfil, in: connection) }

  /// A new file, whose content is there; its id comes from `next(.fil)`.
  package func insert(_ fil: Fil) throws { try FilRows.fil.insert(fil, in: connection) }

  /// Removes a temp file, and its content where nothing else has it.
  package func delete(_ tempfil: Tempfil) throws {
    try connection.run(Self.deleteTempfil) { $0.text(tempfil.namn) }
    try FilRows.letGo(of: tempfil.hash, in: connection)
  }

  /// Removes a file, and its content where nothing else has it.
  package func delete(_ fil: Fil) throws {
    try FilRows.fil.delete(fil.id, in: connection)
    try FilRows.letGo(of: fil.hash, in: connection)
  }

  /// Removes the temp files that have expired at `nu` (rule 7.3).
  package func deleteExpiredTempfiler(nu: Tidpunkt) throws {
    for tempfil in try connection.all(Self.expired, { $0.tidpunkt(nu) }, row: FilRows.tempfil.read) {
      try delete(tempfil)
    }
  }
}
