import Certificates
import Testing

/// Certificates as a server makes them, at instants of the test's choosing.
@Suite struct CertificateTests {
  private static let now: Int64 = 1_800_000_000
  private static let day: Int64 = 86_400
  private static let names = ["localhost", "127.0.0.1", "::1", "fast2sim.test"]

  @Test func `a server's certificate is for every name that was asked for, and no other`() throws {
    let identity = try Authority.make(now: Self.now).issue(names: Self.names, now: Self.now)
    for name in Self.names + ["LOCALHOST", "0:0:0:0:0:0:0:1"] { #expect(identity.certificate.covers(name), "\(name)") }
    for name in ["example.com", "127.0.0.2", "a.localhost", ""] {
      #expect(!identity.certificate.covers(name), "\(name)")
    }
  }

  @Test func `it holds from a day earlier, for 397 days, and its authority for ten years`() throws {
    let authority = try Authority.make(now: Self.now)
    let server = try authority.issue(names: Self.names, now: Self.now).certificate
    #expect(server.notBefore == Self.now - Self.day)
    #expect(server.notAfter == Self.now + 397 * Self.day)
    #expect(authority.identity.certificate.notAfter == Self.now + 3650 * Self.day)
    #expect(authority.lasts(now: Self.now))
    #expect(authority.lasts(now: Self.now + 3252 * Self.day))
    #expect(!authority.lasts(now: Self.now + 3254 * Self.day))
    #expect(!authority.lasts(now: Self.now - 2 * Self.day))
  }

  @Test func `it is issued by its own authority, though all have the same name`() throws {
    let (one, other) = (try Authority.make(now: Self.now), try Authority.make(now: Self.now))
    let server = try one.issue(names: Self.names, now: Self.now).certificate
    #expect(server.isIssued(by: one.identity.certificate))
    #expect(!server.isIssued(by: other.identity.certificate))
    #expect(!one.identity.certificate.isIssued(by: server))
  }

  @Test func `an authority that was kept goes on issuing`() throws {
    let made = try Authority.make(now: Self.now).identity
    let read = try Identity(certificate: Certificate(pem: made.certificate.pem), key: made.key)
    let server = try Authority(read).issue(names: ["localhost"], now: Self.now)
    #expect(server.certificate.isIssued(by: made.certificate))
    #expect(try server.certificate.matches(key: server.key))
  }

  @Test func `a key of another certificate is told`() throws {
    let authority = try Authority.make(now: Self.now)
    let (one, other) = (
      try authority.issue(names: ["a"], now: Self.now), try authority.issue(names: ["a"], now: Self.now)
    )
    let error = #expect(throws: CertificateError.self) { try Identity(certificate: one.certificate, key: other.key) }
    #expect(error?.message == "is not the key of the certificate")
  }

  /// An empty EC key behind a passphrase; nobody needs to open it.
  private static let protected = "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIB\n-----END ENCRYPTED PRIVATE KEY-----\n"

  @Test(arguments: [
    ("", "is no private key in PEM"), ("-----BEGIN PRIVATE KEY-----\n!\n", "is no private key in PEM"),
    (protected, "is protected by a passphrase"),
  ])
  func `what is no key is told`(text: String, message: String) throws {
    let certificate = try Authority.make(now: Self.now).identity.certificate
    let error = #expect(throws: CertificateError.self) { try certificate.matches(key: Array(text.utf8)) }
    #expect(error?.message.hasPrefix(message) == true)
  }

  @Test(arguments: ["", "localhost", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"])
  func `what is no certificate is told`(text: String) {
    let error = #expect(throws: CertificateError.self) { try Certificate(pem: Array(text.utf8)) }
    #expect(error?.message == "is no certificate in PEM (-----BEGIN CERTIFICATE-----)")
  }

  @Test(arguments: ["a,DNS:b", "a b", "", "ö", "*", String(repeating: "a", count: 254)])
  func `what is no name gets into no certificate`(name: String) throws {
    #expect(!Authority.isName(name))
    let authority = try Authority.make(now: Self.now)
    #expect(throws: CertificateError.self) { try authority.issue(names: [name], now: Self.now) }
  }
}
