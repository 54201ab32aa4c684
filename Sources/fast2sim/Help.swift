import Texts

/// The help screens; each fits a terminal of 24 lines and 100 columns, and shows an example.
enum Help {
  static let overview = """
    fast2sim \(Product.version) — a simulator of FAST2's work-order API (API Arbetsorder), offline, in one process

    usage: fast2sim [command] [options]

    commands:
      serve            serve the API; also without a command
      exec             serve it for as long as a command runs, and report what was noted
      wait, open, mcp  return when a simulator is ready; open its page; let a coding agent use it
      clock, reset, undo, fault, journal, verify, world: steer a running server (see help verbs)
      seed             check seed files, write a large one, or import one from a running FAST2
      scenario         run, check, list or show scenarios: states with steps, each a test
      record, compare  a running FAST2: what passes as a scenario; where its answers differ from ours
      state            the data as YAML and back, of a database or a running server; copy one in use
      doctor, show     look for what would keep serve from starting; look at the bundle or HAR of a run
      rules, notes     explain a rule, a note or a refusal, or list them all
      openapi, postman, operations, schema: print the API in three forms; the JSON Schema of a file
      man, completion, version, help [COMMAND]: the manual page, words for shells, the version, this

    An option is a flag (--port 8280), else a variable (FAST2SIM_PORT=8280), else a key of fast2sim.yaml
    (port: 8280) in this directory or of --config; else its default, in parentheses where it has one.

    example: fast2sim serve --port 8280 --db fast2.sqlite

    exit codes: 0 fine · 1 checks failed · 2 usage · 3 notes reached --fail-on · 4 can't start
    """

  static let serve =
    """
    usage: fast2sim [serve] [options]      serves the API at http://HOST:PORT, from one database

    \(lines(ServeCommand.options.filter { $0.name != "help" && !isElsewhere($0) }))
    fast2sim help worlds has --scenario, --cors and worlds' limits; help tls HTTPS; help shared routers

    example: fast2sim serve --db :memory: --port 0 --clock 2026-03-02T08:00:00+01:00
    """

  private static func isElsewhere(_ option: Option) -> Bool {
    worldOptions.contains(option.name)
      || (TLSOptions.options + SharedOptions.options).contains { $0.name == option.name }
  }

  static let tls =
    """
    usage: fast2sim [serve] --tls [options]      HTTPS beside HTTP, as the gateway has them

    --tls makes an authority and a certificate for localhost, 127.0.0.1, ::1 and --host, keeps
    both beside the database, and renews them. Clients trust DB.tls/ca.pem, which is also
    http://HOST:PORT/_sim/ca.pem. --tls-cert and --tls-key serve what you have instead.

    \(lines(TLSOptions.options))

    example: fast2sim serve --tls & fast2sim wait &&
             curl --cacert fast2.sqlite.tls/ca.pem https://localhost:8243/_sim/health
    """

  /// Those that have a screen of their own.
  private static let worldOptions = [
    "scenario", "scenarios", "worlds", "world-ttl", "max-worlds", "worlds-max-bytes", "world-max-bytes",
    "no-sim-headers", "no-console", "console-dir", "cors", "watch-seed", "quiet",
  ]

  static let worlds =
    """
    usage: fast2sim [serve] [options]      worlds at /w/NAME, made by touching or by hand

    Every world is an installation of its own: data, tokens, clock, faults and journal. A client
    that can't change its base URL reaches world x as demo-key@x.

    \(lines(ServeCommand.options.filter { worldOptions.contains($0.name) }))

    example: fast2sim serve --scenario sla-bruten --db :memory:
    """

  static let shared =
    """
    usage: fast2sim [serve] [options]      for a team, or as one of several behind a router

    A router leads requests by the name of the world, and asks /_sim/ready where to; docs/shared.md
    has examples for HAProxy and nginx. SIGTERM and Ctrl-C stop at once without --drain.

    \(lines(SharedOptions.options))

    example: fast2sim serve --db :memory: --drain 10s
    """

  static let exec =
    """
    usage: fast2sim exec [options] -- COMMAND [ARGUMENT…]

    Serves a fresh world from memory on a free port for as long as the command runs, with
    FAST2_BASE_URL, OAUTH2_TOKEN_ENDPOINT, CONSUMER_KEY, CONSUMER_SECRET, FAST2_USERNAME,
    FAST2_PASSWORD, KUND_ID, KUND_NR and FAST2_SIM_URL set. Then it prints what was noted and what
    was covered, and ends as the command did, or with 3 where notes reach --fail-on.

    \(lines(ExecCommand.ownOptions))

    It takes --port N, --log WHAT (off) and the options of serve that such a world can have: --seed,
    --scenario, --strict, --clock, --random-seed, --auth, --limit, --tls and others.
    --sweep tells which known oddities of the real system the command survives: fast2sim help sweep

    example: fast2sim exec --report build/fast2sim --fail-on warning -- pytest
    """

