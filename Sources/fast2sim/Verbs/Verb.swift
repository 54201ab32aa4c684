import Client
import JSON
import Texts

/// One thing that can be asked of a running server: dispatch, help and completions come from the row.
struct Verb: Sendable {
  /// The word behind the command; empty where the command has no words of its own.
  let name: String
  /// What stands behind the word in the help, such as `TIME`.
  var words = ""
  let about: String
  /// How many words may stand behind it.
  var count = 0...0
  /// The names of the command's own options that it takes.
  var options: [String] = []
  /// Whether a first word that is no verb of the command is meant for this one.
  var takes: @Sendable (String) -> Bool = { _ in false }
  /// What completes its first word.
  var names: @Sendable () -> [String] = { [] }
  /// What to call, from what was given.
  let call: @Sendable (VerbInput) throws(UsageError) -> VerbCall
  /// The part of the answer that was asked for.
  var pick: @Sendable (JSONValue, VerbInput) -> JSONValue = { answer, _ in answer }
  /// What a person sees of it.
  let view: @Sendable (JSONValue, VerbInput) -> Page
  /// In place of `view` and `--json`, for answers that are files.
  var raw: (@Sendable (HTTPAnswer, VerbInput) -> Void)?
  /// What goes on after the first answer was shown.
  var afterwards: (@Sendable (JSONValue, VerbInput) throws(UsageError) -> Void)?
}

/// What was given to a verb.
struct VerbInput {
  /// What stands behind its name.
  let words: [String]
  let arguments: Arguments
  let server: RunningServer

  /// The first word; empty where there is none.
  var word: String { words.first ?? "" }

  /// Where an option is given, a pair for a query or an object; the value as text.
  func text(_ name: String) -> (String, String)? { arguments.text(name).map { (name, $0) } }

  /// A member with the text of an option; nothing where it is not given.
  func member(_ name: String) -> (String, JSONValue?) { (name, arguments.text(name).map(JSONValue.text)) }

  /// A member with the whole number of an option.
  func number(_ name: String) throws(UsageError) -> (String, JSONValue?) {
    guard let text = arguments.text(name) else { return (name, nil) }
    guard let number = Int64(text) else { throw arguments.wrong(name, "valid is a whole number") }
    return (name, .int(number))
  }

  /// A member with the number of an option, as JSON writes numbers.
  func decimal(_ name: String) throws(UsageError) -> (String, JSONValue?) {
    guard let text = arguments.text(name) else { return (name, nil) }
    guard let value = Self.decimal(text) else { throw arguments.wrong(name, "valid is a number such as 0.5") }
    return (name, value)
  }

  /// A number as JSON writes them; nil for anything else.
  static func decimal(_ text: String) -> JSONValue? {
    guard let value = try? JSONParser.parse(Array(text.utf8)), case .number = value.kind else { return nil }
    return value
  }

  /// A document that is given as a word that begins with `{`, or by `--file`, where `-` is standard input.
  func document(_ what: String) throws(UsageError) -> [UInt8]? {
    if let word = words.first, word.hasPrefix("{") { return Array(word.utf8) }
    guard let file = arguments.text("file") else { return nil }
    if let word = words.first { throw UsageError(message: "give \(what) either as '\(word)' or in --file, not both") }
    guard let bytes = file == "-" ? StandardInput.all() : Files.read(file) else { throw Files.unreadable(file) }
    return bytes
  }
}

/// A command that is made of verbs.
struct VerbCommand: Sendable {
  let name: String
  /// In a few words, for completions.
  let about: String
  /// The first is what the command does without a word.
  let verbs: [Verb]
  /// Besides those of every verb. They are about one call, so they have no variable and no key.
  var own: [Option] = []
  /// Sentences between usage and options.
  var text = ""
  /// What is shown below the options.
  let examples: [String]

  var options: [Option] { own + RunningServer.options + Option.common }

  /// Its row in the list of commands.
  var command: Command {
    Command(
      name: name, about: about, screen: { screen }, verbs: verbs.map(\.name).filter { !$0.isEmpty },
      names: { names($0) }, options: options, run: run)
  }

