import Foundation
import Server
import Testing

/// What is built into the program is what lies in `Console/`.
@Suite struct EmbeddedConsoleTests {
  private static let folder = URL(filePath: #filePath).appending(path: "../../../../Console").standardized

  /// The paths of the page's files.
  private var paths: [String] {
    let all = FileManager.default.enumerator(atPath: Self.folder.path())?.compactMap { $0 as? String } ?? []
    return all.filter { ConsoleFiles.type($0) != nil }.sorted()
  }

  /// A file without the comments that have lines for themselves, as the tool `embed` has it, written once more.
  private func embedded(_ path: String) throws -> String {
    var isInside = false
    let text = try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      let text = line.drop { $0 == " " }
      if isInside {
        isInside = !text.contains("*/")
        return false
      }
      if text.hasPrefix("/*") {
        guard let end = text.range(of: "*/") else {
          isInside = true
          return false
        }
        return !text[end.upperBound...].allSatisfy { $0 == " " }
      }
      return !text.hasPrefix("// ")
    }
    return lines.joined(separator: "\n")
  }

  @Test func `every file is there, and nothing else`() throws {
    #expect(EmbeddedConsole.files.map(\.path).sorted() == paths, "the build puts them there")
    for path in EmbeddedConsole.files.map(\.path) {
      let bytes = try #require(EmbeddedConsole.bytes(of: path))
      #expect(String(decoding: bytes, as: UTF8.self) == (try embedded(path)), "\(path)")
    }
  }

  @Test func `a URL can lead to each of them`() {
    for path in EmbeddedConsole.files.map(\.path) {
      #expect(ConsoleFiles.embedded.file(path.split(separator: "/").map(String.init)) != nil, "\(path)")
    }
  }

  @Test func `together they take little room`() {
    #expect(EmbeddedConsole.count <= 118_000, "120 kB are what the console may take in the program")
  }
}
