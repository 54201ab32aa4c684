import JSON
package import Rules

extension WireBody {
  /// Reads a JSON body as this object, by the names of the context's contract (rules 1.2, 1.7, 1.8, 2.4, 4.9).
  ///
  /// - Throws: `bodyMissing`, `jsonMalformed`, `jsonTooDeep`, `invalidUTF8`; what `Shape` throws; then `unknownField`
  ///   and `requiredMissing`, each for all fields at once.
  package static func decode(body: [UInt8], _ context: inout DecodingContext) throws(Refusal) -> Self {
    let object = try read(try parse(body), &context)
    try context.finish()
    return object
  }

  private static func parse(_ body: [UInt8]) throws(Refusal) -> JSONValue {
    guard body.contains(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
      throw Refusal(.bodyMissing, "The body is empty; valid is a JSON object (\(shape.schema.name)).")
    }
    do { return try JSONParser.parse(body) } catch {
      let place = "line \(error.position.line), column \(error.position.column)"
      switch error.reason {
      case .tooDeep:
        throw Refusal(.jsonTooDeep, "The JSON of the body is nested too deeply at \(place): \(error.message)")
      case .invalidUTF8:
        throw Refusal(
          .invalidUTF8, "The body is not UTF-8 at \(place): \(error.message)",
          hint: "Send UTF-8; Ö is the two bytes C3 96, not the one byte D6 of Latin-1.")
      case .duplicateKey:
        throw Refusal(.jsonMalformed, "The JSON of the body is ambiguous at \(place): \(error.message)")
      case .syntax, .tooMany:
        throw Refusal(.jsonMalformed, "The body is no valid JSON at \(place): \(error.message)")
      }
    }
  }
}
