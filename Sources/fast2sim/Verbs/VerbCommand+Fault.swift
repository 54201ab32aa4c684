import JSON
import Server
import Texts
import Traffic

/// `fast2sim fault`.
extension VerbCommand {
  static let fault = VerbCommand(
    name: "fault", about: "list, add and clear faults of a world",
    verbs: [
      Verb(
        name: "list", about: "the rules, with how often each has hit", call: { _ in VerbCall(.listFaults) },
        view: { answer, _ in faultPage(answer.arrayValue ?? []) }),
      Verb(
        name: "add", words: "PRESET", about: "such answers for what the options match", count: 0...1,
        options: matching.map(\.name) + faultOptions.map(\.name), names: { FaultPreset.allCases.map(\.rawValue) },
        call: faultCall,
        view: { answer, _ in
          var page = Page.line("fault \(shown(answer["id"])) is there", .ok)
          page.parts += faultPage([answer]).parts
          return page
        }),
      Verb(
        name: "clear", words: "[ID]", about: "every rule, or one", count: 0...1,
        call: { (input) throws(UsageError) in
          guard let id = input.words.first else { return VerbCall(.removeFaults) }
          guard let number = Int64(id), number > 0 else {
            throw UsageError(message: "fault clear takes no '\(id)'; valid is the number of a rule, or nothing")
          }
          return VerbCall(.removeFault, path: [("id", "\(number)")])
        },
        view: { _, input in
          .line(input.words.isEmpty ? "there are no faults now" : "fault \(input.word) is gone", .ok)
        }),
    ],
    own: matching + faultOptions,
    text: "PRESET: " + FaultPreset.allCases.map(\.rawValue).joined(separator: ", ").folded(at: 92, indent: 8),
    examples: ["fast2sim fault add gateway.throttled --operation postArbetsorder --nth 1"])

  /// Which requests are meant, as fault rules and questions to the journal say it.
  static let matching = [
    Option("operation", "ID,…", nil, "requests of these operations", reach: .flag),
    Option("method", "METHOD", nil, "requests with this method, such as POST", reach: .flag),
    Option("path", "GLOB", nil, "requests with such a path: '**/arbetsorder/*'", reach: .flag),
    Option("caller", "ID", nil, "requests of this resurs, or of this klient by its key", reach: .flag),
    Option("file", "FILE", nil, "all of it as JSON or YAML; - is standard input", reach: .flag),
  ]

  private static let faultOptions = [
    Option("nth", "N", nil, "only the nth such request", reach: .flag),
    Option("every", "N", nil, "only every nth such request", reach: .flag),
    Option("times", "N", nil, "at most so often", reach: .flag),
    Option("probability", "P", nil, "from 0 to 1", reach: .flag),
    Option("lifetime", "DURATION", nil, "how long, by the world's clock", reach: .flag),
  ]

  /// The members of a match that the options name.
  static func match(_ input: VerbInput) -> [(String, JSONValue?)] {
    let operations = input.arguments.text("operation")?.split(separator: ",").map { JSONValue.text(String($0)) }
    let operation = operations.map { $0.count == 1 ? $0[0] : .list($0) }
    return [("operation", operation), input.member("method"), input.member("path"), input.member("caller")]
  }

  /// The call with a document, where one is given; it then is all that is given.
  ///
  /// - Parameter what: a word for what is written, such as `fault`.
  static func documentCall(
    _ id: ControlID, _ what: String, _ options: [Option], _ input: VerbInput
  ) throws(UsageError) -> VerbCall? {
    guard let document = try input.document("the \(what)") else { return nil }
    if let other = options.first(where: { $0.name != "file" && input.arguments.text($0.name) != nil }) {
      throw UsageError(message: "a \(what) in full says all of it; put what --\(other.name) says into it")
    }
    return VerbCall(id, sent: .document(document))
  }

  private static func faultCall(_ input: VerbInput) throws(UsageError) -> VerbCall {
    if let call = try documentCall(.addFault, "fault", matching + faultOptions, input) { return call }
    let presets = FaultPreset.allCases.map(\.rawValue)
    guard let preset = input.words.first else {
      throw UsageError(message: "fault add needs a preset, or --file; valid are \(presets.joined(separator: ", "))")
    }
    guard presets.contains(preset) else {
      let near =
        nearest(preset, presets).map { "did you mean \($0)?" } ?? "valid are \(presets.joined(separator: ", "))"
      throw UsageError(message: "there is no preset '\(preset)'; \(near)")
    }
    let match =
      try match(input) + [
        input.number("nth"), input.number("every"), input.number("times"), input.decimal("probability"),
      ]
    let isMatched = match.contains { $0.1 != nil }
    return VerbCall(
      .addFault,
      body: .object([
        ("match", isMatched ? .object(match) : nil), ("effect", ["preset": .text(preset)]), input.member("lifetime"),
      ]))
  }

  private static func faultPage(_ rules: [JSONValue]) -> Page {
    let columns: [Table.Column] = [
      .init(heading: "no", isRight: true), .init(heading: "hits", isRight: true), .init(heading: "state"),
      .init(heading: "effect"), .init(heading: "requests"),
    ]
    let rows = rules.map { rule in
      let source = rule["rule"]
      let effect = source?["effect"]
      let isOver = rule["over"]?.boolValue ?? false
      let name = source?["name"]?.stringValue.map { " \"\($0)\"" } ?? ""
      let ends = rule["ends"]?.stringValue.map { "until \($0)" } ?? "on"
      let isPreset = effect?.members.count == 1
      let preset = isPreset ? effect?["preset"]?.stringValue : nil
      return [
        Piece(shown(rule["id"])), Piece(shown(rule["hits"])), Piece(isOver ? "over" : ends, isOver ? .faint : .warning),
        Piece((preset ?? shown(effect)) + name), Piece(source?["match"].map { shown($0) } ?? "every request"),
      ]
    }
    return .table(Table(columns, rows), empty: "there are no faults")
  }
}

extension String {
  /// The text in lines of at most so many characters, broken at blanks, those behind the first with blanks before them.
  func folded(at width: Int, indent: Int) -> String {
    TextRows.rows(split(separator: " ").map(String.init), width: width)
      .joined(separator: "\n" + String(repeating: " ", count: indent))
  }
}
