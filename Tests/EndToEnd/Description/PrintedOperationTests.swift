import Contract
import Foundation
import Rules
import TestKit
import Testing

/// What the sources print is what is served, whole (rule 1.3).
@Suite(.rule(.r1_3)) struct PrintedOperationTests {
  @Test(arguments: [(PrintedOperation.Book.document, 49), (.published, 61)])
  func `every operation of a source is served`(_ book: PrintedOperation.Book, _ count: Int) {
    let printed = PrintedOperation.all(in: book)
    #expect(printed.count == count)
    #expect(printed.filter { $0.served == nil }.map(\.path) == [])
    let lines = printed.map { "\($0.method?.rawValue ?? "") \($0.path)" }
    #expect(Set(lines).count == count, "one stands twice")
  }

  @Test func `the published ones are served under their own ids`() {
    for printed in PrintedOperation.all(in: .published) { #expect(printed.served?.id.rawValue == printed.place) }
  }

  @Test func `each operation's source says where it is printed`() {
    for operation in Operations.all {
      let books = PrintedOperation.Book.allCases.filter { book in
        PrintedOperation.all(in: book).contains { $0.served?.id == operation.id }
      }
      switch operation.source {
      case .both: #expect(books == [.document, .published], "\(operation.id)")
      case .document: #expect(books == [.document], "\(operation.id)")
      case .published: #expect(books == [.published], "\(operation.id)")
      case .observed: #expect(books == [], "\(operation.id)")
      }
    }
  }

  @Test func `the command counts what is printed and what is served`() throws {
    let lines = try Scratch().run(["operations"]).output.split(separator: "\n").filter { $0.contains("operations,") }
    #expect(
      lines == ["document 1.1: 49 operations, 49 served (100 %)", "published: 61 operations, 61 served (100 %)"])
  }

  @Test(.rule(.c4_5)) func `docs/fidelity is what the command prints`() throws {
    let result = try Scratch().run(["operations", "--fidelity"])
    #expect(result.end == .exit(0))
    #expect(
      try repositoryText("docs/fidelity.md") == result.output,
      "write it anew: .build/debug/fast2sim operations --fidelity > docs/fidelity.md")
  }

  @Test func `the page has every operation once, and every rule of the API`() throws {
    let rows = try Scratch().run(["operations", "--fidelity"]).output.split(separator: "\n").filter {
      $0.hasPrefix("| ")
    }
    for operation in Operations.all {
      let own = rows.filter {
        $0.hasPrefix("| `\(operation.method.rawValue) \(operation.path)` \(operation.id.rawValue) |")
      }
      #expect(own.count == 1, "\(operation.id)")
      for rule in operation.rules {
        #expect(own.first?.contains(rule.number) == true, "\(operation.id) \(rule.number)")
      }
      if let limit = operation.notSimulated { #expect(own.first?.hasSuffix("| \(limit) |") == true) }
    }
    let named = Set(Operations.all.flatMap(\.rules))
    for rule in Rule.allCases where !named.contains(rule) && !rule.number.hasPrefix("control") {
      let isKept = rule.entry.section == "Persistence"
      #expect(rows.contains { $0.contains("| \(rule.entry.text) |") } != isKept, "\(rule.number)")
    }
  }

  /// The sources themselves lie beside the repository where they may; elsewhere there is nothing to compare with.
  private static var references: URL {
    URL(filePath: #filePath).appending(path: "../../../../../shared/reference").standardized
  }

  private static func reference(_ name: String) -> String? {
    try? String(contentsOf: references.appending(path: name), encoding: .utf8)
  }

  @Test(.enabled(if: reference("published-openapi.yaml") != nil))
  func `the published list is that of the published OpenAPI`() throws {
    var printed: [String] = []
    var path = ""
    var method = ""
    for line in try #require(Self.reference("published-openapi.yaml")).split(separator: "\n") {
      if let match = line.wholeMatch(of: #/  '?(/v1[^':]*)'?:/#) { path = String(match.1) }
      if let match = line.wholeMatch(of: #/    (get|post|put|delete|patch):/#) { method = match.1.uppercased() }
      if let match = line.wholeMatch(of: #/      operationId: (\w+)/#) {
        printed.append("\(method) \(path) \(match.1)")
      }
    }
    let ours = PrintedOperation.all(in: .published).map { "\($0.method?.rawValue ?? "") \($0.path) \($0.place)" }
    #expect(printed.sorted() == ours.sorted())
  }

  @Test(.enabled(if: reference("document-1.1.md") != nil))
  func `every path that the document prints is in its list, and no other`() throws {
    let text = try #require(Self.reference("document-1.1.md"))
    // The document breaks two paths after a slash, leaves out a slash, and writes :id for {id}.
    let printed = text.replacing("felanmalningsbara/ ", with: "felanmalningsbara/")
      .matches(of: /\/?(?:v1|oauth2)\/[a-z0-9\/{}:]+/)
      .map { match -> String in
        var path = match.output.hasPrefix("/") ? String(match.output) : "/" + match.output
        while path.hasSuffix("/") { path.removeLast() }
        return path.replacing(/:(\w+)/) { "{\($0.1)}" }
      }
    let ours = Set(PrintedOperation.all(in: .document).map(\.path))
    #expect(Set(printed).filter { $0 != "/v1" } == ours)
  }
}
