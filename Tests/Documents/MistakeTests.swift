import Documents
import Testing

/// One mistake, laid over `small`, and what is said of it; line numbers count from the end of `small`.
struct Mistake: Sendable, CustomTestStringConvertible {
  let text: String
  let said: [String]
  var testDescription: String { text }

  init(_ text: String, _ said: String...) {
    self.text = text
    self.said = said
  }
}

private let order = "arbetsorder: [{id: 1, objekt: \"9900101\""

@Suite struct `Mistakes in a seed` {
  static let table: [Mistake] = [
    Mistake("buntor: []", "1:1: buntor: unknown key (did you mean buntar?)"),
    Mistake("områden: []", "1:1: områden: unknown key (did you mean omraden?)"),
    Mistake("buntar: {}", "1:9: buntar: expected a list, got a mapping"),
    Mistake("buntar: [B1]", "1:10: buntar[0]: expected a mapping, got \"B1\""),
    Mistake("buntar: [{text: x}]", "1:10: buntar[0]: id is missing"),
    Mistake("buntar: [{id: , text: x}]", "1:15: buntar[0].id: must have a value"),
    Mistake("buntar: [{id: B1, text: x, text: y}]", "1:28: buntar[0].text: stands twice; the first is on line 1"),
    Mistake("buntar: [{id: B1}, {id: B1}]", "1:25: buntar[1].id: bunt B1 is there already, on line 1"),
    Mistake("buntar: [{id: B1, text: [a]}]", "1:25: buntar[0].text: expected text, got a list"),
    Mistake(
      "aktiviteter: [{id: 010, text: x}]", "1:20: aktiviteter[0].id: expected an integer from 1, got \"010\""),
    Mistake("aktiviteter: [{id: 0, text: x}]", "1:20: aktiviteter[0].id: expected an integer from 1, got \"0\""),
    Mistake(
      "handelsetyper: [{kod: A, system: yes}]",
      "1:34: handelsetyper[0].system: expected true or false, got \"yes\" (did you mean true?)"),
    Mistake(
      "handelsetyper: [{kod: A, system: NO}]",
      "1:34: handelsetyper[0].system: expected true or false, got \"NO\" (did you mean false?)"),
    Mistake(
      "omraden: [{nr: F1, typ: felanmälan}]",
      "1:25: omraden[0].typ: expected one of felanmalan, underhall, administration, sok1, sok2, sok3, "
        + "got \"felanmälan\" (did you mean felanmalan?)"),
    Mistake(
      "kontering: [{typ: X, enhetstyp: SPISS}]", "1:19: kontering[0].typ: there is no arbetsordertyp \"X\"",
      "1:33: kontering[0].enhetstyp: there is no enhetstyp \"SPISS\" (did you mean SPIS?)"),
    Mistake(
      "enheter: [{utrymme: 201001, id: 5, typ: SPIS, installerad: 2026-02-30}]",
      "1:60: enheter[0].installerad: expected a date such as 2026-03-02, got \"2026-02-30\""),
    Mistake(
      "enheter: [{utrymme: 201002, id: 5, typ: SPIS}]",
      "1:21: enheter[0].utrymme: there is no utrymme \"201002\" (did you mean 201001?)"),
    Mistake(
      "objekt: [{foretag: \"01\", fastighet: \"9901\", byggnad: \"01\", id: X}]",
      "1:37: objekt[0].fastighet: there is no fastighet \"9901\" in foretag 01"),
    Mistake(
      "objekt: [{foretag: \"01\", fastighet: \"9900\", byggnad: \"02\", id: X}]",
      "1:54: objekt[0].byggnad: there is no byggnad \"02\" in fastighet 9900"),
    Mistake(
      "objekt: [{foretag: \"01\", fastighet: \"9900\", byggnad: \"01\", id: X, ingarI: X}]",
      "1:75: objekt[0].ingarI: an objekt cannot be part of itself"),
    Mistake(
      "fastigheter: [{foretag: \"01\", nr: \"9900\"}]",
      "1:35: fastigheter[0].nr: fastighet 9900 in foretag 01 is there already, on line 17"),
    Mistake(
      "fastigheter: [{foretag: \"01\", nr: \"1\", omraden: {underhall: F1}}]",
      "1:61: fastigheter[0].omraden.underhall: omrade \"F1\" is of typ felanmalan, not underhall"),
    Mistake(
      "settings: {prio: \"20\", files: {maxBytes: 10 MiB}}",
      "1:18: settings.prio: there is no prio \"20\" (did you mean 10?)",
      "1:42: settings.files.maxBytes: expected an integer from 1 to 1073741824, got \"10 MiB\""),
    Mistake(
      "\(order), typ: F, status: UTFORD}]",
      "1:58: arbetsorder[0].status: expected one of REG, GODK, PAGAR, UTFÖRD, MAK, ÖVERF, "
        + "got \"UTFORD\" (did you mean UTFÖRD?)"
    ),
    Mistake("\(order), typ: F, status: GODK}]", "1:58: arbetsorder[0].status: GODK needs an utforare (rule 4.3)"),
    Mistake(
      "\(order), typ: F, status: ÖVERF, utforare: R100}]",
      "1:75: arbetsorder[0].utforare: ÖVERF needs an external party, and R100 is none (rule 4.2)"),
    Mistake("\(order), typ: U}]", "1:47: arbetsorder[0].typ: typ U needs utrymme and enhet (rule 4.12)"),
    Mistake(
      "\(order), typ: U, enhet: 700001, fras: 501}]",
      "1:71: arbetsorder[0].fras: is a fras of typ F, and the arbetsorder is of U"),
    Mistake(
      "\(order), typ: F, bestalld: 2026-01-02}]",
      "1:60: arbetsorder[0].bestalld: an arbetsorder in REG has not come to GODK"),
    Mistake(
      "\(order), typ: F, status: MAK, makuleradFran: UTFÖRD, utforare: R100}]",
      "1:78: arbetsorder[0].makuleradFran: an arbetsorder cannot be cancelled from UTFÖRD (rule 4.2)"),
    Mistake(
      "\(order), typ: F, planering: {bokadFomTid: \"12:00\", bokadTomTid: \"08:00\"}}]",
      "1:61: arbetsorder[0].planering: bokadTomTid is before bokadFomTid (rule 4.16)"),
    Mistake("\(order), typ: F, bokad: {}}]", "1:50: arbetsorder[0].bokad: unknown key"),
    Mistake(
      "\(order), typ: F, bokning: {}}]", "1:59: arbetsorder[0].bokning: tidsluckaId is missing"),
    Mistake(
      "\(order), typ: F, bokning: {tidsluckaId: R1-202603041000}}]",
      "1:73: arbetsorder[0].bokning.tidsluckaId: is no slot of a resurs that can be booked"),
    Mistake(
      "\(order), typ: F, filer: [{filnamn: a.txt}]}]",
      "1:68: arbetsorder[0].filer[0].filnamn: needs innehall or fil, one of them"),
    Mistake(
      "\(order), typ: F, filer: [{filnamn: a.txt, innehall: '?'}]}]",
      "1:85: arbetsorder[0].filer[0].innehall: expected base64, got \"?\""),
    Mistake(
      "\(order), typ: F, filer: [{filnamn: a.txt, fil: a.txt}]}]",
      "1:80: arbetsorder[0].filer[0].fil: there is no file \"a.txt\" with a byte in it"),
    Mistake(
      "\(order), typ: F, registrerad: 2026-03-29T02:30:00}]",
      "1:63: arbetsorder[0].registrerad: expected a date-time such as 2026-03-02T07:30:00+01:00, or a date, "
        + "got \"2026-03-29T02:30:00\""),
    Mistake(
      "\(order), typ: F, registrerad: 0001-01-01T00:30:00}]",
      "1:63: arbetsorder[0].registrerad: expected a date-time such as 2026-03-02T07:30:00+01:00, or a date, "
        + "got \"0001-01-01T00:30:00\""),
    Mistake(
      "prio2: 1\n? [a]\n: b", "1:1: prio2: unknown key (did you mean prio?)", "2:3: ?: a key is a word, not a list"),
  ]

