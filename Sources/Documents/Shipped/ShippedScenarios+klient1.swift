// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let klient1: [File] = [
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
  ]
}
