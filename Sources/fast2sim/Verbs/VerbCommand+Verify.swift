import JSON
import Server

/// `fast2sim verify`.
extension VerbCommand {
  static let verify = VerbCommand(
    name: "verify", about: "say whether such requests were made",
    verbs: [
      Verb(
        name: "", words: "[JSON]", about: "ends with 0 where they were, else with 1", count: 0...1,
        options: matching.map(\.name) + counting.map(\.name), takes: { $0.hasPrefix("{") }, call: verifyCall,
        view: verdictPage)
    ], own: matching + counting,
    text: "Without --count, --min, --max and --none there must be one such request at least.",
    examples: [
      "fast2sim verify --operation postArbetsorder --count 1",
      "fast2sim verify '{\"sequence\": [{\"operation\": \"login\"}, {\"method\": \"POST\"}]}'",
    ])

  private static let counting = [
    Option("count", "N", nil, "there must be just so many", reach: .flag),
    Option("min", "N", nil, "there must be so many at least", reach: .flag),
    Option("max", "N", nil, "there must be so many at most", reach: .flag),
    Option("none", nil, nil, "there must be none", reach: .flag),
    Option("within", "DURATION", nil, "wait for them in real time, at most PT60S", reach: .flag),
  ]

  private static func verifyCall(_ input: VerbInput) throws(UsageError) -> VerbCall {
    if let call = try documentCall(.verify, "question", matching + counting, input) { return call }
    let count: [(String, JSONValue?)] = [
      ("exactly", try input.number("count").1), try input.number("min"), try input.number("max"),
    ]
    let isCounted = count.contains { $0.1 != nil }
    return VerbCall(
      .verify,
      body: .object(
        match(input) + [
          ("count", isCounted ? .object(count) : nil), ("none", input.arguments.isOn("none") ? true : nil),
          input.member("within"),
        ]))
  }

  private static func verdictPage(_ answer: JSONValue, _ input: VerbInput) -> Page {
    let verdict = shown(answer["verdict"])
    guard verdict != "met" else {
      let matches = (answer["matches"]?.arrayValue ?? []).map { shown($0) }
      var page = Page()
      page.add(Piece("met", .ok), Piece(matches.isEmpty ? "" : ": \(matches.joined(separator: ", "))"))
      return page
    }
    var page = Page(isFailure: true)
    page.add(Piece(verdict, .error), Piece(": \(shown(answer["detail"]))"))
    for miss in answer["nearest"]?.arrayValue ?? [] {
      page.add(Piece("nearest: \(shown(miss["id"]))  \(shown(miss["request"]))"))
      for difference in miss["differences"]?.arrayValue ?? [] {
        let actual = difference["actual"]?.stringValue.map { ", got \($0)" } ?? ", got nothing"
        page.add(Piece("  \(shown(difference["path"])): expected \(shown(difference["expected"]))\(actual)"))
      }
    }
    return page
  }
}
