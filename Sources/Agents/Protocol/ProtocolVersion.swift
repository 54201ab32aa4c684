import JSON
import Texts

/// The versions of the Model Context Protocol that are spoken.
enum ProtocolVersion {
  /// Every request says all that is needed to answer it.
  static let stateless = "2026-07-28"
  /// A client begins with `initialize`. What is used here is the same in both; the newest one first.
  static let byHandshake = ["2025-11-25", "2025-06-18"]
  /// All of them, the newest first.
  static let all = [stateless] + byHandshake

  /// What a handshake agrees upon: what was asked for where it is spoken, else the newest.
  static func agreed(_ asked: String?) -> String {
    asked.flatMap { asked in byHandshake.first { $0.isExactly(asked) } } ?? byHandshake[0]
  }
}

/// Keys of `_meta` that the stateless version defines.
enum MetaKey {
  static let version = "io.modelcontextprotocol/protocolVersion"
  static let capabilities = "io.modelcontextprotocol/clientCapabilities"
  static let server = "io.modelcontextprotocol/serverInfo"
}

/// An error of JSON-RPC.
struct RPCError: Error {
  /// Codes of JSON-RPC 2.0 and of the protocol.
  enum Code: Int64 {
    case parse = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParams = -32602
    case internalError = -32603
    /// Of the versions with a handshake.
    case resourceNotFound = -32002
    case headerMismatch = -32020
    case unsupportedVersion = -32022

    /// What it is over HTTP, in the stateless version.
    var status: Int {
      switch self {
      case .parse, .invalidRequest, .invalidParams, .headerMismatch, .unsupportedVersion: 400
      case .methodNotFound: 404
      case .internalError, .resourceNotFound: 200
      }
    }
  }

  let code: Code
  let message: String
  var data: JSONValue?

  init(_ code: Code, _ message: String, data: JSONValue? = nil) {
    self.code = code
    self.message = message
    self.data = data
  }

  static func unsupported(_ requested: String) -> RPCError {
    RPCError(
      .unsupportedVersion,
      "there is no protocol version '\(requested.prefix(40))' here; valid are "
        + ProtocolVersion.all.joined(separator: ", "),
      data: [
        "supported": .list(ProtocolVersion.all.map(JSONValue.text)), "requested": .text(String(requested.prefix(40))),
      ])
  }

  /// The whole message.
  ///
  /// - Parameter id: of the request; null where it can't be told.
  func message(to id: JSONValue) -> JSONValue {
    [
      "jsonrpc": "2.0", "id": id,
      "error": .object([("code", .int(code.rawValue)), ("message", .text(message)), ("data", data)]),
    ]
  }
}
