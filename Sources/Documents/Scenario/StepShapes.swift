import JSON
import Rules
import Texts
import Tid
import Traffic

/// A step as it was written.
struct StepDraft: Sendable {
  var place: Place
  var name: String?
  var caller: StepCaller?
  var send: (method: String, target: String)?
  var headers: [(name: String, value: String)] = []
  var body: JSONValue?
  var text: String?
  var form: [(name: String, value: String)]?
  var upload: [PartDraft]?
  var expect: StepExpectation?
  var save: [(name: String, path: String)] = []
  var advance: String?
  var clock: Tidpunkt?
}

/// A part of an upload as it was written.
struct PartDraft: Sendable {
  var place: Place
  var part = "tempFile"
  var filename: String?
  var type: String?
  var text: String?
  var base64: [UInt8]?
  var path: (value: String, place: Place)?
  var size: Int?
}

/// The keys of a step.
enum StepShapes {
  static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"]
  /// Who is meant by `as: nobody`.
  static let nobody = "nobody"

  private enum Answer: String, CaseIterable, Sendable { case none }

  static let step = Shape<StepDraft>("step", isLaidOver: false) {
    StepDraft(place: $0)
  } keys: { s in
    s.key("name", .word, "What the step is called.", to: \.name)
    s.key("as", caller, "Who sends it, and the steps after it: a login of the seed, nobody, or tokens one by one.") {
      $0.caller = $1
    }
    s.key("send", sendLine, "The method and the path behind the base URL: GET /v1/arbetsorder/101.") { $0.send = $1 }
    s.key("headers", .named(.text), "Header fields, in the place of those that would be sent.") { $0.headers = $1 }
    s.nullable("body", json, "Sent as JSON.") { $0.body = $1 ?? .null }
    s.key("text", .text, "Sent as it is: JSON with a mistake in it, or another type with its header.") { $0.text = $1 }
    s.key("form", .named(.text), "Sent as a form.") { $0.form = $1 }
    s.key("upload", parts, "Sent as multipart/form-data: a part, or a list of them.") { $0.upload = $1 }
    s.key("expect", expectation, "What must come; left out, any success.") { $0.expect = $1 }
    s.key("save", .named(path), "Names for values of the answer: {ao: $.id}; later steps say ${ao}.") {
      $0.save = $1.map { ($0.name, $0.value) }
    }
    s.key("advance", duration, "Moves the world's clock forward.") { $0.advance = $1 }
    s.key("clock", .instant, "Moves the world's clock to an instant.") { $0.clock = $1 }
  }

  private static let expect = Shape<StepExpectation>("expect", isLaidOver: false) { _ in
    StepExpectation()
  } keys: { s in
    s.key("status", status, "The status, or a matcher of it; left out, 200 to 299.") { $0.status = $1 }
    s.key("headers", .named(matcher), "Header fields, each a value or a matcher.") { $0.headers = $1 }
    s.nullable("body", matcher, "The body: an object is a subset, a list is in full, and matchers say more.") {
      $0.body = $1 ?? .null
    }
    s.key("notes", codes, "The codes of X-Sim-Notes, in order: a list, or a matcher of it.") { $0.notes = $1 }
    s.key("answer", Form<Answer>.choice, "none: the connection ends before an answer comes.") { e, _ in e.isLost = true
    }
  }

  private static let part = Shape<PartDraft>("upload", isLaidOver: false) {
    PartDraft(place: $0)
  } keys: { s in
    s.key("part", .word, "The name of the field; tempFile if left out.", to: \.part)
    s.key("filename", .text, "What the client calls the file.", to: \.filename)
    s.key("type", .word, "The media type.", to: \.type)
    s.key("text", .text, "What is in it.", to: \.text)
    s.key("base64", .base64, "What is in it.", to: \.base64)
    s.key("path", SeedShapes.placedWord, "A file beside this one.") { $0.path = ($1.value, $1.place) }
    s.key("size", .count(to: 64 << 20), "So many bytes, after what else is in it.", to: \.size)
  }

  private static let callerParts = Shape<StepCaller>("as", isLaidOver: false) { _ in
    StepCaller(gateway: .usual, login: .none, again: false)
  } keys: { s in
    s.key("gateway", word(among: ["none", "expired", "forged"]), "none, expired, forged, or the key of a klient.") {
      switch $1 {
      case "none": $0.gateway = .none
      case "expired": $0.gateway = .expired
      case "forged": $0.gateway = .forged
      default: $0.gateway = .klient($1)
      }
    }
    s.key(
      "login", word(among: ["none", "expired", "forged"]), "none, expired, forged, or who logs in; none if left out."
    ) {
      switch $1 {
      case "none": $0.login = .none
      case "expired": $0.login = .expired
      case "forged": $0.login = .forged
      default: $0.login = .name($1)
      }
    }
    s.key("again", .boolean, "true gets new tokens, though the name has some.", to: \.again)
  }

  /// A word, of which some mean something of their own.
  private static func word(among words: [String]) -> Form<String> {
    Form<String>.word.described(.either([.choice(words), .text]))
  }

  private static let caller = Form<StepCaller>(schema: .either([.text, .shape(callerParts)])) { reader, p in
    if reader.kind(p) == .mapping { return Form.mapping(callerParts).read(reader, p) }
    guard let name = Form<String>.word.read(reader, p) else { return nil }
    return name == nobody ? .nobody : StepCaller(gateway: .usual, login: .name(name), again: false)
  }

