import JSON
import Rules
import TestKit
import Testing
import Texts

@testable import Traffic

@Suite(.rule(.c4_1)) struct SecretsTests {
  private static let long = "abcdefghijklmnopqrstuvwxyz"
  private static let jwt = "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJSMTAwIn0.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw"

  @Test(arguments: [
    ("Authorization", "Bearer \(long)", "Bearer ***wxyz"), ("authorization", "bearer short", "bearer ***"),
    ("Authorization", "Basic \(long)", "Basic ***"), ("Authorization", "nothing", "***"),
    ("X-Auth-Token", long, "***wxyz"), ("X-Auht-Token", "short", "***"), ("X-Sim-Admin-Key", long, "***"),
    ("COOKIE", "a=\(long)", "***"), ("Set-Cookie", "a=\(long)", "***"), ("Proxy-Authorization", "Basic x", "Basic ***"),
    ("Accept", "application/json", "application/json"), ("X-Other-Token", long, "***wxyz"),
    ("X-Api-Key", "kort", "***"), ("apikey", "kort", "***"), ("Ocp-Apim-Subscription-Key", long, "***"),
    ("Referer", "https://u:p@example.com/a?apikey=kort", "https://***@example.com/a?apikey=***"),
    ("X-Forwarded-Authorization", "Bearer kort-1", "***"), ("X-Anything", "Bearer kort-1", "Bearer ***"),
    ("X-Anything", jwt, "***9uZw"),
    ("Idempotency-Key", long, long), ("X-Sim-Request-Id", "17", "17"), ("Date", "Mon, 02 Mar 2026", "Mon, 02 Mar 2026"),
    ("User-Agent", "client/1.0 (tokenizer 2)", "client/1.0 (tokenizer 2)"),
  ])
  func `header fields`(name: String, value: String, kept: String) {
    #expect(Secrets.header(name, value) == kept)
    #expect(Secrets.header(name, kept) == kept, "what is masked stays")
  }

  @Test(arguments: [
    ("/a", "/a"), ("/a?", "/a?"), ("/a?b=c&token=x&d", "/a?b=c&token=***&d"),
    ("/a?Access_Token=\(long)", "/a?Access_Token=***wxyz"),
    ("/a?pass%77ord=hemligt", "/a?pass%77ord=***"), ("/a?password=\(long)", "/a?password=***"),
    ("/a?apikey=x&api-key=y&user%5Bpwd%5D=z", "/a?apikey=***&api-key=***&user%5Bpwd%5D=***"),
    ("/a?user[l%C3%B6senord]=x&b=1", "/a?user[l%C3%B6senord]=***&b=1"), ("/a/\(jwt)/b", "/a/***9uZw/b"),
    ("/a?state=\(jwt)&b=1", "/a?state=***9uZw&b=1"), ("/a?back=https://u:p@h/x", "/a?back=https://***@h/x"),
    ("/v1/kund?nyckel=17&key=a&tokenTyp=JWT&limit=5", "/v1/kund?nyckel=17&key=a&tokenTyp=JWT&limit=5"),
  ])
  func `targets`(target: String, kept: String) {
    #expect(Secrets.target(target) == kept)
    #expect(Secrets.target(kept) == kept)
  }

  @Test(arguments: [
    ("{\"username\":\"u\",\"password\":\"p\"}", "{\"username\":\"u\",\"password\":\"***\"}"),
    ("[{\"a\":{\"refresh_token\":\"\(long)\"}}]", "[{\"a\":{\"refresh_token\":\"***wxyz\"}}]"),
    ("{\"losenord\":1234,\"n\":5}", "{\"losenord\":\"***\",\"n\":5}"),
    ("{\"token\":null,\"hemlighet\":\"\(long)\"}", "{\"token\":null,\"hemlighet\":\"***\"}"),
    ("  \n{\"password\":\"p\"", "  \n{\"password\":\"***\""), ("{\"password\":\"p", "{\"password\":\"***"),
    ("{\"password\":\"a\",\"password\":\"b\"}", "{\"password\":\"***\",\"password\":\"***\"}"),
    ("\u{FEFF}{\"password\" : \"p\"}", "\u{FEFF}{\"password\" : \"***\"}"),
    ("{\"p\\u0061ssword\":\"p\"}", "{\"p\\u0061ssword\":\"***\"}"),
    ("{\"password\":\"a\\\"b\",\"c\":1}", "{\"password\":\"***\",\"c\":1}"),
    ("{\"password\":[\"a\",\"b\"],\"c\":[1]}", "{\"password\":[\"***\",\"***\"],\"c\":[1]}"),
    ("{\"password\":{\"new\":\"a\",\"n\":12},\"c\":1}", "{\"password\":{\"new\":\"***\",\"n\":\"***\"},\"c\":1}"),
    ("{\"tokens\":{\"gatewaySeconds\":60}}", "{\"tokens\":{\"gatewaySeconds\":60}}"),
    (
      "{\"data\":\"{\\\"password\\\":\\\"p\\\",\\\"b\\\":1}\"}",
      "{\"data\":\"{\\\"password\\\":\\\"***\\\",\\\"b\\\":1}\"}"
    ),
    ("{'password': 'p', 'b': 1}", "{'password': '***', 'b': 1}"),
    ("grant_type=password&username=u&password=p", "grant_type=password&username=u&password=***"),
    ("client%5Fsecret=x", "client%5Fsecret=***"),
    ("plain text", "plain text"), ("", ""), ("a\nlösenord: hund\nb", "a\nlösenord: ***\nb"),
    ("{losenord: hund, namn: katt}", "{losenord: ***, namn: katt}"), ("X-Api-Key: abc1 x", "X-Api-Key: *** x"),
    ("<Password>p</Password><b>c</b>", "<Password>***</Password><b>c</b>"),
    ("Authorization: Bearer \(long)", "Authorization: Bearer ***wxyz"),
    ("curl -H 'X-Auth-Token: abc' https://u@h", "curl -H 'X-Auth-Token: ***' https://***@h"),
    ("ssoIdHash 'anna-1' is not that", "ssoIdHash '***' is not that"),
  ])
  func `bodies, whatever their type`(body: String, kept: String) {
    let masked = String(decoding: Secrets.body(Array(body.utf8)), as: UTF8.self)
    #expect(masked == kept)
    #expect(String(decoding: Secrets.body(Array(masked.utf8)), as: UTF8.self) == masked, "what is masked stays")
  }

  static let secretNames = [
    "password", "Password", "passWord", "pass_word", "passwd", "pwd", "pass", "losenord", "lösenord", "LÖSENORD",
    "passord", "secret", "hemlighet", "client_secret", "clientSecret", "token", "access_token", "id_token", "refresh",
    "refreshToken", "apikey", "api-key", "API_KEY", "X-Api-Key", "apiNyckel", "authorization", "Cookie", "ssoId",
    "ssoIdHash", "pasword", "passwrod", "passowrd", "paswrod", "losennord", "lsenord", "acces_token", "tokn", "toekn",
    "secert", "authorisation", "client_secert", "newPassword", "password2", "passwordConfirm", "dbPassword", "jwt",
    "user[password]", "admin-key", "client_assertion", "credentials", "sessionId", "pin", "refreshtokn", "hemlig",
  ]

  @Test(arguments: secretNames) func `names of secrets`(name: String) { #expect(SecretNames.kind(name) != nil) }

  static let openNames = [
    "tokenTyp", "token_type", "passera", "passage", "nyckel", "nycklar", "nyckelinformation", "key", "keys", "username",
    "tokenExpires", "refreshSeconds", "expires_in", "password_policy", "status", "kod", "kundNr", "objektId",
    "rumsnummer",
    "passkort", "taken", "broken", "author", "authority", "auth", "sekreterare", "signatur", "pinpoint", "resursId",
    "hemligTelefon", "beskrivning", "grant_type", "code", "state", "losning", "personnummer", "idempotency-key",
    "content-type", "cursor", "passerad", "apikeyName", "token_endpoint", "ssoTimestamp", "x", "", "losenordHint",
  ]

  @Test(arguments: openNames) func `names of what is no secret`(name: String) { #expect(SecretNames.kind(name) == nil) }

  @Test(arguments: [
    "Bearer authentication is needed", "Basic service", "the password is missing", "password: is missing here",
    "token: expired", "www.example.com", "se.kommun.klient.app", "2026-03-02T08:00:00+01:00", "kod: 12 passera",
    "nyckel: 4711", "arbetsorder 101: status REG", "mail anna@example.com now", "https://example.com/a@b",
    "{\"nyckel\":\"4711\",\"tokenTyp\":\"Bearer\",\"passera\":true}", "id_token: its algorithm is not known",
    "eyes.on.the.road and eye", "error: 5 of 7: no", "a 'b' \"c\" \\\" \\\\\" '", "{\"a\":\"b\\\"c\"}",
    "key=1&nyckel=2",
  ])
  func `what is no secret stays byte for byte`(text: String) { #expect(Secrets.text(text) == text) }

  @Test func `what the world knows is hidden anywhere, and what everybody knows is not`() {
    var values = SecretValues()
    values.learn(
      ["sommar-2026", "blå himmel & sol", "password", "kort", "12345", "demo-key", "a\"b-lång"], except: ["demo-key"])
    let learnt = values
    let known = KnownSecrets { learnt }
    for text in [
      "{\"beskrivning\":\"det är sommar-2026.\"}", "a=sommar-2026&b=1", "/v1/x/sommar-2026?q=1", "x sommar%2D2026 y",
      "blå himmel & sol", "q=bl%C3%A5+himmel+%26+sol", "q=bl%C3%A5%20himmel%20%26%20sol", "{\"x\":\"a\\\"b-lång\"}",
    ] {
      let masked = Secrets.text(text, known)
      #expect(masked.contains("***"), "\(text)")
      #expect(!masked.contains("2026") && !masked.contains("himmel") && !masked.contains("lång"), "\(masked)")
    }
    for text in ["grant_type=password", "demo-key", "kort om 12345", "sommar-20261", "xsommar-2026"] {
      #expect(Secrets.text(text, known) == text)
    }
  }

  @Test func `a known word is hidden in each form that looks the same`() {
    var values = SecretValues()
    values.learn(["blå-himmel", "\u{212A}elvin-ord"])
    let learnt = values
    let known = KnownSecrets { learnt }
    for text in ["a bla\u{30A}-himmel", "bl%C3%A5-himmel b", "x=Kelvin-ord", "%4Belvin-ord"] {
      #expect(Secrets.text(text, known).contains("***"), "\(text)")
    }
  }

  @Test func `an id of single sign-on can be told from another, and not be read`() {
    let kept = ["anna-1", "anna-2", "anna-1"].map { Secrets.query("ssoId", $0) }
    #expect(kept[0] == kept[2] && kept[0] != kept[1])
    #expect(kept.allSatisfy { $0.hasPrefix("***") && !$0.contains("anna") && Secrets.query("ssoId", $0) == $0 })
  }

  @Test func `a long text of any kind takes a time that grows with its length`() {
    for piece in [
      "\"", "\\\"", "eyJ", "ey.", "password=", "\"password\":{", "a:", "'password'", "://", "Bearer ", "[", "%61",
    ] {
      let text = String(repeating: piece, count: 64_000 / piece.utf8.count)
      #expect(!Secrets.text(text).isEmpty)
    }
  }
}
