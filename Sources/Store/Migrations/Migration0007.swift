extension Migration {
  /// What falls due next is found by index: open SLA by their agreed end, bookings by their beginning.
  static let m0007 = Migration(
    version: 7,
    sql: """
      CREATE INDEX arbetsorder_sla ON arbetsorder (sla_avtalat_slut_ms)
        WHERE sla_avtalat_slut_ms IS NOT NULL AND sla_faktiskt_slut_ms IS NULL;
      CREATE INDEX bokning_start ON bokning (start_ms) WHERE avbokad = 0;

      """)
}
