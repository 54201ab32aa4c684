import Documents
import JSON
import Model
import Simulator
import TestKit
import Testing

/// The demo seed with more lines in its settings.
func demoSeed(settings: String) -> String {
  let demo = String(decoding: DemoSeed.bytes, as: UTF8.self)
  return demo.replacing("\nsettings:\n", with: "\nsettings:\n  \(settings)\n", maxReplacements: 1)
}

/// An API error of rule 2.1 with that status and code.
func expectAPIError(
  _ answer: TestAnswer, _ status: Int, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.notes.first == code, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.json.keys == ["id", "message", "userMessage"], "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.header("Content-Type") == "application/json", sourceLocation: sourceLocation)
}

/// A fault of the gateway (rule 2.2); an authentication fault has no `type`.
func expectGatewayFault(
  _ answer: TestAnswer, _ status: Int, _ code: String, _ message: String, note: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.notes.first == note, "\(answer)", sourceLocation: sourceLocation)
  let keys = status == 401 ? ["code", "message", "description"] : ["code", "type", "message", "description"]
  #expect(answer.json.keys == keys, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.json["code"]?.text == code, sourceLocation: sourceLocation)
  #expect(answer.json["message"]?.text == message, sourceLocation: sourceLocation)
  #expect(answer.json["description"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
  #expect(answer.json["type"]?.text == (status == 401 ? nil : "Status report"), sourceLocation: sourceLocation)
  #expect(answer.header("Content-Type") == "application/json", sourceLocation: sourceLocation)
  #expect((answer.header("WWW-Authenticate") != nil) == (status == 401), sourceLocation: sourceLocation)
}

/// A problem document of the control plane (RFC 9457).
func expectProblem(
  _ answer: TestAnswer, _ status: Int, _ code: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(answer.status == status, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.notes.first == code, "\(answer)", sourceLocation: sourceLocation)
  #expect(answer.header("Content-Type") == "application/problem+json", sourceLocation: sourceLocation)
  #expect(answer.json["status"]?.int == Int64(status), sourceLocation: sourceLocation)
  #expect(answer.json["title"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
  #expect(answer.json["detail"]?.text?.isEmpty == false, sourceLocation: sourceLocation)
}

extension TestCaller {
  /// Logs in and gives the whole pair.
  func logIn(_ user: String = "user", _ password: String = "password") throws -> TestAnswer {
    try post("/v1/auth/login", "{\"username\": \"\(user)\", \"password\": \"\(password)\"}")
  }

  /// Swaps a refresh token.
  func refresh(_ token: String) throws -> TestAnswer {
    try post("/v1/auth/refresh", "{\"refresh_token\": \"\(token)\"}")
  }

  /// The same caller with another gateway token.
  func with(gateway: String?) -> TestCaller { TestCaller(world: world, gateway: gateway, login: login) }
  /// The same caller with another login token.
  func with(login: String?) -> TestCaller { TestCaller(world: world, gateway: gateway, login: login) }

  /// A form to the token endpoint.
  func token(_ form: String, headers: [(String, String)] = []) throws -> TestAnswer {
    try send(
      "POST", "/oauth2/token", headers: headers + [("Content-Type", "application/x-www-form-urlencoded")], text: form)
  }
}

/// `Authorization: Basic` of key and secret.
func basic(_ key: String, _ secret: String) -> (String, String) {
  ("Authorization", "Basic " + Base64.encode(Array("\(key):\(secret)".utf8)))
}

/// One read that any logged-in caller may make.
let aRead = "/v1/fastastrukturen/objekt/9900101"

extension TestAnswer {
  /// What the journal of its world has to say first about its request: the sentence, and what to do.
  func remark(_ world: TestWorld) throws -> (text: String, hint: String) {
    let entry = try world.anonymous.get("/_sim/journal/\(header("X-Sim-Request-Id") ?? "")").json
    return (entry["notes"]?[0]?["text"]?.text ?? "", entry["notes"]?[0]?["hint"]?.text ?? "")
  }
}
