import CCurl
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a client behaves.
package struct HTTPOptions: Sendable {
  /// For one request, connecting included.
  package var timeout: Duration = .seconds(30)
  /// A file of certificates in PEM that are trusted in the place of the system's; nil trusts the system's.
  package var caFile: String?
  /// Trusts any certificate.
  package var isInsecure = false
  /// Reads may use the connection of an earlier request. libcurl sends a request a second time where such a connection
  /// turns out to be closed, so writes never use one; false makes a connection for every request, which then is sent
  /// once whatever happens.
  package var keepsAlive = true
  /// The bytes of a body that are taken at most.
  package var maxBytes = 64 << 20

  package init() {}
}

/// A small blocking client over libcurl: one request at a time, HTTP/1.1, no redirects, no cookies, no `Expect`. It
/// asks for no compression, and reads what is compressed all the same.
///
/// Proxies of the environment (`https_proxy`) are used, but not for this machine. A client belongs to one thread at a
/// time.
package final class HTTPClient {
  private let handle: UnsafeMutableRawPointer?
  private let options: HTTPOptions

  package init(options: HTTPOptions = HTTPOptions()) {
    handle = Library.functions?.easy_init()
    self.options = options
  }

  deinit { Library.functions?.easy_cleanup(handle) }

  /// Sends a request and waits for the whole answer. Every status is an answer.
  ///
  /// - Throws: where there is none; see `HTTPFailure.Reason`.
  package func send(_ request: HTTPRequest) throws(HTTPFailure) -> HTTPAnswer {
    guard let curl = Library.functions else { throw Library.missing }
    guard let handle else { throw HTTPFailure(reason: .system, message: "There is no memory for a connection.") }
    if let mistake = request.mistake { throw HTTPFailure(reason: .badRequest, message: mistake) }
    // Forgets the options, and keeps the connections.
    curl.easy_reset(handle)
    let inbox = Inbox(maxBytes: options.maxBytes)
    var list: UnsafeMutablePointer<curl_slist>?
    for line in request.headerLines { list = curl.slist_append(list, line) ?? list }
    defer { curl.slist_free_all(list) }
    // Lives as long as the call: libcurl doesn't copy it.
    let body = request.sentBody ?? []
    let code = body.withUnsafeBytes { bytes in
      if request.sentBody != nil {
        curlx_set_offset(curl, handle, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(bytes.count))
        if bytes.isEmpty {
          // NULL, the address of nothing, would ask for a reader of the body.
          curlx_set_text(curl, handle, CURLOPT_COPYPOSTFIELDS, "")
        } else {
          curlx_set_pointer(curl, handle, CURLOPT_POSTFIELDS, bytes.baseAddress)
        }
      }
      configure(curl, handle, request, list)
      return withExtendedLifetime(inbox) {
        curlx_set_takers(curl, handle, Inbox.takeBody, Inbox.takeHead, Unmanaged.passUnretained(inbox).toOpaque())
        return curl.easy_perform(handle)
      }
    }
    guard code == CURLE_OK, let status = inbox.status else { throw failure(code, request, inbox) }
    return HTTPAnswer(
      status: status, headers: inbox.headers, body: inbox.body,
      duration: .microseconds(curlx_microseconds(curl, handle)))
  }

  private func configure(
    _ curl: curlx, _ handle: UnsafeMutableRawPointer, _ request: HTTPRequest,
    _ headers: UnsafeMutablePointer<curl_slist>?
  ) {
    curlx_set_text(curl, handle, CURLOPT_URL, request.url)
    curlx_set_text(curl, handle, CURLOPT_CUSTOMREQUEST, request.method)
    if request.method == "HEAD" { curlx_set_long(curl, handle, CURLOPT_NOBODY, 1) }
    curlx_set_pointer(curl, handle, CURLOPT_HTTPHEADER, headers)
    // All that the library knows is read. Its own header, which would ask for it, is taken back with the others.
    curlx_set_text(curl, handle, CURLOPT_ACCEPT_ENCODING, "")
    curlx_set_text(curl, handle, CURLOPT_PROTOCOLS_STR, "http,https")
    curlx_set_long(curl, handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
    curlx_set_long(curl, handle, CURLOPT_PATH_AS_IS, 1)
    // Signals would reach any thread of the process.
    curlx_set_long(curl, handle, CURLOPT_NOSIGNAL, 1)
    let (seconds, attoseconds) = options.timeout.components
    curlx_set_long(curl, handle, CURLOPT_TIMEOUT_MS, max(1, Int(seconds * 1_000 + attoseconds / 1_000_000_000_000_000)))
    if !options.keepsAlive || !request.isRead { curlx_set_long(curl, handle, CURLOPT_FRESH_CONNECT, 1) }
    if !options.keepsAlive { curlx_set_long(curl, handle, CURLOPT_FORBID_REUSE, 1) }
    if let file = options.caFile ?? Library.systemAuthorities { curlx_set_text(curl, handle, CURLOPT_CAINFO, file) }
    if options.isInsecure {
      curlx_set_long(curl, handle, CURLOPT_SSL_VERIFYPEER, 0)
      curlx_set_long(curl, handle, CURLOPT_SSL_VERIFYHOST, 0)
    }
    if request.isToThisMachine { curlx_set_text(curl, handle, CURLOPT_PROXY, "") }
  }

  private func failure(_ code: CURLcode, _ request: HTTPRequest, _ inbox: Inbox) -> HTTPFailure {
    let host = request.authority
    let said = Library.functions?.easy_strerror(code).map { String(cString: $0) } ?? "error \(code.rawValue)"
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY:
      return HTTPFailure(reason: .hostUnknown, message: "The host of \(host) can't be found.")
    case CURLE_COULDNT_CONNECT:
      return HTTPFailure(reason: .refused, message: "Nothing answers at \(host): the connection was refused.")
    case CURLE_OPERATION_TIMEDOUT:
      return HTTPFailure(
        reason: .timedOut, message: "\(host) gave no whole answer to \(request.method) within \(options.timeout).")
    case CURLE_PEER_FAILED_VERIFICATION where options.caFile == nil && Library.trustsNobody:
      return HTTPFailure(
        reason: .tls,
        message: "No trusted connection to \(host): this machine has no list of authorities. Install one (Debian: "
          + "apt-get install ca-certificates), or name the server's CA file.")
    case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
      CURLE_SSL_ISSUER_ERROR:
      return HTTPFailure(
        reason: .tls, message: "No trusted connection to \(host): \(said). A certificate of your own needs its CA file."
      )
    case CURLE_SSL_CACERT_BADFILE:
      return HTTPFailure(reason: .system, message: "The CA file \(options.caFile ?? "") can't be read.")
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL:
      return HTTPFailure(
        reason: .badRequest, message: "\(request.url) is no URL of a server; one begins with http:// or https://.")
    case CURLE_WRITE_ERROR where inbox.isFull:
      return HTTPFailure(
        reason: .tooLarge, message: "The answer of \(host) is larger than \(options.maxBytes) bytes.")
    case CURLE_BAD_CONTENT_ENCODING:
      return HTTPFailure(
        reason: .encoding,
        message:
          "The answer of \(host) is compressed (Content-Encoding: \(inbox.encoding)) and can't be read: \(said)."
      )
    case CURLE_OUT_OF_MEMORY: return HTTPFailure(reason: .system, message: "There is no memory for the answer.")
    case CURLE_GOT_NOTHING:
      return HTTPFailure(reason: .broken, message: "\(host) closed the connection without an answer.")
    case CURLE_PARTIAL_FILE:
      return HTTPFailure(
        reason: .broken,
        message: "\(host) closed the connection after \(inbox.body.count) bytes of an answer that is longer.")
    default: return HTTPFailure(reason: .broken, message: "The connection to \(host) broke: \(said).")
    }
  }
}

