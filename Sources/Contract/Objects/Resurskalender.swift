package import Texts
package import Tid

/// Whose slots to list (rule 5.6).
package struct ResursKalenderIn: WireBody {
  package var objektId: Text = ""
  package var resursId: Text = ""
  package var period = ResursKalenderPeriodIn()
  package var aktivitetsTyp: AktivitetsTyp?
  package var visaEndastBokningsbara: Bool?
  package var inkluderaOverbokningsbara: Bool?

  package init() {}

  package static let shape = Shape<Self>("ResursKalenderIn", .published, "Whose slots to list, and when.") { s in
    s.field("objektId", \.objektId, "The number of the objekt.", "9900101", required: .always)
    s.field("resursId", \.resursId, "The resurs.", "R100", required: .always)
    s.field("period", \.period, "A week or an interval.", required: .always)
    s.field("aktivitetsTyp", \.aktivitetsTyp, "What is to be booked.", "ARBETSORDER", required: .always)
    s.field("visaEndastBokningsbara", \.visaEndastBokningsbara, "Leave out slots that can't be booked.", "true")
    s.field(
      "inkluderaOverbokningsbara", \.inkluderaOverbokningsbara, "Count slots that can be overbooked as bookable.",
      "false")
  }
}

/// A week or an interval.
package struct ResursKalenderPeriodIn: WireBody {
  package var vecka: ResursKalenderVeckaIn?
  package var intervall: ResursKalenderIntervallIn?

  package init() {}

  package static let shape = Shape<Self>(
    "ResursKalenderPeriodIn", .published,
    "A week or an interval, one of them."
  ) { s in
    s.field("vecka", \.vecka, "A week.")
    s.field("intervall", \.intervall, "An interval.")
  }
}

/// A week by ISO 8601.
package struct ResursKalenderVeckaIn: WireBody {
  package var ar: Int32?
  package var vecka: Int32?

  package init() {}

  package static let shape = Shape<Self>("ResursKalenderVeckaIn", .published, "A week by ISO 8601.") { s in
    s.field("ar", \.ar, "The year.", "2026")
    s.field("vecka", \.vecka, "The number of the week.", "10")
  }
}

/// The first and the last day of an interval.
package struct ResursKalenderIntervallIn: WireBody {
  package var datumFran: ISODatum?
  package var datumTill: ISODatum?

  package init() {}

  package static let shape = Shape<Self>(
    "ResursKalenderIntervallIn", .published,
    "The first and the last day of an interval."
  ) { s in
    s.field("datumFran", \.datumFran, "The first day.", "2026-03-02")
    s.field("datumTill", \.datumTill, "The last day.", "2026-03-06")
  }
}

/// A slot of a resurs (rule 5.6).
package struct ResursKalenderUt: WireObject {
  package var id: Text?
  package var beskrivning: Text?
  package var starttid: Tidpunkt?
  package var sluttid: Tidpunkt?
  package var aktivitetsTyp: AktivitetsTyp?
  package var kalenderId: Int64?
  package var kapacitet: Int32?
  package var maxKapacitet: Int32?
  package var geografi: Text?
  package var antalAktiviteter: Int32?
  package var maxAntalAktiviteter: Int32?
  package var bokningsbar: Bool?
  package var rekommenderad: Bool?
  package var primartTilltrade = Tilltrade()
  package var valbartTilltrade: [Tilltrade] = []

  package init() {}

  package static let shape = Shape<Self>("ResursKalenderUt", .published, "A slot of a resurs.") { s in
    s.field("id", \.id, "The id of the slot, to send as tidsluckaId.", "R100-202603041000")
    s.field("beskrivning", \.beskrivning, "The slot in words.", "onsdag 4 mars 10:00–11:00")
    s.field("starttid", \.starttid, "When it begins.", "2026-03-04T10:00:00+01:00")
    s.field("sluttid", \.sluttid, "When it ends.", "2026-03-04T11:00:00+01:00")
    s.field("aktivitetsTyp", \.aktivitetsTyp, "What can be booked.", "ARBETSORDER")
    s.field("kalenderId", \.kalenderId, "The number of the calendar.", "1")
    s.field("kapacitet", \.kapacitet, "Bookings that there is room for.", "1")
    s.field("maxKapacitet", \.maxKapacitet, "Bookings that the slot holds.", "1")
    s.field("geografi", \.geografi, "The area that the slot is for.", "Felområde Norr")
    s.field("antalAktiviteter", \.antalAktiviteter, "Bookings in the slot.", "0")
    s.field("maxAntalAktiviteter", \.maxAntalAktiviteter, "Bookings that the slot holds, overbooking included.", "2")
    s.field("bokningsbar", \.bokningsbar, "Whether it can be booked.", "true")
    s.field("rekommenderad", \.rekommenderad, "Whether it is the one to offer first.", "true")
    s.field("primartTilltrade", \.primartTilltrade, "How to get in, if nothing else is said.")
    s.field("valbartTilltrade", \.valbartTilltrade, "The ways of getting in to choose among.")
  }
}

/// A way of getting in, inside a slot.
package struct Tilltrade: WireObject {
  package var id: Text?
  package var beskrivning: Text?

  package init() {}

  package static let shape = Shape<Self>("Tilltrade", .published, "A way of getting in.") { s in
    s.field("id", \.id, "The code.", "J")
    s.field("beskrivning", \.beskrivning, "The way in words.", "Ja")
  }
}
