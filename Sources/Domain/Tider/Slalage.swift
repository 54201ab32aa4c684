package import Model
package import Tid

extension Arbetsorder.SlaTider {
  /// How an agreed time stands.
  package enum Lage: Sendable {
    /// It runs.
    case lopande
    /// It went by before the work was done.
    case forfallen
    /// The work was done in time.
    case hallen
  }

  /// How it stands now; nil without an SLA.
  package func lage(_ nu: Tidpunkt) -> Lage? {
    guard start != nil, let avtalatSlut else { return nil }
    if (faktisktSlut ?? nu) > avtalatSlut { return .forfallen }
    return faktisktSlut == nil ? .lopande : .hallen
  }

  /// How often the agreed time is counted at most.
  package static let langst = 10.0

  /// How much of the agreed time is gone, or was when it ended, in working time: 1 is all of it, and beyond ``langst``
  /// nobody counts. Nil without an SLA.
  ///
  /// - Parameter kalender: whose hours count; nil where all do.
  package func andel(_ nu: Tidpunkt, _ kalender: Kalender?) -> Double? {
    guard let start, let avtalatSlut else { return nil }
    let slut = faktisktSlut ?? nu
    guard slut > start else { return 0 }
    let avtalad = kalender?.arbetstid(fran: start, till: avtalatSlut) ?? 0
    guard let kalender, avtalad > 0 else {
      let hela = avtalatSlut.millisekunder - start.millisekunder
      guard hela > 0 else { return Self.langst }
      return min(Self.langst, Double(slut.millisekunder - start.millisekunder) / Double(hela))
    }
    let gangen = kalender.arbetstid(fran: start, till: slut, hogst: avtalad * Int64(Self.langst))
    return min(Self.langst, Double(gangen) / Double(avtalad))
  }
}

extension Kalender {
  /// Milliseconds of working time between two moments; 0 where more days lie between them than an agreed time may have
  /// and nobody says when to stop.
  ///
  /// - Parameter hogst: more is not counted.
  package func arbetstid(fran: Tidpunkt, till: Tidpunkt, hogst: Int64? = nil) -> Int64 {
    // Hours that began yesterday may still go on.
    var dag = SvenskTid.datum(fran) + -1
    let sista = SvenskTid.datum(till)
    guard hogst != nil || sista.dagnummer - dag.dagnummer <= Self.langst else { return 0 }
    var summa: Int64 = 0
    while dag <= sista, summa < hogst ?? .max {
      if arOppen(dag) {
        let pass = pass(dag)
        summa += max(0, min(pass.upperBound, till).millisekunder - max(pass.lowerBound, fran).millisekunder)
      }
      dag = dag + 1
    }
    return min(summa, hogst ?? .max)
  }
}
