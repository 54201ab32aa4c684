/// The help screens; each fits a terminal and shows an example.
enum Help {
  static let overview = """
    fast2sim \(Product.version) — a simulator of FAST2's work-order API (API Arbetsorder): offline, on SQLite, from one command.

    usage: fast2sim [command] [options]

    commands:
      serve            serve the API; also without a command
      seed check       say all that is wrong with seed files
      seed generate    write a large believable seed
      version          print the version
      help             print this

    Every command has --help. Every option has an environment variable: FAST2SIM_PORT is --port.

    example:
      fast2sim serve --port 8280 --db fast2.sqlite

    exit codes: 0 fine · 1 checks failed · 2 usage · 4 can't start
    """

  static let serve =
    """
    usage: fast2sim [serve] [options]

    Serves the API under http://HOST:PORT, from the database, which is made from the seed where it is empty.


    """ + ServeCommand.options.map(\.line).joined(separator: "\n") + """


      example: fast2sim serve --db :memory: --port 0 --clock 2026-03-02T08:00:00+01:00
      """

  static let seed =
    """
    usage: fast2sim seed check FILE…
           fast2sim seed generate --objekt N [options]

    check     says all that is wrong with seed files, as file:line:column: path: message
    generate  writes a seed to standard output; the same arguments give the same bytes


    """ + SeedCommand.options.map(\.line).joined(separator: "\n") + """


      example: fast2sim seed generate --objekt 2000 --arbetsorder 100000 > stor.yaml
               fast2sim seed check stor.yaml && fast2sim serve --seed stor.yaml --db stor.sqlite
      """
}
