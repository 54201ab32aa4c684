import Foundation
import Rules
import TestKit
import Testing

/// A database has one server (rule 9.2): a second one would answer what is no longer so.
@Suite(.rule(.r9_2)) struct OneHolderTests {
  @Test func `whatever would write to a served database ends with 4, and names its server`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    try scratch.write("a.yaml", try scratch.run(["state", "export"]).output)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("link.sqlite"), withDestinationPath: "fast2.sqlite")
    let who = "is in use by process \(server.process.id), which serves it on \(server.url); "
    for arguments in [
      ["--port", "0"], ["--port", "0", "--reseed"], ["--port", "0", "--db", "link.sqlite"],
      ["state", "import", "a.yaml", "--force"],
      ["state", "backup", "--db", "fast2.sqlite.lock", "--out", "fast2.sqlite"],
    ].dropLast() {
      let result = try scratch.run(arguments)
      #expect(result.end == .exit(4), "\(arguments)")
      #expect(result.errors.contains(who), "\(result.errors)")
      #expect(result.errorLines.count == 1)
    }
    #expect(try scratch.run(["--port", "0"]).errors.contains("stop it (kill \(server.process.id))"))
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    #expect(try server.stop().end == .exit(0))
    #expect(!scratch.files.contains("fast2.sqlite.lock"))
  }

  @Test func `no backup is put in the place of a database that is served`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    #expect(try scratch.run(["state", "backup", "--out", "copy.sqlite"]).end == .exit(0))
    let result = try scratch.run(["state", "backup", "--db", "copy.sqlite", "--out", "fast2.sqlite", "--force"])
    #expect(result.end == .exit(4))
    #expect(result.errors.contains("process \(server.process.id)"))
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
  }

  @Test func `a killed server holds nothing, and the next one takes over`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let id = try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).json["id"]?.int
    server.process.signal(SIGKILL)
    #expect(try server.process.wait().end == .signal(SIGKILL))
    #expect(scratch.files.contains("fast2.sqlite.lock"))
    let doctor = try scratch.run(["doctor", "--port", "0"])
    #expect(!doctor.output.contains("in use by"))
    let again = try Served(["--log", "off"], in: scratch)
    #expect(try again.send("GET", "/v1/arbetsorder/\(id ?? 0)", again.login()).status == 200)
    #expect(try again.stop().end == .exit(0))
    #expect(scratch.files == ["fast2.sqlite"])
  }

  @Test func `of many that start at once one serves`() throws {
    let scratch = try Scratch()
    let first = try Served(["--log", "off"], in: scratch)
    let ends = try inParallel(6) { _ in try scratch.run(["--port", "0", "--log", "off"]).end }
    #expect(ends.allSatisfy { $0 == .exit(4) })
    #expect(try first.send("GET", "/_sim/health").status == 200)
  }

  @Test func `doctor names the server of a database, its process and its address`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let result = try scratch.run(["doctor", "--port", "0"])
    #expect(result.end == .exit(0))
    #expect(
      result.output.contains(
        "warning  server     fast2.sqlite is in use by process \(server.process.id), which serves it on \(server.url)\n"
          + "                    do: use that one, stop it (kill \(server.process.id)), or take another file: --db FILE"
      ), "\(result.output)")
  }
}