  static let sweep =
    """
    usage: fast2sim exec --sweep[=FILE] [options] -- COMMAND [ARGUMENT…]

    Runs the command plain, then once for each fault, quirk and contract that is known of the real
    system, each time in a fresh world, and prints what it survived, what it did not, and what no
    request of it reached. It survives where it ends with 0, and leaves no note of --fail-on that
    the plain run does not. Ends with 1 where something is not survived.

    \(lines(ExecCommand.sweepOptions))

    --report DIR has junit.xml and sweep.json, and a directory for the plain run and each failure.
    The other options of exec count for every run.

    example: fast2sim exec --sweep --jobs 4 --report build/sweep -- pytest
    """

  static let wait =
    """
    usage: fast2sim wait [options]

    Returns with 0 as soon as the simulator at the URL is ready, and with 1 and a line that says why
    where it is not within the time: for scripts, and for the health check of a container.

    \(lines(WaitCommand.options))

    example: fast2sim serve --db :memory: --port 9000 & fast2sim wait --url http://127.0.0.1:9000
    """

  static let seed =
    """
    usage: fast2sim seed check FILE…
           fast2sim seed generate --objekt N [options]
           fast2sim seed import --from URL [options]      has a screen of its own: --help

    check     says all that is wrong with seed files, as file:line:column: path: message
    generate  writes a seed to standard output; the same arguments give the same bytes

    \(lines(SeedCommand.options))

    example: fast2sim seed generate --objekt 2000 --arbetsorder 100000 > stor.yaml
             fast2sim seed check stor.yaml && fast2sim serve --seed stor.yaml --db stor.sqlite
    """

  static let show =
    """
    usage: fast2sim show FILE [options]      FILE: a bundle, or an HTTP Archive

    Starts a simulator of its own, sends in it what the bundle has, and opens the console at the
    request that failed. What can't be replayed, such as a HAR, is shown as it is, with the reason.

    \(lines(ShowCommand.options))

    example: fast2sim exec --report report -- pytest || fast2sim show report/bundle.json
    """

  static let state =
    """
    usage: fast2sim state export [--db FILE] [--world NAME] [--out FILE]
           fast2sim state import FILE [--db FILE] [--force]
           fast2sim state backup --out FILE [--db FILE] [--force]
           fast2sim state show [--out FILE] | load FILE | remove REGISTER ID      of a running server

    export  writes all of a database as YAML, which import, --seed and load read
    import  makes a database of such a file, whole or not at all; no server may be using it
    backup  copies a database and the worlds beside it, files included, and checks the copy
    show    writes the data of a world as YAML, or as JSON with --json
    load    lays what a file has over that data: all of it, or nothing

    \(lines(StateCommand.options))
    fast2sim help verbs has --url and what else show, load and remove take

    example: fast2sim state export --out igar.yaml
             fast2sim state load fler.yaml --world test-1
    """

  static let verbs =
    """
    usage: fast2sim clock | reset | undo | fault | journal | verify | world [verb] [options]
           fast2sim state show | load | remove [options]

    What steers a running server, and looks into it, without curl: the calls of /_sim. The server is
    that of --url, else of FAST2_SIM_URL, which exec and --env-file hand out, else the one that serve
    starts here. fast2sim help clock, and so on, has the verbs of each.

    \(lines(RunningServer.options + Option.common))

    Tables have colours on a terminal: NO_COLOR=1 takes them away, CLICOLOR_FORCE=1 always has them.
    Ends with 1 where the server refuses what it is asked, or verify says no; with 4 where none answers.

    example: fast2sim clock advance P3D --world test-1
             fast2sim journal --level warning --json
    """

  static let doctor =
    """
    usage: fast2sim doctor [options of serve] [--json]

    Looks at what serve with the same options needs: the file of options, the ports and who has
    them, the database (its version, whether it is whole, the disk), the seed, TLS files and the
    rights to them, the clock, the libraries. Each line is ok, a warning or a problem, with what
    to do. It changes nothing. Ends with 1 where there is a problem.

    \(lines(DoctorCommand.own + Option.common))
    fast2sim help serve has the others

    example: fast2sim doctor --db fast2.sqlite --tls
    """

  static let scenario =
    """
    usage: fast2sim scenario run [FILE|FOLDER|NAME…] [options]
           fast2sim scenario check FILE|FOLDER…
           fast2sim scenario list | show NAME | schema

    run    runs the steps, each scenario in a world of its own; without a name all built-in ones
    check  says all that is wrong with scenario files, as file:line:column: path: message
    list   the built-in scenarios; show prints one, to begin with; schema is for editors

    \(lines(ScenarioCommand.options))
    --target takes CONSUMER_KEY, CONSUMER_SECRET, FAST2_USERNAME and FAST2_PASSWORD from the environment

    example: fast2sim scenario run scenarios --junit report.xml
    """

