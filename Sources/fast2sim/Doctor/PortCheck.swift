import HTTPTransport
import JSON

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
    if case .success(let health) = WaitCommand.ask("http://127.0.0.1:\(port)", within: 1000) {
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
