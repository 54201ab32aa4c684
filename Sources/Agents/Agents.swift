import JSON
import Texts

/// The Model Context Protocol, by which coding agents ask a simulator: a message in, a message out, and nothing kept
/// between them (`docs/agents.md`).
package struct Agents: Sendable {
  let host: AgentHost

  /// - Parameter host: what is let be seen.
  package init(_ host: AgentHost) { self.host = host }

  /// Answers a message as it comes over HTTP. Takes as long as what it asks for.
  ///
  /// - Returns: the status, and the message that answers; nil where none is due.
  package func answer(_ bytes: [UInt8], _ headers: AgentHeaders) -> (status: Int, body: [UInt8]?) {
    let message: Incoming
    do { message = try Incoming(bytes) } catch { return (400, error.message(to: .null).compact) }
    let version: String
    do { version = try headers.one(AgentHeaders.version) ?? "" } catch {
      return (error.code.status, error.message(to: message.id).compact)
    }
    guard case .request(let request) = message else {
      guard version.isEmpty || ProtocolVersion.all.has(version) else {
        return (400, RPCError.unsupported(version).message(to: .null).compact)
      }
      return (202, nil)
    }
    // A claim in the message counts, too: over HTTP it must be repeated in the header, and is told so.
    let isStateless =
      request.method != "initialize" && (version == ProtocolVersion.stateless || request.claimed != nil)
    do throws(RPCError) {
      if isStateless { try request.checkEnvelope(headers) }
      if !isStateless, request.method != "initialize", !version.isEmpty, !ProtocolVersion.byHandshake.has(version) {
        throw RPCError.unsupported(version)
      }
      let methods = Methods(host: host, isStateless: isStateless)
      let result = try host.rest.atOnce { () throws(RPCError) in try methods.answer(request) }
      guard let result else {
        throw RPCError(.internalError, "too many messages are being answered; ask again when one of them is")
      }
      return (200, JSONValue.object([("jsonrpc", "2.0"), ("id", request.id), ("result", result)]).compact)
    } catch {
      let isOfHTTP = isStateless || error.code == .unsupportedVersion
      return (isOfHTTP ? error.code.status : 200, error.message(to: request.id).compact)
    }
  }

  /// The header fields that a message of the stateless version has over HTTP, for whoever carries it there; none for
  /// any other.
  package static func headers(of bytes: [UInt8]) -> [(String, String)] {
    guard case .request(let request)? = try? Incoming(bytes), let version = request.claimed?.stringValue else {
      return []
    }
    let name = request.repeated.map { [(AgentHeaders.name, $0)] } ?? []
    return [(AgentHeaders.version, version), (AgentHeaders.method, request.method)].filter { $0.1.isOfHeader } + name
  }

  /// The message that says that one was longer than may be.
  ///
  /// - Parameter most: bytes of the longest one.
  package static func tooLong(_ most: Int) -> [UInt8] {
    RPCError(.parse, "a message may take \(most) bytes, and this one took more").message(to: .null).compact
  }

  /// The message that says that none could be had.
  ///
  /// - Parameter bytes: the message that was to be carried.
  /// - Returns: nil where nobody waits for one.
  package static func failure(_ why: String, of bytes: [UInt8]) -> [UInt8]? {
    guard case .request(let request)? = try? Incoming(bytes) else { return nil }
    return RPCError(.internalError, why).message(to: request.id).compact
  }
}

extension Incoming {
  /// What an answer names; null where there is nothing to name.
  fileprivate var id: JSONValue { if case .request(let request) = self { request.id } else { .null } }
}
