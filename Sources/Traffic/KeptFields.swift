/// The header fields of a message as a journal keeps them: of secrets only what may be shown. Every request leaves two
/// of them, and hardly any is read.
package struct KeptFields: Sendable {
  private let kept: [(String, String)]
  /// Bytes that it takes, about.
  package let byteCount: Int

  /// Takes the fields of a message, in order.
  package init(_ fields: [(String, String)] = []) {
    let hasSecret = fields.contains { Secrets.isCredential(header: $0.0) }
    kept = hasSecret ? fields.map { ($0.0, Secrets.kept(header: $0.0, $0.1)) } : fields
    byteCount = kept.reduce(0) { $0 + 8 + $1.0.utf8.count + $1.1.utf8.count }
  }

  /// The fields, in order.
  package var fields: [(name: String, value: String)] { kept.map { ($0.0, $0.1) } }
}
