package import Model
package import Texts
package import Tid

extension Kalender {
  /// What a prio calls the calendar that has every hour of every day.
  package static let dygnetRunt: Text = "dygnet-runt"

  /// Days that an agreed time may last at most, working or not (rule 6.1): a seed with a longer one is refused.
  package static let langstAvtalat = 2 * 365
  /// Days after which the end of an agreed time is no longer looked for: more than any that a seed may have.
  package static let langst = 3 * 365

  /// Whether an agreed time ends within what a seed may have, whenever it begins.
  package func rymmer(_ sekunder: Int64) -> Bool {
    slut(efter: sekunder, fran: Tidpunkt(sekunder: 0), inom: Self.langstAvtalat) != nil
  }

  /// Whether working hours begin on a day.
  package func arOppen(_ datum: Datum) -> Bool {
    dagar.contains(datum.veckodag) && !arLedig(datum)
  }

  /// Whether a day is a holiday or an eve on which nobody works, whatever weekday it is.
  private func arLedig(_ datum: Datum) -> Bool {
    guard helgdagar || !aftnar.isEmpty else { return false }
    let delar = datum.delar
    return helgdagar && Helgdagar.ar(datum, delar) || aftnar.contains { Helgdagar.ar(datum, delar, $0) }
  }

  /// The working hours that begin on a day, whether it is open or not; past midnight they end on the next day.
  ///
  /// An hour that the spring change skips is no working time, and one that the autumn change doubles is two.
  package func pass(_ datum: Datum) -> Range<Tidpunkt> {
    let borjan = SvenskTid.forsta(datum, fran)
    let slut = SvenskTid.forsta(till > fran ? datum : datum + 1, till)
    return borjan..<max(borjan, slut)
  }

  /// When so much working time has passed (rule 6.2): an end that falls on a closing time is that closing time.
  ///
  /// - Parameters:
  ///   - sekunder: 0 or less ends at once.
  ///   - dagar: days after the start behind which nothing is looked for.
  /// - Returns: nil where so many days have not enough working time.
  package func slut(
    efter sekunder: Int64, fran start: Tidpunkt, inom dagar: Int = Kalender.langst
  ) -> Tidpunkt? {
    guard sekunder > 0 else { return start }
    var kvar = sekunder * 1000
    // Hours that began yesterday may still go on.
    let igar = SvenskTid.datum(start) + -1
    // A bit each, for days that are asked one after the other.
    let veckodagar = self.dagar.reduce(0) { $0 | 1 << $1 }
    for antal in 0...max(0, dagar + 1) {
      let dag = igar + antal
      guard veckodagar >> dag.veckodag & 1 == 1, !arLedig(dag) else { continue }
      let pass = pass(dag)
      let borjan = max(pass.lowerBound, start).millisekunder
      let har = pass.upperBound.millisekunder - borjan
      guard har > 0 else { continue }
      if kvar <= har { return Tidpunkt(millisekunder: borjan + kvar) }
      kvar -= har
    }
    return nil
  }
}
