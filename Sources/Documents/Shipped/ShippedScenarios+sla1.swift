// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let sla1: [File] = [
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
  ]
}
