import Contract
import HTTPTransport
import Testing

/// Every answer that any test gets from an operation has a status that the operation documents.
enum DocumentedStatuses {
  private static let rows = Operations.all.flatMap { o in
    o.routes.flatMap { path in o.methods.map { (method: $0.rawValue, pattern: path, id: o.id) } }
  }
  private static let router = try? Router(rows.map { ($0.method, $0.pattern) })

  /// Records an issue for a status that the operation of the request does not document.
  ///
  /// - Parameter path: behind the world's base.
  static func check(_ answer: TestAnswer, _ method: String, _ path: String) {
    // A fault answers what no description promises.
    if answer.header("X-Sim-Fault") != nil { return }
    let segments = Target(Array(path.utf8)).segments
    guard case .found(let place, _) = router?.match(method: method, segments: segments) else { return }
    let id = rows[place].id
    // The gateway's own say that the request came to no operation: there is no such world, or no gateway.
    if [404, 405, 409, 503].contains(answer.status), answer.json["type"]?.text == "Status report" { return }
    let operation = Operations.row(id)
    let documented = [operation.success] + operation.faults.map(\.status)
    guard !documented.contains(answer.status) else { return }
    Issue.record("\(method) \(path) answers \(answer.status), which \(id.rawValue) does not document: \(answer)")
  }
}
