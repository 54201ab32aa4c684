import Foundation
import JSON
import TestKit

/// A directory of one test, gone with it.
final class Scratch: Sendable {
  let directory: String

  init() throws {
    let made = FileManager.default.temporaryDirectory.appending(path: "fast2sim-process-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: made, withIntermediateDirectories: true)
    directory = made.path()
  }

  deinit { try? FileManager.default.removeItem(atPath: directory) }

  func path(_ name: String) -> String { "\(directory)/\(name)" }

  func write(_ name: String, _ text: String) throws { try write(name, bytes: Array(text.utf8)) }

  /// A key is its owner's alone, as its maker would have it.
  func write(_ name: String, bytes: [UInt8]) throws {
    try Data(bytes).write(to: URL(filePath: path(name)))
    guard name.hasSuffix(".key") else { return }
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path(name))
  }

  func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path(name)))) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The names of what lies in it.
  var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: directory).sorted()) ?? [] }

  /// Runs the program here to its end.
  ///
  /// - Parameter shell: commands of the shell that are run first.
  func run(
    _ arguments: [String], environment: [String: String] = [:], after shell: String? = nil
  ) throws -> ChildProcess.Result {
    try ChildProcess.run(arguments, environment: environment, in: directory, after: shell)
  }
}

private let repository = URL(filePath: #filePath).appending(path: "../../../..").standardized

/// A file of the repository.
func repositoryText(_ name: String) throws -> String {
  try String(contentsOf: repository.appending(path: name), encoding: .utf8)
}

/// Whether there is such a file in the repository.
func repositoryHas(_ name: String) -> Bool {
  FileManager.default.fileExists(atPath: repository.appending(path: name).path)
}

/// The version of the program, which the sources write once.
let productVersion: String = {
  let source = (try? repositoryText("Sources/fast2sim/Product.swift")) ?? ""
  return source.split(separator: "\n").first { $0.contains("static let version = ") }
    .flatMap { $0.split(separator: "\"").dropFirst().first.map(String.init) } ?? "none"
}()

/// The program as it serves.
final class Served {
  let process: ChildProcess
  /// All rows that it prints when it is ready.
  let ready: String
  let port: Int
  private let isDemo: Bool

  /// Starts it on a free port, and returns when it is ready.
  ///
  /// - Parameter shell: commands of the shell that are run first.
  init(
    _ arguments: [String] = [], environment: [String: String] = [:], in scratch: Scratch, after shell: String? = nil
  ) throws {
    process = try ChildProcess(
      ["--port", "0"] + arguments, environment: environment, in: scratch.directory, after: shell)
    var rows = [try process.line()]
    while !(rows.contains { $0.hasPrefix("  try: ") } && !rows[rows.count - 1].hasSuffix(" \\")) {
      rows.append(try process.line())
    }
    ready = rows.joined(separator: "\n")
    let address = rows[0].split(separator: " ").first { $0.hasPrefix("http://") } ?? ""
    guard let port = address.split(separator: ":").last.flatMap({ Int($0) }) else {
      throw ChildProcess.Failure(description: "no port in '\(ready)'")
    }
    self.port = port
    isDemo = !arguments.contains("--seed")
  }

  var url: String { "http://127.0.0.1:\(port)" }

  /// The port of HTTPS; 0 where there is none.
  var securePort: Int {
    let address = ready.split { $0.isWhitespace }.first { $0.hasPrefix("https://") } ?? ""
    return address.split(separator: ":").last.flatMap { Int($0) } ?? 0
  }

  /// Asks it to stop, and waits until it has.
  func stop() throws -> ChildProcess.Result {
    process.signal(SIGTERM)
    return try process.wait()
  }

  func send(
    _ method: String, _ path: String, _ headers: [(String, String)] = [], json: String? = nil,
    body: [UInt8]? = nil, over client: HTTPClient? = nil
  ) throws -> TestAnswer {
    let client = client ?? HTTPClient(port: port)
    let type = json.map { _ in [("Content-Type", "application/json")] } ?? []
    let raw = try client.send(method, path, headers: headers + type, body: body ?? json.map { Array($0.utf8) })
    let answer = TestAnswer(raw: raw)
    RuleLog.exchange(method: method, target: path, status: answer.status, notes: answer.notes, demoSeed: isDemo)
    return answer
  }

  /// The header with a gateway token.
  func gateway(_ key: String = "demo-key:demo-secret") throws -> [(String, String)] {
    let basic = Data(key.utf8).base64EncodedString()
    let token = try send(
      "POST", "/oauth2/token", [("Authorization", "Basic \(basic)")], json: #"{"grant_type": "client_credentials"}"#)
    return [("Authorization", "Bearer \(token.json["access_token"]?.text ?? "\(token)")")]
  }

  /// The headers with both tokens.
  func login(_ name: String = "user", _ password: String = "password") throws -> [(String, String)] {
    let gateway = try gateway()
    let login = try send(
      "POST", "/v1/auth/login", gateway, json: #"{"username": "\#(name)", "password": "\#(password)"}"#)
    return gateway + [("X-Auth-Token", login.json["access_token"]?.text ?? "\(login)")]
  }

  /// A body that creates an arbetsorder of the demo seed.
  static let newOrder = #"{"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1}"#
}
