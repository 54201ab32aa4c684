import Documents
import Model
import Testing
import Texts
import Tid

/// The demo seed.
private func demo() throws -> Installation { try installation(String(decoding: DemoSeed.bytes, as: UTF8.self)) }

private func lay(_ text: String, over i: Installation) throws -> Installation {
  switch SeedOverlay.read(bytes: Array(text.utf8), over: i) {
  case .installation(let i): return i
  case .diagnostics(let all): throw NotRead(description: all.map(\.description).joined(separator: "\n"))
  }
}

private func mistakes(_ text: String, over i: Installation) -> [String] {
  switch SeedOverlay.read(bytes: Array(text.utf8), over: i) {
  case .installation: []
  case .diagnostics(let all): all.map(\.description)
  }
}

private func nar(_ iso: String) throws -> Tidpunkt { try Tidsform.tidpunkt(iso) }

@Suite struct `Documents laid over an installation` {
  private let base: Installation

  init() throws { base = try demo() }

  private func order(_ id: Int64, _ i: Installation) throws -> Arbetsorder {
    try #require(i.arbetsorder.first { $0.id == ArbetsorderID(id) })
  }

  @Test func `nothing changes nothing, and an export of it changes nothing`() throws {
    #expect(try lay("{}", over: base) == base)
    for i in [base, try installation(allKeysSeed, files: allKeysFiles)] {
      var sorted = i
      sorted.arbetsorder.sort { $0.id < $1.id }
      sorted.handelser.sort { $0.id < $1.id }
      sorted.kontaktpersoner.sort { $0.id < $1.id }
      sorted.tider.sort { $0.id < $1.id }
      sorted.meddelanden.sort { $0.id < $1.id }
      sorted.bokningar.sort { $0.arbetsorder < $1.arbetsorder }
      sorted.filer.sort { $0.fil.id < $1.fil.id }
      #expect(try lay(String(decoding: SeedExport.yaml(i), as: UTF8.self), over: i) == sorted)
    }
  }

  @Test func `a row that is there changes in the keys that are written`() throws {
    let i = try lay(
      """
      kunder: [{id: 310001, epost: null, telefon: [{nr: "1"}]}]
      enheter: [{id: 700001, notering: n}]
      objekt: [{id: "9900101", adress: {gata: Nygatan 2}, kunder: []}]
      resurser: [{id: R100, namn: Anna Ny, inloggning: {losenord: nytt}}]
      prio: [{kod: "50", sla: {tid: PT1H, kalender: dygnet-runt}}, {kod: "10", sla: {tid: PT1H}}]
      enhetstyper: [{kod: SPIS, fraser: [{id: 501, text: Kall}, {id: 599, text: Ny fras}]}]
      settings: {status: {allowSkip: true}, tokens: {accessSeconds: 5}}
      """, over: base)
    var expected = base
    let kund = try #require(base.kunder.firstIndex { $0.id == KundID(310_001) })
    expected.kunder[kund].kommunikation = Kommunikation(epost: nil, telefon: [Telefon(typ: nil, nr: "1")])
    let enhet = try #require(base.enheter.firstIndex { $0.id == EnhetID(700_001) })
    expected.enheter[enhet].notering = "n"
    let objekt = try #require(base.objekt.firstIndex { $0.id == ObjektID("9900101") })
    expected.objekt[objekt].adress.gata = "Nygatan 2"
    expected.objekt[objekt].kunder = []
    let anna = try #require(base.resurser.firstIndex { $0.id == ResursID("R100") })
    expected.resurser[anna].namn = "Anna Ny"
    expected.resurser[anna].inloggning?.losenord = "nytt"
    expected.prio[2].sla = .init(tid: 3600, kalender: "dygnet-runt")
    expected.prio[0].sla?.tid = 3600
    expected.enhetstyper[0].fraser[0].text = "Kall"
    expected.enhetstyper[0].fraser.append(Fras(id: FrasID(599), textID: 599, text: "Ny fras", typ: nil))
    expected.settings.allowSkip = true
    expected.settings.accessTokenSeconds = 5
    #expect(i == expected)
  }

