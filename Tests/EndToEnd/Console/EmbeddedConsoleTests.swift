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

  @Test func `every file is there as it is, and nothing else`() throws {
    #expect(EmbeddedConsole.files.map(\.path).sorted() == paths, "scripts/embed puts them there")
    for file in EmbeddedConsole.files {
      let there = try Data(contentsOf: Self.folder.appending(path: file.path))
      #expect(
        EmbeddedConsole.bytes(file.text).flatMap { ConsoleFiles.Content.gzipped($0).plain } == Array(there),
        "\(file.path): scripts/embed puts it there")
    }
  }

  @Test func `a URL can lead to each of them`() {
    for path in EmbeddedConsole.files.map(\.path) {
      #expect(ConsoleFiles.embedded.file(path.split(separator: "/").map(String.init)) != nil, "\(path)")
    }
  }

  @Test func `together they take little room`() {
    let bytes = EmbeddedConsole.files.reduce(0) { $0 + $1.text.utf8CodeUnitCount }
    #expect(bytes <= 115_000, "120 kB are what the console may take in the program")
  }
}
