package import JSON
import Texts

/// Text with `${name}` in it; `$${` stands for `${`.
package struct Template: Sendable {
  /// A part of the text.
  enum Piece: Sendable, Equatable {
    case text(String)
    case variable(String)
  }

  /// What is no template.
  struct Mistake: Error {
    var message: String
  }

  let pieces: [Piece]

  /// The names that it uses.
  var names: [String] {
    pieces.compactMap { if case .variable(let name) = $0 { name } else { nil } }
  }

  /// The names that a text uses; none where it is no template.
  package static func names(in text: String) -> [String] { (try? Template(text))?.names ?? [] }

  init(_ text: String) throws(Mistake) {
    var pieces: [Piece] = []
    var plain = ""
    var rest = text[...]
    while let dollar = rest.firstIndex(of: "$") {
      plain += rest[..<dollar]
      rest = rest[dollar...]
      if rest.hasPrefix("$${") {
        plain += "${"
        rest = rest.dropFirst(3)
      } else if rest.hasPrefix("${") {
        guard let end = rest.firstIndex(of: "}") else {
          throw Mistake(message: "${ is never closed; $${ stands for ${ itself")
        }
        let name = String(rest[rest.index(dollar, offsetBy: 2)..<end])
        guard Self.isName(name) else {
          throw Mistake(message: "'\(name)' in ${…} is no name; a name is letters, digits and _")
        }
        if !plain.isEmpty { pieces.append(.text(plain)) }
        plain = ""
        pieces.append(.variable(name))
        rest = rest[rest.index(after: end)...]
      } else {
        plain += "$"
        rest = rest.dropFirst()
      }
    }
    plain += rest
    if !plain.isEmpty { pieces.append(.text(plain)) }
    self.pieces = pieces
  }

  /// Letters of ASCII, digits and `_`, and no digit first.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "_") }
  }

  /// The text with values in the place of names; what has no value, or is no template, stays as it is.
  ///
  /// - Parameter written: how a value is written; by itself texts as they are, and all others as JSON.
  package static func text(
    _ text: String, _ values: [String: JSONValue], written: (String) -> String = { $0 }
  ) -> String {
    guard text.contains("$"), let template = try? Template(text) else { return text }
    return template.pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .variable(let name): values[name].map { written(plain($0)) } ?? "${\(name)}"
      }
    }.joined()
  }

  /// A value with all its texts filled; a text that is one `${name}` and nothing else becomes the value as it is.
  package static func value(_ value: JSONValue, _ values: [String: JSONValue]) -> JSONValue {
    switch value.kind {
    case .string(let text):
      guard text.contains("$") else { return value }
      if let template = try? Template(text), template.pieces.count == 1,
        case .variable(let name)? = template.pieces.first
      {
        return values[name] ?? value
      }
      return .text(self.text(text, values))
    case .array(let elements): return .list(elements.map { self.value($0, values) })
    case .object(let members):
      return JSONValue(.object(members.map { .init(name: $0.name, value: self.value($0.value, values)) }))
    case .null, .bool, .number: return value
    }
  }

  /// Bytes that a value takes in the place of its name within a text.
  package static func size(of value: JSONValue) -> Int { plain(value).utf8.count }

  private static func plain(_ value: JSONValue) -> String {
    value.stringValue ?? String(decoding: value.compact, as: UTF8.self)
  }
}
