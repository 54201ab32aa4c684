extension Database {
  private static let selectName = SQL("SELECT namn FROM varldsnamn")
  private static let saveName = SQL(
    "INSERT INTO varldsnamn (id, namn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET namn = excluded.namn")

  /// The name of the world whose file this is; nil where it was given none. Kept through a reset.
  package func worldName() throws -> String? {
    try read { try $0.connection.first(Self.selectName) { $0.string() } }
  }

  /// Gives the world whose file this is its name.
  package func nameWorld(_ name: String) throws {
    try write { transaction in try transaction.connection.run(Self.saveName) { $0.text(name) } }
  }
}
