import Foundation
import JSON
import TestKit
import Testing

/// `seed import` and `compare` as a user calls them.
@Suite struct WorkbenchCommandTests {
  private static let credentials = [
    "CONSUMER_KEY": "demo-key", "CONSUMER_SECRET": "demo-secret", "FAST2_USERNAME": "user",
    "FAST2_PASSWORD": "password",
  ]

  static let mistakes: [(arguments: [String], environment: [String: String], message: String)] = [
    (["seed", "import"], [:], "--from URL is needed, such as --from http://127.0.0.1:8280"),
    (["compare"], [:], "--target URL is needed, such as --target http://127.0.0.1:8280"),
    (["record"], [:], "--upstream URL is needed, such as --upstream https://fast2.example.com:8243"),
    (
      ["seed", "import", "--from", "http://user:hemligt@127.0.0.1"], credentials,
      "--from: a URL begins with http:// or https://, and names and passwords are no part of it"
    ),
    (
      ["seed", "import", "--from", "http://127.0.0.1:1"], [:],
      "--client, or both CONSUMER_KEY and CONSUMER_SECRET in the environment, are needed"
    ),
    (
      ["compare", "--target", "http://127.0.0.1:1", "--client", "hemligt"], [:],
      "--client: valid are two words with : between them"
    ),
    (["compare", "there"], [:], "compare takes no 'there'; see fast2sim compare --help"),
    (["seed", "import", "--form", "x"], [:], "there is no option --form; did you mean --from?"),
    (["recrod"], [:], "there is no command 'recrod'; did you mean record?"),
    (
      ["seed", "import", "--from", "http://127.0.0.1:1", "--ca-file", "none.pem"], credentials,
      "can't read none.pem: No such file or directory"
    ),
  ]

  @Test(arguments: mistakes)
  func `a wrong call is told what would be right`(
    _ arguments: [String], _ environment: [String: String], _ message: String
  ) throws {
    let scratch = try Scratch()
    let result = try scratch.run(arguments, environment: environment)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(scratch.files == [])
  }

  @Test func `an import is a seed that serves and one that is there is not replaced`() throws {
    let scratch = try Scratch()
    let served = try Served(["--db", ":memory:"], in: scratch)
    let arguments = ["seed", "import", "--from", served.url, "--rate", "100000", "--pseudonym-key", "k"]
    let first = try scratch.run(arguments, environment: Self.credentials)
    #expect(first.end == .exit(0), "\(first.errors)")
    #expect(first.output.hasPrefix("imported.yaml: 40 objekt, "))
    #expect(first.errors == "")
    let text = try scratch.text("imported.yaml")
    for name in ["Anna Berg", "anna.berg@", "KUNDA10001", "Kommunen", "password123"] { #expect(!text.contains(name)) }
    #expect(try scratch.run(["seed", "check", "imported.yaml"]).end == .exit(0))
    let again = try scratch.run(arguments, environment: Self.credentials)
    #expect(again.errors == "fast2sim: imported.yaml is there already; --force replaces it, --out names another\n")
    let forced = try scratch.run(arguments + ["--force"], environment: Self.credentials)
    #expect(forced.end == .exit(0))
    #expect(try scratch.text("imported.yaml") == text, "the same key, the same file")
    let copy = try Served(["--db", ":memory:", "--seed", "imported.yaml"], in: scratch)
    #expect(try copy.send("GET", "/v1/kund/310001", copy.login()).status == 200)
    _ = try (served.stop(), copy.stop())
  }

  @Test func `a source that is away or lets nobody in is one line and no file`() throws {
    let scratch = try Scratch()
    let served = try Served(["--db", ":memory:"], in: scratch)
    let away = try scratch.run(["seed", "import", "--from", "http://127.0.0.1:1"], environment: Self.credentials)
    #expect(away.end == .exit(4))
    #expect(away.errors == "fast2sim: Nothing answers at 127.0.0.1:1: the connection was refused. Is the URL right?\n")
    let wrong = try scratch.run(
      ["seed", "import", "--from", served.url, "--client", "demo-key:hemligt"], environment: Self.credentials)
    #expect(wrong.end == .exit(4))
    #expect(wrong.errorLines.count == 1)
    #expect(wrong.errors.contains("The gateway refused key and secret") && !wrong.errors.contains("hemligt"))
    #expect(!scratch.files.contains("imported.yaml"))
    _ = try served.stop()
  }

  @Test func `a comparison ends with 0 where all is the same and with 1 where something differs`() throws {
    let scratch = try Scratch()
    let served = try Served(["--db", ":memory:"], in: scratch)
    let arguments = ["compare", "--target", served.url, "--rate", "100000"]
    let same = try scratch.run(arguments, environment: Self.credentials)
    #expect(same.end == .exit(0), "\(same.output)\(same.errors)")
    #expect(same.output.contains("\nno difference in "))
    let published = Self.credentials.merging(["CONSUMER_KEY": "demo-key-published"]) { $1 }
    let other = try scratch.run(arguments + ["--json"], environment: published)
    #expect(other.end == .exit(1))
    #expect(other.errors == "")
    let report = try JSONParser.parse(Array(other.output.utf8))
    #expect(report["differences"]?.arrayValue?.isEmpty == false)
    let agreed = try scratch.run(arguments + ["--contract", "published"], environment: published)
    #expect(agreed.end == .exit(0), "\(agreed.output)")
    _ = try served.stop()
  }
}
