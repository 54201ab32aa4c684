// Made from seed/demo.yaml by scripts/embed; edit that file and run the script.

/// The demo seed, as it is in `seed/demo.yaml`.
package enum DemoSeed {
  /// What diagnostics and listings call it.
  package static let file = "demo.yaml"

  /// The file's bytes.
  package static var bytes: [UInt8] { text.withUTF8Buffer { Array($0) } }

  // A literal, because embedding through the package's resources takes minutes to compile.
  private static let text: StaticString = #"""
    # yaml-language-server: $schema=seed.schema.json
    # The demo installation: a small landlord in which every rule can be tried. It is also built into the program.
    # People, addresses and numbers are invented; phone numbers are of the series that PTS keeps free for fiction.
    # The format is described in docs/seed-format.md.
    fast2: seed/1
    name: demo

    settings:
      firstArbetsorderId: 1000     # what the API creates counts from here; the orders below are 101 to 130
      prio: "10"
      tilltrade: "N"
      status: {orderWhenUtforareGiven: false, allowSkip: false}

    # Two clients of the gateway. Written from the document 1.1? Take demo-key. Works against FAST2 today? demo-key-published.
    gateway:
      klienter:
        - {nyckel: demo-key, hemlighet: demo-secret, token: demo-token, kontrakt: "1.1"}
        - {nyckel: demo-key-published, hemlighet: demo-secret, token: demo-token-published, kontrakt: published}

    # 10 counts working hours, 30 the hours of the clock, 50 has no agreed time at all.
    prio:
      - {kod: "10", beskrivning: Normal, sla: {tid: PT40H, kalender: arbetstid}}
      - {kod: "30", beskrivning: Akut, sla: {tid: PT4H, kalender: dygnet-runt}}
      - {kod: "50", beskrivning: Vid tillfälle}

    tilltrade:
      - {kod: "N", beskrivning: Nej}
      - {kod: J, beskrivning: Ja}

    kalendrar:
      - {namn: arbetstid, dagar: man-fre, tid: "07:00-16:00", helgdagar: svenska, aftnar: [midsommar, jul, nyar]}
      - {namn: kvallsjour, dagar: [man-tor, son], tid: "22:00-06:00", helgdagar: inga}

    # SYS is made by the system only: the API may neither write nor delete such händelser (rule 5.1).
    handelsetyper:
      - {kod: SYS, beskrivning: System, sortKod: S, sortBeskrivning: Systemhändelse, system: true}
      - {kod: DOKEXTIMG, beskrivning: Externt bilddokument, sortKod: D, sortBeskrivning: Dokument}
      - {kod: BOM, beskrivning: Bomkörning, sortKod: B, sortBeskrivning: Besök}
      - {kod: ANT, beskrivning: Anteckning}

    aktiviteter:
      - {id: 1, text: Arbetstid, timpris: 520}
      - {id: 2, text: Restid, timpris: 350}
      - {id: 3, text: Jour, timpris: 980}
      - {id: 4, text: Administration}

    # T and M exist, but the API refuses to create them (rule 4.12).
    arbetsordertyper:
      - {kod: F, beskrivning: Felanmälan}
      - {kod: U, beskrivning: Underhåll}
      - {kod: G, beskrivning: Eget}
      - {kod: T, beskrivning: Tillval, skapas: system}
      - {kod: M, beskrivning: Myndighet, skapas: system}

    ursprung: [{id: 1, beskrivning: API}, {id: 9, beskrivning: Webb}]

    buntar:
      - {id: B1, text: Vårrond}
      - {id: B2, text: Obligatorisk ventilationskontroll}

    # Somebody in every role (rule 3.8). Log in as user/password for the landlord's side, ror/ror for a contractor's.
    resurser:
      - {id: R100, namn: Anna Berg, roll: intern, epost: anna.berg@example.com,
         telefon: [{typ: ARBETE, nr: "08-465 004 10"}, {typ: MOBIL, nr: "070-174 06 05"}],
         inloggning: {namn: user, losenord: password},
         bokning: {kalender: arbetstid, lucka: PT1H, kapacitet: 1, overbokning: 1, tilltrade: ["N", J]}}
      - {id: R110, namn: Karim Lindqvist, epost: karim.lindqvist@example.com,
         telefon: [{typ: MOBIL, nr: "070-174 06 06"}], inloggning: {namn: karim, losenord: karim}}
      - {id: R120, namn: Sven Ek, telefon: [{typ: MOBIL, nr: "070-174 06 07"}]}        # cannot log in
      - {id: G10, namn: Fastighetsskötarna, typ: grupp, epost: skotarna@example.com}
      - {id: E200, namn: Rörjouren AB, typ: foretag, extern: true, roll: extern, epost: jour@example.com,
         telefon: [{typ: ARBETE, nr: "031-390 06 00"}], inloggning: {namn: ror, losenord: ror},
         bokning: {kalender: arbetstid, lucka: PT2H, kapacitet: 2, tilltrade: [J]}}
      - {id: E300, namn: Elfirman i Exempelstad AB, typ: foretag, extern: true, epost: el@example.com,
         telefon: [{typ: ARBETE, nr: "040-628 04 00"}], inloggning: {namn: el, losenord: el}}
      - {id: L100, namn: Lena Sjö, roll: lasare, epost: lena.sjo@example.com, inloggning: {namn: las, losenord: las}}
      - {id: R900, namn: Integration, epost: integration@example.com, inloggning: {namn: api, losenord: api},
         sso: [integration@example.com],
         federerad: [{utgivare: "https://login.example.com", subjekt: integration, hemlighet: demo-federated-secret}]}

    # Who carries out an order that names nobody (rule 4.4).
    omraden:
      - {nr: F1, typ: felanmalan, namn: Felområde Norr, utforare: R100}
      - {nr: F2, typ: felanmalan, namn: Felområde Söder, utforare: {F: R110, G: G10}}
      - {nr: F3, typ: felanmalan, namn: Felområde Hamnen}
      - {nr: U1, typ: underhall, namn: Underhåll Almen, utforare: {U: E200}}
      - {nr: U2, typ: underhall, namn: Underhåll Cedern}
      - {nr: A1, typ: administration, namn: Förvaltning}
      - {nr: S1, typ: sok1, namn: Innerstaden}

    # The first row that matches fills what no request ever set (rule 4.18); type G matches none.
    kontering:
      - {typ: U, omrade: F1, enhetstyp: SPIS, konteringKonto: "5010", konteringRefKst: "310", konteringMaterialKonto: "4010"}
      - {typ: U, omrade: F1, konteringKonto: "5015", konteringRefKst: "310"}
      - {typ: U, konteringKonto: "5020", konteringProjekt: P26}
      - {typ: F, omrade: F1, konteringKonto: "5110", konteringRefKst: "310", konteringFastighetsnr: "9900"}
      - {typ: F, enhetstyp: TVATTM, konteringKonto: "5120", konteringUhFel: TV}
      - {typ: F, konteringKonto: "5100", konteringDriftProjekt: D1}

    kunder:
      - {id: 310001, nummer: KUNDA10001, namn: Kommunen, epost: kund@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 10"}]}
      - {id: 310002, nummer: KUNDA10002, namn: Maria Holm, epost: maria.holm@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 11"}]}
      - {id: 310003, nummer: KUNDA10003, namn: Erik Holm, epost: erik.holm@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 12"}, {typ: BOSTAD, nr: "08-465 004 22"}]}
      - {id: 310004, nummer: KUNDA10004, namn: Sara Nyström, epost: sara.nystrom@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 13"}]}
      - {id: 310005, nummer: KUNDA10005, namn: Ali Hassan, epost: ali.hassan@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 14"}]}
      - {id: 310006, nummer: KUNDA10006, namn: Gunilla Åberg, telefon: [{typ: BOSTAD, nr: "08-465 004 25"}]}
      - {id: 310007, nummer: KUNDA10007, namn: Johan Öst, epost: johan.ost@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 16"}, {typ: BOSTAD, nr: "08-465 004 26"}]}
      - {id: 310008, nummer: KUNDA10008, namn: Fatima Noor, epost: fatima.noor@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 17"}, {typ: AVFLYTTAD, nr: "0980-319 20"}]}
      - {id: 310009, nummer: KUNDA10009, namn: Petter Ängqvist, epost: petter.angqvist@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 18"}]}
      - {id: 310010, nummer: KUNDA10010, namn: Elsa Brandt, epost: elsa.brandt@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 19"}]}
      - {id: 310011, nummer: KUNDA10011, namn: Oskar Lind, epost: oskar.lind@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 20"}, {typ: BOSTAD, nr: "08-465 004 30"}]}
      - {id: 310012, nummer: KUNDA10012, namn: Mira Salo, epost: mira.salo@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 21"}]}
      - {id: 310013, nummer: KUNDA10013, namn: Nils Forsberg, epost: nils.forsberg@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 22"}]}
      - {id: 310014, nummer: KUNDA10014, namn: Aino Korhonen, epost: aino.korhonen@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 23"}]}
      - {id: 310015, nummer: KUNDA10015, namn: Tove Dahl, epost: tove.dahl@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 24"}, {typ: BOSTAD, nr: "08-465 004 34"}]}
      - {id: 310016, nummer: KUNDA10016, namn: Ibrahim Saleh, epost: ibrahim.saleh@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 25"}]}
      - {id: 310017, nummer: KUNDA10017, namn: Kerstin Wall, epost: kerstin.wall@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 26"}]}
      - {id: 310018, nummer: KUNDA10018, namn: Lukas Grön, epost: lukas.gron@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 27"}]}
      - {id: 310019, nummer: KUNDA10019, namn: Hanna Bäck, epost: hanna.back@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 28"}, {typ: BOSTAD, nr: "08-465 004 38"}]}
      - {id: 310020, nummer: KUNDA10020, namn: Samir Aziz, epost: samir.aziz@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 29"}]}
      - {id: 310021, nummer: KUNDA10021, namn: Ulla Rask}        # neither mail nor phone
      - {id: 310022, nummer: KUNDA10022, namn: Viktor Ström, epost: viktor.strom@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 31"}]}
      - {id: 310023, nummer: KUNDA10023, namn: Yasmin Rahimi, epost: yasmin.rahimi@example.com, telefon: [{typ: MOBIL, nr: "070-174 06 32"}, {typ: BOSTAD, nr: "08-465 004 42"}]}
      - {id: 310024, nummer: KUNDA10024, namn: Butik Hörnet AB, epost: butik.hornet@example.com, telefon: [{typ: ARBETE, nr: "08-465 004 83"}]}
      - {id: 310025, nummer: KUNDA10025, namn: Kontorsgruppen AB, epost: kontorsgruppen@example.com, telefon: [{typ: ARBETE, nr: "08-465 004 84"}]}

    utrymmestyper:
      - {kod: KOK, beskrivning: Kök}
      - {kod: BAD, beskrivning: Badrum}
      - {kod: RUM, beskrivning: Rum}
      - {kod: VARD, beskrivning: Vardagsrum}
      - {kod: SOV, beskrivning: Sovrum}
      - {kod: LOKAL, beskrivning: Lokal}
      - {kod: WC, beskrivning: WC}
      - {kod: TVATT, beskrivning: Tvättstuga}
      - {kod: TORK, beskrivning: Torkrum}
      - {kod: CYKEL, beskrivning: Cykelrum}
      - {kod: INOMH, beskrivning: Inomhus}

    # Fraser belong to one type of order, or to every one where no typ is given (rule 5.4).
    # BELYS is not maintained and LAS not reported on: orders of types U and F there are taken with a warning (rule 4.12).
    enhetstyper:
      - kod: SPIS
        id: 3010
        beskrivning: Spis
        garanti: 24
        fraser:
          - {id: 501, textId: 9001, text: Ugnen blir inte varm, typ: F}
          - {id: 502, textId: 9002, text: En platta fungerar inte, typ: F}
          - {id: 503, textId: 9003, text: Byte av spis, typ: U}
          - {id: 504, textId: 9004, text: Annat fel på spis}
      - kod: KYL
        id: 3020
        beskrivning: Kylskåp
        garanti: 24
        fraser: [{id: 511, text: Kyler inte, typ: F}, {id: 512, text: Läcker vatten, typ: F}, {id: 513, text: Byte av kylskåp, typ: U}]
      - kod: FRYS
        id: 3030
        beskrivning: Frys
        garanti: 24
        fraser: [{id: 521, text: Fryser inte, typ: F}, {id: 522, text: Byte av frys, typ: U}]
      - kod: DISKM
        id: 3040
        beskrivning: Diskmaskin
        garanti: 36
        fraser: [{id: 531, text: Tömmer inte, typ: F}, {id: 532, text: Läcker, typ: F}, {id: 533, text: Byte av diskmaskin, typ: U}]
      - kod: FLAKT
        id: 3050
        beskrivning: Spisfläkt
        garanti: 24
        fraser: [{id: 541, text: Suger dåligt, typ: F}, {id: 542, text: Rengöring av fläkt, typ: U}]
      - kod: BLAND
        id: 3060
        beskrivning: Blandare
        garanti: 60
        fraser: [{id: 551, text: Droppar, typ: F}, {id: 552, text: Byte av packning}]
      - kod: WC
        id: 3070
        beskrivning: Toalettstol
        garanti: 60
        fraser: [{id: 561, text: Rinner hela tiden, typ: F}, {id: 562, text: Stopp i avlopp, typ: F}]
      - kod: DUSCH
        id: 3080
        beskrivning: Dusch
        garanti: 60
        fraser: [{id: 571, text: Stopp i golvbrunn, typ: F}, {id: 572, text: Byte av duschslang, typ: U}]
      - kod: RAD
        id: 3090
        beskrivning: Radiator
        garanti: 120
        fraser: [{id: 581, text: Kallt i rummet, typ: F}, {id: 582, text: Luftning av radiator}]
      - kod: FONST
        id: 3100
        beskrivning: Fönster
        fraser: [{id: 591, text: Går inte att stänga, typ: F}, {id: 592, text: Drag från fönster, typ: F}, {id: 593, text: Målning av fönster, typ: U}]
      - kod: LAS
        id: 3110
        beskrivning: Lås
        felanmalan: false
        fraser: [{id: 601, text: Byte av låscylinder, typ: U}]
      - kod: BELYS
        id: 3120
        beskrivning: Belysning
        underhall: false
        fraser: [{id: 611, text: Trasig lampa, typ: F}]
      - kod: TVATTM
        id: 3130
        beskrivning: Tvättmaskin
        garanti: 36
        fraser: [{id: 621, text: Centrifugerar inte, typ: F}, {id: 622, text: Visar felkod, typ: F}, {id: 623, text: Service av tvättmaskin, typ: U}]
      - kod: TORKT
        id: 3140
        beskrivning: Torktumlare
        garanti: 36
        fraser: [{id: 631, text: Blir inte varm, typ: F}, {id: 632, text: Service av torktumlare, typ: U}]
      - {kod: Övrigt-K, id: 3150, beskrivning: Övrigt, fraser: [{id: 641, text: Övrigt fel}]}
    foretag:
      - nr: "01"
        namn: Demobostäder AB
        omraden: {administration: A1}
        kontakter:
          - {namn: Kundservice, epost: kundservice@example.com, telefonOvrig: "08-465 004 00", anmarkning: Vardagar 8-16}
        fastigheter:
          # Felområde F1 (Anna Berg) and underhållsområde U1 (Rörjouren for type U): rule 4.4.
          - nr: "9900"
            namn: Almen
            omraden: {felanmalan: F1, underhall: U1, sok1: S1}
            byggnader:
              - nr: "01"
                namn: Storgatan 1
                objekt:
                  - id: "9900101"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310001]
                    adress: {lgh: "1001", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 58.5}
                    utrymmen:
                      - id: 201001
                        typ: KOK
                        enheter:
                          - {id: 700001, typ: SPIS, installerad: 2019-05-01}
                          - {id: 700002, typ: KYL, installerad: 2018-07-23}
                          - {id: 700003, typ: FRYS, installerad: 2005-12-06}
                          - {id: 700004, typ: FLAKT, installerad: 2012-05-17}
                          - {id: 700005, typ: BLAND, installerad: 2019-10-28}
                      - id: 201002
                        typ: BAD
                        enheter:
                          - {id: 700006, typ: WC, installerad: 2006-03-11}
                          - {id: 700007, typ: DUSCH, installerad: 2013-08-22}
                      - id: 201003
                        typ: VARD
                        enheter:
                          - {id: 700008, typ: RAD, installerad: 2020-01-05}
                          - {id: 700009, typ: FONST, installerad: 2007-06-16}
                      - {id: 201004, typ: SOV, rumsnummer: "1"}
                  - id: "9900102"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310002, 310003]
                    adress: {lgh: "1002", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 77.5}
                    utrymmen:
                      - id: 201005
                        typ: KOK
                        enheter:
                          - {id: 700010, typ: SPIS, installerad: 2014-11-27}
                          - {id: 700011, typ: KYL, installerad: 2021-04-10}
                          - {id: 700012, typ: FRYS, installerad: 2008-09-21}
                          - {id: 700013, typ: FLAKT, installerad: 2015-02-04}
                          - {id: 700014, typ: BLAND, installerad: 2022-07-15}
                          - {id: 700015, typ: DISKM, installerad: 2009-12-26}
                      - id: 201006
                        typ: BAD
                        enheter:
                          - {id: 700016, typ: WC, installerad: 2016-05-09}
                          - {id: 700017, typ: DUSCH, installerad: 2023-10-20}
                      - id: 201007
                        typ: VARD
                        enheter:
                          - {id: 700018, typ: RAD, installerad: 2010-03-03}
                          - {id: 700019, typ: FONST, installerad: 2017-08-14}
                      - {id: 201008, typ: SOV, rumsnummer: "1"}
                      - {id: 201009, typ: SOV, rumsnummer: "2"}
                  - id: "9900103"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310004]
                    adress: {lgh: "1101", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 61.5}
                    utrymmen:
                      - id: 201010
                        typ: KOK
                        enheter:
                          - {id: 700020, typ: SPIS, installerad: 2004-01-25}
                          - {id: 700021, typ: KYL, installerad: 2011-06-08, aktiv: false, ersattAv: 700025, ersattGenom: 116}
                          - {id: 700022, typ: FRYS, installerad: 2018-11-19}
                          - {id: 700023, typ: FLAKT, installerad: 2005-04-02}
                          - {id: 700024, typ: BLAND, installerad: 2012-09-13}
                          - {id: 700025, typ: KYL, installerad: 2026-02-12}
                      - id: 201011
                        typ: BAD
                        enheter:
                          - {id: 700026, typ: WC, installerad: 2006-07-07}
                          - {id: 700027, typ: DUSCH, installerad: 2013-12-18}
                      - id: 201012
                        typ: VARD
                        enheter:
                          - {id: 700028, typ: RAD, installerad: 2020-05-01}
                          - {id: 700029, typ: FONST, installerad: 2007-10-12}
                      - {id: 201013, typ: SOV, rumsnummer: "1"}
                  - id: "9900104"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310005]
                    adress: {lgh: "1102", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 34.0}
                    utrymmen:
                      - id: 201014
                        typ: KOK
                        enheter:
                          - {id: 700030, typ: SPIS, installerad: 2014-03-23}
                          - {id: 700031, typ: KYL, installerad: 2021-08-06}
                          - {id: 700032, typ: FLAKT, installerad: 2008-01-17}
                          - {id: 700033, typ: BLAND, installerad: 2015-06-28}
                      - id: 201015
                        typ: BAD
                        enheter:
                          - {id: 700034, typ: WC, installerad: 2022-11-11}
                          - {id: 700035, typ: DUSCH, installerad: 2009-04-22}
                      - {id: 201016, typ: RUM, enheter: [{id: 700036, typ: RAD, installerad: 2016-09-05}]}
                  - id: "9900105"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310006]
                    adress: {lgh: "1201", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 77.5}
                    utrymmen:
                      - id: 201017
                        typ: KOK
                        enheter:
                          - {id: 700037, typ: SPIS, installerad: 2023-02-16}
                          - {id: 700038, typ: KYL, installerad: 2010-07-27}
                          - {id: 700039, typ: FRYS, installerad: 2017-12-10}
                          - {id: 700040, typ: FLAKT, installerad: 2004-05-21}
                          - {id: 700041, typ: BLAND, installerad: 2011-10-04}
                          - {id: 700042, typ: DISKM, installerad: 2018-03-15}
                      - id: 201018
                        typ: BAD
                        enheter:
                          - {id: 700043, typ: WC, installerad: 2005-08-26}
                          - {id: 700044, typ: DUSCH, installerad: 2012-01-09}
                      - id: 201019
                        typ: VARD
                        enheter:
                          - {id: 700045, typ: RAD, installerad: 2019-06-20}
                          - {id: 700046, typ: FONST, installerad: 2006-11-03}
                      - {id: 201020, typ: SOV, rumsnummer: "1"}
                      - {id: 201021, typ: SOV, rumsnummer: "2"}
                  - id: "9900106"
                    typ: {overgripande: BOSTAD, kod: 4RK, beskrivning: 4 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    adress: {lgh: "1202", gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 97.5}
                    utrymmen:
                      - id: 201022
                        typ: KOK
                        enheter:
                          - {id: 700047, typ: SPIS, installerad: 2013-04-14}
                          - {id: 700048, typ: KYL, installerad: 2020-09-25}
                          - {id: 700049, typ: FRYS, installerad: 2007-02-08}
                          - {id: 700050, typ: FLAKT, installerad: 2014-07-19}
                          - {id: 700051, typ: BLAND, installerad: 2021-12-02}
                          - {id: 700052, typ: DISKM, installerad: 2008-05-13}
                      - id: 201023
                        typ: BAD
                        enheter:
                          - {id: 700053, typ: WC, installerad: 2015-10-24}
                          - {id: 700054, typ: DUSCH, installerad: 2022-03-07}
                      - id: 201024
                        typ: VARD
                        enheter:
                          - {id: 700055, typ: RAD, installerad: 2009-08-18}
                          - {id: 700056, typ: FONST, installerad: 2016-01-01}
                      - {id: 201025, typ: SOV, rumsnummer: "1"}
                      - {id: 201026, typ: SOV, rumsnummer: "2"}
                      - {id: 201027, typ: SOV, rumsnummer: "3"}
                  - id: "9900191"
                    typ: {overgripande: GEMENSAM, kod: TVATT, beskrivning: Tvättstuga}
                    felanmalningsbar: true
                    felanmalningsbarExtern: true
                    adress: {gata: Storgatan 1, postnr: "123 45", ort: Exempelstad}
                    detalj: {anmarkning: Stora tvättstugan}
                    utrymmen:
                      - id: 201028
                        typ: TVATT
                        enheter:
                          - {id: 700057, typ: TVATTM, installerad: 2023-06-12, serienummer: TM-704056}
                          - {id: 700058, typ: TVATTM, installerad: 2010-11-23}
                          - {id: 700059, typ: TORKT, installerad: 2017-04-06}
                      - {id: 201029, typ: TORK, enheter: [{id: 700060, typ: TORKT, installerad: 2004-09-17}]}
              - nr: "02"
                namn: Storgatan 3
                objekt:
                  - id: "9900201"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310007]
                    adress: {lgh: "1001", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: true, yta: 58.5}
                    utrymmen:
                      - id: 201030
                        typ: KOK
                        enheter:
                          - {id: 700061, typ: SPIS, installerad: 2011-02-28}
                          - {id: 700062, typ: KYL, installerad: 2018-07-11}
                          - {id: 700063, typ: FRYS, installerad: 2005-12-22}
                          - {id: 700064, typ: FLAKT, installerad: 2012-05-05}
                          - {id: 700065, typ: BLAND, installerad: 2019-10-16}
                      - id: 201031
                        typ: BAD
                        enheter:
                          - {id: 700066, typ: WC, installerad: 2006-03-27}
                          - {id: 700067, typ: DUSCH, installerad: 2013-08-10}
                      - id: 201032
                        typ: VARD
                        enheter:
                          - {id: 700068, typ: RAD, installerad: 2020-01-21}
                          - {id: 700069, typ: FONST, installerad: 2007-06-04}
                      - {id: 201033, typ: SOV, rumsnummer: "1"}
                  - id: "9900202"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310008]
                    adress: {lgh: "1002", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: true, yta: 35.5}
                    utrymmen:
                      - id: 201034
                        typ: KOK
                        enheter:
                          - {id: 700070, typ: SPIS, installerad: 2014-11-15}
                          - {id: 700071, typ: KYL, installerad: 2021-04-26}
                          - {id: 700072, typ: FLAKT, installerad: 2008-09-09}
                          - {id: 700073, typ: BLAND, installerad: 2015-02-20}
                      - id: 201035
                        typ: BAD
                        enheter:
                          - {id: 700074, typ: WC, installerad: 2022-07-03}
                          - {id: 700075, typ: DUSCH, installerad: 2009-12-14}
                      - {id: 201036, typ: RUM, enheter: [{id: 700076, typ: RAD, installerad: 2016-05-25}]}
                  - id: "9900203"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310009]
                    adress: {lgh: "1101", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: true, yta: 79.0}
                    utrymmen:
                      - id: 201037
                        typ: KOK
                        enheter:
                          - {id: 700077, typ: SPIS, installerad: 2023-10-08}
                          - {id: 700078, typ: KYL, installerad: 2010-03-19}
                          - {id: 700079, typ: FRYS, installerad: 2017-08-02}
                          - {id: 700080, typ: FLAKT, installerad: 2004-01-13}
                          - {id: 700081, typ: BLAND, installerad: 2011-06-24}
                          - {id: 700082, typ: DISKM, installerad: 2018-11-07}
                      - id: 201038
                        typ: BAD
                        enheter:
                          - {id: 700083, typ: WC, installerad: 2005-04-18}
                          - {id: 700084, typ: DUSCH, installerad: 2012-09-01}
                      - id: 201039
                        typ: VARD
                        enheter:
                          - {id: 700085, typ: RAD, installerad: 2019-02-12}
                          - {id: 700086, typ: FONST, installerad: 2006-07-23}
                      - {id: 201040, typ: SOV, rumsnummer: "1"}
                      - {id: 201041, typ: SOV, rumsnummer: "2"}
                  - id: "9900204"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310010]
                    adress: {lgh: "1102", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: true, yta: 58.5}
                    utrymmen:
                      - id: 201042
                        typ: KOK
                        enheter:
                          - {id: 700087, typ: SPIS, installerad: 2013-12-06}
                          - {id: 700088, typ: KYL, installerad: 2020-05-17}
                          - {id: 700089, typ: FRYS, installerad: 2007-10-28}
                          - {id: 700090, typ: FLAKT, installerad: 2014-03-11}
                          - {id: 700091, typ: BLAND, installerad: 2021-08-22}
                      - id: 201043
                        typ: BAD
                        enheter:
                          - {id: 700092, typ: WC, installerad: 2008-01-05}
                          - {id: 700093, typ: DUSCH, installerad: 2015-06-16}
                      - id: 201044
                        typ: VARD
                        enheter:
                          - {id: 700094, typ: RAD, installerad: 2022-11-27}
                          - {id: 700095, typ: FONST, installerad: 2009-04-10}
                      - {id: 201045, typ: SOV, rumsnummer: "1"}
                  - id: "9900205"
                    typ: {overgripande: BOSTAD, kod: 4RK, beskrivning: 4 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310011]
                    adress: {lgh: "1201", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: true, yta: 96.0}
                    utrymmen:
                      - id: 201046
                        typ: KOK
                        enheter:
                          - {id: 700096, typ: SPIS, installerad: 2016-09-21}
                          - {id: 700097, typ: KYL, installerad: 2023-02-04}
                          - {id: 700098, typ: FRYS, installerad: 2010-07-15}
                          - {id: 700099, typ: FLAKT, installerad: 2017-12-26}
                          - {id: 700100, typ: BLAND, installerad: 2004-05-09}
                          - {id: 700101, typ: DISKM, installerad: 2011-10-20}
                      - id: 201047
                        typ: BAD
                        enheter:
                          - {id: 700102, typ: WC, installerad: 2018-03-03}
                          - {id: 700103, typ: DUSCH, installerad: 2005-08-14}
                      - id: 201048
                        typ: VARD
                        enheter:
                          - {id: 700104, typ: RAD, installerad: 2012-01-25}
                          - {id: 700105, typ: FONST, installerad: 2019-06-08}
                      - {id: 201049, typ: SOV, rumsnummer: "1"}
                      - {id: 201050, typ: SOV, rumsnummer: "2"}
                      - {id: 201051, typ: SOV, rumsnummer: "3"}
                  - id: "9900206"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310012]
                    adress: {lgh: "1202", gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: true, yta: 61.5}
                    utrymmen:
                      - id: 201052
                        typ: KOK
                        enheter:
                          - {id: 700106, typ: SPIS, installerad: 2006-11-19}
                          - {id: 700107, typ: KYL, installerad: 2013-04-02}
                          - {id: 700108, typ: FRYS, installerad: 2020-09-13}
                          - {id: 700109, typ: FLAKT, installerad: 2007-02-24}
                          - {id: 700110, typ: BLAND, installerad: 2014-07-07}
                      - id: 201053
                        typ: BAD
                        enheter:
                          - {id: 700111, typ: WC, installerad: 2021-12-18}
                          - {id: 700112, typ: DUSCH, installerad: 2008-05-01}
                      - id: 201054
                        typ: VARD
                        enheter:
                          - {id: 700113, typ: RAD, installerad: 2015-10-12}
                          - {id: 700114, typ: FONST, installerad: 2022-03-23}
                      - {id: 201055, typ: SOV, rumsnummer: "1"}
                  - id: "9900291"
                    typ: {overgripande: GEMENSAM, kod: TVATT, beskrivning: Tvättstuga}
                    felanmalningsbar: true
                    adress: {gata: Storgatan 3, postnr: "123 45", ort: Exempelstad}
                    omraden: {felanmalan: F2}
                    utrymmen:
                      - id: 201056
                        typ: TVATT
                        enheter:
                          - {id: 700115, typ: TVATTM, installerad: 2009-08-06, serienummer: TM-704114}
                          - {id: 700116, typ: TVATTM, installerad: 2016-01-17}
                          - {id: 700117, typ: TORKT, installerad: 2023-06-28}
                      - {id: 201057, typ: TORK, enheter: [{id: 700118, typ: TORKT, installerad: 2010-11-11}]}
          # F2 has an utförare for F and G only; a U order here gets none by itself.
          - nr: "9910"
            namn: Björken
            omraden: {felanmalan: F2}
            byggnader:
              - nr: "01"
                namn: Parkvägen 2
                objekt:
                  - id: "9910101"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310013]
                    adress: {lgh: "1001", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 34.0}
                    utrymmen:
                      - id: 201058
                        typ: KOK
                        enheter:
                          - {id: 700119, typ: SPIS, installerad: 2017-04-22}
                          - {id: 700120, typ: KYL, installerad: 2004-09-05}
                          - {id: 700121, typ: FLAKT, installerad: 2011-02-16}
                          - {id: 700122, typ: BLAND, installerad: 2018-07-27}
                      - id: 201059
                        typ: BAD
                        enheter:
                          - {id: 700123, typ: WC, installerad: 2005-12-10}
                          - {id: 700124, typ: DUSCH, installerad: 2012-05-21}
                      - {id: 201060, typ: RUM, enheter: [{id: 700125, typ: RAD, installerad: 2019-10-04}]}
                  - id: "9910102"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310014]
                    adress: {lgh: "1002", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 60.0}
                    utrymmen:
                      - id: 201061
                        typ: KOK
                        enheter:
                          - {id: 700126, typ: SPIS, installerad: 2006-03-15}
                          - {id: 700127, typ: KYL, installerad: 2013-08-26}
                          - {id: 700128, typ: FRYS, installerad: 2020-01-09}
                          - {id: 700129, typ: FLAKT, installerad: 2007-06-20}
                          - {id: 700130, typ: BLAND, installerad: 2014-11-03}
                      - id: 201062
                        typ: BAD
                        enheter:
                          - {id: 700131, typ: WC, installerad: 2021-04-14}
                          - {id: 700132, typ: DUSCH, installerad: 2008-09-25}
                      - id: 201063
                        typ: VARD
                        enheter:
                          - {id: 700133, typ: RAD, installerad: 2015-02-08}
                          - {id: 700134, typ: FONST, installerad: 2022-07-19}
                      - {id: 201064, typ: SOV, rumsnummer: "1"}
                  - id: "9910103"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310001]
                    adress: {lgh: "1101", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 79.0}
                    utrymmen:
                      - id: 201065
                        typ: KOK
                        enheter:
                          - {id: 700135, typ: SPIS, installerad: 2009-12-02}
                          - {id: 700136, typ: KYL, installerad: 2016-05-13}
                          - {id: 700137, typ: FRYS, installerad: 2023-10-24}
                          - {id: 700138, typ: FLAKT, installerad: 2010-03-07}
                          - {id: 700139, typ: BLAND, installerad: 2017-08-18}
                          - {id: 700140, typ: DISKM, installerad: 2004-01-01}
                      - id: 201066
                        typ: BAD
                        enheter:
                          - {id: 700141, typ: WC, installerad: 2011-06-12}
                          - {id: 700142, typ: DUSCH, installerad: 2018-11-23}
                      - {id: 201067, typ: VARD, enheter: [{id: 700143, typ: RAD, installerad: 2005-04-06}]}
                      - {id: 201068, typ: SOV, rumsnummer: "1"}
                      - {id: 201069, typ: SOV, rumsnummer: "2"}
                  - id: "9910104"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310015]
                    adress: {lgh: "1102", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 76.0}
                    utrymmen:
                      - id: 201070
                        typ: KOK
                        enheter:
                          - {id: 700144, typ: SPIS, installerad: 2012-09-17}
                          - {id: 700145, typ: KYL, installerad: 2019-02-28}
                          - {id: 700146, typ: FRYS, installerad: 2006-07-11}
                          - {id: 700147, typ: FLAKT, installerad: 2013-12-22}
                          - {id: 700148, typ: BLAND, installerad: 2020-05-05}
                          - {id: 700149, typ: DISKM, installerad: 2007-10-16}
                      - id: 201071
                        typ: BAD
                        enheter:
                          - {id: 700150, typ: WC, installerad: 2014-03-27}
                          - {id: 700151, typ: DUSCH, installerad: 2021-08-10}
                      - {id: 201072, typ: VARD, enheter: [{id: 700152, typ: RAD, installerad: 2008-01-21}]}
                      - {id: 201073, typ: SOV, rumsnummer: "1"}
                      - {id: 201074, typ: SOV, rumsnummer: "2"}
                  - id: "9910105"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310016]
                    adress: {lgh: "1201", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 60.0}
                    utrymmen:
                      - id: 201075
                        typ: KOK
                        enheter:
                          - {id: 700153, typ: SPIS, installerad: 2015-06-04}
                          - {id: 700154, typ: KYL, installerad: 2022-11-15}
                          - {id: 700155, typ: FRYS, installerad: 2009-04-26}
                          - {id: 700156, typ: FLAKT, installerad: 2016-09-09}
                          - {id: 700157, typ: BLAND, installerad: 2023-02-20}
                      - id: 201076
                        typ: BAD
                        enheter:
                          - {id: 700158, typ: WC, installerad: 2010-07-03}
                          - {id: 700159, typ: DUSCH, installerad: 2017-12-14}
                      - {id: 201077, typ: VARD, enheter: [{id: 700160, typ: RAD, installerad: 2004-05-25}]}
                      - {id: 201078, typ: SOV, rumsnummer: "1"}
                  - id: "9910106"
                    typ: {overgripande: BOSTAD, kod: 4RK, beskrivning: 4 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310017]
                    adress: {lgh: "1202", gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 97.5}
                    utrymmen:
                      - id: 201079
                        typ: KOK
                        enheter:
                          - {id: 700161, typ: SPIS, installerad: 2011-10-08}
                          - {id: 700162, typ: KYL, installerad: 2018-03-19}
                          - {id: 700163, typ: FRYS, installerad: 2005-08-02}
                          - {id: 700164, typ: FLAKT, installerad: 2012-01-13}
                          - {id: 700165, typ: BLAND, installerad: 2019-06-24}
                          - {id: 700166, typ: DISKM, installerad: 2006-11-07}
                      - id: 201080
                        typ: BAD
                        enheter:
                          - {id: 700167, typ: WC, installerad: 2013-04-18}
                          - {id: 700168, typ: DUSCH, installerad: 2020-09-01}
                      - {id: 201081, typ: VARD, enheter: [{id: 700169, typ: RAD, installerad: 2007-02-12}]}
                      - {id: 201082, typ: SOV, rumsnummer: "1"}
                      - {id: 201083, typ: SOV, rumsnummer: "2"}
                      - {id: 201084, typ: SOV, rumsnummer: "3"}
                  - id: "9910191"
                    typ: {overgripande: GEMENSAM, kod: TVATT, beskrivning: Tvättstuga}
                    felanmalningsbar: true
                    felanmalningsbarExtern: true
                    adress: {gata: Parkvägen 2, postnr: "123 46", ort: Exempelstad}
                    utrymmen:
                      - id: 201085
                        typ: TVATT
                        enheter:
                          - {id: 700170, typ: TVATTM, installerad: 2014-07-23, serienummer: TM-704169}
                          - {id: 700171, typ: TVATTM, installerad: 2021-12-06}
                          - {id: 700172, typ: TORKT, installerad: 2008-05-17}
                      - {id: 201086, typ: TORK, enheter: [{id: 700173, typ: TORKT, installerad: 2015-10-28}]}
              # The building's own felområde goes before the fastighet's.
              - nr: "02"
                namn: Parkvägen 4
                omraden: {felanmalan: F1}
                objekt:
                  - id: "9910201"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310018]
                    adress: {lgh: "1001", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 58.5}
                    utrymmen:
                      - id: 201087
                        typ: KOK
                        enheter:
                          - {id: 700174, typ: SPIS, installerad: 2022-03-11}
                          - {id: 700175, typ: KYL, installerad: 2009-08-22}
                          - {id: 700176, typ: FRYS, installerad: 2016-01-05}
                          - {id: 700177, typ: FLAKT, installerad: 2023-06-16}
                          - {id: 700178, typ: BLAND, installerad: 2010-11-27}
                      - id: 201088
                        typ: BAD
                        enheter:
                          - {id: 700179, typ: WC, installerad: 2017-04-10}
                          - {id: 700180, typ: DUSCH, installerad: 2004-09-21}
                      - {id: 201089, typ: VARD, enheter: [{id: 700181, typ: RAD, installerad: 2011-02-04}]}
                      - {id: 201090, typ: SOV, rumsnummer: "1"}
                  - id: "9910202"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310019]
                    adress: {lgh: "1002", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: false, yta: 35.5}
                    utrymmen:
                      - id: 201091
                        typ: KOK
                        enheter:
                          - {id: 700182, typ: SPIS, installerad: 2018-07-15}
                          - {id: 700183, typ: KYL, installerad: 2005-12-26}
                          - {id: 700184, typ: FLAKT, installerad: 2012-05-09}
                          - {id: 700185, typ: BLAND, installerad: 2019-10-20}
                      - id: 201092
                        typ: BAD
                        enheter:
                          - {id: 700186, typ: WC, installerad: 2006-03-03}
                          - {id: 700187, typ: DUSCH, installerad: 2013-08-14}
                      - {id: 201093, typ: RUM, enheter: [{id: 700188, typ: RAD, installerad: 2020-01-25}]}
                  - id: "9910203"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310020]
                    adress: {lgh: "1101", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 79.0}
                    utrymmen:
                      - id: 201094
                        typ: KOK
                        enheter:
                          - {id: 700189, typ: SPIS, installerad: 2007-06-08}
                          - {id: 700190, typ: KYL, installerad: 2014-11-19}
                          - {id: 700191, typ: FRYS, installerad: 2021-04-02}
                          - {id: 700192, typ: FLAKT, installerad: 2008-09-13}
                          - {id: 700193, typ: BLAND, installerad: 2015-02-24}
                          - {id: 700194, typ: DISKM, installerad: 2022-07-07}
                      - id: 201095
                        typ: BAD
                        enheter:
                          - {id: 700195, typ: WC, installerad: 2009-12-18}
                          - {id: 700196, typ: DUSCH, installerad: 2016-05-01}
                      - {id: 201096, typ: VARD, enheter: [{id: 700197, typ: RAD, installerad: 2023-10-12}]}
                      - {id: 201097, typ: SOV, rumsnummer: "1"}
                      - {id: 201098, typ: SOV, rumsnummer: "2"}
                  - id: "9910204"
                    typ: {overgripande: BOSTAD, kod: 4RK, beskrivning: 4 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310021]
                    adress: {lgh: "1102", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: false, yta: 94.5}
                    utrymmen:
                      - id: 201099
                        typ: KOK
                        enheter:
                          - {id: 700198, typ: SPIS, installerad: 2010-03-23}
                          - {id: 700199, typ: KYL, installerad: 2017-08-06}
                          - {id: 700200, typ: FRYS, installerad: 2004-01-17}
                          - {id: 700201, typ: FLAKT, installerad: 2011-06-28}
                          - {id: 700202, typ: BLAND, installerad: 2018-11-11}
                          - {id: 700203, typ: DISKM, installerad: 2005-04-22}
                      - id: 201100
                        typ: BAD
                        enheter:
                          - {id: 700204, typ: WC, installerad: 2012-09-05}
                          - {id: 700205, typ: DUSCH, installerad: 2019-02-16}
                      - {id: 201101, typ: VARD, enheter: [{id: 700206, typ: RAD, installerad: 2006-07-27}]}
                      - {id: 201102, typ: SOV, rumsnummer: "1"}
                      - {id: 201103, typ: SOV, rumsnummer: "2"}
                      - {id: 201104, typ: SOV, rumsnummer: "3"}
                  - id: "9910205"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310022]
                    adress: {lgh: "1201", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 60.0}
                    utrymmen:
                      - id: 201105
                        typ: KOK
                        enheter:
                          - {id: 700207, typ: SPIS, installerad: 2013-12-10}
                          - {id: 700208, typ: KYL, installerad: 2020-05-21}
                          - {id: 700209, typ: FRYS, installerad: 2007-10-04}
                          - {id: 700210, typ: FLAKT, installerad: 2014-03-15}
                          - {id: 700211, typ: BLAND, installerad: 2021-08-26}
                      - id: 201106
                        typ: BAD
                        enheter:
                          - {id: 700212, typ: WC, installerad: 2008-01-09}
                          - {id: 700213, typ: DUSCH, installerad: 2015-06-20}
                      - {id: 201107, typ: VARD, enheter: [{id: 700214, typ: RAD, installerad: 2022-11-03}]}
                      - {id: 201108, typ: SOV, rumsnummer: "1"}
                  - id: "9910206"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    adress: {lgh: "1202", gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: false, yta: 79.0}
                    utrymmen:
                      - id: 201109
                        typ: KOK
                        enheter:
                          - {id: 700215, typ: SPIS, installerad: 2009-04-14}
                          - {id: 700216, typ: KYL, installerad: 2016-09-25}
                          - {id: 700217, typ: FRYS, installerad: 2023-02-08}
                          - {id: 700218, typ: FLAKT, installerad: 2010-07-19}
                          - {id: 700219, typ: BLAND, installerad: 2017-12-02}
                          - {id: 700220, typ: DISKM, installerad: 2004-05-13}
                      - id: 201110
                        typ: BAD
                        enheter:
                          - {id: 700221, typ: WC, installerad: 2011-10-24}
                          - {id: 700222, typ: DUSCH, installerad: 2018-03-07}
                      - {id: 201111, typ: VARD, enheter: [{id: 700223, typ: RAD, installerad: 2005-08-18}]}
                      - {id: 201112, typ: SOV, rumsnummer: "1"}
                      - {id: 201113, typ: SOV, rumsnummer: "2"}
                  - id: "9910291"
                    typ: {overgripande: GEMENSAM, kod: TVATT, beskrivning: Tvättstuga}
                    felanmalningsbar: true
                    adress: {gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    utrymmen:
                      - id: 201114
                        typ: TVATT
                        enheter:
                          - {id: 700224, typ: TVATTM, installerad: 2012-01-01, serienummer: TM-704223}
                          - {id: 700225, typ: TVATTM, installerad: 2019-06-12}
                          - {id: 700226, typ: TORKT, installerad: 2006-11-23}
                  - id: "9910292"
                    typ: {overgripande: GEMENSAM, kod: CYKEL, beskrivning: Cykelrum}
                    felanmalningsbar: true
                    felanmalningsbarExtern: true
                    adress: {gata: Parkvägen 4, postnr: "123 46", ort: Exempelstad}
                    utrymmen:
                      - id: 201115
                        typ: CYKEL
                        enheter:
                          - {id: 700227, typ: LAS, installerad: 2013-04-06}
                          - {id: 700228, typ: BELYS, installerad: 2020-09-17}
          # F3 names nobody: orders here stay without utförare until somebody chooses one.
          - nr: "9920"
            namn: Cedern
            omraden: {felanmalan: F3, underhall: U2}
            byggnader:
              - nr: "01"
                namn: Hamngatan 5
                objekt:
                  - id: "9920101"
                    typ: {overgripande: LOKAL, kod: LOK, beskrivning: Butik}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310024]
                    adress: {gata: Hamngatan 5, postnr: "123 47", ort: Exempelstad}
                    detalj: {yta: 120, anmarkning: Hörnbutiken}
                    utrymmen:
                      - id: 201116
                        typ: LOKAL
                        enheter:
                          - {id: 700229, typ: BELYS, installerad: 2007-02-28}
                          - {id: 700230, typ: RAD, installerad: 2014-07-11}
                          - {id: 700231, typ: LAS, installerad: 2021-12-22}
                          - {id: 700232, typ: Övrigt-K, installerad: 2008-05-05}
                      - {id: 201117, typ: WC, enheter: [{id: 700233, typ: WC, installerad: 2015-10-16}]}
                  - id: "9920102"
                    typ: {overgripande: LOKAL, kod: LOK, beskrivning: Kontor}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310025]
                    adress: {gata: Hamngatan 5, postnr: "123 47", ort: Exempelstad}
                    detalj: {yta: 85.5, anmarkning: Kontoret en trappa upp}
                    utrymmen:
                      - id: 201118
                        typ: LOKAL
                        enheter:
                          - {id: 700234, typ: BELYS, installerad: 2022-03-27}
                          - {id: 700235, typ: RAD, installerad: 2009-08-10}
                          - {id: 700236, typ: LAS, installerad: 2016-01-21}
                          - {id: 700237, typ: Övrigt-K, installerad: 2023-06-04}
                      - {id: 201119, typ: WC, enheter: [{id: 700238, typ: WC, installerad: 2010-11-15}]}
                  - id: "9920103"
                    typ: {overgripande: LOKAL, kod: LOK, beskrivning: Förskola}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310001]
                    adress: {gata: Hamngatan 5, postnr: "123 47", ort: Exempelstad}
                    detalj: {yta: 240, anmarkning: Förskolan Eken}
                    utrymmen:
                      - id: 201120
                        typ: LOKAL
                        enheter:
                          - {id: 700239, typ: BELYS, installerad: 2017-04-26}
                          - {id: 700240, typ: RAD, installerad: 2004-09-09}
                          - {id: 700241, typ: LAS, installerad: 2011-02-20}
                          - {id: 700242, typ: Övrigt-K, installerad: 2018-07-03}
                      - {id: 201121, typ: WC, enheter: [{id: 700243, typ: WC, installerad: 2005-12-14}]}
                  - id: "9920104"
                    typ: {overgripande: LOKAL, kod: LOK, beskrivning: Lager}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    adress: {gata: Hamngatan 5, postnr: "123 47", ort: Exempelstad}
                    detalj: {yta: 60, anmarkning: Tomt sedan årsskiftet}
                    utrymmen:
                      - id: 201122
                        typ: LOKAL
                        enheter:
                          - {id: 700244, typ: BELYS, installerad: 2012-05-25}
                          - {id: 700245, typ: RAD, installerad: 2019-10-08}
                          - {id: 700246, typ: LAS, installerad: 2006-03-19}
                          - {id: 700247, typ: Övrigt-K, installerad: 2013-08-02}
                      - {id: 201123, typ: WC, enheter: [{id: 700248, typ: WC, installerad: 2020-01-13}]}
              - nr: "02"
                namn: Hamngatan 7
                objekt:
                  - id: "9920201"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310001]
                    adress: {lgh: "1001", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: true, yta: 76.0}
                    utrymmen:
                      - id: 201124
                        typ: KOK
                        enheter:
                          - {id: 700249, typ: SPIS, installerad: 2007-06-24}
                          - {id: 700250, typ: KYL, installerad: 2014-11-07}
                          - {id: 700251, typ: FRYS, installerad: 2021-04-18}
                          - {id: 700252, typ: FLAKT, installerad: 2008-09-01}
                          - {id: 700253, typ: BLAND, installerad: 2015-02-12}
                          - {id: 700254, typ: DISKM, installerad: 2022-07-23}
                      - id: 201125
                        typ: BAD
                        enheter:
                          - {id: 700255, typ: WC, installerad: 2009-12-06}
                          - {id: 700256, typ: DUSCH, installerad: 2016-05-17}
                      - {id: 201126, typ: VARD, enheter: [{id: 700257, typ: RAD, installerad: 2023-10-28}]}
                      - {id: 201127, typ: SOV, rumsnummer: "1"}
                      - {id: 201128, typ: SOV, rumsnummer: "2"}
                  - id: "9920202"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310023]
                    adress: {lgh: "1002", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "0", beskrivning: Bottenvåning, nummer: 0}, hiss: true, yta: 35.5}
                    utrymmen:
                      - id: 201129
                        typ: KOK
                        enheter:
                          - {id: 700258, typ: SPIS, installerad: 2010-03-11}
                          - {id: 700259, typ: KYL, installerad: 2017-08-22}
                          - {id: 700260, typ: FLAKT, installerad: 2004-01-05}
                          - {id: 700261, typ: BLAND, installerad: 2011-06-16}
                      - id: 201130
                        typ: BAD
                        enheter:
                          - {id: 700262, typ: WC, installerad: 2018-11-27}
                          - {id: 700263, typ: DUSCH, installerad: 2005-04-10}
                      - {id: 201131, typ: RUM, enheter: [{id: 700264, typ: RAD, installerad: 2012-09-21}]}
                  - id: "9920203"
                    typ: {overgripande: BOSTAD, kod: 2RK, beskrivning: 2 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310004]
                    adress: {lgh: "1101", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: true, yta: 61.5}
                    utrymmen:
                      - id: 201132
                        typ: KOK
                        enheter:
                          - {id: 700265, typ: SPIS, installerad: 2019-02-04}
                          - {id: 700266, typ: KYL, installerad: 2006-07-15}
                          - {id: 700267, typ: FRYS, installerad: 2013-12-26}
                          - {id: 700268, typ: FLAKT, installerad: 2020-05-09}
                          - {id: 700269, typ: BLAND, installerad: 2007-10-20}
                      - id: 201133
                        typ: BAD
                        enheter:
                          - {id: 700270, typ: WC, installerad: 2014-03-03}
                          - {id: 700271, typ: DUSCH, installerad: 2021-08-14}
                      - {id: 201134, typ: VARD, enheter: [{id: 700272, typ: RAD, installerad: 2008-01-25}]}
                      - {id: 201135, typ: SOV, rumsnummer: "1"}
                  - id: "9920204"
                    typ: {overgripande: BOSTAD, kod: 4RK, beskrivning: 4 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310005]
                    adress: {lgh: "1102", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "1", beskrivning: 1 trappa, nummer: 1}, hiss: true, yta: 94.5}
                    utrymmen:
                      - id: 201136
                        typ: KOK
                        enheter:
                          - {id: 700273, typ: SPIS, installerad: 2015-06-08}
                          - {id: 700274, typ: KYL, installerad: 2022-11-19}
                          - {id: 700275, typ: FRYS, installerad: 2009-04-02}
                          - {id: 700276, typ: FLAKT, installerad: 2016-09-13}
                          - {id: 700277, typ: BLAND, installerad: 2023-02-24}
                          - {id: 700278, typ: DISKM, installerad: 2010-07-07}
                      - id: 201137
                        typ: BAD
                        enheter:
                          - {id: 700279, typ: WC, installerad: 2017-12-18}
                          - {id: 700280, typ: DUSCH, installerad: 2004-05-01}
                      - {id: 201138, typ: VARD, enheter: [{id: 700281, typ: RAD, installerad: 2011-10-12}]}
                      - {id: 201139, typ: SOV, rumsnummer: "1"}
                      - {id: 201140, typ: SOV, rumsnummer: "2"}
                      - {id: 201141, typ: SOV, rumsnummer: "3"}
                  - id: "9920205"
                    typ: {overgripande: BOSTAD, kod: 3RK, beskrivning: 3 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310006]
                    adress: {lgh: "1201", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: true, yta: 77.5}
                    utrymmen:
                      - id: 201142
                        typ: KOK
                        enheter:
                          - {id: 700282, typ: SPIS, installerad: 2018-03-23}
                          - {id: 700283, typ: KYL, installerad: 2005-08-06}
                          - {id: 700284, typ: FRYS, installerad: 2012-01-17}
                          - {id: 700285, typ: FLAKT, installerad: 2019-06-28}
                          - {id: 700286, typ: BLAND, installerad: 2006-11-11}
                          - {id: 700287, typ: DISKM, installerad: 2013-04-22}
                      - id: 201143
                        typ: BAD
                        enheter:
                          - {id: 700288, typ: WC, installerad: 2020-09-05}
                          - {id: 700289, typ: DUSCH, installerad: 2007-02-16}
                      - {id: 201144, typ: VARD, enheter: [{id: 700290, typ: RAD, installerad: 2014-07-27}]}
                      - {id: 201145, typ: SOV, rumsnummer: "1"}
                      - {id: 201146, typ: SOV, rumsnummer: "2"}
                  - id: "9920206"
                    typ: {overgripande: BOSTAD, kod: 1RK, beskrivning: 1 rum och kök}
                    uthyrningsbar: true
                    felanmalningsbar: true
                    kunder: [310007]
                    adress: {lgh: "1202", gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    detalj: {vaning: {id: "2", beskrivning: 2 trappor, nummer: 2}, hiss: true, yta: 37.0}
                    utrymmen:
                      - id: 201147
                        typ: KOK
                        enheter:
                          - {id: 700291, typ: SPIS, installerad: 2021-12-10}
                          - {id: 700292, typ: KYL, installerad: 2008-05-21}
                          - {id: 700293, typ: FLAKT, installerad: 2015-10-04}
                          - {id: 700294, typ: BLAND, installerad: 2022-03-15}
                      - id: 201148
                        typ: BAD
                        enheter:
                          - {id: 700295, typ: WC, installerad: 2009-08-26}
                          - {id: 700296, typ: DUSCH, installerad: 2016-01-09}
                      - {id: 201149, typ: RUM, enheter: [{id: 700297, typ: RAD, installerad: 2023-06-20}]}
                  - id: "9920291"
                    typ: {overgripande: GEMENSAM, kod: TVATT, beskrivning: Tvättstuga}
                    felanmalningsbar: true
                    adress: {gata: Hamngatan 7, postnr: "123 47", ort: Exempelstad}
                    utrymmen:
                      - id: 201150
                        typ: TVATT
                        enheter:
                          - {id: 700298, typ: TVATTM, installerad: 2010-11-03, serienummer: TM-704297}
                          - {id: 700299, typ: TVATTM, installerad: 2017-04-14}
                          - {id: 700300, typ: TORKT, installerad: 2004-09-25}

    # 30 orders. Where only a status is given, who and when are filled in from registrerad (docs/seed-format.md).
    arbetsorder:
      # REG. 101 has no utförare: GODK is refused until it gets one (rule 4.3). 102 can be ordered at once.
      - id: 101
        objekt: "9900101"
        typ: F
        kund: 310001
        utrymme: 201001
        enhet: 700001
        fras: 501
        registrerad: {datum: 2026-02-27T08:15:00+01:00, av: R100}
        information: {beskrivning: Ugnen blir inte varm trots att lampan lyser}
        filer:
          - {filnamn: spis.png, beskrivning: Spisens vred,
             innehall: iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFElEQVR42mPYkGCQMOEAhGQgjgMAXxIXgcCeea4AAAAASUVORK5CYII=}
      - {id: 102, objekt: "9900102", typ: F, kund: 310002, utforare: R100, enhet: 700016, fras: 561,
         registrerad: {datum: 2026-02-27T09:40:00+01:00, av: R100}, information: {beskrivning: Vattnet rinner i toaletten}}
      # Another way to say who reported it, and where the key is.
      - id: 103
        objekt: "9900191"
        typ: F
        enhet: 700057
        fras: 622
        tilltrade: J
        registrerad: {datum: 2026-02-27T16:20:00+01:00, av: R900}
        information: {beskrivning: Maskin 1 visar E18, kommentar: Prova att tömma filtret först}
        anmalare: {namn: Maria Holm, telefon: "070-174 06 11", epost: maria.holm@example.com}
        nyckelinformation: {adress: Nyckelskåp vid porten, kod: "0417"}

      # GODK: by our own staff, by a contractor (ror/ror sees it), and one that is urgent (prio 30).
      - id: 104
        objekt: "9900103"
        typ: F
        status: GODK
        kund: 310004
        utforare: R100
        enhet: 700023
        fras: 541
        registrerad: {datum: 2026-02-26T10:05:00+01:00, av: R100}
        handelser:
          - {typ: SYS, rubrik: Registrerad, text: Arbetsordern registrerades, skapadAv: Anna Berg}
          - {typ: SYS, rubrik: Beställd, skapadAv: Anna Berg, registrerad: 2026-02-26T11:05:00+01:00}
          - {typ: BOM, rubrik: Ingen hemma, text: Ringde på två gånger, skapadAv: Anna Berg,
             registrerad: 2026-02-27T09:00:00+01:00, aktivFrom: 2026-02-27, aktivTom: 2026-03-06}
      - {id: 105, objekt: "9900201", typ: F, status: GODK, utforare: E200, enhet: 700067, fras: 571,
         registrerad: {datum: 2026-02-26T13:30:00+01:00, av: R110}, information: {beskrivning: Stopp i golvbrunnen}}
      - {id: 106, objekt: "9900204", typ: F, status: GODK, prio: "30", utforare: E200, enhet: 700091, fras: 551,
         bokning: {tidsluckaId: E200-202603050900},
         registrerad: {datum: 2026-03-01T21:10:00+01:00, av: R900}, information: {beskrivning: Vattnet sprutar under diskbänken}}

      # PAGAR: one with a running time registration, and one whose anmarkning no contractor may see (rule 3.8).
      - id: 107
        objekt: "9910101"
        typ: F
        status: PAGAR
        kund: 310013
        utforare: R100
        enhet: 700125
        fras: 581
        registrerad: {datum: 2026-02-24T07:50:00+01:00, av: R110}
        bokning: {tidsluckaId: R100-202603061300, tilltrade: J, kommentar: Nyckel hos grannen}
        kontaktpersoner:
          - {namn: Tove Dahl, telefonMobil: "070-174 06 40", epost: tove.dahl@example.com, datumFom: 2026-02-24, anmarkning: Granne med nyckel}
          - {namn: Hanna Bäck, telefonOvrig: "08-465 004 77", datumFom: 2026-02-24, datumTom: 2026-03-31}
        tider:
          - {resurs: R100, aktivitet: 2, minuter: 25, datumFom: 2026-02-25, datumTom: 2026-02-25, pris: 146}
          - {resurs: R100, aktivitet: 1, starttid: "13:10", datumFom: 2026-02-25}        # running: it has no sluttid
      - id: 108
        objekt: "9910102"
        typ: F
        status: PAGAR
        utforare: E200
        enhet: 700131
        fras: 562
        registrerad: {datum: 2026-02-23T11:00:00+01:00, av: R110}
        information:
          beskrivning: Stopp i toaletten
          kommentar: Rens finns i trapphuset
          anmarkning: Tredje gången i år, fakturera hyresgästen?
        filer:
          - {filnamn: Tillträde ö.txt, skapad: 2026-02-24T10:00:00+01:00,
             innehall: UG9ydGtvZCAxMjM0LiBSaW5nIHDDpSBob3MgZ3Jhbm5lbiBvbSBpbmdlbiDDtnBwbmFyLgo=}
        tider: [{resurs: E200, aktivitet: 1, timmar: 1.5, datumFom: 2026-02-24, datumTom: 2026-02-24}]
      - {id: 109, objekt: "9920101", typ: F, status: PAGAR, prio: "50", utforare: E300, kund: 310024, enhet: 700229, fras: 611,
         registrerad: {datum: 2026-02-20T14:00:00+01:00, av: R100}, information: {beskrivning: Skyltfönstrets lampor blinkar}}

      # UTFÖRD: 110 is ours and stays there; 111 was a contractor's and can become ÖVERF (rule 4.2).
      - id: 110
        objekt: "9900105"
        typ: F
        status: UTFÖRD
        kund: 310006
        utforare: R100
        enhet: 700037
        fras: 502
        registrerad: {datum: 2026-02-10T08:00:00+01:00, av: R100}
        utford: {datum: 2026-02-12T14:30:00+01:00, av: R100}
        information: {beskrivning: Vänster platta är kall, atgard: Bytte platta}
        tider: [{resurs: R100, aktivitet: 1, starttid: "13:30", sluttid: "14:30", minuter: 60, datumFom: 2026-02-12, datumTom: 2026-02-12, pris: 520}]
      - {id: 111, objekt: "9910202", typ: F, status: UTFÖRD, utforare: E200, enhet: 700185, fras: 551,
         registrerad: {datum: 2026-02-09T10:00:00+01:00, av: R110}, information: {beskrivning: Droppar, atgard: Ny packning}}

      # ÖVERF: closed for good; nothing about them can be written any more.
      - {id: 112, objekt: "9910203", typ: F, status: ÖVERF, utforare: E200, enhet: 700196,
         registrerad: {datum: 2026-01-12T09:00:00+01:00, av: R100}}
      - id: 113
        objekt: "9920102"
        typ: F
        status: ÖVERF
        kund: 310025
        utforare: E300
        enhet: 700234
        fras: 611
        registrerad: {datum: 2026-01-13T08:30:00+01:00, av: R100}
        bestalld: {datum: 2026-01-13T09:00:00+01:00, av: R100}
        accepterad: {datum: 2026-01-14T07:15:00+01:00, av: E300}
        utford: {datum: 2026-01-15T12:00:00+01:00, av: E300}
        ekonomi: {konteringKonto: "5199", konteringProjekt: P25, materialKostnad: 420, kostnad: 1850}
        fakturera: {faktureras: true, fakturerasBelopp: 2270}

      # MAK, from each status that can be cancelled; each goes back to where it came from.
      - {id: 114, objekt: "9910103", typ: F, status: MAK, registrerad: {datum: 2026-02-02T08:00:00+01:00, av: R900},
         information: {beskrivning: Dubblett}}
      - {id: 115, objekt: "9920201", typ: F, status: MAK, makuleradFran: GODK, utforare: R110, kund: 310001,
         registrerad: {datum: 2026-02-03T08:00:00+01:00, av: R110}}
      - {id: 117, objekt: "9920202", typ: F, status: MAK, makuleradFran: PAGAR, utforare: E300,
         registrerad: {datum: 2026-02-04T08:00:00+01:00, av: R110}}

      # Underhåll (rule 4.13). 116 has replaced a fridge; 118 was meant for the same fridge and can no longer be done.
      - id: 116
        objekt: "9900103"
        typ: U
        status: UTFÖRD
        kund: 310004
        utforare: R100
        enhet: 700021
        nyEnhet: KYL
        fras: 513
        registrerad: {datum: 2026-02-05T09:00:00+01:00, av: R100}
        utford: {datum: 2026-02-12T10:00:00+01:00, av: R100}
        handelser: [{typ: SYS, rubrik: Enhet utbytt, text: "Ny enhet 700025", skapadAv: Anna Berg, registrerad: 2026-02-12T10:00:00+01:00}]
      - {id: 118, objekt: "9900103", typ: U, status: PAGAR, utforare: R100, enhet: 700021,
         registrerad: {datum: 2026-02-06T09:00:00+01:00, av: R110}}
      # Finish 119 and the spis is replaced; finish 120 and the fläkt gets its underhållsdatum.
      - {id: 119, objekt: "9900104", typ: U, status: PAGAR, utforare: R100, enhet: 700030, nyEnhet: SPIS, fras: 503,
         registrerad: {datum: 2026-02-16T09:00:00+01:00, av: R100}}
      - {id: 120, objekt: "9900105", typ: U, status: PAGAR, utforare: E300, enhet: 700040, fras: 542, bunt: B2,
         registrerad: {datum: 2026-02-16T09:30:00+01:00, av: R100}}
      - {id: 121, objekt: "9900202", typ: U, enhet: 700076, fras: 582, bunt: B1,
         registrerad: {datum: 2026-02-25T15:00:00+01:00, av: R100}}
      - {id: 122, objekt: "9900291", typ: U, status: GODK, utforare: E200, enhet: 700117, fras: 632,
         registrerad: {datum: 2026-02-25T15:10:00+01:00, av: R100}}
      - {id: 123, objekt: "9910201", typ: U, status: ÖVERF, utforare: E200, enhet: 700180, fras: 572,
         registrerad: {datum: 2026-01-19T08:00:00+01:00, av: R100}, fakturera: {faktureras: false}}

      # Eget. 124 is planned (rule 4.16) and its kund has been told; 125 is to be invoiced.
      - id: 124
        objekt: "9910103"
        typ: G
        status: PAGAR
        kund: 310001
        utforare: G10
        referens: R110
        registrerad: {datum: 2026-02-18T13:00:00+01:00, av: R110}
        planering: {bokadDatum: 2026-03-04, bokadFomTid: "08:00", bokadTomTid: "12:00"}
        kundPrimarKontaktsatt: EPOST
        meddelanden:
          - {skapad: 2026-02-18T13:05:00+01:00, fran: Demobostäder AB, till: kund@example.com, namnTill: Kommunen, namnFran: Anna Berg, amne: Planerat besök, text: Vi kommer den 4 mars kl 8-12., last: true}
          - {skapad: 2026-02-19T07:45:00+01:00, fran: kund@example.com, till: Demobostäder AB, namnFran: Kommunen, namnTill: Demobostäder AB, amne: "Sv: Planerat besök", text: Det går bra.}
      - {id: 125, objekt: "9920103", typ: G, status: UTFÖRD, kund: 310001, utforare: R110,
         registrerad: {datum: 2026-02-11T08:00:00+01:00, av: R110}, fakturera: {faktureras: true, fakturerasBelopp: 1200},
         information: {beskrivning: Flytt av hyllor, atgard: Hyllorna flyttade}}
      - {id: 126, objekt: "9910191", typ: G, registrerad: {datum: 2026-02-28T10:00:00+01:00, av: R900}, ursprung: 9,
         information: {beskrivning: Städning av torkrum}}

      # Tillval and Myndighet come from the system alone; the API can read them and take them through the statuses.
      - {id: 127, objekt: "9920204", typ: T, status: GODK, kund: 310005, utforare: R110, enhet: 700278,
         registrerad: {datum: 2026-02-17T09:00:00+01:00, av: R110}, information: {beskrivning: Tillval diskmaskin}}
      - {id: 128, objekt: "9920104", typ: M, registrerad: {datum: 2026-02-19T09:00:00+01:00, av: R110}, pamin1: 2026-03-16, pamin2: 2026-03-30,
         information: {beskrivning: Föreläggande om ventilation}}
      - {id: 129, objekt: "9910292", typ: M, status: UTFÖRD, utforare: R120,
         registrerad: {datum: 2026-01-20T09:00:00+01:00, av: R110}, information: {beskrivning: Brandskyddskontroll, atgard: Utan anmärkning}}

      # What clients use of the free fields, and a person that must not be named.
      - {id: 130, objekt: "9910105", typ: F, status: GODK, utforare: R110, enhet: 700155, fras: 521, bunt: B1,
         externtId: EXT-4711, externtNr: CONFIDENTIAL, ursprung: 9, kundPrimarKontaktsatt: TELBOS,
         registrerad: {datum: 2026-02-28T18:30:00+01:00, av: R900}, information: {beskrivning: Frysen är varm}}

    """#
}
