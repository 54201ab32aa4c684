import JSON
import Tid
import Traffic

/// The faults of a scenario, judged as the world will read them.
enum ScenarioFaults {
  /// The rules as they are written; the first mistake of each is reported at its place.
  ///
  /// - Parameter known: the names that they may use.
  static func read(_ places: [Place], _ reader: Reader, _ known: KnownNames) -> [JSONValue] {
    places.map { place in
      let value = reader.json(place)
      do throws(SchemaProblem) {
        // When it begins is known when it is loaded, and decides nothing here.
        _ = try FaultRule(value, id: 1, now: Tidpunkt(millisekunder: 0), known: known)
      } catch {
        reader.report(reader.place(error.path, in: place), error.message)
      }
      return value
    }
  }

  /// What editors are told of a rule.
  static let schema = SchemaType(FaultRule.schema)
}

extension Reader {
  /// The value that `$.match.query[0]` means below a place; the nearest one above it where there is none.
  func place(_ path: String, in p: Place) -> Place {
    var at = p
    for step in path.split(whereSeparator: { $0 == "." || $0 == "[" }).dropFirst() {
      if step.hasSuffix("]") {
        guard kind(at) == .sequence, let index = Int(step.dropLast()), index < children(at).count else { return at }
        at = Place(file: at.file, node: children(at)[children(at).startIndex + index])
      } else {
        guard let value = member(String(step), of: at) else { return at }
        at = value
      }
    }
    return at
  }
}

/// An object of the control plane, as a shape of a document.
private struct ControlShape: AnyShape {
  let name: String
  let members: [JSONSchema.Member]
  var isLaidOver: Bool { false }

  var properties: [(name: String, about: String?, required: Bool, schema: SchemaType)] {
    members.map { ($0.name, $0.about, $0.isRequired, SchemaType($0.schema)) }
  }
}

extension SchemaType {
  /// What editors are told of a value of the control plane.
  fileprivate init(_ schema: JSONSchema, name: String = "") {
    switch schema {
    case .any: self = .any
    case .text: self = .text
    case .choice(let words): self = .choice(words)
    case .integer(let range): self = .integer(range.lowerBound, range.upperBound)
    case .number: self = .number
    case .boolean: self = .boolean
    case .null: self = .null
    case .list(let element, _): self = .list(SchemaType(element))
    case .map(let value): self = .map(SchemaType(value))
    case .either(let schemas): self = .either(schemas.map { SchemaType($0) })
    case .named(let name, let schema): self.init(schema, name: name)
    case .object(let members): self = .shape(ControlShape(name: name, members: members.all))
    }
  }
}
