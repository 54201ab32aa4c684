extension Migration {
  /// Whose names travel in the calls of a resurs, where there is no gateway (rule 1.1).
  static let m0005 = Migration(
    version: 5,
    sql: """
      ALTER TABLE resurs ADD COLUMN kontrakt TEXT;

      """)
}
