package import Model
import Rules
package import Texts
package import Tid

/// Agreed times: when they begin, when they are due and how they end (rules 6.1–6.5).
package enum Slaregler {
  /// When the agreed time of a prio is due; nil where it has none, or names a calendar that there is not.
  package static func avtalatSlut(
    _ prio: Prio?, fran start: Tidpunkt, _ kalendrar: [Text: Kalender]
  ) -> Tidpunkt? {
    guard let sla = prio?.sla else { return nil }
    if let kalender = kalendrar[sla.kalender] { return kalender.slut(efter: sla.tid, fran: start) }
    return sla.kalender == Kalender.dygnetRunt ? start.plus(sekunder: sla.tid) : nil
  }

  /// The times of an arbetsorder whose SLA is open, for the prio that it has now: from the same start, its
  /// registration (rule 6.2); none where the prio has no SLA (rule 6.5).
  package static func oppna(_ a: Arbetsorder, _ prio: [Text: Prio], _ kalendrar: [Text: Kalender])
    -> Arbetsorder.SlaTider
  {
    let start = a.sla.start ?? a.registrerad.nar
    guard let slut = avtalatSlut(a.prio.flatMap { prio[$0] }, fran: start, kalendrar) else {
      return Arbetsorder.SlaTider()
    }
    var sla = Arbetsorder.SlaTider()
    sla.start = start
    sla.avtalatSlut = slut
    return sla
  }

  /// Ends an SLA by its own call (rule 6.4).
  ///
  /// - Throws: `role-forbids`, `not-utforare`, `sla-none`, `sla-ended`.
  package static func avsluta(_ a: Arbetsorder, _ anrop: Anrop, _ yta: some Arbetsyta) throws -> Utfall {
    try Behorighet.skriva(a, anrop.resurs)
    guard a.sla.start != nil else {
      throw Refusal(
        .slaNone,
        "arbetsorder \(a.id.rawValue) has no SLA: its prio is \(a.prio ?? "missing"), which has no agreed time",
        hint: "Give it a prio with an SLA first.")
    }
    if let slut = a.sla.faktisktSlut {
      throw Refusal(
        .slaEnded, "the SLA of arbetsorder \(a.id.rawValue) ended \(SvenskTid.iso(slut))",
        hint: "An SLA ends once; GET …/sla shows how.")
    }
    var utfall = Utfall(a)
    utfall.arbetsorder.sla.faktisktSlut = anrop.nu
    utfall.arbetsorder.modifierad = anrop.steg
    try utfall.handelse("SLA avslutad", "Avslutad \(SvenskTid.iso(anrop.nu))", anrop, yta)
    return utfall
  }
}

extension Arbetsorder.SlaTider {
  /// There is one, and it has not ended.
  var arOppen: Bool { start != nil && faktisktSlut == nil }

  /// Elapsed minutes from the agreed end to the actual one, rounded away from zero; negative is in time, nil while open
  /// (rule 6.3). In whole seconds, as both are shown.
  package var diff: Int64? {
    guard let avtalatSlut, let faktisktSlut else { return nil }
    let sekunder = faktisktSlut.sekunder - avtalatSlut.sekunder
    let minuter = (abs(sekunder) + 59) / 60
    return sekunder < 0 ? -minuter : minuter
  }
}
