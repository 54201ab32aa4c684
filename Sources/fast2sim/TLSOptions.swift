import Certificates

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What `serve` was asked for about TLS.
struct TLSOptions {
  /// Where the certificate comes from.
  enum Source: Equatable {
    /// An authority of one's own, kept in a directory; nil makes one that ends with the process.
    case own(directory: String?)
    case files(certificate: String, key: String)
  }

  static let options = [
    Option("tls", nil, nil, "serve HTTPS too, with a certificate made at the first start"),
    Option("tls-port", "N", "8243", "where; 0, or --port 0 without this, takes a free one"),
    Option("tls-dir", "DIR", nil, "where that certificate and its authority lie, else DB.tls"),
    Option("tls-names", "NAME,…", nil, "names and addresses that it is for, besides this machine's"),
    Option("tls-cert", "FILE", nil, "a certificate of your own, in PEM, with those that lead to its root"),
    Option("tls-key", "FILE", nil, "its private key, in PEM, without a passphrase"),
  ]

  let source: Source
  /// Whether clients are to trust an authority of the server's.
  var isOwn: Bool { if case .own = source { true } else { false } }
  let port: Int
  /// What clients may call the server.
  let names: [String]

  /// Nil where none of it was asked for.
  init?(_ a: Arguments, host: String, port httpPort: Int, database: String) throws(UsageError) {
    let (certificate, key) = (a.text("tls-cert"), a.text("tls-key"))
    guard (certificate == nil) == (key == nil) else {
      throw UsageError(
        message: "--tls-cert and --tls-key go together; \(key == nil ? "--tls-key" : "--tls-cert") is missing")
    }
    let standardPort = httpPort == 0 ? 0 : 8243
    port = try a.number("tls-port", standardPort, in: 0...65_535)
    if let certificate, let key {
      for other in ["tls-dir", "tls-names"] where a.text(other) != nil {
        throw UsageError(message: "--\(other) is for the certificate that --tls makes; leave it or --tls-cert out")
      }
      source = .files(certificate: certificate, key: key)
    } else {
      guard a.isOn("tls") else { return nil }
      source = .own(directory: a.text("tls-dir") ?? (database == ":memory:" ? nil : database + ".tls"))
    }
    guard port == 0 || port != httpPort else {
      throw UsageError(message: "--tls-port and --port are both \(port); HTTP and HTTPS need a port each")
    }
    var names = ["localhost", "127.0.0.1", "::1"]
    let more = (a.text("tls-names") ?? "").split(separator: ",").map(String.init)
    for name in Self.names(of: host) + more where !names.contains(name) {
      guard Authority.isName(name) else {
        throw UsageError(message: "'\(name)' is no name of a host and no address, so no certificate can be for it")
      }
      names.append(name)
    }
    self.names = names
  }

  /// What a client calls a server that listens there.
  private static func names(of host: String) -> [String] {
    guard host == "0.0.0.0" || host == "::" else { return [host] }
    // Every address of the machine: others reach it by its name.
    var name = [CChar](repeating: 0, count: 256)
    guard gethostname(&name, name.count - 1) == 0 else { return [] }
    let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return Authority.isName(text) ? [text] : []
  }
}
