import Documents
import Rules
import Server
import Simulator
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim exec`: a command, and a simulator for as long as it runs (`control.md` 5).
enum ExecCommand {
  /// The options of `serve` that say something to a world which lives in memory, for one command, on this machine.
  private static let served: Set = [
    "seed", "scenario", "scenarios", "auth", "strict", "worlds", "world-ttl", "max-worlds", "worlds-max-bytes",
    "world-max-bytes", "clock", "random-seed", "workers", "limit", "no-sim-headers", "cors", "quiet",
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

  static let options =
    ownOptions + ServeCommand.options.filter { served.contains($0.name) } + [
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
    try checkCommand(command, arguments.rest)
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    let judge = try judge(arguments)
    let report = arguments.text("report")
    let asked = try arguments.choice("contract", Contracts.document)
    let runs = try (asked == .both ? [.document, .published] : [asked]).map { contract throws(UsageError) in
      var serving = arguments.with("db", ":memory:").with("port", arguments.text("port") ?? "0")
      serving = serving.with("log", arguments.text("log") ?? "off")
      if asked == .both { serving = serving.with("contract", contract.rawValue) }
      return ExecRun(
        configuration: try ServeConfiguration(serving), command: command, judge: judge,
        reports: report.map { asked == .both ? "\($0)/\(contract.rawValue)" : $0 })
    }
    for run in runs { try run.configuration.requireFiles() }
    for directory in runs.compactMap(\.reports) where !Files.makeDirectory(directory) {
      Console.fail(.cannotStart, "can't write reports to \(directory): \(Files.problem)")
    }
    Crypto.prepare()
    var code: Int32 = 0
    for run in runs {
      let outcome = run.perform()
      if code == 0 || code == ExitCode.notesReached.rawValue, outcome.code != 0 { code = outcome.code }
      if outcome.isInterrupted { break }
    }
    exit(code)
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

  private static func checkCommand(_ command: [String], _ rest: [String]) throws(UsageError) {
    if let word = rest.first {
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
