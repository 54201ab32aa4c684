import HTTPTransport
import JSON

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whether the ports are free, and who has them where they are not.
struct PortCheck {
  private let host: String
  private let ports: [(name: String, option: String, port: Int)]

  init(_ configuration: ServeConfiguration) {
    host = configuration.listener.host
    let plain = [(name: "port", option: "--port", port: configuration.listener.port)]
    let secure = configuration.tls.map { [(name: "tls-port", option: "--tls-port", port: $0.port)] } ?? []
    let admin = configuration.shared.adminPort.map { [(name: "admin-port", option: "--admin-port", port: $0)] } ?? []
    ports = plain + secure + admin
  }

  var findings: [Diagnosis] { ports.map { finding($0.name, $0.option, $0.port) } }

  private func finding(_ name: String, _ option: String, _ port: Int) -> Diagnosis {
    guard port > 0 else { return .ok(name, "any free port of \(host)") }
    do { try Listener.tryPort(host: host, port: port) } catch {
      let message = String(error.message.dropLast())
      switch error.reason {
      case .addressInUse: return taken(name, option, port)
      case .notPermitted:
        return .problem(name, message, do: "take a port from 1024 on: \(option) N")
      case .unknownHost:
        return .problem(name, message, do: "--host takes an address of this machine, such as 127.0.0.1")
      case .badPort, .system: return .problem(name, message, do: "take another: \(option) N")
      }
    }
    return .ok(name, "\(host):\(port) is free")
  }

  private func taken(_ name: String, _ option: String, _ port: Int) -> Diagnosis {
    let owner = PortOwner.of(port)
    if let health = Neighbour.health(port: port) {
      let version = (health["version"]?.stringValue).map { " \($0)" } ?? ""
      let uptime = health["uptime"]?.intValue.map { ", up for \($0) s" } ?? ""
      return .warning(
        name, "\(host):\(port) is served by fast2sim\(version)\(owner.map { ", \($0)" } ?? "")\(uptime)",
        do: "use that one, stop it, or start with \(option) 0")
    }
    if let owner, owner.hasPrefix("fast2sim ") {
      return .warning(
        name, "\(host):\(port) is served by \(owner)", do: "use that one, stop it, or start with \(option) 0")
    }
    return .problem(
      name, "\(host):\(port) is taken by \(owner ?? "another program, which this user may not see")",
      do: "stop it, or take another: \(option) N, or 0 for a free one")
  }
}

/// What serves a port of this machine, asked by HTTP.
private enum Neighbour {
  /// The answer of a simulator; nil where there is none within a second.
  static func health(port: Int) -> JSONValue? {
    guard let answer = exchange(port, "GET /_sim/health HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"),
      let body = bodyStart(answer), let value = try? JSONParser.parse(Array(answer[body...])),
      value["status"]?.stringValue == "ok"
    else { return nil }
    return value
  }

  private static func bodyStart(_ bytes: [UInt8]) -> Int? {
    let end = Array("\r\n\r\n".utf8)
    return bytes.indices.first { bytes[$0...].starts(with: end) }.map { $0 + end.count }
  }

  private static func exchange(_ port: Int, _ request: String) -> [UInt8]? {
    #if canImport(Glibc)
      let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let connection = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    guard connection >= 0 else { return nil }
    defer { close(connection) }
    var wait = timeval(tv_sec: 1, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(connection, SOL_SOCKET, option, &wait, socklen_t(MemoryLayout<timeval>.size))
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected, Console.writeAll(Array(request.utf8), to: connection) else { return nil }
    var (answer, piece) = ([UInt8](), [UInt8](repeating: 0, count: 4096))
    while answer.count < 1 << 16 {
      let count = recv(connection, &piece, piece.count, 0)
      guard count > 0 else { break }
      answer += piece[..<count]
    }
    return answer
  }
}

/// The process that listens on a port, where the system tells this user.
private enum PortOwner {
  static func of(_ port: Int) -> String? {
    #if os(Linux)
      let sockets = Set(["tcp", "tcp6"].flatMap { listening("/proc/net/\($0)", port) })
      guard !sockets.isEmpty else { return nil }
      for process in Files.names(in: "/proc") where process.allSatisfy(\.isNumber) {
        let files = "/proc/\(process)/fd"
        let hasIt = Files.names(in: files).contains { sockets.contains(Files.target(of: "\(files)/\($0)") ?? "") }
        guard hasIt else { continue }
        let name = Files.read("/proc/\(process)/comm").map { String(decoding: $0.dropLast(), as: UTF8.self) }
        return "\(name ?? "a program") (process \(process))"
      }
    #endif
    return nil
  }

  /// The sockets that a table of the kernel shows listening on a port, as the links of a process show them.
  private static func listening(_ table: String, _ port: Int) -> [String] {
    let text = Files.read(table).map { String(decoding: $0, as: UTF8.self) } ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: " ")
      // The third is the state, of which 0A is listening; the tenth the number of the socket.
      guard fields.count > 9, fields[3] == "0A", let local = fields[1].split(separator: ":").last,
        Int(local, radix: 16) == port
      else { return nil }
      return "socket:[\(fields[9])]"
    }
  }
}
