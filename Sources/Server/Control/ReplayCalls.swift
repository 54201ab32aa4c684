import HTTPTransport
import JSON
import Model
import Rules
import Simulator
import Texts
import Traffic

/// Sending an entry of the journal once more (rule control 4.1).
extension Control {
  func replayEntry(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) throws {
    let entry = try entry(asked)
    let again = try EntryAgain(entry, asked.body ?? .object([]), self, operation)
    let control = self
    // Its answer is waited for, which no worker may do.
    Background.run { reply.send(control.replayed(entry, again)) }
  }

  private func replayed(_ entry: JournalEntry, _ again: EntryAgain) -> Response {
    let answer = InProcess(handler: app).send(again.method, again.target, headers: again.headers, body: again.body)
    let number = answer.headers.last { $0.0 == "X-Sim-Request-Id" }.flatMap { UInt64($0.1) } ?? 0
    // A token of another world, written by hand, leads there.
    guard let made = turn.world.journalEntries[id: number], made.exchange.origin.replayOf == entry.id else {
      return turn.failed(
        Refusal(
          .controlConflict,
          "entry \(entry.id) was sent again and answered \(answer.status), but not in this world's journal",
          hint: "The world was reset meanwhile, or the token belongs to another world."))
    }
    return json(["entry": made.json(whole: true)])
  }
}

/// An entry as it is sent again: as it was, or edited, with tokens that are good.
private struct EntryAgain: Sendable {
  private(set) var method: String
  private(set) var target: String
  private(set) var headers: [(String, String)] = []
  private(set) var body: [UInt8]

  /// - Parameter edits: what is to be otherwise.
  /// - Throws: `control-conflict` where the body is not kept, `control-invalid` where an edit can't be sent.
  init(_ entry: JournalEntry, _ edits: JSONValue, _ control: Control, _ operation: ControlOperation) throws {
    let again = entry.again
    method = edits["method"]?.stringValue ?? entry.exchange.method
    if edits["path"] == nil, !entry.hidden.isDisjoint(with: [.path, .query]) { throw Control.isNotKept(entry) }
    let path = try Self.path(edits["path"]?.stringValue ?? again.target, control, operation)
    target = (control.turn.world.isStandard ? "" : "/w/\(control.turn.world.name)") + path
    var fields = try Self.edited(again.headers, edits["headers"]?.members ?? [], operation)
    switch edits["body"]?.kind {
    case nil:
      guard let kept = again.body else { throw Control.isNotKept(entry) }
      body = kept
    case .null?: body = []
    case .string(let text)?:
      // JSON that somebody edited as text may have masks in it, too.
      let value = try? JSONParser.parse(Array(text.utf8))
      let restored = value.map(entry.unmasked)
      body = if let value, let restored, !restored.isEqual(to: value) { restored.compact } else { Array(text.utf8) }
    case .some:
      body = entry.unmasked(edits["body"] ?? .null).compact
      if !fields.contains(where: { $0.name.isSameIgnoringASCIICase("content-type") }) {
        fields.append(("Content-Type", "application/json"))
      }
    }
    var session = Session(entry, control.turn)
    headers = try fields.map { ($0.name, try session.good($0.name, $0.value)) }
    headers.append((Origin.header, Origin.console(replayOf: entry.id).text ?? ""))
  }

  /// The path of the API: neither `/_sim`, which has a guard of its own, nor another world's.
  private static func path(_ text: String, _ control: Control, _ operation: ControlOperation) throws(Refusal) -> String
  {
    let path = Percent.visible(text)
    let first = Target(Array(path.utf8)).segments.first
    guard path.hasPrefix("/"), first != "_sim", !(control.turn.world.isStandard && first == "w") else {
      throw .invalidControl(
        "path: '\(path.prefix(80))' is not one of the API behind the world's base, such as /v1/arbetsorder", operation)
    }
    return path
  }

