// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let underhall1: [File] = [
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
