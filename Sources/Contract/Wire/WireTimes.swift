package import JSON
package import Rules
package import Tid

extension Datum: WireScalar {
  package static var wireType: WireType { .string(format: "yyyymmdd") }
  package static var plain: PlainKind? { .datum }
  package static func write(_ slot: UnsafePointer<Datum>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(atMost: Tidstext.most) { slot.pointee.writeKompakt($0) }
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Datum {
    if let value = Datum(text) { return value }
    guard text.hasDigits(at: [0, 1, 2, 3, 4, 5, 6, 7], of: 8) || text.hasDigits(at: [0, 1, 2, 3, 5, 6, 8, 9], of: 10)
    else { throw context.unreadable(text, wireType) }
    throw context.impossible(text, "there is no such day", wireType)
  }
}

/// A day that the published OpenAPI declares as `date`: the same forms on input, `YYYY-MM-DD` in the schema (rule 1.6).
package struct ISODatum: WireScalar {
  /// The day.
  package var datum: Datum

  package init(_ datum: Datum) { self.datum = datum }

  package static var wireType: WireType { .string(format: "date") }
  package static func write(_ slot: UnsafePointer<ISODatum>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(slot.pointee.datum.iso)
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> ISODatum {
    ISODatum(try Datum.read(text: text, &context))
  }
}

extension Klockslag: WireScalar {
  package static var wireType: WireType { .string(format: "hh:mm") }
  package static var plain: PlainKind? { .klockslag }
  package static func write(_ slot: UnsafePointer<Klockslag>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(atMost: Tidstext.most) { slot.pointee.writeKort($0) }
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Klockslag {
    if let value = Klockslag(text) { return value }
    guard
      text.hasDigits(at: [0, 1, 2, 3], of: 4) || text.hasDigits(at: [0, 1, 3, 4], of: 5)
        || text.hasDigits(at: [0, 1, 3, 4, 6, 7], of: 8)
    else { throw context.unreadable(text, wireType) }
    throw context.impossible(text, "there is no such time of day", wireType)
  }
}

extension Tidpunkt: WireScalar {
  package static var wireType: WireType { .string(format: "date-time") }
  package static func write(_ slot: UnsafePointer<Tidpunkt>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(atMost: Tidstext.most) { SvenskTid.writeISO(slot.pointee, $0) }
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Tidpunkt {
    do { return try Tidsform.tidpunkt(text) } catch {
      switch error {
      case .form: throw context.unreadable(text, wireType)
      case .omojlig: throw context.impossible(text, "there is no such day or time", wireType)
      case .hoppasOver: throw context.impossible(text, "the change to summer time skips this local time", wireType)
      }
    }
  }
}

extension String {
  /// Whether the text has the length and ASCII digits at those places, with `-` or `:` between them.
  fileprivate func hasDigits(at places: Set<Int>, of length: Int) -> Bool {
    utf8.count == length
      && utf8.enumerated().allSatisfy { place, byte in
        places.contains(place)
          ? (48...57).contains(byte)
          : byte == UInt8(ascii: length == 10 ? "-" : ":")
      }
  }
}
