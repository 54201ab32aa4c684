import Documents
import Model
import Rules
import Testing
import Texts
import Tid

@Suite struct `Reading registers` {
  @Test(arguments: [
    ("man-fre", [1, 2, 3, 4, 5]), ("[man, tis]", [1, 2]), ("lor", [6]), ("fre-man", [1, 5, 6, 7]),
    ("[man-tor, son]", [1, 2, 3, 4, 7]),
  ])
  func `days of a calendar are a span, a day or a list`(_ written: String, _ dagar: [Int]) throws {
    let i = try installation(seed("kalendrar: [{namn: k, dagar: \(written), tid: \"07:00-16:00\"}]"))
    #expect(i.kalendrar.first?.dagar == Set(dagar))
  }

  @Test func `hours can go past midnight, and eves and holidays be free`() throws {
    let i = try installation(
      seed("kalendrar: [{namn: k, dagar: man, tid: 22:00-06:00, helgdagar: svenska, aftnar: [jul, nyar]}]"))
    let k = try #require(i.kalendrar.first)
    #expect(k.fran == Klockslag(timme: 22, minut: 0) && k.till == Klockslag(timme: 6, minut: 0))
    #expect(k.helgdagar && k.aftnar == [.jul, .nyar])
  }

  @Test func `hours without length, unknown days, and the built-in calendar are mistakes`() {
    #expect(
      mistakes(
        seed(
          """
          kalendrar:
            - {namn: a, dagar: [], tid: 07:00-07:00}
            - {namn: dygnet-runt, dagar: mon, tid: 7-16, helgdagar: alla}
          """)) == [
          "seed.yaml:6:22: kalendrar[0].dagar: expected at least one day: a kalender without any never has "
            + "working time",
          "seed.yaml:6:31: kalendrar[0].tid: expected hours such as 07:00-16:00, got \"07:00-07:00\"",
          "seed.yaml:7:12: kalendrar[1].namn: dygnet-runt is there without being written, and means elapsed time",
          "seed.yaml:7:32: kalendrar[1].dagar: expected days such as man-fre, of man, tis, ons, tor, fre, lor, son, "
            + "got \"mon\"",
          "seed.yaml:7:42: kalendrar[1].tid: expected hours such as 07:00-16:00, got \"7-16\"",
          "seed.yaml:7:59: kalendrar[1].helgdagar: expected one of svenska, inga, got \"alla\"",
        ])
  }

  private func demoSeed() throws -> Installation {
    try installation(String(decoding: DemoSeed.bytes, as: UTF8.self))
  }

  /// Looking for its end took for ever, or as long.
  @Test(arguments: [("[]", "PT1H"), ("son", "PT104H"), ("man-fre", "P40W")])
  func `an agreed time that has no end is a mistake, in a seed and laid over one`(_ dagar: String, _ tid: String) throws
  {
    let rows = """
      kalendrar: [{namn: k, dagar: \(dagar), tid: "07:00-08:00", helgdagar: svenska}]
      prio: [{kod: "77", sla: {tid: \(tid), kalender: k}}]
      arbetsorder: [{id: 5001, objekt: "9900101", typ: F, status: REG, prio: "77"}]
      """
    guard case .diagnostics(let found) = SeedOverlay.read(bytes: Array(rows.utf8), over: try demoSeed()) else {
      Issue.record("it was taken")
      return
    }
    #expect(found.contains { $0.message.contains("never has") || $0.message.contains("in two years") }, "\(found)")
    let whole = "fast2: seed/1\nname: a\ntilltrade: [{kod: N}]\n" + rows
    #expect(mistakes(whole).contains { $0.contains("never has") || $0.contains("in two years") })
  }

  @Test(arguments: [
    ("PT40H", 144_000), ("PT1H30M", 5400), ("P1D", 86_400), ("P2W", 1_209_600), ("P1DT2H", 93_600), ("PT90S", 90),
    ("PT0S", 0),
  ])
  func `a span of time is ISO 8601`(_ written: String, _ seconds: Int64) throws {
    let text = seed().replacing("Normal}", with: "Normal, sla: {tid: \(written), kalender: dygnet-runt}}")
    #expect(try installation(text).prio.first?.sla == Prio.Sla(tid: seconds, kalender: "dygnet-runt"))
  }

  @Test(arguments: [
    ("40H", "a duration such as PT40H, PT1H30M or P1D, got \"40H\""),
    ("P1M", "which counts months or years"), ("-PT1H", "which goes back"), ("PT1.5H", "which has a fraction"),
    ("P9999999999D", "which is longer than 100 years"), ("PT1.5S", "expected whole seconds here, got \"PT1.5S\""),
  ])
  func `what is no span of time is refused, and why`(_ written: String, _ why: String) throws {
    let text = seed().replacing("Normal}", with: "Normal, sla: {tid: \(written), kalender: dygnet-runt}}")
    let found = mistakes(text)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("seed.yaml:3:52: prio[0].sla.tid: expected ") == true)
    #expect(found.first?.contains(why) == true, "\(found)")
  }

  @Test(arguments: [
    ("", false, Roll.intern), ("extern: true", true, .extern), ("roll: extern", true, .extern),
    ("extern: true, roll: intern", true, .intern), ("roll: lasare", false, .lasare),
  ])
  func `roll and extern follow from each other`(_ written: String, _ extern: Bool, _ roll: Roll) throws {
    let r = try #require(try installation(seed("resurser: [{id: R1, \(written)}]")).resurser.first)
    #expect(r.extern == extern && r.roll == roll)
  }

  @Test func `a resurs has all that it can log in and be booked with`() throws {
    let i = try installation(
      seed(
        """
        resurser:
          - id: R1
            namn: Anna
            typ: grupp
            epost: a@example.com
            telefon: [{typ: MOBIL, nr: 070-174 06 05}]
            inloggning: {namn: a, losenord: "1"}
            sso: [s]
            federerad: [{utgivare: u, subjekt: x, hemlighet: h}]
            bokning: {kalender: dygnet-runt, lucka: PT30M, kapacitet: 2, overbokning: 1, tilltrade: [N]}
        """))
    var r = Resurs(id: ResursID("R1"))
    r.namn = "Anna"
    r.typ = .grupp
    r.kommunikation = Kommunikation(epost: "a@example.com", telefon: [Telefon(typ: .mobil, nr: "070-174 06 05")])
    r.inloggning = Resurs.Inloggning(namn: "a", losenord: "1")
    r.sso = ["s"]
    r.federerad = [Resurs.Federerad(utgivare: "u", subjekt: "x", hemlighet: "h")]
    r.bokning = Resurs.Bokningsbarhet(
      kalender: "dygnet-runt", lucka: 1800, kapacitet: 2, overbokning: 1, tilltrade: ["N"])
    #expect(i.resurser == [r])
  }

  @Test func `an area names one utförare, or one for each type`() throws {
    let i = try installation(
      small.replacing(
        "utforare: R100}]", with: "utforare: {F: R100, U: E200}}, {nr: U1, typ: underhall, utforare: E200}]"))
    #expect(i.omraden[0].utforare(typ: "F") == ResursID("R100"))
    #expect(i.omraden[0].utforare(typ: "U") == ResursID("E200"))
    #expect(i.omraden[0].utforare(typ: "G") == nil)
    #expect(i.omraden[1].utforare(typ: "G") == ResursID("E200"))
  }

  @Test func `rows that are written replace those that need not be`() throws {
    let i = try installation(
      seed("arbetsordertyper: [{kod: X}, {kod: F, beskrivning: Fel, skapas: system}]\nursprung: [{id: 9}, {id: 12}]"))
    #expect(i.arbetsordertyper.map(\.kod) == ["X", "F", "U", "G", "T", "M"])
    #expect(i.arbetsordertyper[1] == Arbetsordertyp(kod: "F", beskrivning: "Fel", skapasAvAPI: false))
    #expect(i.ursprung.map(\.id) == [9, 12, 1])
  }
}

