import Contract
import HTTPTransport
import Locks
import Model
import Rules
import Simulator
import Tid
import Traffic

/// One request on its way: what is known of it so far, and how its answer is finished.
struct Turn: Sendable {
  let app: Application
  let method: String
  let rawTarget: [UInt8]
  let started: Int64
  let world: World
  /// The target behind the world's prefix.
  let target: String
  /// Of the world, from before its tokens were checked.
  let mark: WorldMark
  /// What the world has decided for itself, of the moment in which the request came.
  let decided: Decided
  /// What a write of it has done, once it is lasting.
  var receipt: WriteReceipt?
  var operation: Contract.Operation?
  var kontrakt: Kontrakt
  /// The gateway-klient, then the resurs.
  var caller: String?
  var notes: [Note] = []
  /// Nil where the transport refused it before it was whole.
  let request: Request?
  /// Who sent it.
  let origin: Origin
  /// The steps that statuses made.
  var transitions: [StatusTransition] = []
  /// What faults make of it.
  var fault: Faulting?
  /// The quirks that made something of it before it was answered.
  var quirks: Set<Quirk> = []
  /// A call of the control plane: it has no number and is in no journal.
  var isControl = false
  /// The body of the answer, where it was put together of parts.
  var composed: ComposedBody?
  var extraHeaders: [(String, String)] = []

  init(_ app: Application, _ head: RequestHead?, _ world: World, _ request: Request? = nil) {
    self.app = app
    self.request = request
    self.world = world
    mark = world.mark
    method = head?.method ?? ""
    rawTarget = head?.target.raw ?? []
    started = app.elapsed
    origin = head?.client.origin ?? .client
    decided = Decided(world, app)
    kontrakt = decided.kontrakt
    target = head.map { Self.target($0.target, in: world) } ?? ""
  }

  private static let traceHeader = HeaderName(TraceParent.header)

  private static func target(_ target: Target, in world: World) -> String {
    let raw = target.raw
    guard !world.isStandard, raw.starts(with: "/w/".utf8), let end = raw[3...].firstIndex(of: UInt8(ascii: "/")) else {
      return target.text
    }
    return String(decoding: raw[end...], as: UTF8.self)
  }

  /// What becomes of a note: what the world has decided for its code, else what strictness says (rule 1.9,
  /// rule control 4.3).
  func mode(_ code: NoteCode) -> NoteMode {
    decided.notes[code] ?? (code.isRefused(at: decided.strictness) ? .refuse : .note)
  }

  /// Refuses the request where a note is more than the world lets pass.
  func checkStrict(_ more: [Note] = []) throws(Refusal) {
    if notes.isEmpty, more.isEmpty { return }
    guard let note = (notes + more).first(where: { mode($0.code) == .refuse })?.named(fieldNames.name) else { return }
    let why: String
    switch decided.strictness {
    case .fast2 where note.code.isRefused(at: .fast2): why = "FAST2 refuses, and so does strictness fast2,"
    case .strict where note.code.isRefused(at: .strict): why = "strict mode refuses"
    case .lenient, .fast2, .strict: why = "a setting of the world refuses"
    }
    throw Refusal(
      .strict, "\(why) what is noted as \(note.code.rawValue): \(note.text)",
      hint: note.hint.isEmpty ? "See rule \(note.rule.number)." : note.hint)
  }

  /// The notes that anybody is to be told of.
  private var remarks: [Remark] {
    guard !notes.isEmpty else { return [] }
    let told = notes.filter { mode($0.code) != .ignore }
    guard told.contains(where: \.namesFields) else { return told.map { Remark($0, world.secrets) } }
    let names = fieldNames
    return told.map { Remark($0.named(names.name), world.secrets) }
  }

  /// What the request and its contract call the fields of its body.
  private var fieldNames: FieldNames { FieldNames(operation, kontrakt, body: request?.body ?? []) }

  /// The answer of success; an operation without a declared body sends none (rule 1.5).
  func answered(_ body: [UInt8]) -> Response {
    let status = operation?.success ?? 200
    var response = Response(status: status, body: body)
    // With room for what every answer gets.
    response.headers.reserveCapacity(4)
    if !body.isEmpty { response.headers.append(("Content-Type", "application/json")) }
    return finished(consume response, remarks, nil)
  }

  /// An answer of success that is no JSON.
  func answered(_ response: Response) -> Response { finished(response, remarks, nil) }

  /// The answer to a refusal.
  ///
  /// - Parameter cause: for the log, where it is nobody's fault who sent it.
  func refused(_ refusal: Refusal, cause: (any Error)? = nil) -> Response {
    let refusal = refusal.namesFields ? refusal.named(fieldNames.name) : refusal
    // The control plane takes no number from the world, so that what is random does not depend on it.
    let response =
      isControl
      ? ErrorMapping.problem(refusal)
      : ErrorMapping.response(refusal, id: world.uuid(), kontrakt: kontrakt, target: rawTarget)
    var turn = self
    if refusal.code == .statusStep, origin.isClient, let caller, let note = world.noticeStep(caller, target) {
      turn.notes.append(note)
    }
    return turn.finished(response, [Remark(refusal, world.secrets)] + turn.remarks, cause)
  }