  /// More fields than a client writes; each is looked for among the others.
  private static let mostFields = 100
  /// Fields that say whose request it is and how long it is: the simulator writes them.
  private static let ownFields = [Origin.header, "Content-Length", "Transfer-Encoding"]

  private static func edited(
    _ fields: [(name: String, value: String)], _ edits: [(String, JSONValue?)], _ operation: ControlOperation
  ) throws(Refusal) -> [(name: String, value: String)] {
    var fields = fields
    guard edits.count <= mostFields else {
      throw .invalidControl("headers: there are \(edits.count); at most \(mostFields) are edited", operation)
    }
    for (name, value) in edits {
      guard value?.stringValue == nil || !ownFields.contains(where: { $0.isSameIgnoringASCIICase(name) }) else {
        throw .invalidControl("headers: '\(name)' is written by the simulator; leave it out", operation)
      }
      let isName = !name.isEmpty && name.utf8.allSatisfy(\.isOfToken)
      let text = value?.stringValue
      guard isName, text?.utf8.allSatisfy({ $0 >= 32 && $0 != 127 || $0 == 9 }) ?? true else {
        throw .invalidControl("headers: '\(name.prefix(60))' and its value are no header field of HTTP", operation)
      }
      let place = fields.firstIndex { $0.name.isSameIgnoringASCIICase(name) }
      fields.removeAll { $0.name.isSameIgnoringASCIICase(name) }
      if let text { fields.insert((name, text), at: min(place ?? fields.count, fields.count)) }
    }
    return fields
  }
}

/// Tokens in the place of those of which only a mask is left: as the one who asked then, or as the first there is.
private struct Session {
  private let turn: Turn
  private let resurs: ResursID?
  private let klient: GatewayKlient?
  private let wasGood: Bool
  private var made: [TokenKind: String] = [:]

  init(_ entry: JournalEntry, _ turn: Turn) {
    self.turn = turn
    let register = turn.decided.register
    let caller = entry.exchange.caller.map { ResursID(Text($0)) }
    resurs =
      caller.flatMap { register.resurser[$0]?.id }
      ?? register.ordning.resurser.first { register.resurser[$0]?.inloggning != nil } ?? register.ordning.resurser.first
    // Who was logged in hides which klient it was; one that speaks as it did is as good.
    klient =
      entry.exchange.caller.flatMap { register.klient(nyckel: $0) }
      ?? register.klienter.first { $0.kontrakt?.rawValue == entry.contract } ?? register.klienter.first
    wasGood = entry.exchange.status < 400
  }

  /// The value of a header field with a token that is good, where there is a mask in it.
  mutating func good(_ name: String, _ value: String) throws -> String {
    switch name.asciiLowercased {
    case "x-auth-token", "x-auht-token": return value.hasPrefix("***") ? try token(.access) ?? value : value
    case "authorization":
      let parts = value.split(separator: " ", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1].hasPrefix("***") else { return value }
      switch parts[0].asciiLowercased {
      case "bearer":
        let isLogin = turn.decided.auth == .noGateway
        return try token(isLogin ? .access : .gateway).map { "\(parts[0]) \($0)" } ?? value
      case "basic":
        // What was wrong stays so.
        guard wasGood, let klient else { return value }
        return "\(parts[0]) \(Base64.encode(Array("\(klient.nyckel.string):\(klient.hemlighet.string)".utf8)))"
      default: return value
      }
    default: return value
    }
  }

  private mutating func token(_ kind: TokenKind) throws -> String? {
    if let token = made[kind] { return token }
    let settings = turn.world.settings
    let token: String?
    switch kind {
    case .gateway:
      token = try klient.map {
        try turn.world.issue(.gateway, subject: $0.nyckel.string, seconds: settings.gatewayTokenSeconds).text
      }
    case .access, .refresh:
      token = try resurs.map {
        try turn.world.issue(
          kind, subject: $0.rawValue.string, seconds: settings.accessTokenSeconds, besides: true
        ).text
      }
    }
    made[kind] = token
    return token
  }
}
