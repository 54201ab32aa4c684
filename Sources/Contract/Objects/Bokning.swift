package import Texts
package import Tid

/// A slot to book (rule 5.6).
package struct ArbetsorderBokningIn: WireObject {
  package var tidsluckaId: Text = ""
  package var overbokning: Bool?
  package var tilltrade = BokningTilltradeIn()

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderBokningIn", .published,
    "A slot to book for an arbetsorder."
  ) { s in
    s.field("tidsluckaId", \.tidsluckaId, "The id of the slot.", "R100-202603041000", required: .always)
    s.field("overbokning", \.overbokning, "Whether a full slot may be booked beyond its capacity.", "false")
    s.field("tilltrade", \.tilltrade, "How to get in.")
  }
}

/// How to get in at a booked time.
package struct BokningTilltradeIn: WireObject {
  package var id: Text?
  package var kommentar: Text?

  package init() {}

  package static let shape = Shape<Self>("BokningTilltradeIn", .published, "How to get in at a booked time.") { s in
    s.field("id", \.id, "The code of the way of getting in.", "J")
    s.field("kommentar", \.kommentar, "A comment.", "Nyckel hos grannen")
  }
}

/// How to cancel a booking (rule 5.6).
package struct ArbetsorderAvbokningIn: WireObject {
  package var forcera: Bool?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderAvbokningIn", .published, "How to cancel a booking.") { s in
    s.field("forcera", \.forcera, "Cancel also after the start of the slot.", "true")
  }
}

/// The booking of an arbetsorder (rule 5.6).
package struct ArbetsorderBokningUt: WireObject {
  package var bokning = BokningUt()

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderBokningUt", .published, "The booking of an arbetsorder.") { s in
    s.field("bokning", \.bokning, "The booking.")
  }
}

/// A booked slot.
package struct BokningUt: WireObject {
  package var tidsluckaId: Text?
  package var startTid: Tidpunkt?
  package var slutTid: Tidpunkt?
  package var status: BokningsstatusUt?
  package var antalAktiviteter: Int32?
  package var tilltrade = BokningTilltrade()

  package init() {}

  package static let shape = Shape<Self>("BokningUt", .published, "A booked slot.") { s in
    s.field("tidsluckaId", \.tidsluckaId, "The id of the slot.", "R100-202603061300")
    s.field("startTid", \.startTid, "When it begins.", "2026-03-06T13:00:00+01:00")
    s.field("slutTid", \.slutTid, "When it ends.", "2026-03-06T14:00:00+01:00")
    s.field("status", \.status, "How far the booking has come.", "BOKAD")
    s.field("antalAktiviteter", \.antalAktiviteter, "Bookings in the slot.", "1")
    s.field("tilltrade", \.tilltrade, "How to get in.")
  }
}

/// How to get in at a booked time, as read.
package struct BokningTilltrade: WireObject {
  package var id: Text?
  package var beskrivning: Text?
  package var kommentar: Text?

  package init() {}

  package static let shape = Shape<Self>("BokningTilltrade", .published, "How to get in at a booked time.") { s in
    s.field("id", \.id, "The code of the way of getting in.", "J")
    s.field("beskrivning", \.beskrivning, "The way in words.", "Ja")
    s.field("kommentar", \.kommentar, "A comment.", "Nyckel hos grannen")
  }
}
