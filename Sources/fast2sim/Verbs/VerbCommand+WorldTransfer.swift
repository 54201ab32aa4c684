import Client
import JSON
import Server

/// `fast2sim world export`, `import` and `move` (`docs/shared.md`).
extension VerbCommand {
  static let worldTransfer: [Verb] = [
    Verb(
      name: "export", words: "NAME", about: "a world as a file, to be imported elsewhere", count: 1...1,
      options: ["out"],
      call: { input in exported(input.word, hold: nil) }, view: { _, _ in Page() },
      raw: save),
    Verb(
      name: "import", words: "FILE", about: "the world of such a file; - is standard input", count: 1...1,
      call: { (input) throws(UsageError) in
        let bytes = input.word == "-" ? StandardInput.all() : Files.read(input.word)
        guard let bytes else { throw Files.unreadable(input.word) }
        return imported(bytes)
      },
      view: { answer, input in
        let name = shown(answer["name"])
        let tokens = shown(answer["tokens"]) == "kept" ? "its tokens are good" : "clients must log in anew"
        return .line("world \(name) is at \(input.server.url(ofWorld: name)); \(tokens)", .ok)
      }),
    Verb(
      name: "move", words: "NAME", about: "a world to another server, as it is; see --to", count: 1...1,
      options: ["to", "to-admin-key"],
      call: { (input) throws(UsageError) in
        guard input.arguments.text("to") != nil else { throw UsageError(message: "world move needs --to URL") }
        return exported(input.word, hold: "PT2M")
      }, view: { _, _ in Page() },
      raw: { answer, input in
        let to = input.arguments.text("to") ?? ""
        guard let target = input.server.other(to, adminKey: input.arguments.text("to-admin-key")) else {
          Console.fail(.usage, "'\(to)' is no URL of a server")
        }
        // Where this fails the program ends, and the world takes writes again when its hold is over.
        _ = target.call(imported(answer.body), of: "world")
        _ = input.server.call(
          VerbCall(.dropWorld, path: [("name", input.word)], query: [("movedTo", target.url)]), of: "world")
        Console.out("world \(input.word) is at \(target.url(ofWorld: input.word)), and no more at \(input.server.url)")
      }),
  ]

  static let transferOptions = [
    Option("out", "FILE", nil, "export: where to, else standard output", reach: .flag),
    Option("to", "URL", nil, "move: the server that takes it", reach: .flag),
    Option("to-admin-key", "KEY", nil, "move: of that server, where it has one of its own", reach: .flag),
  ]

  private static func exported(_ name: String, hold: String?) -> VerbCall {
    VerbCall(.exportWorld, path: [("name", name)], body: hold.map { ["hold": .text($0)] })
  }

  private static func imported(_ bytes: [UInt8]) -> VerbCall {
    VerbCall(.importWorld, sent: VerbCall.Body(type: "application/json", bytes: bytes, isDocument: true))
  }
}
