import JSON
import Texts

/// The names that requests can have where a match is laid over them; a kind that is nil is not judged.
package struct KnownNames: Sendable {
  /// Ids of operations.
  package var operations: [String]?
  /// Keys of klienter and ids of resurser.
  package var callers: [String]?
  /// The world whose requests alone are seen.
  package var world: String?

  package init(operations: [String]? = nil, callers: [String]? = nil, world: String? = nil) {
    self.operations = operations
    self.callers = callers
    self.world = world
  }

  /// A name that is not there could never be met, and a fault would never hit.
  func check(_ name: String, among valid: [String]?, _ kind: String, at path: String) throws(SchemaProblem) {
    guard let valid, !valid.has(name) else { return }
    let meant =
      nearest(name, valid).map { "did you mean \($0)?" }
      ?? (valid.count <= 20
        ? "there are \(valid.joined(separator: ", "))" : "the list of operations or of the seed has them")
    throw SchemaProblem(path: path, message: "there is no \(kind) '\(name.prefix(60))'; \(meant)")
  }
}
