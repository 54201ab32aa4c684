import JSON
import Server
import Simulator
import Tid

/// `fast2sim clock`, `reset` and `undo`.
extension VerbCommand {
  static let clock = VerbCommand(
    name: "clock", about: "show, set, stop or move the clock of a world",
    verbs: [
      Verb(
        name: "show", about: "what it shows, and how it runs", call: { _ in VerbCall(.readClock) },
        view: { answer, _ in clockPage(answer) }),
      change("set", "TIME", "go to a time; without an offset Swedish time") { ["now": .text($0)] },
      change("advance", "DURATION", "go forward, and list what fell due: P3D, PT45M") { ["advance": .text($0)] },
      change("next", "", "go to what falls due next, and list it") { _ in ["to": "next-due"] },
      Verb(
        name: "due", about: "what falls due next", call: { _ in VerbCall(.upcoming) },
        view: { answer, _ in
          let columns = ["at", "what", "id", "text"]
          return .table(
            Table(
              columns.map { .init(heading: $0) },
              (answer["due"]?.arrayValue ?? []).map { due in columns.map { Piece(shown(due[$0])) } }),
            empty: "nothing falls due after \(shown(answer["now"]))")
        }),
      change("freeze", "", "stop it") { _ in ["freeze": true] },
      change("run", "", "let it run on from where it stands") { _ in ["freeze": false] },
      change("rate", "N", "run N times as fast, 0.001 to 10000") { (word) throws(UsageError) in
        guard let rate = VerbInput.decimal(word) else {
          throw UsageError(message: "clock rate takes no '\(word)'; valid is a number from 0.001 to 10000")
        }
        return ["rate": rate]
      },
      change("real", "", "show the time of this machine, and run with it") { _ in
        ["now": .text(SvenskTid.iso(SystemTime.machine.now())), "freeze": false, "rate": 1]
      },
    ],
    examples: [
      "fast2sim clock set 2026-03-01T08:00", "fast2sim clock advance P3D --world test-1",
    ])

  private static func change(
    _ name: String, _ words: String, _ about: String,
    _ body: @escaping @Sendable (String) throws(UsageError) -> JSONValue
  ) -> Verb {
    Verb(
      name: name, words: words, about: about, count: words.isEmpty ? 0...0 : 1...1,
      call: { (input) throws(UsageError) in VerbCall(.changeClock, body: try body(input.word)) },
      view: { answer, _ in clockPage(answer) })
  }

  private static func clockPage(_ answer: JSONValue) -> Page {
    let isFrozen = answer["frozen"]?.boolValue ?? false
    let rate = answer["rate"]?.doubleValue ?? 1
    let speed = rate == 1 ? "as fast as the machine's" : "\(shown(answer["rate"])) times as fast as the machine's"
    let way = isFrozen ? "frozen" + (rate == 1 ? "" : ", else \(speed)") : "runs \(speed)"
    var page = Page()
    page.add(Piece(shown(answer["now"])), Piece("  "), Piece(way, isFrozen ? .warning : .ok))
    let due = answer["due"]?.arrayValue ?? []
    guard !due.isEmpty else { return page }
    page.add(Piece("fell due:"))
    page.parts.append(
      .table(
        Table(
          [.init(heading: "at"), .init(heading: "what"), .init(heading: "id")],
          due.map { [Piece(shown($0["at"])), Piece(shown($0["what"])), Piece(shown($0["id"]))] })))
    return page
  }

  static let reset = VerbCommand(
    name: "reset", about: "put a world back to its starting point",
    verbs: [
      Verb(
        name: "", about: "data, clock, settings, faults and journal begin anew",
        call: { _ in VerbCall(.reset) },
        view: { answer, input in
          var page = Page.line(
            "\(input.server.url) is back at its starting point; clients must log in anew", .ok)
          page.parts += clockPage(answer).parts
          return page
        })
    ], examples: ["fast2sim reset", "fast2sim reset --world test-1"])

  static let undo = VerbCommand(
    name: "undo", about: "take back the latest requests that changed data",
    verbs: [
      Verb(
        name: "", words: "[N]", about: "the latest N requests that changed data, else one", count: 0...1,
        options: ["to"], takes: { _ in true },
        call: { (input) throws(UsageError) in
          guard input.arguments.text("to") == nil else {
            if !input.words.isEmpty { throw UsageError(message: "undo takes either a number of requests or --to") }
            return VerbCall(.undo, body: .object([try input.number("to")]))
          }
          guard let requests = Int64(input.words.first ?? "1") else {
            throw UsageError(message: "undo takes no '\(input.word)'; valid is a number of requests from 1 to 1000")
          }
          return VerbCall(.undo, body: ["requests": .int(requests)])
        },
        view: { answer, _ in
          let undone = answer["undone"]?.arrayValue ?? []
          var page = Page.table(
            Table(
              [
                .init(heading: "no", isRight: true), .init(heading: "taken back"),
                .init(heading: "rows", isRight: true),
              ],
              undone.map {
                [
                  Piece(shown($0["request"])), Piece(shown($0["name"])),
                  Piece("\($0["changes"]?.arrayValue?.count ?? 0)"),
                ]
              }), empty: "nothing was taken back")
          page.add(Piece("it is \(shown(answer["now"]))", .faint))
          return page
        }),
      Verb(
        name: "list", about: "what can be taken back, the latest first", call: { _ in VerbCall(.listUndo) },
        view: { answer, _ in stepsPage(answer) }),
    ],
    own: [Option("to", "ENTRY", nil, "everything after this entry of the journal", reach: .flag)],
    examples: ["fast2sim undo list", "fast2sim undo --to 12"])

  private static func stepsPage(_ answer: JSONValue) -> Page {
    let columns: [Table.Column] = [
      .init(heading: "no", isRight: true), .init(heading: "at"), .init(heading: "request"),
      .init(heading: "rows", isRight: true), .init(heading: "with it goes"),
    ]
    let rows = (answer["steps"]?.arrayValue ?? []).map { step in
      [
        Piece(shown(step["entry"])), Piece(shown(step["at"])), Piece(shown(step["name"])),
        Piece(shown(step["changes"])),
        Piece((step["also"]?.arrayValue ?? []).map { shown($0) }.joined(separator: ", ")),
      ]
    }
    var page = Page.table(Table(columns, rows), empty: "no request that changed data can be taken back")
    if let oldest = answer["oldest"]?.intValue {
      page.add(Piece("--to \(oldest) is as far back as it goes", .faint))
    }
    if let lost = answer["lost"]?.stringValue { page.add(Piece(lost, .faint)) }
    return page
  }

  /// A value as a cell of a table: text as it is, nothing for null, the rest as JSON.
  static func shown(_ value: JSONValue?) -> String {
    switch value?.kind {
    case nil, .null?: ""
    case .string(let text)?: text
    case .some: String(decoding: value?.compact ?? [], as: UTF8.self)
    }
  }
}
