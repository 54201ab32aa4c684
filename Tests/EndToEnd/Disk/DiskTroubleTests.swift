import Foundation
import Rules
import TestKit
import Testing

/// A disk without room, a process without descriptors, what is no file, and a file that somebody else has locked: each
/// says what it is, at start and while serving (rule 9.2).
@Suite(.rule(.r9_2), .enabled(if: !Sanitizer.isOn, "a sanitizer needs files and descriptors of its own"))
struct DiskTroubleTests {
  private static let limited = "ulimit -f 4096"

  /// Fills the world until something is not taken any more.
  private func fill(_ server: Served, base: String = "") throws -> TestAnswer {
    let headers = try login(server, base)
    let text = String(repeating: "x", count: 3000)
    let order = #"{"objektId": "9900101", "information": {"anmarkning": "\#(text)"}}"#
    for _ in 0..<5000 {
      let answer = try server.send("POST", "\(base)/v1/arbetsorder", headers, json: order)
      guard answer.status == 201 else { return answer }
    }
    throw ChildProcess.Failure(description: "there was room for all")
  }

  private func login(_ server: Served, _ base: String) throws -> [(String, String)] {
    let basic = ("Authorization", "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=")
    let gateway = try server.send(
      "POST", "\(base)/oauth2/token", [basic], json: #"{"grant_type": "client_credentials"}"#)
    let bearer = ("Authorization", "Bearer \(gateway.json["access_token"]?.text ?? "")")
    let login = try server.send(
      "POST", "\(base)/v1/auth/login", [bearer], json: #"{"username": "user", "password": "password"}"#)
    return [bearer, ("X-Auth-Token", login.json["access_token"]?.text ?? "")]
  }

  /// The limit on the size of a file is in blocks of 512 bytes, by POSIX; some shells count in 1024.
  @Test func `a file that may not grow is told as such, nothing is lost, and the server goes on`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch, after: Self.limited)
    let answer = try fill(server)
    #expect(answer.status == 500)
    #expect(answer.notes == ["disk-full"], "\(answer)")
    #expect(answer.json["message"]?.text?.contains("ulimit -f") == true)
    #expect(try server.send("GET", "/v1/arbetsorder/1000", server.login()).status == 200)
    #expect(try server.send("GET", "/_sim/health").status == 200)
    server.process.signal(SIGKILL)
    _ = try server.process.wait()
    let again = try Served(["--log", "off"], in: scratch)
    #expect(try again.send("GET", "/v1/arbetsorder/1000", again.login()).status == 200)
    #expect(try again.stop().end == .exit(0))
  }

