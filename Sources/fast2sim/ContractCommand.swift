import Contract

/// `fast2sim openapi`: the contract as it is served, printed.
enum ContractCommand {
  private static let contract = [Option("contract", "1.1|published", "1.1", "by whose names")]

  static let openapiOptions = contract + [Option("format", "FORM", "json", "json or yaml")] + Option.common

  static func openapi(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    guard let arguments = try arguments("openapi", words, openapiOptions, environment) else {
      return Console.out(Help.openapi)
    }
    let kontrakt = try arguments.choice("contract", Kontrakt.document)
    let form = try arguments.choice("format", ServedText.Form.json)
    Console.out(bytes: OpenAPI.text(kontrakt, version: Product.version, as: form).bytes())
  }

  /// The arguments of a command that takes options alone; nil where its help is asked for.
  private static func arguments(
    _ command: String, _ words: [String], _ options: [Option], _ environment: [String: String]
  ) throws(UsageError) -> Arguments? {
    var arguments = try Arguments(words, options, environment: environment)
    if arguments.isOn("help") { return nil }
    if let word = arguments.rest.first {
      throw UsageError(message: "\(command) takes no '\(word)'; see fast2sim \(command) --help")
    }
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    return arguments
  }
}
