import Client
import Server

/// `fast2sim state show`, `load` and `remove`; the verbs that work on a file are those of `StateCommand`.
extension VerbCommand {
  static let state = VerbCommand(
    name: "state", about: "",
    verbs: [
      Verb(
        name: "show", about: "", options: ["out"],
        call: { VerbCall(.readState, query: [("format", $0.arguments.isOn("json") ? "json" : "yaml")]) },
        view: { _, _ in Page() }, raw: save),
      Verb(
        name: "load", words: "the name of a file, or - for standard input", about: "", count: 1...1,
        call: { (input) throws(UsageError) in
          let bytes = input.word == "-" ? StandardInput.all() : Files.read(input.word)
          guard let bytes else { throw Files.unreadable(input.word) }
          return VerbCall(.layState, sent: .document(bytes))
        }, view: { _, input in .line("what \(input.word) has is laid over the data of \(input.server.url)", .ok) }),
      Verb(
        name: "remove", words: "a register of the seed and an id: state remove arbetsorder 5001", about: "",
        count: 2...2,
        call: { VerbCall(.removeState, path: [("register", $0.words[0]), ("id", $0.words[1])]) },
        view: { _, input in .line("\(input.words[0]) \(input.words[1]) is gone", .ok) }),
    ],
    own: [Option("out", "FILE", nil, "show: where to, else standard output", reach: .flag)], examples: [])

  /// Writes an answer as it is to the file of `--out`, else to standard output.
  static func save(_ answer: HTTPAnswer, _ input: VerbInput) {
    guard let out = input.arguments.text("out") else { return Console.out(bytes: answer.body) }
    Files.save(answer.body, to: out)
  }
}
