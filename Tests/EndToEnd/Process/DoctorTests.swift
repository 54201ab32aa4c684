import Certificates
import Foundation
import JSON
import Rules
import Simulator
import TestKit
import Testing
import Tid

/// What `doctor` says of a machine in which one thing is wrong, and what it says to do.
@Suite(.rule(.r9_3)) struct DoctorTests {
  private struct Finding {
    let check: String
    let status: String
    let detail: String
    let advice: String?
  }

  /// Asks the doctor; what is not to be looked at is well.
  private func findings(
    _ arguments: [String], in scratch: Scratch, port: String = "0", ends end: Int32 = 0
  ) throws -> [Finding] {
    let result = try scratch.run(["doctor", "--json", "--port", port] + arguments)
    #expect(result.end == .exit(end), "\(result.output)")
    let document = try JSONParser.parse(Array(result.output.utf8))
    #expect(document["ok"]?.boolValue == (end == 0))
    return (document["checks"]?.arrayValue ?? []).map {
      Finding(
        check: $0["check"]?.stringValue ?? "", status: $0["status"]?.stringValue ?? "",
        detail: $0["detail"]?.stringValue ?? "", advice: $0["advice"]?.stringValue)
    }
  }

  @Test func `where all is well every line is ok, and nothing is made`() throws {
    let scratch = try Scratch()
    let result = try scratch.run(["doctor", "--port", "0", "--tls"])
    #expect(result.end == .exit(0))
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("ok       ") }, "\(result.output)")
    let checks = lines.map { $0.dropFirst(9).prefix { $0 != " " } }
    #expect(
      checks == ["config", "port", "tls-port", "database", "seed", "tls", "clock", "time", "libraries"], "\(checks)")
    #expect(scratch.files == [])
  }

  @Test func `a database in use is looked at while it is served, and its port is known`() throws {
    let scratch = try Scratch()
    let server = try Served(["--tls"], in: scratch)
    let all = try findings(["--tls", "--tls-port", "\(server.securePort)"], in: scratch, port: "\(server.port)")
    #expect(all.first { $0.check == "tls-port" }?.status == "warning")
    let port = try #require(all.first { $0.check == "port" })
    #expect(port.status == "warning")
    #expect(
      port.detail.hasPrefix("127.0.0.1:\(server.port) is served by fast2sim \(productVersion), fast2sim (process "))
    #expect(port.advice == "use that one, stop it, or start with --port 0")
    let database = try #require(all.first { $0.check == "database" })
    #expect(database.status == "ok")
    #expect(database.detail.hasPrefix("fast2.sqlite: whole, "))
    #expect(database.detail.hasSuffix("filled from demo by fast2sim \(productVersion)"))
    let tls = try #require(all.first { $0.check == "tls" })
    // Ten years, of which the seconds since the start are gone.
    #expect(tls.detail.contains("authority for 3650 days more") || tls.detail.contains("authority for 3649 days more"))
    #expect(tls.detail.hasSuffix("days more; shows one for localhost, 127.0.0.1, ::1"))
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
  }

  @Test func `a port that another program has is a problem, with the program's name`() throws {
    let scratch = try Scratch()
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(listener) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        _ = bind(listener, $0, size)
        _ = listen(listener, 1)
        _ = getsockname(listener, $0, &size)
      }
    }
    let port = Int(address.sin_port.bigEndian)
    let found = try findings([], in: scratch, port: "\(port)", ends: 1).first { $0.check == "port" }
    #expect(found?.status == "problem")
    #expect(found?.detail.hasPrefix("127.0.0.1:\(port) is taken by ") == true)
    #expect(found?.detail.contains("(process \(getpid()))") == true)
    #expect(found?.advice == "stop it, or take another: --port N, or 0 for a free one")
  }

  @Test func `all mistakes of the file of options are told`() throws {
    let scratch = try Scratch()
    try scratch.write("fast2sim.yaml", "prot: 1\nstrict: [yes]\n")
    let found = try findings([], in: scratch, ends: 1).filter { $0.check == "config" }
    #expect(
      found.map(\.detail) == [
        "fast2sim.yaml:1:1: prot: unknown key (did you mean port?)",
        "fast2sim.yaml:2:9: strict: expected one value, got a list",
      ])
    try scratch.write("fast2sim.yaml", "workers: many\n")
    let wrong = try findings([], in: scratch, ends: 1).first { $0.check == "options" }
    #expect(wrong?.detail == "fast2sim.yaml:1:10: workers is 'many'; valid is a whole number from 1 to 64")
  }

  @Test func `what is wrong with a database is told, and what to do`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    let good = try scratch.bytes("fast2.sqlite")
    var newer = good
    newer.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0f])
    try scratch.write("newer.sqlite", bytes: newer)
    try scratch.write("notes.txt", "Not a database, but somebody's notes.\n")
    var damaged = good
    for at in stride(from: 20 * 4096, to: good.count - 4096, by: 4096) {
      damaged.replaceSubrange(at..<at + 64, with: [UInt8](repeating: 0xAA, count: 64))
    }
    try scratch.write("damaged.sqlite", bytes: damaged)
    for (file, detail, advice) in [
      ("newer.sqlite", "newer.sqlite: its schema is of version 9999", "use the fast2sim that made it"),
      ("notes.txt", "notes.txt is no SQLite database", "take another file: --db FILE"),
      ("damaged.sqlite", "damaged.sqlite", ""),
    ] {
      let found = try findings(["--db", file], in: scratch, ends: 1).first { $0.check == "database" }
      #expect(found?.status == "problem", "\(file)")
      #expect(found?.detail.hasPrefix(detail) == true, "\(found?.detail ?? "")")
      #expect(found?.advice?.hasPrefix(advice) == true)
    }
    let nowhere = try findings(["--db", "no/such/a.sqlite"], in: scratch, ends: 1).first { $0.check == "database" }
    #expect(nowhere?.detail == "there is no directory no/such")
    #expect(nowhere?.advice == "make it: mkdir -p no/such")
    #expect(scratch.files == ["damaged.sqlite", "fast2.sqlite", "newer.sqlite", "notes.txt"])
  }

  @Test func `a seed with mistakes is a problem, and another one than that of the database a warning`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", "fast2: seed/1\nname: x\nkunde: []\n")
    let found = try findings(["--seed", "seed.yaml"], in: scratch, ends: 1).filter { $0.check == "seed" }
    #expect(found.last?.detail == "seed.yaml:3:1: kunde: unknown key (did you mean kunder?)")
    #expect(found.last?.advice == "correct it; fast2sim seed check seed.yaml tells all")
    let missing = try findings(["--seed", "none.yaml"], in: scratch, ends: 1).first { $0.check == "seed" }
    #expect(missing?.detail == "can't read none.yaml: No such file or directory")
    #expect(try Served(in: scratch).stop().end == .exit(0))
    try scratch.write("other.yaml", try repositoryText("seed/demo.yaml") + "# changed\n")
    let other = try findings(["--seed", "other.yaml"], in: scratch).first { $0.check == "seed" }
    #expect(other?.status == "warning")
  }

  @Test func `what is wrong with TLS files is told, and what to do`() throws {
    let scratch = try Scratch()
    let now = SystemTime.machine.now().millisekunder / 1000
    let day: Int64 = 86_400
    let authority = try Authority.make(now: now)
    for (name, days) in [("old", -1), ("short", 20), ("good", 200)] as [(String, Int64)] {
      let made = try authority.issue(names: ["localhost"], now: now + (days - 397) * day + 3600)
      try scratch.write("\(name).pem", bytes: made.certificate.pem)
      try scratch.write("\(name).key", bytes: made.key)
    }
    func tls(_ certificate: String, _ key: String, ends end: Int32 = 0) throws -> [Finding] {
      try findings(["--tls-cert", certificate, "--tls-key", key], in: scratch, ends: end).filter { $0.check == "tls" }
    }
    #expect(try tls("good.pem", "good.key").map(\.status) == ["ok"])
    #expect(try tls("old.pem", "old.key").map(\.status) == ["warning"])
    #expect(try tls("short.pem", "short.key").first?.detail == "short.pem expires in 20 days")
    #expect(try tls("good.pem", "old.key", ends: 1).first?.detail == "old.key is not the key of good.pem")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.path("good.key"))
    let exposed = try tls("good.pem", "good.key", ends: 1).last
    #expect(exposed?.status == "problem")
    #expect(exposed?.advice == "chmod 600 good.key; if others may have read it, have it made anew")
  }

  @Test func `a problem is one line of output, one of advice and one of the end`() throws {
    let scratch = try Scratch()
    let result = try scratch.run(["doctor", "--port", "0", "--db", "no/such/a.sqlite"])
    #expect(result.end == .exit(1))
    #expect(result.errors == "fast2sim: 1 problem\n")
    #expect(
      result.output.contains(
        """
        problem  database   there is no directory no/such
                            do: make it: mkdir -p no/such

        """))
  }
}
