import Client
import JSON
import Texts

/// Who sent what, found by the tokens: none of them is written.
struct RecordedCallers {
  private let plan: RecordingPlan
  /// The key that a token of the gateway was given for.
  private var keys: [Text: String] = [:]
  /// The name that a login's tokens were given for.
  private var users: [Text: String] = [:]
  /// The name that stands for a user in the scenario.
  private var names: [Text: String] = [:]
  private var firstKey: String?
  /// The token that each name used last.
  private var latest: [Text: String] = [:]
  private var current: JSONValue?
  /// Users who had to be given another's name.
  private(set) var strangers = 0

  init(_ plan: RecordingPlan) { self.plan = plan }

  /// Keeps what a token or login call was answered.
  mutating func learn(_ exchange: RecordedExchange, isGateway: Bool) {
    guard exchange.answer.status == 200, let answer = try? JSONParser.parse(exchange.answer.body) else { return }
    let tokens = ["access_token", "accessToken", "refresh_token", "refreshToken"].compactMap { answer[$0]?.stringValue }
    if isGateway {
      // Empty where it has none that can be read.
      let key = exchange.basic?.key ?? ""
      firstKey = firstKey ?? key
      for token in tokens { keys[token] = key }
    } else {
      let body = try? JSONParser.parse(exchange.body)
      let spent = body?["refresh_token"]?.stringValue.flatMap { users[$0] }
      let user = spent ?? body?["username"]?.stringValue ?? body?["ssoId"]?.stringValue ?? "id_token"
      for token in tokens { users[token] = user }
    }
  }

  /// The `as` of a step; nil where it is that of the step before.
  mutating func caller(of exchange: RecordedExchange) -> JSONValue? {
    let caller = written(exchange)
    guard current.map({ $0.compact != caller.compact }) ?? true else { return nil }
    // New tokens are got once; the steps after it go on with them.
    current = caller["again"] == nil ? caller : caller["login"]
    return caller
  }

  private mutating func written(_ exchange: RecordedExchange) -> JSONValue {
    let refusal = exchange.answer.status == 401 ? (try? JSONParser.parse(exchange.answer.body)) : nil
    let code = refusal?["code"]?.stringValue ?? ""
    let bearer = exchange.header("Authorization").map { $0.split(separator: " ").last.map(String.init) ?? "" }
    let auth = exchange.header("X-Auth-Token") ?? exchange.header("X-Auht-Token")
    var gateway: String?
    if let bearer {
      if let key = keys[bearer] {
        gateway = code == "900903" ? "expired" : key == firstKey || !plan.klienter.has(key) ? nil : key
      } else if users[bearer] == nil {
        gateway = "forged"
      }
    } else {
      gateway = "none"
    }
    guard let auth else {
      return gateway == "none" ? "nobody" : .object([("gateway", gateway.map { .text($0) }), ("login", "none")])
    }
    guard let user = users[auth] else {
      return .object([("gateway", gateway.map { .text($0) }), ("login", "forged")])
    }
    if refusal != nil, code.isEmpty {
      return .object([("gateway", gateway.map { .text($0) }), ("login", "expired")])
    }
    let name = name(of: user)
    let again = latest[name].map { $0 != auth } ?? false
    latest[name] = auth
    if gateway == nil, !again { return .text(name) }
    return .object([
      ("gateway", gateway.map { .text($0) }), ("login", .text(name)), ("again", again ? true : nil),
    ])
  }

  /// A name that can log in to the seed of the scenario.
  private mutating func name(of user: String) -> String {
    if plan.logins.has(user) { return user }
    if let known = names[user] { return known }
    strangers += 1
    let free = plan.logins.first { !names.values.has($0) } ?? plan.logins.first ?? "user"
    names[user] = free
    return free
  }
}
