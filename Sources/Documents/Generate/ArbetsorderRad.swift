import Tid

/// Rows of arbetsorder of a generated seed.
enum ArbetsorderRad {
  /// Fraser of the demo's register for each enhet of an objekt: of type F and of type U, 0 where there is none.
  private static let fraser = [
    (f: 501, u: 503), (f: 511, u: 513), (f: 521, u: 522), (f: 551, u: 552), (f: 561, u: 0), (f: 571, u: 572),
    (f: 581, u: 582), (f: 591, u: 593),
  ]
  private static let fel = [
    "Fungerar inte", "Låter konstigt", "Har slutat fungera i natt", "Läcker", "Behöver ses över",
    "Går inte att använda",
  ]
  private static let interna = ["R100", "R110", "R120", "G10"]
  private static let externa = ["E200", "E300"]

  /// What a hundred arbetsorder are made of: most of them are closed, as in a system that has been used for years.
  private static func status(_ n: Int) -> String {
    switch n {
    case ..<10: "REG"
    case ..<18: "GODK"
    case ..<30: "PAGAR"
    case ..<62: "UTFÖRD"
    case ..<70: "MAK"
    default: "ÖVERF"
    }
  }

  static func row(_ i: Int, _ size: SeedGenerator.Size, _ random: inout SeededRandom) -> String {
    let objekt = random.below(size.objekt)
    let slot = random.below(8)
    let typ = ["F", "F", "F", "F", "F", "F", "U", "U", "G", "T"][random.below(10)]
    let status = status(random.below(100))
    let utforare = status == "ÖVERF" || random.below(4) == 0 ? random.pick(externa) : random.pick(interna)
    var row = "id: \(i + 1), objekt: \"\(SeedGenerator.objektID(objekt))\", typ: \(typ), status: \(status), "
    if status != "REG" { row += "utforare: \(utforare), " }
    if status == "MAK" { row += "makuleradFran: \(random.pick(["REG", "GODK", "PAGAR"])), " }
    if random.below(3) > 0 { row += "kund: \(310_001 + random.below(size.kunder)), " }
    if typ == "F" || typ == "U" {
      row += "enhet: \(objekt * 8 + slot + 1), "
      let fras = typ == "F" ? fraser[slot].f : fraser[slot].u
      if fras > 0 { row += "fras: \(fras), " }
    }
    row += "prio: \"\(random.pick(["10", "10", "10", "10", "30", "50"]))\", "
    return row + "registrerad: {datum: \(registrerad(&random)), av: \(random.pick(["R100", "R110", "R900"]))}, "
      + "information: {beskrivning: \(random.pick(fel))}"
  }

  /// In UTC, some time from 2023-01-01 to 2026-02-28.
  private static func registrerad(_ random: inout SeededRandom) -> String {
    let day = Datum(dagnummer: 19_358 + random.below(1155)).iso
    let minutes = 300 + random.below(900)
    let clock = Klockslag(sekunder: minutes * 60)?.lang ?? "08:00:00"
    return "\(day)T\(clock)Z"
  }
}
