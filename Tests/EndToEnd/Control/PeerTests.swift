import HTTPTransport
import Rules
import TestKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `/_sim` is for this machine alone, by the address that the connection comes from.
@Suite(.rule(.c1_6)) struct PeerTests {
  /// Answers whether the transport takes the client for this machine's own.
  private struct Teller: RequestHandler {
    func bodyLimit(for head: RequestHead) -> Int { 0 }
    func handle(_ request: Request, _ reply: Reply) { reply.send(Response(status: request.isLoopbackPeer ? 200 : 403)) }
    func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { Response(status: fault.status) }
  }

  /// An IPv4 address of this machine that is not a loopback one; nil where it has none.
  private static let outerAddress: String? = {
    var list: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&list) == 0 else { return nil }
    defer { freeifaddrs(list) }
    var next = list
    while let entry = next {
      next = entry.pointee.ifa_next
      guard let address = entry.pointee.ifa_addr, address.pointee.sa_family == sa_family_t(AF_INET) else { continue }
      var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
      let size = socklen_t(MemoryLayout<sockaddr_in>.size)
      guard getnameinfo(address, size, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST) == 0 else { continue }
      let name = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if !name.hasPrefix("127.") { return name }
    }
    return nil
  }()

  private func status(listening host: String, from address: String) throws -> Int {
    let listener = try Listener(configuration: ListenerConfiguration(host: host), handler: Teller())
    defer { listener.stop(grace: .zero) }
    return try HTTPClient(host: address, port: listener.port).send("GET", "/").status
  }

  @Test(arguments: ["127.0.0.1", "127.1.2.3"])
  func `every loopback address is this machine`(_ address: String) throws {
    #expect(try status(listening: "0.0.0.0", from: address) == 200)
  }

  @Test
  func `a loopback address that comes in over IPv6 is this machine`() throws {
    // The system may be without IPv6; then there is nothing to tell apart.
    guard let listener = try? Listener(configuration: ListenerConfiguration(host: "::"), handler: Teller()) else {
      return
    }
    defer { listener.stop(grace: .zero) }
    if let answer = try? HTTPClient(port: listener.port).send("GET", "/") { #expect(answer.status == 200) }
  }

  @Test(.enabled(if: outerAddress != nil, "this machine has no address but loopback"))
  func `any other address is not`() throws {
    // Who connects to an outer address comes from that address.
    #expect(try status(listening: "0.0.0.0", from: try #require(Self.outerAddress)) == 403)
  }

  @Test(.enabled(if: outerAddress != nil, "this machine has no address but loopback"))
  func `another machine gets the API, and is told how to open the control plane`() throws {
    let address = try #require(Self.outerAddress)
    let server = try Served(["--db", ":memory:", "--host", "0.0.0.0"], in: try Scratch())
    func get(_ path: String) throws -> TestAnswer {
      TestAnswer(raw: try HTTPClient(host: address, port: server.port).send("GET", path))
    }
    let refused = try get("/_sim/clock")
    expectProblem(refused, 403, "control-forbidden")
    #expect(refused.json["hint"]?.text?.contains("--admin-key") == true)
    #expect(try get("/oauth2/jwks").status == 200)
    #expect(try get("/_sim/health").text == #"{"status":"ok"}"#)
    #expect(try get("/w/unseen/_sim/health").text == #"{"status":"ok"}"#)
  }

  @Test(.enabled(if: outerAddress != nil, "this machine has no address but loopback"))
  func `another machine that has the admin key may use the control plane`() throws {
    let address = try #require(Self.outerAddress)
    let server = try Served(["--db", ":memory:", "--host", "0.0.0.0", "--admin-key", "hemlig-7"], in: try Scratch())
    let client = HTTPClient(host: address, port: server.port)
    let answer = TestAnswer(
      raw: try client.send(
        "PUT", "/_sim/clock",
        headers: [
          ("X-Sim-Admin-Key", "hemlig-7"), ("Content-Type", "application/json"),
        ], body: Array("{\"freeze\": true}".utf8)))
    #expect(answer.status == 200)
    #expect(answer.json["frozen"]?.bool == true)
  }
}
