extension Database {
  private static let selectName = SQL("SELECT namn FROM varldsnamn")

  /// The name of the world whose file this is; nil where it was given none. Kept through a reset.
  package func worldName() throws -> String? {
    try read { try $0.connection.first(Self.selectName) { $0.word() ?? "" } }
  }
}

extension Connection {
  private static let saveName = SQL(
    "INSERT INTO varldsnamn (id, namn) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET namn = excluded.namn")

  /// Gives the world whose file this is its name.
  func name(_ name: String) throws { try run(Self.saveName) { $0.text(name) } }
}
