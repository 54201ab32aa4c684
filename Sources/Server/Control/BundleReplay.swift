import HTTPTransport
import JSON
import Simulator
import Texts
import Traffic

/// Sends the calls of a bundle once more, and compares what comes with what came (`docs/control-plane.md`).
///
/// Secrets are masked in a bundle, and in its seed: a login that was good sends what the seed has, and a token is the
/// one that the replay was given where the original was.
struct BundleReplay {
  private let client: InProcess
  private let base: String
  private let adminKey: String?
  private let world: World
  private let secrets: KnownSecrets
  /// The tokens of the replay, by what is left of the original ones.
  private var tokens: [String: String] = [:]
  private var shown: String?
  private var replayed: Int64 = 0
  private var differences: [JSONValue] = []
  private var skipped: [JSONValue] = []

  init(_ app: Application, _ world: World) {
    client = InProcess(handler: app)
    base = world.isStandard ? "" : "/w/\(world.name)"
    adminKey = app.options.adminKey
    self.world = world
    secrets = world.secrets
  }

  /// What became of it.
  var report: JSONValue {
    [
      "replayed": .int(replayed), "same": JSONValue(booleanLiteral: differences.isEmpty && skipped.isEmpty),
      "differences": .list(differences), "skipped": .list(skipped),
    ]
  }

  /// Sends a call of the bundle.
  mutating func send(_ call: JSONValue) {
    if let path = call["control"]?.stringValue {
      control(call["method"]?.stringValue ?? "POST", path, call["body"])
    } else {
      request(call)
    }
  }

  @discardableResult
  private func control(_ method: String, _ path: String, _ body: JSONValue?) -> Response {
    var headers = [("Host", "localhost"), ("Content-Type", "application/json")]
    if let adminKey { headers.append(("X-Sim-Admin-Key", adminKey)) }
    return client.send(method, "\(base)/_sim/\(path)", headers: headers, body: body?.compact ?? [])
  }

  private mutating func request(_ call: JSONValue) {
    let number = call["request"] ?? .null
    guard let method = call["method"]?.stringValue, let target = call["target"]?.stringValue, let sent = call["sent"],
      let text = sent["text"]?.stringValue
    else {
      skipped.append(["request": number, "why": "its body was too long to be kept, or a file"])
      return
    }
    if let time = call["time"]?.stringValue, time != shown {
      control("PUT", "clock", ["now": .text(time), "freeze": true])
      shown = time
    }
    openSession(call, sent)
    let wasGood = call["status"]?.intValue.map { $0 < 400 } ?? false
    let headers = (sent["headers"]?.arrayValue ?? []).map { field in
      let name = field["name"]?.stringValue ?? ""
      return (name, header(name, field["value"]?.stringValue ?? "", wasGood, call["caller"]?.stringValue))
    }
    let response = client.send(method, base + target, headers: headers, body: body(text, wasGood))
    replayed += 1
    compare(number, call, response)
  }

  /// Tokens that were taken and that no request before was given are of a session: the replay has one of its own.
  private mutating func openSession(_ call: JSONValue, _ sent: JSONValue) {
    guard let caller = call["caller"]?.stringValue, call["status"]?.intValue != 401 else { return }
    let unknown: [(name: String, masked: String)] = (sent["headers"]?.arrayValue ?? []).compactMap { field in
      guard let name = field["name"]?.stringValue?.asciiLowercased, let value = field["value"]?.stringValue,
        name == "authorization" || name == "x-auth-token"
      else { return nil }
      let masked = value.parted(by: "Bearer ")?.after ?? value
      return masked.hasPrefix("***") && tokens[masked] == nil ? (name, masked) : nil
    }
    guard unknown.contains(where: { $0.name == "x-auth-token" }),
      let given = try? JSONParser.parse(control("POST", "session", ["resurs": .text(caller)]).body)
    else { return }
    for (name, masked) in unknown {
      let field = name == "authorization" ? "Authorization" : "X-Auth-Token"
      guard let value = given["headers"]?[field]?.stringValue else { continue }
      tokens[masked] = value.parted(by: "Bearer ")?.after ?? value
    }
  }

