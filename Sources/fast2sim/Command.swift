import Documents

/// A command, or a screen of its own about a part of one: dispatch, help, manual and completions come from the list.
struct Command: Sendable {
  typealias Run = @Sendable (_ words: [String], _ environment: [String: String]) throws(UsageError) -> Void

  let name: String
  /// In a few words, for completions.
  let about: String
  let screen: @Sendable () -> String
  /// What may stand behind it, where that is one of a few words.
  var verbs: [String] = []
  /// What may stand behind such a word, where that is one of a few names.
  var names: @Sendable (_ verb: String) -> [String] = { _ in [] }
  /// Every option that it takes.
  var options: [Option] = []
  /// Nil for a screen about a part of another command.
  var run: Run?

  /// In the order of the overview; parts stand behind their command.
  static let all: [Command] = [
    Command(
      "serve", "serve the API", { Help.serve }, ServeCommand.options, help: "--help", ServeCommand.run),
    Command(name: "worlds", about: "serve: worlds, and what bounds them", screen: { Help.worlds }),
    Command(name: "tls", about: "serve: HTTPS", screen: { Help.tls }),
    Command(name: "shared", about: "serve: for a team, behind a router", screen: { Help.shared }),
    Command(
      name: "exec", about: "serve for as long as a command runs", screen: { Help.exec }, options: ExecCommand.options,
      run: ExecCommand.run),
    Command(name: "sweep", about: "exec: what a client survives", screen: { Help.sweep }),
    Command(
      "wait", "return when a simulator is ready", { Help.wait }, WaitCommand.options, help: "fast2sim help wait",
      WaitCommand.run),
    Command("open", "open the console of a running server", { Help.open }, OpenCommand.options, OpenCommand.run),
    Command("mcp", "let a coding agent use the simulator", { Help.mcp }, MCPCommand.options, MCPCommand.run),
    Command(name: "verbs", about: "what every verb of a running server takes", screen: { Help.verbs }),
    VerbCommand.clock.command, VerbCommand.reset.command, VerbCommand.undo.command, VerbCommand.fault.command,
    VerbCommand.journal.command, VerbCommand.verify.command, VerbCommand.world.command,
    Command(
      name: "seed", about: "check, generate or import seed files", screen: { Help.seed }, verbs: SeedCommand.verbs,
      options: SeedCommand.options + ImportCommand.options, run: SeedCommand.run),
    Command(name: "import", about: "seed import: from a running FAST2", screen: { Help.seedImport }),
    Command(
      "scenario", "run, check or show scenarios", { Help.scenario }, verbs: ScenarioCommand.verbs,
      names: { ["run", "show"].contains($0) ? ShippedScenarios.names : [] }, ScenarioCommand.options, words: .max,
      ScenarioCommand.run),
    Command("record", "write what passes as a scenario", { Help.record }, RecordCommand.options, RecordCommand.run),
    Command(
      "compare", "list where a running FAST2 differs", { Help.compare }, CompareCommand.options, CompareCommand.run),
    Command(
      "show", "look at a bundle or a HAR in the console", { Help.show }, ShowCommand.options, words: .max,
      ShowCommand.run),
    Command(
      name: "state", about: "the data as YAML and back, of a database or a server", screen: { Help.state },
      verbs: StateCommand.verbs, options: StateCommand.options + RunningServer.options, run: StateCommand.run),
    Command(
      name: "doctor", about: "look for what keeps serve from starting", screen: { Help.doctor },
      options: DoctorCommand.options, run: DoctorCommand.run),
    Command(
      "rules", "print every rule, or one", { Help.rules }, names: { _ in RulesCommand.numbers }, RulesCommand.options,
      words: .max, RulesCommand.run),
    Command(
      "notes", "print every note and refusal, or one", { Help.notes }, names: { _ in NotesCommand.codes },
      NotesCommand.options, words: .max, NotesCommand.run),
    Command(
      "schema", "print a JSON Schema for editors", { Help.schema }, verbs: SchemaCommand.Kind.allCases.map(\.rawValue),
      SchemaCommand.options, words: .max, SchemaCommand.run),
    Command(
      "openapi", "print the API as OpenAPI", { Help.openapi }, ContractCommand.openapiOptions, ContractCommand.openapi),
    Command(
      "postman", "print the API as a Postman collection", { Help.postman }, ContractCommand.postmanOptions,
      ContractCommand.postman),
    Command(
      "operations", "list the operations", { Help.operations }, ContractCommand.operationsOptions,
      ContractCommand.operations),
    Command(
      "version", "print the version, and what the program is made of", { Help.version }, VersionCommand.options,
      VersionCommand.run),
    Command("man", "print the manual page", { Help.manual }, Manual.options) { _, _ in Console.out(Manual.page) },
    Command(
      "completion", "print completions for a shell", { Help.completion },
      verbs: Completion.Shell.allCases.map(\.rawValue), Completion.options, words: .max, Completion.run),
  ]

  /// Behind `seed`, with a screen of its own.
  static let seedImport = Command("seed import", "", { Help.seedImport }, ImportCommand.options, ImportCommand.run)

  /// Those that can be run.
  static var runnable: [Command] { all.filter { $0.run != nil } }

  /// Every option of every command.
  static var options: [Option] { all.flatMap(\.options) }
}

extension Command {
  /// A command that is run with its arguments, once nobody has asked for its help: those of the file of options, too,
  /// where it can be given one.
  ///
  /// - Parameters:
  ///   - words: how many may stand behind it at most.
  ///   - help: where a mistake sends people; nil to its screen.
  fileprivate init(
    _ name: String, _ about: String, _ screen: @escaping @Sendable () -> String, verbs: [String] = [],
    names: @escaping @Sendable (_ verb: String) -> [String] = { _ in [] }, _ options: [Option], words most: Int = 0,
    help: String? = nil,
    _ perform: @escaping @Sendable (Arguments, _ environment: [String: String]) throws(UsageError) -> Void
  ) {
    self.init(name: name, about: about, screen: screen, verbs: verbs, names: names, options: options) {
      (words, environment) throws(UsageError) in
      var arguments = try Arguments(words, options, environment: environment)
      if arguments.isOn("help") { return Console.out(screen()) }
      if let word = arguments.rest.dropFirst(most).first {
        throw UsageError(message: "\(name) takes no '\(word)'; see \(help ?? "fast2sim \(name) --help")")
      }
      if options.contains(where: { $0.name == "config" }) {
        try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
      }
      try perform(arguments, environment)
    }
  }
}
