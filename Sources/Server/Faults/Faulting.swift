import Contract
import HTTPTransport
import JSON
import Rules
import Simulator
import Texts
import Traffic

/// What faults make of one request.
struct Faulting: Sendable {
  /// The numbers of the rules, and the preset of the header.
  let names: [String]
  let effect: FaultEffect
  /// Milliseconds.
  let delay: Int64

  /// Whether the operation does not run at all.
  var comesBefore: Bool { effect.answer != nil && !effect.afterCommit }

  private static let header = HeaderName("X-Sim-Fault")

  /// Finds what the world's rules and the request's own header say; nil where nothing does. A rule that could not be
  /// compared with the request is a note of the turn.
  ///
  /// - Throws: `control-invalid` for a preset that there is not.
  static func find(_ request: Request, _ turn: inout Turn) throws(Refusal) -> Faulting? {
    let wanted = request.headers[header]
    // What looks on must not use up what was planned for a client.
    let hasRules = turn.mark.hasFaults && turn.origin.isClient
    guard hasRules || wanted != nil else { return nil }
    var names: [String] = []
    var effect = FaultEffect()
    if let wanted {
      guard let preset = FaultPreset(exactly: wanted.trimmed) else {
        let valid = FaultPreset.allCases.map(\.rawValue)
        let meant = nearest(wanted, valid).map { "did you mean \($0)?" } ?? "valid are \(valid.joined(separator: ", "))"
        throw Refusal(
          .controlInvalid, "X-Sim-Fault: there is no fault '\(wanted.prefix(60))'; \(meant)",
          hint: "Leave the header out, or name a preset.")
      }
      names.append(preset.rawValue)
      if let delay = preset.delay { effect.delay = delay...delay } else { effect.answer = .preset(preset) }
    }
    if hasRules, let hit = turn.world.faults(hitting: facts(request, turn)) {
      names += hit.rules.map { String($0) }
      effect.add(hit.effect)
      for (rule, reason) in hit.givenUp.prefix(3) {
        turn.notes.append(
          Note(
            .faultNotCompared, "fault rule \(rule) was not compared to the end, and did not hit: \(reason)",
            hint: "Make its match simpler, or what it is compared with shorter."))
      }
    }
    guard !names.isEmpty else { return nil }
    return Faulting(names: names, effect: effect, delay: effect.delay.map(turn.world.delay) ?? 0)
  }

  private static func facts(_ request: Request, _ turn: Turn) -> RequestFacts {
    RequestFacts(
      world: turn.world.name, method: request.method, target: turn.target,
      operation: turn.operation?.id.rawValue,
      caller: caller(request, turn.world), headers: request.headers.fields.map { ($0.name, $0.value) },
      query: request.query.map { ($0.name, $0.value ?? "") }, body: request.body)
  }

  /// Who asks, as far as good tokens say so.
  private static func caller(_ request: Request, _ world: World) -> String? {
    let client = request.client
    if let login = client.login, let (token, _) = try? world.verified(login, as: .access) { return token.subject }
    guard let bearer = client.bearer else { return nil }
    return (try? world.verified(bearer, as: .gateway))?.token.subject
  }

  /// The answer as it leaves: what stands in its place, or the true one changed; and what is to be noted of that.
  ///
  /// - Parameter truth: nil where the operation has not run.
  func answer(_ truth: Response?, _ turn: Turn) -> (response: Response, note: Note?) {
    var response: Response
    var note: Note?
    switch effect.answer {
    case .preset(let preset):
      response = PresetAnswer.response(
        preset, id: turn.world.uuid(), kontrakt: turn.kontrakt, target: turn.rawTarget)
    case .status(let status, let body): response = Self.plain(status, body)
    case .drop:
      response = truth ?? Response(status: 503)
      response.delivery = .drop
    case nil: (response, note) = patched(truth ?? .internalError)
    }
    for (name, value) in effect.headers {
      response.headers.removeAll { $0.0.isSameIgnoringASCIICase(name) }
      response.headers.append((name, value))
    }
    if let bytes = effect.truncate { response.delivery = .truncate(bytes) }
    if let bytes = effect.drip { response.delivery = .drip(bytes) }
    response.delay = delay
    return (response, note)
  }

  private static func plain(_ status: Int, _ body: JSONValue?) -> Response {
    switch body?.kind {
    case nil: Response(status: status)
    case .string(let text)?:
      Response(status: status, headers: [("Content-Type", "text/plain; charset=utf-8")], body: Array(text.utf8))
    case .null, .bool, .number, .array, .object:
      Response(status: status, headers: [("Content-Type", "application/json")], body: body?.compact ?? [])
    }
  }

  private func patched(_ truth: Response) -> (Response, Note?) {
    guard !effect.patches.isEmpty else { return (truth, nil) }
    guard truth.stream == nil, var value = try? JSONParser.parse(truth.body) else {
      return (truth, Self.unchanged("the answer has no JSON that a patch could change"))
    }
    let idle = effect.patch(&value, bytes: truth.body.count)
    var response = truth
    response.body = value.compact
    guard !idle.isEmpty else { return (response, nil) }
    let shown = idle.prefix(3).joined(separator: ", ") + (idle.count > 3 ? " and \(idle.count - 3) more" : "")
    return (response, Self.unchanged("\(shown) changed nothing in the answer"))
  }

  private static func unchanged(_ text: String) -> Note {
    Note(
      .patchChangedNothing, text,
      hint:
        "Compare the paths with the answer: a name that is not there is no element of a list, and null has no members.")
  }
}