  /// The answer to an error: a refusal by its kind, anything else 500.
  func failed(_ error: any Error) -> Response {
    if let refusal = error as? Refusal { return refused(refusal) }
    let error = (error as? SpoolError)?.cause ?? error
    if let refusal = StorageRefusal.of(error) {
      // That a world has its own limit is no news.
      return refused(refusal, cause: refusal.code == .worldFull ? nil : error)
    }
    let id = world.uuid()
    return finished(ErrorMapping.unexpected(id: id, kontrakt: kontrakt), remarks, Unforeseen(id: id, cause: error))
  }

  private static let unstored = [("Cache-Control", "no-store"), ("Pragma", "no-cache")]

  /// Adds what every answer carries, and tells of the exchange.
  func finished(_ truth: consuming Response, _ remarks: [Remark], _ cause: (any Error)?) -> Response {
    // Not copied: its header fields would be, too, when the next one joins them.
    var response = consume truth
    var (remarks, quirks) = (remarks, quirks)
    if !decided.quirks.isEmpty {
      let (odd, met) = Quirks.applied(to: response, self)
      (response, quirks) = (odd, quirks.union(met))
    }
    if let fault {
      let (answer, note) = fault.answer(response, self)
      response = answer
      if let note, mode(note.code) != .ignore { remarks.append(Remark(note)) }
    }
    let (id, now) = isControl ? (0, world.touch()) : world.nextRequest(receipt?.request)
    response.headers.append(("Date", HTTPDate.remembered(now)))
    // The console has to find its entry, whatever clients are to be told.
    if app.options.simHeaders || !origin.isClient {
      if !isControl { response.headers.append(("X-Sim-Request-Id", String(id))) }
      if let codes = Exchange.codes(remarks) { response.headers.append(("X-Sim-Notes", codes)) }
      if let fault { response.headers.append(("X-Sim-Fault", fault.names.joined(separator: ", "))) }
    }
    if operation?.answersTokens == true { response.headers += Self.unstored }
    if let cors = app.options.cors, let request, !isControl { response.headers += cors.fields(request) }
    response.headers += extraHeaders
    let duration = app.elapsed - started + (fault?.delay ?? 0) * 1000
    app.counts.count(
      worker: request?.worker ?? 0, operation?.id, isControl: isControl, status: response.status, duration: duration,
      remarks)
    var exchange = Exchange(
      id: id, world: world.name, method: method, target: target, operation: operation?.id.rawValue, caller: caller,
      status: response.status, duration: duration, time: now, remarks: remarks,
      secrets: world.secrets)
    exchange.origin = origin
    // Mostly nobody does, and then the journal has the only one.
    var observed = app.observes(remarks, cause) ? exchange : nil
    if !isControl {
      record(consume exchange, response, quirks)
      if app.drain.isOn { app.drain.answered(app.elapsed) }
    }
    if response.status >= 400, let place = consolePlace(id) {
      observed?.console = place
      // The journal has no use for where it can be looked at.
      if app.options.simHeaders { response.headers.append(("X-Sim-Console", place)) }
    }
    if var observed = observed.take() {
      // In the default world the target has no prefix.
      if !world.isStandard { observed.target = String(decoding: rawTarget, as: UTF8.self) }
      observed.traceparent = request?.headers[Self.traceHeader].flatMap(TraceParent.valid)
      app.observe(observed, cause)
    }
    return response
  }
}

extension Turn {
  /// Where the console shows a request, by the URL that its client knows the server by; nil where it can't be looked at
  /// from there.
  private func consolePlace(_ id: UInt64) -> String? {
    guard !isControl, !app.options.isApart, app.options.console != nil, let request,
      ControlAccess(adminKey: app.options.adminKey).letsLook(request)
    else { return nil }
    let place = ServedContracts.place(request, world: world.name)
    return "\(place.origin)\(place.base)/_sim/#/j/\(id)"
  }
}

/// What a world has decided for itself, as far as every request asks for it: read once.
struct Decided: Sendable {
  /// What counts where the client does not say (rules 1.1, 1.9).
  let kontrakt: Kontrakt
  let strictness: Strictness
  /// How calls are authenticated (rule 3.7).
  let auth: AuthMode
  let quirks: Set<Quirk>
  let notes: [NoteCode: NoteMode]
  let register: RegisterSnapshot

  init(_ world: World, _ app: Application) {
    let known = world.installation
    register = known.register
    kontrakt = Kontrakt(known.contract ?? app.options.kontrakt)
    strictness = known.strictness ?? app.options.strictness
    auth = known.auth.map(AuthMode.init) ?? app.options.auth
    quirks = known.quirks
    notes = known.notes
  }
}

extension Kontrakt {
  /// The contract of a choice.
  init(_ val: Kontraktsval) {
    switch val {
    case .document: self = .document
    case .published: self = .published
    }
  }

  /// The choice that stands for it.
  var val: Kontraktsval {
    switch self {
    case .document: .document
    case .published: .published
    }
  }
}

/// The `Date` of an answer, by the world's clock (rule control 1.6).
enum HTTPDate {
  private static let last = Guarded<(second: Int64, text: String)>((.min, ""))

  /// Remembered for the second that it was last asked for: most answers of a busy server share it.
  static func remembered(_ t: Tidpunkt) -> String {
    let second = t.sekunder
    return last.withLock { last in
      if last.second != second { last = (second, HTTPDatum.text(t)) }
      return last.text
    }
  }
}
