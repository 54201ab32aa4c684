import Documents
package import JSON
package import Rules

/// What people write, for rooms that know no YAML.
package enum DocumentText {
  /// The JSON that a YAML text says.
  ///
  /// - Parameter mostNodes: keys and values that are taken.
  /// - Throws: `control-invalid`, with line and column.
  package static func json(yaml bytes: [UInt8], mostNodes: Int) throws(Refusal) -> JSONValue {
    switch YAMLDocument.json(bytes, mostNodes: mostNodes) {
    case .success(let value): return value
    case .failure(let diagnostic):
      throw Refusal(.controlInvalid, diagnostic.description, hint: "Send YAML 1.2, or JSON as application/json.")
    }
  }

  /// The refusal that the mistakes of a document are: all of them, each with its place.
  static func refusal(_ found: [Diagnostic]) -> Refusal {
    let shown = found.prefix(50).map(\.description).joined(separator: "\n")
    let more = found.count > 50 ? "\n… and \(found.count - 50) more" : ""
    return Refusal(
      .controlInvalid, shown + more, hint: "Nothing was changed. Mend what stands at each place and send it again.")
  }
}
