import Model
import Rules
import Server
import Simulator
import Texts
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim exec`: a command, and a simulator for as long as it runs (`docs/command-line.md`).
enum ExecCommand {
  /// The options of `serve` that say something to a world which lives in memory, for one command, on this machine.
  static let served: Set = [
    "seed", "scenario", "scenarios", "auth", "strict", "worlds", "world-ttl", "max-worlds", "worlds-max-bytes",
    "world-max-bytes", "clock", "random-seed", "workers", "limit", "no-sim-headers", "no-console", "cors",
    "quiet",
    "tls", "tls-dir", "tls-names", "tls-cert", "tls-key",
  ]

  /// Those that its help screen lists.
  static let ownOptions =
    [
      Option("report", "DIR", nil, "write junit.xml, traffic.har, coverage.json, notes.json, notes.md there"),
      Option("fail-on", "LEVEL", nil, "warning or error: end with 3 where such a note is left"),
      Option("allow", "CODE[@OP],…", nil, "notes that are meant, everywhere or in one operation"),
      Option("contract", "C", "1.1", "1.1, published, or both: once under each, with reports in DIR/C"),
    ] + Option.common

  /// Those of a sweep, which have a screen of their own. All must be said anew each time.
  static let sweepOptions = [
    Option(
      "sweep", "FILE", nil, "run it plain, then under each known oddity; =FILE has a list of your own", reach: .flag,
      alone: Option.Alone(value: "", words: [])),
    Option("jobs", "N", "1", "so many runs beside one another, 1 to 64", reach: .flag),
    Option("sweep-timeout", "TIME", nil, "when a run is ended; else 10 × plain and more, at least 30s", reach: .flag),
    Option("json", nil, nil, "print the table as JSON", reach: .flag),
  ]

  static let options =
    ownOptions + sweepOptions + ServeCommand.options.filter { served.contains($0.name) } + [
      Option("log", "WHAT", "off", "requests logged as they come: all, notes or off"),
      Option("port", "N", nil, "this port, in place of a free one", reach: .flag),
    ]

  private enum Contracts: String, CaseIterable {
    case document = "1.1"
    case published
    case both
  }

  private enum FailOn: String, CaseIterable { case warning, error }

  static func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    let end = words.firstIndex(of: "--") ?? words.endIndex
    var arguments = try arguments(Array(words[..<end]), environment)
    if arguments.isOn("help") { return Console.out(Help.exec) }
    let command = Array(words[end...].dropFirst())
    try checkCommand(command, arguments)
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    let judge = try judge(arguments)
    let report = arguments.text("report")
    if arguments.text("sweep") != nil {
      let plan = try sweep(arguments, command, judge)
      makeDirectories([report].compactMap(\.self))
      Crypto.prepare()
      exit(plan.perform())
    }
    for option in sweepOptions where arguments.text(option.name) != nil {
      throw UsageError(message: "--\(option.name) goes with --sweep")
    }
    let asked = try arguments.choice("contract", Contracts.document)
    let runs = try (asked == .both ? [.document, .published] : [asked]).map { contract throws(UsageError) in
      ExecRun(
        configuration: try serving(arguments, asked == .both ? contract.rawValue : nil), command: command,
        judge: judge,
        reports: report.map { asked == .both ? "\($0)/\(contract.rawValue)" : $0 })
    }
    for run in runs { try run.configuration.requireFiles() }
    makeDirectories(runs.compactMap(\.reports))
    Crypto.prepare()
    var code: Int32 = 0
    for run in runs {
      let outcome = run.perform()
      if code == 0 || code == ExitCode.notesReached.rawValue, outcome.code != 0 { code = outcome.code }
      if outcome.isInterrupted { break }
    }
    exit(code)
  }

  /// What a run serves.
  ///
  /// - Parameter contract: in place of the one that was asked for.
  private static func serving(
    _ arguments: Arguments, _ contract: String?
  ) throws(UsageError) -> ServeConfiguration {
    var serving = arguments.with("db", ":memory:").with("port", arguments.text("port") ?? "0")
    serving = serving.with("log", arguments.text("log") ?? "off")
    if let contract { serving = serving.with("contract", contract) }
    return try ServeConfiguration(serving)
  }

  private static func sweep(
    _ arguments: Arguments, _ command: [String], _ judge: FindingJudge
  ) throws(UsageError) -> SweepPlan {
    guard try arguments.choice("contract", Contracts.document) != .both else {
      throw UsageError(message: "--contract both can't go with --sweep, which tries the other contract itself")
    }
    guard arguments.text("port") == nil else {
      throw UsageError(message: "--port can't go with --sweep: each run has a server of its own, on a free port")
    }
    var configurations: [Kontraktsval?: ServeConfiguration] = [nil: try serving(arguments, nil)]
    for contract in Kontraktsval.allCases { configurations[contract] = try serving(arguments, contract.rawValue) }
    try configurations[nil]?.requireFiles()
    var limit: Int64?
    if let text = arguments.text("sweep-timeout") {
      limit = WaitCommand.milliseconds(text)
      guard let limit, limit > 0 else {
        throw arguments.wrong("sweep-timeout", "valid is a time of at most a day, such as 500ms, 30s or 2m")
      }
    }
    let jobs = try arguments.number("jobs", 1, in: 1...64)
    let file = arguments.text("sweep") ?? ""
    return SweepPlan(
      command: command, judge: judge, oddities: file.isEmpty ? nil : try SweepList.read(file), jobs: jobs,
      limit: limit, reports: arguments.text("report"), isJSON: arguments.isOn("json"), configurations: configurations)
  }

  private static func makeDirectories(_ directories: [String]) {
    for directory in directories where !Files.makeDirectory(directory) {
      Console.fail(.cannotStart, "can't write reports to \(directory): \(Files.problem)")
    }
  }

  private static func arguments(
    _ words: [String], _ environment: [String: String]
  ) throws(UsageError) -> Arguments {
    // What serve has and exec has not is no slip of the keyboard.
    for word in words where word.hasPrefix("--") {
      let name = String(word.dropFirst(2).prefix { $0 != "=" })
      if !options.contains(where: { $0.name == name }), ServeCommand.options.contains(where: { $0.name == name }) {
        throw UsageError(
          message: "exec has no --\(name): it serves a fresh world from memory, on this machine, for one command")
      }
    }
    return try Arguments(words, options, environment: environment)
  }

  private static func checkCommand(_ command: [String], _ arguments: Arguments) throws(UsageError) {
    if let word = arguments.rest.first {
      guard arguments.text("sweep") != "" else {
        throw UsageError(message: "--sweep takes its list behind =, and the command stands behind --: --sweep=\(word)")
      }
      throw UsageError(message: "exec takes the command behind --: fast2sim exec -- \(word) …")
    }
    if command.first?.isEmpty ?? true {
      throw UsageError(message: "exec needs a command behind --: fast2sim exec -- pytest")
    }
  }

  private static func judge(_ arguments: Arguments) throws(UsageError) -> FindingJudge {
    var threshold: NoteLevel?
    if arguments.text("fail-on") != nil {
      threshold = try arguments.choice("fail-on", FailOn.warning) == .warning ? .warning : .error
    }
    let codes = Coverage.Universe.api.codes.map(\.code) + [ExecRun.noRequests]
    let operations = Coverage.Universe.api.operations
    var allowed: [FindingJudge.Allowance] = []
    for text in (arguments.text("allow") ?? "").split(separator: ",") {
      let allowance = FindingJudge.Allowance(text.filter { $0 != " " })
      guard codes.contains(allowance.code) else {
        throw arguments.wrong("allow", "there is no note \(allowance.code); \(advice(allowance.code, codes))")
      }
      if let operation = allowance.operation, !operations.contains(operation) {
        throw arguments.wrong("allow", "there is no operation \(operation); \(advice(operation, operations))")
      }
      allowed.append(allowance)
    }
    return FindingJudge(threshold: threshold, allowed: allowed)
  }

  private static func advice(_ word: String, _ valid: [String]) -> String {
    nearest(word, valid).map { "did you mean \($0)?" } ?? "docs/notes.md and fast2sim operations list them"
  }
}
