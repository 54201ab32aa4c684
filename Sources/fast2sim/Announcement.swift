import HTTPTransport
import JSON
import Model
import Server
import Simulator
import Store
import Texts

/// What is said when the server is ready, and the files that say the same to programs.
struct Announcement {
  private let configuration: ServeConfiguration
  private let client: ClientAccess
  var url: String { client.url }
  private var inloggning: Resurs.Inloggning? { client.inloggning }
  private let secure: Secure?
  /// Where `/_sim` is, without a slash at its end.
  private let control: String

  /// Where HTTPS is served.
  struct Secure {
    let port: Int
    /// Where the certificate lies that clients are to trust; nil where it is the user's own matter.
    var authority: String?
  }

  /// - Parameter adminPort: of `/_sim`, where it has one of its own.
  init(
    _ configuration: ServeConfiguration, port: Int, secure: Secure?, adminPort: Int?, _ world: World,
    _ database: Database
  ) {
    self.configuration = configuration
    self.secure = secure
    let url = "http://\(Self.reachable(configuration.listener.host)):\(port)"
    let scheme = secure == nil ? "http" : "https"
    control = adminPort.map { "\(scheme)://\(Self.reachable(configuration.listener.host)):\($0)" } ?? url
    client = ClientAccess(url: url, control: control, configuration, world, database)
    ports = [port] + [secure?.port, adminPort].compactMap { $0 }
  }

  /// Of HTTP, then of HTTPS and of `/_sim`, where there are some.
  private let ports: [Int]

  /// Writes the files first: who waits for the first row finds them there.
  func make() {
    for (file, text) in [
      (configuration.portFile, ports.map { "\($0)\n" }.joined()), (configuration.envFile, environment),
    ] {
      if let file { Files.save(Array(text.utf8), to: file) }
    }
    guard !Console.isJSON else {
      return Console.out(
        object: [
          ("url", .text(url)), ("secureUrl", secureURL.map(JSONValue.text)), ("controlUrl", .text("\(control)/_sim")),
        ],
        saying: "fast2sim \(Product.version) ready")
    }
    let both = secureURL.map { "\(url) and \($0)" } ?? url
    Console.out(
      heading: "fast2sim \(Product.version) ready on \(both)" + (canLook ? " · look: \(control)/_sim/" : ""),
      rows: (trust + access).flatMap { TextRows.wrapped($0) } + TextRows.command("try: ", firstStep))
  }

  /// Whether there is a console, and it can be opened there.
  private var canLook: Bool {
    let host = configuration.listener.host
    return configuration.server.console != nil
      && (configuration.server.adminKey != nil || Self.isLoopback(host) || ["0.0.0.0", "::"].contains(host))
  }

  private var secureURL: String? {
    secure.map { "https://\(Self.reachable(configuration.listener.host)):\($0.port)" }
  }

  /// What an HTTPS client needs to know.
  private var trust: [String] {
    guard let secure, configuration.tls?.isOwn == true else { return [] }
    return ["trust \(secure.authority ?? "\(control)/_sim/ca.pem")"]
  }

  private var access: [String] {
    var parts: [String] = []
    switch configuration.server.auth {
    case .full:
      if let advice = client.advice { parts.append(advice) }
      for (k, contract) in client.klienter { parts.append("\(k.nyckel):\(k.hemlighet) \(Self.use(contract))") }
    case .noGateway: parts.append("no gateway: the login token alone")
    case .off: parts.append("AUTHENTICATION IS OFF: everybody is the first intern resurs")
    }
    if configuration.server.auth != .off, let inloggning {
      parts.append("login \(inloggning.namn)/\(inloggning.losenord)")
    }
    if configuration.server.adminKey != nil {
      parts.append("/_sim needs the admin key")
    } else if !Self.isLoopback(configuration.listener.host) {
      parts.append("/_sim is for this machine only; --admin-key opens it")
    }
    return parts
  }

  /// When to take which key (rule 1.1).
  private static func use(_ contract: Kontraktsval) -> String {
    contract == .published
      ? "for a client that works against FAST2 today" : "for a client written from the document 1.1"
  }

  /// A first call, in words of the shell.
  private var firstStep: [String] {
    switch configuration.server.auth {
    case .full:
      guard let k = client.key.klient else { return ["curl", "\(control)/_sim/health"] }
      return ["curl", "-u", "\(k.nyckel):\(k.hemlighet)", "-d grant_type=client_credentials", "\(url)/oauth2/token"]
    case .noGateway:
      let json = #"{"username":"\#(inloggning?.namn ?? "NAME")","password":"\#(inloggning?.losenord ?? "PASSWORD")"}"#
      return ["curl", "-H 'Content-Type: application/json'", "-d '\(json)'", "\(url)/ao-produkt/v1/auth/login"]
    case .off: return ["curl", "\(url)/ao-produkt/v1/arbetsorder"]
    }
  }

  private var environment: String {
    let own = secureURL.map { [(name: "FAST2_TLS_BASE_URL", value: $0)] } ?? []
    let trusted = secure?.authority.map { [(name: "FAST2_TLS_CA_FILE", value: Files.absolute($0))] } ?? []
    return (client.variables + own + trusted).map { "\($0)=\($1)\n" }.joined()
  }

  /// What a client on this machine connects to: nobody can connect to "every address".
  private static func reachable(_ host: String) -> String {
    switch host {
    case "0.0.0.0": "127.0.0.1"
    case "::": "[::1]"
    default: host.contains(":") ? "[\(host)]" : host
    }
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1" || host.hasPrefix("127.")
  }
}

/// Text in rows, of at most 80 columns and begun with two blanks where nobody says otherwise.
enum TextRows {
  /// A sentence, broken at its blanks; a word that is longer than a row has one for itself.
  static func wrapped(_ text: String) -> [String] {
    rows(text.split(separator: " ").map(String.init), first: "  ", next: "    ", end: "")
  }

  /// A command of the shell behind a label, broken so that it can be pasted.
  static func command(_ label: String, _ words: [String]) -> [String] {
    rows(words, first: "  " + label, next: String(repeating: " ", count: 2 + label.count), end: " \\")
  }

  static func rows(
    _ words: [String], first: String = "", next: String = "", end: String = "", width: Int = 80
  ) -> [String] {
    var rows: [String] = []
    var row = first
    var isEmpty = true
    for word in words {
      if !isEmpty, row.count + 1 + word.count + end.count > width {
        rows.append(row + end)
        (row, isEmpty) = (next, true)
      }
      row += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return rows + [row]
  }
}
