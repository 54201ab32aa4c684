import Foundation
import JSON
import TestKit
import Testing

/// Ctrl-C and SIGTERM reach the command and all that it has started, and end everything.
@Suite struct ExecSignalTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func `a signal reaches the command, and its own end counts`(_ signal: Int32) throws {
    let name = [SIGINT: "INT", SIGTERM: "TERM", SIGHUP: "HUP"][signal] ?? ""
    let script = "trap 'echo cleaned up; exit 5' \(name); echo ready; while :; do read line <fifo; done"
    let scratch = try Scratch()
    mkfifo(scratch.path("fifo"), 0o600)
    let process = try ChildProcess(["exec", "--", "sh", "-c", script], in: scratch.directory)
    #expect(try process.line() == "ready")
    process.signal(signal)
    #expect(try process.line() == "cleaned up")
    let result = try process.wait()
    #expect(result.end == .exit(5))
    #expect(result.errors.contains("sh ended with 5"))
  }

  @Test(arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func `a command that is ended by it takes all with it, and the second run too`(
    _ signal: Int32, _ code: Int32
  ) throws {
    let scratch = try Scratch()
    mkfifo(scratch.path("fifo"), 0o600)
    let script = "sh -c 'echo ready; read line <fifo'; echo not reached"
    let process = try ChildProcess(
      ["exec", "--contract", "both", "--report", "out", "--", "sh", "-c", script], in: scratch.directory)
    #expect(try process.line() == "ready")
    process.signal(signal)
    // It returns when nobody holds standard output any more, the shell's own child included.
    let result = try process.wait()
    #expect(result.end == .exit(code))
    #expect(!result.output.contains("not reached"))
    #expect(!result.errors.contains("under contract published"))
    #expect(try scratch.json("out/1.1/notes.json")["exitCode"]?.intValue == Int64(code), "the reports are written")
  }

  @Test func `a second signal ends a command that does not want to go`() throws {
    let scratch = try Scratch()
    mkfifo(scratch.path("fifo"), 0o600)
    let script = "trap 'echo no' TERM; echo ready; while :; do read line <fifo; done"
    let process = try ChildProcess(["exec", "--", "sh", "-c", script], in: scratch.directory)
    #expect(try process.line() == "ready")
    process.signal(SIGTERM)
    #expect(try process.line() == "no")
    process.signal(SIGTERM)
    let result = try process.wait()
    #expect(result.end == .exit(137))
    #expect(result.errors.contains("sh was ended by signal 9"))
  }
}
