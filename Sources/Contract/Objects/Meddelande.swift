package import Model
import Tid

/// A message to the kund of an arbetsorder (rule 5.7).
package typealias MeddelandeIn = Meddelandeutkast

extension Meddelandeutkast: WireBody {
  package static let shape = Shape<Self>("MeddelandeIn", .published, "A message to the kund of an arbetsorder.") { s in
    s.field("kundnummer", \.kundnummer, "The customer number.", "KUNDA10001")
    s.field("arbetsorderId", \.arbetsorder, "The number of the arbetsorder.", "124")
    s.field("meddelande", \.text, "The text.", "Vi kommer den 4 mars kl 8-12.")
    s.field("amne", \.amne, "The subject.", "Planerat besök")
  }
}

/// A message about an arbetsorder (rule 5.7).
package struct MeddelandeGetUt: WireObject {
  var m: Meddelande
  var datum: Datum
  var klockslag: Klockslag

  /// With the Swedish local time of its instant.
  package init(_ m: Meddelande) {
    self.m = m
    (datum, klockslag) = SvenskTid.lokal(m.skapad)
  }

  package static let shape = Shape<Self>("MeddelandeGetUt", .published, "A message about an arbetsorder.") { s in
    s.field("id", \.m.id, "The id of the message.", "1")
    s.field("till", \.m.till, "Who it is for.", "kund@example.com")
    s.field("fran", \.m.fran, "Who it is from.", "Demobostäder AB")
    s.field("label", \.m.amne, "The subject.", "Planerat besök")
    s.field("text1", \.m.text, "The text.", "Vi kommer den 4 mars kl 8-12.")
    s.field("skapadDatum", \.datum, "The day it was sent.", "20260218")
    s.field("skapadTid", \.klockslag, "The time it was sent.", "13:05")
    s.field("namnTill", \.m.namnTill, "The name of whom it is for.", "Kommunen")
    s.field("namnFran", \.m.namnFran, "The name of whom it is from.", "Anna Berg")
  }
}
