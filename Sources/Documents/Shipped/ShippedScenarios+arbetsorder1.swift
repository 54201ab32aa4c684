// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let arbetsorder1: [File] = [
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
  ]
}
