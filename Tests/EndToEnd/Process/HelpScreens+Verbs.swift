/// The screens of the verbs of a running server, and of what explains notes, rules and files.
extension HelpScreen {
  /// What is about one call, and so has no variable and no key.
  static let flagsOfVerbs = [
    "after", "caller", "count", "every", "file", "follow", "level", "lifetime", "max", "method", "min", "none", "nth",
    "operation", "path", "persist", "probability", "status", "times", "to", "to-admin-key",
    "within",
  ]

  static let verbs = HelpScreen(
    ways: [["help", "verbs"]],
    text: """
      usage: fast2sim clock | reset | undo | fault | journal | verify | world [verb] [options]
             fast2sim state show | load | remove [options]

      What steers a running server, and looks into it, without curl: the calls of /_sim. The server is
      that of --url, else of FAST2_SIM_URL, which exec and --env-file hand out, else the one that serve
      starts here. fast2sim help clock, and so on, has the verbs of each.

        --url URL                 the base URL of the server, or of a world of it (http://127.0.0.1:8280)
        --world NAME              the world, in place of the one at that URL
        --admin-key KEY           of a server that was started with one
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --json                    print the answer as JSON, for programs
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      Tables have colours on a terminal: NO_COLOR=1 takes them away, CLICOLOR_FORCE=1 always has them.
      Ends with 1 where the server refuses what it is asked, or verify says no; with 4 where none answers.

      example: fast2sim clock advance P3D --world test-1
               fast2sim journal --level warning --json
      """)

  static let clock = HelpScreen(
    ways: [["clock", "--help"], ["help", "clock"], ["clock", "set", "--help"]],
    text: """
      usage: fast2sim clock [show]                what it shows, and how it runs
             fast2sim clock set TIME              go to a time; without an offset Swedish time
             fast2sim clock advance DURATION      go forward, and list what fell due: P3D, PT45M
             fast2sim clock next                  go to what falls due next, and list it
             fast2sim clock due                   what falls due next
             fast2sim clock freeze                stop it
             fast2sim clock run                   let it run on from where it stands
             fast2sim clock rate N                run N times as fast, 0.001 to 10000
             fast2sim clock real                  show the time of this machine, and run with it

      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim clock set 2026-03-01T08:00
               fast2sim clock advance P3D --world test-1
      """)

  static let reset = HelpScreen(
    ways: [["reset", "--help"], ["help", "reset"]],
    text: """
      usage: fast2sim reset                       data, clock, settings, faults and journal begin anew

      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim reset
               fast2sim reset --world test-1
      """)

  static let undo = HelpScreen(
    ways: [["undo", "--help"], ["help", "undo"]],
    text: """
      usage: fast2sim undo [N]                    the latest N requests that changed data, else one
             fast2sim undo list                   what can be taken back, the latest first

        --to ENTRY                everything after this entry of the journal
      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim undo list
               fast2sim undo --to 12
      """)

  static let fault = HelpScreen(
    ways: [["fault", "--help"], ["help", "fault"], ["fault", "add", "-h"]],
    text: """
      usage: fast2sim fault [list]                the rules, with how often each has hit
             fast2sim fault add PRESET            such answers for what the options match
             fast2sim fault clear [ID]            every rule, or one

      PRESET: gateway.throttled, gateway.suspended, gateway.timeout, gateway.runtime-error,
              gateway.expired, api.token-expired, api.internal-error, upload.runtime-error, slow.2s

        --operation ID,…          requests of these operations
        --method METHOD           requests with this method, such as POST
        --path GLOB               requests with such a path: '**/arbetsorder/*'
        --caller ID               requests of this resurs, or of this klient by its key
        --file FILE               all of it as JSON or YAML; - is standard input
        --nth N                   only the nth such request
        --every N                 only every nth such request
        --times N                 at most so often
        --probability P           from 0 to 1
        --lifetime DURATION       how long, by the world's clock
      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim fault add gateway.throttled --operation postArbetsorder --nth 1
      """)

