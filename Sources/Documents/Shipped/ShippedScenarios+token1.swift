// Made from the files of scenarios/ by scripts/embed; edit those files and run the script.

extension ShippedScenarios {
  static let token1: [File] = [
    (
      "token/en-inloggning-i-taget",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: En ny inloggning avslutar den förra
      why: "Quirk one-token-per-user, to rule 3.3: a login from elsewhere ends the user's earlier token, and a client must log in anew."
      clock: 2026-03-02T08:00:00+01:00
      quirks: [one-token-per-user]
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}
        - name: någon annan loggar in med samma namn
          send: POST /v1/auth/login
          headers: {X-Auth-Token: ""}
          body: {username: user, password: password}
          expect: {status: 200}
          save: {andra: $.access_token}
        - name: den första gäller inte längre
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${andra}"}
          expect: {status: 200}

      """#
    ),
    (
      "token/fel-stavad-header",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Tokenheadern som dokumentet stavar fel
      why: "Rule 3.5: X-Auht-Token is taken and noted; both headers with different tokens are 401."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          save: {token: $.access_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auht-Token: "${token}"}
          expect: {status: 200, notes: [header-typo]}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}", X-Auht-Token: annan}
          expect: {status: 401, notes: {$contains: login-headers-differ}}

      """#
    ),
    (
      "token/gateway-gar-ut",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gatewayens token går ut
      why: "Rule 3.2: a gateway token lives 43200 s; after that every call is 401 with code 900903, the login too."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}
        - advance: PT12H
        - name: gatewayen svarar före FAST2
          send: GET /v1/arbetsorder/101
          expect:
            status: 401
            headers: {WWW-Authenticate: {$contains: OAuth2}}
            body: {code: "900903"}
            notes: {$contains: gateway-token-expired}
        - name: inloggningen kommer inte heller fram
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 401, body: {code: "900903"}}
        - name: nya token
          as: {login: user, again: true}
          send: GET /v1/arbetsorder/101
          expect: {status: 200}

      """#
    ),
    (
      "token/inloggning-gar-ut",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Inloggningen går ut och förnyas
      why: "Rule 3.3: a login lives 1800 s; then 401 with Invalid JWT token (3.5), and the refresh token buys a new pair."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 200, body: {token_type: Bearer, expires_in: 1800}}
          save: {token: $.access_token, refresh: $.refresh_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}"}
          expect: {status: 200}
        - advance: PT30M
        - name: utgången
          send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${token}"}
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: {$contains: login-token-expired}}
        - name: förnyad
          send: POST /v1/auth/refresh
          body: {refresh_token: "${refresh}"}
          expect: {status: 200, body: {expires_in: 1800}}
          save: {ny: $.access_token}
        - send: GET /v1/arbetsorder/101
          headers: {X-Auth-Token: "${ny}"}
          expect: {status: 200}

      """#
    ),
    (
      "token/inloggning-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Inloggning med fel namn eller lösenord
      why: "Rule 3.3: a wrong pair is 401 with the same message for a wrong name and a wrong password."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: fel}
          expect: {status: 401, notes: [login-failed]}
          save: {svar: $.message}
        - send: POST /v1/auth/login
          body: {username: finns-inte, password: fel}
          expect: {status: 401, body: {message: "${svar}"}, notes: {$contains: login-failed}}
        - name: och utan gatewayens token kommer man inte så långt
          as: nobody
          send: POST /v1/auth/login
          body: {username: user, password: password}
          expect: {status: 401, body: {code: "900902"}}

      """#
    ),
    (
      "token/refresh-forbrukas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: En refresh token gäller en gång
      why: "Rule 3.3: the used refresh token is spent; 3.6: when both tokens have run out only a new login helps."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: {login: none}
          send: POST /v1/auth/login
          body: {username: user, password: password}
          save: {gammal: $.refresh_token}
        - send: POST /v1/auth/refresh
          body: {refresh_token: "${gammal}"}
          expect: {status: 200}
          save: {ny: $.refresh_token}
        - name: den gamla är förbrukad
          send: POST /v1/auth/refresh
          body: {refresh_token: "${gammal}"}
          expect: {status: 401, notes: {$contains: refresh-token-spent}}
        - advance: PT61M
        - name: den nya har gått ut
          send: POST /v1/auth/refresh
          body: {refresh_token: "${ny}"}
          expect: {status: 401, notes: {$contains: refresh-token-invalid}}
        - name: bara en ny inloggning hjälper
          as: user
          send: GET /v1/arbetsorder/101
          expect: {status: 200}

      """#
    ),
    (
      "token/token-som-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Token som saknas, är förfalskade eller har gått ut
      why: "Rules 3.2 and 3.5: the gateway answers 900902, 900901 and 900903, FAST2 401 with Invalid JWT token."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - name: ingen token alls
          as: nobody
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900902"}, notes: [gateway-missing-credentials]}
        - as: {gateway: forged}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900901"}, notes: [gateway-invalid-credentials]}
        - as: {gateway: expired}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {code: "900903"}, notes: [gateway-token-expired]}
        - name: genom gatewayen, men inte inloggad
          as: {login: none}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-missing]}
        - as: {login: forged}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-invalid]}
        - as: {login: expired}
          send: GET /v1/arbetsorder/101
          expect: {status: 401, body: {message: {$contains: Invalid JWT token}}, notes: [login-token-expired]}
        - name: platshållaren behöver ingen inloggning
          as: {login: none}
          send: GET /v1/avtal
          expect: {status: 200, body: {$absent: true}}

      """#
    ),
    (
      "token/tokenanrop-nekas",
      #"""
      # yaml-language-server: $schema=../scenario.schema.json
      fast2: scenario/1
      name: Gatewayens token med fel uppgifter
      why: "Rule 2.3: errors of /oauth2/token are those of RFC 6749."
      clock: 2026-03-02T08:00:00+01:00
      steps:
        - as: nobody
          send: POST /oauth2/token
          form: {grant_type: client_credentials, client_id: demo-key, client_secret: fel}
          expect: {status: 401, body: {error: invalid_client}, notes: [oauth-invalid-client]}
        - send: POST /oauth2/token
          form: {grant_type: password, client_id: demo-key, client_secret: demo-secret}
          expect: {status: 400, body: {error: unsupported_grant_type}, notes: [oauth-unsupported-grant-type]}
        - send: POST /oauth2/token
          form: {client_id: demo-key, client_secret: demo-secret}
          expect: {status: 400, body: {error: invalid_request}, notes: [oauth-invalid-request]}
        - name: så ska det vara
          send: POST /oauth2/token
          form: {grant_type: client_credentials, client_id: demo-key, client_secret: demo-secret}
          expect: {status: 200, body: {access_token: {$type: string}, scope: default, token_type: Bearer, expires_in: 43200}}

      """#
    ),
  ]
}
