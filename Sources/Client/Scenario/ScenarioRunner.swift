package import Documents
package import JSON
import Tid
import Traffic

/// Runs the steps of a scenario against a ground, one after another, until one fails.
package struct ScenarioRunner {
  private let ground: Ground
  private let exchange: Exchanger
  private var callers: Callers
  /// Whoever sent the step before.
  private var caller = StepCaller.nobody
  private var values: [String: JSONValue]
  /// Names that a skipped step would have saved.
  private var missing: Set<String> = []

  /// - Parameters:
  ///   - vars: of the scenario.
  ///   - values: take their place.
  ///   - options: of the client; every request gets a connection of its own, so that none is sent twice.
  package init(
    vars: [(name: String, value: JSONValue)], on ground: Ground, values: [String: JSONValue] = [:], options: HTTPOptions
  ) {
    self.ground = ground
    var options = options
    options.keepsAlive = false
    exchange = Exchanger(ground: ground, client: HTTPClient(options: options))
    callers = Callers(ground: ground, exchange: exchange)
    let vars = Dictionary(vars.map { ($0.name, $0.value) }) { first, _ in first }
    self.values = vars.merging(values) { _, given in given }
  }

  /// Runs the steps.
  ///
  /// - Parameter longest: no step begins later than that; nil lets it take its time.
  package mutating func run(_ steps: [ScenarioStep], atMost longest: Duration? = nil) -> [StepReport] {
    let end = longest.map { ContinuousClock.now + $0 }
    var reports: [StepReport] = []
    var hasFailed = false
    for step in steps {
      var report = StepReport(name: Self.name(step), line: step.line, outcome: .notRun, duration: .zero)
      if !hasFailed {
        (report.outcome, report.duration) = end.map { ContinuousClock.now > $0 } == true ? Self.isLate : outcome(step)
        hasFailed = report.failure != nil
      }
      reports.append(report)
    }
    return reports
  }

  /// The reports of steps none of which can be run, for one reason.
  package static func skipping(_ steps: [ScenarioStep], _ reason: String) -> [StepReport] {
    steps.map { StepReport(name: name($0), line: $0.line, outcome: .skipped(reason), duration: .zero) }
  }

  /// The name of a step, or what it does.
  private static func name(_ step: ScenarioStep) -> String {
    if let name = step.name { return name }
    switch step.action {
    case .send(let request): return Secrets.text("\(request.method) \(request.target)")
    case .advance(let duration): return "advance \(duration)"
    case .clock(let instant): return "clock \(SvenskTid.iso(instant))"
    }
  }

  private static let isLate = (
    StepReport.Outcome.failed(
      StepFailure(message: "the time for all steps was over; fast2sim scenario run has no limit")),
    Duration.zero
  )

  private mutating func outcome(_ step: ScenarioStep) -> (StepReport.Outcome, Duration) {
    do throws(StepFailure) {
      switch step.action {
      case .send(let request): return try send(request)
      case .advance(let duration): return try move(["advance": .text(duration)])
      case .clock(let instant): return try move(["now": .text(SvenskTid.iso(instant))])
      }
    } catch { return (.failed(error), .zero) }
  }

  private func move(_ change: JSONValue) throws(StepFailure) -> (StepReport.Outcome, Duration) {
    guard ground.hasControl else { return (.skipped("it moves the clock, which needs the control plane"), .zero) }
    _ = try exchange.control("PUT", "/_sim/clock", change)
    return (.passed, .zero)
  }

  // MARK: Requests

  private mutating func send(_ step: StepRequest) throws(StepFailure) -> (StepReport.Outcome, Duration) {
    if let named = step.caller { caller = named }
    let names = RequestMaking.names(step)
    guard RequestMaking.isBounded(names, values) else {
      throw StepFailure(
        message: "what stands for ${…} would fill this step with more than \(RequestMaking.mostFilled >> 20) MiB: save "
          + "a smaller part of the answer, or use it fewer times")
    }
    if let reason = reasonToSkip(step, names) { return (skipped(step, reason), .zero) }
    let tokens: [(name: String, value: String)]
    do throws(Callers.Problem) {
      let isControl = step.target.hasPrefix("/_sim")
      tokens = isControl ? [] : try callers.headers(of: caller)
    } catch {
      switch error {
      case .unavailable(let reason): return (skipped(step, reason), .zero)
      case .failed(let failure): throw failure
      }
    }
    // New tokens are for this step; those after it use them.
    caller.again = false
    let request = RequestMaking.request(step, on: ground, tokens: tokens, values: values)
    var failure = StepFailure(request: RequestMaking.text(request, step, caller, exchange))
    let answer: HTTPAnswer
    do throws(HTTPFailure) { answer = try exchange.send(request) } catch {
      if step.expect.isLost, error.reason == .broken { return (.passed, .zero) }
      failure.message = error.message
      throw failure
    }
    failure.differences = Expecting.differences(step.expect, answer, values, hasNotes: ground.hasControl)
    if failure.differences.isEmpty { failure.differences = keep(step.save, of: answer) }
    guard failure.differences.isEmpty else {
      failure.answer = ExchangeText.answer(answer)
      failure.remarks = exchange.remarks(on: answer)
      throw failure
    }
    return (.passed, answer.duration)
  }

  private func reasonToSkip(_ step: StepRequest, _ names: [String]) -> String? {
    if let name = names.first(where: { missing.contains($0) }) {
      return "it uses ${\(name)}, which a skipped step would have saved"
    }
    if step.target.hasPrefix("/_sim"), !ground.hasControl { return "it needs the control plane" }
    let target = Template.text(step.target, values)
    if !ground.allowsWrites, !OperationFinder.isReading(step.method, target) {
      return "it writes, and the target is only read; --allow-writes --confirm HOST lets it"
    }
    return nil
  }

  private mutating func skipped(_ step: StepRequest, _ reason: String) -> StepReport.Outcome {
    missing.formUnion(step.save.map(\.name))
    return .skipped(reason)
  }

  /// Keeps what later steps use; a path that leads nowhere is a difference.
  private mutating func keep(_ save: [(name: String, path: String)], of answer: HTTPAnswer) -> [Difference] {
    guard !save.isEmpty else { return [] }
    let body = Expecting.body(answer)
    var differences: [Difference] = []
    for (name, path) in save {
      if let value = Self.value(at: path, in: body) {
        values[name] = value
      } else {
        differences.append(Difference(path: path, expected: "a value to save as ${\(name)}", actual: nil))
      }
    }
    return differences
  }

  private static func value(at path: String, in body: JSONValue?) -> JSONValue? {
    (JSONPatch.steps(path) ?? []).reduce(body) { value, step in
      switch step {
      case .member(let name): return value?[name]
      case .element(let index):
        let elements = value?.arrayValue ?? []
        return elements.indices.contains(index) ? elements[index] : nil
      case .end: return nil
      }
    }
  }
}
