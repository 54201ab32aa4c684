package import Texts
package import Tid

/// Something that a moment of the world's clock brings (rule control 1.6).
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
  /// What people call it: the file's own name, or up to 160 characters of the arbetsorder's description.
  package var text: Text?
}

extension ReadTransaction {
  // An index each, read no further than the limit: of a million arbetsorder three would be sorted for one.
  static let due: [(slag: Forfall.Slag, sql: SQL)] = [
    (
      .tempfil,
      SQL(
        """
        SELECT gar_ut_ms, namn, substr(visningsnamn, 1, 160) FROM tempfil
        WHERE gar_ut_ms > ?1 AND gar_ut_ms <= ?2 ORDER BY gar_ut_ms, namn LIMIT ?3
        """)
    ),
    (
      .sla,
      SQL(
        """
        SELECT sla_avtalat_slut_ms, CAST(id AS TEXT), substr(beskrivning, 1, 160) FROM arbetsorder
        WHERE sla_avtalat_slut_ms > ?1 AND sla_avtalat_slut_ms <= ?2 AND sla_faktiskt_slut_ms IS NULL
        ORDER BY sla_avtalat_slut_ms, id LIMIT ?3
        """)
    ),
    (
      .bokning,
      SQL(
        """
        SELECT b.start_ms, CAST(b.arbetsorder AS TEXT), substr(a.beskrivning, 1, 160)
        FROM bokning b CROSS JOIN arbetsorder a ON a.id = b.arbetsorder
        WHERE b.start_ms > ?1 AND b.start_ms <= ?2 AND b.avbokad = 0 ORDER BY b.start_ms, b.arbetsorder LIMIT ?3
        """)
    ),
  ]

  /// What falls due after one moment and up to another, in order.
  package func forfaller(efter fran: Tidpunkt, till: Tidpunkt, hogst limit: Int) throws -> [Forfall] {
    var found: [Forfall] = []
    for (slag, sql) in Self.due {
      found += try connection.all(
        sql,
        {
          $0.tidpunkt(fran)
          $0.tidpunkt(till)
          $0.int(limit)
        }
      ) { row in
        Forfall(nar: row.instant(), slag: slag, id: row.string(), text: row.text())
      }
    }
    let sorted = found.enumerated().sorted { ($0.element.nar, $0.offset) < ($1.element.nar, $1.offset) }
    return sorted.prefix(limit).map(\.element)
  }
}
