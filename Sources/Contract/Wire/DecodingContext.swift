import JSON
package import Rules
import Texts

/// What is known while a request is read: the contract, the place, and the notes left so far.
package struct DecodingContext: Sendable {
  /// The contract of the call.
  package let kontrakt: Kontrakt
  /// The notes left so far, at most 100: a body can hold thousands of the same mistake.
  package private(set) var notes: [Note] = []
  /// Whether unknown fields are passed over; RFC 6749 section 3.2 asks this of the token endpoint alone.
  let ignoresUnknownFields: Bool
  private(set) var unknownFields: [UnknownField] = []
  private(set) var unknownCount = 0
  private(set) var missing: [String] = []
  /// Where `path` begins: apart from it, so that a parameter needs no array.
  private var parameter: String?
  private var path: [String] = []
  private var kind = "Field"

  /// A field that the object does not have, and what to do about it.
  struct UnknownField: Sendable {
    var path: String
    var advice: String?
  }

  package init(_ kontrakt: Kontrakt, ignoresUnknownFields: Bool = false) {
    self.kontrakt = kontrakt
    self.ignoresUnknownFields = ignoresUnknownFields
  }

  /// The place being read: `telefon[1].typ`.
  var place: String {
    path.reduce(into: parameter ?? "") { text, step in text += text.isEmpty || step.hasPrefix("[") ? step : "." + step }
  }
  /// The place of a sibling or child by name.
  func place(of name: String) -> String { isAtRoot ? name : place + "." + name }
  private var isAtRoot: Bool { path.isEmpty && parameter == nil }

  mutating func enter(_ step: String) { path.append(step) }
  mutating func leave() { path.removeLast() }
  /// Starts on a parameter; `kind` is how messages call it.
  mutating func enterParameter(_ name: String, kind: String) {
    self.kind = kind
    parameter = name
  }
  mutating func enterBody() {
    kind = "Field"
    parameter = nil
    path.reserveCapacity(4)
  }

  mutating func note(_ note: Note) {
    if notes.count < 100 { notes.append(note) }
  }
  mutating func noteCoerced(_ received: String, _ type: WireType) {
    note(
      Note(
        .coerced, "\(subject) came as the JSON string \(quoted(received)) and was read as \(type.expectation).",
        hint: "Send the value without quotes."))
  }
  /// Whether one more unknown field would be named in the refusal; the message stays bounded.
  var keepsUnknownFields: Bool { !ignoresUnknownFields && unknownFields.count < 50 }
  mutating func unknown(_ name: String, _ advice: String?) {
    guard !ignoresUnknownFields else { return }
    unknownCount += 1
    if keepsUnknownFields { unknownFields.append(UnknownField(path: shortened(place(of: name)), advice: advice)) }
  }
  mutating func missing(_ name: String) {
    if missing.count < 50 { missing.append(place(of: name)) }
  }

  private var subject: String { isAtRoot ? "The body" : "\(kind) '\(place)'" }

  func unreadable(_ json: JSONValue, _ type: WireType) -> Refusal { unreadable(shown(json), type, quote: false) }
  func unreadable(_ received: String, _ type: WireType, quote: Bool = true) -> Refusal {
    let value = quote ? quoted(received) : received
    return Refusal(.unreadableValue, "\(subject) received \(value); valid is \(expectation(type)).")
  }
  func outOfRange(_ received: String, _ range: String) -> Refusal {
    Refusal(.outOfRange, "\(subject) received \(shortened(received)); valid is \(range).")
  }
  func impossible(_ received: String, _ reason: String, _ type: WireType) -> Refusal {
    Refusal(.invalidDate, "\(subject) received \(quoted(received)); \(reason). Valid is \(type.expectation).")
  }
  func unknownCode(_ received: String, _ codes: [String]) -> Refusal {
    let twin = Twin.hint(Text(received), among: codes.lazy.map { Text($0) })
    let near = twin == nil ? nearest(received, codes).map { " Did you mean \($0)?" } : nil
    return Refusal(
      .unknownCode,
      "\(subject) received \(quoted(received)); valid are \(codes.joined(separator: ", ")).\(near ?? "")",
      hint: twin ?? "")
  }

  private func expectation(_ type: WireType) -> String {
    guard case .code(_, let document, let published) = type else { return type.expectation }
    return "one of " + (kontrakt == .document ? document : published).joined(separator: ", ")
  }

  /// Throws what was collected over the whole body: unknown fields first, then required ones that are missing.
  func finish() throws(Refusal) {
    if unknownCount > 0 {
      let listed = unknownFields.map { "'\($0.path)'" + ($0.advice.map { " (\($0))" } ?? "") }
      let more = unknownCount > listed.count ? "; and \(unknownCount - listed.count) more" : ""
      throw Refusal(
        .unknownField, "The body has fields that do not exist here: \(listed.joined(separator: "; "))\(more).",
        hint: "Send the fields of contract \(kontrakt.rawValue) only.")
    }
    guard missing.isEmpty else {
      let listed = missing.map { "'\($0)'" }.joined(separator: ", ")
      throw Refusal(.requiredMissing, "The body lacks what contract \(kontrakt.rawValue) requires: \(listed).")
    }
  }
}

/// A received value for a message: in quotes, at most 80 characters.
func quoted(_ text: String) -> String { "\"\(shortened(text))\"" }

/// At most 80 Unicode scalars (one character can hold any number of them), with no control character among them.
func shortened(_ text: String) -> String {
  let head = text.unicodeScalars.prefix(80)
  var shown = String.UnicodeScalarView()
  shown.append(contentsOf: head.map { $0.value < 0x20 || $0.value == 0x7F ? "\u{FFFD}" : $0 })
  return String(shown) + (head.endIndex == text.unicodeScalars.endIndex ? "" : "…")
}

/// A JSON value for a message.
func shown(_ json: JSONValue) -> String {
  switch json.kind {
  case .null: "null"
  case .bool(let value): value ? "true" : "false"
  case .number(let number): shortened(number.text)
  case .string(let text): quoted(text)
  case .array: "a list"
  case .object: "an object"
  }
}
