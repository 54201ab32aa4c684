package import Texts
package import Tid

/// Time spent on an arbetsorder (rule 5.3).
package struct PersontidGetUt: WireObject {
  /// The id of the registration.
  package var id: Int64?
  /// The number of the arbetsorder.
  package var arbetsorderId: Int64?
  /// Who spent the time.
  package var resursId: Text?
  /// Hours; decimals are allowed when written.
  package var timmar: Double?
  /// Minutes beside the hours.
  package var minuter: Int32?
  /// When it began.
  package var starttid: Klockslag?
  /// When it ended.
  package var sluttid: Klockslag?
  /// The day it began.
  package var datumFom: Datum?
  /// The day it ended.
  package var datumTom: Datum?
  /// The id of an activity of the list.
  package var aktivitet: Text?
  /// The id of the same activity as a number.
  package var frasId: Int64?
  /// The price in kronor.
  package var pris: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "PersontidGetUt", .both(section: "7.9"),
    "Time spent on an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the registration.", "1")
    s.field("arbetsorderId", \.arbetsorderId, "The number of the arbetsorder.", "107")
    s.field("resursId", \.resursId, "Who spent the time.", "R100")
    s.field("timmar", \.timmar, "Hours; decimals are allowed when written.", "1")
    s.field("minuter", \.minuter, "Minutes beside the hours.", "25")
    s.field("starttid", \.starttid, "When it began.", "13:30")
    s.field("sluttid", \.sluttid, "When it ended.", "14:30")
    s.field("datumFom", \.datumFom, "The day it began.", "20260225")
    s.field("datumTom", \.datumTom, "The day it ended.", "20260225")
    s.field("aktivitet", \.aktivitet, "The id of an activity of the list.", "1")
    s.field("frasId", \.frasId, "The id of the same activity as a number.", "1")
    s.field("pris", \.pris, "The price in kronor.", "520")
  }
}

/// Time to register (rules 4.9, 5.3).
package struct PersontidIn: WireObject {
  /// The number of the arbetsorder.
  package var arbetsorderId: Patch<Int64> = .absent
  /// Who spent the time.
  package var resursId: Patch<Text> = .absent
  /// Hours; decimals are allowed when written.
  package var timmar: Patch<Double> = .absent
  /// Minutes beside the hours.
  package var minuter: Patch<Int32> = .absent
  /// When it began.
  package var starttid: Patch<Klockslag> = .absent
  /// When it ended.
  package var sluttid: Patch<Klockslag> = .absent
  /// The day it began.
  package var datumFom: Patch<Datum> = .absent
  /// The day it ended.
  package var datumTom: Patch<Datum> = .absent
  /// The id of an activity of the list.
  package var aktivitet: Patch<Text> = .absent
  /// The id of the same activity as a number.
  package var frasId: Patch<Int64> = .absent
  /// The price in kronor.
  package var pris: Patch<Int64> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "PersontidIn", .both(section: "7.9.3"),
    "Time to register; in a change, what is left out stays."
  ) { s in
    s.field("arbetsorderId", \.arbetsorderId, "The number of the arbetsorder.", "107", required: .published)
    s.field("resursId", \.resursId, "Who spent the time.", "R100", required: .published)
    s.field("timmar", \.timmar, "Hours; decimals are allowed when written.", "1")
    s.field("minuter", \.minuter, "Minutes beside the hours.", "25")
    s.field("starttid", \.starttid, "When it began.", "13:30")
    s.field("sluttid", \.sluttid, "When it ended.", "14:30")
    s.field("datumFom", \.datumFom, "The day it began.", "20260225", required: .published)
    s.field("datumTom", \.datumTom, "The day it ended.", "20260225", required: .published)
    s.field("aktivitet", \.aktivitet, "The id of an activity of the list.", "1", required: .published)
    s.field("frasId", \.frasId, "The id of the same activity as a number.", "1")
    s.field("pris", \.pris, "The price in kronor.", "520")
  }
}

/// The answer to a registration of time.
package struct PersontidPostUt: WireObject {
  /// The id of the registration.
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "PersontidPostUt", .both(section: "7.9.3"),
    "The id of the new registration."
  ) { s in
    s.field("id", \.id, "The id of the registration.", "1")
  }
}

/// An activity that time can be spent on.
package struct TidsfrasGetUt: WireObject {
  /// The id to send as aktivitet.
  package var id: Int64?
  /// The activity in words.
  package var frasText: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "TidsfrasGetUt", .both(section: "7.9.4"),
    "An activity that time can be spent on."
  ) { s in
    s.field("id", \.id, "The id to send as aktivitet.", "1")
    s.field("frasText", \.frasText, "The activity in words.", "Arbetstid")
  }
}
