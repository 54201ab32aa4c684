import JSON
package import Rules

extension Source {
  /// Where it can be read, for `x-fast2-source` (rule 1.3): `document 1.1 §7.6; published`.
  package var text: String {
    switch self {
    case .both(let section): "document 1.1 §\(section); published"
    case .document(let section): "document 1.1 §\(section)"
    case .published: "published"
    case .observed: "observed"
    }
  }

  /// What it rests on, for `x-fast2-basis`.
  package var basis: Set<Basis> {
    switch self {
    case .both: [.document, .published]
    case .document: [.document]
    case .published: [.published]
    case .observed: [.observed]
    }
  }

  /// The two extensions that operations, schemas and fields carry.
  ///
  /// - Parameter rules: what more the thing rests on.
  func extensions(_ rules: [Rule] = []) -> [(String, JSONValue?)] {
    let basis = rules.reduce(basis) { $0.union($1.basis) }
    return [
      ("x-fast2-source", .text(text)), ("x-fast2-basis", .list(basis.sorted().map { .text($0.rawValue) })),
    ]
  }
}
