// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let status2: [File] = [
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
  ]
}
