import Client
import JSON
import Simulator
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// `fast2sim wait`: for scripts and the health checks of containers (`docs/command-line.md`).
enum WaitCommand {
  static let options =
    [
      Option("url", "URL", RunningServer.standardURL, "the base URL of the simulator"),
      Option("timeout", "TIME", "30s", "how long to wait: 500ms, 30s, 2m; 0s asks once"),
    ] + Option.common

  /// Milliseconds between two questions.
  private static let pause: Int64 = 50
  /// Milliseconds that one question may take.
  private static let patience: Int64 = 5000

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let url = try url(arguments)
    let text = arguments.text("timeout") ?? "30s"
    guard let timeout = milliseconds(text) else {
      throw arguments.wrong("timeout", "valid is a time of at most a day, such as 500ms, 30s or 2m")
    }
    switch wait(url, timeout) {
    case .success(let health):
      // It does not say, to strangers.
      let product = health["version"]?.stringValue.map { "fast2sim \($0)" } ?? "the simulator"
      let contract = health["contract"]?.stringValue.map { " · contract \($0)" } ?? ""
      Console.out("\(product) is ready at \(Secrets.text(url))\(contract)")
    case .failure(let why):
      Console.fail(.checksFailed, "\(url) is not ready\(timeout > 0 ? " after \(text)" : ""): \(why.text)")
    }
  }

  private static func url(_ arguments: Arguments) throws(UsageError) -> String {
    guard let url = RunningServer.base(arguments.text("url") ?? RunningServer.standardURL) else {
      throw arguments.wrong("url", "valid is a base URL such as \(RunningServer.standardURL)")
    }
    return url
  }

  /// Nil for what is no time, or more than a day.
  static func milliseconds(_ text: String) -> Int64? {
    let digits = text.prefix { ("0"..."9").contains($0) }
    guard let number = Int64(digits), number <= 86_400_000 else { return nil }
    let unit: Int64
    switch text.dropFirst(digits.count) {
    case "ms": unit = 1
    case "s", "": unit = 1000
    case "m", "min": unit = 60_000
    default: return nil
    }
    return number * unit <= 86_400_000 ? number * unit : nil
  }

  /// Why a simulator is not ready.
  struct Reason: Error {
    let text: String
    /// Waiting changes nothing.
    var isFinal = false
  }

  private static func wait(_ url: String, _ timeout: Int64) -> Result<JSONValue, Reason> {
    let clock = SystemTime.machine
    let end = clock.elapsed() + timeout * 1000
    while true {
      let left = (end - clock.elapsed()) / 1000
      let answer = ask(url, within: max(100, min(patience, timeout == 0 ? patience : left)))
      if case .failure(let reason) = answer, !reason.isFinal, clock.elapsed() + pause * 1000 < end {
        usleep(useconds_t(pause * 1000))
        continue
      }
      return answer
    }
  }

  /// What a simulator says of itself.
  static func ask(_ url: String, within milliseconds: Int64) -> Result<JSONValue, Reason> {
    var options = HTTPOptions()
    options.timeout = .milliseconds(milliseconds)
    options.keepsAlive = false
    options.maxBytes = 1 << 20
    // It answers everybody, so nothing secret goes out, and a certificate of one's own needs no proof here.
    options.isInsecure = true
    let answer: HTTPAnswer
    do throws(HTTPFailure) {
      answer = try HTTPClient(options: options).send(HTTPRequest("GET", url + "/_sim/health"))
    } catch {
      let isFinal = [.badRequest, .system].contains(error.reason)
      return .failure(Reason(text: error.message, isFinal: isFinal))
    }
    guard answer.status == 200, let json = try? JSONParser.parse(answer.body), json["status"]?.stringValue == "ok"
    else {
      return .failure(Reason(text: "something else answers there, with \(answer.status) to GET /_sim/health"))
    }
    return .success(json)
  }
}
