package import Texts
package import Tid

/// Time spent on an arbetsorder (rule 5.3).
package struct PersontidGetUt: WireObject {
  package var id: Int64?
  package var arbetsorderId: Int64?
  package var resursId: Text?
  package var timmar: Double?
  package var minuter: Int32?
  package var starttid: Klockslag?
  package var sluttid: Klockslag?
  package var datumFom: Datum?
  package var datumTom: Datum?
  package var aktivitet: Text?
  package var frasId: Int64?
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
  package var arbetsorderId: Patch<Int64> = .absent
  package var resursId: Patch<Text> = .absent
  package var timmar: Patch<Double> = .absent
  package var minuter: Patch<Int32> = .absent
  package var starttid: Patch<Klockslag> = .absent
  package var sluttid: Patch<Klockslag> = .absent
  package var datumFom: Patch<Datum> = .absent
  package var datumTom: Patch<Datum> = .absent
  package var aktivitet: Patch<Text> = .absent
  package var frasId: Patch<Int64> = .absent
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
  package var id: Int64?
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