  static let seedImport =
    """
    usage: fast2sim seed import --from URL [options]

    Reads the fasta strukturen of a running FAST2, or of a simulator, into a seed file, with invented
    names, phones, mails and customer numbers. Sends nothing but reading requests.

    \(lines(ImportCommand.options.filter { $0.name != "help" }))

    example: fast2sim seed import --from https://fast2.example.com:8243 --kund-id 310001
    """

  static let record =
    """
    usage: fast2sim record --upstream URL [options]

    Passes requests on to a FAST2, or to a simulator, and writes them as a scenario that runs again:
    with invented names, phones, mails and customer numbers, and without passwords and tokens.

    \(lines(RecordCommand.options.filter { $0.name != "help" }))

    example: fast2sim record --upstream https://fast2.example.com:8243 --port 8290 --out fel.yaml
    """

  static let compare =
    """
    usage: fast2sim compare --target URL [options]

    Asks the simulator and a running FAST2 the same, and lists where they differ: fields, types and
    forms, statuses, bodies of errors, headers and behaviour. Sends nothing but reading requests.
    Values are not compared, so the data may differ. Ends with 1 where there is a difference.

    \(lines(CompareCommand.options.filter { $0.name != "help" }))

    example: fast2sim compare --target https://fast2.example.com:8243 --contract published
    """

  static let rules =
    """
    usage: fast2sim rules [options]
           fast2sim rules N                    one rule, and the notes and refusals that name it

    Prints every rule that the simulator keeps, as Markdown: what it says, whether it rests on the
    document, the published OpenAPI, what was observed or an assumption, and the share of each.
    Needs no server.

    \(lines(RulesCommand.options))

    example: fast2sim rules --basis assumed
             fast2sim rules 4.2
    """

  static let notes =
    """
    usage: fast2sim notes                      every note and refusal, with what to do
           fast2sim notes CODE                 one of them, and its rule

    Explains the codes of X-Sim-Notes, of the log and of the journal. Needs no server.

    \(lines(NotesCommand.options))

    example: fast2sim notes status-step
    """

  static let schema =
    """
    usage: fast2sim schema seed | scenario | config

    Prints the JSON Schema of seed files, of scenario files or of fast2sim.yaml: for editors, and for
    whatever else checks files.

    \(lines(SchemaCommand.options))

    example: fast2sim schema scenario > scenario.schema.json
    """

  static let openapi =
    """
    usage: fast2sim openapi [options]

    Prints the API that is served as an OpenAPI 3.0.3 document, by the names of a contract.

    \(lines(ContractCommand.openapiOptions))

    example: fast2sim openapi --contract published --format yaml > openapi.yaml
    """

  static let postman =
    """
    usage: fast2sim postman [options]

    Prints a Postman collection, format 2.1, that runs from top to bottom on the demo seed, or its
    environment; by the names of a contract.

    \(lines(ContractCommand.postmanOptions))

    example: fast2sim postman --contract published > collection.json
    """

  static let operations =
    """
    usage: fast2sim operations [options]

    Lists the operations that the document and the published OpenAPI print, each with what serves it
    here, and how many of them are served. Ends with 1 where one is not. With --fidelity: what of
    each is documented, observed or assumed, and what is not simulated.

    \(lines(ContractCommand.operationsOptions))

    example: fast2sim operations | grep 'operations,'
    """

  private static func lines(_ options: [Option]) -> String { options.map(\.line).joined(separator: "\n") }

  static let version =
    """
    usage: fast2sim version [options]

    Prints the version. With --verbose also the contracts that are served, the platform, Swift's
    version, and each library by its own words: whether it lies within the program or is the machine's.

    \(lines(VersionCommand.options))

    example: fast2sim version --verbose
    """

  static let manual =
    """
    usage: fast2sim man

    Prints the manual page of section 1, which has all of these screens.

    \(lines(Manual.options))

    example: fast2sim man > /usr/local/share/man/man1/fast2sim.1
    """

  static let completion =
    """
    usage: fast2sim completion [bash|zsh|fish]

    Prints what lets a shell complete commands, options and names; for bash where none is named.

    \(lines(Completion.options))

    example: fast2sim completion bash > /etc/bash_completion.d/fast2sim
             fast2sim completion zsh > /usr/local/share/zsh/site-functions/_fast2sim
             fast2sim completion fish > ~/.config/fish/completions/fast2sim.fish
    """

  /// The screen of a command.
  static func screen(_ command: String) throws(UsageError) -> String {
    if command == "help" { return overview }
    guard let found = Command.all.first(where: { $0.name == command }) else { throw unknown(command) }
    return found.screen()
  }

  /// The mistake that a word that is no command is.
  static func unknown(_ word: String) -> UsageError {
    let near = nearest(word, Command.all.map(\.name) + ["help"]).map { "did you mean \($0)?" }
    return UsageError(message: "there is no command '\(word)'; \(near ?? "see fast2sim --help")")
  }
}
