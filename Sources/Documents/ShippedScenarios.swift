// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

/// The scenarios that are built into the program, as they are in `scenarios/`.
package enum ShippedScenarios {
  /// The paths of the files in `scenarios/`, without `.yaml`, in alphabetical order: `sla/sla-bruten`.
  package static var names: [String] { all.map { $0.name } }

  /// The bytes of a file by its path or by its own name, `sla-bruten`; nil where there is none.
  package static func bytes(_ name: String) -> [UInt8]? {
    let found = all.first { $0.name == name } ?? all.first { $0.name.hasSuffix("/" + name) }
    return found?.text.withUTF8Buffer { Array($0) }
  }

  /// What a list says of a file; nil where there is none.
  package static func title(_ name: String) -> ScenarioTitle? { bytes(name).flatMap(ScenarioDocument.title) }

  private static let all: [(name: String, text: StaticString)] = [
    (
      "arbetsorder/ekonomi",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Kontering och fakturering
      why: "Rule 4.18: ekonomi is filled from the seed's kontering until a client says otherwise; 4.17: a negative amount is refused."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101"}
          save: {ao: $.id}
        - send: GET /v1/arbetsorder/${ao}
          expect: {body: {ekonomi: {konteringsKonto: "5110", konterinfRefKst: "310"}}}
        - name: en annan typ konteras på annat sätt
          send: PUT /v1/arbetsorder/${ao}
          body: {arbetsordertypKod: U, enhetsId: 700001}
        - send: GET /v1/arbetsorder/${ao}
          expect: {body: {ekonomi: {konteringsKonto: "5010", konteringMaterialKonto: "4010"}}}
        - name: det som klienten säger står kvar
          send: PUT /v1/arbetsorder/${ao}
          body: {ekonomi: {konteringsKonto: "5999"}, arbetsordertypKod: F}
        - send: GET /v1/arbetsorder/${ao}
          expect: {body: {ekonomi: {konteringsKonto: "5999"}}}
        - send: PUT /v1/arbetsorder/${ao}
          body: {ekonomi: {kostnad: -1}}
          expect: {status: 400, notes: [negative-ekonomi]}
        - send: PUT /v1/arbetsorder/${ao}
          body: {fakturera: {faktureras: true, fakturaBelopp: -1}}
          expect: {status: 400, notes: [negative-fakturera]}

      """#
    ),
    (
      "arbetsorder/handelser",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Händelser på en arbetsorder
      why: "Rule 5.1: the system's händelser can be neither written nor removed; a client writes those of other types."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/handelser?arbetsorderId=104
          expect: {status: 200, body: {$contains: {typKod: SYS, rubrik: Registrerad}}}
          save: {system: "$[0].id"}
        - send: PUT /v1/arbetsorder/handelser/${system}
          body: {text: Ändrad}
          expect: {status: 403, notes: [handelse-system]}
        - send: DELETE /v1/arbetsorder/handelser/${system}
          expect: {status: 403, notes: [handelse-system]}
        - send: POST /v1/arbetsorder/handelser?arbetsorderId=104
          body: {typKod: SYS, rubrik: Fusk}
          expect: {status: 400, notes: [handelse-type-system]}
        - send: POST /v1/arbetsorder/handelser?arbetsorderId=104
          body: {typKod: BOM, rubrik: Ingen hemma}
          expect: {status: 201, body: {id: {$type: integer}}}
          save: {egen: $.id}
        - send: PUT /v1/arbetsorder/handelser/${egen}
          body: {rubrik: Ingen hemma, typKod: BOM, aktivFrom: 2026-03-02, aktivTom: 2026-03-01}
          expect: {status: 400, notes: [period-order]}
        - send: DELETE /v1/arbetsorder/handelser/${egen}
          expect: {status: 200}

      """#
    ),
    (
      "arbetsorder/kontaktpersoner",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Kontaktpersoner på en arbetsorder
      why: "Rule 5.2: mail and phone must look like such, datumTom comes not before datumFom, and query and body name one arbetsorder."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder/kontaktpersoner?arbetsorderId=107
          body: {namn: Petra Lund, epost: petra.lund@example.com, datumFom: "20260302"}
          expect: {status: 201, body: {id: {$type: integer}}}
          save: {person: $.id}
        - send: PUT /v1/arbetsorder/kontaktpersoner/${person}
          body: {epost: petra.lund}
          expect: {status: 400, notes: [contact-form]}
        - send: PUT /v1/arbetsorder/kontaktpersoner/${person}
          body: {datumTom: "20260301"}
          expect: {status: 400, notes: [period-order]}
        - send: POST /v1/arbetsorder/kontaktpersoner?arbetsorderId=107
          body: {arbetsorderId: 108, namn: Petra Lund, datumFom: "20260302"}
          expect: {status: 400, notes: [arbetsorder-differs]}
        - send: DELETE /v1/arbetsorder/kontaktpersoner/${person}
          expect: {status: 200}

      """#
    ),
    (
      "arbetsorder/kundens-uppgifter",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Kundens kontaktuppgifter
      why: "Rule 5.5: what is left out stays, and telefon replaces the whole list; 3.8: only the landlord's own people write it."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: PUT /v1/kund/310003/kontaktuppgift
          body: {telefon: [{typ: Mobil, telefonNr: "070-174 06 99"}]}
          expect: {status: 200}
        - send: GET /v1/kund/310003
          expect: {body: {kommunikation: {epostAdress: erik.holm@example.com, telefon: [{telefonNr: "070-174 06 99"}]}}}
        - name: entreprenören läser bara kunden på en egen arbetsorder, och ändrar ingen
          as: ror
          send: PUT /v1/kund/310003/kontaktuppgift
          body: {epostAdress: erik@example.com}
          expect: {status: 403, notes: [role-forbids]}

      """#
    ),
    (
      "arbetsorder/meddelanden",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Meddelande till kunden
      why: "Rule 5.7: it goes to the kund of the arbetsorder, shows in the outbox and as a händelse; without a kund there is nobody to send it to."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder/meddelande
          body: {arbetsorderId: 124, amne: Besök, meddelande: Vi kommer klockan åtta.}
          expect: {status: 201, body: {$absent: true}}
        - send: GET /v1/arbetsorder/meddelanden/124
          expect: {status: 200, body: {$contains: {text1: Vi kommer klockan åtta.}}}
        - send: GET /_sim/outbox
          expect: {body: {$contains: {text: Vi kommer klockan åtta.}}}
        - send: PUT /v1/arbetsorder/meddelanden/124/lasta
          expect: {status: 200}
        - send: POST /v1/arbetsorder/meddelande
          body: {arbetsorderId: 105, meddelande: Hej}
          expect: {status: 400, notes: [message-needs-kund]}

      """#
    ),
    (
      "arbetsorder/planering",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Planerat besök
      why: "Rule 4.16: times need a date, and the end comes after the beginning; a change makes a händelse and, by a setting, a message."
      clock: 2026-03-02T08:00:00+01:00
      settings: {messages: {onPlanering: true}}
      steps:
        - as: user
          send: PUT /v1/arbetsorder/124
          body: {planering: {bokadFromTid: "13:00", bokadTomTid: "12:00"}}
          expect: {status: 400, notes: [planering-order]}
        - send: PUT /v1/arbetsorder/102
          body: {planering: {bokadFromTid: "08:00", bokadTomTid: "12:00"}}
          expect: {status: 400, notes: [planering-without-date]}
        - send: PUT /v1/arbetsorder/124
          body: {planering: {bokadDatum: "20260305", bokadFromTid: "13:00", bokadTomTid: "15:00"}}
          expect: {status: 200}
        - send: GET /v1/arbetsorder?bokadDatum=2026-03-05&objektId=9910103
          expect: {body: [{id: 124, planering: {bokadDatum: "20260305", bokadFromTid: "13:00"}}]}
        - name: kunden får veta det
          send: GET /_sim/outbox
          expect: {body: {$contains: {arbetsorderId: 124}}}

      """#
    ),
    (
      "arbetsorder/tider",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tid som startas och stoppas
      why: "Rule 5.3: one open registration per resurs and arbetsorder; the world's clock counts, and the price follows from the minutes."
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder: [{id: 5502, objekt: "9900101", typ: F, status: PAGAR, utforare: R100}]
      steps:
        - as: user
          send: POST /v1/arbetsorder/tider/starta?arbetsorderId=5502
          expect: {status: 201, body: {id: {$type: integer}}}
          save: {tid: $.id}
        - send: POST /v1/arbetsorder/tider/starta?arbetsorderId=5502
          expect: {status: 400, notes: [tid-running]}
        - advance: PT90M
        - as: {login: user, again: true}
          send: PUT /v1/arbetsorder/tider/${tid}/stoppa
          expect: {status: 200}
        - send: GET /v1/arbetsorder/tider/${tid}
          expect: {body: {starttid: "08:00", sluttid: "09:30", timmar: 1, minuter: 30, pris: 780}}
        - send: PUT /v1/arbetsorder/tider/${tid}/stoppa
          expect: {status: 400, notes: [tid-not-running]}
        - name: slutet före starten
          send: POST /v1/arbetsorder/tider?arbetsorderId=5502
          body: {starttid: "10:00", sluttid: "09:00", datumFom: "20260302", datumTom: "20260302", aktivitet: "1"}
          expect: {status: 400, notes: [tid-order]}
        - name: en start utan slut är ingen tid
          send: POST /v1/arbetsorder/tider?arbetsorderId=5502
          body: {starttid: "10:00"}
          expect: {status: 400, notes: [tid-incomplete]}
        - send: POST /v1/arbetsorder/tider?arbetsorderId=5502
          body: {timmar: 1, pris: -1}
          expect: {status: 400, notes: [tid-value]}

      """#
    ),
    (
      "arbetsorder/utforare-av-omradet",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Utförare efter område
      why: "Rule 4.4: a new arbetsorder without utförare gets that of its felområde, for underhåll that of its underhållsområde first."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101"}
          save: {fel: $.id}
        - send: GET /v1/arbetsorder/${fel}
          expect: {body: {utforare: {id: R100}}}
        - send: POST /v1/arbetsorder
          body: {objektId: "9900101", arbetsordertypKod: U, enhetsId: 700001}
          save: {underhall: $.id}
        - send: GET /v1/arbetsorder/${underhall}
          expect: {body: {utforare: {id: E200}}}
        - name: ett område utan utförare
          send: POST /v1/arbetsorder
          body: {objektId: "9920101"}
          save: {ingen: $.id}
        - send: GET /v1/arbetsorder/${ingen}
          expect: {body: {utforare: null}}

      """#
    ),
    (
      "bokning/boka-och-avboka",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tid som bokas, flyttas och avbokas
      why: "Rule 5.6: one booking per arbetsorder, a second moves it; it fills planering, and avboka empties that."
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder: [{id: 5401, objekt: "9900101", typ: F, status: GODK, utforare: R100}]
      steps:
        - as: user
          send: POST /v1/arbetsorder/5401/boka
          body: {tidsluckaId: R100-202603041000, tilltrade: {id: J, kommentar: Nyckel i låda}}
          expect: {status: 201, body: {$absent: true}}
        - send: GET /v1/arbetsorder/5401
          expect: {body: {planering: {bokadDatum: "20260304", bokadFromTid: "10:00", bokadTomTid: "11:00", bokadMedModul: true}}}
        - name: flyttas
          send: POST /v1/arbetsorder/5401/boka
          body: {tidsluckaId: R100-202603051300}
          expect: {status: 201}
        - send: GET /v1/arbetsorder?bokningStatus=BOKAD&objektId=9900101
          expect: {body: {$contains: {id: 5401, planering: {bokadDatum: "20260305"}}}}
        - send: POST /v1/arbetsorder/5401/avboka
          body: {}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5401
          expect: {body: {planering: null}}
        - name: det finns inget att avboka
          send: POST /v1/arbetsorder/5401/avboka
          body: {}
          expect: {status: 400, notes: [booking-none]}

      """#
    ),
    (
      "bokning/bokning-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Bokningar som nekas
      why: "Rule 5.6: boka in REG, GODK and PAGAR, for a slot that is to come; after its start avboka needs forcera."
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          - {id: 5402, objekt: "9900101", typ: F, status: GODK, utforare: R100, bokning: {tidsluckaId: R100-202603021000}}
          - {id: 5403, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100}
      steps:
        - as: user
          send: POST /v1/arbetsorder/5403/boka
          body: {tidsluckaId: R100-202603041000}
          expect: {status: 400, notes: [booking-status]}
        - name: en tid som har varit
          send: POST /v1/arbetsorder/5402/boka
          body: {tidsluckaId: R100-202602271000}
          expect: {status: 400, notes: [booking-passed]}
        - name: en lucka som inte finns
          send: POST /v1/arbetsorder/5402/boka
          body: {tidsluckaId: R100-202603042300}
          expect: {status: 404, notes: [reference-not-found]}
        - send: POST /v1/system/resurskalender
          body: {resursId: R100, objektId: "9900101", aktivitetsTyp: ARBETSORDER, period: {intervall: {datumFran: "20260302", datumTill: "20261231"}}}
          expect: {status: 400, notes: [booking-period]}
        - clock: 2026-03-02T10:30:00+01:00
        - as: {login: user, again: true}
          send: POST /v1/arbetsorder/5402/avboka
          body: {}
          expect: {status: 400, notes: [booking-started]}
        - send: POST /v1/arbetsorder/5402/avboka
          body: {forcera: true}
          expect: {status: 200}

      """#
    ),
    (
      "bokning/dubbelbokning",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Dubbelbokad tid
      why: "Rule 5.6: the slot R100-202603040700 takes one booking and one more with overbokning; both are taken."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          - {id: 5005, objekt: "9900101", typ: F, status: GODK, kund: 310001, utforare: R100,
             bokning: {tidsluckaId: R100-202603040700, kommentar: Nyckel i låda}}
          - {id: 5006, objekt: "9900102", typ: F, status: GODK, kund: 310002, utforare: R100,
             bokning: {tidsluckaId: R100-202603040700, tilltrade: J}}
          # The one that finds no room.
          - {id: 5007, objekt: "9900102", typ: F, status: GODK, kund: 310003, utforare: R100}
      steps:
        - as: user
          send: POST /v1/arbetsorder/5007/boka
          body: {tidsluckaId: R100-202603040700}
          expect: {status: 400, notes: [booking-full]}
        - name: inte ens med överbokning
          send: POST /v1/arbetsorder/5007/boka
          body: {tidsluckaId: R100-202603040700, overbokning: true}
          expect: {status: 400, notes: [booking-full]}
        - name: timmen efter är ledig
          send: POST /v1/arbetsorder/5007/boka
          body: {tidsluckaId: R100-202603040800}
          expect: {status: 201}
        - name: den som avbokas lämnar plats
          send: POST /v1/arbetsorder/5005/avboka
          body: {}
          expect: {status: 200}
        - send: POST /v1/arbetsorder/5007/boka
          body: {tidsluckaId: R100-202603040700, overbokning: true}
          expect: {status: 201}

      """#
    ),
    (
      "bokning/forslag-pa-resurs",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Förslag på resurs
      why: "Rule 5.6: forslag is the resurs that the område would give (4.4); where it names nobody, 404."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/resurs/forslag?feltyp=F&objektId=9900101
          expect: {status: 200, body: {id: R100}}
        - send: GET /v1/arbetsorder/resurs/forslag?feltyp=F&objektId=9920101
          expect: {status: 404, notes: [forslag-none]}

      """#
    ),
    (
      "entreprenor/dolda-uppgifter",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Uppgifter som entreprenören inte får se
      why: "Rule 3.8: an extern resurs never sees information.anmarkning, and its ekonomi and fakturera are null."
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder: [{id: 108, ekonomi: {konteringKonto: "5100", kostnad: 900}}]
      steps:
        - name: personalen ser anmärkningen
          as: user
          send: GET /v1/arbetsorder/108
          expect: {body: {information: {anmarkning: {$contains: hyresgästen}}, ekonomi: {konteringsKonto: {$type: string}}}}
        - name: rörjouren gör det inte
          as: ror
          send: GET /v1/arbetsorder/108
          expect:
            status: 200
            body: {information: {beskrivning: Stopp i toaletten, anmarkning: null}, ekonomi: null, fakturera: null}
        - send: GET /v1/arbetsorder?status=PAGAR
          expect: {body: [{id: 108, information: {anmarkning: null}, ekonomi: null}]}

      """#
    ),
    (
      "entreprenor/far-inte-andra",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Det som entreprenören inte får ändra
      why: "Rule 3.8: an extern resurs writes the other fields of its own arbetsorder; resursId, ekonomi and some statuses are 403."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: ror
          send: PUT /v1/arbetsorder/108
          body: {information: {atgard: Rensat}}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/108
          body: {resursId: R100}
          expect: {status: 403, body: {message: {$contains: resursId}}, notes: [field-forbidden]}
        - send: PUT /v1/arbetsorder/108
          body: {ekonomi: {kostnad: 100}}
          expect: {status: 403, notes: [field-forbidden]}
        - send: PUT /v1/arbetsorder/108/status
          body: {statuskod: MAK}
          expect: {status: 403, notes: {$contains: status-forbidden}}
        - name: och värdelistan erbjuder det inte
          send: GET /v1/arbetsorder/108/status/vardelista
          expect: {body: [{statuskod: GODK}, {statuskod: UTFÖRD}]}
        - send: POST /v1/arbetsorder
          body: {objektId: "9900101"}
          expect: {status: 403, notes: [role-forbids]}

      """#
    ),
    (
      "entreprenor/lasare",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: En läsare läser, och inget mer
      why: "Rule 3.8: a lasare reads everything and writes nothing."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: las
          send: GET /v1/arbetsorder/108
          expect: {status: 200, body: {id: 108}}
        - send: PUT /v1/arbetsorder/108
          body: {externtId: X}
          expect: {status: 403, notes: [role-forbids]}
        - send: PUT /v1/arbetsorder/108/status
          body: {statuskod: UTFÖRD}
          expect: {status: 403, notes: {$contains: role-forbids}}
        - send: GET /v1/arbetsorder/108/status/vardelista
          expect: {status: 200, body: []}
        - send: POST /v1/filetransfer/tempfile
          upload: {filename: a.txt, text: Hej}
          expect: {status: 403, notes: [role-forbids]}

      """#
    ),
    (
      "entreprenor/sekretess",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Konfidentiell arbetsorder
      why: "Rule 3.8: what must not leave the house goes into anmarkning; externtNr CONFIDENTIAL is a sign between clients, which FAST2 stores and shows to everybody who may read the order."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: anmäls utan namn
          as: api
          send: POST /v1/arbetsorder
          body:
            objektId: "9900101"
            resursId: E200
            externtNr: CONFIDENTIAL
            information: {beskrivning: Byt låscylinder, anmarkning: Skyddad identitet}
          expect: {status: 201}
          save: {ao: $.id}
        - name: personalen ser varför
          as: user
          send: GET /v1/arbetsorder/${ao}
          expect: {body: {externtNr: CONFIDENTIAL, kund: null, annanAnmalare: null, information: {anmarkning: Skyddad identitet}}}
        - name: entreprenören ser tecknet, men inte skälet
          as: ror
          send: GET /v1/arbetsorder/${ao}
          expect: {body: {externtNr: CONFIDENTIAL, kund: null, information: {beskrivning: Byt låscylinder, anmarkning: null}}}

      """#
    ),
    (
      "entreprenor/ser-bara-sina",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Entreprenören ser bara sina arbetsordrar
      why: "Rule 3.8: an extern resurs has the arbetsorder that it carries out; others are 403, and left out of lists."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: listan har bara rörjourens egna
          as: ror
          send: GET /v1/arbetsorder?status=PAGAR,GODK
          expect: {status: 200, body: [{id: 105}, {id: 106}, {id: 108}, {id: 122}]}
        - send: GET /v1/arbetsorder/107
          expect: {status: 403, notes: [not-utforare]}
        - send: GET /v1/arbetsorder/107/status
          expect: {status: 403, notes: [not-utforare]}
        - send: POST /v1/arbetsorder/handelser?arbetsorderId=107
          body: {typKod: ANT, rubrik: Hej}
          expect: {status: 403, notes: [not-utforare]}
        - name: kunden på en egen arbetsorder
          send: GET /v1/kund/310001
          expect: {status: 403, notes: [role-forbids]}
        - name: fasta strukturen är öppen
          send: GET /v1/fastastrukturen/objekt/9900101
          expect: {status: 200, body: {id: "9900101"}}

      """#
    ),
    (
      "filer/bild-pa-arbetsorder",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Bild på en arbetsorder
      why: "Rule 7.4: a temp file is tied to the arbetsorder, gets an id and a händelse; 7.5: its bytes come back exactly."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/filetransfer/tempfile
          upload: {part: file, filename: läckage.txt, text: Så här ser det ut}
          expect: {status: 200}
          save: {temp: $.fileName}
        - send: POST /v1/arbetsorder/102/filer
          body: {fil: [{filnamn: "${temp}", beskrivning: Läckan under karet, typ: DOKEXTIMG}]}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/102
          expect: {body: {filUtList: [{id: {$type: integer}, beskrivning: Läckan under karet}]}}
          save: {fil: "$.filUtList[0].id"}
        - send: GET /v1/filetransfer/file/${fil}
          expect: {status: 200, headers: {Content-Disposition: {$contains: filename}}, body: Så här ser det ut}
        - send: GET /v1/arbetsorder/handelser?arbetsorderId=102
          expect: {body: {$contains: {typKod: DOKEXTIMG}}}
        - name: den är ingen temporär fil längre
          send: DELETE /v1/filetransfer/tempfile/${temp}
          expect: {status: 404, notes: [not-found]}
        - send: DELETE /v1/filetransfer/file/${fil}
          expect: {status: 200}
        - send: GET /v1/filetransfer/file/${fil}
          expect: {status: 404, notes: [not-found]}

      """#
    ),
    (
      "filer/filer-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Filer som inte tas emot
      why: "Rule 7.1: a wrong type is 415; too large, empty, no part of the name, and two parts are 400. 7.4: a file is named once."
      clock: 2026-03-02T08:00:00+01:00
      settings: {files: {maxBytes: 1000}}
      steps:
        - as: user
          send: POST /v1/filetransfer/tempfile
          upload: {filename: virus.exe, text: MZ}
          expect: {status: 415, notes: [file-type]}
        - name: innehållet är något annat än namnet säger
          send: POST /v1/filetransfer/tempfile
          upload: {filename: bild.jpg, text: "%PDF-1.7"}
          expect: {status: 415, notes: [file-type]}
        - send: POST /v1/filetransfer/tempfile
          upload: {filename: tom.txt, text: ""}
          expect: {status: 400, notes: [file-empty]}
        - send: POST /v1/filetransfer/tempfile
          upload: {filename: stor.txt, size: 1001}
          expect: {status: 400, notes: [file-too-large]}
        - send: POST /v1/filetransfer/tempfile
          upload: {part: bilaga, filename: a.txt, text: Hej}
          expect: {status: 400, notes: [file-part]}
        - send: POST /v1/filetransfer/tempfile
          upload: [{filename: a.txt, text: Hej}, {filename: b.txt, text: Hej}]
          expect: {status: 400, notes: [file-part]}
        - name: ingen gräns mellan delarna
          send: POST /v1/filetransfer/tempfile
          headers: {Content-Type: multipart/form-data}
          text: Hej
          expect: {status: 400, notes: [multipart-malformed]}
        - send: POST /v1/filetransfer/tempfile
          upload: {filename: a.txt, text: Hej}
          save: {temp: $.fileName}
        - send: POST /v1/arbetsorder/102/filer
          body: {fil: [{filnamn: "${temp}"}, {filnamn: "${temp}"}]}
          expect: {status: 400, notes: [file-repeated]}

      """#
    ),
    (
      "filer/temporar-fil-gar-ut",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Temporär fil som har gått ut
      why: "Rule 7.3: a temp file is gone 24 h after its upload; what refers to it is 404 (1.12)."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/filetransfer/tempfile
          upload: {filename: a.txt, text: Hej}
          save: {temp: $.fileName}
        - advance: PT24H
        - as: {login: user, again: true}
          send: POST /v1/arbetsorder/102/filer
          body: {fil: [{filnamn: "${temp}"}]}
          expect: {status: 404, body: {message: {$contains: "${temp}"}}, notes: [reference-not-found]}
        - send: DELETE /v1/filetransfer/tempfile/${temp}
          expect: {status: 404, notes: [not-found]}

      """#
    ),
    (
      "filer/uppladdning-trasig",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Uppladdning som gatewayen bryter
      why: "Rule 2.2: the runtime error 101500 that was observed for uploads (rule 7.1). Nothing was stored."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          - {id: 5004, objekt: "9900101", typ: F, status: PAGAR, kund: 310001, utforare: R100, enhet: 700002,
             information: {beskrivning: Kylen läcker, kommentar: Bild skickas}}
      faults:
        - {match: {operation: storeTempFile}, effect: {preset: upload.runtime-error}}
      steps:
        - as: user
          send: POST /v1/filetransfer/tempfile
          upload: {part: file, filename: kyl.txt, text: En bild av kylen}
          expect: {status: 500, body: {code: "101500", message: Runtime Error, description: Error in Sender}}
        - name: arbetsordern har ingen fil
          send: GET /v1/arbetsorder/5004
          expect: {body: {filUtList: {$oneOf: [null, []]}}}
        - name: felet går över
          send: DELETE /_sim/faults
        - name: och klienten försöker igen
          send: POST /v1/filetransfer/tempfile
          upload: {part: file, filename: kyl.txt, text: En bild av kylen}
          expect: {status: 200, body: {fileName: {$match: "[.]txt$"}}}
          save: {fil: $.fileName}
        - send: POST /v1/arbetsorder/5004/filer
          body: {fil: [{filnamn: "${fil}", typ: DOKEXTIMG}]}
          expect: {status: 200}

      """#
    ),
    (
      "gateway/for-stort",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Anrop som är för stora
      why: "Rule 1.11: limits of target, headers, body and parameters, each with its status."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder/101/filer
          upload: {filename: a.txt, size: 2000000}
          headers: {Content-Type: application/json}
          expect: {status: 413, notes: [body-too-large]}

      """#
    ),
    (
      "gateway/gateway-fel",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Fel som gatewayen själv svarar
      why: "Rule 2.2: each fault of the gateway has its code, and a body that is not FAST2's."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          headers: {X-Sim-Fault: gateway.suspended}
          expect: {status: 503, body: {code: "303001", id: {$absent: true}}}
        - send: GET /v1/arbetsorder/101
          headers: {X-Sim-Fault: gateway.timeout}
          expect: {status: 504, body: {code: "101504"}}
        - send: GET /v1/arbetsorder/101
          headers: {X-Sim-Fault: gateway.runtime-error}
          expect: {status: 500, body: {code: "101500", type: Status report}}
        - send: GET /v1/arbetsorder/101
          headers: {X-Sim-Fault: gateway.expired}
          expect: {status: 401, headers: {WWW-Authenticate: {$type: string}}, body: {code: "900903"}}
        - name: och FAST2:s eget interna fel
          send: GET /v1/arbetsorder/101
          headers: {X-Sim-Fault: api.internal-error}
          expect: {status: 500, body: {id: {$length: 36}, message: {$type: string}}}

      """#
    ),
    (
      "gateway/gateway-strypt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gateway som stryper anropen
      why: "Rule 2.2: 429 with code 900800 and Retry-After. A client waits and tries again."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      faults:
        - {match: {every: 3}, effect: {preset: gateway.throttled}}
      steps:
        - name: token, inloggning, och det tredje anropet stryps
          as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 429, headers: {Retry-After: {$match: "^[0-9]+$"}}, body: {code: "900800"}}
        - name: nästa försök går fram
          send: GET /v1/arbetsorder/101
          expect: {status: 200, body: {id: 101}}
        - send: GET /v1/arbetsorder/102
          expect: {status: 200}
        - send: GET /v1/arbetsorder/103
          expect: 429

      """#
    ),
    (
      "gateway/okand-vag",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Vägar och metoder som inte finns
      why: "Rule 1.4: an unknown path is the gateway's 404, a known one with another method its 405."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsordrar
          expect: {status: 404, body: {code: "404"}, notes: [no-resource]}
        - send: DELETE /v1/arbetsorder/101
          expect: {status: 405, headers: {Allow: {$contains: PUT}}, notes: [method-not-allowed]}
        - name: dokumentets snedstreck på slutet går bra
          send: GET /v1/arbetsorder/?limit=1
          expect: {status: 200, body: {$length: 1}}

      """#
    ),
    (
      "gateway/svaret-gick-forlorat",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Svaret gick förlorat efter att arbetsordern skapades
      why: "Rule 2.5 protects each request, not a client that sends it twice: the arbetsorder is there though no answer came."
      clock: 2026-03-02T08:00:00+01:00
      faults:
        - {match: {operation: postArbetsorder, times: 1}, effect: {drop: true, afterCommit: true}}
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", externtId: ANM-1}
          expect: {answer: none}
        - name: den som letar innan den skickar igen hittar den
          send: GET /v1/arbetsorder?objektId=9900101&skapadEfter=2026-03-02
          expect: {status: 200, body: [{externtId: ANM-1, status: {statusKod: REG}}]}
        - name: den som bara skickar igen får två
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", externtId: ANM-1}
          expect: {status: 201}
        - send: GET /v1/arbetsorder?objektId=9900101&skapadEfter=2026-03-02
          expect: {body: [{externtId: ANM-1}, {externtId: ANM-1}]}

      """#
    ),
    (
      "klient/andring-i-taget",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Bara det som skickas ändras
      why: "Rule 4.9: a key left out is unchanged, null clears, a group merges key by key, and a PUT that changes nothing leaves modifierad alone."
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder: [{id: 5501, objekt: "9900101", typ: F, utforare: R100, externtId: E-1, information: {beskrivning: Droppar, kommentar: Ring först}}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5501
          body: {information: {kommentar: Nyckel i låda}}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5501
          expect: {body: {externtId: E-1, information: {beskrivning: Droppar, kommentar: Nyckel i låda}}}
        - name: null tömmer
          send: PUT /v1/arbetsorder/5501
          body: {externtId: null}
        - send: GET /v1/arbetsorder/5501
          expect: {body: {externtId: null, information: {beskrivning: Droppar}}}
          save: {modifierad: $.modifierad}
        - advance: PT5M
        - send: PUT /v1/arbetsorder/5501
          body: {information: {beskrivning: Droppar}}
          expect: {status: 200, notes: {$contains: nothing-changed}}
        - send: GET /v1/arbetsorder/5501
          expect: {body: {modifierad: "${modifierad}"}}

      """#
    ),
    (
      "klient/fraga-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Frågor som inte går att läsa
      why: "Rules 1.12, 2.4 and 4.15: parameters that are missing, repeated, out of range or not UTF-8."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/fastastrukturen/enheter
          expect: {status: 400, notes: [parameter-missing]}
        - send: GET /v1/arbetsorder?limit=1001
          expect: {status: 400, body: {message: {$contains: "1000"}}, notes: [out-of-range]}
        - send: GET /v1/arbetsorder?limit=1&limit=2
          expect: {status: 400, notes: [parameter-repeated]}
        - send: GET /v1/arbetsorder?status=KLAR
          expect: {status: 400, body: {message: {$contains: UTFÖRD}}, notes: [unknown-code]}
        - name: Latin-1 i stället för UTF-8
          send: GET /v1/arbetsorder?status=%D6VERF
          expect: {status: 400, body: {message: {$contains: "%C3%96VERF"}}, notes: [invalid-utf8]}
        - send: GET /v1/arbetsorder/noll
          expect: {status: 400, notes: [not-an-id]}

      """#
    ),
    (
      "klient/kropp-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Kroppar som inte går att läsa
      why: "Rules 2.4, 1.7 and 1.8: malformed JSON, a wrong type and an unknown field are refused, each with its place and what was meant."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          text: '{"objektId": "9900101",'
          expect: {status: 400, body: {message: {$contains: line 1}}, notes: [json-malformed]}
        - send: POST /v1/arbetsorder
          expect: {status: 400, notes: [body-missing]}
        - name: fel innehållstyp
          send: POST /v1/arbetsorder
          headers: {Content-Type: text/plain}
          text: '{"objektId": "9900101"}'
          expect: {status: 415, notes: [content-type]}
        - name: ett utrymme som objekt i stället för id
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", utrymme: {id: 201001}}
          expect: {status: 400, body: {message: {$contains: utrymmesId}}, notes: [unknown-field]}
        - send: POST /v1/arbetsorder
          body: {objektId: "9900101", enhetsId: spisen}
          expect: {status: 400, body: {message: {$contains: enhetsId}}, notes: [unreadable-value]}
        - name: ett datum som inte finns
          send: PUT /v1/arbetsorder/102
          body: {planering: {bokadDatum: "20260230"}}
          expect: {status: 400, notes: [invalid-date]}
        - name: obligatoriskt
          send: POST /v1/arbetsorder
          body: {externtId: E-1}
          expect: {status: 400, body: {message: {$contains: objektId}}, notes: [required-missing]}
        - send: PUT /v1/arbetsorder/102
          body: {objektId: null}
          expect: {status: 400, notes: [required-null]}
        - name: två namn för ett fält, med olika värden
          send: PUT /v1/arbetsorder/102
          body: {tilltradesKod: "N", tilltradeKod: J}
          expect: {status: 400, notes: {$contains: conflicting-names}}
        - name: tal som text går bra, och noteras
          send: PUT /v1/arbetsorder/102
          body: {enhetsId: "700016"}
          expect: {status: 200, notes: {$contains: coerced}}

      """#
    ),
    (
      "klient/parameter-som-inte-finns",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Parameter som FAST2 inte känner
      why: "Rule 1.8: an unknown query parameter is ignored without a word, so the answer is not what was asked for; a note tells. Rule 1.9: strict refuses it."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: kundId filtrerar inte
          as: user
          send: GET /v1/arbetsorder?kundId=310001&limit=1000
          expect: {status: 200, body: {$length: 30}, notes: [unknown-parameter]}
        - name: kundNr gör det
          send: GET /v1/arbetsorder?kundNr=KUNDA10001&feltyp=F
          expect: {body: [{id: 101}, {id: 115}], notes: []}
        - name: ett plus i en fråga är ett blanktecken
          send: GET /v1/arbetsorder?modifieradEfter=2026-03-02T07:00:00+01:00
          expect: {status: 200, notes: {$contains: plus-in-query}}
        - name: strikt
          send: PUT /_sim/settings
          body: {strict: true}
        - send: GET /v1/arbetsorder?kundId=310001
          expect: {status: 400, notes: {$contains: strict}}

      """#
    ),
    (
      "klient/publicerat-kontrakt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Samma arbetsorder med det publicerade kontraktets namn
      why: "Rule 1.1: the consumer key decides by which names a call travels; 1.2: the other contract's name is taken and noted."
      contract: published
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", arbetsordertypKod: F, kundNr: KUNDA10001, ursprung: 1}
          expect: {status: 201, body: {arbetsorderId: {$type: integer}}}
          save: {ao: $.arbetsorderId}
        - send: GET /v1/arbetsorder/${ao}
          expect: {body: {id: "${ao}", registrerad: {datumRegistrerad: "20260302"}}}
        - name: kundNr är obligatoriskt här
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", arbetsordertypKod: F, ursprung: 1}
          expect: {status: 400, notes: [required-missing]}
        - name: dokumentets nyckel får dokumentets namn
          as: {gateway: demo-key, login: user}
          send: GET /v1/arbetsorder/${ao}
          expect: {body: {id: "${ao}", registrerad: {datumregistrerad: "20260302"}}}

      """#
    ),
    (
      "klient/referenser-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Referenser som inte finns, eller inte hör ihop
      why: "Rule 4.11: what does not exist is 404, what exists but does not agree is 400; 1.12: a filter just finds nothing."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/9999
          expect: {status: 404, notes: [not-found]}
        - name: ett ursprung som inte finns
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", ursprung: 1001}
          expect: {status: 404, body: {message: {$contains: "Ursprung not found for id:1001"}}, notes: [reference-not-found]}
        - name: en enhet i en annan lägenhet
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", enhetsId: 700010}
          expect: {status: 400, notes: [reference-mismatch]}
        - name: en fras för en annan sorts enhet
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", enhetsId: 700001, frasNr: 511}
          expect: {status: 400, notes: [fras-mismatch]}
        - name: den som frågan gäller
          send: GET /v1/arbetsorder/handelser?arbetsorderId=9999
          expect: {status: 404, notes: [parent-not-found]}
        - name: ett filter hittar ingenting
          send: GET /v1/arbetsorder?objektId=0000000
          expect: {status: 200, body: []}

      """#
    ),
    (
      "klient/sidor-medan-andra-skriver",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Sidor läses medan andra skriver
      why: "Rule 4.15: the list is ordered by id, so what is created meanwhile comes last; 8.2: a cursor goes on behind the last one seen."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: första sidan
          as: user
          send: GET /v1/arbetsorder?status=REG&limit=3&offset=0
          expect: {status: 200, body: [{id: 101}, {id: 102}, {id: 103}]}
        - name: någon skapar en
          as: karim
          send: POST /v1/arbetsorder
          body: {objektId: "9900101"}
          save: {ny: $.id}
        - name: nästa sida går vidare där den första slutade, och har den nya sist
          as: user
          send: GET /v1/arbetsorder?status=REG&limit=100&offset=3
          expect: {body: [{id: 121}, {id: 126}, {id: 128}, {id: "${ny}"}]}
        - name: någon beställer en från första sidan
          as: karim
          send: PUT /v1/arbetsorder/102/status
          body: {statuskod: GODK}
        - name: då har alla flyttat ett steg, och en sida efter nummer missar en
          as: user
          send: GET /v1/arbetsorder?status=REG&limit=1&offset=3
          expect: {body: [{id: 126}]}
        - name: objekt söks med markör, som inte missar
          send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara
          body: {first: 2, filter: {}, sortering: [{falt: OBJEKTNUMMER, riktning: ASC}]}
          expect: {status: 200, body: {edges: [{node: {id: "9900101"}}, {node: {id: "9900102"}}], pageInfo: {hasNextPage: true}}}
          save: {slut: $.pageInfo.endCursor}
        - send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara
          body: {first: 1, after: "${slut}", filter: {}, sortering: [{falt: OBJEKTNUMMER, riktning: ASC}]}
          expect: {body: {edges: [{node: {id: "9900103"}}]}}

      """#
    ),
    (
      "klient/sokning-av-objekt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Sökning av objekt
      why: "Rule 8.1: first from 1, a filter of the shared objekt names one; 8.2: only a cursor given before is taken."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara
          body: {filter: {kundId: 310001}}
          expect: {status: 200, body: {edges: {$contains: {node: {id: "9900101"}}}}}
        - send: POST /v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara
          body: {filter: {objektId: "9900101"}}
          expect: {body: {edges: [{node: {id: "9900191"}}]}}
        - send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara
          body: {first: 0, filter: {}}
          expect: {status: 400, notes: [search-first]}
        - send: POST /v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara
          body: {after: påhittad, filter: {}}
          expect: {status: 400, notes: [search-cursor]}
        - send: POST /v1/fastastrukturen/objekt/felanmalningsbara/ejuthyrningsbara
          body: {filter: {}}
          expect: {status: 400, notes: [search-filter]}

      """#
    ),
    (
      "klient/tidsstampel-trasig",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tidsstämpel som inte går att läsa
      why: "Quirk modified-timestamp, to rule 1.6: milliseconds where the seconds belong. A client must not stop at it."
      clock: 2026-03-02T08:00:00+01:00
      quirks: [modified-timestamp]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/101
          body: {externtId: E-1}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/101
          expect: {body: {externtId: E-1, modifierad: {datumModifierad: {$match: "^2026-03-02T07:00:[0-9]{3}[+]0000$"}}}}
        - name: de andra tiderna är hela
          send: GET /v1/arbetsorder/101/sla
          expect: {body: {slaStart: 2026-02-27T08:15:00+01:00}}

      """#
    ),
    (
      "sla/sla-avslutas-i-fortid",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: SLA avslutas innan arbetet är klart
      why: "Rule 6.4: sla/avslutad ends it now, a second call is 400; MAK ends an open one, and leaving MAK opens that again."
      clock: 2026-03-02T09:30:00+01:00
      state:
        arbetsorder:
          - {id: 5301, objekt: "9900101", typ: F, status: PAGAR, prio: "30", utforare: R100,
             registrerad: {datum: 2026-03-02T08:00:00+01:00, av: R900}}
          - {id: 5302, objekt: "9900101", typ: F, status: PAGAR, prio: "30", utforare: R100,
             registrerad: {datum: 2026-03-02T08:00:00+01:00, av: R900}}
      steps:
        - as: user
          send: POST /v1/arbetsorder/5301/sla/avslutad
          expect: {status: 200, body: {$absent: true}}
        - send: GET /v1/arbetsorder/5301/sla
          expect: {body: {slaFaktisktSlut: 2026-03-02T09:30:00+01:00, slaDiff: -150}}
        - send: POST /v1/arbetsorder/5301/sla/avslutad
          expect: {status: 400, notes: [sla-ended]}
        - name: makulering avslutar
          send: PUT /v1/arbetsorder/5302/status
          body: {statuskod: MAK}
        - send: GET /v1/arbetsorder/5302/sla
          expect: {body: {slaFaktisktSlut: 2026-03-02T09:30:00+01:00}}
        - name: och vägen tillbaka öppnar
          send: PUT /v1/arbetsorder/5302/status
          body: {statuskod: PAGAR}
        - send: GET /v1/arbetsorder/5302/sla
          expect: {body: {slaFaktisktSlut: null, slaDiff: null}}

      """#
    ),
    (
      "sla/sla-bruten",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: SLA bruten sedan tre veckor
      why: "Rule 6.3: a positive slaDiff once it is carried out; 5002 is still open, 5003 was carried out two days late."
      seed: demo
      clock: 2026-03-02T08:00:00+01:00
      state:
        arbetsorder:
          # Urgent: four hours of the clock, which were over on 9 February at noon.
          - {id: 5002, objekt: "9900101", typ: F, status: GODK, prio: "30", kund: 310001, utforare: R100,
             registrerad: {datum: 2026-02-09T08:00:00+01:00, av: R900}, information: {beskrivning: Vattenläcka i kök}}
          - {id: 5003, objekt: "9900102", typ: F, status: UTFÖRD, prio: "30", kund: 310002, utforare: E200,
             registrerad: {datum: 2026-02-09T08:00:00+01:00, av: R900}, utford: 2026-02-11T12:00:00+01:00}
      steps:
        - name: öppen, så ingen skillnad än
          as: user
          send: GET /v1/arbetsorder/5002/sla
          expect:
            status: 200
            body: {slaAvtalatSlut: 2026-02-09T12:00:00+01:00, slaFaktisktSlut: null, slaDiff: null}
        - name: två dygn för sent
          send: GET /v1/arbetsorder/5003/sla
          expect: {body: {slaFaktisktSlut: 2026-02-11T12:00:00+01:00, slaDiff: 2880}}

      """#
    ),
    (
      "sla/sla-hallen",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: SLA hållen med en timme
      why: "Rule 6.3: a negative slaDiff is in time; 4.14: UTFÖRD ends it."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", prioKod: "30"}
          save: {ao: $.id}
        - send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaStart: 2026-03-02T08:00:00+01:00, slaAvtalatSlut: 2026-03-02T12:00:00+01:00, slaDiff: null}}
        - clock: 2026-03-02T11:00:00+01:00
        - as: {login: user, again: true}
          send: PUT /v1/arbetsorder/${ao}/status
          body: {statuskod: GODK}
        - send: PUT /v1/arbetsorder/${ao}/status
          body: {statuskod: PAGAR}
        - send: PUT /v1/arbetsorder/${ao}/status
          body: {statuskod: UTFÖRD}
        - send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaFaktisktSlut: 2026-03-02T11:00:00+01:00, slaDiff: -60}}

      """#
    ),
    (
      "sla/sla-over-helg",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: SLA över påsken
      why: "Rule 6.1: 40 working hours from Maundy Thursday pass over Good Friday, the weekend and Easter Monday (lag 1989:253)."
      clock: 2026-04-02T08:00:00+02:00
      steps:
        - name: anmäld på skärtorsdagens morgon
          as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101"}
          save: {ao: $.id}
        - name: 8 timmar på torsdagen, 27 på tisdag till torsdag, 5 på fredagen
          send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaStart: 2026-04-02T08:00:00+02:00, slaAvtalatSlut: 2026-04-10T12:00:00+02:00}}
        - clock: 2026-04-10T13:00:00+02:00
        - name: en timme för sent
          as: {login: user, again: true}
          send: POST /v1/arbetsorder/${ao}/sla/avslutad
        - send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaDiff: 60}}

      """#
    ),
    (
      "sla/sla-utan-avtalad-tid",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Prio utan avtalad tid
      why: "Rule 6.5: all four fields are null, and there is nothing to end; 6.2: a prio with SLA brings them back."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", prioKod: "50"}
          save: {ao: $.id}
        - send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaStart: null, slaAvtalatSlut: null, slaFaktisktSlut: null, slaDiff: null}}
        - send: POST /v1/arbetsorder/${ao}/sla/avslutad
          expect: {status: 400, notes: [sla-none]}
        - name: akut i stället
          send: PUT /v1/arbetsorder/${ao}
          body: {prioKod: "30"}
        - send: GET /v1/arbetsorder/${ao}/sla
          expect: {body: {slaStart: 2026-03-02T08:00:00+01:00, slaAvtalatSlut: 2026-03-02T12:00:00+01:00}}

      """#
    ),
    (
      "status/accepterad-backas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Accepterad arbetsorder att backa ett steg
      why: "Rule 4.2: PAGAR goes back to GODK, and 4.7: the step undone loses who and when."
      seed: demo
      contract: "1.1"
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder:
          - id: 5001
            objekt: "9900101"
            typ: F
            status: PAGAR
            kund: 310001
            utforare: R100
            enhet: 700001
            fras: 501
            registrerad: {datum: 2026-02-27T09:00:00+01:00, av: R900}
            information: {beskrivning: Ugnen blir inte varm}
      steps:
        - name: den är accepterad
          as: user
          send: GET /v1/arbetsorder/5001
          expect: {status: 200, body: {status: {statusKod: PAGAR}, accepterad: {datumAccepterad: {$type: string}}}}
        - name: tillbaka till beställd
          send: PUT /v1/arbetsorder/5001/status
          body: {statuskod: GODK}
          expect: {status: 200}
        - name: vem och när för steget som togs tillbaka är borta
          send: GET /v1/arbetsorder/5001
          expect:
            status: 200
            body:
              status: {statusKod: GODK}
              accepterad: null
              bestalld: {datumBestalld: {$type: string}}
              modifierad: {modifieradAv: {id: R100}}

      """#
    ),
    (
      "status/accepterad-utfors",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Accepterad arbetsorder utförs
      why: "Rule 4.2: PAGAR goes on to UTFÖRD; 4.14: that ends the SLA and stops the time that is running."
      clock: 2026-03-02T10:00:00+01:00
      state:
        arbetsorder:
          - {id: 5104, objekt: "9900101", typ: F, status: PAGAR, prio: "30", utforare: R100,
             registrerad: {datum: 2026-03-02T08:00:00+01:00, av: R900},
             tider: [{resurs: R100, aktivitet: 1, starttid: "09:00", datumFom: 2026-03-02}]}
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5104/status
          body: {statuskod: UTFÖRD}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5104
          expect: {body: {status: {statusKod: UTFÖRD}, utford: {datumUtford: "20260302", utfordAv: {id: R100}}}}
        - name: två timmar före avtalad tid
          send: GET /v1/arbetsorder/5104/sla
          expect: {body: {slaFaktisktSlut: 2026-03-02T10:00:00+01:00, slaDiff: -120}}
        - name: tiden har stannat
          send: GET /v1/arbetsorder/tider?arbetsorderId=5104
          expect: {body: [{sluttid: "10:00", timmar: 1, minuter: 0}]}

      """#
    ),
    (
      "status/bestalld-accepteras",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Beställd arbetsorder accepteras av entreprenören
      why: "Rule 4.2: GODK goes on to PAGAR, and the utförare itself may take that step (3.8)."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5103, objekt: "9900201", typ: F, status: GODK, utforare: E200}]
      steps:
        - as: ror
          send: GET /v1/arbetsorder/5103/status/vardelista
          expect: {status: 200, body: [{statuskod: PAGAR}]}
        - name: rörjouren accepterar
          send: PUT /v1/arbetsorder/5103/status
          body: {statuskod: PAGAR}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5103
          expect: {body: {status: {statusKod: PAGAR}, accepterad: {datumAccepterad: "20260302"}}}

      """#
    ),
    (
      "status/bestalld-backas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Beställd arbetsorder tas tillbaka
      why: "Rule 4.2: GODK goes back to REG, and 4.7: bestalld is empty again. From REG nothing leads back."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5109, objekt: "9900101", typ: F, status: GODK, utforare: R100}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5109/status
          body: {statuskod: REG}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5109
          expect: {body: {status: {statusKod: REG}, bestalld: null, registrerad: {datumregistrerad: {$type: string}}}}
        - name: ett steg i taget framåt igen
          send: GET /v1/arbetsorder/5109/status/vardelista
          expect: {body: [{statuskod: GODK}, {statuskod: MAK}]}

      """#
    ),
    (
      "status/bestalls-direkt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Arbetsorder med utförare beställs direkt
      why: "Rule 4.3 with the setting status.orderWhenUtforareGiven: GODK at once, unless the request asks for REG."
      clock: 2026-03-02T07:30:00+01:00
      settings: {status: {orderWhenUtforareGiven: true}}
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9920101", resursId: R110}
          expect: {status: 201}
          save: {med: $.id}
        - send: GET /v1/arbetsorder/${med}
          expect: {body: {status: {statusKod: GODK}, bestalld: {datumBestalld: "20260302"}}}
        - name: utan utförare är den bara registrerad
          send: POST /v1/arbetsorder
          body: {objektId: "9920101"}
          expect: {status: 201}
          save: {utan: $.id}
        - send: GET /v1/arbetsorder/${utan}
          expect: {body: {status: {statusKod: REG}, bestalld: null, utforare: null}}

      """#
    ),
    (
      "status/fakturerad-extern",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Entreprenörens arbetsorder faktureras
      why: "Rule 4.2: UTFÖRD goes on to ÖVERF where the utförare is an external party, and from ÖVERF nothing leads away."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5113, objekt: "9900101", typ: F, status: UTFÖRD, utforare: E200}]
      steps:
        - as: user
          send: GET /v1/arbetsorder/5113/status/vardelista
          expect: {status: 200, body: [{statuskod: ÖVERF}]}
        - send: PUT /v1/arbetsorder/5113/status
          body: {statuskod: ÖVERF}
          expect: {status: 200}
        - send: GET /v1/arbetsorder/5113/status/vardelista
          expect: {body: []}
        - name: inte tillbaka
          send: PUT /v1/arbetsorder/5113/status
          body: {statuskod: UTFÖRD}
          expect: {status: 400, notes: {$contains: status-step}}
        - name: och inget mer kan skrivas på den
          send: POST /v1/arbetsorder/handelser?arbetsorderId=5113
          body: {typKod: ANT, rubrik: För sent}
          expect: {status: 400, notes: [arbetsorder-locked]}

      """#
    ),
    (
      "status/fakturerad-intern-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Egen personals arbetsorder kan inte faktureras
      why: "Rule 4.2: ÖVERF is only for an external utförare; the landlord's own R100 is refused."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5114, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100}]
      steps:
        - as: user
          send: GET /v1/arbetsorder/5114/status/vardelista
          expect: {status: 200, body: []}
        - send: PUT /v1/arbetsorder/5114/status
          body: {statuskod: ÖVERF}
          expect: {status: 400, body: {message: {$contains: ÖVERF}}, notes: {$contains: status-step}}

      """#
    ),
    (
      "status/framat-over-steg",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Steg som hoppas över nekas
      why: "Rule 4.2: one step at a time; what the värdelista does not offer is refused (4.5)."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder:
          - {id: 5105, objekt: "9900101", typ: F, utforare: R100}
          - {id: 5106, objekt: "9900101", typ: F, status: GODK, utforare: R100}
      steps:
        - as: user
          send: GET /v1/arbetsorder/5105/status/vardelista
          expect: {status: 200, body: [{statuskod: GODK}, {statuskod: MAK}]}
        - send: PUT /v1/arbetsorder/5105/status
          body: {statuskod: PAGAR}
          expect: {status: 400, notes: {$contains: status-step}}
        - send: PUT /v1/arbetsorder/5105/status
          body: {statuskod: UTFÖRD}
          expect: {status: 400, notes: {$contains: status-step}}
        - send: PUT /v1/arbetsorder/5106/status
          body: {statuskod: UTFÖRD}
          expect: {status: 400, body: {userMessage: {$type: string}}, notes: {$contains: status-step}}
        - name: ingenting har ändrats
          send: GET /v1/arbetsorder/5106
          expect: {body: {status: {statusKod: GODK}, accepterad: null, utford: null}}

      """#
    ),
    (
      "status/hopp-tillatna",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Steg får hoppas över med en inställning
      why: "Rule 4.2 with the setting status.allowSkip: a skip forward passes through every status between, with its groups."
      clock: 2026-03-02T07:30:00+01:00
      settings: {status: {allowSkip: true}}
      state:
        arbetsorder: [{id: 5107, objekt: "9900101", typ: F, utforare: R100}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5107/status
          body: {statuskod: UTFÖRD}
          expect: {status: 200}
        - name: stegen emellan är tagna
          send: GET /v1/arbetsorder/5107
          expect:
            body:
              status: {statusKod: UTFÖRD}
              bestalld: {datumBestalld: "20260302"}
              accepterad: {datumAccepterad: "20260302"}
              utford: {datumUtford: "20260302"}

      """#
    ),
    (
      "status/makuleras-och-aterkommer",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Makulerad arbetsorder kommer tillbaka dit den var
      why: "Rule 4.2: REG, GODK and PAGAR can be cancelled, and MAK goes back to the status it was cancelled from, with its groups (4.7)."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder:
          - {id: 5110, objekt: "9900101", typ: F, utforare: R100}
          - {id: 5111, objekt: "9900101", typ: F, status: GODK, utforare: R100}
          - {id: 5112, objekt: "9900101", typ: F, status: PAGAR, utforare: R100}
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5110/status
          body: {statuskod: MAK}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5111/status
          body: {statuskod: MAK}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5112/status
          body: {statuskod: MAK}
          expect: {status: 200}
        - name: makulerad behåller sina grupper
          send: GET /v1/arbetsorder/5112
          expect: {body: {status: {statusKod: MAK}, accepterad: {datumAccepterad: {$type: string}}}}
        - name: bara vägen tillbaka är öppen
          send: GET /v1/arbetsorder/5112/status/vardelista
          expect: {body: [{statuskod: PAGAR}]}
        - name: en annan status nekas
          send: PUT /v1/arbetsorder/5111/status
          body: {statuskod: PAGAR}
          expect: {status: 400, notes: {$contains: status-step}}
        - name: makulerad kan inte ändras
          send: PUT /v1/arbetsorder/5111
          body: {externtId: X}
          expect: {status: 400, notes: [arbetsorder-locked]}
        - send: PUT /v1/arbetsorder/5110/status
          body: {statuskod: REG}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5111/status
          body: {statuskod: GODK}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5112/status
          body: {statuskod: PAGAR}
          expect: {status: 200}

      """#
    ),
    (
      "status/registrerad-bestalls",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Registrerad arbetsorder beställs
      why: "Rule 4.3: GODK needs an utförare; without one it is refused, and with one the step fills bestalld (4.7)."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder:
          - {id: 5101, objekt: "9920101", typ: F}
          - {id: 5102, objekt: "9920101", typ: F, utforare: R110}
      steps:
        - name: utan utförare går det inte
          as: user
          send: PUT /v1/arbetsorder/5101/status
          body: {statuskod: GODK}
          expect: {status: 400, body: {message: {$contains: resursId}}, notes: [status-needs-utforare]}
        - name: värdelistan erbjuder den inte heller
          send: GET /v1/arbetsorder/5101/status/vardelista
          expect: {status: 200, body: [{statuskod: MAK}]}
        - name: med utförare i samma anrop går det
          send: PUT /v1/arbetsorder/5101
          body: {resursId: R100, statusKod: GODK}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5102/status
          body: {statuskod: GODK}
          expect: {status: 200}
        - name: vem och när är ifyllt
          send: GET /v1/arbetsorder/5102
          expect:
            body:
              status: {statusKod: GODK}
              bestalld: {datumBestalld: "20260302", bestalldAv: {id: R100}}
              accepterad: null

      """#
    ),
    (
      "status/samma-status",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Samma status en gång till
      why: "Rule 4.2: the target equal to the present status is a 200 without effect, with a note."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5115, objekt: "9900101", typ: F, status: PAGAR, utforare: R100}]
      steps:
        - as: user
          send: GET /v1/arbetsorder/5115
          expect: {body: {status: {statusKod: PAGAR}}}
          save: {modifierad: $.modifierad}
        - send: PUT /v1/arbetsorder/5115/status
          body: {statuskod: PAGAR}
          expect: {status: 200, notes: {$contains: status-unchanged}}
        - name: ingen har ändrat den
          send: GET /v1/arbetsorder/5115
          expect: {body: {status: {statusKod: PAGAR}, modifierad: "${modifierad}"}}

      """#
    ),
    (
      "status/status-vid-skapande",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Status när arbetsordern skapas
      why: "Rule 4.6: POST may ask for REG or GODK only."
      clock: 2026-03-02T07:30:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", statusKod: PAGAR}
          expect: {status: 400, notes: [status-at-creation]}
        - name: en kod som inte finns
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", statusKod: KLAR}
          expect: {status: 400, body: {message: {$contains: PAGAR}}, notes: [unknown-code]}
        - name: beställd direkt, av felområdets utförare
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", statusKod: GODK}
          expect: {status: 201, body: {id: {$type: integer}}}
          save: {ao: $.id}
        - send: GET /v1/arbetsorder/${ao}
          expect: {body: {id: "${ao}", status: {statusKod: GODK}, utforare: {id: R100}}}

      """#
    ),
    (
      "status/utford-ar-last",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Utförd arbetsorder är låst för ändringar
      why: "Rule 4.8: after PAGAR the fields stay; one that would change is refused and named, one that says the same is not."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5116, objekt: "9900101", typ: F, status: UTFÖRD, utforare: E200, externtId: A1}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5116
          body: {externtId: A2, prioKod: "30"}
          expect: {status: 400, body: {message: {$contains: externtId}}, notes: [arbetsorder-locked]}
        - name: samma värde är ingen ändring
          send: PUT /v1/arbetsorder/5116
          body: {externtId: A1, statusKod: ÖVERF}
          expect: {status: 200}

      """#
    ),
    (
      "status/utford-backas-inte",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Utförd arbetsorder kan inte backas
      why: "Rule 4.2: nothing leads back from UTFÖRD."
      clock: 2026-03-02T07:30:00+01:00
      state:
        arbetsorder: [{id: 5108, objekt: "9900101", typ: F, status: UTFÖRD, utforare: R100}]
      steps:
        - as: user
          send: GET /v1/arbetsorder/5108/status/vardelista
          expect: {status: 200, body: []}
        - send: PUT /v1/arbetsorder/5108/status
          body: {statuskod: PAGAR}
          expect: {status: 400, notes: {$contains: status-step}}
        - name: och inte makuleras
          send: PUT /v1/arbetsorder/5108/status
          body: {statuskod: MAK}
          expect: {status: 400, notes: {$contains: status-step}}

      """#
    ),
    (
      "token/en-inloggning-i-taget",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: En ny inloggning avslutar den förra
      why: "Quirk one-token-per-user, to rule 3.3: a login from elsewhere ends the user's earlier token, and a client must log in anew."
      clock: 2026-03-02T08:00:00+01:00
      quirks: [one-token-per-user]
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}
        - name: någon annan loggar in med samma namn
          send: POST /v1/auth/login
          headers: {X-Auth-Token: ""}
          body: {username: user, password: password}
          expect: {status: 200}
          save: {andra: $.access_token}
        - name: den första gäller inte längre
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${andra}"}
          expect: {status: 200}

      """#
    ),
    (
      "token/fel-stavad-header",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tokenheadern som dokumentet stavar fel
      why: "Rule 3.5: X-Auht-Token is taken and noted; both headers with different tokens are 401."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          save: {token: $.access_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auht-Token: "${token}"}
          expect: {status: 200, notes: [header-typo]}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}", X-Auht-Token: annan}
          expect: {status: 401, notes: {$contains: login-headers-differ}}

      """#
    ),
    (
      "token/gateway-gar-ut",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gatewayens token går ut
      why: "Rule 3.2: a gateway token lives 43200 s; after that every call is 401 with code 900903, the login too."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}
        - advance: PT12H
        - name: gatewayen svarar före FAST2
          send: GET /v1/arbetsorder/101
          expect:
            status: 401
            headers: {WWW-Authenticate: {$contains: OAuth2}}
            body: {code: "900903"}
            notes: {$contains: gateway-token-expired}
        - name: inloggningen kommer inte heller fram
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 401, body: {code: "900903"}}
        - name: nya token
          as: {login: user, again: true}
          send: GET /v1/arbetsorder/101
          expect: {status: 200}

      """#
    ),
    (
      "token/inloggning-gar-ut",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Inloggningen går ut och förnyas
      why: "Rule 3.3: a login lives 1800 s; then 401 with Invalid JWT token (3.5), and the refresh token buys a new pair."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 200, body: {token_type: Bearer, expires_in: 1800}}
          save: {token: $.access_token, refresh: $.refresh_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}"}
          expect: {status: 200}
        - advance: PT30M
        - name: utgången
          send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}"}
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: {$contains: login-token-expired}}
        - name: förnyad
          send: POST /v1/auth/refresh
          body: {refresh_token: "${refresh}"}
          expect: {status: 200, body: {expires_in: 1800}}
          save: {ny: $.access_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${ny}"}
          expect: {status: 200}

      """#
    ),
    (
      "token/inloggning-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Inloggning med fel namn eller lösenord
      why: "Rule 3.3: a wrong pair is 401 with the same message for a wrong name and a wrong password."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: fel}
          expect: {status: 401, notes: [login-failed]}
          save: {svar: $.message}
        - send: POST /v1/auth/login
          body: {username: finns-inte, password: fel}
          expect: {status: 401, body: {message: "${svar}"}, notes: {$contains: login-failed}}
        - name: och utan gatewayens token kommer man inte så långt
          as: nobody
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 401, body: {code: "900902"}}

      """#
    ),
    (
      "token/refresh-forbrukas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: En refresh token gäller en gång
      why: "Rule 3.3: the used refresh token is spent; 3.6: when both tokens have run out only a new login helps."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          save: {gammal: $.refresh_token}
        - send: POST /v1/auth/refresh
          body: {refresh_token: "${gammal}"}
          expect: {status: 200}
          save: {ny: $.refresh_token}
        - name: den gamla är förbrukad
          send: POST /v1/auth/refresh
          body: {refresh_token: "${gammal}"}
          expect: {status: 401, notes: {$contains: refresh-token-spent}}
        - advance: PT61M
        - name: den nya har gått ut
          send: POST /v1/auth/refresh
          body: {refresh_token: "${ny}"}
          expect: {status: 401, notes: {$contains: refresh-token-invalid}}
        - name: bara en ny inloggning hjälper
          as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}

      """#
    ),
    (
      "token/token-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Token som saknas, är förfalskade eller har gått ut
      why: "Rules 3.2 and 3.5: the gateway answers 900902, 900901 and 900903, FAST2 401 with Invalid JWT token."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: ingen token alls
          as: nobody
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900902"}, notes: [gateway-missing-credentials]}
        - as: {gateway: forged}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900901"}, notes: [gateway-invalid-credentials]}
        - as: {gateway: expired}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900903"}, notes: [gateway-token-expired]}
        - name: genom gatewayen, men inte inloggad
          as: {login: none}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-missing]}
        - as: {login: forged}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-invalid]}
        - as: {login: expired}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-expired]}
        - name: platshållaren behöver ingen inloggning
          as: {login: none}
          send: GET /v1/avtal
          expect: {status: 200, body: {$absent: true}}

      """#
    ),
    (
      "token/tokenanrop-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gatewayens token med fel uppgifter
      why: "Rule 2.3: errors of /oauth2/token are those of RFC 6749."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: nobody
          send: POST /oauth2/token
          form: {grant_type: client_credentials, client_id: demo-key, client_secret: fel}
          expect: {status: 401, body: {error: invalid_client}, notes: [oauth-invalid-client]}
        - send: POST /oauth2/token
          form: {grant_type: password, client_id: demo-key, client_secret: demo-secret}
          expect: {status: 400, body: {error: unsupported_grant_type}, notes: [oauth-unsupported-grant-type]}
        - send: POST /oauth2/token
          form: {client_id: demo-key, client_secret: demo-secret}
          expect: {status: 400, body: {error: invalid_request}, notes: [oauth-invalid-request]}
        - name: så ska det vara
          send: POST /oauth2/token
          form: {grant_type: client_credentials, client_id: demo-key, client_secret: demo-secret}
          expect: {status: 200, body: {access_token: {$type: string}, scope: default, token_type: Bearer, expires_in: 43200}}

      """#
    ),
    (
      "underhall/enhet-byts-annan-typ",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Enhet byts mot en av annan typ
      why: "Rule 4.13: with nyEnhet the enhet becomes inactive and a new one of another type takes its place when the work is done."
      clock: 2026-03-02T10:00:00+01:00
      state:
        arbetsorder: [{id: 5205, objekt: "9900104", typ: U, status: PAGAR, utforare: R100, enhet: 700030, nyEnhet: KYL}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5205/status
          body: {statuskod: UTFÖRD}
          expect: {status: 200}
        - name: den nya är sist i utrymmet
          send: GET /v1/fastastrukturen/enheter?utrymmesId=201014
          expect: {status: 200, body: [{id: 700031}, {id: 700032}, {id: 700033}, {enhetstyp: {kod: KYL}}]}
          save: {ny: "$[3].id"}
        - send: GET /v1/fastastrukturen/enheter/${ny}
          expect:
            body:
              utrymme: {id: 201014}
              beskrivning: Kylskåp
              installationsdatum: "20260302"
              underhallsdatum: null
              serienummer: null
              garanti: 24
        - name: arbetsordern behåller den gamla, som kan läsas för sig
          send: GET /v1/arbetsorder/5205
          expect: {body: {enhet: {id: 700030}, nyEnhet: {enhetsTyp: KYL}}}
        - send: GET /v1/fastastrukturen/enheter/700030
          expect: {body: {id: 700030}}
        - name: en händelse säger vilken den nya är
          send: GET /v1/arbetsorder/handelser?arbetsorderId=5205
          expect: {body: {$contains: {text: {$contains: "enhet ${ny}"}}}}

      """#
    ),
    (
      "underhall/enhet-byts-samma-typ",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Enhet byts mot en av samma typ
      why: "Rule 4.13: with nyEnhet the enhet becomes inactive and a new one of the same type takes its place when the work is done."
      clock: 2026-03-02T10:00:00+01:00
      state:
        arbetsorder: [{id: 5204, objekt: "9900104", typ: U, status: PAGAR, utforare: R100, enhet: 700030, nyEnhet: SPIS}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5204/status
          body: {statuskod: UTFÖRD}
          expect: {status: 200}
        - name: den nya är sist i utrymmet
          send: GET /v1/fastastrukturen/enheter?utrymmesId=201014
          expect: {status: 200, body: [{id: 700031}, {id: 700032}, {id: 700033}, {enhetstyp: {kod: SPIS}}]}
          save: {ny: "$[3].id"}
        - send: GET /v1/fastastrukturen/enheter/${ny}
          expect:
            body:
              utrymme: {id: 201014}
              beskrivning: Spis
              installationsdatum: "20260302"
              underhallsdatum: null
              serienummer: null
              garanti: 24
        - name: arbetsordern behåller den gamla, som kan läsas för sig
          send: GET /v1/arbetsorder/5204
          expect: {body: {enhet: {id: 700030}, nyEnhet: {enhetsTyp: SPIS}}}
        - send: GET /v1/fastastrukturen/enheter/700030
          expect: {body: {id: 700030}}
        - name: en händelse säger vilken den nya är
          send: GET /v1/arbetsorder/handelser?arbetsorderId=5204
          expect: {body: {$contains: {text: {$contains: "enhet ${ny}"}}}}

      """#
    ),
    (
      "underhall/enhet-redan-bytt",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Enheten är redan bytt
      why: "Rule 4.13: UTFÖRD on an enhet that another arbetsorder has replaced is refused, and says by which; 4.11: nor can it be named anew."
      clock: 2026-03-02T10:00:00+01:00
      steps:
        - name: 118 gällde kylskåpet som 116 bytte
          as: user
          send: PUT /v1/arbetsorder/118/status
          body: {statuskod: UTFÖRD}
          expect: {status: 400, body: {message: {$match: "116.*700025"}}, notes: {$contains: enhet-replaced}}
        - send: POST /v1/arbetsorder
          body: {objektId: "9900103", enhetsId: 700021}
          expect: {status: 400, notes: [enhet-inactive]}
        - name: med den nya enheten går det
          send: PUT /v1/arbetsorder/118
          body: {enhetsId: 700025, statusKod: UTFÖRD}
          expect: {status: 200}

      """#
    ),
    (
      "underhall/felanmalan-blir-underhall-utan-enhet",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Felanmälan utan enhet kan inte bli underhåll
      why: "Rule 4.12: U needs utrymme and enhet, at every change as at creation."
      clock: 2026-03-02T10:00:00+01:00
      state:
        arbetsorder:
          - {id: 5202, objekt: "9900104", typ: F, status: PAGAR, utforare: R100}
          - {id: 5203, objekt: "9900104", typ: F, status: PAGAR, utforare: R100, utrymme: 201014}
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5202
          body: {arbetsordertypKod: U}
          expect: {status: 400, notes: [underhall-needs-enhet]}
        - name: ett utrymme räcker inte
          send: PUT /v1/arbetsorder/5203
          body: {arbetsordertypKod: U}
          expect: {status: 400, body: {message: {$contains: enhet}}, notes: [underhall-needs-enhet]}
        - name: inte heller när den skapas
          send: POST /v1/arbetsorder
          body: {objektId: "9900104", arbetsordertypKod: U}
          expect: {status: 400, notes: [underhall-needs-enhet]}
        - send: GET /v1/arbetsorder/5202
          expect: {body: {arbetsorderTyp: {arbetsordertypKod: F}}}

      """#
    ),
    (
      "underhall/felanmalan-blir-underhall",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Felanmälan blir underhåll med enhet
      why: "Rule 4.12: F may become U where it names utrymme and enhet; 4.13: carried out, the enhet gets its underhållsdatum."
      clock: 2026-03-02T10:00:00+01:00
      state:
        arbetsorder: [{id: 5201, objekt: "9900104", typ: F, status: PAGAR, utforare: R100}]
      steps:
        - as: user
          send: PUT /v1/arbetsorder/5201
          body: {arbetsordertypKod: U, utrymmesId: 201014, enhetsId: 700032}
          expect: {status: 200}
        - send: PUT /v1/arbetsorder/5201/status
          body: {statuskod: UTFÖRD}
          expect: {status: 200}
        - send: GET /v1/fastastrukturen/enheter/700032
          expect: {body: {id: 700032, underhallsdatum: "20260302"}}

      """#
    ),
    (
      "underhall/typer-som-systemet-skapar",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tillval och myndighet skapas inte genom API:t
      why: "Rule 4.12: F, U and G can be created; T and M come from the system alone, and are read like the others."
      clock: 2026-03-02T10:00:00+01:00
      steps:
        - as: user
          send: POST /v1/arbetsorder
          body: {objektId: "9900101", arbetsordertypKod: T}
          expect: {status: 400, notes: [type-not-creatable]}
        - send: PUT /v1/arbetsorder/102
          body: {arbetsordertypKod: M}
          expect: {status: 400, notes: [type-not-creatable]}
        - send: GET /v1/arbetsorder?feltyp=T,M
          expect: {status: 200, body: [{id: 127}, {id: 128}, {id: 129}]}

      """#
    ),
  ]
}
