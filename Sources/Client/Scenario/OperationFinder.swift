package import Contract

/// Finds the operation that a request means, by the table of the contract.
package enum OperationFinder {
  /// What a path means.
  package enum Match {
    case operation(Operation)
    /// The path is there, for these methods.
    case otherMethod([String])
    case nothing
  }

  private typealias Row = (operation: Operation, template: [Substring])

  private static let rows: [Row] = Operations.all.flatMap { operation in
    operation.routes.map { (operation, $0.split(separator: "/")) }
  }

  /// The routes that a target fits; a literal beats a parameter (rule 1.12).
  package static func routes(_ target: String) -> [(operation: Operation, template: [Substring])] {
    let path = target.prefix { $0 != "?" }.split(separator: "/")
    let fitting = rows.filter { fits(path, $0.template) }
    func literals(_ row: Row) -> Int { row.template.count { !$0.hasPrefix("{") } }
    let most = fitting.map(literals).max()
    return fitting.filter { literals($0) == most }
  }

  /// - Parameter target: a path and its query, behind the base URL.
  package static func find(_ method: String, _ target: String) -> Match {
    let operations = routes(target).map(\.operation)
    let asked = method == "HEAD" ? "GET" : method
    if let found = operations.first(where: { $0.methods.contains { $0.rawValue == asked } }) {
      return .operation(found)
    }
    let methods = Set(operations.flatMap(\.methods).map(\.rawValue)).sorted()
    return methods.isEmpty ? .nothing : .otherMethod(methods)
  }

  /// Whether a request leaves the data of an installation as it is; getting a token does.
  package static func isReading(_ method: String, _ target: String) -> Bool {
    if case .operation(let operation) = find(method, target) {
      return !operation.isWrite || operation.tag == .auth || operation.tag == .gateway
    }
    return method == "GET" || method == "HEAD"
  }

  /// The path that was probably meant; nil where none is near.
  static func nearest(to path: String) -> String? {
    let asked = path.split(separator: "/").map(String.init)
    return Operations.nearestRoute(to: asked).map { route in
      "/" + zip(asked, route).map { $1.hasPrefix("{") ? $0 : $1 }.joined(separator: "/")
    }
  }

  private static func fits(_ path: [Substring], _ pattern: [Substring]) -> Bool {
    path.count == pattern.count && zip(path, pattern).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
