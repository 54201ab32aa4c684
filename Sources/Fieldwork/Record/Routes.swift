import Client
import Contract
import Texts

/// The operation that a target means, with the values in its path.
struct Route {
  let operation: Operation
  /// Decoded, by the names of the template.
  let parameters: [(name: String, value: String)]
  /// The template that fits, from `/v1` or the root.
  let template: String

  /// The path without what stands before `/v1`: a world, the product, the API of logins.
  static func plain(_ target: String) -> String {
    let path = target.prefix { $0 != "?" }
    var parts = path.split(separator: "/")[...]
    if parts.first == "w", parts.count > 2 { parts = parts.dropFirst(2) }
    if parts.first == "ao-produkt" { parts.removeFirst() }
    if parts.starts(with: ["auth", "1.0"]) { parts = parts.dropFirst(2) }
    let slash = path.hasSuffix("/") && !parts.isEmpty ? "/" : ""
    return "/" + parts.joined(separator: "/") + slash + target[path.endIndex...]
  }

  /// - Parameter target: as `plain` gives it.
  static func find(_ method: String, _ target: String) -> Route? {
    let path = target.prefix { $0 != "?" }.split(separator: "/")
    let rows = OperationFinder.routes(target)
    guard let row = rows.first(where: { $0.operation.methods.contains { $0.rawValue == method } }) else { return nil }
    let parameters = zip(row.template, path).compactMap { part, value in
      part.hasPrefix("{") ? (name: String(part.dropFirst().dropLast()), value: Percent.text(value)) : nil
    }
    return Route(
      operation: row.operation, parameters: parameters, template: "/" + row.template.joined(separator: "/"))
  }
}