  static let journal = HelpScreen(
    ways: [["journal", "--help"], ["help", "journal"], ["journal", "15", "--help"]],
    text: """
      usage: fast2sim journal [list]              the latest requests, the oldest first
             fast2sim journal show N              one of them: what was noted, sent and changed
             fast2sim journal clear               forget them; coverage goes on counting

        --limit N                 at most so many, else 100
        --after ENTRY             only those with a greater number
        --operation ID            only those of an operation
        --status N                only those with a status
        --level LEVEL             only those with a note of info, warning or error, at least
        --follow                  go on with those that come, until Ctrl-C
      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim journal --follow --level warning
               fast2sim journal 15
      """)

  static let verify = HelpScreen(
    ways: [["verify", "--help"], ["help", "verify"]],
    text: """
      usage: fast2sim verify [JSON]               ends with 0 where they were, else with 1

      Without --count, --min, --max and --none there must be one such request at least.

        --operation ID,…          requests of these operations
        --method METHOD           requests with this method, such as POST
        --path GLOB               requests with such a path: '**/arbetsorder/*'
        --caller ID               requests of this resurs, or of this klient by its key
        --file FILE               all of it as JSON or YAML; - is standard input
        --count N                 there must be just so many
        --min N                   there must be so many at least
        --max N                   there must be so many at most
        --none                    there must be none
        --within DURATION         wait for them in real time, at most PT60S
      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim verify --operation postArbetsorder --count 1
               fast2sim verify '{"sequence": [{"operation": "login"}, {"method": "POST"}]}'
      """)

  static let world = HelpScreen(
    ways: [["world", "--help"], ["help", "world"]],
    text: """
      usage: fast2sim world [list]                the worlds, with their sizes and last use
             fast2sim world show NAME             one of them
             fast2sim world create NAME           a world, as the seed was or as the options say
             fast2sim world fork SOURCE NAME      a copy of WORLD, WORLD/SNAPSHOT or WORLD@entry:N
             fast2sim world load SCENARIO         make the one at the URL what a scenario describes
             fast2sim world delete NAME           a world, with all that is in it
             fast2sim world export NAME           a world as a file, to be imported elsewhere
             fast2sim world import FILE           the world of such a file; - is standard input
             fast2sim world move NAME             a world to another server, as it is; see --to

        --from SOURCE             create: as of fork, in place of the seed
        --scenario NAME           create: a scenario that it begins as
        --persist                 it gets a file beside the server's, and stays
        --contract 1.1|published  the contract that it speaks
        --strict LEVEL            lenient, fast2 or strict
        --allow CODE,…            notes and refusals that are meant in it
        --out FILE                export: where to, else standard output
        --to URL                  move: the server that takes it
        --to-admin-key KEY        move: of that server, where it has one of its own
      fast2sim help verbs has --url, --world, --json and what else every verb takes

      example: fast2sim world create test-1 --contract published
               fast2sim clock --world test-1
      """)

  static let notes = HelpScreen(
    ways: [["notes", "--help"], ["help", "notes"]],
    text: """
      usage: fast2sim notes                      every note and refusal, with what to do
             fast2sim notes CODE                 one of them, and its rule

      Explains the codes of X-Sim-Notes, of the log and of the journal. Needs no server.

        --json                    print them as JSON, for programs
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim notes status-step
      """)

  static let schema = HelpScreen(
    ways: [["schema", "--help"], ["help", "schema"]],
    text: """
      usage: fast2sim schema seed | scenario | config

      Prints the JSON Schema of seed files, of scenario files or of fast2sim.yaml: for editors, and for
      whatever else checks files.

        --help                    print this

      example: fast2sim schema scenario > scenario.schema.json
      """)
}

extension HelpScreen {
  static let open = HelpScreen(
    ways: [["open", "--help"], ["help", "open"]],
    text: """
      usage: fast2sim open [options]

      Opens the console of a running server in the browser: the page that shows what the simulator
      knows. Where no browser can be opened it prints the URL, and ends with 0 all the same; with 1
      where the server has no console, with 4 where none answers.

        --url URL                 the base URL of the server, or of a world of it (http://127.0.0.1:8280)
        --world NAME              the world, in place of the one at that URL
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      The page asks for the key of a server that was started with --admin-key.

      example: fast2sim open --world test-1
      """)
}
