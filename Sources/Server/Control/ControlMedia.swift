import HTTPTransport
import JSON
import Rules
import Simulator
import Texts

/// Reading a body of the control plane by its media type.
enum ControlMedia {
  /// What a body may come as.
  static let types = ["application/json", "application/yaml"]

  private static let yaml: Set<String> = ["application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml"]

  /// Whether a media type is one that bodies come as.
  static func isTaken(_ type: String?) -> Bool {
    type.map { $0 == "application/json" || yaml.contains($0) } ?? false
  }

  /// The media type of a request, without its parameters.
  static func type(_ request: Request) -> String? {
    (request.headers["content-type"] ?? "").split(separator: ";").first.map { String($0).trimmed.asciiLowercased }
  }

  /// The value of a body.
  ///
  /// - Parameter mostNodes: keys and values that are taken.
  /// - Throws: `control-invalid`, with line and column.
  static func value(_ request: Request, mostNodes: Int) throws(Refusal) -> JSONValue {
    if let type = type(request), yaml.contains(type) {
      return try DocumentText.json(yaml: request.body, mostNodes: mostNodes)
    }
    do { return try JSONParser.parse(request.body, maxNodes: mostNodes) } catch {
      if error.reason == .tooMany {
        throw Refusal(
          .controlInvalid, "the body has more than \(mostNodes) keys and values",
          hint: "Send it in parts, or start with a larger --limit control-nodes=N.")
      }
      let what = if case .duplicateKey = error.reason { "ambiguous" } else { "no JSON" }
      throw Refusal(
        .controlInvalid,
        "the body is \(what) at line \(error.position.line), column \(error.position.column): \(error.message)",
        hint: "Send JSON, or YAML as application/yaml.")
    }
  }
}
