package import Model

/// The agreed time of an arbetsorder (section 6 of the rules).
package struct SlaGetUt: WireObject {
  var sla: Arbetsorder.SlaTider
  var diff: Int64?

  package init(_ sla: Arbetsorder.SlaTider, diff: Int64?) {
    self.sla = sla
    self.diff = diff
  }

  package static let shape = Shape<Self>(
    "SlaGetUt", .both(section: "7.8"),
    "The agreed time of an arbetsorder, and how it was kept."
  ) { s in
    s.field("slaStart", \.sla.start, "When the agreed time began.", "2026-02-10T08:00:00+01:00")
    s.field("slaAvtalatSlut", \.sla.avtalatSlut, "When the work is due.", "2026-02-16T12:00:00+01:00")
    s.field("slaFaktisktSlut", \.sla.faktisktSlut, "When it was ended.", "2026-02-12T14:30:00+01:00")
    s.field("slaDiff", \.diff, "Minutes after the due time; negative when in time.", "-5610")
  }
}
