import JSON
import Rules
import Texts
import Tid

/// An entry as it goes to another server: as the control plane answers it, and a member `exact` with what that leaves
/// out. Each pair of functions below writes and reads one shape.
extension JournalEntry {
  /// With secrets masked. A body that is no text, and so is never shown, stays behind.
  var moved: JSONValue {
    let names = HiddenParts.names.filter { masked.contains($0.part) }.map { JSONValue.text($0.name) }
    let exact: [(String, JSONValue?)] = [
      ("time", .int(exchange.time.millisekunder)), ("realTime", .int(realTime.millisekunder)),
      ("traceparent", exchange.traceparent.map(JSONValue.text)), ("query", .list(query.map(JSONValue.pair))),
      ("masked", names.isEmpty ? nil : .list(names)),
    ]
    return .object(json(whole: true).members + [("exact", .object(exact))])
  }

  /// - Throws: where anything is not as `moved` writes it.
  convenience init(moved value: JSONValue, world: String) throws(NotWritten) {
    let exact = try value.member("exact")
    var hidden: HiddenParts = []
    if exact["masked"] != nil { hidden = HiddenParts(try exact.list("masked", HiddenParts.init(named:))) }
    let changes = try value.list("changes", DataChange.init(written:))
    self.init(
      exchange: try Exchange(written: value, exact, world: world), realTime: try exact.instant("realTime"),
      contract: try value.text("contract"),
      request: try Message(written: try value.member("request"), isMasked: hidden.contains(.body)),
      response: try value.nullable("response") { (message) throws(NotWritten) in
        try Message(written: message, isMasked: hidden.contains(.response))
      }, query: try exact.list("query") { (pair) throws(NotWritten) in try pair.pair() },
      changes: { changes }, changeBytes: changes.reduce(0) { $0 + $1.byteCount },
      transitions: try value.list("transitions", StatusTransition.init(written:)),
      faults: try value.texts("faults"), quirks: value["quirks"] == nil ? [] : try value.texts("quirks"),
      hidden: hidden)
  }

  /// What is another one where it may be shown.
  private var masked: HiddenParts {
    var masked = hidden
    if case let shown = exchange.target, !shown.isExactly(exchange.received) {
      let (path, sent) = (shown.prefix { $0 != "?" }, exchange.received.prefix { $0 != "?" })
      masked.formUnion(String(path).isExactly(String(sent)) ? .query : [.path, .query])
    }
    if !Self.areSame(query, sentQuery) { masked.insert(.query) }
    if !Self.areSame(request.headers, request.fields) { masked.insert(.headers) }
    if request.hasSecrets { masked.insert(.body) }
    if response?.hasSecrets ?? false { masked.insert(.response) }
    return masked
  }

  private static func areSame(
    _ a: [(name: String, value: String)], _ b: [(name: String, value: String)]
  ) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { $0.value.isExactly($1.value) }
  }
}

/// What is not as it was written.
struct NotWritten: Error {}

extension HiddenParts {
  fileprivate static let names: [(name: String, part: HiddenParts)] = [
    ("path", .path), ("query", .query), ("headers", .headers), ("body", .body), ("response", .response),
  ]

  fileprivate init(named value: JSONValue) throws(NotWritten) {
    guard let found = Self.names.first(where: { value.stringValue == $0.name }) else { throw NotWritten() }
    self = found.part
  }
}

extension Exchange {
  /// About 35 years, in microseconds: whatever is reckoned with it stays a number.
  private static let durations: ClosedRange<Int64> = -1 << 50...1 << 50

  fileprivate init(written value: JSONValue, _ exact: JSONValue, world: String) throws(NotWritten) {
    self.init(
      id: UInt64(try value.int("id", 1...Int64.max)), world: world, method: try value.text("method"),
      target: try value.text("target"), operation: try value.textOrNull("operation"),
      caller: try value.textOrNull("caller"), status: Int(try value.int("status", 100...999)),
      duration: try value.int("duration", Self.durations), time: try exact.instant("time"),
      remarks: try value.list("notes", Remark.init(written:)))
    if value["origin"] != nil {
      guard try value.text("origin") == "console" else { throw NotWritten() }
      origin = .console(replayOf: value["replayOf"] == nil ? nil : UInt64(try value.int("replayOf", 0...Int64.max)))
    }
    if exact["traceparent"] != nil {
      traceparent = TraceParent.valid(try exact.text("traceparent"))
      guard traceparent != nil else { throw NotWritten() }
    }
  }
}

