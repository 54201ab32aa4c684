extension Migration {
  /// What a board is read by: each status in the order of its latest changes, and by prio and what falls due.
  ///
  /// The first takes the place of an index that had no status, so that a change costs as many entries as before; the
  /// second costs one more. A time that was kept or missed is no longer due.
  static let m0006 = Migration(
    version: 6,
    sql: """
      DROP INDEX arbetsorder_modifierad;
      CREATE INDEX arbetsorder_modifierad ON arbetsorder (status, modifierad_ms);
      CREATE INDEX arbetsorder_tavla ON arbetsorder
        (status, prio, \(due));

      """)

  /// When the agreed time of an arbetsorder ends, while it runs; as the index has it.
  static let due = "CASE WHEN sla_faktiskt_slut_ms IS NULL THEN sla_avtalat_slut_ms END"
}