  /// `PUT /v1/arbetsorder/5001/status`, taken apart.
  private static let sendLine = Form<(method: String, target: String)>(
    schema: .pattern("^(" + methods.joined(separator: "|") + ") /[^ ]*$")
  ) { reader, p in
    guard let text = Form<String>.word.read(reader, p) else { return nil }
    let words = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard words.count == 2, words[1].hasPrefix("/"), !words[1].contains(" ") else {
      reader.report(p, "expected a method and a path such as GET /v1/arbetsorder/101, got \(reader.shown(p))")
      return nil
    }
    guard methods.contains(words[0]) else {
      reader.report(
        p, "there is no method \(words[0]); valid are \(methods.joined(separator: ", "))",
        suggestion: methods.first { $0 == words[0].asciiUppercased } ?? reader.nearest(to: words[0], among: methods))
      return nil
    }
    return (words[0], words[1])
  }

  private static let json = Form<JSONValue>(schema: .any) { reader, p in reader.json(p) }

  /// A value that a matcher can be made of.
  private static let matcher = Form<JSONValue>(schema: .any) { reader, p in
    let value = reader.json(p)
    do throws(SchemaProblem) { _ = try Matcher(value) } catch {
      reader.report(reader.place(error.path, in: p), error.message)
    }
    return value
  }

  private static let knownCodes = NoteCode.allCases.map(\.rawValue) + RefusalCode.allCases.map(\.rawValue)

  /// A matcher of codes, each of which must be one.
  private static let codes = Form<JSONValue>(schema: .any) { reader, p in
    let value = matcher.read(reader, p)
    if let value { judgeCodes(value, "$", reader, p) }
    return value
  }

  private static func judgeCodes(_ value: JSONValue, _ path: String, _ reader: Reader, _ p: Place) {
    switch value.kind {
    case .string(let code):
      guard !knownCodes.contains(code), !code.utf8.contains(UInt8(ascii: "$")) else { return }
      reader.report(
        reader.place(path, in: p), "there is no note and no refusal \"\(code.prefix(60))\"",
        suggestion: reader.nearest(to: code, among: knownCodes))
    case .array(let elements):
      for (index, element) in elements.enumerated() { judgeCodes(element, "\(path)[\(index)]", reader, p) }
    case .object(let members):
      for member in members where ["$contains", "$oneOf"].contains(member.name) {
        judgeCodes(member.value, "\(path).\(member.name)", reader, p)
      }
    case .null, .bool, .number: break
    }
  }

  private static let status = Form<JSONValue>(schema: .either([.integer(100, 599), .shape(MatcherShape())])) {
    reader, p in
    if reader.kind(p) == .mapping { return matcher.read(reader, p) }
    return Form<Int64>.integer(from: 100, to: 599).read(reader, p).map { .int($0) }
  }

  /// What must come; a status alone is written without more.
  private static let expectation = Form<StepExpectation>(schema: .either([.integer(100, 599), .shape(expect)])) {
    reader, p in
    guard reader.kind(p) == .mapping else {
      return status.read(reader, p).map { StepExpectation(status: $0) }
    }
    guard let value = Form.mapping(expect).read(reader, p) else { return nil }
    if value.isLost, value.status != nil || value.body != nil || value.notes != nil || !value.headers.isEmpty {
      reader.report(p, "answer: none stands alone: what does not come has no status, headers, body or notes")
    }
    return value
  }

  private static let parts = Form<[PartDraft]>(schema: .either([.shape(part), .list(.shape(part))])) { reader, p in
    let one = Form<PartDraft>.mapping(part)
    return reader.kind(p) == .sequence ? Form<[PartDraft]>.list(one).read(reader, p) : one.read(reader, p).map { [$0] }
  }

  private static let path = Form<String>(schema: .pattern(#"^\$"#)) { reader, p in
    if reader.isScalar(p), JSONPatch.steps(reader.text(p)) != nil { return reader.text(p) }
    reader.report(p, "expected a path such as \"$.a.b[0].c\", got \(reader.shown(p)); inside {…} it stands in quotes")
    return nil
  }

  /// A duration as it is written.
  private static let duration = Form<String>(schema: .duration) { reader, p in
    Form<Tidslangd>.tidslangd.read(reader, p).map { _ in reader.text(p) }
  }
}

/// What editors are told of a matcher.
private struct MatcherShape: AnyShape {
  let name = "matcher"
  let isLaidOver = false
  let properties: [(name: String, about: String?, required: Bool, schema: SchemaType)] = [
    (
      "$type", "A value of that type.", false,
      .choice(["integer", "number", "string", "boolean", "object", "array", "null"])
    ),
    ("$match", "Text in which the regular expression fits somewhere.", false, .text),
    ("$contains", "Text with that part, or a list with an element that matches.", false, .any),
    ("$length", "Text or a list of that length.", false, .integer(0, .max)),
    ("$oneOf", "What one of them matches.", false, .list(.any)),
    ("$absent", "true: no value at all; false: any value.", false, .boolean),
  ]
}

extension Form {
  /// A mapping from any word, in order.
  static func named<Element>(_ element: Form<Element>) -> Form where Value == [(name: String, value: Element)] {
    Form(schema: .map(element.schema)) { reader, p in
      guard reader.kind(p) == .mapping else {
        reader.report(p, "expected a mapping of names, got \(reader.shown(p))")
        return nil
      }
      var all: Value = []
      var seen: Set<String> = []
      for (keyPlace, place) in reader.pairs(p) {
        guard reader.isScalar(keyPlace) else {
          reader.report(keyPlace, "a key is a word, not \(reader.shown(keyPlace))")
          continue
        }
        let name = reader.text(keyPlace)
        if seen.contains(name) {
          reader.report(keyPlace, "stands twice")
        } else if let value = element.read(reader, place) {
          seen.insert(name)
          all.append((name, value))
        }
      }
      return all
    }
  }
}
