import Client
import Documents
import JSON
import Model
import Simulator
import Store
import Texts
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a sweep was asked for.
struct SweepPlan {
  let command: [String]
  let judge: FindingJudge
  /// Nil tries every oddity that is known.
  let oddities: [SweepOddity]?
  /// Runs beside one another.
  let jobs: Int
  /// Milliseconds that a run may take; nil follows from the plain run.
  let limit: Int64?
  /// The directory of the reports; nil writes none.
  let reports: String?
  let isJSON: Bool
  /// What each run serves, by the contract of its client; nil stands for the one that was asked for.
  let configurations: [Kontraktsval?: ServeConfiguration]

  /// Runs the command plain, then under each oddity, and says what it survived.
  ///
  /// - Returns: what the program ends with.
  func perform() -> Int32 {
    guard let configuration = configurations[nil] else { return ExitCode.usage.rawValue }
    let started = Startup(configuration)
    ChildSignals.block()
    let run = SweepRun(self, Self.image(started))
    do {
      return try run.perform()
    } catch let failure as ChildCommand.Failure {
      Console.error("fast2sim: \(failure.message)")
      return failure.code
    } catch {
      let problem = (error as? Serving.Problem)?.message ?? "\(error)"
      Console.fail(.cannotStart, "the sweep can't go on: \(problem)")
    }
  }

  /// What every run begins with, read once.
  private static func image(_ started: Startup) -> Image {
    let worlds = started.worlds()
    do {
      let image = try worlds.standard.database.image()
      try worlds.close()
      return image
    } catch { Console.fail(.cannotStart, "can't copy the seed: \(error)") }
  }
}

/// A sweep as it goes on.
private final class SweepRun {
  private let plan: SweepPlan
  private let image: Image
  private let progress: Progress
  /// The signal that asked to stop.
  private var interruption: Int32?
  private var isUnwritten = false

  init(_ plan: SweepPlan, _ image: Image) {
    self.plan = plan
    self.image = image
    progress = Console.progress(isQuiet: plan.configurations[nil]?.isQuiet ?? false)
  }

  func perform() throws -> Int32 {
    var found: SweepReport.Run?
    try run([nil], jobs: 1, limit: nil, rows: 0) { _, trial in
      found = trial.finish(plan.command, plan.judge, besides: nil) { written($0, to: "plain") }?.run
    }
    guard let plain = found else { return ExitCode.checksFailed.rawValue }
    let contract = Kontraktsval(exactly: plain.report.contract) ?? .document
    let oddities = plan.oddities ?? SweepList.known(besides: contract)
    let directories = oddities.map { $0.directory(among: oddities) }
    if let root = plan.reports { for name in directories { TrialReports.remove(from: "\(root)/\(name)") } }
    var rows = oddities.map { row($0, .notRun, nil) }
    if SweepReport.problem(plain) == nil, interruption == nil {
      try run(oddities, jobs: plan.jobs, limit: plan.limit ?? Self.limit(plain), rows: rows.count) { index, trial in
        // What somebody has stopped says nothing.
        guard interruption == nil else { return trial.abandon() }
        let ended = trial.finish(plan.command, plan.judge, besides: plain) { written($0, to: directories[index]) }
        if let ended { rows[index] = row(oddities[index], ended.verdict, ended.run) }
      }
    }
    progress.end()
    return tell(SweepReport(plain: plain, rows: rows))
  }

  private func row(_ oddity: SweepOddity, _ verdict: SweepReport.Verdict, _ run: SweepReport.Run?) -> SweepReport.Row {
    SweepReport.Row(name: oddity.name.visible, parts: oddity.parts, verdict: verdict, run: run)
  }

  /// Ten times what the plain run took, at least half a minute; and five seconds for each operation, since an oddity
  /// may make a client wait at each of them.
  private static func limit(_ plain: SweepReport.Run) -> Int64 {
    max(30_000, plain.report.duration / 100) + 5000 * Int64(plain.report.summary.calls.count)
  }

  // MARK: Running

