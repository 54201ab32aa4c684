// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let bokning1: [File] = [
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
  ]
}
