import Client
import Fieldwork
import Simulator
import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How a command reaches a FAST2, or another simulator: options, and the variables that clients of FAST2 have anyway.
struct AccessOptions {
  static let options = [
    Option("client", "KEY:SECRET", nil, "of the gateway, else CONSUMER_KEY and CONSUMER_SECRET"),
    Option("login", "NAME:PASSWORD", nil, "else FAST2_USERNAME and FAST2_PASSWORD"),
    Option("token-url", "URL", nil, "else OAUTH2_TOKEN_ENDPOINT, else /oauth2/token of the server"),
    Option("ca-file", "FILE", nil, "certificates to trust, in PEM, in the place of the system's"),
    Option("insecure", nil, nil, "trust any certificate", reach: .flag),
    Option("rate", "N", "50", "send at most so many requests a second"),
  ]

  /// Variables that belong to clients of FAST2, not to this program.
  static let variables = [
    "FAST2_BASE_URL", "OAUTH2_TOKEN_ENDPOINT", "CONSUMER_KEY", "CONSUMER_SECRET", "FAST2_USERNAME", "FAST2_PASSWORD",
    "KUND_ID", "KUND_NR",
  ]

  let access: Fast2Access
  let http: HTTPOptions
  let rate: Int

  /// - Parameter url: the option that names the server; `FAST2_BASE_URL` stands in for it.
  init(_ a: Arguments, url option: String, _ environment: [String: String]) throws(UsageError) {
    guard let url = a.text(option) ?? environment["FAST2_BASE_URL"] else {
      throw UsageError(message: "--\(option) URL is needed, such as --\(option) http://127.0.0.1:8280")
    }
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), !url.contains("@") else {
      throw UsageError(
        message: "--\(option): a URL begins with http:// or https://, and names and passwords are no part of it")
    }
    var access = Fast2Access(url: url)
    access.auth = try a.choice("auth", .full)
    access.tokenURL = a.text("token-url") ?? environment["OAUTH2_TOKEN_ENDPOINT"]
    let client = try Self.pair(
      a, "client", environment, "CONSUMER_KEY", "CONSUMER_SECRET", isNeeded: access.auth == .full)
    let login = try Self.pair(
      a, "login", environment, "FAST2_USERNAME", "FAST2_PASSWORD", isNeeded: access.auth != .off)
    (access.key, access.secret) = client
    (access.username, access.password) = login
    self.access = access
    http = try Self.http(a)
    rate = try a.number("rate", 50, in: 1...100_000)
  }

  /// What the options say of TLS.
  static func http(_ a: Arguments) throws(UsageError) -> HTTPOptions {
    var http = HTTPOptions()
    http.caFile = a.text("ca-file")
    http.isInsecure = a.isOn("insecure")
    if let file = http.caFile { try Files.require(file) }
    return http
  }

  private static func pair(
    _ a: Arguments, _ option: String, _ environment: [String: String], _ first: String, _ second: String,
    isNeeded: Bool
  ) throws(UsageError) -> (String, String) {
    if let text = a.text(option) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      // Not `wrong`, which repeats the value: a password must not get into a log.
      guard parts.count == 2 else { throw UsageError(message: "--\(option): valid are two words with : between them") }
      return (String(parts[0]), String(parts[1]))
    }
    if let one = environment[first], let two = environment[second] { return (one, two) }
    guard isNeeded else { return ("", "") }
    throw UsageError(message: "--\(option), or both \(first) and \(second) in the environment, are needed")
  }

  /// A session that sends over the network.
  func session() -> Fast2Session {
    let client = HTTPClient(options: http)
    return Fast2Session(
      access,
      SessionTools(
        send: { (request) throws(HTTPFailure) in try client.send(request) }, wait: Machine.wait, rate: rate))
  }
}

/// What keeps people out of files.
enum AnonymousOptions {
  static let options = [
    Option("no-anonymise", nil, nil, "keep names, phones, mails and numbers as they are", reach: .flag),
    Option("pseudonym-key", "TEXT", nil, "the same key gives the same pseudonyms in another run"),
  ]

  /// - Parameter published: values that need no pseudonym, since they are in a file that goes along.
  static func anonymiser(_ a: Arguments, published: Set<Text> = []) -> Anonymiser {
    let isOff = a.isOn("no-anonymise")
    if isOff {
      Console.error(
        "fast2sim: --no-anonymise: names, phones, mails and personnummer go into the file as they are. "
          + "Don't pass it on.")
    }
    let key: [UInt8]
    if let text = a.text("pseudonym-key") {
      key = Array(text.utf8)
    } else {
      do { key = try Crypto.secret(32) } catch { Console.fail(.cannotStart, "no random key: \(error.what)") }
    }
    return Anonymiser(
      Pseudonyms(key: key, digest: { Crypto.hmac(key: $0, $1) }), published: published, isOff: isOff)
  }
}

/// What the machine does for a client.
enum Machine {
  /// Sleeps for so long.
  static func wait(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    guard seconds >= 0, attoseconds >= 0 else { return }
    var left = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
    var rest = timespec()
    while nanosleep(&left, &rest) != 0, errno == EINTR { left = rest }
  }
}