  /// What completes the word behind a verb.
  private func names(_ verb: String) -> [String] { verbs.first { $0.name == verb }?.names() ?? [] }

  func run(_ words: [String], _ environment: [String: String]) throws(UsageError) {
    var arguments = try Arguments(words, options, environment: environment)
    if arguments.isOn("help") { return Console.out(screen) }
    let (verb, rest) = try verb(of: arguments.rest)
    try check(verb, rest, arguments)
    try arguments.add(Configuration(named: arguments.text("config"), options: allOptions))
    let server = try RunningServer(arguments, environment)
    let input = VerbInput(words: rest, arguments: arguments, server: server)
    let answer = server.call(try verb.call(input), of: name)
    if let raw = verb.raw { return raw(answer, input) }
    let isJSON = arguments.isOn("json")
    // What answers 204 has nothing to show but that it was done.
    guard let value = answer.body.isEmpty ? JSONValue.object([]) : try? JSONParser.parse(answer.body) else {
      Console.fail(.cannotStart, "the answer of \(server.url) can't be read as JSON")
    }
    let picked = verb.pick(value, input)
    let page = verb.view(picked, input)
    let goesOn = verb.afterwards != nil && arguments.isOn("follow")
    if !isJSON { Console.out(page.lines) } else if !goesOn { Console.out(bytes: picked.indented) }
    if page.isFailure { Console.end(.checksFailed) }
    try verb.afterwards?(value, input)
  }

  /// The verb that the words name, and what stands behind its name.
  private func verb(of words: [String]) throws(UsageError) -> (Verb, [String]) {
    guard let word = words.first else { return (verbs[0], []) }
    if let named = verbs.first(where: { $0.name == word }) { return (named, Array(words.dropFirst())) }
    if let meant = verbs.first(where: { $0.takes(word) }) { return (meant, words) }
    let known = verbs.map(\.name).filter { !$0.isEmpty }
    guard !known.isEmpty else {
      throw UsageError(message: "\(name) takes no '\(word)'; see fast2sim \(name) --help")
    }
    let near = nearest(word, known).map { "did you mean \($0)?" } ?? "valid are \(known.joined(separator: ", "))"
    throw UsageError(message: "\(name) has no '\(word)'; \(near)")
  }

  private func check(_ verb: Verb, _ words: [String], _ arguments: Arguments) throws(UsageError) {
    func full(_ verb: Verb) -> String { verb.name.isEmpty ? name : "\(name) \(verb.name)" }
    let call = full(verb)
    if words.count < verb.count.lowerBound {
      throw UsageError(message: "\(call) needs \(verb.words); see fast2sim \(name) --help")
    }
    if words.count > verb.count.upperBound {
      throw UsageError(message: "\(call) takes no '\(words[verb.count.upperBound])'; see fast2sim \(name) --help")
    }
    for option in own where arguments.text(option.name) != nil && !verb.options.contains(option.name) {
      let owners = verbs.filter { $0.options.contains(option.name) }.map(full)
      throw UsageError(message: "--\(option.name) is for \(owners.joined(separator: " and ")), not for \(call)")
    }
  }

  /// The help: usage, options and examples from the rows.
  var screen: String {
    let lines = verbs.enumerated().map { index, verb in
      let words = [
        name, index == 0 && verbs.count > 1 && !verb.name.isEmpty ? "[\(verb.name)]" : verb.name, verb.words,
      ]
      let usage =
        (index == 0 ? "usage: fast2sim " : "       fast2sim ") + words.filter { !$0.isEmpty }.joined(separator: " ")
      return usage + String(repeating: " ", count: max(2, 44 - usage.count)) + verb.about
    }
    let shown = own.map(\.line) + ["fast2sim help verbs has --url, --world, --json and what else every verb takes"]
    let examples = self.examples.enumerated().map { ($0 == 0 ? "example: " : "         ") + $1 }
    return [lines, text.isEmpty ? [] : [text], shown, examples].filter { !$0.isEmpty }
      .map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }
}
