import Foundation
import TestKit
import Testing

/// `fast2sim scenario run --watch` as a process.
@Suite struct ScenarioWatchTests {
  private static func text(_ path: String, seed: String = "") -> String {
    "fast2: scenario/1\nname: Vakt\n\(seed)steps:\n  - {as: user, send: GET \(path)}\n"
  }

  /// Reads lines until one begins so.
  private func line(_ process: ChildProcess, _ start: String) throws {
    while !(try process.line()).hasPrefix(start) {}
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `it runs again after each change, goes on after mistakes, and ends with 0`(_ signal: Int32) throws {
    let scratch = try Scratch()
    try scratch.write("w.yaml", Self.text("/v1/arbetsorder/101"))
    let process = try ChildProcess(["scenario", "run", "--watch", "w.yaml"], in: scratch.directory)
    try line(process, "ok       w.yaml")
    try scratch.write("w.yaml", Self.text("/v1/arbetsorder/99999"))
    try line(process, "FAILED   w.yaml")
    try process.waitForErrors(containing: "fast2sim: w.yaml changed\n")
    // As editors do it, and with a mistake in the file.
    try scratch.write("w.yaml~", Self.text("/v1/arbetsorder/101") + "x: y\n")
    #expect(rename(scratch.path("w.yaml~"), scratch.path("w.yaml")) == 0)
    try process.waitForErrors(containing: "w.yaml:5:1: x: unknown key")
    try line(process, "FAILED   w.yaml")
    try FileManager.default.removeItem(atPath: scratch.path("w.yaml"))
    try process.waitForErrors(containing: "fast2sim: can't read w.yaml")
    try scratch.write("w.yaml", Self.text("/v1/arbetsorder/101"))
    try line(process, "ok       w.yaml")
    process.signal(signal)
    let result = try process.wait()
    #expect(result.end == .exit(0))
    #expect(!result.output.contains("\u{1B}"), "nothing is cleared but a terminal")
  }

  @Test func `a seed that is included, and a new file of a folder, are changes too`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(atPath: scratch.path("s"), withIntermediateDirectories: true)
    try scratch.write("s/a.yaml", Self.text("/v1/arbetsorder/101", seed: "seed: ../seed.yml\n"))
    try scratch.write("seed.yml", "fast2: seed/1\nname: x\ninclude: [rest.yml]\n")
    let process = try ChildProcess(
      ["scenario", "run", "s", "--watch", "--junit", "s/r.xml"], in: scratch.directory)
    try line(process, "FAILED   s/a.yaml")
    try scratch.write("rest.yml", try repositoryText("seed/demo.yaml"))
    try line(process, "ok       s/a.yaml")
    try scratch.write("s/b.yaml", Self.text("/v1/arbetsorder/102"))
    try line(process, "ok       s/b.yaml")
    process.signal(SIGINT)
    #expect(try process.wait().end == .exit(0))
  }

  @Test(arguments: [["sla-bruten"], []])
  func `what never changes is not waited for`(_ names: [String]) throws {
    let result = try Scratch().run(["scenario", "run", "--watch"] + names)
    #expect(result.end == .exit(2))
    #expect(result.errors.contains("--watch needs the name of a file or a folder"))
  }
}
