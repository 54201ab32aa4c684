import HTTPTransport
import JSON
import Rules
import Server
import Simulator
import Texts
import Traffic

/// `fast2sim show`: a bundle or an HTTP Archive, looked at in the console.
enum ShowCommand {
  static let options =
    [
      Option("port", "N", nil, "this port, in place of a free one", reach: .flag),
      Option("port-file", "FILE", nil, "write the port there when ready", reach: .flag),
      Option("no-browser", nil, nil, "print where to look, and open nothing"),
    ] + Option.common

  /// Bytes of the largest file, and keys and values in it.
  private static let mostBytes = 256 << 20
  private static let mostNodes = 4_000_000

  static func run(_ arguments: Arguments, _ environment: [String: String]) throws(UsageError) {
    guard let file = arguments.rest.first, arguments.rest.count == 1 else {
      throw UsageError(message: "show takes one file, a bundle or a HAR: fast2sim show report/bundle.json")
    }
    let found = try read(file)
    var serving = arguments.with("db", ":memory:").with("port", arguments.text("port") ?? "0").with("log", "off")
    if let port = arguments.text("port-file") { serving = serving.with("port-file", port) }
    var configuration = try ServeConfiguration(serving)
    configuration.server.shown = found.shown
    // What came from a file is as long as it is.
    configuration.server.controlBytes = max(configuration.server.controlBytes, found.bytes.count)
    configuration.server.controlNodes = max(configuration.server.controlNodes, mostNodes)
    Crypto.prepare()
    show(file, found, configuration, opens: !arguments.isOn("no-browser"))
  }

  // MARK: The file

  private struct Found {
    let bytes: [UInt8]
    let value: JSONValue
    let shown: Shown
  }

  /// - Throws: what is no such file.
  private static func read(_ file: String) throws(UsageError) -> Found {
    guard var bytes = Files.read(file) else { throw Files.unreadable(file) }
    guard bytes.count <= mostBytes else {
      throw UsageError(message: "\(file) has \(bytes.count) bytes; at most \(mostBytes) are shown")
    }
    // Some tools write a byte order mark, which JSON has not.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let value: JSONValue
    do throws(JSONError) { value = try JSONParser.parse(bytes, maxNodes: mostNodes) } catch {
      let place = "line \(error.position.line), column \(error.position.column)"
      throw UsageError(message: "\(file) is no bundle and no HAR: it is not JSON at \(place): \(error.message)")
    }
    let (kind, reason): (Shown.Kind, String?)
    if let format = value["fast2sim"]?.stringValue {
      let isOurs = format.isExactly(Application.bundleFormat)
      (kind, reason) = (
        .bundle, isOurs ? nil : "it is of the format \(format.prefix(40)), and \(Application.bundleFormat) is replayed"
      )
    } else if value["log"]?["entries"]?.arrayValue != nil {
      (kind, reason) = (.har, "an HTTP Archive has no data to begin from; a bundle has, and is replayed")
    } else {
      throw UsageError(
        message: "\(file) is no bundle and no HAR: it has neither fast2sim nor log.entries")
    }
    return Found(bytes: bytes, value: value, shown: Shown(kind, name: Files.name(file), content: bytes, reason: reason))
  }

  // MARK: Showing it

  private static func show(_ file: String, _ found: Found, _ configuration: ServeConfiguration, opens: Bool) {
    let started = Startup(configuration)
    Signals.block()
    let worlds = started.worlds()
    let serving = Serving.begin(configuration, worlds)
    let told = found.shown.why == nil ? replay(found, serving.application, worlds.standard) : nil
    let url = "http://127.0.0.1:\(serving.port)/_sim/#/\(told?.place ?? "files")"
    if let name = configuration.portFile { Files.save(Array("\(serving.port)\n".utf8), to: name) }
    if let told {
      Console.out("fast2sim shows \(file): \(told.text)")
    } else {
      Console.out("fast2sim shows \(file), read-only: \(found.shown.why ?? "")")
    }
    Console.out("look: \(url) · Ctrl-C ends it")
    if opens { _ = Browser.visit(url) }
    Signals.wait()
    Listener.stop(serving.listeners, grace: .seconds(1))
    try? worlds.close()
  }

  /// Sends what is in a bundle, and finds where it failed.
  ///
  /// - Returns: what to say of it, and its place in the console; nil where it can't be replayed, and is told why.
  private static func replay(
    _ found: Found, _ application: Application, _ world: World
  ) -> (text: String, place: String)? {
    let answer = InProcess(handler: application).send(
      "POST", "/_sim/bundle", headers: [("Host", "localhost"), ("Content-Type", "application/json")], body: found.bytes)
    let report = try? JSONParser.parse(answer.body)
    guard answer.status == 200, let report else {
      found.shown.fail(report?["detail"]?.stringValue ?? "it was answered \(answer.status)")
      return nil
    }
    let count = report["replayed"]?.intValue ?? 0
    var text = "\(count) \(count == 1 ? "request" : "requests") replayed"
    let others = Set((report["differences"]?.arrayValue ?? []).compactMap { $0["request"]?.intValue }).count
    let skipped = report["skipped"]?.arrayValue ?? []
    text += others == 0 ? ", all answered as they were" : ", \(others) answered otherwise than they were"
    if !skipped.isEmpty { text += "; \(skipped.count) skipped, whose bodies are not kept" }
    return (text, place(found.value, skipped.compactMap { $0["request"]?.intValue }, world.journalEntries))
  }

  /// The entry of the request that the bundle says failed; else the first that was refused, else the first with a
  /// warning, else the list.
  private static func place(_ bundle: JSONValue, _ skipped: [Int64], _ journal: Journal) -> String {
    if let failed = bundle["failed"]?.intValue, !skipped.contains(failed) {
      // What is skipped has no number in the world of the replay.
      let number = failed - Int64(skipped.count { $0 < failed })
      if let id = UInt64(exactly: number), journal[id: id] != nil { return "j/\(id)" }
    }
    let entries = journal.entries
    let first =
      entries.first { $0.exchange.remarks.contains { $0.level == .error } }
      ?? entries.first { $0.exchange.remarks.contains { $0.level == .warning } }
    return first.map { "j/\($0.id)" } ?? "j"
  }
}
