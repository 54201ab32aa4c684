/// The header fields of a message as a journal keeps them: of secrets only what may be shown. Every request leaves two
/// of them, and hardly any is read.
package struct KeptFields: Sendable {
  private let kept: [(String, String)]
  /// Bytes that it takes, about.
  package let byteCount: Int

  /// Takes the fields of a message, in order.
  package init(_ fields: [(String, String)] = []) {
    // By their places: what collections hand to a closure is a copy of two texts.
    let hasSecret = fields.indices.contains { Secrets.isCredential(header: fields[$0].0) }
    let kept = hasSecret ? fields.map { ($0.0, Secrets.kept(header: $0.0, $0.1)) } : fields
    self.kept = kept
    byteCount = kept.indices.reduce(0) { $0 + 8 + kept[$1].0.utf8.count + kept[$1].1.utf8.count }
  }

  /// The fields, in order.
  package var fields: [(name: String, value: String)] { kept.map { ($0.0, $0.1) } }
}
