import JSON
import Rules
import Texts

/// What a shape consists of. It reaches an object by its address and a field by its offset, and knows nothing of the
/// type of the object: so it is compiled once, and the parts of a field once for each type of value.
///
/// A class, as its plans are: it is reached for every object, and a struct would be copied with all it holds.
final class ShapeTable: Sendable {
  let schema: ObjectSchema
  let fields: [Field]
  private let document: Contracted
  private let published: Contracted

  /// What one contract makes of a shape.
  private final class Contracted: Sendable {
    let plan: WritingPlan
    let names: ShapeNames

    init(_ fields: [Field], _ schema: ObjectSchema, _ advice: [Text: String], _ kontrakt: Kontrakt) {
      plan = WritingPlan(fields, kontrakt)
      names = ShapeNames(schema, advice, kontrakt)
    }
  }

  init(_ name: String, _ source: Source, _ description: String, _ fields: [Field], _ advice: [Text: String]) {
    let schema = ObjectSchema(name: name, description: description, source: source, fields: fields.map(\.schema))
    self.schema = schema
    self.fields = fields
    document = Contracted(fields, schema, advice, .document)
    published = Contracted(fields, schema, advice, .published)
  }

  func isEmpty(_ object: UnsafeRawPointer) -> Bool { published.plan.isEmpty(object) }

  func write(_ object: UnsafeRawPointer, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    (kontrakt == .document ? document : published).plan.write(object, to: &writer, kontrakt)
  }

  func read(
    _ json: JSONValue, into object: UnsafeMutableRawPointer, _ context: inout DecodingContext
  ) throws(Refusal) {
    guard case .object(let members) = json.kind else { throw context.unreadable(json, .object(schema)) }
    let names = context.kontrakt == .document ? document.names : published.names
    try names.read(members, &context) { (field, value, context) throws(Refusal) in
      try fields[field].read(value, object + fields[field].offset, &context)
    }
  }

  /// Empties each field.
  func clear(_ object: UnsafeMutableRawPointer) {
    for field in fields { field.clear(object + field.offset) }
  }
}

/// One field, ready for use on the value that lies at its offset.
///
/// What it does with the value captures nothing, so that a call counts no reference.
struct Field: Sendable {
  /// How a field is written.
  enum Content: Sendable {
    case plain(PlainKind)
    case group([Field])
    case other(OtherContent)
  }

  /// What a plan can't write by itself.
  struct OtherContent: Sendable {
    let isNullWhenEmpty: Bool
    let isEmpty: @Sendable (UnsafeRawPointer) -> Bool
    let write: @Sendable (UnsafeRawPointer, inout JSONWriter, Kontrakt) -> Void
  }

  let schema: FieldSchema
  /// Of the value in its object; 0 for a group.
  let offset: Int
  let content: Content
  let read: @Sendable (JSONValue, UnsafeMutableRawPointer, inout DecodingContext) throws(Refusal) -> Void
  let clear: @Sendable (UnsafeMutableRawPointer) -> Void

  // A call: inlined it would be there again for each field that is declared.
  @inline(never)
  init<Value: WireValue>(_ schema: FieldSchema, _ offset: Int, _ type: Value.Type) {
    self.schema = schema
    self.offset = offset
    content =
      if let plain = Value.plain {
        .plain(plain)
      } else {
        .other(
          OtherContent(
            isNullWhenEmpty: Value.isNullWhenEmpty,
            isEmpty: { Value.isEmpty($0.assumingMemoryBound(to: Value.self)) },
            write: { Value.write($0.assumingMemoryBound(to: Value.self), to: &$1, $2) }))
      }
    read = { (json, slot, context) throws(Refusal) in
      let slot = slot.assumingMemoryBound(to: Value.self)
      // What can't be without a value stays as it is; a group is written as null when it is empty (rule 1.5).
      if case .null = json.kind { return Value.clear(slot) }
      slot.pointee = try Value.read(json, &context)
    }
    clear = { Value.clear($0.assumingMemoryBound(to: Value.self)) }
  }

  /// A group whose fields lie in the same object.
  init(_ schema: FieldSchema, _ table: ShapeTable) {
    self.schema = schema
    offset = 0
    content = .group(table.fields)
    read = { (json, object, context) throws(Refusal) in
      if case .null = json.kind { return table.clear(object) }
      try table.read(json, into: object, &context)
    }
    clear = { table.clear($0) }
  }
}
