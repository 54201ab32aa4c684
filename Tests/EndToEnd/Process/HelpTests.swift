import TestKit
import Testing

/// The help screens as they are printed; a change of one is a change for users, and is made here too.
@Suite struct HelpTests {
  @Test(arguments: HelpScreen.all)
  func `a help screen is what was agreed`(_ screen: HelpScreen) throws {
    for arguments in screen.ways {
      let result = try Scratch().run(arguments)
      #expect(result.output == screen.text + "\n", "\(arguments)")
      #expect(result.errors == "")
      #expect(result.end == .exit(0))
    }
  }

  @Test(arguments: HelpScreen.all)
  func `a help screen fits a small terminal and shows an example`(_ screen: HelpScreen) {
    let lines = screen.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 24)
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(screen.text.contains("example: fast2sim "))
  }

  @Test(arguments: [["version"], ["--version"]])
  func `the version is one line`(_ arguments: [String]) throws {
    #expect(try Scratch().run(arguments).output == "fast2sim \(productVersion)\n")
  }

  @Test func `help asks for no configuration`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "no such key: 1\n")
    #expect(try scratch.run(["serve", "--help"], environment: ["FAST2SIM_HELP": "no"]).end == .exit(0))
  }
}

/// A screen, and the ways to it.
struct HelpScreen: CustomTestStringConvertible {
  let ways: [[String]]
  let text: String
  var testDescription: String { ways[0].joined(separator: " ") }

  /// The names of the options that it lists, with the default in parentheses.
  var options: [(name: String, standard: String?)] {
    text.split(separator: "\n").filter { $0.hasPrefix("  --") && $0.count > 28 && !$0.hasPrefix("  --port 8280") }.map {
      let name = $0.dropFirst(4).prefix { $0 != " " }
      let standard = $0.hasSuffix(")") ? $0.split(separator: "(").last.map { String($0.dropLast()) } : nil
      return (String(name), standard)
    }
  }

  /// Options that must be said anew each time, and so have no variable and no key.
  static let withoutKey = flagsAlone + flagsOfVerbs
  private static let flagsAlone = [
    "allow-writes", "confirm", "fidelity", "insecure", "jobs", "no-anonymise", "set", "sweep", "sweep-timeout",
    "verbose", "watch",
  ]

  static let all = [
    overview, serve, worlds, tls, shared, exec, sweep, wait, mcp, seed, seedImport, scenario, record, compare, show,
    state, doctor,
    rules, openapi, postman, operations, version, manual, completion,
    open, verbs, clock, reset, undo, fault, journal, verify, world, notes, schema,
  ]

  static let overview = HelpScreen(
    ways: [["--help"], ["-h"], ["help"], ["help", "help"]],
    text: """
      fast2sim \(productVersion) — a simulator of FAST2's work-order API (API Arbetsorder), offline, in one process

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
      """)

  static let serve = HelpScreen(
    ways: [["serve", "--help"], ["serve", "-h"], ["help", "serve"], ["--port", "1", "--help"]],
    text: """
      usage: fast2sim [serve] [options]      serves the API at http://HOST:PORT, from one database

        --host ADDRESS            where to listen (127.0.0.1)
        --port N                  0 takes a free one (8280)
        --port-file FILE          write the port there when ready
        --env-file FILE           write FAST2_BASE_URL and demo credentials there when ready
        --db FILE                 the database; :memory: keeps nothing (fast2.sqlite)
        --seed FILE               what an empty database is filled from, else the built-in demo
        --reseed                  replace all data by the seed; a copy is kept
        --contract 1.1|published  whose names travel where the key doesn't say (1.1)
        --auth MODE               full, no-gateway or off (full)
        --strict LEVEL            lenient, fast2 or strict, which it is alone (lenient)
        --admin-key KEY           what opens /_sim to other machines, in X-Sim-Admin-Key
        --clock DATE-TIME         the world's time at start; it runs on from there
        --random-seed N           makes ids, names of temp files, chance and tokens repeat
        --durability MODE         full: each answered write survives power loss (normal)
        --workers N               threads that answer, else one per core
        --limit NAME=N,…          target, headers, body and others; docs/command-line.md lists them
        --log WHAT                all, notes or off, else all on a terminal and notes elsewhere
        --config FILE             options as key: value; read if there: fast2sim.yaml
      fast2sim help worlds has --scenario, --cors and worlds' limits; help tls HTTPS; help shared routers

      example: fast2sim serve --db :memory: --port 0 --clock 2026-03-02T08:00:00+01:00
      """)

  static let tls = HelpScreen(
    ways: [["help", "tls"]],
    text: """
      usage: fast2sim [serve] --tls [options]      HTTPS beside HTTP, as the gateway has them

      --tls makes an authority and a certificate for localhost, 127.0.0.1, ::1 and --host, keeps
      both beside the database, and renews them. Clients trust DB.tls/ca.pem, which is also
      http://HOST:PORT/_sim/ca.pem. --tls-cert and --tls-key serve what you have instead.

        --tls                     serve HTTPS too, with a certificate made at the first start
        --tls-port N              where; 0, or --port 0 without this, takes a free one (8243)
        --tls-dir DIR             where that certificate and its authority lie, else DB.tls
        --tls-names NAME,…        names and addresses that it is for, besides this machine's
        --tls-cert FILE           a certificate of your own, in PEM, with those that lead to its root
        --tls-key FILE            its private key, in PEM, without a passphrase

      example: fast2sim serve --tls & fast2sim wait &&
               curl --cacert fast2.sqlite.tls/ca.pem https://localhost:8243/_sim/health
      """)

