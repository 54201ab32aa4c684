// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let entreprenor1: [File] = [
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
  ]
}