/// libcurl, loaded when it is first needed; see the door.
private enum Library {
  /// Nil where it is not on this machine. Addresses of functions, written once before anybody reads them.
  nonisolated(unsafe) static let functions: curlx? = {
    var functions = curlx()
    return curlx_load(&functions) == 1 ? functions : nil
  }()

  static let missing = HTTPFailure(
    reason: .system, message: "libcurl is not on this machine; install it (Debian: apt-get install libcurl4).")

  /// Whom a library within the program is to trust: it knows of no place of its own, since each system has another.
  /// Nil where the library is the machine's, which knows, and where there is no such file.
  static let systemAuthorities: String? =
    curlx_is_inside() == 0
    ? nil
    : [
      "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
      "/etc/ssl/cert.pem",
    ].first { access($0, R_OK) == 0 }

  static var trustsNobody: Bool { curlx_is_inside() != 0 && systemAuthorities == nil }
}

extension HTTPClient {
  /// The words of libcurl on itself and what it uses, such as `libcurl/7.88.1 OpenSSL/3.0.15 zlib/1.2.13`; nil where it
  /// is not on this machine. Loads it.
  package static var libraryVersion: String? { Library.functions?.version().map { String(cString: $0) } }
}

/// What comes of one answer.
private final class Inbox {
  var status: Int?
  var headers: [(name: String, value: String)] = []
  var body: [UInt8] = []
  var isFull = false
  private let maxBytes: Int
  /// How the body is compressed, as the head says.
  var encoding: String {
    headers.filter { $0.name.isSameIgnoringASCIICase("content-encoding") }.map(\.value).joined(separator: ", ")
  }

