#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The composition root: flags, wiring, start and stop. Nothing in this target decides what the API does.
Signals.block()

var words = Array(CommandLine.arguments.dropFirst())
let environment = Environment.all()
do {
  switch words.first {
  case "--version", "version": Console.out("fast2sim \(Product.version)")
  case "--help", "-h", "help": Console.out(Help.overview)
  case "seed": try SeedCommand.run(Array(words.dropFirst()), environment)
  case "serve":
    words.removeFirst()
    try ServeCommand.run(words, environment)
  case nil: try ServeCommand.run(words, environment)
  case let word? where word.hasPrefix("-"): try ServeCommand.run(words, environment)
  case let word?:
    let near = nearest(word, ["serve", "seed", "help", "version"]).map { "; did you mean \($0)?" } ?? ""
    throw UsageError(message: "there is no command '\(word)'\(near) Try 'fast2sim --help'.")
  }
} catch let error as UsageError {
  Console.fail(.usage, error.message)
}
