import Agents
import Foundation
import Rules
import TestKit
import Testing

/// The pages that are made of tables of the program are what those tables say.
///
/// `FAST2SIM_WRITE_DOCS=1 scripts/test --filter DocsTests` writes docs/notes.md anew.
@Suite struct DocsTests {
  @Test func `docs/notes lists every code with its answer, its rule and what to do`() throws {
    if ProcessInfo.processInfo.environment["FAST2SIM_WRITE_DOCS"] != nil {
      let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
      try Data(NotesPage.text.utf8).write(to: root.appending(path: "docs/notes.md"))
    }
    for code in RefusalCode.allCases { #expect(!code.advice.isEmpty, "no advice for \(code.rawValue)") }
    for code in NoteCode.allCases { #expect(!code.advice.isEmpty, "no advice for \(code.rawValue)") }
    #expect(
      try repositoryText("docs/notes.md") == NotesPage.text,
      "write it anew: FAST2SIM_WRITE_DOCS=1 scripts/test --filter DocsTests")
  }

  @Test(arguments: HelpScreen.all)
  func `docs/command-line has every option, its variable, its key and its default`(_ screen: HelpScreen) throws {
    let rows = try repositoryText("docs/command-line.md").split(separator: "\n").filter { $0.hasPrefix("| `--") }
    for option in screen.options {
      let row = try #require(
        rows.first { $0.hasPrefix("| `--\(option.name) ") || $0.hasPrefix("| `--\(option.name)`") },
        "--\(option.name) is missing")
      if let standard = option.standard { #expect(row.contains("`\(standard)`"), "\(row)") }
      let isFlag = HelpScreen.withoutKey.contains(option.name)
      guard option.name != "help", !isFlag else { continue }
      let variable = "`FAST2SIM_\(option.name.uppercased().replacingOccurrences(of: "-", with: "_"))`"
      #expect(row.contains(variable), "\(row)")
      if option.name != "config" { #expect(row.contains("| `\(option.name)` |"), "\(row)") }
    }
    let known = Set(HelpScreen.all.flatMap(\.options).map(\.name))
    let named = rows.compactMap { $0.dropFirst(5).split { $0 == " " || $0 == "`" }.first.map(String.init) }
    #expect(named.allSatisfy(known.contains), "the page has an option that there is not: \(named)")
  }

  @Test func `docs/agents has every tool, as the table has it`() throws {
    #expect(try repositoryText("docs/agents.md").contains(Tool.all.map { $0.row + "\n" }.joined()))
  }

  @Test func `docs/command-line has every exit code of the help`() throws {
    let page = try repositoryText("docs/command-line.md")
    for code in ["| 0 |", "| 1 |", "| 2 |", "| 3 |", "| 4 |"] { #expect(page.contains(code)) }
  }

  @Test func `a link between the pages leads somewhere`() throws {
    for page in [
      "README.md", "docs/command-line.md", "docs/worlds-and-clock.md", "docs/notes.md", "docs/rules.md",
      "docs/differences.md", "docs/conformance.md", "docs/control-plane.md", "docs/ci.md", "docs/verbs.md",
      "docs/import-record-compare.md",
    ] {
      let folder = page.hasPrefix("docs/") ? "docs/" : ""
      for match in try repositoryText(page).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        #expect(repositoryHas(folder + String(match.1)), "\(page): \(match.1)")
      }
    }
  }
}

/// `docs/notes.md`, made from the registers of refusals and notes.
enum NotesPage {
  static var text: String {
    """
    # Notes and refusals

    An answer that has something to say carries codes in `X-Sim-Notes`; the server's log has a line for each, with the
    field, the value, what to do, the rule and what the rule rests on:

    ```
    2026-03-02T08:00:00+01:00 PUT /v1/arbetsorder/1000/status 400 0.1 ms postArbetsorderStatus by R100 · look: http://127.0.0.1:8280/_sim/#/j/16
      error status-step: arbetsorder 1000 can't go from UTFÖRD to REG: … — GET /v1/arbetsorder/1000/status/vardelista
      lists what is possible now. (rule 4.2, document and assumed: document §2.1; …)
    ```

    The codes are stable: tests may rely on them. The URL behind `look:` shows
    the request in the console, and is in the header `X-Sim-Console` too. `--no-sim-headers` leaves these headers out, `--strict` refuses what is
    otherwise noted as a warning, `--strict=fast2` what FAST2 is known to refuse, and `--log all` logs the requests that have no notes too.

    ## Refusals

    | code | answer | rule | what to do |
    |---|---|---|---|
    \(RefusalCode.allCases.map(row).joined(separator: "\n"))

    ## Notes

    The request was answered all the same.

    | code | level | rule | what to do |
    |---|---|---|---|
    \(NoteCode.allCases.map(row).joined(separator: "\n"))

    ## The rules

    | rule | says | rests on |
    |---|---|---|
    \(rules.map(row).joined(separator: "\n"))

    """
  }

  private static func row(_ code: RefusalCode) -> String {
    "| `\(code.rawValue)` | \(answer(code.kind)) | \(code.rule.number) | \(code.advice) |"
  }

  private static func row(_ code: NoteCode) -> String {
    "| `\(code.rawValue)` | \(code.level.rawValue) | \(code.rule.number) | \(code.advice) |"
  }

  private static func row(_ rule: Rule) -> String {
    let basis = rule.entry.basis.sorted().map(\.rawValue).joined(separator: " and ")
    return "| \(rule.number) | \(rule.entry.text) | \(basis): \(rule.entry.source) |"
  }

  /// Those that a code names.
  private static var rules: [Rule] {
    let named = Set(RefusalCode.allCases.map(\.rule) + NoteCode.allCases.map(\.rule))
    return Rule.allCases.filter(named.contains)
  }

  /// As `Server/ErrorMapping.swift` maps them; the tests of each refusal see the status over HTTP.
  private static func answer(_ kind: RefusalKind) -> String {
    switch kind {
    case .invalid: "400"
    case .unauthenticated: "401"
    case .forbidden: "403"
    case .notFound: "404"
    case .mediaType: "415"
    case .exhausted: "500"
    case .gateway(.malformedRequest): "400"
    case .gateway(let fault): "gateway \(status(fault))"
    case .oauth(let error): "\(error == .invalidClient ? 401 : 400) `\(error.rawValue)`"
    case .control(let problem): "`/_sim` \(status(problem))"
    }
  }

  private static func status(_ fault: GatewayFault) -> String {
    switch fault {
    case .invalidCredentials: "401 `900901`"
    case .missingCredentials: "401 `900902`"
    case .expiredToken: "401 `900903`"
    case .noResource: "404"
    case .methodNotAllowed: "405"
    case .malformedRequest: "400"
    case .bodyTooLarge: "413"
    case .targetTooLong: "414"
    case .headersTooLarge: "431"
    case .unavailable: "503"
    case .conflict: "409"
    }
  }

  private static func status(_ problem: ControlProblem) -> Int {
    switch problem {
    case .invalid: 400
    case .forbidden: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .mediaType: 415
    case .conflict: 409
    }
  }
}
