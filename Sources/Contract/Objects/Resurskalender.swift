package import Texts
package import Tid

/// Whose slots to list (rule 5.6).
package struct ResursKalenderIn: WireObject {
  /// The number of the objekt.
  package var objektId: Text = ""
  /// The resurs.
  package var resursId: Text = ""
  /// A week or an interval.
  package var period = ResursKalenderPeriodIn()
  /// What is to be booked.
  package var aktivitetsTyp: AktivitetsTyp?
  /// Leave out slots that can't be booked.
  package var visaEndastBokningsbara: Bool?
  /// Count slots that can be overbooked as bookable.
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
package struct ResursKalenderPeriodIn: WireObject {
  /// A week.
  package var vecka: ResursKalenderVeckaIn?
  /// An interval.
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
package struct ResursKalenderVeckaIn: WireObject {
  /// The year.
  package var ar: Int32?
  /// The number of the week.
  package var vecka: Int32?

  package init() {}

  package static let shape = Shape<Self>("ResursKalenderVeckaIn", .published, "A week by ISO 8601.") { s in
    s.field("ar", \.ar, "The year.", "2026")
    s.field("vecka", \.vecka, "The number of the week.", "10")
  }
}

/// The first and the last day of an interval.
package struct ResursKalenderIntervallIn: WireObject {
  /// The first day.
  package var datumFran: ISODatum?
  /// The last day.
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
  /// The id of the slot, to send as tidsluckaId.
  package var id: Text?
  /// The slot in words.
  package var beskrivning: Text?
  /// When it begins.
  package var starttid: Tidpunkt?
  /// When it ends.
  package var sluttid: Tidpunkt?
  /// What can be booked.
  package var aktivitetsTyp: AktivitetsTyp?
  /// The number of the calendar.
  package var kalenderId: Int64?
  /// Bookings that there is room for.
  package var kapacitet: Int32?
  /// Bookings that the slot holds.
  package var maxKapacitet: Int32?
  /// The area that the slot is for.
  package var geografi: Text?
  /// Bookings in the slot.
  package var antalAktiviteter: Int32?
  /// Bookings that the slot holds, overbooking included.
  package var maxAntalAktiviteter: Int32?
  /// Whether it can be booked.
  package var bokningsbar: Bool?
  /// Whether it is the one to offer first.
  package var rekommenderad: Bool?
  /// How to get in, if nothing else is said.
  package var primartTilltrade = Tilltrade()
  /// The ways of getting in to choose among.
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
  /// The code.
  package var id: Text?
  /// The way in words.
  package var beskrivning: Text?

  package init() {}

  package static let shape = Shape<Self>("Tilltrade", .published, "A way of getting in.") { s in
    s.field("id", \.id, "The code.", "J")
    s.field("beskrivning", \.beskrivning, "The way in words.", "Ja")
  }
}
