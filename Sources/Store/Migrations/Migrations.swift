// What came later. A migration is one entry here, the last; it is never changed after a release.
extension Migration {
  /// All of them, in order.
  static let all: [Migration] = [
    m0001, m0002,
    // How fast a world's clock runs, in thousandths of the machine's, and since when (rule control 1.6).
    Migration(
      version: 3,
      sql: """
        ALTER TABLE varld ADD COLUMN klocka_takt INTEGER NOT NULL DEFAULT 1000 CHECK (klocka_takt >= 1);
        ALTER TABLE varld ADD COLUMN klocka_fran_ms INTEGER NOT NULL DEFAULT 0;

        """),
    // The name of a world that has a file of its own (rule control 1.2), and its fault rules (3.1).
    Migration(
      version: 4,
      sql: """
        CREATE TABLE varldsnamn (
          id INTEGER PRIMARY KEY CHECK (id = 1),
          namn TEXT NOT NULL
        ) STRICT;
        ALTER TABLE varld ADD COLUMN fel TEXT;

        """),
    // Whose names travel in the calls of a resurs, where there is no gateway (rule 1.1).
    Migration(
      version: 5,
      sql: """
        ALTER TABLE resurs ADD COLUMN kontrakt TEXT;

        """),
    // What a board is read by: each status in the order of its latest changes, and by prio and what falls due.
    //
    // The first takes the place of an index that had no status, so that a change costs as many entries as before; the
    // second costs one more. A time that was kept or missed is no longer due.
    Migration(
      version: 6,
      sql: """
        DROP INDEX arbetsorder_modifierad;
        CREATE INDEX arbetsorder_modifierad ON arbetsorder (status, modifierad_ms);
        CREATE INDEX arbetsorder_tavla ON arbetsorder
          (status, prio, \(due));

        """),
    // What falls due next is found by index: open SLA by their agreed end, bookings by their beginning.
    Migration(
      version: 7,
      sql: """
        CREATE INDEX arbetsorder_sla ON arbetsorder (sla_avtalat_slut_ms)
          WHERE sla_avtalat_slut_ms IS NOT NULL AND sla_faktiskt_slut_ms IS NULL;
        CREATE INDEX bokning_start ON bokning (start_ms) WHERE avbokad = 0;

        """),
    // The board's index has the agreed ends too, by status and prio, and a create writes one entry less.
    Migration(
      version: 8,
      sql: """
        DROP INDEX arbetsorder_sla;

        """),
  ]

  /// When the agreed time of an arbetsorder ends, while it runs; as the index has it.
  static let due = "CASE WHEN sla_faktiskt_slut_ms IS NULL THEN sla_avtalat_slut_ms END"
}
