// The composition root: flags, wiring, start and stop. Nothing in this target decides what the API does.
var words = Array(CommandLine.arguments.dropFirst())
let environment = Environment.all()
do {
  switch words.first {
  case "--version", "version": Console.out("fast2sim \(Product.version)")
  case "help" where words.count > 1: Console.out(try Help.screen(words[1]))
  case "--help", "-h", "help": Console.out(Help.overview)
  case "openapi": try ContractCommand.openapi(Array(words.dropFirst()), environment)
  case "postman": try ContractCommand.postman(Array(words.dropFirst()), environment)
  case "operations": try ContractCommand.operations(Array(words.dropFirst()), environment)
  case "rules": try RulesCommand.run(Array(words.dropFirst()), environment)
  case "state": try StateCommand.run(Array(words.dropFirst()), environment)
  case "man" where words.count == 1: Console.out(Manual.page)
  case "completion" where words.count == 1: Console.out(Manual.completion)
  case "doctor": try DoctorCommand.run(Array(words.dropFirst()), environment)
  case "exec": try ExecCommand.run(Array(words.dropFirst()), environment)
  case "wait": try WaitCommand.run(Array(words.dropFirst()), environment)
  case "compare": try CompareCommand.run(Array(words.dropFirst()), environment)
  case "record": try RecordCommand.run(Array(words.dropFirst()), environment)
  case "seed": try SeedCommand.run(Array(words.dropFirst()), environment)
  case "scenario": try ScenarioCommand.run(Array(words.dropFirst()), environment)
  case "serve":
    words.removeFirst()
    try ServeCommand.run(words, environment)
  case nil: try ServeCommand.run(words, environment)
  case let word? where word.hasPrefix("-"): try ServeCommand.run(words, environment)
  case let word?:
    throw Help.unknown(word)
  }
} catch let error as UsageError {
  Console.fail(.usage, error.message)
}
