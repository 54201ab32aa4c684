import Certificates
import Foundation
import Rules
import Simulator
import TestKit
import Testing

/// What holds data, keys or tokens is its owner's alone, whatever the mask of the process.
@Suite(.rule(.r9_1)) struct OwnerOnlyTests {
  private func rights(_ scratch: Scratch) throws -> [String: Int] {
    var found: [String: Int] = [:]
    let all = FileManager.default.enumerator(atPath: scratch.directory)?.compactMap { $0 as? String } ?? []
    for name in all {
      let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path(name))
      found[name] = attributes[.posixPermissions] as? Int
    }
    return found
  }

  @Test(arguments: ["umask 0", "umask 0777"]) func `every file is 0600 and every directory 0700`(_ mask: String) throws
  {
    let scratch = try Scratch()
    let server = try Served(
      ["--log", "off", "--env-file", "env", "--port-file", "port", "--tls", "--tls-dir", "tls"], in: scratch,
      after: mask)
    #expect(try server.send("POST", "/_sim/worlds", json: #"{"name": "k", "persist": true}"#).status == 201)
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    for arguments in [
      ["state", "export", "--out", "state.yaml"], ["state", "backup", "--out", "copy.sqlite"],
      ["exec", "--report", "a/reports", "--", "true"],
    ] {
      #expect(try scratch.run(arguments, after: mask).end == .exit(0), "\(arguments)")
    }
    let files = try rights(scratch)
    for end in ["", "-wal", "-shm", ".lock", ".worlds", ".worlds/1.sqlite", ".worlds/1.sqlite-wal"] {
      #expect(files["fast2.sqlite" + end] != nil, "\(end)")
    }
    for (name, mode) in files {
      let isFolder = ["a", "a/reports", "tls", "fast2.sqlite.worlds", "copy.sqlite.worlds"].contains(name)
      // Certificates are for those who are to trust them.
      #expect(mode == (isFolder ? 0o700 : name.hasSuffix(".pem") ? 0o644 : 0o600), "\(name) \(String(mode, radix: 8))")
    }
    #expect(try server.stop().end == .exit(0))
    #expect(try Served(["--reseed", "--log", "off"], in: scratch, after: mask).stop().end == .exit(0))
    #expect(try rights(scratch)["fast2.sqlite.1.bak"] == 0o600)
  }

  @Test func `a link in the place of a file is replaced, and what it leads to stays`() throws {
    let scratch = try Scratch()
    try scratch.write("victim", "mine\n")
    for name in ["port", "env", "port.new", "env.new"] {
      try FileManager.default.createSymbolicLink(atPath: scratch.path(name), withDestinationPath: "victim")
    }
    let server = try Served(
      ["--db", ":memory:", "--log", "off", "--port-file", "port", "--env-file", "env"], in: scratch)
    #expect(try scratch.text("victim") == "mine\n")
    #expect(try scratch.text("port") == "\(server.port)\n")
    #expect(try scratch.text("env").hasPrefix("FAST2_BASE_URL="))
    #expect(scratch.files == ["env", "env.new", "port", "port.new", "victim"])
  }

  @Test func `a key that others can read is refused, with the command that closes it`() throws {
    let scratch = try Scratch()
    let tls = ["--log", "off", "--db", ":memory:", "--tls", "--tls-dir", "tls"]
    #expect(try Served(tls, in: scratch).stop().end == .exit(0))
    for (name, mode) in [("ca.key", 0o644), ("server.key", 0o640), ("ca.key", 0o602)] {
      try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: scratch.path("tls/\(name)"))
      let result = try scratch.run(["--port", "0"] + tls)
      #expect(result.end == .exit(4))
      #expect(
        result.errors == "fast2sim: tls/\(name) can be read or written by others than its owner; "
          + "run: chmod 600 tls/\(name)\n")
      let doctor = try scratch.run(["doctor", "--port", "0"] + tls)
      #expect(doctor.end == .exit(1))
      #expect(doctor.output.contains("do: chmod 600 tls/\(name); if others may have read it"), "\(doctor.output)")
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: scratch.path("tls/\(name)"))
    }
    #expect(try Served(tls, in: scratch).stop().end == .exit(0))
  }

  @Test func `doctor tells of a database that others can read`() throws {
    let scratch = try Scratch()
    #expect(try Served(["--log", "off"], in: scratch).stop().end == .exit(0))
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: scratch.path("fast2.sqlite"))
    let result = try scratch.run(["doctor", "--port", "0"])
    #expect(result.end == .exit(0))
    #expect(result.output.contains("warning  rights     fast2.sqlite can be read or written by others"))
    #expect(result.output.contains("do: chmod 600 fast2.sqlite\n"))
  }
}
