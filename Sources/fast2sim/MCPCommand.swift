import Agents
import Client
import HTTPTransport
import JSON
import Server
import Simulator

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim mcp`: carries the messages of a coding agent between standard input and output and `POST /_sim/mcp`, of a
/// private server or of one that runs (`docs/agents.md`). Nothing but messages is on standard output.
enum MCPCommand {
  /// Those that its help screen lists.
  static let ownOptions =
    RunningServer.options.filter { !["url", "json"].contains($0.name) } + [
      Option("url", "URL", nil, "a running server, or a world of it, in place of a private one", reach: .flag),
      Option("port", "N", nil, "a private server: this port, in place of a free one", reach: .flag),
      Option("contract", "C", "1.1", "a private server: 1.1 or published"),
    ] + Option.common

  static let options =
    ownOptions
    + ServeCommand.options.filter { option in
      ExecCommand.served.contains(option.name) && !ownOptions.contains { $0.name == option.name }
    }

  /// Bytes of a line that is taken: a seed or a scenario can be in it.
  private static let mostBytes = 32 << 20

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    if arguments.text("url") != nil || Environment.value("FAST2_SIM_URL") != nil {
      let server = try RunningServer(arguments, environment)
      // It ends with its client, and has nothing to keep.
      Signals.endAtOnce()
      signal(SIGPIPE, SIG_IGN)
      return carry(to: server.url) { (message, headers) throws(HTTPFailure) in
        try server.send("POST", "/_sim/mcp", headers + [("Content-Type", "application/json")], message)
      }
    }
    if arguments.isFlag("world") {
      throw UsageError(message: "--world goes with --url; a private server begins with one world")
    }
    try serve(arguments)
  }

  private static func serve(_ arguments: Arguments) throws(UsageError) {
    let served = arguments.with("db", ":memory:").with("port", arguments.text("port") ?? "0").with("log", "off")
    let configuration = try ServeConfiguration(served.with("quiet", "true"))
    try configuration.requireFiles()
    Crypto.prepare()
    Signals.endAtOnce()
    signal(SIGPIPE, SIG_IGN)
    let worlds = Startup(configuration).worlds()
    let serving = Serving.begin(configuration, worlds)
    let tending = worlds.startTending()
    let key = configuration.server.adminKey.map { [("X-Sim-Admin-Key", $0)] } ?? []
    let host = [("Host", "127.0.0.1:\(serving.port)"), ("Content-Type", "application/json")]
    let server = InProcess(handler: serving.application)
    carry(to: "127.0.0.1:\(serving.port)") { message, headers in
      let answer = server.send("POST", "/_sim/mcp", headers: host + key + headers, body: message)
      return HTTPAnswer(status: answer.status, body: answer.body)
    }
    tending.cancel()
    Listener.stop(serving.listeners, grace: .seconds(1))
    try? worlds.close()
  }

  /// One message after the other, until there are no more.
  private static func carry(
    to url: String, _ send: (_ message: [UInt8], _ headers: [(String, String)]) throws(HTTPFailure) -> HTTPAnswer
  ) {
    var lines = InputLines(most: mostBytes)
    while let line = lines.next() {
      // Whoever does not listen any more has gone.
      if let answer = answer(to: line, url, send), !Console.writeAll(answer + [UInt8(ascii: "\n")], to: STDOUT_FILENO) {
        return
      }
    }
  }

  private static func answer(
    to line: InputLines.Line, _ url: String,
    _ send: (_ message: [UInt8], _ headers: [(String, String)]) throws(HTTPFailure) -> HTTPAnswer
  ) -> [UInt8]? {
    guard case .message(let line) = line else { return Agents.tooLong(mostBytes) }
    guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }) else { return nil }
    do throws(HTTPFailure) { return message(try send(line, Agents.headers(of: line)), to: line) } catch {
      return Agents.failure("no server answers at \(url): \(error.message)", of: line)
    }
  }

  /// The message in an answer; one that says what was wrong where it is a problem of the control plane.
  private static func message(_ carried: HTTPAnswer, to line: [UInt8]) -> [UInt8]? {
    guard !carried.body.isEmpty else { return nil }
    guard let value = try? JSONParser.parse(carried.body), value["jsonrpc"] == nil else {
      return carried.body.contains(UInt8(ascii: "\n"))
        ? Agents.failure("no message was answered", of: line) : carried.body
    }
    let told = ["detail", "hint"].compactMap { value[$0]?.stringValue }.joined(separator: ". ")
    return Agents.failure(told.isEmpty ? "the server answered \(carried.status)" : told, of: line)
  }
}

/// The lines of standard input.
private struct InputLines {
  enum Line {
    /// Without its end.
    case message([UInt8])
    /// It is left out.
    case tooLong
  }

  /// Bytes of the longest one.
  let most: Int
  private var bytes: [UInt8] = []
  /// Of them, those that hold no end of a line.
  private var searched = 0
  private var isTooLong = false
  private var piece = [UInt8](repeating: 0, count: 1 << 16)
  private var isOver = false

  init(most: Int) { self.most = most }

  /// The next one; nil where there are no more.
  mutating func next() -> Line? {
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer {
          bytes.removeFirst(end + 1)
          (searched, isTooLong) = (0, false)
        }
        return isTooLong || end > most ? .tooLong : .message(Array(bytes[..<end]))
      }
      if isTooLong || bytes.count > most { (isTooLong, bytes) = (true, []) }
      searched = bytes.count
      guard !isOver else {
        defer { (isTooLong, bytes, searched) = (false, [], 0) }
        return isTooLong ? .tooLong : bytes.isEmpty ? nil : .message(bytes)
      }
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count > 0 {
        bytes += piece[..<min(count, piece.count)]
      } else if count == 0 || errno != EINTR {
        isOver = true
      }
    }
  }
}

extension Help {
  static let mcp =
    """
    usage: fast2sim mcp [options]

    Lets a coding agent use the simulator, by the Model Context Protocol on standard input and
    output: it reads the API, calls it, and is told why a request was refused. Without --url it
    serves a fresh world from memory for as long as the agent runs, on a free port, which the tool
    guide names.

    \(MCPCommand.ownOptions.map(\.line).joined(separator: "\n"))

    A private server takes what exec takes: --seed, --scenario, --strict, --clock and others. How
    editors are told of it says docs/agents.md; Claude Code: claude mcp add fast2sim -- fast2sim mcp

    example: fast2sim mcp --url http://127.0.0.1:8280 --world test-1
    """
}
