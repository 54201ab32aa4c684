import Client
import Contract
import Documents
import Fieldwork
import HTTPTransport
import JSON
import Locks
import Texts

/// `fast2sim record`: a proxy that writes what passes as a scenario.
enum RecordCommand {
  static let options =
    [
      Option("upstream", "URL", nil, "the FAST2 or simulator that answers, else FAST2_BASE_URL"),
      Option("out", "FILE", nil, "the scenario to write at Ctrl-C, else recorded.yaml"),
      Option("force", nil, nil, "replace a file that is there"),
      Option("name", "TEXT", nil, "what the scenario is called, else after its file"),
      Option("seed", "FILE", nil, "the seed that it begins with, else the built-in demo"),
      Option("contract", "1.1|published", "1.1", "of its world, else the one whose names came"),
      // What stands in the file is of the simulator, which may be the upstream.
      Option("host", "ADDRESS", "127.0.0.1", "where to listen", reach: .variable),
      Option("port", "N", "8280", "0 takes a free one", reach: .variable),
      Option("port-file", "FILE", nil, "write the port there when ready", reach: .variable),
      Option("ca-file", "FILE", nil, "certificates to trust, in PEM, in the place of the system's"),
      Option("insecure", nil, nil, "trust any certificate", reach: .flag),
    ] + AnonymousOptions.options + Option.common

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    let upstream = try upstream(arguments, environment)
    let file = arguments.text("out") ?? "recorded.yaml"
    try ImportCommand.refuseToReplace(file, arguments)
    let seed = SeedOfRecording(arguments.text("seed"))
    let anonymiser = AnonymousOptions.anonymiser(arguments, published: seed.texts)
    let proxy = Proxy(upstream: upstream, options: try AccessOptions.http(arguments))
    Signals.block()
    let listener = try listener(arguments, proxy)
    let url = "http://\(listener.host):\(listener.listener.port)"
    if let name = arguments.text("port-file") { Files.save(Array("\(listener.listener.port)\n".utf8), to: name) }
    Console.out("fast2sim record: \(url) passes everything on to \(upstream) · Ctrl-C writes \(file)")
    Signals.wait()
    listener.listener.stop(grace: .seconds(10))
    try write(proxy, to: file, seed, anonymiser, arguments, origin: upstream)
  }

  private static func upstream(_ a: Arguments, _ environment: [String: String]) throws(UsageError) -> String {
    guard var url = a.text("upstream") ?? environment["FAST2_BASE_URL"] else {
      throw UsageError(message: "--upstream URL is needed, such as --upstream https://fast2.example.com:8243")
    }
    guard url.hasPrefix("http://") || url.hasPrefix("https://"), !url.contains("@") else {
      throw UsageError(message: "--upstream: a URL begins with http:// or https://, without name and password")
    }
    while url.hasSuffix("/") { url.removeLast() }
    return url
  }

  private static func listener(
    _ a: Arguments, _ proxy: Proxy
  ) throws(UsageError) -> (listener: Listener, host: String) {
    var configuration = ListenerConfiguration(workers: Proxy.workers)
    configuration.host = a.text("host") ?? "127.0.0.1"
    configuration.port = try a.number("port", 8280, in: 0...65_535)
    do {
      return (try Listener(configuration: configuration, handler: proxy), configuration.host)
    } catch {
      Console.fail(.cannotStart, error.message)
    }
  }

  private static func write(
    _ proxy: Proxy, to file: String, _ seed: SeedOfRecording, _ anonymiser: Anonymiser, _ a: Arguments,
    origin: String
  ) throws(UsageError) {
    let exchanges = proxy.exchanges
    guard !exchanges.isEmpty else { Console.fail(.checksFailed, "nothing passed, so \(file) was not written") }
    let contract = a.text("contract") == nil ? nil : try a.choice("contract", Kontrakt.document).rawValue
    let name = a.text("name") ?? String(file.split(separator: "/").last?.prefix { $0 != "." } ?? "recorded")
    let plan = RecordingPlan(
      name: name, seed: seed.name(from: file), contract: contract, logins: seed.logins, klienter: seed.klienter,
      origin: origin)
    let scenario = ScenarioRecording.scenario(exchanges, plan, anonymiser)
    Files.save(scenario.file, to: file)
    for remark in scenario.remarks + proxy.remarks { Console.error("fast2sim: \(remark)") }
    Console.out("\(file): \(scenario.steps) steps. Next: fast2sim scenario run \(file)")
  }
}

/// The seed that a recording begins with: what is in it may be in the recording, too.
private struct SeedOfRecording {
  private let file: String?
  let texts: Set<Text>
  let logins: [String]
  let klienter: [String]

