// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let status1: [File] = [
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
  ]
}
