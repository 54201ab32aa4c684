import Client
import Fieldwork

/// `fast2sim seed import`.
enum ImportCommand {
  static let options =
    [
      Option("from", "URL", nil, "the FAST2 or simulator to read, else FAST2_BASE_URL"),
      Option("out", "FILE", nil, "the seed to write, else imported.yaml"),
      Option("force", nil, nil, "replace a file that is there"),
      Option("kund-id", "N", nil, "read what this kund rents, by its internal number; else KUND_ID"),
      Option("kund-nr", "NR", nil, "the same by the customer number; else KUND_NR; all if neither is given"),
      Option("sample", "N", "1000", "look at so many arbetsorder for resurser, prio and types"),
      Option("auth", "MODE", "full", "full, no-gateway or off"),
    ] + AccessOptions.options + AnonymousOptions.options + [Option.quiet] + Option.common

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let access = try AccessOptions(arguments, url: "from", environment)
    let wish = try wish(arguments, environment)
    let file = arguments.text("out") ?? "imported.yaml"
    // Said before an hour of reading, not after.
    try refuseToReplace(file, arguments)
    let progress = Console.progress(isQuiet: arguments.isOn("quiet"))
    let seed: ImportedSeed
    do {
      seed = try SeedImport.read(
        access.session(), wish, AnonymousOptions.anonymiser(arguments), origin: access.access.base
      ) { progress.say($0) }
    } catch {
      progress.end()
      Console.fail(.cannotStart, error.message)
    }
    progress.end()
    Files.save(seed.file, to: file)
    Console.out("\(file): \(seed.summary). Next: fast2sim serve --seed \(file) --db :memory:")
    guard seed.problems.isEmpty else {
      for problem in seed.problems { Console.error("\(file)\(problem.drop { $0 != ":" })") }
      Console.fail(.checksFailed, "the source has what a seed can't say; mend \(file) by hand")
    }
  }

  private static func wish(_ a: Arguments, _ environment: [String: String]) throws(UsageError) -> ImportWish {
    var wish = ImportWish()
    wish.arbetsorder = try a.number("sample", 1_000, in: 0...1_000_000)
    if a.text("kund-id") != nil {
      wish.kundID = try a.number("kund-id", 1, in: 1...Int64.max)
    } else if let nummer = a.text("kund-nr") ?? environment["KUND_NR"] {
      wish.kundNummer = nummer
    } else if let text = environment["KUND_ID"] {
      guard let id = Int64(text), id > 0 else { throw UsageError(message: "KUND_ID is '\(text)'; valid is a number") }
      wish.kundID = id
    }
    return wish
  }

  /// Ends the program where a file is there that nobody said to replace.
  static func refuseToReplace(_ file: String, _ a: Arguments) throws(UsageError) {
    guard Files.hasContent(file), !a.isOn("force") else { return }
    throw UsageError(message: "\(file) is there already; --force replaces it, --out names another")
  }
}
