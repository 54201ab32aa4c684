import Client
import JSON
import Server

/// `fast2sim state show`, `load` and `remove`; the verbs that work on a file are those of `StateCommand`.
extension VerbCommand {
  static let state = VerbCommand(
    name: "state", about: "",
    verbs: [
      Verb(
        name: "show", about: "", options: ["out"],
        call: { input in
          var call = VerbCall(.readState)
          call.query = [("format", input.arguments.isOn("json") ? "json" : "yaml")]
          return call
        }, view: { _, _ in Page() },
        raw: save),
      Verb(
        name: "load", words: "the name of a file, or - for standard input", about: "", count: 1...1,
        call: { (input) throws(UsageError) in
          let bytes = input.word == "-" ? StandardInput.all() : Files.read(input.word)
          guard let bytes else { throw Files.unreadable(input.word) }
          var call = VerbCall(.layState)
          call.body = .document(bytes)
          return call
        }, view: { _, input in .line("what \(input.word) has is laid over the data of \(input.server.url)", .ok) }),
      Verb(
        name: "remove", words: "a register of the seed and an id: state remove arbetsorder 5001", about: "",
        count: 2...2,
        call: { input in
          var call = VerbCall(.removeState)
          call.path = [("register", input.words[0]), ("id", input.words[1])]
          return call
        }, view: { _, input in .line("\(input.words[0]) \(input.words[1]) is gone", .ok) }),
    ],
    own: [Option("out", "FILE", nil, "show: where to, else standard output", reach: .flag)], examples: [])

  /// Writes an answer as it is to the file of `--out`, else to standard output.
  static func save(_ answer: HTTPAnswer, _ input: VerbInput) {
    guard let out = input.arguments.text("out") else { return Console.out(bytes: answer.body) }
    guard Files.write(answer.body, to: out) else { Console.fail(.cannotStart, "can't write \(out): \(Files.problem)") }
  }
}
