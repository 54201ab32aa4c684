package import Contract

/// Every object that travels with an operation, the nested ones included, by name.
package func travellingObjects() -> [ObjectSchema] {
  var found: [String: ObjectSchema] = [:]
  func collect(_ type: WireType?) {
    switch type {
    case .object(let schema):
      guard found.updateValue(schema, forKey: schema.name) == nil else { return }
      for field in schema.fields { collect(field.type) }
    case .list(let element): collect(element)
    default: break
    }
  }
  for operation in Operations.all {
    collect(operation.answer)
    collect(operation.body.map { .object($0.object) })
  }
  return found.values.sorted { $0.name < $1.name }
}
