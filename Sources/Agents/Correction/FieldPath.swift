import JSON
import Texts

/// Where a value lies in a body: `information.beskrivning`. What lies in lists has none.
struct FieldPath {
  let parts: [String]

  init(_ text: String) { parts = text.split(separator: ".").map(String.init) }
  init(parts: [String]) { self.parts = parts }

  var text: String { parts.joined(separator: ".") }
  var last: String { parts.last ?? "" }

  /// The same place under another last name.
  func renamed(_ name: String) -> FieldPath { FieldPath(parts: parts.dropLast() + [name]) }
}

extension JSONValue {
  /// The value there; nil where there is none.
  func value(at path: FieldPath) -> JSONValue? { path.parts.reduce(Optional(self)) { $0?[$1] } }

  /// The same with another value there, in an object that is made where there is none.
  ///
  /// - Parameter value: nil takes it out.
  func setting(_ path: FieldPath, to value: JSONValue?) -> JSONValue {
    guard let name = path.parts.first else { return self }
    let rest = FieldPath(parts: Array(path.parts.dropFirst()))
    let inner = rest.parts.isEmpty ? value : (self[name] ?? .object([])).setting(rest, to: value)
    var members = members
    if let place = members.firstIndex(where: { $0.0.isExactly(name) }) {
      members[place].1 = inner
    } else if value != nil {
      members.append((name, inner))
    }
    return .object(members)
  }

  /// Every place in it that is within no list, objects before what is in them.
  var paths: [FieldPath] {
    members.flatMap { name, value in
      [FieldPath(parts: [name])] + (value?.paths ?? []).map { FieldPath(parts: [name] + $0.parts) }
    }
  }

  /// Every text in it with its place.
  var texts: [(path: FieldPath, text: String)] {
    paths.compactMap { path in value(at: path)?.stringValue.map { (path, $0) } }
  }
}