  @Test func `new rows come last, also below levels that are there`() throws {
    let i = try lay(
      """
      foretag:
        - nr: "01"
          fastigheter:
            - nr: "9900"
              byggnader:
                - nr: "01"
                  namn: Nya huset
                  objekt: [{id: NY1, utrymmen: [{id: 1, typ: KOK, enheter: [{id: 2, typ: SPIS}]}]}]
      objekt: [{id: "9900101", utrymmen: [{id: 201001, rumsnummer: K}, {id: 3}]}]
      arbetsorder: [{id: 5001, objekt: NY1, typ: F, status: PAGAR, utforare: R100, enhet: 2}]
      """, over: base)
    #expect(i.foretag == base.foretag && i.fastigheter == base.fastigheter)
    #expect(i.byggnader.first?.namn == "Nya huset" && i.byggnader.count == base.byggnader.count)
    #expect(i.objekt.last?.id == ObjektID("NY1") && i.objekt.last?.byggnadNr == "01")
    #expect(i.utrymmen.suffix(2).map(\.id.rawValue).sorted() == [1, 3])
    #expect(i.utrymmen.first { $0.id == UtrymmeID(201_001) }?.rumsnummer == "K")
    #expect(i.enheter.last?.garanti == 24)
    #expect(try order(5001, i).utrymme == UtrymmeID(1))
  }

  @Test func `an arbetsorder taken forward keeps its steps and gets those it lacks`() throws {
    let before = try lay(
      "arbetsorder: [{id: 5001, objekt: \"9900101\", typ: F, status: GODK, utforare: R100, "
        + "bestalld: {datum: 2026-01-08T09:00:00+01:00, av: G10}}]", over: base)
    let i = try lay(
      "arbetsorder: [{id: 5001, status: UTFÖRD, utford: 2026-02-09T10:00:00+01:00, information: {atgard: bytt}}]",
      over: before)
    let a = try order(5001, i)
    #expect(a.status == .utford && a.information.atgard == "bytt" && a.utforare == ResursID("R100"))
    #expect(a.bestalld == Steg(nar: try nar("2026-01-08T09:00:00+01:00"), av: ResursID("G10")))
    #expect(a.accepterad == Steg(nar: try nar("2026-01-08T10:00:00+01:00"), av: ResursID("R100")))
    #expect(a.utford == Steg(nar: try nar("2026-02-09T10:00:00+01:00"), av: ResursID("R100")))
    #expect(a.modifierad == a.utford)
    #expect(a.sla.faktisktSlut == a.utford?.nar)
    let back = try order(5001, lay("arbetsorder: [{id: 5001, status: GODK}]", over: i))
    #expect(back.bestalld == a.bestalld && back.accepterad == nil && back.utford == nil)
    #expect(back.sla.faktisktSlut == nil && back.sla.start != nil)
    let cancelled = try order(5001, lay("arbetsorder: [{id: 5001, status: MAK}]", over: before))
    #expect(cancelled.makuleradFran == .bestalld && cancelled.bestalld == a.bestalld)
    #expect(cancelled.sla.slutAvMakulering)
  }

  @Test func `an agreed time follows a registration that is written, and stays else`() throws {
    let before = try lay("arbetsorder: [{id: 5001, objekt: \"9900101\", typ: F, prio: \"30\"}]", over: base)
    let i = try lay("arbetsorder: [{id: 5001, registrerad: 2026-02-09T08:00:00+01:00}]", over: before)
    #expect(try order(5001, i).sla.avtalatSlut == nar("2026-02-09T12:00:00+01:00"))
    let written = try lay("arbetsorder: [{id: 5001, sla: {slaAvtalatSlut: 2026-02-09}}]", over: i)
    let later = try lay("arbetsorder: [{id: 5001, information: {kommentar: k}}]", over: written)
    #expect(try order(5001, later).sla.avtalatSlut == nar("2026-02-09T08:00:00+01:00"))
  }

  @Test func `an account that is taken away goes back to the automatics`() throws {
    let before = try lay(
      "arbetsorder: [{id: 101, ekonomi: {konteringKonto: \"1\", kostnad: 5, automatik: [kostnad]}}]", over: base)
    #expect(try order(101, before).ekonomiSatt == [.konto])
    let after = try order(101, lay("arbetsorder: [{id: 101, ekonomi: {konteringKonto: null}}]", over: before))
    #expect(after.ekonomiSatt.isEmpty && after.ekonomi.konto == nil && after.ekonomi.kostnad == 5)
  }

