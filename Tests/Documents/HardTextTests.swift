import Documents
import JSON
import TestKit
import Testing

/// What is written as YAML or as JSON for people reads back as the same, whatever is in it.
@Suite struct `Any text in a document` {
  private func read(_ bytes: [UInt8]) throws -> JSONValue {
    switch YAMLDocument.json(bytes) {
    case .success(let value): return value
    case .failure(let diagnostic): throw NotRead(description: diagnostic.description)
    }
  }

  @Test(arguments: 0..<20)
  func `values, names, short lists and nests read back the same`(_ part: Int) throws {
    let texts = HardTexts.texts(1000, seed: UInt64(part + 1))
    let members = texts.enumerated().map { index, text -> (String, JSONValue?) in
      ("\(index)\(text)", index.isMultiple(of: 3) ? .list([.text(text), .text(text)]) : .text(text))
    }
    let nested = texts.prefix(100).map {
      JSONValue.object([($0, .list([.object([($0, .text($0))])])), ("z", .int(1))])
    }
    let value: JSONValue = .object(members + [("nest", .list(nested)), ("long", .list(texts.map(JSONValue.text)))])
    for bytes in [value.yaml, value.indented] {
      let back = try read(bytes)
      #expect(back.compact == value.compact)
      #expect(bytes == (bytes == value.yaml ? back.yaml : back.indented))
    }
    #expect(try JSONParser.parse(value.indented).compact == value.compact)
  }

  @Test func `a name may be longer than readers look for its colon`() throws {
    for name in [String(repeating: "å", count: 600), String(repeating: "k ", count: 2000)] {
      let value: JSONValue = .object([(name, .object([(name, .list([.object([(name, .int(1))])]))]))])
      #expect(try read(value.yaml).compact == value.compact)
    }
  }

  @Test func `nothing stands raw that a reader refuses or a terminal acts on`() {
    let texts = HardTexts.texts(5000, seed: 7)
    for bytes in [JSONValue.list(texts.map(JSONValue.text)).yaml, JSONValue.list(texts.map(JSONValue.text)).indented] {
      let raw = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { scalar in
        let v = scalar.value
        return v < 0x20 && v != 0x0A || (0x7F...0x9F).contains(v) || v == 0x2028 || v == 0x2029 || v == 0xFEFF
          || (0xFDD0...0xFDEF).contains(v) || v & 0xFFFE == 0xFFFE
      }
      #expect(raw.isEmpty)
    }
  }

  /// JSON that others write has such characters as they are, for RFC 8259 lets it.
  @Test func `JSON is read though YAML could not hold it`() throws {
    let value: JSONValue = .object(HardTexts.texts(3000, seed: 9).enumerated().map { ("\($0)", .text($1)) })
    #expect(try read(value.compact).compact == value.compact)
  }
}
