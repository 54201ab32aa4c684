import Documents
import Model
import Testing
import Texts
import Tid

@Suite struct `YAML as people write it` {
  @Test(arguments: ["NO", "on", "010", "1.10", "2026-01-01", "true", "0x1F", "\"~\"", "1_000"])
  func `a scalar is text where text is expected`(_ written: String) throws {
    let i = try installation(seed("buntar: [{id: B1, text: \(written)}]"))
    #expect(i.buntar.first?.beskrivning == Text(written == "\"~\"" ? "~" : written))
  }

  @Test func `codes that look like something else stay codes`() throws {
    let i = try installation(
      "{fast2: seed/1, name: 10, prio: [{kod: 010}, {kod: 10}], tilltrade: [{kod: NO}, {kod: N}, {kod: on}]}")
    #expect(i.prio.map(\.kod) == ["010", "10"])
    #expect(i.tilltrade.map(\.kod) == ["NO", "N", "on"])
    #expect(i.namn == "10")
  }

  @Test func `JSON is read with its escapes`() throws {
    let json = #"""
      {"fast2":"seed/1","name":"a\/b \u00e5 \ud83d\ude00","prio":[{"kod":"10","beskrivning":null}],
      	"tilltrade":[{"kod":"N"}],"buntar":[{"id":"B\\ud83d","text":"\"\n\t"}]}
      """#
    let i = try installation(json)
    #expect(i.namn == "a/b å 😀")
    #expect(i.buntar.first == Kodrad(kod: #"B\ud83d"#, beskrivning: "\"\n\t"))
  }

  @Test func `an anchor can be used again`() throws {
    let i = try installation(
      seed("handelsetyper: [{kod: A, beskrivning: &t Besök}, {kod: B, beskrivning: *t}]"))
    #expect(i.handelsetyper.prefix(2).map(\.beskrivning) == ["Besök", "Besök"])
  }

  @Test func `a billion laughs are refused at the alias that is too much`() {
    var text = "fast2: seed/1\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...30 {
      text += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    #expect(mistakes(text) == ["seed.yaml:6:45: the aliases up to *a3 stand for more than 100000 values"])
  }

  @Test func `aliases are not nested deeper than what is written out`() {
    let open = String(repeating: "[", count: 40)
    let close = String(repeating: "]", count: 40)
    #expect(
      mistakes("fast2: seed/1\na: &a \(open)x\(close)\nb: \(open)*a\(close)\n") == [
        "seed.yaml:3:44: with *a nested more than 64 levels deep"
      ])
  }

  @Test func `aliases do not stand for more text than is read`() {
    let text = "fast2: seed/1\na: &a \(String(repeating: "x", count: 1 << 20))\nb:\n"
    let found = mistakes(text + String(repeating: "- *a\n", count: 20))
    #expect(found == ["seed.yaml:20:3: the aliases up to *a stand for more than 16 MiB of text"])
  }

  @Test func `what is read has a bound of keys and values`() {
    guard case .failure(let mistake) = YAMLDocument.json(Array("[1, {a: 2}, 3]".utf8), mostNodes: 4) else {
      Issue.record("it was read")
      return
    }
    #expect(mistake.description == "body:1:9: more than 4 keys and values")
    guard case .success = YAMLDocument.json(Array("[1, {a: 2}, 3]".utf8), mostNodes: 6) else {
      Issue.record("it was not read")
      return
    }
  }

  @Test func `of very many mistakes the first are told`() {
    let found = mistakes(seed() + (0..<6000).map { "wrong\($0): 1\n" }.joined())
    #expect(found.count == 5001)
    #expect(found.last?.contains("more mistakes than 5000") == true)
  }

  @Test func `an alias within its own anchor is refused`() {
    #expect(
      mistakes("fast2: seed/1\nbuntar: &b [*b]") == [
        "seed.yaml:2:13: *b stands for nothing: there is no complete &b before it"
      ])
  }

  @Test func `depth is bounded`() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(mistakes(deep) == ["seed.yaml:1:65: nested more than 64 levels deep"])
  }

  @Test func `Latin-1 is told by its place`() {
    let bytes = Array("fast2: seed/1\nname: Bj".utf8) + [0xF6] + Array("rken".utf8)
    guard case .diagnostics(let all) = SeedDocument.read(bytes: bytes, file: "s.yaml") else {
      Issue.record("was read")
      return
    }
    #expect(all.map(\.description) == ["s.yaml:2:9: invalid UTF-8: save the file as UTF-8"])
  }

  @Test(arguments: [
    (
      "fast2: seed/1\nname: [a\nx: y",
      "seed.yaml:3:2: not YAML: before this a ',' or a ']' is missing: the '[' of line 2 has not ended"
    ),
    (
      "fast2: seed/1\nname: \u{1}",
      "seed.yaml:2:7: not YAML: a control character: write it as an escape in double quotes, such as \\x1B"
    ),
    ("fast2: seed/1\n---\nname: x", "seed.yaml:2:1: a second document begins here; one file is one document"),
    ("fast2: !!str seed/1", "seed.yaml:1:8: tags (!…) are not part of this format"),
    ("", "seed.yaml:1:1: the file is empty; a seed begins with fast2: seed/1"),
    ("# nothing\n", "seed.yaml:1:1: the file is empty; a seed begins with fast2: seed/1"),
    ("- a", "seed.yaml:1:1: expected a mapping, got a list"),
    ("fast2", "seed.yaml:1:1: expected a mapping, got \"fast2\""),
  ])
  func `after a syntax error only that one is told`(_ text: String, _ said: String) {
    #expect(mistakes(text) == [said])
  }

  @Test func `columns count characters, not bytes`() {
    #expect(
      mistakes(seed("buntar: [{id: ÅÄÖ, txt: x}]")) == [
        "seed.yaml:5:20: buntar[0].txt: unknown key (did you mean text?)"
      ])
  }

  @Test func `a byte order mark is no mistake`() throws {
    #expect(try installation("\u{FEFF}" + seed()).namn == "test")
  }
}
