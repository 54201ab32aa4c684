import Contract
import JSON
import TestKit

/// The OpenAPI document as a client reads it from the server.
struct ServedOpenAPI: Sendable {
  /// One method of one path.
  struct Entry: Sendable {
    let path: String
    let method: String
    let value: JSONValue

    var id: String { value["operationId"]?.text ?? "" }
    var parameters: [JSONValue] { value["parameters"]?.elements ?? [] }
    /// The names of the security schemes of its first way in.
    var security: [String] { value["security"]?.elements.first?.members.map(\.0) ?? [] }
    /// By status, `200` or `201`.
    var success: Int { responses.compactMap { Int($0.status) }.first { $0 < 300 } ?? 0 }
    var responses: [(status: String, value: JSONValue)] {
      (value["responses"]?.members ?? []).map { ($0.0, $0.1 ?? .null) }
    }
  }

  let root: JSONValue
  let entries: [Entry]

  init(_ kontrakt: Kontrakt, from world: TestWorld = TestServer.shared.world()) throws {
    let answer = try world.anonymous.get("/_sim/openapi.json?contract=\(kontrakt.rawValue)")
    guard answer.status == 200 else { throw Unexpected(answer: answer) }
    self.init(try JSONParser.parse(answer.raw.body))
  }

  init(_ root: JSONValue) {
    self.root = root
    let methods = ["get", "post", "put", "delete"]
    entries = (root["paths"]?.members ?? []).flatMap { path, item in
      (item?.members ?? []).filter { methods.contains($0.0) }.map {
        Entry(path: path, method: $0.0.uppercased(), value: $0.1 ?? .null)
      }
    }
  }

  /// What `#/components/…` stands for.
  func resolved(_ value: JSONValue) -> JSONValue {
    guard let reference = value["$ref"]?.text else { return value }
    let found = reference.split(separator: "/").dropFirst().reduce(Optional(root)) { $0?[String($1)] }
    return found.map(resolved) ?? .null
  }
}

extension JSONValue {
  /// The text; nil for anything else.
  var text: String? { if case .string(let text) = kind { text } else { nil } }
  /// The elements of a list; empty for anything else.
  var elements: [JSONValue] { if case .array(let elements) = kind { elements } else { [] } }
  /// As one line of JSON.
  var line: String { String(decoding: indented, as: UTF8.self).split(separator: "\n").map { $0.trimming }.joined() }
}

extension Substring {
  /// Without the blanks before it.
  fileprivate var trimming: Substring { drop { $0 == " " } }
}
