/// The screens of the commands that talk with a running FAST2.
extension HelpScreen {
  static let seedImport = HelpScreen(
    ways: [["seed", "import", "--help"], ["help", "import"]],
    text: """
      usage: fast2sim seed import --from URL [options]

      Reads the fasta strukturen of a running FAST2, or of a simulator, into a seed file, with invented
      names, phones, mails and customer numbers. Sends nothing but reading requests.

        --from URL                the FAST2 or simulator to read, else FAST2_BASE_URL
        --out FILE                the seed to write, else imported.yaml
        --force                   replace a file that is there
        --kund-id N               read what this kund rents, by its internal number; else KUND_ID
        --kund-nr NR              the same by the customer number; else KUND_NR; all if neither is given
        --sample N                look at so many arbetsorder for resurser, prio and types (1000)
        --auth MODE               full, no-gateway or off (full)
        --client KEY:SECRET       of the gateway, else CONSUMER_KEY and CONSUMER_SECRET
        --login NAME:PASSWORD     else FAST2_USERNAME and FAST2_PASSWORD
        --token-url URL           else OAUTH2_TOKEN_ENDPOINT, else /oauth2/token of the server
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --rate N                  send at most so many requests a second (50)
        --no-anonymise            keep names, phones, mails and numbers as they are
        --pseudonym-key TEXT      the same key gives the same pseudonyms in another run
        --quiet                   show no progress on a terminal
        --config FILE             options as key: value; read if there: fast2sim.yaml

      example: fast2sim seed import --from https://fast2.example.com:8243 --kund-id 310001
      """)

  static let mcp = HelpScreen(
    ways: [["mcp", "--help"], ["help", "mcp"]],
    text: """
      usage: fast2sim mcp [options]

      Lets a coding agent use the simulator, by the Model Context Protocol on standard input and
      output: it reads the API, calls it, and is told why a request was refused. Without --url it
      serves a fresh world from memory for as long as the agent runs, on a free port, which the tool
      guide names.

        --world NAME              the world, in place of the one at that URL
        --admin-key KEY           of a server that was started with one
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --url URL                 a running server, or a world of it, in place of a private one
        --port N                  a private server: this port, in place of a free one
        --contract C              a private server: 1.1 or published (1.1)
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      A private server takes what exec takes: --seed, --scenario, --strict, --clock and others. How
      editors are told of it says docs/agents.md; Claude Code: claude mcp add fast2sim -- fast2sim mcp

      example: fast2sim mcp --url http://127.0.0.1:8280 --world test-1
      """)

  static let record = HelpScreen(
    ways: [["record", "--help"], ["help", "record"]],
    text: """
      usage: fast2sim record --upstream URL [options]

      Passes requests on to a FAST2, or to a simulator, and writes them as a scenario that runs again:
      with invented names, phones, mails and customer numbers, and without passwords and tokens.

        --upstream URL            the FAST2 or simulator that answers, else FAST2_BASE_URL
        --out FILE                the scenario to write at Ctrl-C, else recorded.yaml
        --force                   replace a file that is there
        --name TEXT               what the scenario is called, else after its file
        --seed FILE               the seed that it begins with, else the built-in demo
        --contract 1.1|published  of its world, else the one whose names came (1.1)
        --host ADDRESS            where to listen (127.0.0.1)
        --port N                  0 takes a free one (8280)
        --port-file FILE          write the port there when ready
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --no-anonymise            keep names, phones, mails and numbers as they are
        --pseudonym-key TEXT      the same key gives the same pseudonyms in another run
        --config FILE             options as key: value; read if there: fast2sim.yaml

      example: fast2sim record --upstream https://fast2.example.com:8243 --port 8290 --out fel.yaml
      """)

  static let show = HelpScreen(
    ways: [["show", "--help"], ["help", "show"]],
    text: """
      usage: fast2sim show FILE [options]      FILE: a bundle, or an HTTP Archive

      Starts a simulator of its own, sends in it what the bundle has, and opens the console at the
      request that failed. What can't be replayed, such as a HAR, is shown as it is, with the reason.

        --port N                  this port, in place of a free one
        --port-file FILE          write the port there when ready
        --no-browser              print where to look, and open nothing
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim exec --report report -- pytest || fast2sim show report/bundle.json
      """)

  static let compare = HelpScreen(
    ways: [["compare", "--help"], ["help", "compare"]],
    text: """
      usage: fast2sim compare --target URL [options]

      Asks the simulator and a running FAST2 the same, and lists where they differ: fields, types and
      forms, statuses, bodies of errors, headers and behaviour. Sends nothing but reading requests.
      Values are not compared, so the data may differ. Ends with 1 where there is a difference.

        --target URL              the FAST2 to hold against the simulator, else FAST2_BASE_URL
        --seed FILE               what the simulator is filled from, else the built-in demo
        --contract 1.1|published  whose names the simulator answers with (1.1)
        --json                    print the report as JSON
        --auth MODE               full, no-gateway or off (full)
        --client KEY:SECRET       of the gateway, else CONSUMER_KEY and CONSUMER_SECRET
        --login NAME:PASSWORD     else FAST2_USERNAME and FAST2_PASSWORD
        --token-url URL           else OAUTH2_TOKEN_ENDPOINT, else /oauth2/token of the server
        --ca-file FILE            certificates to trust, in PEM, in the place of the system's
        --insecure                trust any certificate
        --rate N                  send at most so many requests a second (50)
        --quiet                   show no progress on a terminal
        --config FILE             options as key: value; read if there: fast2sim.yaml

      example: fast2sim compare --target https://fast2.example.com:8243 --contract published
      """)

  static let manual = HelpScreen(
    ways: [["man", "--help"], ["man", "-h"], ["help", "man"]],
    text: """
      usage: fast2sim man

      Prints the manual page of section 1, which has all of these screens.

        --help                    print this

      example: fast2sim man > /usr/local/share/man/man1/fast2sim.1
      """)

  static let completion = HelpScreen(
    ways: [["completion", "--help"], ["completion", "zsh", "--help"], ["help", "completion"]],
    text: """
      usage: fast2sim completion [bash|zsh|fish]

      Prints what lets a shell complete commands, options and names; for bash where none is named.

        --help                    print this

      example: fast2sim completion bash > /etc/bash_completion.d/fast2sim
               fast2sim completion zsh > /usr/local/share/zsh/site-functions/_fast2sim
               fast2sim completion fish > ~/.config/fish/completions/fast2sim.fish
      """)
}