@Suite struct `Settings of a seed` {
  @Test func `every setting can be written`() throws {
    let i = try installation(
      seed(
        """
        settings:
          firstArbetsorderId: 5
          prio: 10
          tilltrade: "N"
          contract: published
          strict: true
          status: {orderWhenUtforareGiven: true, allowSkip: true}
          arbetsorder: {editableWhenUtford: true}
          messages: {onPlanering: true}
          tokens: {gatewaySeconds: 1, accessSeconds: 2, refreshSeconds: 3}
          files: {maxBytes: 4, types: [no], tempHours: 6}
        """))
    var s = Settings()
    s.firstArbetsorderId = 5
    s.contract = .published
    s.strictness = .strict
    s.orderWhenUtforareGiven = true
    s.allowSkip = true
    s.editableWhenUtford = true
    s.messagesOnPlanering = true
    s.gatewayTokenSeconds = 1
    s.accessTokenSeconds = 2
    s.refreshTokenSeconds = 3
    s.filesMaxBytes = 4
    s.filesTypes = ["no"]
    s.filesTempHours = 6
    #expect(i.settings == s)
  }

  @Test func `the table has every property of the settings`() {
    #expect(Setting.all.count == Mirror(reflecting: Settings()).children.count)
    #expect(Set(Setting.all.map(\.path)).count == Setting.all.count)
  }
}
