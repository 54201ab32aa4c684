package import JSON
package import Model
package import Rules
import Texts

/// The three states of a key in the body of a change (rule 4.9): left out is unchanged, `null` empties, a value sets.
extension Andring: WireValue where Varde: WireValue {
  package static var wireType: WireType { Varde.wireType }
  package static var isNullWhenEmpty: Bool { true }
  package static func isEmpty(_ slot: UnsafePointer<Andring>) -> Bool {
    if case .oforandrad = slot.pointee { true } else { false }
  }
  package static func clear(_ slot: UnsafeMutablePointer<Andring>) { slot.pointee = .tomd }
  package static func write(_ slot: UnsafePointer<Andring>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    guard case .varde(let value) = slot.pointee else { return writer.null() }
    withUnsafePointer(to: value) { Varde.write($0, to: &writer, kontrakt) }
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Andring {
    if case .null = json.kind { return .tomd }
    return .varde(try Varde.read(json, &context))
  }
}

extension Optional: WireValue where Wrapped: WireValue {
  package static var wireType: WireType { Wrapped.wireType }
  package static var plain: PlainKind? { Wrapped.plain?.optional }
  package static var isNullWhenEmpty: Bool { true }
  package static func clear(_ slot: UnsafeMutablePointer<Wrapped?>) { slot.pointee = nil }
  package static func isEmpty(_ slot: UnsafePointer<Wrapped?>) -> Bool {
    if case .none = slot.pointee { return true }
    return Wrapped.isNullWhenEmpty && Wrapped.isEmpty(payload(slot))
  }
  package static func write(_ slot: UnsafePointer<Wrapped?>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    if case .none = slot.pointee { return writer.null() }
    Wrapped.write(payload(slot), to: &writer, kontrakt)
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Wrapped? {
    if case .null = json.kind { return nil }
    return try Wrapped.read(json, &context)
  }

  /// The value where it lies: an enum with one payload keeps it at offset 0, so that nothing has to be copied out.
  private static func payload(_ slot: UnsafePointer<Wrapped?>) -> UnsafePointer<Wrapped> {
    UnsafeRawPointer(slot).assumingMemoryBound(to: Wrapped.self)
  }
}

extension Array: WireValue where Element: WireValue {
  package static var wireType: WireType { .list(Element.wireType) }
  /// An empty list is written `[]`; a group that holds nothing else has no value all the same.
  package static func isEmpty(_ slot: UnsafePointer<[Element]>) -> Bool { slot.pointee.isEmpty }
  package static func write(_ slot: UnsafePointer<[Element]>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.beginArray()
    slot.pointee.withUnsafeBufferPointer { elements in
      guard let first = elements.baseAddress else { return }
      for index in 0..<elements.count { Element.write(first + index, to: &writer, kontrakt) }
    }
    writer.endArray()
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> [Element] {
    guard case .array(let values) = json.kind else { throw context.unreadable(json, wireType) }
    var elements: [Element] = []
    elements.reserveCapacity(values.count)
    for (index, value) in values.enumerated() {
      context.enter("[\(index)]")
      elements.append(try Element.read(value, &context))
      context.leave()
    }
    return elements
  }
}

/// A closed list of codes whose spelling may depend on the contract.
package protocol WireCode: WireScalar, CaseIterable, Hashable {
  /// The name of the list in messages and schemas.
  static var listName: String { get }
  /// The code that a contract emits; input takes the codes of both.
  func code(under kontrakt: Kontrakt) -> String
}

extension WireCode {
  /// A string out of the codes.
  package static var wireType: WireType {
    .code(
      name: listName, document: allCases.map { $0.code(under: .document) },
      published: allCases.map { $0.code(under: .published) })
  }
  /// Writes the code that the contract has for the case.
  package static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.string(slot.pointee.code(under: kontrakt))
  }
  /// Takes the code of either contract; throws a refusal that lists the valid ones.
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Self {
    for kontrakt in Kontrakt.allCases {
      if let value = allCases.first(where: { $0.code(under: kontrakt).isExactly(text) }) { return value }
    }
    throw context.unknownCode(text, allCases.map { $0.code(under: context.kontrakt) })
  }
}

extension WireCode where Self: RawRepresentable, RawValue == String {
  /// The same in both contracts, unless a type says otherwise.
  package func code(under kontrakt: Kontrakt) -> String { rawValue }
}

/// An id travels as what it is made of.
extension Identifier: WireValue, WireScalar where Raw: WireScalar {
  package static var wireType: WireType { Raw.wireType }
  package static var plain: PlainKind? { Raw.plain }
  package static func write(_ slot: UnsafePointer<Identifier>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    withUnsafePointer(to: slot.pointee.rawValue) { Raw.write($0, to: &writer, kontrakt) }
  }
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> Identifier {
    Identifier(try Raw.read(text: text, &context))
  }
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Identifier {
    Identifier(try Raw.read(json, &context))
  }
}
