package import Contract
import Documents

/// Finds the operation that a request means, by the table of the contract.
package enum OperationFinder {
  /// What a path means.
  package enum Match {
    case operation(Operation)
    /// The path is there, for these methods.
    case otherMethod([String])
    case nothing
  }

  private static let rows: [(operation: Operation, segments: [[Substring]])] = Operations.all.map { operation in
    (operation, operation.routes.map { $0.split(separator: "/") })
  }

  /// - Parameter target: a path and its query, behind the base URL.
  package static func find(_ method: String, _ target: String) -> Match {
    let path = target.prefix { $0 != "?" }.split(separator: "/")
    var best: (literals: Int, operations: [Operation]) = (-1, [])
    for row in rows {
      for pattern in row.segments where fits(path, pattern) {
        let literals = pattern.count { !$0.hasPrefix("{") }
        if literals > best.literals {
          best = (literals, [row.operation])
        } else if literals == best.literals {
          best.operations.append(row.operation)
        }
      }
    }
    let asked = method == "HEAD" ? "GET" : method
    if let found = best.operations.first(where: { $0.methods.contains { $0.rawValue == asked } }) {
      return .operation(found)
    }
    let methods = Set(best.operations.flatMap(\.methods).map(\.rawValue)).sorted()
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
    let asked = path.split(separator: "/")
    let candidates = rows.flatMap(\.segments).filter { $0.count == asked.count }.map { pattern in
      "/" + zip(asked, pattern).map { $1.hasPrefix("{") ? $0 : $1 }.joined(separator: "/")
    }
    return DidYouMean.nearest(to: path, among: candidates)
  }

  private static func fits(_ path: [Substring], _ pattern: [Substring]) -> Bool {
    path.count == pattern.count && zip(path, pattern).allSatisfy { $1.hasPrefix("{") || $0 == $1 }
  }
}
