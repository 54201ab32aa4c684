extension Migration {
  /// How fast a world's clock runs, in thousandths of the machine's, and since when (rule control 1.6).
  static let m0003 = Migration(
    version: 3,
    sql: """
      ALTER TABLE varld ADD COLUMN klocka_takt INTEGER NOT NULL DEFAULT 1000 CHECK (klocka_takt >= 1);
      ALTER TABLE varld ADD COLUMN klocka_fran_ms INTEGER NOT NULL DEFAULT 0;

      """)
}
