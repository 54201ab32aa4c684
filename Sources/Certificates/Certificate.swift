import COpenSSL

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What a certificate says, read from PEM.
package struct Certificate: Sendable {
  /// The file that it came from: itself, and those behind it that lead to its authority.
  package let pem: [UInt8]
  /// Seconds of Unix time from which it holds.
  package let notBefore: Int64
  /// Seconds of Unix time up to which it holds.
  package let notAfter: Int64

  /// - Parameter pem: one certificate or several; the first counts.
  package init(pem: [UInt8]) throws(CertificateError) {
    let dates = try CertificateHandle(pem: pem).use { pointer throws(CertificateError) in
      (try Self.seconds(X509_get0_notBefore(pointer)), try Self.seconds(X509_get0_notAfter(pointer)))
    }
    self.pem = pem
    (notBefore, notAfter) = dates
  }

  /// Whether a private key is its own.
  ///
  /// - Parameter key: in PEM.
  /// - Throws: where that is no key.
  package func matches(key: [UInt8]) throws(CertificateError) -> Bool {
    let (certificate, key) = (try CertificateHandle(pem: pem), try KeyHandle(pem: key))
    return certificate.use { certificate in key.use { X509_check_private_key(certificate, $0) == 1 } }
  }

  /// Whether a client that asked for a name, or for an address, takes it for that.
  package func covers(_ name: String) -> Bool {
    guard !name.isEmpty, let handle = try? CertificateHandle(pem: pem) else { return false }
    return handle.use {
      X509_check_ip_asc($0, name, 0) == 1 || X509_check_host($0, name, name.utf8.count, 0, nil) == 1
    }
  }

  /// Whether another certificate's key has signed it.
  package func isIssued(by authority: Certificate) -> Bool {
    guard let own = try? CertificateHandle(pem: pem), let other = try? CertificateHandle(pem: authority.pem) else {
      return false
    }
    return own.use { own in
      other.use { X509_check_issued($0, own) == X509_V_OK && X509_verify(own, X509_get0_pubkey($0)) == 1 }
    }
  }

  private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(CertificateError) -> Int64 {
    var parts = tm()
    guard let time, ASN1_TIME_to_tm(time, &parts) == 1 else {
      throw CertificateError("has a date that can't be read")
    }
    return Int64(timegm(&parts))
  }
}

/// A certificate with its private key, both in PEM, as a server takes them.
package struct Identity: Sendable {
  /// The certificate.
  package let certificate: Certificate
  /// Its private key.
  package let key: [UInt8]

  /// - Throws: where the key is none, or another's.
  package init(certificate: Certificate, key: [UInt8]) throws(CertificateError) {
    guard try certificate.matches(key: key) else { throw CertificateError("is not the key of the certificate") }
    self.certificate = certificate
    self.key = key
  }

  fileprivate init(_ certificate: CertificateHandle, _ key: KeyHandle) throws(CertificateError) {
    self.certificate = try Certificate(pem: certificate.pem())
    self.key = try key.pem()
  }
}

