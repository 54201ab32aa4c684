import JSON
package import Rules

/// What the fields of a request's body are called: as the request called them, else as its contract does (rule 1.2).
package struct FieldNames: Sendable {
  private let kontrakt: Kontrakt
  /// By the published name.
  private var sent: [String: String] = [:]
  private var declared: [String: String] = [:]

  /// Reads a body once more, for its names alone: only what is refused or noted costs it.
  ///
  /// - Parameter operation: nil where none was found; every field is then called as it is published.
  package init(_ operation: Operation?, _ kontrakt: Kontrakt, body: [UInt8]) {
    self.kontrakt = kontrakt
    guard let schema = operation?.body?.object else { return }
    read(schema, try? JSONParser.parse(body))
  }

  /// The name of a field.
  package func name(_ field: FieldName) -> String {
    sent[field.published] ?? declared[field.published] ?? field.published
  }

  private mutating func read(_ schema: ObjectSchema, _ value: JSONValue?) {
    let members = value?.members ?? []
    for field in schema.fields(under: kontrakt) {
      let own = field.name(under: kontrakt)
      let names = [own, field.name(under: kontrakt.other)] + field.variants
      let member = members.first { names.contains($0.0) }
      if let name = member?.0 { sent[field.published] = sent[field.published] ?? name }
      declared[field.published] = declared[field.published] ?? own
      if case .object(let group) = field.type { read(group, member?.1) }
    }
  }
}
