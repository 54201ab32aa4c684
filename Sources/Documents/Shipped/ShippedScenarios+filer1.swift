// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let filer1: [File] = [
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
      why: "Rule 7.1: a type that is not taken is 415, by its name or by its bytes; too large, empty, no part of the name, and two parts are 400. 7.4: a file is named once."
      clock: 2026-03-02T08:00:00+01:00
      settings: {files: {maxBytes: 1000}}
      steps:
        - as: user
          send: POST /v1/filetransfer/tempfile
          upload: {filename: virus.exe, text: MZ}
          expect: {status: 415, notes: [file-type]}
        - name: ett program med en bilds namn
          send: POST /v1/filetransfer/tempfile
          upload: {filename: bild.jpg, base64: f0VMRgIB}
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
  ]
}