/// An authority of one's own: what signs the certificates of one server, and what its clients trust.
package struct Authority: Sendable {
  /// Its certificate and its key.
  package let identity: Identity

  /// How long an authority holds: its clients trust it by hand, so seldom anew.
  package static let lifetime: Int64 = 3650 * day
  /// How long a server's certificate holds: longer than 398 days is too long for some clients.
  package static let serverLifetime: Int64 = 397 * day
  /// A certificate with less left than this is renewed at the next start.
  package static let renewal: Int64 = 30 * day
  private static let day: Int64 = 86_400

  /// One that was kept.
  package init(_ identity: Identity) { self.identity = identity }

  /// A new one.
  ///
  /// - Parameter now: seconds of Unix time.
  package static func make(now: Int64) throws(CertificateError) -> Authority {
    let key = try KeyHandle()
    let draft = try Draft(subject: "fast2sim authority", now: now, lifetime: lifetime)
    try draft.extend(NID_basic_constraints, "critical,CA:TRUE,pathlen:0", by: draft.certificate)
    try draft.extend(NID_key_usage, "critical,keyCertSign,cRLSign", by: draft.certificate)
    try draft.sign(for: key, by: draft.certificate, with: key) {
      () throws(CertificateError) in try draft.extend(NID_subject_key_identifier, "hash", by: draft.certificate)
    }
    return Authority(try Identity(draft.certificate, key))
  }

  /// Whether it outlives a server's certificate that is made now.
  package func lasts(now: Int64) -> Bool {
    identity.certificate.notAfter > now + Self.serverLifetime && identity.certificate.notBefore <= now
  }

  /// A certificate for a server.
  ///
  /// - Parameters:
  ///   - names: names and addresses, such as `localhost` and `::1`; see ``isName(_:)``.
  ///   - now: seconds of Unix time.
  package func issue(names: [String], now: Int64) throws(CertificateError) -> Identity {
    if let wrong = names.first(where: { !Self.isName($0) }) { throw CertificateError("can't be made for '\(wrong)'") }
    let (key, signer) = (try KeyHandle(), try KeyHandle(pem: identity.key))
    let issuer = try CertificateHandle(pem: identity.certificate.pem)
    let draft = try Draft(subject: names.first ?? "localhost", now: now, lifetime: Self.serverLifetime)
    let list = names.map { (Self.isAddress($0) ? "IP:" : "DNS:") + $0 }.joined(separator: ",")
    try draft.extend(NID_basic_constraints, "critical,CA:FALSE", by: issuer)
    try draft.extend(NID_key_usage, "critical,digitalSignature", by: issuer)
    try draft.extend(NID_ext_key_usage, "serverAuth", by: issuer)
    try draft.extend(NID_subject_alt_name, list, by: issuer)
    try draft.sign(for: key, by: issuer, with: signer) { () throws(CertificateError) in
      try draft.extend(NID_subject_key_identifier, "hash", by: issuer)
      try draft.extend(NID_authority_key_identifier, "keyid", by: issuer)
    }
    return try Identity(draft.certificate, key)
  }

  /// Whether it is a name or an address that a certificate can hold.
  package static func isName(_ text: String) -> Bool {
    guard (1...253).contains(text.utf8.count) else { return false }
    if isAddress(text) { return true }
    return text.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [45, 46, 95].contains(byte)
    }
  }

  private static func isAddress(_ text: String) -> Bool {
    guard let address = a2i_IPADDRESS(text) else { return false }
    ASN1_OCTET_STRING_free(address)
    return true
  }
}

/// A certificate that is being made.
private struct Draft {
  let certificate: CertificateHandle

  init(subject: String, now: Int64, lifetime: Int64) throws(CertificateError) {
    var serial = [UInt8](repeating: 0, count: 16)
    guard RAND_bytes(&serial, 16) == 1 else { throw .noMemory }
    // Positive, and never 0.
    serial[0] = serial[0] & 0x7F | 0x40
    // The field holds at most 64 characters; clients look at the alternative names anyway.
    let common = Array(subject.utf8.prefix(64))
    certificate = try CertificateHandle()
    let isMade = certificate.use { pointer in
      guard let number = BN_bin2bn(serial, 16, nil) else { return false }
      defer { BN_free(number) }
      BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer))
      // Version 3, which is the one that has extensions.
      X509_set_version(pointer, 2)
      // A day earlier: the clock of a client may be behind.
      ASN1_TIME_set(X509_getm_notBefore(pointer), Int(now - 86_400))
      ASN1_TIME_set(X509_getm_notAfter(pointer), Int(now + lifetime))
      let name = X509_get_subject_name(pointer)
      return X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, common, Int32(common.count), -1, 0) == 1
    }
    guard isMade else { throw .noMemory }
  }

  func extend(_ name: Int32, _ value: String, by issuer: CertificateHandle) throws(CertificateError) {
    let added = certificate.use { own in issuer.use { osslx_extend(own, $0, name, value) } }
    guard added == 1 else { throw .noMemory }
  }

  /// - Parameter identify: adds what names the keys, once they are known.
  func sign(
    for key: KeyHandle, by issuer: CertificateHandle, with signer: KeyHandle,
    identify: () throws(CertificateError) -> Void
  ) throws(CertificateError) {
    let isNamed = certificate.use { own in
      key.use { X509_set_pubkey(own, $0) } == 1
        && issuer.use { X509_set_issuer_name(own, X509_get_subject_name($0)) } == 1
    }
    guard isNamed else { throw .noMemory }
    try identify()
    let size = certificate.use { own in signer.use { X509_sign(own, $0, EVP_sha256()) } }
    guard size > 0 else { throw .noMemory }
  }
}
