import Dispatch
import HTTPTransport
import Locks
import Synchronization
import TestKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Answers with what it saw of the request, in lines.
struct Mirror: RequestHandler {
  var limit = 1_000

  func bodyLimit(for head: RequestHead) -> Int { limit }

  func handle(_ request: Request, _ reply: Reply) { reply.send(Mirror.answer(request)) }

  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response {
    Response(status: fault.status, headers: [("Content-Type", "text/plain")], body: Array("\(fault)".utf8))
  }

  static func answer(_ request: Request) -> Response {
    var lines = ["\(request.method) \(request.segments)"]
    for item in request.query { lines.append("\(item.name)=\(item.value ?? "nil")") }
    if let problem = request.targetProblem {
      let parts = [problem.parameter, problem.raw, problem.suggestion].map { $0 ?? "nil" }
      lines = ["\(problem.kind) \(parts.joined(separator: " "))"]
    }
    if !request.body.isEmpty { lines.append("body \(String(decoding: request.body, as: UTF8.self))") }
    return Response(status: 200, headers: [("X-Mirror", "yes")], body: Array(lines.joined(separator: "\n").utf8))
  }
}

/// Counts what it is told to refuse.
final class FaultCounter: RequestHandler {
  let count = Guarded(0)

  func bodyLimit(for head: RequestHead) -> Int { 1_000 }
  func handle(_ request: Request, _ reply: Reply) { reply.send(Mirror.answer(request)) }

  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response {
    count.withLock { $0 += 1 }
    return Response(status: fault.status)
  }
}

/// Answers with a closure.
struct Answering: RequestHandler {
  let answer: @Sendable (Request, Reply) -> Void

  init(_ answer: @escaping @Sendable (Request, Reply) -> Void) { self.answer = answer }

  func bodyLimit(for head: RequestHead) -> Int { 100_000_000 }
  func handle(_ request: Request, _ reply: Reply) { answer(request, reply) }
  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { Response(status: fault.status) }
}

/// Whether every listener of these tests speaks TLS: `FAST2SIM_TEST_TLS=1 swift test --filter HTTPTransportTests`. What
/// holds without it must hold with it.
let speaksTLS = getenv("FAST2SIM_TEST_TLS") != nil

/// Runs a body with a listener and a client for it, and stops the listener afterwards.
func withListener(
  _ handler: any RequestHandler = Mirror(), workers: Int = 1, limits: TransportLimits = TransportLimits(),
  secure: Bool = speaksTLS, _ body: (Listener, HTTPClient) throws -> Void
) throws {
  var configuration = ListenerConfiguration(workers: workers, limits: limits)
  if secure { configuration.tls = try TestTLS.shared.get().keys }
  let listener = try Listener(configuration: configuration, handler: handler)
  defer { listener.stop(grace: .zero) }
  try body(listener, newClient(listener, secure: secure))
}

/// A client of a listener.
func newClient(_ listener: Listener, secure: Bool = speaksTLS) -> HTTPClient {
  HTTPClient(port: listener.port, trust: secure ? try? TestTLS.shared.get().trust : nil)
}
