import Locks

extension Database {
  /// Every row of every table as text, for whoever compares two states from outside. The image that a reset goes back
  /// to is left out: nothing but a new seed changes it.
  package func dump() throws -> [String] {
    try withConnection { connection in
      var rows: [String] = []
      for table in TableShape.all where table.name != "installation_bild" {
        let columns = table.columns.map { "quote(\"\($0.name)\")" }.joined(separator: " || '|' || ")
        rows += try connection.texts("SELECT \(columns) FROM \"\(table.name)\"").map { "\(table.name)|\($0)" }.sorted()
      }
      return rows
    }
  }
}
