import JSON
import TestKit
import Testing

/// `fast2sim version` with its options.
@Suite struct VersionTests {
  private static let libraries = [
    "SQLite", "libmicrohttpd", "OpenSSL", "libyaml", "PCRE2", "zlib", "GnuTLS", "libcurl",
  ]

  @Test(arguments: [["version", "--verbose"], ["--version", "--verbose"]])
  func `with verbose each part has a row with its version`(_ arguments: [String]) throws {
    let result = try Scratch().run(arguments)
    #expect(result.end == .exit(0))
    let rows = result.output.split(separator: "\n").map(String.init)
    #expect(rows.first == "fast2sim \(productVersion)")
    let names = rows.dropFirst().compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(names == ["contracts", "platform", "Swift"] + Self.libraries)
    for row in rows.dropFirst(3) {
      let words = row.split(separator: " ")
      #expect(words.count > 2 && words[1].first?.isNumber == true, "\(row)")
    }
    // What tests build is linked to those of the machine; what is handed out has its own within.
    let places = [", of this machine"] + (ChildProcess.named == nil ? [] : [", inside"])
    for row in rows.dropFirst(4) { #expect(places.contains { row.contains($0) }, "\(row)") }
  }

  @Test func `the same is there as JSON`() throws {
    let result = try Scratch().run(["version", "--json"])
    let json = try JSONParser.parse(Array(result.output.utf8))
    #expect(json["version"]?.stringValue == productVersion)
    #expect(json["contracts"]?.arrayValue?.compactMap(\.stringValue) == ["1.1", "published"])
    #expect(json["platform"]?.stringValue?.isEmpty == false)
    #expect(json["swift"]?.stringValue?.hasPrefix("6.") == true)
    let libraries = try #require(json["libraries"]?.arrayValue)
    #expect(libraries.compactMap { $0["name"]?.stringValue } == Self.libraries)
    // What libcurl brings is a list of its own; which library it has for TLS is the matter of the machine.
    let brought = libraries.last?["with"]?.arrayValue?.compactMap(\.stringValue) ?? []
    #expect(brought.contains { $0.hasPrefix("zlib/") }, "\(brought)")
  }

  @Test func `it takes no other word`() throws {
    let result = try Scratch().run(["version", "all"])
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: version takes no 'all'; see fast2sim version --help\n")
  }
}
