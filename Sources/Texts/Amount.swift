/// A number of things: `1 request`, `2 requests`.
package func amount(_ count: some BinaryInteger, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
