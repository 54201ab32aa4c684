package import JSON
package import Rules

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

/// The fields of a wire object, compiled once per type: schema, writing, reading and names come from it.
///
/// A class, because it is reached for every object written: a struct would be copied, with all it holds.
package final class Shape<Root: WireObject>: Sendable {
  /// What the declaration says, as a value.
  package let schema: ObjectSchema
  let fields: [Field<Root>]
  private let emptiness: [@Sendable (UnsafePointer<Root>) -> Bool]
  private let document: Plan<Root>
  private let published: Plan<Root>

  /// - Parameters:
  ///   - name: the name in the published OpenAPI, or our own where it has none.
  ///   - source: where the object is described; fields are described there too unless they say otherwise.
  ///   - description: one English sentence.
  package init(
    _ name: String, _ source: Source, _ description: String, _ declare: (inout ShapeBuilder<Root>) -> Void
  ) {
    var builder = ShapeBuilder<Root>(source: source)
    declare(&builder)
    fields = builder.fields
    schema = ObjectSchema(name: name, description: description, source: source, fields: fields.map(\.schema))
    emptiness = fields.map(\.isEmpty)
    document = Plan(builder, .document)
    published = Plan(builder, .published)
  }

  func plan(_ kontrakt: Kontrakt) -> Plan<Root> { kontrakt == .document ? document : published }

  func isEmpty(_ object: UnsafePointer<Root>) -> Bool {
    for isEmpty in emptiness where !isEmpty(object) { return false }
    return true
  }

  func write(_ object: UnsafePointer<Root>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    writer.beginObject()
    for write in kontrakt == .document ? document.writes : published.writes { write(object, &writer, kontrakt) }
    writer.endObject()
  }
}

/// One field, ready for use.
struct Field<Root: WireObject>: Sendable {
  let schema: FieldSchema
  let isEmpty: @Sendable (UnsafePointer<Root>) -> Bool
  let makeWrite: @Sendable (JSONKey) -> @Sendable (UnsafePointer<Root>, inout JSONWriter, Kontrakt) -> Void
  let read: @Sendable (JSONValue, inout Root, inout DecodingContext) throws(Refusal) -> Void
}

/// What one contract makes of a shape.
struct Plan<Root: WireObject>: Sendable {
  /// What a received name stands for.
  struct Name: Sendable {
    let field: Int
    /// The right name, where the received one is the other contract's.
    let instead: String?
  }

  /// Each writes key and value of one field, in declared order.
  let writes: [@Sendable (UnsafePointer<Root>, inout JSONWriter, Kontrakt) -> Void]
  let names: [String: Name]
  /// Indices of the required fields with the names to send.
  let required: [(field: Int, name: String)]
  let advice: [String: String]

  init(_ builder: ShapeBuilder<Root>, _ kontrakt: Kontrakt) {
    var writes: [@Sendable (UnsafePointer<Root>, inout JSONWriter, Kontrakt) -> Void] = []
    var names: [String: Name] = [:]
    var required: [(field: Int, name: String)] = []
    for (index, field) in builder.fields.enumerated() where field.schema.only.map({ $0 == kontrakt }) ?? true {
      let name = field.schema.name(under: kontrakt)
      writes.append(field.makeWrite(JSONKey(name)))
      if field.schema.required.holds(under: kontrakt) { required.append((index, name)) }
      names[name] = Name(field: index, instead: nil)
    }
    for use in names.values {
      let schema = builder.fields[use.field].schema
      let name = schema.name(under: kontrakt)
      for variant in schema.variants where names[variant] == nil {
        names[variant] = Name(field: use.field, instead: kontrakt == .document ? nil : name)
      }
      let alias = schema.name(under: kontrakt.other)
      if names[alias] == nil { names[alias] = Name(field: use.field, instead: name) }
    }
    self.writes = writes
    self.names = names
    self.required = required
    advice = builder.advice
  }
}

/// Collects the fields of a shape in declared order.
package struct ShapeBuilder<Root: WireObject> {
  let source: Source
  private(set) var fields: [Field<Root>] = []
  private(set) var advice: [String: String] = [:]

  init(source: Source) { self.source = source }

  /// Declares a field.
  ///
  /// - Parameters:
  ///   - published: the name in the published OpenAPI.
  ///   - document: the name that contract 1.1 emits, where it differs.
  ///   - variants: further literal spellings in document 1.1, accepted on input under 1.1 without a note.
  ///   - path: where the value lies.
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
    let schema = FieldSchema(
      published: published, document: document ?? published, variants: variants, type: Value.wireType,
      codes: codes, required: required, only: only, source: source ?? self.source, description: description,
      example: example)
    let slot = slotAccess(path)
    let isGroup = Value.self is any WireObject.Type
    fields.append(
      Field(
        schema: schema,
        isEmpty: { object in slot.use(object) { Value.isEmpty($0) } },
        makeWrite: { key in
          { object, writer, kontrakt in
            writer.key(key)
            slot.use(object) { value in
              if Value.isNullWhenEmpty && Value.isEmpty(value) {
                writer.null()
              } else {
                Value.write(value, to: &writer, kontrakt)
              }
            }
          }
        },
        read: { (json, object, context) throws(Refusal) in
          // A group is written as null when it is empty (rule 1.5), so null reads as the empty group.
          if isGroup, case .null = json.kind { return }
          object[keyPath: path] = try Value.read(json, &context)
        }))
  }

  /// Says what to send instead of a name that callers often get wrong (rule 1.8).
  package mutating func instead(of name: String, _ advice: String) { self.advice[name] = advice }
}

/// Reaches one stored property of an object by its offset, looked up once: a key path costs a copy each time.
private struct SlotAccess<Root, Value>: Sendable {
  let path: any WritableKeyPath<Root, Value> & Sendable
  let offset: Int?

  @inline(__always)
  func use<Result>(_ object: UnsafePointer<Root>, _ body: (UnsafePointer<Value>) -> Result) -> Result {
    guard let offset else { return withUnsafePointer(to: object.pointee[keyPath: path], body) }
    return body(UnsafeRawPointer(object).advanced(by: offset).assumingMemoryBound(to: Value.self))
  }
}

private func slotAccess<Root, Value>(_ path: any WritableKeyPath<Root, Value> & Sendable) -> SlotAccess<Root, Value> {
  SlotAccess(path: path, offset: MemoryLayout<Root>.offset(of: path))
}
