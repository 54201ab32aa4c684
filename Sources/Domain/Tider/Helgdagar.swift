package import Model
package import Tid

/// The public holidays of Sweden by the law 1989:253 as it stood in each year (rule 6.1): since 2005 the national day
/// is one and annandag pingst is none (SFS 2004:1320). Years before the law are counted by its first wording.
///
/// The law counts every Sunday too. Here a Sunday is free because a calendar's weekdays leave it out; a calendar that
/// names it works on it, unless it is one of the days below.
package enum Helgdagar {
  /// Whether a day is one of the named holidays.
  package static func ar(_ datum: Datum) -> Bool { ar(datum, datum.delar) }

  /// The same of a day whose year, month and day are known.
  static func ar(_ datum: Datum, _ delar: (ar: Int, manad: Int, dag: Int)) -> Bool {
    let (ar, manad, dag) = delar
    let hasNationaldag = ar >= 2005
    switch (manad, dag) {
    case (1, 1), (1, 6), (5, 1), (12, 25), (12, 26): return true
    case (6, 6): if hasNationaldag { return true }
    case (6, 20...26): if datum.veckodag == 6 { return true }  // Midsommardagen
    case (10, 31), (11, 1...6): if datum.veckodag == 6 { return true }  // Alla helgons dag
    default: break
    }
    // Långfredagen to annandag påsk, Kristi himmelsfärds dag, pingst: all of them from March to June.
    guard (3...6).contains(manad) else { return false }
    let fromPask = datum.dagnummer - paskdagen(ar).dagnummer
    return [-2, 0, 1, 39, 49].contains(fromPask) || fromPask == 50 && !hasNationaldag
  }

  /// Whether a day is an eve that a calendar can treat as a holiday.
  package static func ar(_ datum: Datum, _ afton: Kalender.Afton) -> Bool { ar(datum, datum.delar, afton) }

  /// The same of a day whose year, month and day are known.
  static func ar(_ datum: Datum, _ delar: (ar: Int, manad: Int, dag: Int), _ afton: Kalender.Afton) -> Bool {
    let (_, manad, dag) = delar
    return switch afton {
    case .midsommar: manad == 6 && (19...25).contains(dag) && datum.veckodag == 5
    case .jul: manad == 12 && dag == 24
    case .nyar: manad == 12 && dag == 31
    }
  }

  /// Easter Sunday of a year of the Gregorian calendar, by the computus of Meeus, Jones and Butcher.
  package static func paskdagen(_ ar: Int) -> Datum {
    let a = ar % 19
    let (b, c) = ar.quotientAndRemainder(dividingBy: 100)
    let (d, e) = b.quotientAndRemainder(dividingBy: 4)
    let g = (8 * b + 13) / 25
    let h = (19 * a + b - d - g + 15) % 30
    let (i, k) = c.quotientAndRemainder(dividingBy: 4)
    let l = (32 + 2 * e + 2 * i - h - k) % 7
    let m = (a + 11 * h + 19 * l) / 433
    let manad = (h + l - 7 * m + 90) / 25
    let dag = (h + l - 7 * m + 33 * manad + 19) % 32
    // The computus gives a day of March or April in every year.
    return Datum(ar: ar, manad: manad, dag: dag) ?? Datum(dagnummer: 0)
  }
}
