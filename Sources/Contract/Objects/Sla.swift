package import Tid

/// The agreed time of an arbetsorder (section 6 of the rules).
package struct SlaGetUt: WireObject {
  package var slaStart: Tidpunkt?
  package var slaAvtalatSlut: Tidpunkt?
  package var slaFaktisktSlut: Tidpunkt?
  package var slaDiff: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "SlaGetUt", .both(section: "7.8"),
    "The agreed time of an arbetsorder, and how it was kept."
  ) { s in
    s.field("slaStart", \.slaStart, "When the agreed time began.", "2026-02-10T08:00:00+01:00")
    s.field("slaAvtalatSlut", \.slaAvtalatSlut, "When the work is due.", "2026-02-16T12:00:00+01:00")
    s.field("slaFaktisktSlut", \.slaFaktisktSlut, "When it was ended.", "2026-02-12T14:30:00+01:00")
    s.field("slaDiff", \.slaDiff, "Minutes after the due time; negative when in time.", "-5610")
  }
}
