import Contract

/// The operation that a target means, with the values in its path.
struct Route {
  let operation: Operation
  /// Decoded, by the names of the template.
  let parameters: [(name: String, value: String)]
  /// The template that fits, from `/v1` or the root.
  let template: String

  private static let rows: [(operation: Operation, template: [Substring])] = Operations.all.flatMap { operation in
    ([operation.path] + operation.aliases).map { (operation, $0.split(separator: "/")) }
  }

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
    let fitting = rows.filter { row in
      row.operation.methods.contains { $0.rawValue == method } && row.template.count == path.count
        && zip(path, row.template).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
    }
    // A literal beats a parameter (rule 1.12).
    guard let row = fitting.max(by: { literals($0.template) < literals($1.template) }) else { return nil }
    let parameters = zip(row.template, path).compactMap { part, value in
      part.hasPrefix("{") ? (name: String(part.dropFirst().dropLast()), value: Encoding.percentDecoded(value)) : nil
    }
    return Route(
      operation: row.operation, parameters: parameters, template: "/" + row.template.joined(separator: "/"))
  }

  private static func literals(_ template: [Substring]) -> Int { template.count { !$0.hasPrefix("{") } }
}
