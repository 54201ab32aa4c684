import Documents
import JSON
import Texts
import Traffic

/// Makes the request of a step.
enum RequestMaking {
  private static let boundary = "fast2sim-7c1f0d5e-part"

  /// - Parameters:
  ///   - tokens: header fields that the step's own take the place of.
  ///   - values: what stands for names.
  static func request(
    _ step: StepRequest, on ground: Ground, tokens: [(name: String, value: String)], values: [String: JSONValue]
  ) -> HTTPRequest {
    let (body, type) = body(step.body, values)
    let own = step.headers.map { (name: $0.name, value: Template.text($0.value, values)) }
    let usual = tokens + (type.map { [(name: "Content-Type", value: $0)] } ?? [])
    let kept = usual.filter { field in !own.contains { $0.name.isSameIgnoringASCIICase(field.name) } }
    // A field of the step without a value takes one away.
    let headers = kept + own.filter { !$0.value.isEmpty }
    let target = Template.text(step.target, values, written: Percent.value)
    return HTTPRequest(step.method, ground.url(target), headers: headers, body: body)
  }

  private static func body(_ body: StepBody, _ values: [String: JSONValue]) -> (bytes: [UInt8]?, type: String?) {
    switch body {
    case .none: return (nil, nil)
    case .json(let value): return (Template.value(value, values).compact, "application/json")
    case .text(let text): return (Array(Template.text(text, values).utf8), "application/json")
    case .form(let pairs):
      let filled = pairs.map { (name: $0.name, value: Template.text($0.value, values)) }
      return (Array(Percent.form(filled).utf8), "application/x-www-form-urlencoded")
    case .upload(let parts):
      let bytes = parts.flatMap { part -> [UInt8] in
        var head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(quoted(part.part))\""
        if let name = part.filename { head += "; filename=\"\(quoted(Template.text(name, values)))\"" }
        if let type = part.type { head += "\r\nContent-Type: \(type)" }
        return Array("\(head)\r\n\r\n".utf8) + part.bytes + Array("\r\n".utf8)
      }
      return (bytes + Array("--\(boundary)--\r\n".utf8), "multipart/form-data; boundary=\(boundary)")
    }
  }

  /// As browsers write names within quotes.
  private static func quoted(_ text: String) -> String {
    text.map { $0 == "\"" ? "%22" : $0.isNewline ? "%0A" : String($0) }.joined()
  }

  /// The names that a step uses, each as often as it uses it.
  static func names(_ step: StepRequest) -> [String] {
    var found: [String] = []
    func look(_ text: String) {
      if text.holds("${") { found += Template.names(in: text) }
    }
    func look(in value: JSONValue) {
      switch value.kind {
      case .string(let text): look(text)
      case .array(let elements): for element in elements { look(in: element) }
      case .object(let members): for member in members { look(in: member.value) }
      case .null, .bool, .number: break
      }
    }
    look(step.target)
    for field in step.headers { look(field.value) }
    switch step.body {
    case .none: break
    case .json(let value): look(in: value)
    case .text(let text): look(text)
    case .form(let pairs): for pair in pairs { look(pair.value) }
    case .upload(let parts): for part in parts { look(part.filename ?? "") }
    }
    if let status = step.expect.status { look(in: status) }
    if let body = step.expect.body { look(in: body) }
    for field in step.expect.headers { look(in: field.value) }
    return found
  }

  /// Bytes that a step may put in the place of names.
  static let mostFilled = 8 << 20

  /// Whether a step that uses these names stays within ``mostFilled``.
  static func isBounded(_ names: [String], _ values: [String: JSONValue]) -> Bool {
    var sizes: [String: Int] = [:]
    var total = 0
    for name in names {
      guard let value = values[name] else { continue }
      let size = sizes[name] ?? Template.size(of: value)
      sizes[name] = size
      total += size
      if total > mostFilled { return false }
    }
    return true
  }

  /// The request as people read it.
  static func text(
    _ request: HTTPRequest, _ step: StepRequest, _ caller: StepCaller, _ exchange: Exchanger
  ) -> [String] {
    let own = Set(step.headers.map { $0.name.asciiLowercased })
    let fields = request.headers.filter { own.contains($0.name.asciiLowercased) }
      .map { "\($0.name): \(Secrets.header($0.name, $0.value))" }
    let target = Secrets.target(exchange.path(request))
    let body: [String] =
      if case .upload(let parts) = step.body {
        parts.map { "part \($0.part): \($0.filename ?? "no file name"), \($0.bytes.count) bytes" }
      } else {
        ExchangeText.body(request.body ?? [], request.header("Content-Type"))
      }
    return ["\(request.method) \(target)"] + Self.caller(caller, step) + fields + body
  }

  private static func caller(_ caller: StepCaller, _ step: StepRequest) -> [String] {
    if step.target.hasPrefix("/_sim") { return [] }
    let gateway: String? =
      switch caller.gateway {
      case .usual: nil
      case .none: "without a token of the gateway"
      case .expired: "with a token of the gateway that has run out"
      case .forged: "with a forged token of the gateway"
      case .klient(let key): "with a token of the gateway for \(key)"
      }
    let login: String? =
      switch caller.login {
      case .none: nil
      case .expired: "with a login that has run out"
      case .forged: "with a forged login"
      case .name(let name): "as \(name)"
      }
    if caller == .nobody { return ["as nobody"] }
    return [[login, gateway].compactMap { $0 }.joined(separator: ", ")].filter { !$0.isEmpty }
  }
}
