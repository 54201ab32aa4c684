import Certificates
import Foundation
import Rules
import Simulator
import TestKit
import Testing
import Tid

/// HTTPS beside HTTP, with a certificate that the program makes or with one that it is given.
@Suite(.rule(.c1_1)) struct TLSTests {
  /// A client of the HTTPS port that trusts what it reads from a file.
  private func client(_ server: Served, _ authority: [UInt8], host: String = "127.0.0.1") -> HTTPClient {
    HTTPClient(port: server.securePort, trust: TLSTrust(authority: authority, host: host))
  }

  private var now: Int64 { SystemTime.machine.now().millisekunder / 1000 }

  @Test func `the same world is served at both, and its authority is beside the database`() throws {
    let scratch = try Scratch()
    let server = try Served(["--tls"], in: scratch)
    #expect(
      server.ready.contains(
        "ready on \(server.url) and https://127.0.0.1:\(server.securePort) · look: \(server.url)/_sim/\n  trust "))
    let authority = try scratch.bytes("fast2.sqlite.tls/ca.pem")
    let secure = client(server, authority)
    let login = try server.login()
    let made = try secure.send(
      "POST", "/v1/arbetsorder", headers: login + [("Content-Type", "application/json")],
      body: Array(Served.newOrder.utf8))
    #expect(made.status == 201)
    let id = try #require(TestAnswer(raw: made).json["id"]?.int)
    #expect(try server.send("GET", "/v1/arbetsorder/\(id)", login).status == 200)
    #expect(made["Date"] != nil)
    #expect(try client(server, authority, host: "localhost").send("GET", "/_sim/health").status == 200)
    #expect(try server.stop().end == .exit(0))
    #expect(scratch.files == ["fast2.sqlite", "fast2.sqlite.tls"])
  }

  @Test func `the authority is served to whoever asks`() throws {
    let server = try Served(["--db", ":memory:", "--tls", "--admin-key", "k"], in: try Scratch())
    #expect(server.ready.contains("trust \(server.url)/_sim/ca.pem"))
    let authority = try server.send("GET", "/_sim/ca.pem")
    #expect(authority.header("Content-Type") == "application/pem-certificate-chain")
    #expect(try client(server, authority.raw.body).send("GET", "/w/x/_sim/ca.pem").body == authority.raw.body)
  }

  @Test func `without an authority of its own the call says where there is one`() throws {
    let server = try Served(["--db", ":memory:"], in: try Scratch())
    let answer = try server.send("GET", "/_sim/ca.pem")
    #expect(answer.status == 404)
    #expect(answer.notes == ["control-not-found"])
    #expect(answer.text.contains("--tls"))
  }

  @Test func `addresses in answers are those of the scheme that asked`() throws {
    let server = try Served(["--db", ":memory:", "--tls"], in: try Scratch())
    let secure = client(server, try server.send("GET", "/_sim/ca.pem").raw.body)
    let address = "https://127.0.0.1:\(server.securePort)"
    for path in ["/_sim/postman.json", "/_sim/control.openapi.json"] {
      let (over, plain) = (try secure.send("GET", path).text, try server.send("GET", path).text)
      #expect(over.contains(address), "\(path)")
      #expect(!over.contains(server.url), "\(path)")
      #expect(plain.contains(server.url) && !plain.contains(address), "\(path)")
    }
    // These two say where they are only in relation to their own address.
    for path in ["/_sim/openapi.json", "/_sim/openapi.yaml"] {
      #expect(try secure.send("GET", path).body == server.send("GET", path).raw.body, "\(path)")
    }
    let origin = [("Origin", address)]
    #expect(try secure.send("GET", "/_sim/clock", headers: origin).status == 200)
    #expect(try server.send("GET", "/_sim/clock", origin).status == 403)
  }

  @Test func `programs find both addresses written down`() throws {
    let scratch = try Scratch()
    let server = try Served(["--tls", "--port-file", "port", "--env-file", "env"], in: scratch)
    #expect(try scratch.text("port") == "\(server.port)\n\(server.securePort)\n")
    let lines = try scratch.text("env").split(separator: "\n").map(String.init)
    #expect(lines.first == "FAST2_BASE_URL=\(server.url)")
    #expect(lines.contains("FAST2_TLS_BASE_URL=https://127.0.0.1:\(server.securePort)"))
    let file = try #require(lines.first { $0.hasPrefix("FAST2_TLS_CA_FILE=/") }).split(separator: "=")[1]
    #expect(Array(try Data(contentsOf: URL(filePath: String(file)))) == (try scratch.bytes("fast2.sqlite.tls/ca.pem")))
  }

  @Test func `keys are for their owner alone, and a second start shows the same certificate`() throws {
    let scratch = try Scratch()
    #expect(try Served(["--tls", "--tls-dir", "tls"], in: scratch).stop().end == .exit(0))
    for (name, mode) in [("ca.key", 0o600), ("server.key", 0o600), ("ca.pem", 0o644), ("server.pem", 0o644)] {
      let found = try FileManager.default.attributesOfItem(atPath: scratch.path("tls/\(name)"))[.posixPermissions]
      #expect(found as? Int == mode, "\(name)")
    }
    let names = ["ca.pem", "ca.key", "server.pem", "server.key"]
    let before = try names.map { try scratch.bytes("tls/\($0)") }
    let result = try Served(["--tls", "--tls-dir", "tls"], in: scratch).stop()
    #expect(result.errors == "")
    #expect(try names.map { try scratch.bytes("tls/\($0)") } == before)
    #expect(scratch.files == ["fast2.sqlite", "tls"])
  }

  @Test func `another name is a new certificate of the same authority`() throws {
    let scratch = try Scratch()
    #expect(try Served(["--tls", "--tls-dir", "tls"], in: scratch).stop().end == .exit(0))
    let (authority, first) = (try scratch.bytes("tls/ca.pem"), try scratch.bytes("tls/server.pem"))
    let server = try Served(["--tls", "--tls-dir", "tls", "--tls-names", "fast2sim.test,192.168.1.7"], in: scratch)
    #expect(try scratch.bytes("tls/ca.pem") == authority)
    #expect(try scratch.bytes("tls/server.pem") != first)
    for host in ["fast2sim.test", "192.168.1.7", "localhost"] {
      #expect(try client(server, authority, host: host).send("GET", "/_sim/health").status == 200, "\(host)")
    }
  }

  /// Writes what a server of the past would have left.
  private func leave(_ scratch: Scratch, authorityDays: Int64, serverDays: Int64) throws {
    try FileManager.default.createDirectory(atPath: scratch.path("tls"), withIntermediateDirectories: true)
    let day: Int64 = 86_400
    let authority = try Authority.make(now: now + authorityDays * day - Authority.lifetime)
    let server = try authority.issue(
      names: ["localhost", "127.0.0.1", "::1"], now: now + serverDays * day - Authority.serverLifetime)
    try scratch.write("tls/ca.pem", bytes: authority.identity.certificate.pem)
    try scratch.write("tls/ca.key", bytes: authority.identity.key)
    try scratch.write("tls/server.pem", bytes: server.certificate.pem)
    try scratch.write("tls/server.key", bytes: server.key)
  }

  @Test(arguments: [(31, false), (29, true), (-5, true)] as [(Int64, Bool)])
  func `a certificate is renewed before it expires`(days: Int64, isRenewed: Bool) throws {
    let scratch = try Scratch()
    try leave(scratch, authorityDays: 1000, serverDays: days)
    let before = try scratch.bytes("tls/server.pem")
    let server = try Served(["--tls", "--tls-dir", "tls"], in: scratch)
    #expect((try scratch.bytes("tls/server.pem") != before) == isRenewed)
    #expect(try client(server, scratch.bytes("tls/ca.pem")).send("GET", "/_sim/health").status == 200)
    #expect(try server.stop().errors == "")
  }

  @Test func `an authority that would not outlive its certificate is renewed aloud`() throws {
    let scratch = try Scratch()
    try leave(scratch, authorityDays: 390, serverDays: 300)
    let server = try Served(["--tls", "--tls-dir", "tls"], in: scratch)
    #expect(try client(server, scratch.bytes("tls/ca.pem")).send("GET", "/_sim/health").status == 200)
    #expect(
      try server.stop().errors
        == "fast2sim: tls/ca.pem was about to expire and is a new one; clients must trust it anew\n")
  }

  @Test func `a certificate of one's own is served, and one that has expired is served with a warning`() throws {
    let scratch = try Scratch()
    try leave(scratch, authorityDays: 1000, serverDays: -5)
    let own = ["--db", ":memory:", "--tls-cert", "tls/server.pem", "--tls-key", "tls/server.key"]
    let expired = try Served(own, in: scratch)
    // X509_V_ERR_CERT_HAS_EXPIRED
    #expect(throws: HTTPClientError.handshake(10)) { try client(expired, scratch.bytes("tls/ca.pem")).connect() }
    #expect(try expired.send("GET", "/_sim/ca.pem").status == 404)
    #expect(
      try expired.stop().errorLines.first
        == "fast2sim: tls/server.pem: expired 5 days ago; clients that check will refuse it")
    try FileManager.default.removeItem(atPath: scratch.path("tls"))
    try leave(scratch, authorityDays: 1000, serverDays: 5)
    let good = try Served(own, in: scratch)
    #expect(!good.ready.contains("trust"))
    #expect(try client(good, scratch.bytes("tls/ca.pem")).send("GET", "/_sim/health").status == 200)
    #expect(try good.stop().errors == "")
  }

  /// What can't start with TLS says why in one line, with exit code 4, and makes no database.
  static let mistakes: [(arguments: [String], message: String)] = [
    (["--tls-cert", "good.pem", "--tls-key", "."], "can't read .: it is a directory; name a file"),
    (["--tls-cert", "good.pem", "--tls-key", "other.key"], "other.key is not the key of good.pem"),
    (
      ["--tls-cert", "good.pem", "--tls-key", "good.pem"],
      "good.pem is no private key in PEM (-----BEGIN PRIVATE KEY-----)"
    ),
    (
      ["--tls-cert", "good.key", "--tls-key", "good.key"],
      "good.key is no certificate in PEM (-----BEGIN CERTIFICATE-----)"
    ),
    (
      ["--tls", "--tls-dir", "broken"],
      "broken/ca.key is no private key in PEM (-----BEGIN PRIVATE KEY-----); without the directory broken a start "
        + "makes all of it anew"
    ),
    (["--tls", "--tls-dir", "good.pem"], "can't use the directory good.pem: it is a file"),
    (["--tls", "--tls-dir", "no/such"], "can't make the directory no/such: No such file or directory"),
  ]

  @Test(arguments: mistakes)
  func `a key or a certificate that can't be used stops the start`(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    let authority = try Authority.make(now: now)
    let good = try authority.issue(names: ["localhost"], now: now)
    try scratch.write("good.pem", bytes: good.certificate.pem)
    try scratch.write("good.key", bytes: good.key)
    try scratch.write("other.key", bytes: authority.identity.key)
    try FileManager.default.createDirectory(atPath: scratch.path("broken"), withIntermediateDirectories: true)
    try scratch.write("broken/ca.pem", bytes: authority.identity.certificate.pem)
    try scratch.write("broken/ca.key", "no key\n")
    let files = scratch.files
    let result = try scratch.run(["--port", "0"] + arguments)
    #expect(result.end == .exit(4))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(result.output == "")
    #expect(scratch.files == files)
  }

  @Test func `a port of HTTPS that is taken is named with its option`() throws {
    let scratch = try Scratch()
    let first = try Served(["--db", ":memory:"], in: scratch)
    let result = try scratch.run(["--db", ":memory:", "--port", "0", "--tls", "--tls-port", "\(first.port)"])
    #expect(result.end == .exit(4))
    #expect(
      result.errors == "fast2sim: Can't listen on 127.0.0.1, port \(first.port): Address already in use. "
        + "Another program has it; --tls-port takes another, or 0 for a free one.\n")
  }

  static let wrongCalls: [(arguments: [String], message: String)] = [
    (["--tls-cert", "a"], "--tls-cert and --tls-key go together; --tls-key is missing"),
    (["--tls-key", "a"], "--tls-cert and --tls-key go together; --tls-cert is missing"),
    (
      ["--tls-cert", "a", "--tls-key", "b", "--tls-dir", "c"],
      "--tls-dir is for the certificate that --tls makes; leave it or --tls-cert out"
    ),
    (["--tls", "--tls-port", "8280"], "--tls-port and --port are both 8280; HTTP and HTTPS need a port each"),
    (["--tls", "--tls-port", "x"], "--tls-port is 'x'; valid is a whole number from 0 to 65535"),
    (
      ["--tls", "--tls-names", "a b"], "'a b' is no name of a host and no address, so no certificate can be for it"
    ),
    (["--tsl"], "there is no option --tsl; did you mean --tls?"),
  ]

  @Test(arguments: wrongCalls)
  func `a wrong call is told what would be right`(_ arguments: [String], _ message: String) throws {
    let scratch = try Scratch()
    let result = try scratch.run(arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
    #expect(scratch.files == [])
  }
}
