// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let gateway1: [File] = [
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
  ]
}
