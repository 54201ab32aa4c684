import Documents
import JSON
import Locks
import Rules
import Simulator
import TestKit
import Testing
import Traffic

/// Forty secrets, each sent in a way of its own: none of them is in anything that is shown (rule control 4.1).
@Suite(.rule(.c4_1, .c4_2)) struct PlantedSecretTests {
  /// How one is sent: with which fields, to which target, with which body.
  struct Plant: Sendable {
    var method = "POST"
    var path = "/v1/arbetsorder"
    var headers: [(String, String)] = []
    var body: String?
  }

  private static func secret(_ n: Int) -> String { "gomd\(n)x" }
  private static let json = [("Content-Type", "application/json")]
  private static let form = [("Content-Type", "application/x-www-form-urlencoded")]
  private static let plain = [("Content-Type", "text/plain")]
  private static func jwt(_ part: String) -> String {
    "eyJhbGciOiJFZERTQSJ9.eyJzdWIi\(part)IjoiYSJ9.c2lnbmVkLWJ5LW5vYm9keQ"
  }

  /// Known to the world, as its seed has them: a word, one with blanks, a secret of a klient, a token, an id.
  private static let known = ["gomd-losen-31", "gömt lösen & 32", "gomd-hemlig-33", "gomd-token-34", "gomd-sso-35"]

  private static let seed = String(decoding: DemoSeed.bytes, as: UTF8.self)
    .replacing("{namn: karim, losenord: karim}", with: "{namn: karim, losenord: \(known[0])}")
    .replacing("{namn: ror, losenord: ror}", with: "{namn: ror, losenord: \"\(known[1])\"}")
    .replacing(
      "hemlighet: demo-secret, token: demo-token-published", with: "hemlighet: \(known[2]), token: \(known[3])"
    )
    .replacing("sso: [", with: "sso: [\(known[4]), ")

  private static func plants() -> [Plant] {
    let s = secret
    return [
      Plant(headers: [("X-Api-Key", s(1))]), Plant(headers: [("Api-Nyckel", s(2))]),
      Plant(headers: [("X-Auht-Token", s(3))]), Plant(headers: [("X-Auth-Tokn", s(4))]),
      Plant(headers: [("Cookie", "session=\(s(5))")]), Plant(headers: [("X-Note", "Bearer \(s(6))")]),
      Plant(headers: [("Authorization", "Token \(s(7))")]), Plant(headers: [("Authorization", s(8))]),
      Plant(headers: [("Referer", "https://anna:\(s(9))@example.com/a")]),
      Plant(headers: [("X-Sim-Admin-Key", s(10))]), Plant(headers: [("X-Subscription-Key", s(11))]),
      Plant(method: "GET", path: "/v1/arbetsorder?apikey=\(s(12))"),
      Plant(method: "GET", path: "/v1/arbetsorder?access_token=\(s(13))&limit=1"),
      Plant(method: "GET", path: "/v1/arbetsorder?l%C3%B6senord=\(s(14))"),
      Plant(method: "GET", path: "/v1/arbetsorder?user%5Bpassword%5D=\(s(15))"),
      Plant(method: "GET", path: "/v1/nowhere/\(jwt(s(16)))"),
      Plant(method: "GET", path: "/v1/arbetsorder?state=\(jwt(s(17)))"),
      Plant(path: "/v1/auth/login", headers: json, body: #"{"username": "user", "passwrod": "\#(s(18))"}"#),
      Plant(path: "/v1/auth/login", headers: json, body: #"{"user": {"name": "user", "password": "\#(s(19))"}}"#),
      Plant(path: "/v1/auth/login", headers: json, body: #"{"username": "user", "password": "\#(s(20))""#),
    ] + bodies()
  }

  private static func bodies() -> [Plant] {
    let s = secret
    return [
      Plant(path: "/v1/auth/login", headers: json, body: #"{"username": "user", "password": ["\#(s(21))"]}"#),
      Plant(path: "/v1/auth/login", headers: plain, body: #"{"username": "user", "password": "\#(s(22))"}"#),
      Plant(path: "/v1/auth/login", headers: json, body: "username=user&password=\(s(23))"),
      Plant(path: "/oauth2/token", headers: json, body: "grant_type=client_credentials&client_secret=\(s(24))"),
      Plant(path: "/oauth2/token", headers: form, body: "client_id=demo-key&client%5Fsecert=\(s(25))"),
      Plant(
        path: "/v1/auth/loginsso", headers: json,
        body: #"{"ssoId": "\#(s(26))", "ssoIdHash": "a", "ssoTimestamp": "1", "ssoTimestampHash": "b"}"#),
      Plant(path: "/v1/auth/refresh", headers: json, body: #"{"refresh_token": "\#(s(27))"}"#),
      Plant(path: "/v1/auth/federatedlogin", headers: json, body: #"{"id_token": "\#(jwt(s(28)))"}"#),
      Plant(headers: json, body: #"{"objektId": "9900101", "information": {"beskrivning": "lösenord: \#(s(29))"}}"#),
      Plant(headers: json, body: #"{"objektId": "9900101", "x": "{\"pwd\": \"\#(s(30))\"}"}"#),
      Plant(headers: json, body: #"{"objektId": "9900101", "information": {"beskrivning": "koden är \#(known[0])"}}"#),
      Plant(headers: json, body: #"{"objektId": "9900101", "information": {"beskrivning": "\#(known[1])"}}"#),
      Plant(headers: json, body: #"{"objektId": "\#(known[2])"}"#), Plant(method: "GET", path: "/v1/kund/\(known[3])"),
      Plant(method: "GET", path: "/v1/arbetsorder?kundNr=\(known[4])"),
      Plant(path: "/v1/auth/login", headers: json, body: #"{"username": "ror", "password": "\#(known[1])"}"#),
      Plant(headers: plain, body: "<login><password>\(s(37))</password></login>"),
      Plant(headers: plain, body: "X-Api-Key: \(s(38))\npasswd=\(s(39))"),
      Plant(headers: json, body: #"{"callback": "https://u:\#(s(40))@example.com/"}"#),
      Plant(method: "GET", path: "/v1/arbetsorder/101", headers: [("X-Sim-Fault", "token=\(s(41))")]),
    ]
  }

  @Test func `none is in log, journal, list, archive, events, bundle or verdict`() throws {
    let lines = Guarded<[String]>([])
    let server = try TestServer(seed: Self.seed, log: { exchange in lines.withLock { $0.append(exchange.logLines) } })
    let world = server.standard
    let events = Guarded<[String]>([])
    _ = server.worlds.standard.listen { event in
      guard case .journal(let entry) = event else { return }
      events.withLock { $0.append(String(decoding: entry.json(whole: false).compact, as: UTF8.self)) }
    }
    let caller = try world.login()
    let plants = Self.plants()
    #expect(plants.count == 40)
    for plant in plants {
      _ = try caller.send(plant.method, plant.path, headers: plant.headers, text: plant.body)
    }
    // A secret that the control plane lays, and one that it replaces.
    let laid = #"{"resurser": [{"id": "R100", "inloggning": {"namn": "user", "losenord": "gomd-lagt-42"}}]}"#
    #expect(try world.anonymous.post("/_sim/state", laid).status < 300)
    var shown: [(String, String)] = []
    let journal = try world.anonymous.get("/_sim/journal?limit=10000")
    shown.append(("journal", journal.text))
    for entry in journal.json["entries"]?.list ?? [] {
      shown.append(("entry", try world.anonymous.get("/_sim/journal/\(entry["id"]?.int ?? 0)").text))
    }
    shown.append(("archive", try world.anonymous.get("/_sim/journal.har").text))
    shown.append(("bundle", try world.anonymous.get("/_sim/bundle").text))
    shown.append(("diff", try world.anonymous.get("/_sim/diff").text))
    for question in [
      #"{"headers": {"x-api-key": "?"}}"#, #"{"body": {"passwrod": "?"}}"#, #"{"query": {"apikey": "?"}}"#,
    ] {
      let verdict = try world.anonymous.post("/_sim/verify", question)
      #expect(verdict.status == 422, "\(verdict)")
      shown.append(("verdict", verdict.text))
    }
    shown += lines.withLock { $0 }.map { ("log", $0) } + events.withLock { $0 }.map { ("event", $0) }
    #expect(shown.count(where: { $0.0 == "log" }) > 40)
    #expect(shown.count(where: { $0.0 == "event" }) > 40)
    let secrets = (1...41).map(Self.secret) + Self.known + ["gomd-lagt-42", "g%C3%B6mt", "gömt l"]
    for secret in secrets {
      for (place, text) in shown where text.contains(secret) {
        let at = try #require(text.firstRange(of: secret)).lowerBound
        let start = text.index(at, offsetBy: -60, limitedBy: text.startIndex) ?? text.startIndex
        Issue.record("\(secret) is in the \(place): \(text[start...].prefix(140))")
        break
      }
    }
    try server.stop()
  }

  @Test func `a bundle with secrets of every kind replays to the same bytes`() throws {
    let server = try TestServer(seed: Self.seed)
    let caller = try server.standard.login()
    _ = try server.standard.login("ror", Self.known[1])
    _ = try server.standard.login("karim", Self.known[0])
    let sso = #"{"ssoId": "\#(Self.known[4])", "ssoIdHash": "a", "ssoTimestamp": "1", "ssoTimestampHash": "b"}"#
    #expect(try caller.post("/v1/auth/loginsso", sso).status == 200)
    #expect(try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\"}").status == 201)
    let bundle = try server.standard.anonymous.get("/_sim/bundle").text
    let report = try server.world().anonymous.post("/_sim/bundle", bundle).json
    #expect(report["same"]?.bool == true, "\(report)")
    try server.stop()
  }
}
