import Client
import Documents
import Model
import Texts

/// `fast2sim seed check` and `fast2sim seed generate`.
enum SeedCommand {
  static let options =
    [
      Option("objekt", "N", nil, "how many objekt to generate, 1 to 1,000,000"),
      Option("arbetsorder", "N", "0", "how many arbetsorder to generate"),
      Option("random-seed", "N", nil, "what the seed follows from, else 1"),
      Option.quiet,
    ] + Option.common

  static let verbs = ["check", "generate", "import"]

  static func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    if words.first == "import" { return try Command.seedImport.run?(Array(words.dropFirst()), environment) ?? () }
    var arguments = try Arguments(words, options, environment: environment)
    if arguments.isOn("help") { return Console.out(Help.seed) }
    switch arguments.rest.first {
    case "check": try check(Array(arguments.rest.dropFirst()), isQuiet: arguments.isOn("quiet"))
    case "generate":
      try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
      try generate(arguments)
    case nil: throw UsageError(message: "seed needs 'check', 'generate' or 'import'; see fast2sim seed --help")
    case let word?:
      let near =
        nearest(word, verbs).map { "did you mean \($0)?" }
        ?? "valid are check, generate and import"
      throw UsageError(message: "seed has no '\(word)'; \(near)")
    }
  }

  private static func check(_ files: [String], isQuiet: Bool) throws(UsageError) {
    guard !files.isEmpty else { throw UsageError(message: "seed check needs the name of a seed file") }
    var faults = 0
    var isMissing = false
    for file in files {
      guard let bytes = Files.read(file) else {
        isMissing = true
        Console.error("fast2sim: \(Files.unreadable(file).message)")
        continue
      }
      let progress = Console.progress(isQuiet: isQuiet)
      let result = SeedDocument.read(bytes: bytes, file: file, include: Files.read, progress: progress.tell)
      progress.end()
      switch result {
      case .installation(let i):
        Console.out(
          "\(file): fine — \(i.objekt.count) objekt, \(i.utrymmen.count) utrymmen, \(i.enheter.count) enheter, "
            + "\(i.kunder.count) kunder, \(i.resurser.count) resurser, \(i.arbetsorder.count) arbetsorder")
      case .diagnostics(let found):
        faults += found.count
        for diagnostic in found { Console.error(diagnostic.description) }
      }
    }
    let code: ExitCode = isMissing ? .usage : .checksFailed
    if faults > 0 { Console.fail(code, amount(faults, "mistake")) }
    if isMissing { Console.end(code) }
  }

  private static func generate(_ arguments: Arguments) throws(UsageError) {
    if arguments.rest.count > 1 {
      throw UsageError(message: "seed generate takes no '\(arguments.rest[1])'; see fast2sim seed --help")
    }
    guard arguments.text("objekt") != nil else { throw UsageError(message: "seed generate needs --objekt N") }
    let objekt = try arguments.number("objekt", 1, in: 1...1_000_000)
    let arbetsorder = try arguments.number("arbetsorder", 0, in: 0...10_000_000)
    let seed: UInt64 = try arguments.number("random-seed", 1, in: 0...UInt64.max)
    // A terminal that shows the seed itself needs no line to say how far it is.
    let progress = Console.progress(isQuiet: arguments.isOn("quiet") || Console.isOutputTerminal)
    SeedGenerator.generate(objekt: objekt, arbetsorder: arbetsorder, randomSeed: seed) {
      progress.tell("generating", $0, of: $1, .rows)
    } write: {
      Console.out(bytes: $0)
    }
    progress.end()
  }
}
