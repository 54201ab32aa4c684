package import Texts
package import Tid

/// Something that a moment of the world's clock brings (`control.md` 1.6).
package struct Forfall: Sendable, Equatable {
  /// What it is.
  package enum Slag: String, Sendable {
    /// A temp file that nothing was tied to is gone.
    case tempfil = "tempfil-expired"
    /// The agreed time of an arbetsorder is over, and its SLA still open.
    case sla = "sla-due"
    /// The slot that an arbetsorder is booked in begins.
    case bokning = "booking-starts"
  }

  /// When.
  package var nar: Tidpunkt
  /// What.
  package var slag: Slag
  /// The name of the temp file, or the id of the arbetsorder.
  package var id: Text
}

extension ReadTransaction {
  private static let due = SQL(
    """
    SELECT gar_ut_ms AS nar, 1, namn FROM tempfil WHERE gar_ut_ms > ?1 AND gar_ut_ms <= ?2
    UNION ALL
    SELECT sla_avtalat_slut_ms, 2, CAST(id AS TEXT) FROM arbetsorder
      WHERE sla_avtalat_slut_ms > ?1 AND sla_avtalat_slut_ms <= ?2 AND sla_faktiskt_slut_ms IS NULL
    UNION ALL
    SELECT start_ms, 3, CAST(arbetsorder AS TEXT) FROM bokning
      WHERE start_ms > ?1 AND start_ms <= ?2 AND avbokad = 0
    ORDER BY 1, 2, 3 LIMIT ?3
    """)

  /// What falls due after one moment and up to another, in order.
  package func forfaller(efter fran: Tidpunkt, till: Tidpunkt, hogst limit: Int) throws -> [Forfall] {
    try connection.all(
      Self.due,
      {
        $0.tidpunkt(fran)
        $0.tidpunkt(till)
        $0.int(limit)
      }
    ) { row in
      let nar = row.instant()
      let slag: Forfall.Slag =
        switch row.integer() {
        case 1: .tempfil
        case 2: .sla
        default: .bokning
        }
      return Forfall(nar: nar, slag: slag, id: row.string())
    }
  }
}