  static let shared = HelpScreen(
    ways: [["help", "shared"]],
    text: """
      usage: fast2sim [serve] [options]      for a team, or as one of several behind a router

      A router leads requests by the name of the world, and asks /_sim/ready where to; docs/shared.md
      has examples for HAProxy and nginx. SIGTERM and Ctrl-C stop at once without --drain.

        --admin-port N            /_sim and its page there, the API alone at --port; 0 takes a free one
        --key-secret-file FILE    token keys follow from it, so that each server knows all tokens
        --log-format FORMAT       json: what is said is an object a line, for programs (text)
        --drain TIME              SIGTERM: serve on, unready, until nobody asks, at most so long: 10s

      example: fast2sim serve --db :memory: --drain 10s
      """)

  static let worlds = HelpScreen(
    ways: [["help", "worlds"]],
    text: """
      usage: fast2sim [serve] [options]      worlds at /w/NAME, made by touching or by hand

      Every world is an installation of its own: data, tokens, clock, faults and journal. A client
      that can't change its base URL reaches world x as demo-key@x.

        --scenario FILE|NAME      what an empty database begins as, in place of a seed
        --scenarios DIR           where scenarios lie that are loaded by name (scenarios)
        --worlds MODE             touch makes worlds at /w/NAME; explicit does not (touch)
        --world-ttl SECONDS       idle worlds in memory go after so long (3600)
        --max-worlds N            past it unused and long idle ones go (10000)
        --worlds-max-bytes N      what they may take together, else half of the memory
        --world-max-bytes N       what a world besides default may use (268435456)
        --cors ORIGIN,…           sites whose pages may call the API from a browser; * is all
        --no-sim-headers          leave out X-Sim-Request-Id and its like
        --no-console              leave out the page at /_sim/
        --console-dir DIR         the files of that page, for who changes them
        --watch-seed              lay --seed over what is served whenever it changes
        --quiet                   show no progress on a terminal

      example: fast2sim serve --scenario sla-bruten --db :memory:
      """)

  static let state = HelpScreen(
    ways: [["state", "--help"], ["help", "state"], ["state", "export", "--help"]],
    text: """
      usage: fast2sim state export [--db FILE] [--world NAME] [--out FILE]
             fast2sim state import FILE [--db FILE] [--force]
             fast2sim state backup --out FILE [--db FILE] [--force]
             fast2sim state show [--out FILE] | load FILE | remove REGISTER ID      of a running server

      export  writes all of a database as YAML, which import, --seed and load read
      import  makes a database of such a file, whole or not at all; no server may be using it
      backup  copies a database and the worlds beside it, files included, and checks the copy
      show    writes the data of a world as YAML, or as JSON with --json
      load    lays what a file has over that data: all of it, or nothing

        --db FILE                 the database; a server may be using it (fast2.sqlite)
        --world NAME              export: a world that stays, in place of the one at the base URL
        --out FILE                export: where to, else standard output; backup: the copy
        --force                   replace the file that is there; import keeps a copy of the data
        --quiet                   show no progress on a terminal
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this
      fast2sim help verbs has --url and what else show, load and remove take

      example: fast2sim state export --out igar.yaml
               fast2sim state load fler.yaml --world test-1
      """)

  static let doctor = HelpScreen(
    ways: [["doctor", "--help"], ["help", "doctor"], ["doctor", "--tls", "-h"]],
    text: """
      usage: fast2sim doctor [options of serve] [--json]

      Looks at what serve with the same options needs: the file of options, the ports and who has
      them, the database (its version, whether it is whole, the disk), the seed, TLS files and the
      rights to them, the clock, the libraries. Each line is ok, a warning or a problem, with what
      to do. It changes nothing. Ends with 1 where there is a problem.

        --json                    print the findings as JSON
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this
      fast2sim help serve has the others

      example: fast2sim doctor --db fast2.sqlite --tls
      """)

  static let exec = HelpScreen(
    ways: [["exec", "--help"], ["help", "exec"], ["exec", "--report", "x", "-h"]],
    text: """
      usage: fast2sim exec [options] -- COMMAND [ARGUMENT…]

      Serves a fresh world from memory on a free port for as long as the command runs, with
      FAST2_BASE_URL, OAUTH2_TOKEN_ENDPOINT, CONSUMER_KEY, CONSUMER_SECRET, FAST2_USERNAME,
      FAST2_PASSWORD, KUND_ID, KUND_NR and FAST2_SIM_URL set. Then it prints what was noted and what
      was covered, and ends as the command did, or with 3 where notes reach --fail-on.

        --report DIR              write junit.xml, traffic.har, coverage.json, notes.json, notes.md there
        --fail-on LEVEL           warning or error: end with 3 where such a note is left
        --allow CODE[@OP],…       notes that are meant, everywhere or in one operation
        --contract C              1.1, published, or both: once under each, with reports in DIR/C (1.1)
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      It takes --port N, --log WHAT (off) and the options of serve that such a world can have: --seed,
      --scenario, --strict, --clock, --random-seed, --auth, --limit, --tls and others.
      --sweep tells which known oddities of the real system the command survives: fast2sim help sweep

      example: fast2sim exec --report build/fast2sim --fail-on warning -- pytest
      """)

