import JSON
import Rules
import Texts

/// What a shape consists of. It reaches an object by its address and a field by its offset, and knows nothing of the
/// type of the object: so it is compiled once, and the parts of a field once for each type of value.
struct ShapeTable: Sendable {
  let schema: ObjectSchema
  private let fields: [Field]
  private let emptiness: [@Sendable (UnsafeRawPointer) -> Bool]
  private let document: Plan
  private let published: Plan

  init(_ name: String, _ source: Source, _ description: String, _ fields: [Field], _ advice: [Text: String]) {
    let schema = ObjectSchema(name: name, description: description, source: source, fields: fields.map(\.schema))
    self.schema = schema
    self.fields = fields
    emptiness = fields.map(\.isEmpty)
    document = Plan(fields, ShapeNames(schema, advice, .document))
    published = Plan(fields, ShapeNames(schema, advice, .published))
  }

  func isEmpty(_ object: UnsafeRawPointer) -> Bool {
    for isEmpty in emptiness where !isEmpty(object) { return false }
    return true
  }

  func write(_ object: UnsafeRawPointer, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.beginObject()
    for write in kontrakt == .document ? document.writes : published.writes { write(object, &writer, kontrakt) }
    writer.endObject()
  }

  func read(
    _ json: JSONValue, into object: UnsafeMutableRawPointer, _ context: inout DecodingContext
  ) throws(Refusal) {
    guard case .object(let members) = json.kind else { throw context.unreadable(json, .object(schema)) }
    let names = context.kontrakt == .document ? document.names : published.names
    try names.read(members, &context) { (field, value, context) throws(Refusal) in
      try fields[field].read(value, object, &context)
    }
  }
}

/// What one contract makes of a shape.
private struct Plan: Sendable {
  /// Each writes key and value of one field, in declared order.
  let writes: [Field.Write]
  let names: ShapeNames

  init(_ fields: [Field], _ names: ShapeNames) {
    writes = names.written.map { fields[$0.field].makeWrite(JSONKey($0.name)) }
    self.names = names
  }
}

/// One field, ready for use on an object that lies at an address.
struct Field: Sendable {
  /// Writes key and value.
  typealias Write = @Sendable (UnsafeRawPointer, inout JSONWriter, Kontrakt) -> Void

  let schema: FieldSchema
  let isEmpty: @Sendable (UnsafeRawPointer) -> Bool
  let makeWrite: @Sendable (JSONKey) -> Write
  let read: @Sendable (JSONValue, UnsafeMutableRawPointer, inout DecodingContext) throws(Refusal) -> Void

  // A call: inlined it would be there again for each field that is declared.
  @inline(never)
  init<Value: WireValue>(_ schema: FieldSchema, _ offset: Int, _ type: Value.Type) {
    @Sendable func slot(_ object: UnsafeRawPointer) -> UnsafePointer<Value> {
      (object + offset).assumingMemoryBound(to: Value.self)
    }
    let isGroup = type is any WireObject.Type
    self.schema = schema
    isEmpty = { Value.isEmpty(slot($0)) }
    makeWrite = { key in
      { object, writer, kontrakt in
        writer.key(key)
        let value = slot(object)
        if Value.isNullWhenEmpty && Value.isEmpty(value) {
          writer.null()
        } else {
          Value.write(value, to: &writer, kontrakt)
        }
      }
    }
    read = { (json, object, context) throws(Refusal) in
      // A group is written as null when it is empty (rule 1.5), so null reads as the empty group.
      if isGroup, case .null = json.kind { return }
      (object + offset).assumingMemoryBound(to: Value.self).pointee = try Value.read(json, &context)
    }
  }
}
