package import JSON
package import Rules
import Texts

/// A group of named fields that travels as a JSON object; its `shape` is the one declaration of them.
package protocol WireObject: WireValue {
  /// Every field without a value.
  init()
  static var shape: Shape<Self> { get }
}

extension WireObject {
  /// An object with the fields of its shape.
  package static var wireType: WireType { .object(shape.schema) }
  /// A group without content is null, not `{}`.
  package static var isNullWhenEmpty: Bool { true }
  /// True where no field of the shape has content.
  package static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool { shape.isEmpty(slot) }
  /// Writes the fields under their names in the contract.
  package static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    shape.write(slot, to: &writer, kontrakt)
  }
  /// Reads by the shape; throws what is wrong with a field, by its path.
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    try shape.read(json, &context)
  }
}

/// The fields of a wire object, put together once per type: schema, writing, reading and names come from it.
///
/// A class, because it is reached for every object written: a struct would be copied, with all it holds.
package final class Shape<Root: WireObject>: Sendable {
  private let table: ShapeTable

  /// What the declaration says, as a value.
  package var schema: ObjectSchema { table.schema }

  /// - Parameters:
  ///   - name: the name in the published OpenAPI, or our own where it has none.
  ///   - source: where the object is described; fields are described there too unless they say otherwise.
  ///   - description: one English sentence.
  package init(
    _ name: String, _ source: Source, _ description: String, _ declare: (inout ShapeBuilder<Root>) -> Void
  ) {
    var builder = ShapeBuilder<Root>(source: source)
    declare(&builder)
    table = ShapeTable(name, source, description, builder.fields, builder.advice)
  }

  func isEmpty(_ object: UnsafePointer<Root>) -> Bool { table.isEmpty(object) }

  func write(_ object: UnsafePointer<Root>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    table.write(object, to: &writer, kontrakt)
  }

  /// Reads an object by the names of the context's contract; unknown and missing fields are collected in the context.
  ///
  /// - Throws: `unreadableValue`, `conflictingNames`, `requiredNull`, and what the fields throw.
  func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Root {
    var object = Root()
    try withUnsafeMutablePointer(to: &object) { object throws(Refusal) in try table.read(json, into: object, &context) }
    return object
  }
}

/// Collects the fields of a shape in declared order.
package struct ShapeBuilder<Root: WireObject> {
  let source: Source
  private(set) var fields: [Field] = []
  private(set) var advice: [Text: String] = [:]

  init(source: Source) { self.source = source }

  /// Declares a field.
  ///
  /// - Parameters:
  ///   - published: the name in the published OpenAPI.
  ///   - document: the name that contract 1.1 emits, where it differs.
  ///   - variants: further literal spellings in document 1.1, accepted on input under 1.1 without a note.
  ///   - path: where the value lies: a stored property. Any other is left out, which the golden files of `api` show.
  ///   - description: one English line.
  ///   - example: an invented value; none for groups and lists.
  ///   - codes: the closed list that a text is one of.
  ///   - required: under which contract the field must be present.
  ///   - only: the one contract that has the field, where not both do.
  ///   - source: where the field is described, where it is not the object's own place.
  package mutating func field<Value: WireValue>(
    _ published: String, document: String? = nil, variants: [String] = [],
    _ path: any WritableKeyPath<Root, Value> & Sendable, _ description: String, _ example: String? = nil,
    codes: [String]? = nil, required: Requirement = .never, only: Kontrakt? = nil, source: Source? = nil
  ) {
    guard let offset = MemoryLayout<Root>.offset(of: path) else { return }
    let schema = schema(
      published, document, variants, Value.wireType, codes, required, only, source, description, example)
    fields.append(Field(schema, offset, Value.self))
  }

  // A call, because it is the same for the thousand fields that there are.
  @inline(never)
  private func schema(
    _ published: String, _ document: String?, _ variants: [String], _ type: WireType, _ codes: [String]?,
    _ required: Requirement, _ only: Kontrakt?, _ source: Source?, _ description: String, _ example: String?
  ) -> FieldSchema {
    FieldSchema(
      published: published, document: document ?? published, variants: variants, type: type, codes: codes,
      required: required, only: only, source: source ?? self.source, description: description, example: example)
  }

  /// Says what to send instead of a name that callers often get wrong (rule 1.8).
  package mutating func instead(of name: String, _ advice: String) { self.advice[name] = advice }
}
