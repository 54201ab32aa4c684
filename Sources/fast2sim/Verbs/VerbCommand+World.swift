import Documents
import JSON
import Server
import Texts

/// `fast2sim world`.
extension VerbCommand {
  static let world = VerbCommand(
    name: "world", about: "list, make, copy, load and drop worlds",
    verbs: [
      Verb(
        name: "list", about: "the worlds, with their sizes and last use", call: { _ in VerbCall(.listWorlds) },
        view: { answer, input in worldPage(answer.arrayValue ?? [], input.server) }),
      Verb(
        name: "show", words: "NAME", about: "one of them", count: 1...1, call: { _ in VerbCall(.listWorlds) },
        pick: { answer, input in
          let worlds = answer.arrayValue ?? []
          if let found = worlds.first(where: { $0["name"]?.stringValue?.isExactly(input.word) == true }) {
            return found
          }
          let near = nearest(input.word, worlds.compactMap { $0["name"]?.stringValue }).map { "did you mean \($0)?" }
          Console.fail(
            .checksFailed, "there is no world '\(input.word)'; \(near ?? "fast2sim world list has those there are")")
        }, view: { world, input in worldPage([world], input.server) }),
      Verb(
        name: "create", words: "NAME", about: "a world, as the seed was or as the options say", count: 1...1,
        options: worldOptions.map(\.name),
        call: { (input) throws(UsageError) in try made(input.word, from: nil, input) },
        view: madePage),
      Verb(
        name: "fork", words: "SOURCE NAME", about: "a copy of WORLD, WORLD/SNAPSHOT or WORLD@entry:N", count: 2...2,
        options: worldOptions.map(\.name).filter { $0 != "from" && $0 != "scenario" },
        call: { (input) throws(UsageError) in try made(input.words[1], from: input.words[0], input) }, view: madePage),
      Verb(
        name: "load", words: "SCENARIO", about: "make the one at the URL what a scenario describes", count: 1...1,
        names: { ShippedScenarios.names },
        call: { input in VerbCall(.loadScenario, body: ["name": .text(input.word)]) },
        view: { answer, input in
          .line("\(input.server.url) is now \"\(shown(answer["name"]))\"; clients must log in anew", .ok)
        }),
      Verb(
        name: "delete", words: "NAME", about: "a world, with all that is in it", count: 1...1,
        call: { VerbCall(.dropWorld, path: [("name", $0.word)]) },
        view: { _, input in .line("world \(input.word) is gone", .ok) }),
    ] + worldTransfer, own: worldOptions + transferOptions,
    examples: ["fast2sim world create test-1 --contract published", "fast2sim clock --world test-1"])

  private static let worldOptions = [
    Option("from", "SOURCE", nil, "create: as of fork, in place of the seed", reach: .flag),
    Option("scenario", "NAME", nil, "create: a scenario that it begins as", reach: .flag),
    Option("persist", nil, nil, "it gets a file beside the server's, and stays", reach: .flag),
    Option("contract", "1.1|published", nil, "the contract that it speaks", reach: .flag),
    Option("strict", "LEVEL", nil, "lenient, fast2 or strict", reach: .flag),
    Option("allow", "CODE,…", nil, "notes and refusals that are meant in it", reach: .flag),
  ]

  private static func made(_ name: String, from source: String?, _ input: VerbInput) throws(UsageError) -> VerbCall {
    let allow = input.arguments.text("allow")?.split(separator: ",").map { JSONValue.text(String($0)) }
    return VerbCall(
      .makeWorld,
      body: .object([
        ("name", .text(name)), ("from", (source ?? input.arguments.text("from")).map(JSONValue.text)),
        input.member("scenario"), ("persist", input.arguments.isOn("persist") ? true : nil),
        input.member("contract"), input.member("strict"), ("allow", allow.map(JSONValue.list)),
      ]))
  }

  private static func madePage(_ answer: JSONValue, _ input: VerbInput) -> Page {
    let name = shown(answer["name"])
    return .line("world \(name) is at \(input.server.url(ofWorld: name))", .ok)
  }

  private static func worldPage(_ worlds: [JSONValue], _ server: RunningServer) -> Page {
    let columns: [Table.Column] = [
      .init(heading: "world"), .init(heading: "KiB", isRight: true), .init(heading: "last use"),
      .init(heading: "stays"), .init(heading: "base URL"),
    ]
    let rows = worlds.map { world in
      let name = shown(world["name"])
      let (kibibytes, rest) = (world["bytes"]?.intValue ?? 0).quotientAndRemainder(dividingBy: 1024)
      return [
        Piece(name), Piece("\(rest > 0 ? kibibytes + 1 : kibibytes)"), Piece(shown(world["lastUse"])),
        Piece(world["persist"]?.boolValue == true ? "yes" : "no"), Piece(server.url(ofWorld: name)),
      ]
    }
    return .table(Table(columns, rows), empty: "there are no worlds")
  }
}
