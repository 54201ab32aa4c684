/// Which names travel: the contract of a call (rule 1.1).
///
/// The two differ in names and a few code values, never in behaviour.
package enum Kontrakt: String, Sendable, CaseIterable {
  /// The names of the vendor's document, edition 1.1.
  case document = "1.1"
  /// The names of the gateway's published OpenAPI.
  case published

  /// The contract whose names are understood too, with a note (rule 1.2).
  package var other: Kontrakt { self == .document ? .published : .document }
}

/// Where an operation, an object or a field is described (rule 1.3); the served OpenAPI shows it as `x-fast2-source`.
package enum Source: Sendable, Hashable {
  /// Document 1.1, in that section, and the published OpenAPI.
  case both(section: String)
  /// Document 1.1 alone, in that section.
  case document(section: String)
  /// The published OpenAPI alone.
  case published
  /// Neither: seen of the real system, or the gateway's own.
  case observed
}

/// Under which contract a field must be present (rule 4.9).
package enum Requirement: Sendable, Hashable {
  case never, published, always

  /// Whether the field must be present under a contract.
  package func holds(under kontrakt: Kontrakt) -> Bool {
    switch self {
    case .never: false
    case .published: kontrakt == .published
    case .always: true
    }
  }
}
