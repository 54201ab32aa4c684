import Foundation
import Rules
import TestKit
import Testing

/// A file that is not whole is not served: one line says what is wrong and the way out (rule 9.3).
@Suite(.rule(.r9_3)) struct DamagedFileTests {
  enum Damage: String, CaseIterable {
    case shortened, zeroed, overwritten

    func applied(to whole: [UInt8]) -> [UInt8] {
      switch self {
      case .shortened: return Array(whole[..<(whole.count / 2)])
      case .zeroed: return Array(whole[..<40_960]) + [UInt8](repeating: 0, count: whole.count - 40_960)
      case .overwritten:
        var bytes = whole
        // The head of every tenth page: what it is, and where its rows are.
        for at in stride(from: 5 * 4096, to: bytes.count, by: 10 * 4096) {
          bytes.replaceSubrange(at..<at + 16, with: [UInt8](repeating: 0xC3, count: 16))
        }
        return bytes
      }
    }
  }

  private func filled() throws -> Scratch {
    let scratch = try Scratch()
    #expect(try Served(["--log", "off"], in: scratch).stop().end == .exit(0))
    return scratch
  }

  @Test(arguments: Damage.allCases) func `a damaged file ends the start with 4, and the way out works`(
    _ damage: Damage
  ) throws {
    let scratch = try filled()
    let bytes = damage.applied(to: try scratch.bytes("fast2.sqlite"))
    try scratch.write("fast2.sqlite", bytes: bytes)
    let result = try scratch.run(["--port", "0"])
    #expect(result.end == .exit(4))
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.hasPrefix("fast2sim: fast2.sqlite"))
    #expect(result.errors.contains("start with --reseed, which begins anew and keeps the damaged file\n"))
    #expect(try scratch.bytes("fast2.sqlite") == bytes)
    #expect(scratch.files == ["fast2.sqlite"])
    let doctor = try scratch.run(["doctor", "--port", "0"])
    #expect(doctor.end == .exit(1))
    #expect(doctor.output.contains("problem  database   fast2.sqlite"), "\(doctor.output)")

    let server = try Served(["--reseed", "--log", "off"], in: scratch)
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    let end = try server.stop()
    #expect(end.errors.contains("it is kept in fast2.sqlite.1.bak\n"))
    #expect(try scratch.bytes("fast2.sqlite.1.bak") == bytes)
    #expect(scratch.files == ["fast2.sqlite", "fast2.sqlite.1.bak"])
  }

  @Test func `a kept world that is damaged is named, with the way out for it`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    #expect(try server.send("POST", "/_sim/worlds", json: #"{"name": "k", "persist": true}"#).status == 201)
    #expect(try server.stop().end == .exit(0))
    let file = "fast2.sqlite.worlds/1.sqlite"
    try scratch.write(file, bytes: Damage.overwritten.applied(to: scratch.bytes(file)))
    let result = try scratch.run(["--port", "0"])
    #expect(result.end == .exit(4))
    #expect(result.errors.hasPrefix("fast2sim: \(file) is damaged: "))
    #expect(result.errors.hasSuffix("; put a backup in its place, or move it away\n"))
    #expect(scratch.files == ["fast2.sqlite", "fast2.sqlite.worlds"])
  }

  @Test func `a log whose database is gone is not thrown away`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    server.process.signal(SIGKILL)
    #expect(try server.process.wait().end == .signal(SIGKILL))
    let log = try scratch.bytes("fast2.sqlite-wal")
    for isEmpty in [true, false] {
      try FileManager.default.removeItem(atPath: scratch.path("fast2.sqlite"))
      if isEmpty { try scratch.write("fast2.sqlite", "") }
      let result = try scratch.run(["--port", "0"])
      #expect(result.end == .exit(4))
      #expect(result.errors.contains("fast2.sqlite-wal is not, and holds what was written last; put a backup"))
      #expect(try scratch.bytes("fast2.sqlite-wal") == log)
      if !isEmpty { try scratch.write("fast2.sqlite", "") }
    }
    #expect(try scratch.run(["doctor", "--port", "0"]).end == .exit(1))
    let again = try Served(["--reseed", "--log", "off"], in: scratch)
    #expect(try again.stop().end == .exit(0))
    #expect(try scratch.bytes("fast2.sqlite.1.bak-wal") == log)
  }

  @Test func `a file that is damaged while it is served is 500 with a code of its own`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let headers = try server.login()
    var before = stat()
    #expect(stat(scratch.path("fast2.sqlite"), &before) == 0)
    let file = try FileHandle(forWritingTo: URL(filePath: scratch.path("fast2.sqlite")))
    let size = try file.seekToEnd()
    try file.seek(toOffset: 4096)
    try file.write(contentsOf: [UInt8](repeating: 0xC3, count: Int(size) - 4096))
    try file.close()
    // As a disk does it that loses bytes: nobody has written to the file.
    #if canImport(Darwin)
      let times = [before.st_atimespec, before.st_mtimespec]
    #else
      let times = [before.st_atim, before.st_mtim]
    #endif
    #expect(utimensat(AT_FDCWD, scratch.path("fast2.sqlite"), times, 0) == 0)
    let answer = try server.send("GET", "/v1/arbetsorder", headers)
    #expect(answer.status == 500)
    #expect(answer.notes == ["database-failed"])
    #expect(answer.json["message"]?.text?.contains("malformed") == true, "\(answer)")
  }
}
