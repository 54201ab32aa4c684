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
      name: "serve", about: "serve the API", screen: { Help.serve }, options: ServeCommand.options,
      run: ServeCommand.run),
    Command(name: "worlds", about: "serve: worlds, and what bounds them", screen: { Help.worlds }),
    Command(name: "tls", about: "serve: HTTPS", screen: { Help.tls }),
    Command(name: "shared", about: "serve: for a team, behind a router", screen: { Help.shared }),
    Command(
      name: "exec", about: "serve for as long as a command runs", screen: { Help.exec }, options: ExecCommand.options,
      run: ExecCommand.run),
    Command(name: "sweep", about: "exec: what a client survives", screen: { Help.sweep }),
    Command(
      name: "wait", about: "return when a simulator is ready", screen: { Help.wait }, options: WaitCommand.options,
      run: WaitCommand.run),
    Command(
      name: "open", about: "open the console of a running server", screen: { Help.open }, options: OpenCommand.options,
      run: OpenCommand.run),
    Command(
      name: "mcp", about: "let a coding agent use the simulator", screen: { Help.mcp }, options: MCPCommand.options,
      run: MCPCommand.run),
    Command(name: "verbs", about: "what every verb of a running server takes", screen: { Help.verbs }),
    VerbCommand.clock.command, VerbCommand.reset.command, VerbCommand.undo.command, VerbCommand.fault.command,
    VerbCommand.journal.command, VerbCommand.verify.command, VerbCommand.world.command,
    Command(
      name: "seed", about: "check, generate or import seed files", screen: { Help.seed }, verbs: SeedCommand.verbs,
      options: SeedCommand.options + ImportCommand.options, run: SeedCommand.run),
    Command(name: "import", about: "seed import: from a running FAST2", screen: { Help.seedImport }),
    Command(
      name: "scenario", about: "run, check or show scenarios", screen: { Help.scenario }, verbs: ScenarioCommand.verbs,
      names: { ["run", "show"].contains($0) ? ShippedScenarios.names : [] }, options: ScenarioCommand.options,
      run: ScenarioCommand.run),
    Command(
      name: "record", about: "write what passes as a scenario", screen: { Help.record }, options: RecordCommand.options,
      run: RecordCommand.run),
    Command(
      name: "compare", about: "list where a running FAST2 differs", screen: { Help.compare },
      options: CompareCommand.options, run: CompareCommand.run),
    Command(
      name: "show", about: "look at a bundle or a HAR in the console", screen: { Help.show },
      options: ShowCommand.options, run: ShowCommand.run),
    Command(
      name: "state", about: "the data as YAML and back, of a database or a server", screen: { Help.state },
      verbs: StateCommand.verbs, options: StateCommand.options + RunningServer.options, run: StateCommand.run),
    Command(
      name: "doctor", about: "look for what keeps serve from starting", screen: { Help.doctor },
      options: DoctorCommand.options, run: DoctorCommand.run),
    Command(
      name: "rules", about: "print every rule, or one", screen: { Help.rules },
      names: { _ in RulesCommand.numbers }, options: RulesCommand.options, run: RulesCommand.run),
    Command(
      name: "notes", about: "print every note and refusal, or one", screen: { Help.notes },
      names: { _ in NotesCommand.codes }, options: NotesCommand.options, run: NotesCommand.run),
    Command(
      name: "schema", about: "print a JSON Schema for editors", screen: { Help.schema },
      verbs: SchemaCommand.Kind.allCases.map(\.rawValue), options: SchemaCommand.options, run: SchemaCommand.run),
    Command(
      name: "openapi", about: "print the API as OpenAPI", screen: { Help.openapi },
      options: ContractCommand.openapiOptions, run: ContractCommand.openapi),
    Command(
      name: "postman", about: "print the API as a Postman collection", screen: { Help.postman },
      options: ContractCommand.postmanOptions, run: ContractCommand.postman),
    Command(
      name: "operations", about: "list the operations", screen: { Help.operations },
      options: ContractCommand.operationsOptions, run: ContractCommand.operations),
    Command(
      name: "version", about: "print the version, and what the program is made of", screen: { Help.version },
      options: VersionCommand.options, run: VersionCommand.run),
    Command(
      name: "man", about: "print the manual page", screen: { Help.manual }, options: Manual.options, run: Manual.run),
    Command(
      name: "completion", about: "print completions for a shell", screen: { Help.completion },
      verbs: Completion.Shell.allCases.map(\.rawValue), options: Completion.options, run: Completion.run),
  ]

  /// Those that can be run.
  static var runnable: [Command] { all.filter { $0.run != nil } }

  /// Every option of every command.
  static var options: [Option] { all.flatMap(\.options) }
}
