package import Texts
package import Tid

/// A message to the kund of an arbetsorder (rule 5.7).
package struct MeddelandeIn: WireObject {
  /// The customer number.
  package var kundnummer: Text?
  /// The number of the arbetsorder.
  package var arbetsorderId: Int64?
  /// The text.
  package var meddelande: Text?
  /// The subject.
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
  /// The id of the message.
  package var id: Int64?
  /// Who it is for.
  package var till: Text?
  /// Who it is from.
  package var fran: Text?
  /// The subject.
  package var label: Text?
  /// The text.
  package var text1: Text?
  /// The day it was sent.
  package var skapadDatum: Datum?
  /// The time it was sent.
  package var skapadTid: Klockslag?
  /// The name of whom it is for.
  package var namnTill: Text?
  /// The name of whom it is from.
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
