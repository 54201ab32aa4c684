import Model
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
        SELECT \(Migration.due), CAST(id AS TEXT), substr(beskrivning, 1, 160) FROM arbetsorder
        INDEXED BY arbetsorder_tavla
        WHERE status = ?4 AND prio IS ?5 AND \(Migration.due) > ?1 AND \(Migration.due) <= ?2
        ORDER BY \(Migration.due), id LIMIT ?3
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
      let walks = slag == .sla ? statusAndPrio : [[]]
      let first = found.count
      for walk in walks {
        found += try connection.all(
          sql,
          {
            $0.tidpunkt(fran)
            $0.tidpunkt(till)
            $0.int(limit)
            for value in walk { $0.text(value) }
          }
        ) { row in
          Forfall(nar: try row.instant(), slag: slag, id: row.string(), text: row.text())
        }
      }
      // Ids are numbers, of which the shorter is the smaller.
      if walks.count > 1 {
        found[first...].sort { ($0.nar, $0.id.utf8.count, $0.id) < ($1.nar, $1.id.utf8.count, $1.id) }
      }
    }
    let sorted = found.enumerated().sorted { ($0.element.nar, $0.offset) < ($1.element.nar, $1.offset) }
    return sorted.prefix(limit).map(\.element)
  }

  /// What stands before the agreed time in its index: every status with every prio, and with none.
  private var statusAndPrio: [[Text?]] {
    Status.allCases.flatMap { status in
      (register.ordning.prio + [nil]).map { [Text(status.rawValue), $0] }
    }
  }
}
