extension Migration {
  /// The name of a world that has a file of its own (rule control 1.2), and its fault rules (3.1).
  static let m0004 = Migration(
    version: 4,
    sql: """
      CREATE TABLE varldsnamn (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        namn TEXT NOT NULL
      ) STRICT;
      ALTER TABLE varld ADD COLUMN fel TEXT;

      """)
}