  init(maxBytes: Int) { self.maxBytes = maxBytes }

  static let takeBody: curlx_taker = { bytes, _, count, context in
    guard let context, let bytes else { return 0 }
    let inbox = Unmanaged<Inbox>.fromOpaque(context).takeUnretainedValue()
    guard inbox.body.count + count <= inbox.maxBytes else {
      inbox.isFull = true
      return 0
    }
    inbox.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
    return count
  }

  static let takeHead: curlx_taker = { bytes, _, count, context in
    guard let context, let bytes else { return 0 }
    let line = String(decoding: UnsafeRawBufferPointer(start: bytes, count: count), as: UTF8.self)
    Unmanaged<Inbox>.fromOpaque(context).takeUnretainedValue().add(line)
    return count
  }

  private func add(_ line: String) {
    // CR and LF are one Character.
    let text = line.filter { !$0.isNewline }
    if text.hasPrefix("HTTP/") {
      // The head of 100 Continue is not that of the answer.
      headers = []
      status = text.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    } else if let colon = text.firstIndex(of: ":") {
      let value = text[text.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
      headers.append((String(text[..<colon]), String(value)))
    }
  }
}

extension HTTPRequest {
  /// It asks for nothing to be changed.
  fileprivate var isRead: Bool { ["GET", "HEAD", "OPTIONS"].contains(method) }

  /// What goes out: these methods announce a body that is empty.
  fileprivate var sentBody: [UInt8]? { body ?? (["POST", "PUT", "PATCH"].contains(method) ? [] : nil) }

  /// The header lines for libcurl, those that take back its own among them.
  fileprivate var headerLines: [String] {
    let own = ["Accept", "Accept-Encoding", "Content-Type", "Expect"].filter { header($0) == nil }.map { "\($0):" }
    return own + headers.map { $0.value.isEmpty ? "\($0.name);" : "\($0.name): \($0.value)" }
  }

  /// Host and port as they are written in the URL.
  package var authority: String {
    guard let behind = url.parted(by: "://")?.after else { return url }
    let rest = behind.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(rest.lastIndex(of: "@").map { rest[rest.index(after: $0)...] } ?? rest)
  }

  /// The host is a loopback address.
  package var isToThisMachine: Bool {
    let host = authority.asciiLowercased
    return host == "localhost" || host.hasPrefix("localhost:") || host.hasPrefix("127.") || host.hasPrefix("[::1]")
  }

  /// What libcurl would send on without a look, and what would make two headers of one.
  fileprivate var mistake: String? {
    func isToken(_ text: String) -> Bool {
      !text.isEmpty && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    }
    if !isToken(method) { return "'\(method)' is no method." }
    if url.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
      return "The URL '\(url)' has characters that must be percent-encoded."
    }
    for field in headers {
      if !isToken(field.name) { return "'\(field.name)' is no name of a header." }
      if field.value.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F }) {
        return "The value of the header \(field.name) has a line feed or another control character."
      }
    }
    return nil
  }
}