  @Test func `a kept world on a full disk is not called full itself`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch, after: Self.limited)
    #expect(try server.send("POST", "/_sim/worlds", json: #"{"name": "k", "persist": true}"#).status == 201)
    #expect(try fill(server, base: "/w/k").notes == ["disk-full"])
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
  }

  @Test func `where there is no room for the first file there is none afterwards`() throws {
    let scratch = try Scratch()
    let result = try scratch.run(["--port", "0"], after: "ulimit -f 100")
    #expect(result.end == .exit(4))
    #expect(result.errors.hasPrefix("fast2sim: fast2.sqlite: "), "\(result.errors)")
    #expect(result.errors.contains("raise the limit (ulimit -f)"))
    #expect(scratch.files == [])
  }

  @Test func `what is written for the user leaves no half of a file`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    try scratch.write("x.yaml", "before\n")
    for arguments in [["state", "export", "--out", "x.yaml"], ["state", "backup", "--out", "b.sqlite"]] {
      let result = try scratch.run(arguments, after: "ulimit -f 10")
      #expect(result.end == .exit(4), "\(arguments)")
      #expect(result.errors.contains("raise the limit (ulimit -f)"), "\(result.errors)")
    }
    #expect(try scratch.text("x.yaml") == "before\n")
    #expect(scratch.files.filter { !$0.hasPrefix("fast2.sqlite") } == ["x.yaml"], "\(scratch.files)")
    #expect(try server.stop().end == .exit(0))
  }

  @Test func `no descriptor for a kept world is told as such, and leaves no file`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off", "--workers", "1"], in: scratch, after: "ulimit -n 60")
    var (made, last): (Int, TestAnswer?) = (0, nil)
    while made < 60 {
      let answer = try server.send(
        "POST", "/_sim/worlds", json: #"{"name": "k\#(made)", "persist": true}"#)
      last = answer
      guard answer.status == 201 else { break }
      made += 1
    }
    #expect(last?.status == 500)
    #expect(last?.json["code"]?.text == "open-files", "\(String(describing: last))")
    #expect(last?.json["detail"]?.text?.contains("ulimit -n") == true)
    let files = try FileManager.default.contentsOfDirectory(atPath: scratch.path("fast2.sqlite.worlds"))
    #expect(files.filter { $0.hasSuffix(".sqlite") }.count == made, "\(files)")
  }

  @Test(arguments: [14, 20, 30, 59])
  func `a limit on open files that no server can do with is said at start`(_ limit: Int) throws {
    let scratch = try Scratch()
    let result = try scratch.run(["--port", "0", "--workers", "2"], after: "ulimit -n \(limit)")
    #expect(result.end == .exit(4))
    #expect(
      result.errors == "fast2sim: a server with 2 workers needs 60 open files, and the limit is \(limit); raise it "
        + "(ulimit -n), or lower --workers\n")
    #expect(scratch.files == [])
  }

  @Test func `as many open files as the sentence asks for are enough to serve`() throws {
    let scratch = try Scratch()
    let server = try Served(["--workers", "2", "--log", "off"], in: scratch, after: "ulimit -n 60")
    #expect(try server.send("POST", "/v1/arbetsorder", server.login(), json: Served.newOrder).status == 201)
    #expect(try server.stop().end == .exit(0))
  }

  /// Locks bytes of a file against other processes, as SQLite does.
  private func lock(_ path: String, from start: off_t, count: off_t) throws -> Int32 {
    let file = open(path, O_RDWR)
    try #require(file >= 0)
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    (range.l_start, range.l_len) = (start, count)
    try #require(fcntl(file, F_SETLK, &range) == 0)
    return file
  }

  @Test func `a database that another program has locked for long is told as such`() throws {
    let scratch = try Scratch()
    let server = try Served(["--log", "off"], in: scratch)
    let headers = try server.login()
    #expect(try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder).status == 201)
    // The byte of the writer, in the file that SQLite shares with other programs.
    let file = try lock(scratch.path("fast2.sqlite-shm"), from: 120, count: 1)
    let answer = try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder)
    close(file)
    #expect(answer.status == 500)
    #expect(answer.notes == ["database-busy"])
    #expect(try server.send("POST", "/v1/arbetsorder", headers, json: Served.newOrder).status == 201)
    #expect(try server.stop().end == .exit(0))

    // The bytes that every reader and writer of a file asks for first.
    let whole = try lock(scratch.path("fast2.sqlite"), from: 0x4000_0000, count: 512)
    let result = try scratch.run(["--port", "0"])
    close(whole)
    #expect(result.end == .exit(4))
    #expect(result.errors.contains("another program has locked it for over five seconds"), "\(result.errors)")
  }

  @Test func `what is no file is refused at once, wherever a file is named`() throws {
    let scratch = try Scratch()
    #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
    #expect(mkdir(scratch.path("folder"), 0o700) == 0)
    for (arguments, text) in [
      (["--db", "pipe"], "pipe is a pipe, a socket or a device; name a file"),
      (["--db", "folder"], "folder is a directory; name a file"),
      (["--db", ":memory:", "--seed", "pipe"], "can't read pipe: it is a pipe, and nobody writes to it"),
      (["--db", ":memory:", "--seed", "folder"], "can't read folder: it is a directory; name a file"),
      (
        ["--db", ":memory:", "--env-file", "pipe"], "can't write pipe: it is a pipe, a socket or a device; name a file"
      ),
      (["--db", ":memory:", "--port-file", "folder"], "can't write folder: it is a directory; name a file"),
      (["--db", ":memory:", "--tls-cert", "pipe", "--tls-key", "pipe"], "can't read pipe: it is a pipe, and nobody"),
    ] {
      let result = try scratch.run(["--port", "0"] + arguments)
      // A seed that can't be read is a mistake of the call.
      #expect(result.end == .exit(arguments.contains("--seed") ? 2 : 4), "\(arguments)")
      #expect(result.errors.contains(text), "\(result.errors)")
    }
    #expect(scratch.files == ["folder", "pipe"])
    #expect(try scratch.run(["doctor", "--port", "0", "--db", "pipe"]).end == .exit(1))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may do everything"))
  func `a place that this user may not use is told as such`() throws {
    let scratch = try Scratch()
    #expect(mkdir(scratch.path("closed"), 0o500) == 0)
    let result = try scratch.run(["--port", "0", "--db", "closed/a.sqlite"])
    #expect(result.end == .exit(4))
    #expect(result.errors.contains("closed/a.sqlite.lock: Permission denied"))
  }
}
