import HTTPTransport
import JSON

/// Reading a body of the control plane by its media type.
enum ControlMedia {
  /// What a body may come as.
  static let types = ["application/json"]

  /// Why a body can't be read.
  struct Unreadable: Error {
    let message: String
  }

  /// The value of a body.
  static func value(_ request: Request) throws(Unreadable) -> JSONValue {
    do { return try JSONParser.parse(request.body) } catch {
      throw Unreadable(
        message: "the body is no JSON at line \(error.position.line), column \(error.position.column): \(error.message)"
      )
    }
  }
}
