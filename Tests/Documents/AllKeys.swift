/// A seed in which every key of the format is set somewhere, and to something else than its default.
let allKeysSeed = """
  fast2: seed/1
  name: allt
  include: [mer.yaml]
  settings:
    firstArbetsorderId: 7000
    prio: "30"
    tilltrade: J
    contract: published
    strict: true
    status: {orderWhenUtforareGiven: true, allowSkip: true}
    arbetsorder: {editableWhenUtford: true}
    messages: {onPlanering: true}
    tokens: {gatewaySeconds: 1, accessSeconds: 2, refreshSeconds: 3}
    files: {maxBytes: 1000, types: [txt, "null"], tempHours: 2}
  gateway:
    klienter:
      - {nyckel: k2, hemlighet: h, token: t, kontrakt: published}
      - {nyckel: k1, hemlighet: "true"}
  prio:
    - {kod: "30", beskrivning: Akut, sla: {tid: P1DT1H2M3S, kalender: dygnet-runt}}
    - {kod: "10", sla: {tid: PT40H, kalender: arbetstid}}
    - {kod: "50"}
  tilltrade: [{kod: N, beskrivning: Nej}, {kod: J}]
  kalendrar:
    - {namn: arbetstid, dagar: man-fre, tid: "07:00-16:00", helgdagar: svenska, aftnar: [jul, nyar]}
    - {namn: natt, dagar: [man, ons, lor], tid: "22:00:30-06:00"}
  handelsetyper:
    - {kod: BOM, beskrivning: Bomkörning, sortKod: B, sortBeskrivning: Besök}
    - {kod: SYS, beskrivning: System, system: true}
    - {kod: NAT, system: true}
  aktiviteter: [{id: 2, text: Resa}, {id: 1, text: Arbetstid, timpris: 520}]
  arbetsordertyper: [{kod: U, beskrivning: Underhåll}, {kod: X, beskrivning: Extra, skapas: system}]
  ursprung: [{id: 9}, {id: 3, beskrivning: Post}]
  buntar: [{id: B1, text: Vårrond}, {id: B2}]
  resurser:
    - id: R100
      namn: Anna Berg
      typ: grupp
      epost: anna@example.com
      telefon: [{typ: MOBIL, nr: "070-1740605"}, {nr: null}, {nr: ""}]
      inloggning: {namn: user, losenord: "  "}
      sso: [s2, s1]
      federerad: [{utgivare: "https://id.example.com", subjekt: anna, hemlighet: x}, {utgivare: u, subjekt: s}]
      bokning: {kalender: arbetstid, lucka: PT1H30M, kapacitet: 2, overbokning: 1, tilltrade: [J, N]}
    - {id: E200, typ: foretag, extern: true, roll: extern}
    - {id: E300, extern: true, roll: lasare, bokning: {kalender: natt}}
    - {id: L100, roll: lasare, kontrakt: published}
    - {id: "007", extern: true, roll: intern}
  omraden:
    - {nr: F1, typ: felanmalan, namn: Norr, utforare: R100}
    - {nr: U1, typ: underhall, utforare: {F: R100, U: E200}}
    - {nr: A1, typ: administration}
    - {nr: S1, typ: sok1}
    - {nr: S2, typ: sok2}
    - {nr: S3, typ: sok3}
  kontering:
    - {typ: U, omrade: F1, enhetstyp: SPIS, konteringKonto: "5010", konteringRefKst: "310", konteringFastighetsnr: "99",
       konteringUhFel: U, konteringMaterialKonto: "4010", konteringProjekt: P1, konteringDriftProjekt: D1,
       materialKostnad: 120, kostnad: 900}
    - {konteringKonto: "1"}
  kunder:
    - {id: 310001, nummer: KUNDA10001, namn: Kommunen, epost: kund@example.com, telefon: [{typ: BOSTAD, nr: "1"}]}
    - {id: 2, nummer: "197001019999"}
  utrymmestyper: [{kod: KOK, beskrivning: Kök}, {kod: "NO"}]
  enhetstyper:
    - {kod: KYL, id: 1}
    - kod: SPIS
      id: 3010
      beskrivning: Spis
      garanti: 24
      underhall: false
      felanmalan: false
      fraser: [{id: 502, textId: 12, text: Luckan glappar}, {id: 501, text: Ugnen blir inte varm, typ: F}]
  foretag:
    - nr: "01"
      namn: Demobostäder AB
      omraden: {felanmalan: F1, underhall: U1, administration: A1, sok1: S1, sok2: S2, sok3: S3}
      kontakter:
        - {namn: K, epost: k@example.com, telefonMobil: "1", telefonOvrig: "2", anmarkning: "3"}
        - {}
      fastigheter:
        - nr: "9900"
          namn: Almen
          omraden: {felanmalan: F1}
          byggnader:
            - nr: "02"
              namn: Huset
              omraden: {sok1: S1}
              objekt:
                - id: "9900101"
                  typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                  uthyrningsbar: true
                  felanmalningsbar: true
                  felanmalningsbarExtern: true
                  kunder: [310001, 2]
                  adress: {lgh: "1101", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad, x: "1.5", y: "2.5"}
                  detalj: {vaning: {id: V1, beskrivning: Våning 1, kortnamn: "1", nummer: -1}, hiss: false, yta: 62.5,
                    anmarkning: a, text: "t: x", hyressparr: J, hyressparrAnmarkning: s, besiktigadDatum: 2024-02-29}
                  omraden: {underhall: U1}
                  utrymmen:
                    - id: 201001
                      typ: KOK
                      rumsnummer: R1
                      enheter:
                        - {id: 700001, typ: SPIS, underhall: true, felanmalan: true, garanti: null, beskrivning: null,
                           installerad: 2019-05-01, underhallsdatum: 2025-01-31, underhallAtgard: Byt, serienummer: SN,
                           egenskap: 60 cm, mangd: 3, notering: n}
                        - {id: 600000, typ: KYL, garanti: 12, beskrivning: Kyl, aktiv: false, ersattAv: 700001, ersattGenom: 7}
                    - {id: 201002, typ: KOK, beskrivning: null}
                    - {id: 201003, beskrivning: Rum}
                - {id: "9900102", ingarI: "9900101", detalj: {yta: 0.0000001, hiss: true}}
        - {nr: "9901"}
  fastigheter: [{foretag: "01", nr: "9902", namn: Flat, byggnader: [{nr: "01"}]}]
  byggnader: [{foretag: "01", fastighet: "9900", nr: "01"}]
  objekt:
    - {foretag: "01", fastighet: "9900", byggnad: "01", id: "9900104"}
    - {foretag: "01", fastighet: "9900", byggnad: "02", id: "9900103"}
  utrymmen: [{objekt: "9900102", id: 100, typ: "NO"}]
  enheter: [{utrymme: 201001, id: 50, typ: SPIS}, {utrymme: 100, id: 40, typ: KYL}]
  arbetsorder:
    - id: 7
      objekt: "9900101"
      typ: F
      prio: null
      tilltrade: null
      ursprung: null
      utrymme: null
      enhet: 700001
    - id: 4000
      objekt: "9900101"
      typ: U
      status: MAK
      makuleradFran: PAGAR
      externtId: X1
      externtNr: N1
      kund: 310001
      bunt: B1
      utforare: E200
      utrymme: 201001
      enhet: 700001
      enhetsNotering: vid fönstret
      nyEnhet: KYL
      fras: 502
      prio: "10"
      tilltrade: N
      referens: R100
      ursprung: 9
      kundPrimarKontaktsatt: TELARB
      anmalare: {namn: a, telefon: "1", epost: a@example.com}
      nyckelinformation: {adress: b, kod: "007"}
      registrerad: {datum: 2026-01-07T08:00:00.123+01:00, av: R100}
      bestalld: {datum: 2026-01-08, av: null}
      accepterad: null
      modifierad: {datum: 2026-01-09T08:00:00Z, av: R100}
      pamin1: 2026-03-01
      pamin2: 2026-03-02
      sla: {slaStart: 2026-01-07, slaAvtalatSlut: 2026-01-08, slaFaktisktSlut: 2026-01-09, slutAvMakulering: true}
      information: {beskrivning: "b\\u007F\\u0085\\u2028\\uFEFF\\uFFFE\\n ", kommentar: "", anmarkning: "# a", atgard: "😀\\0"}
      ekonomi: {konteringKonto: "1", konteringRefKst: "2", konteringFastighetsnr: "3", konteringUhFel: "4",
        konteringMaterialKonto: "5", konteringProjekt: "6", konteringDriftProjekt: "7", materialKostnad: 8, kostnad: 9,
        automatik: [konteringKonto, kostnad]}
      fakturera: {faktureras: false, fakturerasBelopp: 250}
      bokning: {tidsluckaId: R100-202603040700, tilltrade: N, kommentar: k}
      handelser:
        - {id: 12, typ: BOM}
        - {id: 11, typ: SYS, rubrik: r, text: t, skapadAv: s, registrerad: 2026-01-08, modifieradAv: m,
           modifierad: 2026-01-09, aktivFrom: 2026-01-08, aktivTom: 2026-01-09}
      kontaktpersoner:
        - {id: 21, datumFom: 2026-03-01, datumTom: 2026-03-09, namn: Kim, epost: kim@example.com, telefonMobil: "1",
           telefonOvrig: "2", anmarkning: ring}
      tider:
        - {id: 31, resurs: R100, aktivitet: 1, datumFom: 2026-03-02, datumTom: 2026-03-02, starttid: "08:00:30",
           sluttid: "09:30", timmar: 1.5, minuter: 5, pris: 780}
        - {id: 32, resurs: E200, datumFom: 2026-03-02, starttid: "10:00"}
      meddelanden:
        - {id: 41, skapad: 2026-01-08, till: t, fran: f, namnTill: nt, namnFran: nf, amne: a, text: t, last: true}
      filer:
        - {id: 51, filnamn: a.txt, beskrivning: b, typ: BOM, skapad: 2026-01-08, innehall: /+8=}
        - {id: 52, filnamn: b.txt, fil: b.txt}
    - {id: 3, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100, utford: 2026-01-08, prio: "50",
       sla: {slaFaktisktSlut: null}, planering: {bokadDatum: 2026-03-03, bokadFomTid: "08:00", bokadTomTid: "09:30",
       bokadMedModul: true}}
    - {id: 2, objekt: "9900101", typ: F, status: MAK, bokning: {tidsluckaId: E300-202603022200, tilltrade: null, avbokad: true}}
    - {id: 1, objekt: "9900101", typ: F, bokning: {tidsluckaId: R100-202603040830}, planering: {bokadDatum: null}}
  """

/// What the seed of all keys refers to.
let allKeysFiles = ["mer.yaml": "fast2: seed/1\nbuntar: [{id: B0}]", "b.txt": "hej"]
