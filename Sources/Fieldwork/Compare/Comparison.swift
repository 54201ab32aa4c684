package import Client
import Contract
import JSON
import Texts

/// `fast2sim compare`: asks a simulator and a target the same, each about its own data, and lists where the answers
/// differ in fields, statuses and behaviour.
package struct Comparison {
  private let simulator: ComparedSide
  private let target: ComparedSide
  private var report = ComparisonReport()

  /// Nothing but reading requests goes to either side, and calls for tokens.
  ///
  /// - Parameter progress: told now and then how far it is.
  /// - Throws: where a side can't be reached or does not let the session in.
  package static func run(
    simulator: Fast2Session, target: Fast2Session, progress: (String) -> Void
  ) throws(SessionFailure) -> ComparisonReport {
    var comparison = Comparison(simulator: ComparedSide(simulator), target: ComparedSide(target))
    progress("looking for something to ask for")
    try comparison.simulator.explore()
    try comparison.target.explore()
    let probes = Probes.all.filter { !$0.needsGateway || target.access.auth == .full }
    for (index, probe) in probes.enumerated() {
      progress("\(index + 1) of \(probes.count): \(probe.name)")
      try comparison.compare(probe)
    }
    progress("behaviour")
    try comparison.compareBehaviour()
    return comparison.report
  }

  private mutating func compare(_ probe: Probe) throws(SessionFailure) {
    let mine = probe.targets(simulator)
    let theirs = probe.targets(target)
    guard !mine.isEmpty, !theirs.isEmpty else {
      let who = mine.isEmpty ? "the simulator" : "the target"
      report.notCompared.append("\(probe.name): \(who) has nothing to ask for")
      return
    }
    report.checks += 1
    let route = mine.first.flatMap { Route.find(probe.method, Route.plain($0)) }
    var finder = DifferenceFinder(
      check: probe.name, operation: route.map { "\(probe.method) \($0.template)" },
      mine: try answers(probe, mine, simulator), theirs: try answers(probe, theirs, target),
      type: route?.operation.answer, judgesShape: probe.judgesShape)
    finder.find()
    report.differences += finder.found
    report.places += finder.places
  }

  private func answers(_ probe: Probe, _ targets: [String], _ side: ComparedSide) throws(SessionFailure) -> [HTTPAnswer]
  {
    var answers: [HTTPAnswer] = []
    for path in targets {
      // The last look before anything goes out: the target is never written to.
      guard OperationFinder.isReading(probe.method, Route.plain(path)) else {
        throw SessionFailure("\(probe.method) \(path) is no reading request; it was not sent.")
      }
      let access = side.session.access
      var request = HTTPRequest(probe.method, path.hasPrefix("/v1/") ? access.url(path) : access.base + path)
      if let body = probe.body {
        request.body = body
        if let type = probe.type { request.headers.append(("Content-Type", type)) }
      }
      if path == "/oauth2/token", let url = access.tokenURL { request.url = url }
      answers.append(try send(request, probe.tokens, side.session))
    }
    return answers
  }

  private func send(
    _ request: HTTPRequest, _ tokens: Probe.Tokens, _ session: Fast2Session
  ) throws(SessionFailure) -> HTTPAnswer {
    var request = request
    let usual = try session.headers()
    func header(_ name: String, _ value: String) -> [(name: String, value: String)] {
      usual.map { ($0.name, $0.name == name ? value : $0.value) }
    }
    switch tokens {
    case .usual: return try session.send(request)
    case .none: break
    case .noLogin: request.headers += usual.filter { $0.name != "X-Auth-Token" && session.access.auth == .full }
    case .gateway(let token): request.headers += header("Authorization", "Bearer \(token)")
    case .login(let token):
      request.headers +=
        session.access.auth == .full
        ? header("X-Auth-Token", token) : [("Authorization", "Bearer \(token)"), ("X-Auth-Token", token)]
    }
    return try session.sendPlain(request)
  }

  private mutating func compareBehaviour() throws(SessionFailure) {
    let mine = try Behaviour.facts(simulator)
    let theirs = try Behaviour.facts(target)
    for (fact, other) in zip(mine, theirs) {
      guard let one = fact.value, let two = other.value else {
        report.notCompared.append(
          "\(fact.name): \(fact.value == nil ? "the simulator" : "the target") has too little data")
        continue
      }
      report.checks += 1
      guard !one.isExactly(two) else { continue }
      report.differences.append(
        TargetDifference(check: fact.name, operation: nil, kind: .behaviour, place: "", simulator: one, target: two))
    }
  }
}

