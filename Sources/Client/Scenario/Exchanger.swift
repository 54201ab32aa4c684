import JSON

/// Sends requests to a ground, and asks its control plane.
struct Exchanger {
  let ground: Ground
  let client: HTTPClient

  func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPAnswer { try client.send(request) }

  /// The request's path behind the base URL.
  func path(_ request: HTTPRequest) -> String { String(request.url.dropFirst(ground.base.count)) }

  /// A call of the control plane that must succeed; JSON null where it answers nothing.
  func control(_ method: String, _ path: String, _ body: JSONValue? = nil) throws(StepFailure) -> JSONValue {
    let headers = body == nil ? [] : [(name: "Content-Type", value: "application/json")]
    let request = HTTPRequest(method, ground.url(path), headers: headers, body: body?.compact)
    var failure = StepFailure(request: ["\(method) \(path)"] + (body.map { ExchangeText.lines($0) } ?? []))
    do throws(HTTPFailure) {
      let answer = try send(request)
      if (200..<300).contains(answer.status) { return (try? JSONParser.parse(answer.body)) ?? .null }
      failure.message = "the control plane refused it"
      failure.answer = ExchangeText.answer(answer)
    } catch { failure.message = error.message }
    throw failure
  }

  /// What the simulator noted about an answer: all of it from its journal, or at least the codes of the header.
  func remarks(on answer: HTTPAnswer) -> [StepFailure.Remark] {
    let codes = ExchangeText.notes(answer)
    if ground.hasControl, let id = answer.header("X-Sim-Request-Id"),
      let entry = try? control("GET", "/_sim/journal/\(id)"), let notes = entry["notes"]?.arrayValue
    {
      return notes.map(Self.remark)
    }
    return codes.map { StepFailure.Remark(text: $0, hint: "", rule: "") }
  }

  private static func remark(_ note: JSONValue) -> StepFailure.Remark {
    func text(_ name: String) -> String { note[name]?.stringValue ?? "" }
    let basis = (note["basis"]?.arrayValue ?? []).compactMap(\.stringValue).joined(separator: ", ")
    return StepFailure.Remark(
      text: "\(text("level")) \(text("code")): \(text("text"))", hint: text("hint"),
      rule: text("rule").isEmpty ? "" : "rule \(text("rule")) (\(basis))")
  }
}
