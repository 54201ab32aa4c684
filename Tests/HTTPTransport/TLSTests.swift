import Dispatch
import HTTPTransport
import Locks
import TestKit
import Testing

/// What is peculiar to HTTPS; that it serves like HTTP is shown by running every suite of this room with
/// `FAST2SIM_TEST_TLS=1`.
@Suite struct TLSTests {
  private static let tls12: Int32 = 0x0303
  private static let tls13: Int32 = 0x0304

  /// Says of each request whether it came over TLS.
  private static let telling = Answering { request, reply in
    reply.send(Response(status: 200, body: Array("\(request.isSecure)".utf8)))
  }

  @Test(arguments: [(0, tls13), (tls13, tls13), (tls12, tls12)] as [(Int32, Int32)])
  func `both versions that are safe are spoken`(newest: Int32, spoken: Int32) throws {
    try withListener(secure: true) { listener, _ throws in
      var trust = try TestTLS.shared.get().trust
      trust.newest = newest
      let client = HTTPClient(port: listener.port, trust: trust)
      #expect(try client.send("GET", "/a").status == 200)
      #expect(client.tlsVersion == spoken)
    }
  }

  @Test(arguments: [0x0301, 0x0302] as [Int32])
  func `older versions are not`(newest: Int32) throws {
    try withListener(secure: true) { listener, _ throws in
      var trust = try TestTLS.shared.get().trust
      trust.newest = newest
      let client = HTTPClient(port: listener.port, trust: trust)
      #expect(throws: HTTPClientError.handshake(0)) { try client.connect() }
    }
  }

  @Test func `who trusts another authority refuses the certificate`() throws {
    try withListener(secure: true) { listener, _ throws in
      let client = HTTPClient(port: listener.port, trust: try TestTLS().trust)
      // X509_V_ERR_CERT_SIGNATURE_FAILURE, or that its issuer is not there.
      #expect(throws: HTTPClientError.self) { try client.connect() }
    }
  }

  @Test func `who calls it by another name refuses the certificate`() throws {
    try withListener(secure: true) { listener, _ throws in
      var trust = try TestTLS.shared.get().trust
      trust.host = "example.com"
      // X509_V_ERR_HOSTNAME_MISMATCH
      #expect(throws: HTTPClientError.handshake(62)) {
        try HTTPClient(port: listener.port, trust: trust).connect()
      }
    }
  }

  @Test func `a request knows whether it came over TLS`() throws {
    for secure in [true, false] {
      try withListener(Self.telling, secure: secure) { _, client throws in
        #expect(try client.send("GET", "/").text == "\(secure)")
      }
    }
  }

  @Test func `plain HTTP to a listener that speaks TLS gets no answer, and harms nobody`() throws {
    try withListener(secure: true) { listener, client throws in
      #expect(throws: HTTPClientError.self) { try HTTPClient(port: listener.port).send("GET", "/") }
      #expect(try client.send("GET", "/a").status == 200)
    }
  }

  @Test func `an answer that ends its connection ends the session too`() throws {
    let handler = Answering { _, reply in reply.send(Response(status: 200, closes: true)) }
    try withListener(handler, secure: true) { _, client throws in
      try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      _ = try client.readToEnd()
      #expect(client.hasEndedWell)
    }
  }

  @Test func `a handshake that does not come is cut after the deadline`() throws {
    var limits = TransportLimits()
    limits.headerDeadline = .milliseconds(200)
    try withListener(limits: limits, secure: true) { listener, _ throws in
      let silent = HTTPClient(port: listener.port)
      try silent.connect()
      #expect(try silent.readToEnd().isEmpty)
    }
  }

  @Test func `two listeners of one handler stop together`() throws {
    let kept = Guarded<[Reply]>([])
    let arrived = DispatchSemaphore(value: 0)
    let handler = Answering { _, reply in
      kept.withLock { $0.append(reply) }
      arrived.signal()
    }
    let plain = try Listener(configuration: ListenerConfiguration(), handler: handler)
    var configuration = ListenerConfiguration()
    configuration.tls = try TestTLS.shared.get().keys
    let secure = try Listener(configuration: configuration, handler: handler)
    let clients = [HTTPClient(port: plain.port), newClient(secure, secure: true)]
    for client in clients {
      try client.write("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
      try arrived.signalled()
    }
    let stopped = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      Listener.stop([plain, secure], grace: .seconds(10))
      stopped.signal()
    }
    // Neither takes anybody while the other has still something to do.
    for port in [plain.port, secure.port] { refusedConnection(port) }
    for reply in kept.withLock({ $0 }) { reply.send(Response(status: 200, body: Array("late".utf8))) }
    for client in clients { #expect(try client.read().text == "late") }
    try stopped.signalled()
  }

  @Test(arguments: [("no certificate", true), ("", false)])
  func `keys that the library refuses are told`(certificate: String, usesKey: Bool) throws {
    var configuration = ListenerConfiguration()
    let key = try usesKey ? TestTLS.shared.get().keys.key : []
    configuration.tls = TLSKeys(certificate: Array(certificate.utf8), key: key)
    let error = #expect(throws: ListenerError.self) {
      _ = try Listener(configuration: configuration, handler: Mirror())
    }
    #expect(error?.message.contains("refuses the certificate or its key") == true)
  }
}
