import JSON
import Texts

/// A message of JSON-RPC as it came.
enum Incoming {
  case request(RPCRequest)
  /// Nobody waits for an answer.
  case notification
  /// An answer to a question that nobody here has asked.
  case answer

  /// Keys and values that are taken: a seed or a scenario can be in it.
  private static let mostNodes = 200_000

  /// - Throws: what is no message, and several at once.
  init(_ bytes: [UInt8]) throws(RPCError) {
    let value: JSONValue
    do { value = try JSONParser.parse(bytes, maxNodes: Self.mostNodes) } catch {
      throw RPCError(
        .parse,
        "the message is no JSON at line \(error.position.line), column \(error.position.column): "
          + error.message)
    }
    guard case .object = value.kind else {
      throw RPCError(.invalidRequest, "a message is one JSON object; several at once are not taken")
    }
    guard value["jsonrpc"]?.stringValue == "2.0" else {
      throw RPCError(.invalidRequest, "jsonrpc is missing or is not \"2.0\"")
    }
    guard let method = value["method"]?.stringValue else {
      guard value["method"] == nil, value["result"] != nil || value["error"] != nil else {
        throw RPCError(.invalidRequest, "method is missing or is no text")
      }
      self = .answer
      return
    }
    guard let id = value["id"] else {
      self = .notification
      return
    }
    guard id.stringValue != nil || id.intValue != nil else {
      throw RPCError(.invalidRequest, "id is neither a text nor a whole number")
    }
    self = .request(RPCRequest(id: id, method: method, params: value["params"]))
  }
}

/// A question.
struct RPCRequest {
  let id: JSONValue
  let method: String
  let params: JSONValue?

  /// The version that it says it speaks, where it is of the stateless one.
  var claimed: JSONValue? { params?["_meta"]?[MetaKey.version] }

  /// A parameter that is text.
  ///
  /// - Throws: where it is missing or no text.
  func text(_ name: String) throws(RPCError) -> String {
    guard let text = params?[name]?.stringValue else {
      throw RPCError(.invalidParams, "params.\(name) is missing or is no text")
    }
    return text
  }
}

/// What the header fields of HTTP say of a message.
package struct AgentHeaders: Sendable {
  private let all: @Sendable (_ name: String) -> [String]

  /// - Parameter all: the values of every field of a name.
  package init(_ all: @escaping @Sendable (_ name: String) -> [String]) { self.all = all }

  static let version = "MCP-Protocol-Version"
  static let method = "Mcp-Method"
  static let name = "Mcp-Name"

  /// - Throws: where it is there more than once: two who read it could take different ones.
  func one(_ name: String) throws(RPCError) -> String? {
    let values = all(name)
    guard values.count < 2 else { throw RPCError(.headerMismatch, "the header \(name) is there more than once") }
    return values.first
  }
}

extension RPCRequest {
  /// Parameters that a header repeats.
  private static let named = ["tools/call": "name", "prompts/get": "name", "resources/read": "uri"]

  /// Holds a request of the stateless version against its envelope and its header fields.
  ///
  /// - Throws: the first thing that is wrong.
  func checkEnvelope(_ headers: AgentHeaders) throws(RPCError) {
    let meta = params?["_meta"]
    let missing = [MetaKey.version, MetaKey.capabilities].filter { meta?[$0] == nil }
    guard missing.isEmpty else {
      throw RPCError(.invalidParams, "params._meta lacks \(missing.joined(separator: " and "))")
    }
    guard let version = claimed?.stringValue else {
      throw RPCError(.invalidParams, "\(MetaKey.version) is no text")
    }
    try Self.check(headers, AgentHeaders.version, version, "the version in params._meta")
    try Self.check(headers, AgentHeaders.method, method, "the method of the message")
    if let key = Self.named[method], let name = params?[key]?.stringValue {
      let given = try headers.one(AgentHeaders.name).flatMap(Self.decoded)
      guard let given, given.isExactly(name) else {
        throw RPCError(.headerMismatch, "the header \(AgentHeaders.name) is not params.\(key) of the message")
      }
    }
    guard version == ProtocolVersion.stateless else { throw .unsupported(version) }
  }

  /// The value of the parameter that a header repeats, as it travels there; nil where there is none.
  var repeated: String? {
    guard let text = Self.named[method].flatMap({ params?[$0]?.stringValue }) else { return nil }
    let isPlain = text.isOfHeader && !text.hasPrefix("=?base64?")
    return isPlain ? text : "=?base64?\(Base64.encode(Array(text.utf8)))?="
  }

  private static func check(
    _ headers: AgentHeaders, _ name: String, _ wanted: String, _ what: String
  ) throws(RPCError) {
    guard let given = try headers.one(name), given.isExactly(wanted) else {
      throw RPCError(.headerMismatch, "the header \(name) is missing or is not \(what)")
    }
  }

  /// What a header field stands for: text that would not travel as it is goes as `=?base64?…?=`.
  private static func decoded(_ value: String) -> String? {
    guard value.hasPrefix("=?base64?"), value.hasSuffix("?="), value.utf8.count >= 11 else { return value }
    let inner = value.utf8.dropFirst(9).dropLast(2)
    // What can be written in two ways would be read in two ways.
    guard let bytes = Base64.decode(inner), Base64.encode(bytes).utf8.elementsEqual(inner) else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension String {
  /// Whether it is read in a header field as it was written.
  var isOfHeader: Bool {
    utf8.allSatisfy { (0x20...0x7E).contains($0) } && utf8.first != UInt8(ascii: " ") && utf8.last != UInt8(ascii: " ")
  }
}
