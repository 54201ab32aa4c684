import Client
import Documents
import HTTPTransport
import Patterns
import Simulator
import Store

/// A C library that the program works with.
struct Library {
  let name: String
  /// As it says itself, at run time.
  let version: String
  /// What it brings, such as `OpenSSL/3.0.15 zlib/1.2.13`; nil where it says nothing of that.
  var brings: String?

  /// Those that a server works with, in the order in which they are told.
  static var ofTheServer: [Library] {
    [
      Library(name: "SQLite", version: Database.libraryVersion),
      Library(name: "libmicrohttpd", version: Listener.libraryVersion),
      Library(name: "OpenSSL", version: Crypto.libraryVersion),
      Library(name: "libyaml", version: YAMLDocument.libraryVersion),
      Library(name: "PCRE2", version: Pattern.libraryVersion),
      Library(name: "zlib", version: Gzip.libraryVersion),
    ]
  }

  /// All that are there. Loads what is loaded when it is first needed.
  static var all: [Library] { ofTheServer + [gnuTLS, curl].compactMap(\.self) }

  private static var gnuTLS: Library? {
    Listener.tlsVersion.map { Library(name: "GnuTLS", version: $0, brings: Listener.beneathTLS) }
  }

  private static var curl: Library? {
    guard let words = HTTPClient.libraryVersion?.split(separator: " "), let first = words.first else { return nil }
    let version = first.split(separator: "/").last.map(String.init) ?? ""
    let others = words.dropFirst().joined(separator: " ")
    return Library(name: "libcurl", version: version, brings: others.isEmpty ? nil : others)
  }
}
