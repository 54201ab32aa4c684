import Client
import Documents
import Server
import Texts
import Traffic

/// `fast2sim scenario run`, `check`, `list`, `show` and `schema`.
enum ScenarioCommand {
  static let options =
    [
      Option("target", "URL", nil, "run against this base URL, not a world of its own"),
      Option("allow-writes", nil, nil, "with --target: steps that write run too", reach: .flag),
      Option("confirm", "HOST", nil, "with --allow-writes: the target's host, once more", reach: .flag),
      Option("no-skips", nil, nil, "a skipped step fails the run"),
      Option("set", "NAME=VALUE,…", nil, "values in the place of the scenario's vars", reach: .flag),
      Option("junit", "FILE", nil, "write a report for pipelines there"),
      Option("bundles", "DIR", nil, "run: write a bundle of each that failed there, for fast2sim show"),
      Option("watch", nil, nil, "run: again whenever one of the files changes", reach: .flag),
      Option("strict", nil, nil, "check: a warning fails it too", reach: .flag),
      Option("ca-file", "FILE", nil, "with --target: certificates to trust, PEM"),
      Option("insecure", nil, nil, "with --target: trust any certificate", reach: .flag),
    ] + Option.common

  static let verbs = ["run", "check", "list", "show", "schema"]

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let rest = Array(arguments.rest.dropFirst())
    switch arguments.rest.first {
    case "run": try runSteps(arguments, rest)
    case "check": try check(rest, isStrict: arguments.isOn("strict"))
    case "list": try list(rest)
    case "show": try show(rest)
    case "schema":
      if let word = rest.first { throw UsageError(message: "scenario schema takes no '\(word)'") }
      Console.out(bytes: Array(ScenarioSchema.json.utf8))
    case nil:
      throw UsageError(
        message: "scenario needs 'run', 'check', 'list', 'show' or 'schema'; see fast2sim scenario --help")
    case let word?:
      let near =
        nearest(word, verbs).map { "did you mean \($0)?" } ?? "valid are run, check, list, show and schema"
      throw UsageError(message: "scenario has no '\(word)'; \(near)")
    }
  }

  private static func runSteps(_ arguments: Arguments, _ names: [String]) throws(UsageError) {
    let run = try ScenarioRun(arguments)
    if arguments.isOn("watch") { try ScenarioWatch(run, names).perform() }
    let files = names.isEmpty ? ScenarioFile.shipped : try ScenarioFile.all(names)
    if let shortfall = run.perform(files) { Console.fail(shortfall.code, shortfall.message) }
  }

  private static func check(_ names: [String], isStrict: Bool) throws(UsageError) {
    guard !names.isEmpty else { throw UsageError(message: "scenario check needs the name of a scenario file") }
    var (faults, warnings) = (0, 0)
    for file in try ScenarioFile.all(names) {
      switch file.read(remarks: StepRemarks.all) {
      case .scenario(let scenario):
        let steps = amount(scenario.steps.count, "step")
        warnings += scenario.warnings.count
        for warning in scenario.warnings { Console.error(warning.description) }
        let also = scenario.warnings.isEmpty ? "" : ", \(amount(scenario.warnings.count, "warning"))"
        Console.out("\(file.label): fine — \(scenario.namn.visible), \(steps)\(also)")
      case .diagnostics(let found):
        faults += found.count
        for diagnostic in found { Console.error(diagnostic.description) }
      }
    }
    if faults > 0 { Console.fail(.checksFailed, amount(faults, "mistake")) }
    if isStrict, warnings > 0 {
      Console.fail(.checksFailed, "\(amount(warnings, "warning")), and --strict is on")
    }
  }

  private static func list(_ names: [String]) throws(UsageError) {
    if let name = names.first { throw UsageError(message: "scenario list takes no '\(name)'") }
    for name in ShippedScenarios.names {
      guard let title = ShippedScenarios.title(name) else { continue }
      Console.out("\(name)\n    \(title.name)\(title.hasSteps ? "" : " (a state, without steps)")")
      if let why = title.why { Console.out("    \(why)") }
    }
  }

  private static func show(_ names: [String]) throws(UsageError) {
    guard let name = names.first, names.count == 1 else {
      throw UsageError(message: "scenario show needs one name; fast2sim scenario list has them")
    }
    guard let bytes = ShippedScenarios.bytes(name) else { throw ScenarioFile.unknown(name) }
    Console.out(bytes: bytes)
  }
}

/// A scenario file, or one that is built in.
struct ScenarioFile {
  /// What messages call it: its path as it was found.
  let label: String
  let bytes: [UInt8]

  /// Those that the arguments name: files, the YAML files of directories, and built-in ones by their names.
  ///
  /// - Parameter read: the bytes of a file by its path.
  static func all(
    _ names: [String], read: (String) -> [UInt8]? = Files.read
  ) throws(UsageError) -> [ScenarioFile] {
    func file(_ path: String) throws(UsageError) -> ScenarioFile {
      guard let bytes = read(path) else { throw Files.unreadable(path) }
      return ScenarioFile(label: path, bytes: bytes)
    }
    var files: [ScenarioFile] = []
    for name in names {
      if name.isEmpty { throw Files.unreadable(name) }
      if Files.isDirectory(name) {
        let found = paths([name])
        if found.isEmpty { throw UsageError(message: "there is no .yaml file in \(name)") }
        for path in found { files.append(try file(path)) }
      } else if Files.exists(name) {
        files.append(try file(name))
      } else if let bytes = ShippedScenarios.bytes(name) {
        files.append(ScenarioFile(label: "\(name).yaml", bytes: bytes))
      } else if case let inner = shipped.filter({ $0.label.hasPrefix(folder(name)) }), !inner.isEmpty {
        files += inner
      } else {
        if isFile(name) { try Files.require(name) }
        throw unknown(name)
      }
    }
    return files
  }

  /// The scenario files below those of the names that are folders.
  static func paths(_ names: [String]) -> [String] {
    names.filter(Files.isDirectory).flatMap { name in
      Files.all(in: name.hasSuffix("/") && name.count > 1 ? String(name.dropLast()) : name, where: isFile)
    }
  }

  /// Whether a name can only be one of a file.
  private static func isFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || name.hasSuffix(".yml") }

  private static func folder(_ name: String) -> String { name.hasSuffix("/") ? name : name + "/" }

  /// All that are built in.
  static var shipped: [ScenarioFile] {
    ShippedScenarios.names.map { ScenarioFile(label: "\($0).yaml", bytes: ShippedScenarios.bytes($0) ?? []) }
  }

  /// What the built-in ones go by: their paths, and their own names.
  static var names: [String] {
    ShippedScenarios.names + ShippedScenarios.names.compactMap { $0.split(separator: "/").last.map(String.init) }
  }

  static func unknown(_ name: String) -> UsageError {
    let near = nearest(name, names).map { "did you mean \($0)?" } ?? "fast2sim scenario list has the built-in ones"
    return UsageError(message: "there is no file and no built-in scenario '\(name)'; \(near)")
  }

  /// The scenario, or all that is wrong with it, slips in the paths of its steps too.
  ///
  /// - Parameters:
  ///   - include: the bytes of a file by its path.
  ///   - remarks: looks for what may be slips in the bodies of its steps.
  func read(
    include: (String) -> [UInt8]? = Files.read, remarks: (Scenario) -> [StepRemark] = { _ in [] }
  ) -> ScenarioResult {
    ScenarioDocument.read(
      bytes: bytes, file: label, include: include, operations: Coverage.Universe.api.operations,
      slip: StepAdvice.slip, remarks: remarks)
  }
}
