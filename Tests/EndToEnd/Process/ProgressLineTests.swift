import Foundation
import TestKit
import Testing

/// The line that says how far a long task is, on a terminal and nowhere else.
@Suite struct ProgressLineTests {
  /// More than any machine makes in a second.
  private static let long = ["seed", "generate", "--objekt", "300000"]

  private func errors(_ options: [String] = [], environment: [String: String] = [:], terminal: Bool) throws -> String {
    let scratch = try Scratch()
    let process = try ChildProcess(
      Self.long + options, environment: environment, in: scratch.directory, after: "exec >/dev/null",
      terminal: terminal)
    let result = try process.wait()
    #expect(result.end == .exit(0))
    return result.errors
  }

  @Test func `on a terminal it stands there after a second, is written over, and goes`() throws {
    let errors = try errors(terminal: true)
    let line = /\r\u{1B}\[Kgenerating: [0-9,]+ of 4,[0-9,]+ rows, [0-9,]+ rows\/s/
    #expect(errors.firstMatch(of: line) != nil, "\(errors)")
    #expect(errors.hasSuffix("\r\u{1B}[K"), "nothing of it is left")
    #expect(!errors.contains("\n"))
  }

  @Test func `a pipe gets none of it`() throws { #expect(try errors(terminal: false) == "") }

  @Test func `neither does a terminal whose user wants none, or that can't write over a line`() throws {
    #expect(try errors(["--quiet"], terminal: true) == "")
    #expect(try errors(environment: ["FAST2SIM_QUIET": "true"], terminal: true) == "")
    #expect(try errors(environment: ["TERM": "dumb"], terminal: true) == "")
  }

  @Test(.enabled(if: ChildProcess.named == nil, "a quick program has read it before there is anything to show"))
  func `a start with a large seed shows it, and then says what it always says`() throws {
    let scratch = try Scratch()
    let seed = try scratch.run(["seed", "generate", "--objekt", "1500", "--arbetsorder", "12000"])
    try scratch.write("stor.yaml", seed.output)
    let process = try ChildProcess(
      ["--port", "0", "--db", ":memory:", "--seed", "stor.yaml", "--log", "off"], in: scratch.directory, terminal: true)
    let first = try process.line()
    #expect(first.contains("http://127.0.0.1:"))
    process.signal(SIGTERM)
    let result = try process.wait()
    #expect(result.end == .exit(0))
    #expect(result.errors.contains("\r\u{1B}[K"))
    let stages = ["reading stor.yaml: ", "checking what was read: ", "filling the database: "]
    #expect(stages.contains { result.errors.contains($0) }, "\(result.errors)")
    #expect(result.errors.hasSuffix("\r\u{1B}[K"))
  }
}
