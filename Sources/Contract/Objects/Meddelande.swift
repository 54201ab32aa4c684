package import Texts
package import Tid

/// A message to the kund of an arbetsorder (rule 5.7).
package struct MeddelandeIn: WireObject {
  package var kundnummer: Text?
  package var arbetsorderId: Int64?
  package var meddelande: Text?
  package var amne: Text?

  package init() {}

  package static let shape = Shape<Self>("MeddelandeIn", .published, "A message to the kund of an arbetsorder.") { s in
    s.field("kundnummer", \.kundnummer, "The customer number.", "KUNDA10001")
    s.field("arbetsorderId", \.arbetsorderId, "The number of the arbetsorder.", "124")
    s.field("meddelande", \.meddelande, "The text.", "Vi kommer den 4 mars kl 8-12.")
    s.field("amne", \.amne, "The subject.", "Planerat besök")
  }
}

/// A message about an arbetsorder (rule 5.7).
package struct MeddelandeGetUt: WireObject {
  package var id: Int64?
  package var till: Text?
  package var fran: Text?
  package var label: Text?
  package var text1: Text?
  package var skapadDatum: Datum?
  package var skapadTid: Klockslag?
  package var namnTill: Text?
  package var namnFran: Text?

  package init() {}

  package static let shape = Shape<Self>("MeddelandeGetUt", .published, "A message about an arbetsorder.") { s in
    s.field("id", \.id, "The id of the message.", "1")
    s.field("till", \.till, "Who it is for.", "kund@example.com")
    s.field("fran", \.fran, "Who it is from.", "Demobostäder AB")
    s.field("label", \.label, "The subject.", "Planerat besök")
    s.field("text1", \.text1, "The text.", "Vi kommer den 4 mars kl 8-12.")
    s.field("skapadDatum", \.skapadDatum, "The day it was sent.", "20260218")
    s.field("skapadTid", \.skapadTid, "The time it was sent.", "13:05")
    s.field("namnTill", \.namnTill, "The name of whom it is for.", "Kommunen")
    s.field("namnFran", \.namnFran, "The name of whom it is from.", "Anna Berg")
  }
}
