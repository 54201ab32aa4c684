import JSON
import Rules
import Texts

/// What the names of a shape stand for under one contract.
final class ShapeNames: Sendable {
  /// What a received name stands for.
  private struct Name: Sendable {
    let field: Int
    /// The right name, where the received one is the other contract's.
    let instead: String?
  }

  /// Indices of the fields that are written, with their names, in declared order.
  let written: [(field: Int, name: String)]
  private let schema: ObjectSchema
  private let names: NameIndex<Name>
  /// Indices of the required fields with the names to send.
  private let required: [(field: Int, name: String)]
  private let advice: [Text: String]

  init(_ schema: ObjectSchema, _ advice: [Text: String], _ kontrakt: Kontrakt) {
    var written: [(field: Int, name: String)] = []
    var names: [Text: Name] = [:]
    var required: [(field: Int, name: String)] = []
    for (index, field) in schema.fields.enumerated() where field.only.map({ $0 == kontrakt }) ?? true {
      let name = field.name(under: kontrakt)
      written.append((index, name))
      if field.required.holds(under: kontrakt) { required.append((index, name)) }
      names[name] = Name(field: index, instead: nil)
    }
    for use in names.values {
      let field = schema.fields[use.field]
      let name = field.name(under: kontrakt)
      for variant in field.variants where names[variant] == nil {
        names[variant] = Name(field: use.field, instead: kontrakt == .document ? nil : name)
      }
      let alias = field.name(under: kontrakt.other)
      if names[alias] == nil { names[alias] = Name(field: use.field, instead: name) }
    }
    precondition(schema.fields.count <= UInt128.bitWidth, "reading tells fields apart by a bit each")
    self.written = written
    self.schema = schema
    self.names = NameIndex(names)
    self.required = required
    self.advice = advice
  }

  /// Reads an object by its names; unknown and missing fields are collected in the context.
  ///
  /// - Parameter read: reads the value of a field.
  /// - Throws: `conflictingNames`, `requiredNull`, and what `read` throws.
  func read(
    _ members: [JSONMember], _ context: inout DecodingContext,
    _ read: (Int, JSONValue, inout DecodingContext) throws(Refusal) -> Void
  ) throws(Refusal) {
    // A bit for each field.
    var seen: UInt128 = 0
    for (place, member) in members.enumerated() {
      guard let name = names[member.name] else {
        let advice = context.keepsUnknownFields ? advice(for: member, context) : nil
        context.unknown(member.name, advice)
        continue
      }
      if let right = name.instead { noteAlias(member.name, right, &context) }
      if seen & 1 << name.field != 0 {
        // Seldom: so it is not kept which one it was.
        let earlier = members[..<place].last { names[$0.name]?.field == name.field }
        if let earlier { try check(earlier, agreesWith: member, context) }
        continue
      }
      seen |= 1 << name.field
      if case .null = member.value.kind, schema.fields[name.field].required.holds(under: context.kontrakt) {
        throw Refusal(
          .requiredNull, "Field '\(context.place(of: member.name))' received null; it is required and takes a value.")
      }
      context.enter(member.name)
      try read(name.field, member.value, &context)
      context.leave()
    }
    for field in required where seen & 1 << field.field == 0 { context.missing(field.name) }
  }

  private func noteAlias(_ name: String, _ right: String, _ context: inout DecodingContext) {
    let kontrakt = context.kontrakt
    context.note(
      Note(
        .aliasUsed,
        """
        Field '\(context.place(of: name))' is a name of contract \(kontrakt.other.rawValue); \
        it was read as '\(right)'.
        """,
        hint: "Send '\(right)' under contract \(kontrakt.rawValue)."))
  }

  private func check(
    _ earlier: JSONMember, agreesWith later: JSONMember, _ context: DecodingContext
  ) throws(Refusal) {
    guard !same(earlier.value, later.value) else { return }
    throw Refusal(
      .conflictingNames,
      """
      '\(context.place(of: earlier.name))' (\(shown(earlier.value))) and '\(context.place(of: later.name))' \
      (\(shown(later.value))) are two names of one field with different values; send one of them.
      """)
  }

  /// What to send instead of an unknown field: a known mistake, a near name, or the same name in a group.
  private func advice(for member: JSONMember, _ context: DecodingContext) -> String? {
    if let advice = advice[member.name] { return advice }
    let fields = schema.fields(under: context.kontrakt)
    for field in fields {
      guard case .object(let group) = field.type else { continue }
      if group.fields(under: context.kontrakt).contains(where: {
        $0.name(under: context.kontrakt).isExactly(member.name)
      }) {
        return "it belongs in '\(context.place(of: field.name(under: context.kontrakt)))'"
      }
    }
    guard let near = nearest(member.name, fields.map { $0.name(under: context.kontrakt) }) else { return nil }
    return "did you mean '\(context.place(of: near))'?"
  }
}

/// Whether two JSON values say the same; a scalar and its JSON string do (rule 1.7).
func same(_ a: JSONValue, _ b: JSONValue) -> Bool {
  switch (a.kind, b.kind) {
  case (.null, .null): return true
  case (.array(let left), .array(let right)):
    return left.count == right.count && zip(left, right).allSatisfy { same($0, $1) }
  case (.object(let left), .object(let right)):
    // Names are unique, the parser sees to it.
    let values = Dictionary(right.map { (Text($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
    return left.count == right.count
      && left.allSatisfy { member in values[member.name].map { same(member.value, $0) } ?? false }
  default:
    guard let left = scalarText(a), let right = scalarText(b) else { return false }
    return left.isExactly(right)
  }
}

private func scalarText(_ json: JSONValue) -> String? {
  switch json.kind {
  case .bool(let value): value ? "true" : "false"
  case .number(let number): number.int64.map { String($0) } ?? number.text
  case .string(let text): text
  case .null, .array, .object: nil
  }
}