/// Holds the answers to one question against each other.
struct DifferenceFinder {
  let check: String
  let operation: String?
  let mine: [HTTPAnswer]
  let theirs: [HTTPAnswer]
  let type: WireType?
  /// Whether the fields of a success are looked at.
  let judgesShape: Bool
  private(set) var found: [TargetDifference] = []
  private(set) var places = 0

  /// Headers that a client may go by.
  private static let headers = ["WWW-Authenticate", "Allow", "Location", "Content-Disposition", "Retry-After"]

  mutating func find() {
    let (one, two) = (Set(mine.map(\.status)), Set(theirs.map(\.status)))
    // About several things the data decides which statuses come; none in common is a difference.
    let shared = one.intersection(two)
    guard !shared.isEmpty else {
      return add(.status, "", Self.list(one), Self.list(two))
    }
    for status in shared.sorted() {
      compare(mine.filter { $0.status == status }, theirs.filter { $0.status == status }, status)
    }
  }

  private static func list(_ statuses: Set<Int>) -> String {
    statuses.sorted().map(String.init).joined(separator: " or ")
  }

  private mutating func add(_ kind: TargetDifference.Kind, _ place: String, _ one: String, _ two: String) {
    found.append(
      TargetDifference(check: check, operation: operation, kind: kind, place: place, simulator: one, target: two))
  }

  private mutating func compare(_ mine: [HTTPAnswer], _ theirs: [HTTPAnswer], _ status: Int) {
    func media(_ answers: [HTTPAnswer]) -> String {
      let type = answers.first?.header("Content-Type")?.prefix { $0 != ";" }.asciiLowercased ?? "none"
      return answers.first?.body.isEmpty ?? true ? "no body" : String(type)
    }
    if !media(mine).isExactly(media(theirs)) { add(.header, "Content-Type", media(mine), media(theirs)) }
    for name in Self.headers {
      let (one, two) = (mine.first?.header(name) != nil, theirs.first?.header(name) != nil)
      if one != two { add(.header, name, one ? "there" : "none", two ? "there" : "none") }
    }
    let bodies = (mine.compactMap(Self.json), theirs.compactMap(Self.json))
    guard !bodies.0.isEmpty, !bodies.1.isEmpty else { return }
    if status >= 400 {
      for name in ["code", "error"] {
        let (one, two) = (bodies.0.first?[name]?.stringValue, bodies.1.first?[name]?.stringValue)
        if let one, let two, !one.isExactly(two) { add(.errorBody, "$.\(name)", one, two) }
      }
    }
    if status >= 400 {
      shapes(bodies.0, bodies.1, .refusal(bodies.0.first), isError: true)
    } else if judgesShape {
      shapes(bodies.0, bodies.1, type, isError: false)
    }
  }

  private static func json(_ answer: HTTPAnswer) -> JSONValue? { try? JSONParser.parse(answer.body) }

  private mutating func shapes(_ mine: [JSONValue], _ theirs: [JSONValue], _ type: WireType?, isError: Bool) {
    var one = AnswerShape()
    var two = AnswerShape()
    for value in mine { one.add(value, as: type) }
    for value in theirs { two.add(value, as: type) }
    var extra = two.extra(over: one)
    for place in one.extra(over: two) {
      if let at = extra.firstIndex(where: { one.isRenamed(place, $0, in: two) }) {
        func last(_ path: String) -> String { path.split(separator: ".").last.map(String.init) ?? path }
        add(.name, place, last(place), last(extra.remove(at: at)))
      } else {
        add(isError ? .errorBody : .missingField, place, "there", "none")
      }
    }
    for place in extra { add(isError ? .errorBody : .extraField, place, "none", "there") }
    for place in one.order {
      guard let a = one.places[place], let b = two.places[place] else { continue }
      places += 1
      // Null says nothing of a type.
      let kinds = (a.kinds.subtracting(["null"]), b.kinds.subtracting(["null"]))
      guard !kinds.0.isEmpty, !kinds.1.isEmpty else { continue }
      if kinds.0.isDisjoint(with: kinds.1) {
        add(.type, place, kinds.0.sorted().joined(separator: " or "), kinds.1.sorted().joined(separator: " or "))
      } else if !a.forms.isEmpty, !b.forms.isEmpty, a.forms.isDisjoint(with: b.forms) {
        add(.form, place, Self.shown(a), Self.shown(b))
      }
    }
  }

  private static func shown(_ place: AnswerShape.Place) -> String {
    guard let form = place.forms.sorted().first else { return "" }
    return place.examples[form].map { "\($0)" } ?? form
  }
}
