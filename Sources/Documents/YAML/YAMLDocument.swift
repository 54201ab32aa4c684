package import JSON
import Texts

/// YAML that stands for JSON: a body that may be written in either.
package enum YAMLDocument {
  /// libyaml's version, such as `0.2.5`.
  package static var libraryVersion: String { YAMLParser.libraryVersion }

  /// The JSON value of a document by the core schema of YAML 1.2: what stands without quotes is null (`null`, `~` or
  /// nothing), a boolean, a number or text by its look, and what stands in quotes is text. An empty document is null.
  ///
  /// Numbers are decimal in the result: `0x1F` is 31 and `007` is 7. What JSON has no number for (`.inf`, `.nan`, a
  /// hexadecimal beyond 64 bits) is text. Positions are those of the text, columns in characters.
  ///
  /// - Parameters:
  ///   - bytes: YAML 1.2, or JSON. Up to 512 MiB, 64 levels deep.
  ///   - mostNodes: keys and values that are taken, up to 50 million.
  ///   - file: what the diagnostic calls it.
  /// - Returns: the value, or the first mistake: a syntax error, a key that is no scalar, or one that is there twice.
  package static func json(
    _ bytes: [UInt8], mostNodes: Int = .max, file: String = "body"
  ) -> Result<JSONValue, Diagnostic> {
    do throws(YAMLParser.Failure) {
      let tree = try YAMLParser.parse(bytes, mostNodes: mostNodes)
      guard !tree.nodes.isEmpty else { return .success(.null) }
      let reader = Reader()
      let root = Place(file: reader.add(tree, file: file), node: 0)
      let value = reader.json(root)
      if let mistake = reader.diagnostics.first { return .failure(mistake) }
      return .success(value)
    } catch {
      return .failure(error.diagnostic(in: file))
    }
  }
}

extension Diagnostic: Error {}

extension Reader {
  /// A node and what is below it by the core schema; mistakes are reported.
  func json(_ p: Place) -> JSONValue { JSONValue(jsonKind(p)) }

  private func jsonKind(_ p: Place) -> JSONValue.Kind {
    switch kind(p) {
    case .quoted: return .string(text(p))
    case .plain: return CoreSchema.kind(text(p))
    case .sequence: return .array(children(p).map { json(Place(file: p.file, node: $0)) })
    case .mapping:
      var members: [JSONMember] = []
      var seen: [Text: Place] = [:]
      for (keyPlace, place) in pairs(p) {
        guard isScalar(keyPlace) else {
          report(keyPlace, "a key is a word, not \(shown(keyPlace))")
          continue
        }
        let name = text(keyPlace)
        if let first = seen.updateValue(keyPlace, forKey: name) {
          report(keyPlace, "stands twice; the first is on line \(line(first))")
          continue
        }
        members.append(JSONMember(name: name, value: json(place)))
      }
      return .object(members)
    }
  }
}

/// What a plain scalar is by the core schema of YAML 1.2 (10.3.2).
enum CoreSchema {
  static func kind(_ text: String) -> JSONValue.Kind {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    default: return number(text).map { .number($0) } ?? .string(text)
    }
  }

  private static func number(_ text: String) -> JSONNumber? {
    guard let first = text.utf8.first, first < 0x3A else { return nil }
    if text.hasPrefix("0x") { return based(text.dropFirst(2), 16) }
    if text.hasPrefix("0o") { return based(text.dropFirst(2), 8) }
    var rest = text[...]
    let sign = rest.hasPrefix("-") ? "-" : ""
    if rest.hasPrefix("-") || rest.hasPrefix("+") { rest.removeFirst() }
    // JSON wants a digit on both sides of the point, and no zeros before the first.
    guard let lead = rest.utf8.first, lead == UInt8(ascii: ".") || (0x30...0x39).contains(lead) else { return nil }
    let whole = rest.prefix { $0.isASCII && $0.isNumber }
    rest.removeFirst(whole.count)
    let zeros = whole.prefix { $0 == "0" }.count
    let digits = whole.isEmpty || zeros == whole.count ? "0" : String(whole.dropFirst(zeros))
    var tail = String(rest)
    if tail.hasPrefix(".") {
      let fraction = tail.dropFirst().prefix { $0.isASCII && $0.isNumber }
      if fraction.isEmpty, whole.isEmpty { return nil }
      tail = (fraction.isEmpty ? "" : ".\(fraction)") + tail.dropFirst(1 + fraction.count)
    }
    return JSONNumber(valid: sign + digits + tail)
  }

  private static func based(_ digits: Substring, _ radix: Int) -> JSONNumber? {
    guard let first = digits.first, first != "+", first != "-" else { return nil }
    return Int64(digits, radix: radix).map { JSONNumber($0) }
  }
}
