package import Model
import Texts

/// Time spent on an arbetsorder (rule 5.3).
package struct PersontidGetUt: WireObject {
  var tid: Persontid
  var timmar: Double?
  var minuter: Int32?
  var aktivitet: Text?

  /// Whole hours, and the minutes beside them.
  package init(_ tid: Persontid) {
    self.tid = tid
    timmar = tid.minuter.map { Double($0 / 60) }
    minuter = tid.minuter.map { Int32(clamping: $0 % 60) }
    aktivitet = tid.aktivitet.map { "\($0)" }
  }

  package static let shape = Shape<Self>(
    "PersontidGetUt", .both(section: "7.9"),
    "Time spent on an arbetsorder."
  ) { s in
    s.field("id", \.tid.id, "The id of the registration.", "1")
    s.field("arbetsorderId", \.tid.arbetsorder, "The number of the arbetsorder.", "107")
    s.field("resursId", \.tid.resurs, "Who spent the time.", "R100")
    s.field("timmar", \.timmar, "Hours; decimals are allowed when written.", "1")
    s.field("minuter", \.minuter, "Minutes beside the hours.", "25")
    s.field("starttid", \.tid.starttid, "When it began.", "13:30")
    s.field("sluttid", \.tid.sluttid, "When it ended.", "14:30")
    s.field("datumFom", \.tid.datumFom, "The day it began.", "20260225")
    s.field("datumTom", \.tid.datumTom, "The day it ended.", "20260225")
    s.field("aktivitet", \.aktivitet, "The id of an activity of the list.", "1")
    s.field("frasId", \.tid.aktivitet, "The id of the same activity as a number.", "1")
    s.field("pris", \.tid.pris, "The price in kronor.", "520")
  }
}

/// Time to register (rules 4.9, 5.3).
package typealias PersontidIn = Persontidandring

extension Persontidandring: WireBody {
  package static let shape = Shape<Self>(
    "PersontidIn", .both(section: "7.9.3"),
    "Time to register; in a change, what is left out stays."
  ) { s in
    s.field("arbetsorderId", \.arbetsorder, "The number of the arbetsorder.", "107", required: .published)
    s.field("resursId", \.resurs, "Who spent the time.", "R100", required: .published)
    s.field("timmar", \.timmar, "Hours; decimals are allowed when written.", "1")
    s.field("minuter", \.minuter, "Minutes beside the hours.", "25")
    s.field("starttid", \.starttid, "When it began.", "13:30")
    s.field("sluttid", \.sluttid, "When it ended.", "14:30")
    s.field("datumFom", \.datumFom, "The day it began.", "20260225", required: .published)
    s.field("datumTom", \.datumTom, "The day it ended.", "20260225", required: .published)
    s.field("aktivitet", \.aktivitet, "The id of an activity of the list.", "1", required: .published)
    s.field("frasId", \.fras, "The id of the same activity as a number.", "1")
    s.field("pris", \.pris, "The price in kronor.", "520")
  }
}

/// The answer to a registration of time.
package struct PersontidPostUt: WireObject {
  package var id: Int64

  package init(_ id: Int64) { self.id = id }

  package static let shape = Shape<Self>(
    "PersontidPostUt", .both(section: "7.9.3"),
    "The id of the new registration."
  ) { s in
    s.field("id", \.id, "The id of the registration.", "1")
  }
}

/// An activity that time can be spent on.
package typealias TidsfrasGetUt = Aktivitet

extension Aktivitet: WireObject {
  package static let shape = Shape<Self>(
    "TidsfrasGetUt", .both(section: "7.9.4"),
    "An activity that time can be spent on."
  ) { s in
    s.field("id", \.id, "The id to send as aktivitet.", "1")
    s.field("frasText", \.text, "The activity in words.", "Arbetstid")
  }
}
