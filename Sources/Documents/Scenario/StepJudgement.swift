import JSON
import Model
import Texts
import Traffic

/// What a step must hold to beyond the form of its keys.
struct StepJudgement {
  let reader: Reader
  /// What diagnostics call the scenario; files of uploads are looked for beside it.
  let file: String
  /// The names that a step may use by now.
  private var known: Set<String>

  init(_ reader: Reader, vars: [(name: String, value: JSONValue)], file: String) {
    self.reader = reader
    self.file = file
    known = Set(vars.map(\.name))
  }

  /// The steps, those without mistakes; the others are reported.
  ///
  /// - Parameters:
  ///   - include: the bytes of a file by its path.
  ///   - slip: what is wrong with a request.
  mutating func steps(
    _ drafts: [StepDraft], include: (String) -> [UInt8]?, slip: (StepRequest) -> StepSlip?
  ) -> [ScenarioStep] {
    drafts.compactMap { draft in
      judgeNames(draft)
      guard let step = step(draft, include) else { return nil }
      if case .send(let request) = step.action, let slip = slip(request) {
        reader.report(
          reader.value(of: "send", in: draft.place), slip.message, suggestion: slip.suggestion)
      }
      return step
    }
  }

  private func step(_ draft: StepDraft, _ include: (String) -> [UInt8]?) -> ScenarioStep? {
    let line = reader.line(draft.place)
    let given = ["send", "advance", "clock"].filter { reader.member($0, of: draft.place) != nil }
    guard given.count == 1 else {
      let found = given.isEmpty ? "none" : given.joined(separator: " and ")
      reader.report(draft.place, "a step has one of send, advance and clock; this one has \(found)")
      return nil
    }
    if given != ["send"] {
      for key in ["as", "headers", "body", "text", "form", "upload", "expect", "save"] {
        if let place = reader.member(key, of: draft.place) { reader.report(place, "\(key) goes with send") }
      }
    }
    if let duration = draft.advance {
      return ScenarioStep(name: draft.name, line: line, action: .advance(duration))
    }
    if let instant = draft.clock { return ScenarioStep(name: draft.name, line: line, action: .clock(instant)) }
    guard let send = draft.send else { return nil }
    judgeFault(draft)
    let request = StepRequest(
      method: send.method, target: send.target,
      caller: draft.caller, headers: draft.headers,
      body: body(draft, include),
      expect: draft.expect ?? StepExpectation(), save: draft.save)
    return ScenarioStep(name: draft.name, line: line, action: .send(request))
  }

  /// A preset that there is not is 400, which a step may expect.
  private func judgeFault(_ draft: StepDraft) {
    guard draft.expect?.status?.intValue != 400, let headers = reader.member("headers", of: draft.place) else { return }
    let presets = FaultPreset.allCases.map(\.rawValue)
    for (name, value) in draft.headers where name.isSameIgnoringASCIICase("x-sim-fault") {
      guard !presets.contains(value), !value.utf8.contains(UInt8(ascii: "$")) else { continue }
      reader.report(
        reader.member(name, of: headers) ?? headers, "there is no fault \"\(value.prefix(60))\", or expect 400",
        suggestion: reader.nearest(to: value, among: presets))
    }
  }

  private func body(_ draft: StepDraft, _ include: (String) -> [UInt8]?) -> StepBody {
    let given = ["body", "text", "form", "upload"].filter { reader.member($0, of: draft.place) != nil }
    if given.count > 1 {
      reader.report(draft.place, "a request has one body; this one has \(given.joined(separator: " and "))")
    }
    if let body = draft.body { return .json(body) }
    if let text = draft.text { return .text(text) }
    if let form = draft.form { return .form(form) }
    guard let upload = draft.upload else { return .none }
    return .upload(upload.map { part($0, include) })
  }

  private func part(_ draft: PartDraft, _ include: (String) -> [UInt8]?) -> StepPart {
    let given = ["text", "base64", "path"].filter { reader.member($0, of: draft.place) != nil }
    if given.count > 1 {
      reader.report(
        draft.place, "a part has one of text, base64 and path; this one has \(given.joined(separator: " and "))")
    } else if given.isEmpty, draft.size == nil {
      reader.report(draft.place, "what is in the part? Say it with text, base64, path or size")
    }
    var bytes = draft.base64 ?? draft.text.map { Array($0.utf8) } ?? []
    if let (name, place) = draft.path {
      let path = FilePath.beside(file, name)
      if let found = include(path) { bytes = found } else { reader.report(place, "there is no file \"\(path)\"") }
    }
    bytes += [UInt8](repeating: UInt8(ascii: "x"), count: draft.size ?? 0)
    return StepPart(part: draft.part, filename: draft.filename, type: draft.type, bytes: bytes)
  }

  // MARK: Names

  /// Every `${name}` of a step must stand for something by then; what it saves is known to those after it.
  private mutating func judgeNames(_ draft: StepDraft) {
    for key in ["send", "headers", "body", "text", "form", "upload", "expect"] {
      if let place = reader.member(key, of: draft.place) { judge(place) }
    }
    guard let save = reader.member("save", of: draft.place) else { return }
    judgeKeys(save)
    known.formUnion(draft.save.map(\.name))
  }

  /// The names of a mapping that values are kept under.
  func judgeKeys(_ p: Place) {
    guard reader.kind(p) == .mapping else { return }
    for (key, _) in reader.pairs(p) {
      guard reader.isScalar(key), !Template.isName(reader.text(key)) else { continue }
      reader.report(key, "\(reader.shown(key)) is no name; a name is letters a to z, digits and _")
    }
  }

  /// All texts below a place.
  private func judge(_ p: Place) {
    guard reader.isScalar(p) else {
      for child in reader.children(p) { judge(Place(file: p.file, node: child)) }
      return
    }
    let text = reader.text(p)
    guard text.holds("${") else { return }
    do throws(Template.Mistake) {
      for name in try Template(text).names where !known.has(name) {
        let rule = "there is no ${\(name)} here; a step before this one saves it, or vars has it"
        reader.report(p, rule, suggestion: reader.nearest(to: name, among: known.sorted()).map { "${\($0)}" })
      }
    } catch { reader.report(p, error.message) }
  }

  // MARK: Callers

  /// Every caller must be somebody of the installation.
  static func judgeCallers(_ drafts: [StepDraft], of installation: Installation, _ reader: Reader) {
    let names = installation.resurser.compactMap { $0.inloggning?.namn.string }
    let keys = installation.klienter.map(\.nyckel.string)
    let (knownNames, knownKeys) = (Set(names.map { Text($0) }), Set(keys.map { Text($0) }))
    for draft in drafts {
      guard let caller = draft.caller, let place = reader.member("as", of: draft.place) else { continue }
      if case .name(let name) = caller.login, !knownNames.contains(name) {
        let at = reader.value(of: "login", in: place)
        let near = reader.nearest(to: name, among: names + [StepShapes.nobody])
        reader.report(at, "nobody logs in as \"\(name)\"", suggestion: near)
      }
      if case .klient(let key) = caller.gateway, !knownKeys.contains(key) {
        let at = reader.value(of: "gateway", in: place)
        reader.report(
          at, "there is no gateway klient \"\(key)\"",
          suggestion: reader.nearest(to: key, among: keys + ["none", "expired", "forged"]))
      } else if caller.gateway != .none, keys.isEmpty {
        reader.report(place, "the seed has no gateway klient, so nobody gets a token")
      }
    }
  }
}
