import Documents
import Simulator
import Store
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of the command in a sweep, with a simulator of its own. Several run beside one another, and one thread
/// looks after them all.
final class SweepTrial {
  /// Nil for the plain run.
  let oddity: SweepOddity?
  /// What it has printed.
  let output: OutputTail
  /// How it ended; nil while it runs.
  private(set) var end: TrafficReport.End?
  /// Milliseconds that it was given, where it took longer and was ended.
  private(set) var overdue: Int64?
  private let server: ExecServer
  private let child: ChildCommand
  private let begun: Int64
  private var duration: Int64 = 0
  private let limit: Int64?
  private var deadline: Int64

  /// How long a command may clean up that is ended, in microseconds.
  private static let grace: Int64 = 2_000_000
  private static let never = Int64.max

  /// Starts it.
  ///
  /// - Parameters:
  ///   - image: the data that its worlds begin with.
  ///   - limit: milliseconds after which it is ended; nil gives it all the time that it wants.
  init(
    _ oddity: SweepOddity?, _ configuration: ServeConfiguration, _ image: Image, command: [String], archives: Bool,
    limit: Int64?
  ) throws {
    self.oddity = oddity
    self.limit = limit
    let started = try Startup(configuration, sharing: image)
    server = try ExecServer(started, configuration, archives: archives, oddity: oddity)
    begun = SystemTime.machine.elapsed()
    deadline = limit.map { SystemTime.machine.elapsed() + $0 * 1000 } ?? Self.never
    let (output, files) = try OutputTail.make()
    self.output = output
    defer { for file in [files.input, files.output] { close(file) } }
    do { child = try ChildCommand(command, server.variables, files: files) } catch {
      server.stop()
      output.shut()
      throw error
    }
  }

  /// Reads what it has printed, sees whether it has ended, and ends it where its time is over.
  func tend() {
    output.take()
    let now = SystemTime.machine.elapsed()
    if let end = child.look() {
      self.end = end
      duration = now - begun
      output.take()
      output.shut()
    } else if now >= deadline {
      child.signal(overdue == nil ? SIGTERM : SIGKILL)
      deadline = overdue == nil ? now + Self.grace : Self.never
      overdue = limit
    }
  }

  /// Sends a signal to the command and to all that it has started.
  func signal(_ number: Int32) { child.signal(number) }

  /// Stops the simulator of a run that nobody asks for any more.
  func abandon() { server.stop() }

  /// Stops the simulator of a run that has ended, and judges the run.
  ///
  /// - Parameters:
  ///   - plain: what it is compared with; nil for the plain run itself.
  ///   - write: is told of a run that is worth its reports, and says where they are.
  func finish(
    _ command: [String], _ judge: FindingJudge, besides plain: SweepReport.Run?,
    write: (TrialReports) -> String?
  ) -> (run: SweepReport.Run, verdict: SweepReport.Verdict)? {
    var found: (SweepReport.Run, SweepReport.Verdict)?
    server.stop {
      let (report, entries) = server.report(command, end ?? .exit(0), duration, judge)
      var run = SweepReport.Run(report: report, trace: server.witness.trace, output: output.lastLines)
      let verdict = plain.map { run.verdict(besides: $0, endedAfter: overdue) } ?? .survived
      if plain == nil || verdict.isFailure {
        run.reports = write(
          TrialReports(
            exec: ExecReports(
              directory: "", report: report, entries: entries, url: server.access.url, bundle: server.bundle()),
            output: output.bytes))
      }
      found = (run, verdict)
    }
    return found
  }
}

/// The files of one run of a sweep.
struct TrialReports {
  static let names = ExecReports.names + [ExecReports.bundleName, outputName]
  private static let outputName = "output.txt"

  var exec: ExecReports
  let output: [UInt8]

  /// Writes them all.
  ///
  /// - Returns: a line that says which can't be written; nil where all are.
  func write(to directory: String) -> String? {
    var exec = exec
    exec.directory = directory
    guard Files.makeDirectory(directory) else { return Self.failed(directory) }
    let path = "\(directory)/\(Self.outputName)"
    guard Files.write(output, to: path) else { return Self.failed(path) }
    return exec.write()
  }

  private static func failed(_ path: String) -> String { "fast2sim: can't write \(path): \(Files.problem)" }

  /// Removes what an earlier sweep has left in a directory; what is not of a sweep stays.
  static func remove(from directory: String) {
    for name in names { Files.remove("\(directory)/\(name)") }
    Files.removeEmptyDirectory(directory)
  }
}
