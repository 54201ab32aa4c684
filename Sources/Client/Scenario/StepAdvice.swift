package import Documents
import JSON

/// What the contract says about the steps of a scenario: a slip in a path is found before anything is sent.
package enum StepAdvice {
  /// What is wrong with a request that asks for what the API does not have; nil where nothing is, and where the step
  /// expects to be told so, with 404 or 405.
  package static func slip(_ request: StepRequest) -> StepSlip? {
    if request.target.hasPrefix("/_sim") { return nil }
    let path = String(request.target.prefix { $0 != "?" })
    switch OperationFinder.find(request.method, request.target) {
    case .operation: return nil
    case .otherMethod(let methods):
      if expects(request, 405) { return nil }
      let valid = methods.joined(separator: ", ")
      return ("\(path) has no \(request.method); valid are \(valid), or expect 405", nil)
    case .nothing:
      if expects(request, 404) { return nil }
      return ("there is no operation at \(path), or expect 404", OperationFinder.nearest(to: path))
    }
  }

  private static func expects(_ request: StepRequest, _ status: Int64) -> Bool {
    guard let wanted = request.expect.status else { return false }
    return wanted.intValue == status || wanted["$oneOf"]?.arrayValue?.contains { $0.intValue == status } == true
  }
}
