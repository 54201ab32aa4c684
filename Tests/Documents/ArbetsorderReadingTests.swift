import Documents
import Model
import Testing
import Texts
import Tid

@Suite struct `Reading arbetsorder` {
  private func order(_ keys: String) throws -> Arbetsorder {
    try #require(
      try installation(small + "arbetsorder: [{id: 1, objekt: \"9900101\", typ: F\(keys)}]").arbetsorder.first)
  }

  private func nar(_ iso: String) throws -> Tidpunkt { try Tidsform.tidpunkt(iso) }

  @Test func `what is left out has a default that no clock decides`() throws {
    let a = try order("")
    #expect(a.status == .registrerad && a.prio == "10" && a.tilltrade == "N" && a.ursprung == 1)
    #expect(a.registrerad == Steg(nar: try nar("2026-01-07T08:00:00+01:00"), av: nil))
    #expect(a.bestalld == nil && a.modifierad == nil)
  }

  @Test func `null says that there is none`() throws {
    let a = try order(", prio: null, tilltrade: ~, ursprung: null")
    #expect(a.prio == nil && a.tilltrade == nil && a.ursprung == nil)
  }

  @Test func `an enhet implies its utrymme`() throws {
    #expect(try order(", enhet: 700001").utrymme == UtrymmeID(201001))
  }

  @Test func `groups of the published contract say the same as the short keys`() throws {
    let short = try order(
      ", status: GODK, utforare: R100, referens: E200, kund: 310001, enhet: 700001, enhetsNotering: x, "
        + "nyEnhet: SPIS, fras: 501"
    )
    let groups = try installation(
      small + """
        arbetsorder:
          - id: 1
            objekt: {id: "9900101"}
            arbetsorderTyp: {arbetsordertypKod: F}
            status: {statusKod: GODK}
            utforare: {id: R100}
            referens: {id: E200}
            kund: {id: 310001}
            utrymme: {id: 201001}
            enhet: {id: 700001, enhetsNotering: x}
            nyEnhet: {enhetsTyp: SPIS}
            fras: {frasKod: 501}
            prio: {prioKod: "10"}
            tilltrade: {tilltradeKod: N}
        """)
    #expect(groups.arbetsorder == [short])
  }

  @Test func `every field that no rule computes can be written`() throws {
    let a = try order(
      """
      , externtId: e, externtNr: n, kundPrimarKontaktsatt: TELOVR, pamin1: 2026-03-01, pamin2: 20260302,
      anmalare: {namn: a, telefon: "1", epostAdress: a@example.com}, nyckelinformation: {adress: b, kod: "007"},
      information: {beskrivning: b, kommentar: k, anmarkning: a, atgard: å},
      planering: {bokadDatum: 2026-03-03, bokadFomTid: "08:00", bokadTomTid: "0930", bokadMedModul: true},
      ekonomi: {konteringKonto: "1", konteringRefKst: "2", konteringFastighetsnr: "3", konteringUhFel: "4",
        konteringMaterialKonto: "5", konteringProjekt: "6", konteringDriftProjekt: "7", materialKostnad: 8, kostnad: 9,
        automatik: [konteringKonto, kostnad]},
      fakturera: {faktureras: true, fakturerasBelopp: 10},
      sla: {slaStart: 2026-01-07, slaAvtalatSlut: 2026-01-08, slaFaktisktSlut: 2026-01-09}
      """)
    #expect(a.externtId == "e" && a.externtNr == "n" && a.kontaktsatt == .telefonOvrig)
    #expect(a.pamin1 == Datum("2026-03-01") && a.pamin2 == Datum("2026-03-02"))
    #expect(a.anmalare.epost == "a@example.com" && a.nyckel.kod == "007" && a.information.atgard == "å")
    #expect(a.planering.till == Klockslag(timme: 9, minut: 30) && a.planering.medModul == true)
    #expect(a.ekonomi.driftProjekt == "7" && a.ekonomi.kostnad == 9)
    #expect(a.ekonomiSatt == Set(Ekonomi.Falt.allCases).subtracting([.konto, .kostnad]))
    #expect(a.fakturera.belopp == 10 && a.sla.faktisktSlut != nil)
  }

  @Test func `who and when of a status follow from the registration`() throws {
    let a = try order(
      ", status: ÖVERF, utforare: E200, registrerad: {datum: 2026-02-02T08:00:00+01:00, av: R100}")
    #expect(a.bestalld == Steg(nar: try nar("2026-02-02T09:00:00+01:00"), av: ResursID("R100")))
    #expect(a.accepterad == Steg(nar: try nar("2026-02-02T10:00:00+01:00"), av: ResursID("E200")))
    #expect(a.utford == Steg(nar: try nar("2026-02-03T10:00:00+01:00"), av: ResursID("E200")))
    #expect(a.modifierad == Steg(nar: try nar("2026-02-04T10:00:00+01:00"), av: ResursID("R100")))
  }

  @Test func `who and when that are written count, and the rest follows them`() throws {
    let a = try order(
      ", status: PAGAR, utforare: E200, bestalld: {datumBestalld: 2026-02-05, bestalldAv: null}, modifierad: null")
    #expect(a.bestalld == Steg(nar: try nar("2026-02-05T08:00:00+01:00"), av: nil))
    #expect(a.accepterad == Steg(nar: try nar("2026-02-05T09:00:00+01:00"), av: ResursID("E200")))
    #expect(a.modifierad == nil)
  }

  @Test func `a cancelled one keeps the groups of the status that it came from`() throws {
    let a = try order(", status: MAK, makuleradFran: GODK, utforare: R100")
    #expect(a.makuleradFran == .bestalld && a.bestalld != nil && a.accepterad == nil && a.modifierad != nil)
    #expect(try order(", status: MAK").makuleradFran == .registrerad)
  }

  @Test func `what hangs on it refers to it, and has ids after the largest that is written`() throws {
    let i = try installation(
      small + """
        arbetsorder:
          - id: 7
            objekt: "9900101"
            typ: F
            handelser:
              - {typ: SYS, rubrik: a}
              - {id: 40, typKod: DOKEXTIMG, registrerad: 2026-01-08, aktivFrom: 2026-01-08}
            kontaktpersoner: [{namn: k}]
            tider:
              - {resurs: R100, datumFom: 2026-01-08, timmar: 1.5, minuter: 5}
              - {resursId: R100, datumFom: 2026-01-08, starttid: "08:00"}
            meddelanden: [{skapad: 2026-01-08, text: m, last: true}]
        """)
    #expect(i.handelser.map(\.id.rawValue) == [41, 40])
    #expect(i.handelser.allSatisfy { $0.arbetsorder == ArbetsorderID(7) })
    #expect(i.handelser[0].registrerad == i.arbetsorder[0].registrerad.nar)
    #expect(i.kontaktpersoner.map(\.id) == [1] && i.meddelanden.map(\.arLast) == [true])
    #expect(i.tider.map(\.minuter) == [95, nil])
    #expect(i.tider[1].starttid == Klockslag(timme: 8, minut: 0) && i.tider[1].sluttid == nil)
  }

  /// Dates and times of a seeded registration, and the minutes and the last day that follow.
  static let spans: [(String, Int64?, String?)] = [
    (#"datumFom: 2026-01-08, starttid: "08:00", sluttid: "09:25""#, 85, "20260108"),
    (#"datumFom: 2026-01-08, datumTom: 2026-01-09, starttid: "08:00", sluttid: "09:00""#, 1500, "20260109"),
    (#"datumFom: 2026-01-08, starttid: "22:00", sluttid: "06:00""#, 480, "20260109"),
    // The night of the change to summer time is an hour short.
    (#"datumFom: 2026-03-28, starttid: "22:00", sluttid: "06:00""#, 420, "20260329"),
    // What is written counts.
    (#"datumFom: 2026-01-08, starttid: "08:00", sluttid: "12:00", timmar: 3"#, 180, nil),
    (#"datumFom: 2026-01-08, starttid: "08:00""#, nil, nil), ("datumFom: 2026-01-08", nil, nil),
  ]

  @Test(arguments: spans)
  func `a registration with start and stop has its hours and minutes`(
    _ written: String, _ minutes: Int64?, _ last: String?
  ) throws {
    let i = try installation(
      small + "arbetsorder: [{id: 7, objekt: \"9900101\", typ: F, tider: [{resurs: R100, \(written)}]}]\n")
    #expect(i.tider[0].minuter == minutes)
    #expect(i.tider[0].datumTom?.kompakt == last)
  }

  @Test(arguments: [
    (#"datumFom: 2026-01-08, datumTom: 2026-01-08, starttid: "09:00", sluttid: "08:00""#, "sluttid"),
    (#"datumFom: 2026-03-29, starttid: "02:30", sluttid: "04:00""#, "02:30"),
  ])
  func `a registration that stops before it starts is a mistake of the seed`(_ written: String, _ named: String) {
    let text = small + "arbetsorder: [{id: 7, objekt: \"9900101\", typ: F, tider: [{resurs: R100, \(written)}]}]\n"
    let found = mistakes(text)
    #expect(found.count == 1 && found[0].contains(named), "\(found)")
  }
}