  static let sweep = HelpScreen(
    ways: [["help", "sweep"]],
    text: """
      usage: fast2sim exec --sweep[=FILE] [options] -- COMMAND [ARGUMENT…]

      Runs the command plain, then once for each fault, quirk and contract that is known of the real
      system, each time in a fresh world, and prints what it survived, what it did not, and what no
      request of it reached. It survives where it ends with 0, and leaves no note of --fail-on that
      the plain run does not. Ends with 1 where something is not survived.

        --sweep FILE              run it plain, then under each known oddity; =FILE has a list of your own
        --jobs N                  so many runs beside one another, 1 to 64 (1)
        --sweep-timeout TIME      when a run is ended; else 10 × plain and more, at least 30s
        --json                    print the table as JSON

      --report DIR has junit.xml and sweep.json, and a directory for the plain run and each failure.
      The other options of exec count for every run.

      example: fast2sim exec --sweep --jobs 4 --report build/sweep -- pytest
      """)

  static let wait = HelpScreen(
    ways: [["wait", "--help"], ["help", "wait"]],
    text: """
      usage: fast2sim wait [options]

      Returns with 0 as soon as the simulator at the URL is ready, and with 1 and a line that says why
      where it is not within the time: for scripts, and for the health check of a container.

        --url URL                 the base URL of the simulator (http://127.0.0.1:8280)
        --timeout TIME            how long to wait: 500ms, 30s, 2m; 0s asks once (30s)
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim serve --db :memory: --port 9000 & fast2sim wait --url http://127.0.0.1:9000
      """)

  static let rules = HelpScreen(
    ways: [["rules", "--help"], ["help", "rules"]],
    text: """
      usage: fast2sim rules [options]
             fast2sim rules N                    one rule, and the notes and refusals that name it

      Prints every rule that the simulator keeps, as Markdown: what it says, whether it rests on the
      document, the published OpenAPI, what was observed or an assumption, and the share of each.
      Needs no server.

        --basis WHAT              only rules that rest on it: document, published, observed or assumed
        --json                    print them as JSON, for programs
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim rules --basis assumed
               fast2sim rules 4.2
      """)

  static let scenario = HelpScreen(
    ways: [
      ["scenario", "--help"], ["help", "scenario"], ["scenario", "run", "--help"], ["scenario", "list", "-h"],
    ],
    text: """
      usage: fast2sim scenario run [FILE|FOLDER|NAME…] [options]
             fast2sim scenario check FILE|FOLDER…
             fast2sim scenario list | show NAME | schema

      run    runs the steps, each scenario in a world of its own; without a name all built-in ones
      check  says all that is wrong with scenario files, as file:line:column: path: message
      list   the built-in scenarios; show prints one, to begin with; schema is for editors

        --target URL              run against this base URL, not a world of its own
        --allow-writes            with --target: steps that write run too
        --confirm HOST            with --allow-writes: the target's host, once more
        --no-skips                a skipped step fails the run
        --set NAME=VALUE,…        values in the place of the scenario's vars
        --junit FILE              write a report for pipelines there
        --bundles DIR             run: write a bundle of each that failed there, for fast2sim show
        --watch                   run: again whenever one of the files changes
        --strict                  check: a warning fails it too
        --ca-file FILE            with --target: certificates to trust, PEM
        --insecure                with --target: trust any certificate
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this
      --target takes CONSUMER_KEY, CONSUMER_SECRET, FAST2_USERNAME and FAST2_PASSWORD from the environment

      example: fast2sim scenario run scenarios --junit report.xml
      """)

  static let seed = HelpScreen(
    ways: [["seed", "--help"], ["help", "seed"], ["seed", "check", "--help"], ["seed", "generate", "--help"]],
    text: """
      usage: fast2sim seed check FILE…
             fast2sim seed generate --objekt N [options]
             fast2sim seed import --from URL [options]      has a screen of its own: --help

      check     says all that is wrong with seed files, as file:line:column: path: message
      generate  writes a seed to standard output; the same arguments give the same bytes

        --objekt N                how many objekt to generate, 1 to 1,000,000
        --arbetsorder N           how many arbetsorder to generate (0)
        --random-seed N           what the seed follows from, else 1
        --quiet                   show no progress on a terminal
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim seed generate --objekt 2000 --arbetsorder 100000 > stor.yaml
               fast2sim seed check stor.yaml && fast2sim serve --seed stor.yaml --db stor.sqlite
      """)
}