  private func header(_ name: String, _ value: String, _ wasGood: Bool, _ caller: String?) -> String {
    guard value.holds("***") else { return value }
    let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
    if name.isSameIgnoringASCIICase("authorization"), parts.count == 2 {
      if parts[0].isSameIgnoringASCIICase("bearer") { return "\(parts[0]) \(tokens[parts[1]] ?? parts[1])" }
      guard wasGood, let caller else { return value }
      let credentials = Base64.encodeURL(Array("\(caller):***".utf8))
      return "\(parts[0]) \(String(decoding: credentials, as: UTF8.self))"
    }
    return tokens[value] ?? value
  }

  /// With the tokens of the replay; a password that was not good stays so.
  private func body(_ text: String, _ wasGood: Bool) -> [UInt8] {
    Array(
      Self.replacing(text) { masked in
        if masked != "***", let token = tokens[masked] { return token }
        return wasGood ? masked : "***wrong" + masked.dropFirst(3)
      }.utf8)
  }

  /// A text with something else in the place of each masked value, which goes on up to the end of its JSON string or
  /// its form parameter.
  private static func replacing(_ text: String, _ other: (String) -> String) -> String {
    let mark = UInt8(ascii: "*")
    let ends: Set = [UInt8(ascii: "\""), UInt8(ascii: "&"), UInt8(ascii: " "), UInt8(ascii: "\n")]
    var out: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let at = rest.indices.first(where: { rest[$0...].prefix(3).elementsEqual([mark, mark, mark]) }) {
      out += rest[..<at]
      let masked = rest[at...].prefix { !ends.contains($0) }
      out += other(String(decoding: masked, as: UTF8.self)).utf8
      rest = rest[masked.endIndex...]
    }
    return String(decoding: out + rest, as: UTF8.self)
  }

  private mutating func compare(_ number: JSONValue, _ call: JSONValue, _ response: Response) {
    func differs(_ part: String, _ expected: JSONValue, _ actual: JSONValue) {
      differences.append(["request": number, "part": .text(part), "expected": expected, "actual": actual])
    }
    let status = Int64(response.status)
    if let expected = call["status"]?.intValue, expected != status { differs("status", .int(expected), .int(status)) }
    guard let answered = call["answered"], case .object = answered.kind else { return }
    if let expected = answered["text"]?.stringValue {
      learn(expected, response.body)
      let isSecret = expected.holds("***")
      let actual = isSecret ? Secrets.body(response.body, secrets) : response.body
      let (a, b) = (plain(expected), plain(String(decoding: actual, as: UTF8.self)))
      if !a.isExactly(b) { differs("body", .text(expected), .text(String(decoding: actual, as: UTF8.self))) }
    } else if let expected = answered["fingerprint"]?.stringValue,
      let actual = world.journalEntries.latest?.response?.body.fingerprint
    {
      // An answer without one was no text, or came as a stream: nothing is known of it to differ from.
      if expected != actual { differs("fingerprint", .text(expected), .text(actual)) }
    }
  }

  /// Where the original was given a token, the replay has been given its own.
  private mutating func learn(_ masked: String, _ body: [UInt8]) {
    guard masked.holds("***"), let old = try? JSONParser.parse(Array(masked.utf8)),
      let new = try? JSONParser.parse(body)
    else { return }
    for (name, value) in old.members {
      if let text = value?.stringValue, text.hasPrefix("***"), let token = new[name]?.stringValue {
        tokens[text] = token
      }
    }
  }

  /// Without the ends of tokens, which differ from world to world.
  private func plain(_ text: String) -> String { Self.replacing(text) { _ in "***" } }
}
