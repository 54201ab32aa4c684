import Certificates
import Disk
import HTTPTransport
import Texts

/// The certificate that a server shows, and the authority that its clients are to trust.
struct TLSFiles {
  /// A problem with a file, in one line.
  struct Problem: Error {
    let message: String
    /// What to do; nil where that depends on where the file comes from.
    var advice: String?
  }

  let identity: Identity
  /// In PEM; nil where the certificate is the user's own.
  let authority: [UInt8]?
  /// Where that lies; nil where it lies in memory alone.
  let authorityFile: String?

  var keys: TLSKeys { TLSKeys(certificate: identity.certificate.pem, key: identity.key) }

  /// Says what can't be used before anything is made.
  static func check(_ source: TLSOptions.Source) throws(Problem) {
    switch source {
    case .files(let certificate, let key): _ = try read(certificate, key)
    case .own(let directory?):
      _ = try kept(directory, "ca")
      try checkRights("\(directory)/server.key")
      let isThere = Files.exists(directory)
      try make(directory)
      // Only whether it could be made: a start that fails leaves nothing behind.
      if !isThere { Files.removeEmptyDirectory(directory) }
    case .own(nil): break
    }
  }

  /// Reads what is there, and makes and keeps what is missing or about to expire.
  init(_ options: TLSOptions, now: Int64) throws(Problem) {
    switch options.source {
    case .files(let certificate, let key):
      identity = try Self.read(certificate, key)
      (authority, authorityFile) = (nil, nil)
      if let warning = Self.age(identity.certificate, certificate, now: now) { Console.error("fast2sim: \(warning)") }
    case .own(nil):
      let made = try Self.using("the certificate") { () throws(CertificateError) in try Authority.make(now: now) }
      identity = try Self.issue(made, options.names, now: now)
      (authority, authorityFile) = (made.identity.certificate.pem, nil)
    case .own(let directory?):
      (identity, authority) = try Self.keep(directory, options.names, now: now)
      authorityFile = "\(directory)/ca.pem"
    }
  }

  /// What is to be said of a certificate's dates; nil where it holds.
  static func age(_ certificate: Certificate, _ file: String, now: Int64) -> String? {
    if certificate.notAfter < now {
      return "\(file): expired \((now - certificate.notAfter) / 86_400) days ago; clients that check will refuse it"
    }
    guard certificate.notBefore > now else { return nil }
    return "\(file): holds only from a later time on; clients that check will refuse it"
  }

  /// - Throws: which of the two can't be used, and why.
  static func read(_ certificateFile: String, _ keyFile: String) throws(Problem) -> Identity {
    let (pem, key) = (try bytes(certificateFile), try bytes(keyFile))
    let certificate = try using(certificateFile) { () throws(CertificateError) in try Certificate(pem: pem) }
    let identity = try using(keyFile, beside: certificateFile) { () throws(CertificateError) in
      try Identity(certificate: certificate, key: key)
    }
    try checkRights(keyFile)
    return identity
  }

  /// A key that others can read is nobody's proof of anything.
  private static func checkRights(_ keyFile: String) throws(Problem) {
    guard let mode = Files.mode(keyFile), mode & 0o077 != 0 else { return }
    throw Problem(
      message: "\(keyFile) can be read or written by others than its owner; run: chmod 600 \(keyFile)",
      advice: "chmod 600 \(keyFile); if others may have read it, have it made anew")
  }

  /// - Parameters:
  ///   - name: what a problem is about.
  ///   - other: the certificate that it may mention.
  private static func using<T>(
    _ name: String, beside other: String = "the certificate", _ body: () throws(CertificateError) -> T
  ) throws(Problem) -> T {
    do { return try body() } catch {
      throw Problem(message: "\(name) \(error.message.replacing("the certificate", with: other))")
    }
  }

  private static func issue(_ authority: Authority, _ names: [String], now: Int64) throws(Problem) -> Identity {
    try using("the certificate") { () throws(CertificateError) in try authority.issue(names: names, now: now) }
  }

  private static func bytes(_ file: String) throws(Problem) -> [UInt8] {
    guard let bytes = Files.read(file) else { throw Problem(message: "can't read \(file): \(Files.problem)") }
    return bytes
  }

  // MARK: The directory

  /// A pair of files of the directory; nil where neither is there.
  static func kept(_ directory: String, _ name: String) throws(Problem) -> Identity? {
    let files = ["\(directory)/\(name).pem", "\(directory)/\(name).key"]
    guard files.contains(where: Files.exists) else { return nil }
    do { return try read(files[0], files[1]) } catch {
      guard error.advice == nil else { throw error }
      throw Problem(message: "\(error.message); without the directory \(directory) a start makes all of it anew")
    }
  }

  private static func make(_ directory: String) throws(Problem) {
    guard !Files.exists(directory) || Files.isDirectory(directory) else {
      throw Problem(message: "can't use the directory \(directory): it is a file")
    }
    do { try DiskFile.makeDirectory(directory) } catch {
      throw Problem(message: "can't make the directory \(directory): \(error.reason)")
    }
  }

  private static func keep(
    _ directory: String, _ names: [String], now: Int64
  ) throws(Problem) -> (Identity, [UInt8]?) {
    try make(directory)
    // Two that start at once must not mix what they make.
    return try DirectoryLock.alone(
      in: directory, failing: { Problem(message: "can't use the directory \(directory): \($0.reason)") }
    ) { () throws(Problem) in try made(in: directory, names, now: now) }
  }

  private static func made(
    in directory: String, _ names: [String], now: Int64
  ) throws(Problem) -> (Identity, [UInt8]?) {
    let authority = try authority(directory, now: now)
    let issuer = authority.identity.certificate
    // What the authority has made can be made again, so a server's certificate that is no use is no reason to stop.
    if let server = try? kept(directory, "server"), isGood(server, issuer, names, now: now) {
      return (server, issuer.pem)
    }
    let made = try issue(authority, names, now: now)
    try write(made, directory, "server")
    return (made, issuer.pem)
  }

  /// The one that is kept, or a new one in its place where it is about to expire.
  private static func authority(_ directory: String, now: Int64) throws(Problem) -> Authority {
    let kept = try kept(directory, "ca").map(Authority.init)
    if let kept, kept.lasts(now: now) { return kept }
    let made = try using("the certificate") { () throws(CertificateError) in try Authority.make(now: now) }
    try write(made.identity, directory, "ca")
    if kept != nil {
      Console.error("fast2sim: \(directory)/ca.pem was about to expire and is a new one; clients must trust it anew")
    }
    return made
  }

  /// Whether it can be shown for as long as the next start may take.
  static func isGood(_ server: Identity, _ issuer: Certificate, _ names: [String], now: Int64) -> Bool {
    let certificate = server.certificate
    return certificate.notAfter > now + Authority.renewal && certificate.notBefore <= now
      && certificate.isIssued(by: issuer) && names.allSatisfy(certificate.covers)
  }

  /// The key first: a certificate whose key is missing would be taken for a mistake.
  private static func write(_ identity: Identity, _ directory: String, _ name: String) throws(Problem) {
    let files: [(String, [UInt8], DiskFile.Readers)] = [
      ("\(directory)/\(name).key", identity.key, .owner),
      ("\(directory)/\(name).pem", identity.certificate.pem, .everybody),
    ]
    for (file, bytes, readers) in files where !Files.write(bytes, to: file, for: readers) {
      throw Problem(message: "can't write \(file): \(Files.problem)")
    }
  }
}