extension Remark {
  fileprivate init(written value: JSONValue) throws(NotWritten) {
    let code = try value.text("code")
    guard NoteCode(exactly: code) != nil || RefusalCode(exactly: code) != nil,
      let level = NoteLevel(exactly: try value.text("level")), let rule = Rule(exactly: try value.text("rule"))
    else { throw NotWritten() }
    self.init(code: code, level: level, text: try value.text("text"), hint: try value.text("hint"), rule: rule)
  }
}

extension Message {
  /// Whether its body is a text with something masked in it.
  fileprivate var hasSecrets: Bool {
    guard let shown = body.bytes, body.text != nil else { return false }
    return sent != shown
  }

  fileprivate init(written value: JSONValue, isMasked: Bool) throws(NotWritten) {
    let fields = KeptFields(try value.list("headers") { (field) throws(NotWritten) in try field.pair() })
    let length = Int(try value.int("length", 0...1 << 50))
    let fingerprint = try value.textOrNull("fingerprint")
    guard let bytes = try value.textOrNull("text").map({ Array($0.utf8) }) else {
      guard !isMasked, fingerprint.map(Self.isFingerprint) ?? true else { throw NotWritten() }
      self.init(headers: fields, body: .notKept(length, fingerprint))
      return
    }
    guard fingerprint == nil, isMasked || bytes.count == length else { throw NotWritten() }
    if isMasked {
      self.init(headers: fields, shown: bytes, length: length)
    } else {
      self.init(headers: fields, body: .whole(bytes))
    }
  }

  private static func isFingerprint(_ text: String) -> Bool {
    text.utf8.count == 32 && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}

extension StatusTransition {
  fileprivate init(written value: JSONValue) throws(NotWritten) {
    self.init(from: try value.textOrNull("from"), to: try value.text("to"))
  }
}

extension DataChange {
  fileprivate init(written value: JSONValue) throws(NotWritten) {
    guard let kind = Kind(exactly: try value.text("kind")) else { throw NotWritten() }
    let fields = try value.list("fields") { (field) throws(NotWritten) in
      Field(name: try field.text("name"), before: try field.textOrNull("before"), after: try field.textOrNull("after"))
    }
    self.init(kind: kind, table: try value.text("table"), key: try value.text("key"), fields: fields)
  }

  /// About how many bytes it takes.
  fileprivate var byteCount: Int {
    fields.reduce(64 + table.utf8.count + key.utf8.count) {
      $0 + 48 + $1.name.utf8.count + ($1.before?.utf8.count ?? 0) + ($1.after?.utf8.count ?? 0)
    }
  }
}

extension JSONValue {
  fileprivate static func pair(_ pair: (name: String, value: String)) -> JSONValue {
    ["name": .text(pair.name), "value": .text(pair.value)]
  }

  fileprivate func pair() throws(NotWritten) -> (name: String, value: String) {
    (name: try text("name"), value: try text("value"))
  }

  fileprivate func member(_ name: String) throws(NotWritten) -> JSONValue {
    guard let member = self[name] else { throw NotWritten() }
    return member
  }

  fileprivate func text(_ name: String) throws(NotWritten) -> String {
    guard let text = self[name]?.stringValue else { throw NotWritten() }
    return text
  }

  fileprivate func textOrNull(_ name: String) throws(NotWritten) -> String? {
    try nullable(name) { (value) throws(NotWritten) in
      guard let text = value.stringValue else { throw NotWritten() }
      return text
    }
  }

  fileprivate func nullable<T>(_ name: String, _ read: (JSONValue) throws(NotWritten) -> T) throws(NotWritten) -> T? {
    let member = try member(name)
    if case .null = member.kind { return nil }
    return try read(member)
  }

  fileprivate func int(_ name: String, _ range: ClosedRange<Int64>) throws(NotWritten) -> Int64 {
    guard let number = self[name]?.intValue, range.contains(number) else { throw NotWritten() }
    return number
  }

  fileprivate func instant(_ name: String) throws(NotWritten) -> Tidpunkt {
    Tidpunkt(millisekunder: try int(name, Tidpunkt.raknebara))
  }

  fileprivate func list<T>(_ name: String, _ read: (JSONValue) throws(NotWritten) -> T) throws(NotWritten) -> [T] {
    guard let elements = self[name]?.arrayValue else { throw NotWritten() }
    var list: [T] = []
    for element in elements { list.append(try read(element)) }
    return list
  }

  fileprivate func texts(_ name: String) throws(NotWritten) -> [String] {
    try list(name) { (value) throws(NotWritten) in
      guard let text = value.stringValue else { throw NotWritten() }
      return text
    }
  }
}
