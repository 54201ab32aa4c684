import Certificates
package import HTTPTransport
import Simulator
import Tid

/// A certificate for tests, and what its clients trust; made once in a process.
package struct TestTLS: Sendable {
  /// What a listener takes.
  package let keys: TLSKeys
  /// What a client takes.
  package let trust: TLSTrust

  /// - Parameter names: what the certificate is for.
  package init(names: [String] = ["localhost", "127.0.0.1"]) throws {
    let now = SystemTime.machine.now().millisekunder / 1000
    let authority = try Authority.make(now: now)
    let identity = try authority.issue(names: names, now: now)
    keys = TLSKeys(certificate: identity.certificate.pem, key: identity.key)
    trust = TLSTrust(authority: authority.identity.certificate.pem)
  }

  /// The one that tests share.
  package static let shared = Result { try TestTLS() }
}
