package import JSON
package import Rules
import Texts

/// A group of named fields that travels as a JSON object; its `shape` is the one declaration of them.
package protocol WireObject: WireValue {
  static var shape: Shape<Self> { get }
}

extension WireObject {
  /// An object with the fields of its shape.
  package static var wireType: WireType { .object(shape.schema) }
  /// A group without content is null, not `{}`.
  package static var isNullWhenEmpty: Bool { true }
  /// True where no field of the shape has content.
  package static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool { shape.table.isEmpty(slot) }
  /// Writes the fields under their names in the contract.
  package static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    shape.table.write(slot, to: &writer, kontrakt)
  }
  /// An answer is only written: as input it is nothing.
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    throw context.unreadable(json, wireType)
  }
}

/// A wire object that callers send.
package protocol WireBody: WireObject {
  /// Every field left out.
  init()
}

extension WireBody {
  /// Reads by the names of the context's contract; unknown and missing fields are collected in the context.
  ///
  /// - Throws: `unreadableValue`, `conflictingNames`, `requiredNull`, and what the fields throw.
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> Self {
    var object = Self()
    let table = shape.table
    try withUnsafeMutablePointer(to: &object) { object throws(Refusal) in try table.read(json, into: object, &context) }
    return object
  }
}

/// The fields of a wire object, put together once per type: schema, writing, reading and names come from it.
///
/// A class, because it is reached for every object written: a struct would be copied, with all it holds.
package final class Shape<Root: WireObject>: Sendable {
  let table: ShapeTable

  /// What the declaration says, as a value.
  package var schema: ObjectSchema { table.schema }

  /// - Parameters:
  ///   - name: the name in the published OpenAPI, or our own where it has none.
  ///   - source: where the object is described; fields are described there too unless they say otherwise.
  ///   - description: one English sentence.
  package init(
    _ name: String, _ source: Source, _ description: String, _ declare: (inout ShapeBuilder<Root>) -> Void
  ) {
    var builder = ShapeBuilder<Root>(source: source, base: 0)
    declare(&builder)
    table = ShapeTable(name, source, description, builder.fields, builder.advice)
  }
}

/// Collects the fields of a shape in declared order.
package struct ShapeBuilder<Root> {
  let source: Source
  /// Where the root lies in the object.
  let base: Int
  private(set) var fields: [Field] = []
  private(set) var advice: [Text: String] = [:]

  init(source: Source, base: Int) {
    self.source = source
    self.base = base
  }

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
  ///   - type: how the value is described, where that is not by its type.
  ///   - required: under which contract the field must be present.
  ///   - only: the one contract that has the field, where not both do.
  ///   - source: where the field is described, where it is not the object's own place.
  ///   - personal: what a text may tell of a person, where its name alone does not say it.
  package mutating func field<Value: WireValue>(
    _ published: String, document: String? = nil, variants: [String] = [],
    _ path: any WritableKeyPath<Root, Value> & Sendable, _ description: String, _ example: String? = nil,
    codes: [String]? = nil, as type: WireType? = nil, required: Requirement = .never, only: Kontrakt? = nil,
    source: Source? = nil, personal: Personal? = nil
  ) {
    guard let offset = MemoryLayout<Root>.offset(of: path) else { return }
    let schema = schema(
      published, document, variants, type ?? Value.wireType, codes, required, only, source, description, example,
      personal)
    fields.append(Field(schema, base + offset, Value.self))
  }

  /// Declares a group: an object of its own on the wire, whose fields lie in the same root.
  ///
  /// As input null empties each of its fields; as output it is null where none has content (rules 1.5, 4.9).
  ///
  /// - Parameters:
  ///   - description: of the field that holds the group.
  ///   - name: of the object, as for a shape; `described` and `about` are its source and its description.
  package mutating func group(
    _ published: String, variants: [String] = [], _ description: String, source: Source? = nil, as name: String,
    _ described: Source, _ about: String, _ declare: (inout ShapeBuilder<Root>) -> Void
  ) {
    var builder = ShapeBuilder<Root>(source: described, base: base)
    declare(&builder)
    let table = ShapeTable(name, described, about, builder.fields, builder.advice)
    let schema = schema(
      published, nil, variants, .object(table.schema), nil, .never, nil, source, description, nil, nil)
    fields.append(Field(schema, table))
  }

  /// Declares fields of a part of the root: their key paths begin there.
  package mutating func within<Part>(
    _ path: any WritableKeyPath<Root, Part> & Sendable, _ declare: (inout ShapeBuilder<Part>) -> Void
  ) {
    guard let offset = MemoryLayout<Root>.offset(of: path) else { return }
    var builder = ShapeBuilder<Part>(source: source, base: base + offset)
    declare(&builder)
    fields += builder.fields
    advice.merge(builder.advice) { $1 }
  }

  // A call, because it is the same for the thousand fields that there are.
  @inline(never)
  private func schema(
    _ published: String, _ document: String?, _ variants: [String], _ type: WireType, _ codes: [String]?,
    _ required: Requirement, _ only: Kontrakt?, _ source: Source?, _ description: String, _ example: String?,
    _ personal: Personal?
  ) -> FieldSchema {
    FieldSchema(
      published: published, document: document ?? published, variants: variants, type: type, codes: codes,
      required: required, only: only, source: source ?? self.source, description: description, example: example,
      personal: personal)
  }

  /// Says what to send instead of a name that callers often get wrong (rule 1.8).
  package mutating func instead(of name: String, _ advice: String) { self.advice[name] = advice }
}
