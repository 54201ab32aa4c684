import Tid

/// Makes large, believable seeds for load tests: the demo's registers, and a fasta struktur and arbetsorder by number.
package enum SeedGenerator {
  /// Writes a seed in the flat form, piece by piece; nothing of it is kept.
  ///
  /// The same arguments give the same bytes. Every objekt has 4 utrymmen and 8 enheter.
  /// - Parameters:
  ///   - objekt: how many, from 1 to 1,000,000; other numbers mean the nearest of these.
  ///   - arbetsorder: how many, from 0 to 10,000,000; other numbers mean the nearest of these.
  ///   - progress: told now and then how many rows are made, of all.
  ///   - write: takes pieces of about 64 KiB, in order. What it throws ends the work.
  package static func generate<Failure: Error>(
    objekt: Int, arbetsorder: Int, randomSeed: UInt64, progress: (_ rows: Int, _ of: Int) -> Void = { _, _ in },
    write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let size = Size(
      objekt: min(max(objekt, 1), 1_000_000), arbetsorder: min(max(arbetsorder, 0), 10_000_000))
    var rows = 0
    var random = SeededRandom(seed: randomSeed)
    var out = ""
    func lines(
      _ key: String, _ range: Range<Int>, _ row: (Int, inout SeededRandom) -> String
    ) throws(Failure) {
      guard !range.isEmpty else { return }
      out += "\(key):\n"
      for i in range {
        out += "  - {\(row(i, &random))}\n"
        rows += 1
        if out.utf8.count >= 65_536 {
          progress(rows, size.rows)
          try write(Array(out.utf8))
          out = ""
        }
      }
    }
    out += head(size, randomSeed)
    try lines("kunder", 0..<size.kunder, kund)
    out += "foretag: [{nr: \"01\", namn: Storbostäder AB, omraden: {administration: A1}}]\n"
    try lines("fastigheter", 0..<size.fastigheter) { i, _ in fastighet(i) }
    try lines("byggnader", 0..<size.byggnader) { i, _ in byggnad(i) }
    try lines("objekt", 0..<size.objekt) { i, random in self.objekt(i, size, &random) }
    try lines("utrymmen", 0..<(size.objekt * 4)) { i, _ in
      "objekt: \"\(objektID(i / 4))\", id: \(i + 1), typ: \(rum[i % 4])"
    }
    try lines("enheter", 0..<(size.objekt * 8)) { i, random in enhet(i, &random) }
    try lines("arbetsorder", 0..<size.arbetsorder) { i, random in ArbetsorderRad.row(i, size, &random) }
    try write(Array(out.utf8))
  }

  /// How many of each there are.
  struct Size {
    let objekt: Int
    let arbetsorder: Int
    var byggnader: Int { (objekt + 39) / 40 }
    var fastigheter: Int { (byggnader + 9) / 10 }
    var kunder: Int { objekt / 2 + 1 }
    /// Of all of them, with four utrymmen and eight enheter for an objekt.
    var rows: Int { kunder + fastigheter + byggnader + objekt * 13 + arbetsorder }
  }

  private static let rum = ["KOK", "BAD", "VARD", "SOV"]
  /// The enheter of an objekt: type, and which of its four utrymmen it stands in.
  static let enheter = [
    (typ: "SPIS", rum: 0), (typ: "KYL", rum: 0), (typ: "FRYS", rum: 0), (typ: "BLAND", rum: 0), (typ: "WC", rum: 1),
    (typ: "DUSCH", rum: 1), (typ: "RAD", rum: 2), (typ: "FONST", rum: 2),
  ]

  /// Format, name, settings and the demo's registers.
  private static func head(_ size: Size, _ randomSeed: UInt64) -> String {
    let own: Set<Substring> = ["fast2", "name", "settings", "kunder", "foretag", "arbetsorder"]
    var text = "fast2: seed/1\nname: generated-\(randomSeed)\nsettings: {firstArbetsorderId: \(size.arbetsorder + 1)}\n"
    var taken = false
    let demo = String(decoding: DemoSeed.bytes, as: UTF8.self)
    for line in demo.split(separator: "\n") where !line.hasPrefix("#") {
      if !line.hasPrefix(" "), let colon = line.firstIndex(of: ":") { taken = !own.contains(line[..<colon]) }
      if taken { text += "\(line)\n" }
    }
    return text
  }

  private static let fornamn = [
    "Anna", "Erik", "Maria", "Lars", "Sara", "Ali", "Eva", "Nils", "Mira", "Oskar", "Åsa", "Leo",
  ]
  private static let efternamn = ["Berg", "Holm", "Lind", "Öst", "Noor", "Dahl", "Ek", "Sjö", "Wall", "Salo", "Åberg"]
  private static let gator = ["Storgatan", "Parkvägen", "Hamngatan", "Skolgatan", "Ängsvägen", "Norra vägen"]

  private static func kund(_ i: Int, _ random: inout SeededRandom) -> String {
    let namn = "\(random.pick(fornamn)) \(random.pick(efternamn))"
    // The series that PTS keeps free for fiction: 070-174 06 05 to 99.
    let nr = 5 + random.below(95)
    return "id: \(310_001 + i), nummer: KUNDA\(10_001 + i), namn: \(namn), epost: kund\(i + 1)@example.com, "
      + "telefon: [{typ: MOBIL, nr: \"070-174 06 \(nr < 10 ? "0" : "")\(nr)\"}]"
  }

  private static func nr(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
  private static func fastighetNr(byggnad i: Int) -> Int { 1000 + i / 10 }

  private static func fastighet(_ i: Int) -> String {
    let omrade = ["F1", "F2", "F3"][i % 3]
    return
      "foretag: \"01\", nr: \"\(1000 + i)\", namn: Kvarter \(i + 1), omraden: {felanmalan: \(omrade), underhall: U1}"
  }

  private static func byggnad(_ i: Int) -> String {
    "foretag: \"01\", fastighet: \"\(fastighetNr(byggnad: i))\", nr: \"\(nr(i % 10 + 1))\", namn: Hus \(i % 10 + 1)"
  }

  /// Fastighet, byggnad and a running number, as in the demo.
  static func objektID(_ i: Int) -> String {
    "\(fastighetNr(byggnad: i / 40))\(nr(i / 40 % 10 + 1))\(nr(i % 40 + 1))"
  }

  private static func objekt(_ i: Int, _ size: Size, _ random: inout SeededRandom) -> String {
    let rok = 1 + random.below(4)
    let hus = i / 40
    let parents = "foretag: \"01\", fastighet: \"\(fastighetNr(byggnad: hus))\", byggnad: \"\(nr(hus % 10 + 1))\""
    let adress =
      "lgh: \"1\(i % 40 / 10)\(nr(i % 10 + 1))\", gata: \(gator[hus % gator.count]) \(hus + 1), "
      + "postnr: \"123 45\", ort: Exempelstad"
    let typ = "{overgripande: BOSTAD, kod: \(rok)RK, beskrivning: \(rok) rum och kök}"
    return "\(parents), id: \"\(objektID(i))\", typ: \(typ), "
      + "uthyrningsbar: \(i % 40 != 39), felanmalningsbar: true, kunder: [\(310_001 + random.below(size.kunder))], "
      + "adress: {\(adress)}"
  }

  private static func enhet(_ i: Int, _ random: inout SeededRandom) -> String {
    let (typ, rum) = enheter[i % 8]
    let day = Datum(dagnummer: 12_000 + random.below(8000)).iso
    return "utrymme: \(i / 8 * 4 + rum + 1), id: \(i + 1), typ: \(typ), installerad: \(day)"
  }
}
