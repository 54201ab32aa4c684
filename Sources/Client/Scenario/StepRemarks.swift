import Contract
package import Documents
import JSON
import Texts

/// What the contract says of the bodies that a scenario's steps send and expect: names of fields that it does not have,
/// and codes that neither it nor the scenario's registers know. Found before anything is sent.
///
/// What a step means to have refused is not judged: the body of a request that expects no success. Nor is an answer
/// that a fault, a quirk or a call of the control plane before it may have changed, or a value that is filled in when
/// the step is run.
package struct StepRemarks {
  /// By the published names of the fields that hold them, in requests and answers.
  private static let registers: [Text: KodRegister] = [
    "arbetsordertypKod": .arbetsordertyper, "buntId": .buntar, "enhetsTyp": .enhetstyper, "prioKod": .prio,
    "resursId": .resurser, "tilltradeKod": .tilltrade, "typKod": .handelsetyper, "ursprung": .ursprung,
    "utrymmesTypKod": .utrymmestyper,
  ]

  /// The quirks that rename fields of answers.
  private static let renaming = ["ocr-names", "camelcase-tokens"]

  /// Calls of the control plane that leave names and registers alone.
  private static let harmless = ["/_sim/clock", "/_sim/verify", "/_sim/journal", "/_sim/snapshots"]

  /// All of a scenario's, in the order of its steps.
  package static func all(of scenario: Scenario) -> [StepRemark] {
    var remarks = StepRemarks(scenario: scenario)
    for (index, step) in scenario.steps.enumerated() {
      if case .send(let request) = step.action { remarks.judge(request, step: index) }
    }
    return remarks.found
  }

  private let scenario: Scenario
  /// The codes of its registers, each looked up once.
  private var known: [KodRegister: Set<Text>] = [:]
  private var found: [StepRemark] = []
  private var caller = StepCaller.nobody
  /// Names and registers are still those of the scenario.
  private var isPlain = true
  private var step = 0
  private var kontrakt = Kontrakt.document

  private mutating func judge(_ request: StepRequest, step: Int) {
    caller = request.caller ?? caller
    if request.target.hasPrefix("/_sim") {
      let isHarmless = request.method == "GET" || Self.harmless.contains { request.target.hasPrefix($0) }
      isPlain = isPlain && isHarmless
      return
    }
    guard isPlain, case .operation(let operation) = OperationFinder.find(request.method, request.target) else { return }
    self.step = step
    kontrakt = Kontrakt(exactly: scenario.contractName(of: caller)) ?? .document
    let expected = Expected(request.expect)
    // The token endpoint passes over what it does not know (RFC 6749, 3.2).
    if expected == .success, operation.id != .token, case .json(let body) = request.body,
      let schema = operation.body?.object
    {
      judge(sent: body, .object(schema), [.key("body")], nil)
    }
    guard let body = request.expect.body, request.method != "HEAD", !isChanged(request) else { return }
    let way: [StepRemark.Way] = [.key("expect"), .key("body")]
    switch expected {
    case .success: if let answer = operation.answer { judge(expected: body, answer, way, nil) }
    case .refusal: judge(refusal: body, way)
    case .either: break
    }
  }

  /// What answers to a step's request.
  private enum Expected {
    case success, refusal, either

    init(_ expect: StepExpectation) {
      guard let status = expect.status else {
        self = .success
        return
      }
      switch status.intValue {
      case .some(200..<300): self = .success
      case .some(400...): self = .refusal
      default: self = .either
      }
    }
  }

  /// Whether the answer may be another than the operation's own.
  private func isChanged(_ request: StepRequest) -> Bool {
    !scenario.faults.isEmpty || scenario.quirks.contains(where: Self.renaming.contains)
      || request.headers.contains { $0.name.isSameIgnoringASCIICase("x-sim-fault") }
  }

  private mutating func remark(_ message: String, _ way: [StepRemark.Way], isKey: Bool, _ suggestion: String?) {
    found.append(StepRemark(step: step, way: way, isKey: isKey, message: message, suggestion: suggestion))
  }

  // MARK: Requests

  private mutating func judge(
    sent value: JSONValue, _ type: WireType, _ way: [StepRemark.Way], _ field: FieldSchema?
  ) {
    switch (type, value.kind) {
    case (.object(let schema), .object(let members)):
      let fields = schema.fields(under: kontrakt)
      for member in members {
        // Both contracts' names are read, and the spellings of the document.
        let known = fields.first { field in
          ([field.published, field.document] + field.variants).contains { $0.isExactly(member.name) }
        }
        let way = way + [.key(member.name)]
        if let known {
          judge(sent: member.value, known.type, way, known)
        } else {
          let names = fields.map { $0.name(under: kontrakt) }
          remark(
            "\(schema.name) has no field \(member.name) under contract \(kontrakt.rawValue), or expect a refusal", way,
            isKey: true, nearest(member.name, names))
        }
      }
    case (.list(let element), .array(let values)):
      for (index, value) in values.enumerated() { judge(sent: value, element, way + [.index(index)], field) }
    case (.code(_, let document, let published), _):
      judge(code: value, among: document + published, way, orRefused: true)
    default: judge(code: value, of: field, way, orRefused: true)
    }
  }

  // MARK: Answers

  private mutating func judge(
    expected value: JSONValue, _ type: WireType, _ way: [StepRemark.Way], _ field: FieldSchema?
  ) {
    if let (word, inner) = Self.matcher(value) {
      let way = way + [.key(word)]
      switch (word, type) {
      case ("$oneOf", _):
        for (index, choice) in (inner.arrayValue ?? []).enumerated() {
          judge(expected: choice, type, way + [.index(index)], field)
        }
      case ("$contains", .list(let element)): judge(expected: inner, element, way, field)
      default: break
      }
      return
    }
    switch (type, value.kind) {
    case (.object(let schema), .object(let members)):
      let fields = schema.fields(under: kontrakt)
      for member in members where Self.matcher(member.value)?.word != "$absent" {
        let way = way + [.key(member.name)]
        if let known = fields.first(where: { $0.name(under: kontrakt).isExactly(member.name) }) {
          judge(expected: member.value, known.type, way, known)
        } else {
          let names = fields.map { $0.name(under: kontrakt) }
          remark(
            "\(schema.name) has no field \(member.name) under contract \(kontrakt.rawValue)", way, isKey: true,
            nearest(member.name, names))
        }
      }
    case (.list(let element), .array(let values)):
      for (index, value) in values.enumerated() { judge(expected: value, element, way + [.index(index)], field) }
    case (.code(_, let document, let published), _):
      judge(code: value, among: kontrakt == .document ? document : published, way, orRefused: false)
    default: judge(code: value, of: field, way, orRefused: false)
    }
  }

  /// The word of a matcher, and what stands behind it.
  private static func matcher(_ value: JSONValue) -> (word: String, inner: JSONValue)? {
    guard case .object(let members) = value.kind, let only = members.first, members.count == 1,
      only.name.utf8.first == UInt8(ascii: "$")
    else { return nil }
    return (only.name, only.value)
  }

  /// The fields of all that refuses: the API, the gateway and its token endpoint.
  private static let refusals = [
    ErrorMessage.shape.schema, GatewayFaultUt.shape.schema, GatewayAuthFaultUt.shape.schema, OAuthErrorUt.shape.schema,
  ].flatMap { $0.fields.map(\.published) }

  private mutating func judge(refusal body: JSONValue, _ way: [StepRemark.Way]) {
    guard Self.matcher(body) == nil, case .object(let members) = body.kind else { return }
    for member in members where Self.matcher(member.value)?.word != "$absent" {
      guard !Self.refusals.contains(where: { $0.isExactly(member.name) }) else { continue }
      remark(
        "no refusal has a field \(member.name)", way + [.key(member.name)], isKey: true,
        nearest(member.name, Self.refusals))
    }
  }

  // MARK: Codes

  private mutating func judge(code value: JSONValue, of field: FieldSchema?, _ way: [StepRemark.Way], orRefused: Bool) {
    guard let field else { return }
    if let codes = field.codes {
      judge(code: value, among: codes, way, orRefused: orRefused)
    } else if let register = Self.registers[Text(field.published)], let text = Self.text(value) {
      let codes = known[register] ?? Set(scenario.koder(register).map { Text($0) })
      known[register] = codes
      guard !codes.contains(Text(text)) else { return }
      remark(
        "there is no \(text.visible.prefix(60)) among \(register.rawValue)\(orRefused ? ", or expect a refusal" : "")",
        way,
        isKey: false, nearest(text, scenario.koder(register)))
    }
  }

  private mutating func judge(
    code value: JSONValue, among codes: [String], _ way: [StepRemark.Way], orRefused: Bool
  ) {
    guard let text = Self.text(value), !codes.contains(where: { $0.isExactly(text) }) else { return }
    var valid: [String] = []
    for code in codes where !valid.contains(where: { $0.isExactly(code) }) { valid.append(code) }
    remark(
      "there is no code \(text.visible.prefix(60)); valid are \(valid.joined(separator: ", "))"
        + (orRefused ? ", or expect a refusal" : ""), way, isKey: false, nearest(text, valid))
  }

  /// A code as it is written; nil for what is none, and for what is filled in later.
  private static func text(_ value: JSONValue) -> String? {
    guard let text = value.stringValue ?? value.intValue.map({ "\($0)" }) else { return nil }
    return text.isEmpty || text.utf8.contains(UInt8(ascii: "$")) ? nil : text
  }
}