  @Test func `a booking is made, moved, cancelled by MAK and taken away`() throws {
    let a = "arbetsorder: [{id: 5001, objekt: \"9900101\", typ: F, bokning: {tidsluckaId: R100-202603040700}}]"
    let booked = try lay(a, over: base)
    let moved = try lay("arbetsorder: [{id: 5001, bokning: {tidsluckaId: R100-202603040800}}]", over: booked)
    #expect(try order(5001, moved).planering.fran == Klockslag(timme: 8, minut: 0))
    #expect(moved.bokningar.filter { $0.arbetsorder == ArbetsorderID(5001) }.count == 1)
    let cancelled = try lay("arbetsorder: [{id: 5001, status: MAK}]", over: moved)
    #expect(cancelled.bokningar.last.map { $0.avbokad && $0.avMakulering } == true)
    #expect(try order(5001, cancelled).planering.medModul == false)
    let gone = try lay("arbetsorder: [{id: 5001, bokning: null}]", over: booked)
    #expect(gone.bokningar == base.bokningar)
    #expect(try order(5001, gone).planering == Arbetsorder.Planering())
  }

  @Test func `what hangs on an arbetsorder is added, or changed by its id`() throws {
    let first = try lay(
      """
      arbetsorder:
        - id: 101
          handelser: [{typ: BOM, rubrik: a}]
          filer: [{filnamn: a.txt, innehall: aGVq}]
      """, over: base)
    let known = try #require(first.handelser.last)
    #expect(known.id.rawValue == (base.handelser.map(\.id.rawValue).max() ?? 0) + 1)
    #expect(known.arbetsorder == ArbetsorderID(101) && first.filer.last?.innehall == Array("hej".utf8))
    let fil = try #require(first.filer.last?.fil.id)
    let second = try lay(
      "arbetsorder: [{id: 101, handelser: [{id: \(known.id.rawValue), text: t}], filer: [{id: \(fil), filnamn: b.txt}]}]",
      over: first)
    #expect(second.handelser.count == first.handelser.count && second.handelser.last?.text == "t")
    #expect(second.handelser.last?.rubrik == "a" && second.filer.last?.fil.filnamn == "b.txt")
    #expect(second.filer.last?.innehall == Array("hej".utf8))
    #expect(
      mistakes("arbetsorder: [{id: 102, handelser: [{id: \(known.id.rawValue)}]}]", over: first) == [
        "body:1:42: arbetsorder[0].handelser[0].id: hangs on arbetsorder 101 already"
      ])
  }

  @Test func `mistakes are told together with their places, against the whole`() {
    #expect(
      mistakes(
        """
        arbetsorder:
          - {id: 5001, objekt: "9900101", typ: F, utforare: R10}
          - {id: 101, prio: "11", stattus: GODK}
          - {id: 5002, typ: F}
          - {id: 101}
        kunder: [{id: 310001, nummer: KUNDA10002}, {id: 1, nummer: KUNDA10001}]
        objekt: [{id: NY, foretag: "01", fastighet: "9900", byggnad: "77"}]
        kontering: [{omrade: F99}]
        include: [a.yaml]
        """, over: base) == [
          "body:2:53: arbetsorder[0].utforare: there is no resurs \"R10\" (did you mean G10?)",
          "body:3:21: arbetsorder[1].prio: there is no prio \"11\" (did you mean 10?)",
          "body:3:27: arbetsorder[1].stattus: unknown key (did you mean status?)",
          "body:4:5: arbetsorder[2]: objekt is missing",
          "body:5:10: arbetsorder[3].id: arbetsorder 101 is there already, on line 3",
          "body:6:31: kunder[0].nummer: kund with nummer KUNDA10002 is there already",
          "body:7:62: objekt[0].byggnad: there is no byggnad \"77\" in fastighet 9900",
          "body:8:22: kontering[0].omrade: there is no omrade \"F99\"",
          "body:9:1: include: unknown key",
        ])
    #expect(mistakes("", over: base) == ["body:1:1: the document is empty; it has keys of a seed, such as arbetsorder"])
    #expect(mistakes("[]", over: base) == ["body:1:1: expected a mapping, got a list"])
  }

  @Test func `is reasonably fast for a large installation`() throws {
    var bytes: [UInt8] = []
    SeedGenerator.generate(objekt: 500, arbetsorder: 10_000, randomSeed: 7) { bytes += $0 }
    let large = try installation(String(decoding: bytes, as: UTF8.self))
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try lay("arbetsorder: [{id: 101, externtId: x}]", over: large) }
    // Generous: a debug build on a busy machine takes a tenth of it.
    #expect(time < .seconds(10))
  }
}
