import Documents
import JSON
import Testing

@Suite struct `YAML as JSON` {
  private func json(_ yaml: String) throws -> String {
    String(decoding: try YAMLDocument.json(Array(yaml.utf8)).get().compact, as: UTF8.self)
  }

  private func mistake(_ yaml: String) -> String? {
    guard case .failure(let diagnostic) = YAMLDocument.json(Array(yaml.utf8)) else { return nil }
    return diagnostic.description
  }

  @Test(arguments: [
    ("5", "5"), ("-12", "-12"), ("+12", "12"), ("007", "7"), ("0", "0"), ("1.50", "1.50"), (".5", "0.5"), ("5.", "5"),
    ("1e3", "1e3"), ("-0.5E-2", "-0.5E-2"), ("0x1F", "31"), ("0o17", "15"),
    ("true", "true"), ("False", "false"), ("null", "null"), ("~", "null"), ("", "null"), ("NULL", "null"),
    ("yes", "\"yes\""), ("NO", "\"NO\""), ("\"5\"", "\"5\""), ("'true'", "\"true\""), ("\"\"", "\"\""),
    (".inf", "\".inf\""), ("1.2.3", "\"1.2.3\""), ("12 rum", "\"12 rum\""), ("-", "[null]"), (".", "\".\""),
    ("2026-03-02", "\"2026-03-02\""), ("0xG", "\"0xG\""), ("0x-1", "\"0x-1\""), ("1_000", "\"1_000\""),
  ])
  func `a scalar is what the core schema of YAML 1.2 says`(_ yaml: String, _ expected: String) throws {
    #expect(try json(yaml) == expected)
  }

  @Test func `mappings and lists keep their order`() throws {
    #expect(try json("b: [1, {c: x}]\na:\n  - \"2\"\n") == #"{"b":[1,{"c":"x"}],"a":["2"]}"#)
  }

  @Test func `JSON is read as it is`() throws {
    #expect(try json("{\"a\": [1, \"\\ud83d\\ude00\", null]}") == #"{"a":[1,"😀",null]}"#)
  }

  @Test func `a key that is there twice, or is no word, is a mistake`() {
    #expect(mistake("a: 1\nb: {c: 1, c: 2}") == "body:2:11: b.c: stands twice; the first is on line 2")
    #expect(mistake("[a]: 1") == "body:1:1: ?: a key is a word, not a list")
  }

  @Test func `a syntax error has its place`() {
    #expect(
      mistake("a: [1")?.hasPrefix("body:1:6: not YAML") == true || mistake("a: [1")?.hasPrefix("body:2:1") == true)
  }
}
