package import Model
package import Texts
package import Tid

/// A slot to book (rule 5.6).
package typealias ArbetsorderBokningIn = Bokningsbegaran

extension Bokningsbegaran: WireBody {
  /// Of no slot yet.
  package init() { self.init(lucka: "") }

  package static let shape = Shape<Self>(
    "ArbetsorderBokningIn", .published,
    "A slot to book for an arbetsorder."
  ) { s in
    s.field("tidsluckaId", \.lucka, "The id of the slot.", "R100-202603041000", required: .always)
    s.field("overbokning", \.overbokning, "Whether a full slot may be booked beyond its capacity.", "false")
    s.group(
      "tilltrade", "How to get in.", as: "BokningTilltradeIn", .published, "How to get in at a booked time."
    ) { g in
      g.field("id", \.tilltrade, "The code of the way of getting in.", "J")
      g.field("kommentar", \.kommentar, "A comment.", "Nyckel hos grannen", personal: .prose)
    }
  }
}

/// How to cancel a booking (rule 5.6).
package struct ArbetsorderAvbokningIn: WireBody {
  package var forcera: Bool?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderAvbokningIn", .published, "How to cancel a booking.") { s in
    s.field("forcera", \.forcera, "Cancel also after the start of the slot.", "true")
  }
}

/// The booking of an arbetsorder (rule 5.6).
package struct ArbetsorderBokningUt: WireObject {
  package var tidsluckaId: Text?
  package var startTid: Tidpunkt?
  package var slutTid: Tidpunkt?
  package var status: BokningsstatusUt?
  package var antalAktiviteter: Int32?
  package var tilltrade: Text?
  package var tilltradeBeskrivning: Text?
  package var kommentar: Text?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderBokningUt", .published, "The booking of an arbetsorder.") { s in
    s.group("bokning", "The booking.", as: "BokningUt", .published, "A booked slot.") { s in
      s.field("tidsluckaId", \.tidsluckaId, "The id of the slot.", "R100-202603061300")
      s.field("startTid", \.startTid, "When it begins.", "2026-03-06T13:00:00+01:00")
      s.field("slutTid", \.slutTid, "When it ends.", "2026-03-06T14:00:00+01:00")
      s.field("status", \.status, "How far the booking has come.", "BOKAD")
      s.field("antalAktiviteter", \.antalAktiviteter, "Bookings in the slot.", "1")
      s.group("tilltrade", "How to get in.", as: "BokningTilltrade", .published, "How to get in at a booked time.") {
        g in
        g.field("id", \.tilltrade, "The code of the way of getting in.", "J")
        g.field("beskrivning", \.tilltradeBeskrivning, "The way in words.", "Ja")
        g.field("kommentar", \.kommentar, "A comment.", "Nyckel hos grannen", personal: .prose)
      }
    }
  }
}
