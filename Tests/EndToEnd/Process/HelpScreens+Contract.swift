/// The screens of what prints the contract and of what the program is.
extension HelpScreen {
  static let openapi = HelpScreen(
    ways: [["openapi", "--help"], ["help", "openapi"]],
    text: """
      usage: fast2sim openapi [options]

      Prints the API that is served as an OpenAPI 3.0.3 document, by the names of a contract.

        --contract 1.1|published  by whose names (1.1)
        --format FORM             json or yaml (json)
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim openapi --contract published --format yaml > openapi.yaml
      """)

  static let postman = HelpScreen(
    ways: [["postman", "--help"], ["help", "postman"]],
    text: """
      usage: fast2sim postman [options]

      Prints a Postman collection, format 2.1, that runs from top to bottom on the demo seed, or its
      environment; by the names of a contract.

        --contract 1.1|published  by whose names (1.1)
        --part WHAT               collection or environment (collection)
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim postman --contract published > collection.json
      """)

  static let version = HelpScreen(
    ways: [["version", "--help"], ["help", "version"], ["--version", "-h"]],
    text: """
      usage: fast2sim version [options]

      Prints the version. With --verbose also the contracts that are served, the platform, Swift's
      version, and each library by its own words: whether it lies within the program or is the machine's.

        --verbose                 also contracts, platform, Swift and libraries
        --json                    the same as JSON
        --help                    print this

      example: fast2sim version --verbose
      """)

  static let operations = HelpScreen(
    ways: [["operations", "--help"], ["help", "operations"]],
    text: """
      usage: fast2sim operations [options]

      Lists the operations that the document and the published OpenAPI print, each with what serves it
      here, and how many of them are served. Ends with 1 where one is not. With --fidelity: what of
      each is documented, observed or assumed, and what is not simulated.

        --fidelity                print how far each can be relied on, as Markdown
        --config FILE             options as key: value; read if there: fast2sim.yaml
        --help                    print this

      example: fast2sim operations | grep 'operations,'
      """)
}
