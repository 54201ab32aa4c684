package import Model
package import Texts
package import Tid

extension Tidslucka {
  /// `<resurs>-<yyyymmddHHMM>`, Swedish local time.
  package var id: Text {
    let (datum, klockslag) = SvenskTid.lokal(start)
    return "\(resurs.rawValue)-\(datum.kompakt)\(klockslag.kort.filter { $0 != ":" })"
  }

  /// The slots of a resurs that begin in the hours of a day, in their order; none where it can't be booked.
  ///
  /// In the night of the autumn change the id of a slot can come twice; the first one has it.
  package static func luckor(_ resurs: Resurs, _ datum: Datum, _ kalendrar: [Text: Kalender]) -> [Tidslucka] {
    guard let bokning = resurs.bokning, bokning.lucka > 0, let kalender = kalendrar[bokning.kalender],
      kalender.arOppen(datum)
    else { return [] }
    let pass = kalender.pass(datum)
    var luckor: [Tidslucka] = []
    var start = pass.lowerBound
    while true {
      let slut = start.plus(sekunder: bokning.lucka)
      guard slut <= pass.upperBound else { return luckor }
      let lucka = Tidslucka(resurs: resurs.id, start: start, slut: slut)
      if !luckor.contains(where: { $0.id == lucka.id }) { luckor.append(lucka) }
      start = slut
    }
  }

  /// The slot of an id; nil where there is none.
  package static func med(id: Text, _ resurser: [ResursID: Resurs], _ kalendrar: [Text: Kalender]) -> Tidslucka? {
    let delar = id.string.utf8
    guard let streck = delar.lastIndex(of: UInt8(ascii: "-")) else { return nil }
    let tid = id.string[delar.index(after: streck)...]
    guard tid.utf8.count == 12, let datum = Datum(tid.prefix(8)), Klockslag(tid.suffix(4)) != nil,
      let resurs = resurser[ResursID(Text(id.string[..<streck]))]
    else { return nil }
    // Hours that began the day before may go on past midnight.
    return [datum, datum + -1].lazy.flatMap { luckor(resurs, $0, kalendrar) }.first { $0.id == id }
  }

  private static let dagar = ["måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"]
  private static let manader = [
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november",
    "december",
  ]

  /// `onsdag 4 mars 10:00–11:00`, for people.
  package var beskrivning: Text {
    let (datum, fran) = SvenskTid.lokal(start)
    let (_, manad, dag) = datum.delar
    let till = SvenskTid.lokal(slut).klockslag
    return "\(Self.dagar[datum.veckodag - 1]) \(dag) \(Self.manader[manad - 1]) \(fran.kort)–\(till.kort)"
  }
}