  /// Runs the command under each oddity, several beside one another.
  ///
  /// - Parameters:
  ///   - rows: how many there are in all, for who waits.
  ///   - done: is told of each run that has ended, with its place in the list.
  private func run(
    _ oddities: [SweepOddity?], jobs: Int, limit: Int64?, rows: Int, done: (Int, SweepTrial) -> Void
  ) throws {
    var waiting = Array(oddities.enumerated())[...]
    var active: [(index: Int, trial: SweepTrial)] = []
    do {
      while true {
        while active.count < jobs, interruption == nil, let next = waiting.popFirst() {
          active.append((next.offset, try start(next.element, limit)))
        }
        guard !active.isEmpty else { return }
        if rows > 0 {
          // One line of a terminal has room for one name.
          let others = active.count > 1 ? " and \(active.count - 1) more" : ""
          let name = active.first?.trial.oddity?.name ?? ""
          progress.say("\(rows - waiting.count - active.count) of \(rows) oddities tried, now \(name)\(others)")
        }
        Self.wait(active.map(\.trial))
        passSignals(active.map(\.trial))
        for (_, trial) in active { trial.tend() }
        for (index, trial) in active where trial.end != nil { done(index, trial) }
        active.removeAll { $0.trial.end != nil }
      }
    } catch {
      for (_, trial) in active { trial.signal(SIGKILL) }
      throw error
    }
  }

  private func start(_ oddity: SweepOddity?, _ limit: Int64?) throws -> SweepTrial {
    let configuration = plan.configurations[oddity?.contract] ?? plan.configurations[nil]
    guard let configuration else { throw Serving.Problem(message: "no contract was asked for") }
    return try SweepTrial(
      oddity, configuration, image, command: plan.command, archives: plan.reports != nil, limit: limit)
  }

  /// Until one of them prints something or ends, or a moment has passed.
  private static func wait(_ trials: [SweepTrial]) {
    let files = trials.map(\.output.file)
    var entries = files.filter { $0 >= 0 }.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    // Who has shut its outputs is about to end.
    poll(&entries, nfds_t(entries.count), files.contains { $0 < 0 } ? 2 : 50)
  }

  /// Passes on what somebody sends to this program; the second signal ends all commands at once.
  private func passSignals(_ trials: [SweepTrial]) {
    var pending = sigset_t()
    sigpending(&pending)
    for signal in ChildSignals.passed where sigismember(&pending, signal) == 1 {
      var set = Signals.set([signal])
      var received: Int32 = 0
      sigwait(&set, &received)
      for trial in trials { trial.signal(interruption == nil ? received : SIGKILL) }
      interruption = interruption ?? received
    }
  }

  // MARK: Telling

  /// Writes the reports of a run; nil where none are wanted, or can be written.
  private func written(_ reports: TrialReports, to name: String) -> String? {
    guard let directory = plan.reports.map({ "\($0)/\(name)" }) else { return nil }
    guard let problem = reports.write(to: directory) else { return directory }
    said(problem)
    return nil
  }

  private func said(_ problem: String) {
    isUnwritten = true
    progress.end()
    Console.error(problem)
  }

  private func tell(_ report: SweepReport) -> Int32 {
    if let root = plan.reports {
      let documents = [
        ("junit.xml", Array(JUnit([report.junit]).xml.utf8)), ("sweep.json", Secrets.masked(report.json).indented),
      ]
      for (name, bytes) in documents where !Files.write(bytes, to: "\(root)/\(name)") {
        said("fast2sim: can't write \(root)/\(name): \(Files.problem)")
      }
    }
    if plan.isJSON {
      Console.out(bytes: Secrets.masked(report.json).indented)
    } else {
      Console.out(painted: report.text(colour: Console.isOutputColoured))
    }
    if let interruption { return 128 + interruption }
    if SweepReport.problem(report.plain) != nil, report.plain.report.end.code != 0 {
      return report.plain.report.end.code
    }
    return report.isFaultless && !isUnwritten ? ExitCode.fine.rawValue : ExitCode.checksFailed.rawValue
  }
}
