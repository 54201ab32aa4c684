package import Model
import Texts
import Tid

/// Bookings, one row for each arbetsorder that was ever booked.
enum BokningRows {
  static let row = RowMap<Bokning>("bokning", ordered: false)
}

extension Bokning: StoredRow {
  static var blank: Bokning {
    let start = Tidpunkt(sekunder: 0)
    return Bokning(arbetsorder: .none, lucka: Tidslucka(resurs: ResursID(""), start: start, slut: start))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("arbetsorder", &arbetsorder)
    c("resurs", &lucka.resurs)
    c("start_ms", &lucka.start)
    c("slut_ms", &lucka.slut)
    c("avbokad", &avbokad)
    c("av_makulering", &avMakulering)
    c("tilltrade", &tilltrade)
    c("kommentar", &kommentar)
  }
}

extension ReadTransaction {
  private static let bokade = SQL(
    "SELECT count(*) FROM bokning WHERE resurs = ? AND start_ms = ? AND avbokad = 0 AND arbetsorder <> ?")

  /// The booking of an arbetsorder, one that was cancelled too; nil where it never had any.
  package func bokning(_ id: ArbetsorderID) throws -> Bokning? {
    try connection.first(BokningRows.row.one, { $0.id(id) }, row: BokningRows.row.read)
  }

  /// The bookings that take room in a slot, without that of one arbetsorder.
  package func antalBokade(_ lucka: Tidslucka, utom: ArbetsorderID?) throws -> Int {
    let count = try connection.first(
      Self.bokade,
      {
        $0.id(lucka.resurs)
        $0.tidpunkt(lucka.start)
        // No arbetsorder has this number.
        $0.int(utom?.rawValue ?? 0)
      }, row: { $0.integer() })
    return Int(count ?? 0)
  }
}

extension WriteTransaction {
  /// The booking of an arbetsorder, in the place of any that it had.
  package func save(_ bokning: Bokning) throws {
    if try self.bokning(bokning.arbetsorder) == nil {
      try BokningRows.row.insert(bokning, in: connection)
    } else {
      try BokningRows.row.update(bokning, in: connection)
    }
  }
}
