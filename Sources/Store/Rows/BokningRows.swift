package import Domain

/// Bookings, one row for each arbetsorder that was ever booked.
enum BokningRows {
  static let row = RowMap<Bokning>(
    "bokning",
    ["arbetsorder", "resurs", "start_ms", "slut_ms", "avbokad", "av_makulering", "tilltrade", "kommentar"],
    ordered: false,
    bind: { v, b in
      b.id(v.arbetsorder)
      b.id(v.lucka.resurs)
      b.tidpunkt(v.lucka.start)
      b.tidpunkt(v.lucka.slut)
      b.bool(v.avbokad)
      b.bool(v.avMakulering)
      b.text(v.tilltrade)
      b.text(v.kommentar)
    },
    read: { c in
      let arbetsorder = ArbetsorderID(c.integer())
      let lucka = Tidslucka(resurs: ResursID(c.string()), start: c.instant(), slut: c.instant())
      var v = Bokning(arbetsorder: arbetsorder, lucka: lucka)
      v.avbokad = c.flag()
      v.avMakulering = c.flag()
      v.tilltrade = c.text()
      v.kommentar = c.text()
      return v
    })
}

extension ReadTransaction {
  private static let bokningByID = SQL("\(BokningRows.row.select) WHERE arbetsorder = ?")
  private static let bokade = SQL(
    "SELECT count(*) FROM bokning WHERE resurs = ? AND start_ms = ? AND avbokad = 0 AND arbetsorder <> ?")

  /// The booking of an arbetsorder, one that was cancelled too; nil where it never had any.
  package func bokning(_ id: ArbetsorderID) throws -> Bokning? {
    try connection.first(Self.bokningByID, { $0.id(id) }, row: BokningRows.row.read)
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