  /// What is said of a mistake, with line 1 where it begins. `small` loses the lists that it writes itself.
  private func said(_ text: String) -> String {
    let key = text.prefix { $0 != ":" }
    let base = small.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("\(key):") }.dropLast()
    let moved = { (line: Substring) in (Int(line) ?? 0) > base.count ? (Int(line) ?? 0) - base.count : Int(line) ?? 0 }
    return mistakes(base.joined(separator: "\n") + "\n" + text).map { line in
      let parts = line.split(separator: ":", maxSplits: 2)
      let words = parts[2].split(separator: " on line ")
      let rest = words.count == 2 ? "\(words[0]) on line \(moved(words[1]))" : String(parts[2])
      return "\(moved(parts[1])):\(rest)"
    }.joined(separator: "\n")
  }

  @Test(arguments: table) func `each is told with its place and what was probably meant`(_ mistake: Mistake) {
    #expect(said(mistake.text) == mistake.said.joined(separator: "\n"))
  }

  @Test func `ten mistakes in one file are told in one pass`() {
    let text = """
      fast2: seed/1
      name: ten
      prio: [{kod: "10"}]
      tilltrade: [{kod: N}]
      settings: {status: {allowskip: true}, tilltrade: X}
      resurser:
        - {id: R100, namn: Anna, namn: Berg}
        - {id: R100, roll: extern, extern: false}
        - {id: R300, roll: lasar}
      omraden: [{nr: F1, typ: felanmalan, utforare: R999}]
      kunder:
        - {id: abc, nummer: K1}
        - {nummer: K2}
      arbetsorder: 5
      """
    #expect(
      mistakes(text) == [
        "seed.yaml:5:21: settings.status.allowskip: unknown key (did you mean allowSkip?)",
        "seed.yaml:5:50: settings.tilltrade: there is no tilltrade \"X\"",
        "seed.yaml:7:28: resurser[0].namn: stands twice; the first is on line 7",
        "seed.yaml:8:10: resurser[1].id: resurs R100 is there already, on line 7",
        "seed.yaml:8:22: resurser[1].roll: roll extern belongs to a resurs with extern: true (rule 3.8)",
        "seed.yaml:9:22: resurser[2].roll: expected one of intern, extern, lasare, "
          + "got \"lasar\" (did you mean lasare?)",
        "seed.yaml:10:47: omraden[0].utforare: there is no resurs \"R999\"",
        "seed.yaml:12:10: kunder[0].id: expected an integer from 1, got \"abc\"",
        "seed.yaml:13:5: kunder[1]: id is missing",
        "seed.yaml:14:14: arbetsorder: expected a list, got \"5\"",
      ])
  }

  @Test func `a seed without a prio and a tilltrade for new arbetsorder says so`() {
    #expect(
      mistakes("fast2: seed/1\nname: x") == [
        "seed.yaml:1:1: there is no prio \"10\", which settings.prio is if left out",
        "seed.yaml:1:1: there is no tilltrade \"N\", which settings.tilltrade is if left out",
      ])
  }

  @Test func `the format comes first, and in its version`() {
    #expect(
      mistakes("name: x\nfast2: seed/2\nprio: [{kod: 10}]\ntilltrade: [{kod: N}]") == [
        "seed.yaml:1:1: name: the first key must be fast2: seed/1",
        "seed.yaml:2:8: fast2: expected seed/1, got \"seed/2\"",
      ])
  }
}
