import Contract
import JSON
import Texts

/// Looks for a request that is taken: sends the one that was refused to a copy of its world, mends what the refusal
/// names, and goes on until one is taken or nothing is left to mend.
final class Corrector {
  /// A refusal names one thing at a time.
  private static let most = 12

  let call: ToolCall
  let operation: Contract.Operation?
  let contract: String?
  private(set) var draft: Draft
  private var before: [Draft] = []
  private var changes: [JSONValue] = []
  /// Mended already: the same is not done twice.
  private var done: Set<Text> = []
  /// The copy of the world.
  let copy: String
  /// Whether it could be made. No other world may go for it: what asks changes nothing.
  private(set) var hasCopy = true

  /// Nil where what was sent can't be sent again: a file, or a body that is not kept.
  init?(_ call: ToolCall, _ entry: JSONValue) {
    guard let method = entry["method"]?.stringValue, let target = entry["target"]?.stringValue,
      entry["request"]?["length"]?.intValue == 0 || entry["request"]?["text"]?.stringValue != nil
    else { return nil }
    self.call = call
    contract = entry["contract"]?.stringValue
    operation = (entry["operation"]?.stringValue).flatMap { id in Operations.all.first { $0.id.rawValue == id } }
    let text = entry["request"]?["text"]?.stringValue ?? ""
    let resurs = entry["caller"]?.stringValue.flatMap { caller in
      call.host.access(call.world).logins.first { $0.resurs.isExactly(caller) }?.resurs
    }
    draft = Draft(
      method: method, target: target, body: text.isEmpty ? nil : try? JSONParser.parse(Array(text.utf8)),
      resurs: resurs, isUnreadable: !text.isEmpty && (try? JSONParser.parse(Array(text.utf8))) == nil)
    copy = "why-refused-\(call.host.rest.number())"
  }

  /// The first that is taken; nil where none was found.
  func run() -> Correction? {
    // What logs in has secrets in it, of which only a mask is left.
    if let operation, !operation.needsLogin { return nil }
    let copied: JSONValue = ["name": .text(copy), "from": .text(call.world), "makeRoom": false]
    guard (try? call.sim("POST", "worlds", body: copied)) != nil else {
      hasCopy = false
      return nil
    }
    defer { _ = try? call.sim("DELETE", "worlds/\(copy)") }
    for _ in 0..<Self.most {
      guard let sent = try? send(draft) else { return nil }
      guard sent.isRefused else { return taken(sent) }
      let notes = sent.entry?["notes"]?.arrayValue ?? []
      guard let refusal = notes.first(where: { $0["level"]?.stringValue == "error" }),
        mend(RefusalTold(refusal))
      else { return nil }
    }
    return nil
  }

  private func send(_ draft: Draft) throws -> Sent {
    let answer = try call.api(
      draft.method, draft.target, body: draft.body, as: Caller(resurs: draft.resurs, contract: contract), in: copy)
    return Sent(
      method: draft.method, path: draft.target, answer: answer, entry: call.entry(answer, in: copy))
  }

  private func taken(_ sent: Sent) -> Correction {
    Correction(
      arguments: arguments(draft), changes: changes, status: sent.answer.status,
      before: before.isEmpty ? nil : .list(before.map(arguments)))
  }

  private func arguments(_ draft: Draft) -> JSONValue {
    let klient = contract.flatMap { contract in
      call.host.access(call.world).klienter.first { $0.contract == contract }?.key
    }
    return .object([
      ("method", .text(draft.method)), ("path", .text(draft.target)), ("body", draft.body),
      ("resurs", draft.resurs.map(JSONValue.text)), ("klient", klient.map(JSONValue.text)),
      ("world", .text(call.world)),
    ])
  }

  // MARK: What mending can use

  /// Mends the draft once, and says what was done.
  ///
  /// - Returns: false where the same was done before.
  func change(_ place: String, from old: JSONValue?, to new: JSONValue?, _ how: (inout Draft) -> Void) -> Bool {
    let key = "\(place)=\(new.map { String(decoding: $0.compact, as: UTF8.self) } ?? "")"
    guard done.insert(Text(key)).inserted else { return false }
    how(&draft)
    changes.append(.object([("at", .text(place)), ("was", old), ("is", new)]))
    return true
  }

  /// Sends what has to come first.
  func prepare(_ draft: Draft) -> Bool {
    guard let sent = try? send(draft), !sent.isRefused else { return false }
    before.append(draft)
    return true
  }

  /// The operation as it is described by the names of the contract.
  lazy var page: OperationPage? = operation.flatMap {
    try? OperationPage($0, call, contract: contract, in: copy)
  }
}

/// A refusal, in its own words.
struct RefusalTold {
  let code: String
  let text: String
  let hint: String

  /// - Parameter note: of an entry of the journal.
  init(_ note: JSONValue) {
    code = note["code"]?.stringValue ?? ""
    text = note["text"]?.stringValue ?? ""
    hint = note["hint"]?.stringValue ?? ""
  }
}

/// A request that may be sent.
struct Draft {
  var method: String
  /// With its query.
  var target: String
  var body: JSONValue?
  var resurs: String?
  /// There was a body that is no JSON.
  var isUnreadable = false

  var path: String { String(target.prefix { $0 != "?" }) }

  /// The number of the arbetsorder in a path; nil where there is none.
  static func arbetsorder(in target: String) -> Int64? {
    let parts = target.prefix { $0 != "?" }.split(separator: "/")
    guard let place = parts.lastIndex(of: "arbetsorder"), place + 1 < parts.count else { return nil }
    return Int64(parts[place + 1])
  }

  /// The parameters of the query, decoded.
  var query: [(name: String, value: String)] { Percent.query(target) }

  /// - Parameter value: nil takes the parameter out.
  mutating func set(query name: String, _ value: String?) {
    var items = query.filter { !$0.name.isExactly(name) }
    if let value { items.append((name, value)) }
    target = path + (items.isEmpty ? "" : "?" + Percent.form(items))
  }
}