  /// A seed with mistakes ends the program.
  init(_ file: String?) {
    self.file = file
    let bytes = file.map(Files.named) ?? DemoSeed.bytes
    switch SeedDocument.read(bytes: bytes, file: file ?? DemoSeed.file, include: Files.read) {
    case .installation(let installation):
      var found: Set<Text> = []
      Self.collect(SeedExport.value(installation), &found)
      texts = found
      logins = SeedLogins.names(installation)
      klienter = SeedLogins.keys(installation)
    case .diagnostics(let diagnostics):
      for diagnostic in diagnostics { Console.error(diagnostic.description) }
      Console.fail(.cannotStart, "the seed has mistakes; nothing was started")
    }
  }

  private static func collect(_ value: JSONValue, _ found: inout Set<Text>) {
    if let text = value.stringValue { found.insert(text) }
    for element in value.arrayValue ?? [] { collect(element, &found) }
    for member in value.members { if let value = member.1 { collect(value, &found) } }
  }

  /// How the scenario names it: `demo`, or a path from its own file.
  func name(from scenario: String) -> String {
    guard let file else { return "demo" }
    guard !file.hasPrefix("/"), !scenario.hasPrefix("/") else { return file }
    let up = scenario.split(separator: "/").dropLast().count { $0 != "." }
    return String(repeating: "../", count: up) + file
  }
}

/// Passes requests on and keeps them in memory, where nobody else sees them.
private final class Proxy: RequestHandler {
  /// Each waits for upstream, so there are more than cores.
  static let workers = 8
  /// As much as is kept, of bodies together.
  private static let maxBytes = 256 << 20

  private struct Kept: Sendable {
    var exchanges: [RecordedExchange?] = []
    var bytes = 0
    var dropped = 0
    var lost = 0
  }

  private let upstream: String
  private let options: HTTPOptions
  private let kept = Guarded(Kept())

  init(upstream: String, options: HTTPOptions) {
    self.upstream = upstream
    self.options = options
  }

  /// What was answered, in the order in which it was asked.
  var exchanges: [RecordedExchange] { kept.withLock { $0.exchanges.compactMap { $0 } } }

  /// What is not among them.
  var remarks: [String] {
    let kept = kept.withLock { $0 }
    var remarks: [String] = []
    if kept.dropped > 0 {
      remarks.append("left out: \(amount(kept.dropped, "request")) that came when memory was full")
    }
    if kept.lost > 0 {
      remarks.append("left out: \(amount(kept.lost, "request")) without an answer that could be read")
    }
    return remarks
  }

  func bodyLimit(for head: RequestHead) -> Int { 64 << 20 }

  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { Self.refusal(400, "not passed on: \(fault)") }

  func handle(_ request: Request, _ reply: Reply) {
    let place = kept.withLock { kept in
      kept.exchanges.append(nil)
      return kept.exchanges.count - 1
    }
    let headers = PassedHeaders.request(request.headers.fields.map { ($0.name, $0.value) })
    let sent = HTTPRequest(
      request.method, upstream + request.rawTarget, headers: headers, body: request.body.isEmpty ? nil : request.body)
    do throws(HTTPFailure) {
      let answer = try HTTPClient(options: options).send(sent)
      keep(
        RecordedExchange(
          method: request.method, target: request.rawTarget,
          headers: request.headers.fields.map { ($0.name, $0.value) }, body: request.body, answer: answer), at: place)
      reply.send(Self.passed(answer, to: request.method))
    } catch {
      kept.withLock { $0.lost += 1 }
      Console.error("fast2sim: \(request.method) had no answer from upstream: \(error.message)")
      reply.send(Self.refusal(502, error.message))
    }
  }

  /// The answer as the client gets it. One without a body keeps the length that it tells of the whole, or has none.
  private static func passed(_ answer: HTTPAnswer, to method: String) -> Response {
    let headers = PassedHeaders.answer(answer.headers).map { ($0.name, $0.value) }
    guard method == "HEAD" || answer.status == 304 else {
      return Response(status: answer.status, headers: headers, body: answer.body)
    }
    guard let length = answer.announcedLength else {
      var response = Response(status: answer.status, headers: headers)
      let nothing = EventStream()
      nothing.close()
      response.events = nothing
      return response
    }
    return Response(status: answer.status, headers: headers, stream: ResponseStream(length: length) { _, _ in nil })
  }

  private func keep(_ exchange: RecordedExchange, at place: Int) {
    kept.withLock { kept in
      let bytes = exchange.body.count + exchange.answer.body.count
      guard kept.bytes + bytes <= Self.maxBytes else {
        kept.dropped += 1
        return
      }
      kept.bytes += bytes
      kept.exchanges[place] = exchange
    }
  }

  private static func refusal(_ status: Int, _ text: String) -> Response {
    Response(status: status, headers: [("Content-Type", "text/plain")], body: Array("fast2sim record: \(text)\n".utf8))
  }
}
