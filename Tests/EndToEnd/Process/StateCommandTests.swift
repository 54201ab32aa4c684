import Foundation
import Rules
import TestKit
import Testing

/// A database to YAML and back, and a copy of one that is in use.
@Suite(.rule(.c1_4)) struct StateCommandTests {
  private static let json = ("Content-Type", "application/json")

  /// Makes an arbetsorder; its id.
  private func order(_ server: Served, base: String = "") throws -> Int64 {
    let gateway = try server.send(
      "POST", "\(base)/oauth2/token", [("Authorization", "Basic ZGVtby1rZXk6ZGVtby1zZWNyZXQ=")],
      json: #"{"grant_type": "client_credentials"}"#)
    let bearer = ("Authorization", "Bearer \(gateway.json["access_token"]?.text ?? "")")
    let login = try server.send(
      "POST", "\(base)/v1/auth/login", [bearer], json: #"{"username": "user", "password": "password"}"#)
    let both = [bearer, ("X-Auth-Token", login.json["access_token"]?.text ?? "")]
    let made = try server.send("POST", "\(base)/v1/arbetsorder", both, json: Served.newOrder)
    return try #require(made.json["id"]?.int, "\(made)")
  }

  private func state(_ server: Served, base: String = "") throws -> String {
    try server.send("GET", "\(base)/_sim/state?format=yaml").text
  }

  @Test func `what is exported from a server's database is imported to the same state`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    for _ in 0..<3 { _ = try order(server) }
    let original = try state(server)
    let exported = try scratch.run(["state", "export"])
    #expect(exported.end == .exit(0))
    #expect(exported.errors == "")
    #expect(exported.output.hasPrefix("fast2: seed/1\n"))
    let written = try scratch.run(["state", "export", "--out", "a.yaml"])
    #expect(written.output + written.errors == "")
    #expect(try scratch.text("a.yaml") == exported.output)
    let imported = try scratch.run(["state", "import", "a.yaml", "--db", "b.sqlite"])
    #expect(imported.end == .exit(0))
    #expect(imported.errors.contains("b.sqlite has ") && imported.errors.contains(" arbetsorder of a.yaml\n"))
    #expect(try server.stop().end == .exit(0))
    let second = try Served(["--db", "b.sqlite", "--seed", "a.yaml"], in: scratch)
    #expect(try state(second) == original)
    #expect(try second.stop().errors == "", "it was filled from that very file")
    #expect(scratch.files == ["a.yaml", "b.sqlite", "fast2.sqlite"])
  }

  @Test func `an export tells what a server has not written into the file yet`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let id = try order(server)
    #expect(try scratch.run(["state", "export"]).output.contains("id: \(id)\n"))
    #expect(try server.send("GET", "/_sim/health").status == 200)
  }

  @Test func `a world that stays is exported by its name, and others are named`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let made = try server.send("POST", "/_sim/worlds", json: #"{"name": "kvar", "persist": true}"#)
    #expect(made.status == 201)
    let id = try order(server, base: "/w/kvar")
    let exported = try scratch.run(["state", "export", "--world", "kvar"])
    #expect(exported.output.contains("id: \(id)\n"))
    #expect(try !scratch.run(["state", "export", "--world", "default"]).output.contains("id: \(id)\n"))
    let unknown = try scratch.run(["state", "export", "--world", "kvra"])
    #expect(unknown.end == .exit(4))
    #expect(
      unknown.errors == "fast2sim: fast2.sqlite keeps no world 'kvra'; did you mean kvar? fast2sim state show "
        + "--world kvra writes one that a running server has in memory.\n")
  }

  @Test func `a backup of a database in use has all that was answered, its worlds and its files`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let login = try server.login()
    let form =
      "--grans\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n"
      + "Content-Type: text/plain\r\n\r\nEn fil\r\n--grans--\r\n"
    let upload = try HTTPClient(port: server.port).send(
      "POST", "/v1/filetransfer/tempfile", headers: login + [("Content-Type", "multipart/form-data; boundary=grans")],
      body: Array(form.utf8))
    #expect(upload.status < 300, "\(upload.text)")
    _ = try server.send("POST", "/_sim/worlds", json: #"{"name": "kvar", "persist": true}"#)
    let (first, second) = (try order(server), try order(server, base: "/w/kvar"))
    let result = try scratch.run(["state", "backup", "--out", "kopia.sqlite"])
    #expect(result.end == .exit(0))
    #expect(result.errors.hasPrefix("fast2sim: fast2.sqlite is copied to kopia.sqlite and whole: "))
    #expect(result.errors.hasSuffix(" bytes, 1 world in kopia.sqlite.worlds\n"))
    let states = (try state(server), try state(server, base: "/w/kvar"))
    #expect(try server.stop().end == .exit(0))
    let copy = try Served(["--db", "kopia.sqlite"], in: scratch)
    #expect(try state(copy) == states.0)
    #expect(try state(copy, base: "/w/kvar") == states.1)
    #expect(try copy.send("GET", "/v1/arbetsorder/\(first)", copy.login()).status == 200)
    #expect(second > 0)
    #expect(try copy.stop().errors == "")
    #expect(scratch.files == ["fast2.sqlite", "fast2.sqlite.worlds", "kopia.sqlite", "kopia.sqlite.worlds"])
  }

  @Test func `while a server writes, every backup is whole`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let login = try server.login()
    for round in 0..<3 {
      let made = DispatchQueue(label: "writer")
      let (port, count) = (server.port, 20)
      made.async {
        let client = HTTPClient(port: port)
        for _ in 0..<count {
          _ = try? client.send(
            "POST", "/v1/arbetsorder", headers: login + [("Content-Type", "application/json")],
            body: Array(Served.newOrder.utf8))
        }
      }
      #expect(try scratch.run(["state", "backup", "--out", "\(round).sqlite"]).end == .exit(0))
      made.sync {}
      #expect(try scratch.run(["state", "export", "--db", "\(round).sqlite"]).end == .exit(0))
    }
  }

  @Test func `nothing is replaced without being asked to, and an import keeps a copy`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    #expect(try scratch.run(["state", "export", "--out", "a.yaml"]).end == .exit(0))
    let before = try scratch.bytes("fast2.sqlite")
    let refused = try scratch.run(["state", "import", "a.yaml"])
    #expect(refused.end == .exit(4))
    #expect(
      refused.errors == "fast2sim: fast2.sqlite is there already; --force replaces its data and keeps a copy\n")
    #expect(try scratch.bytes("fast2.sqlite") == before)
    #expect(try scratch.run(["state", "import", "a.yaml", "--force"]).end == .exit(0))
    #expect(scratch.files == ["a.yaml", "fast2.sqlite", "fast2.sqlite.1.bak"])
    #expect(try scratch.run(["state", "backup", "--out", "k.sqlite"]).end == .exit(0))
    let copy = try scratch.run(["state", "backup", "--out", "k.sqlite"])
    #expect(copy.end == .exit(4))
    #expect(copy.errors == "fast2sim: k.sqlite is there already; --force replaces it\n")
    #expect(try scratch.run(["state", "backup", "--out", "k.sqlite", "--force"]).end == .exit(0))
  }

  @Test func `a database in use is not imported into`() throws {
    let scratch = try Scratch()
    let server = try Served(in: scratch)
    let id = try order(server)
    #expect(try scratch.run(["state", "export", "--out", "a.yaml"]).end == .exit(0))
    let result = try scratch.run(["state", "import", "a.yaml", "--force"])
    #expect(result.end == .exit(4))
    #expect(
      result.errors == "fast2sim: fast2.sqlite is in use by process \(server.process.id), which serves it on "
        + "\(server.url); stop its server, or send the file to POST /_sim/state of that one\n")
    #expect(try server.send("GET", "/v1/arbetsorder/\(id)", server.login()).status == 200)
    #expect(try order(server) == id + 1)
    let upload = try server.send(
      "POST", "/_sim/state", [("Content-Type", "application/yaml")], body: try scratch.bytes("a.yaml"))
    #expect(upload.status == 204, "\(upload)")
  }

  @Test func `a file with mistakes imports nothing`() throws {
    let scratch = try Scratch()
    try scratch.write("a.yaml", "fast2: seed/1\nname: x\nkunde: []\n")
    let result = try scratch.run(["state", "import", "a.yaml", "--db", "new.sqlite"])
    #expect(result.end == .exit(4))
    #expect(
      result.errorLines.suffix(2) == [
        "a.yaml:3:1: kunde: unknown key (did you mean kunder?)",
        "fast2sim: a.yaml has 3 mistakes; nothing was imported",
      ])
    #expect(scratch.files == ["a.yaml"])
  }

  @Test(.rule(.r9_3), arguments: ["export", "import", "backup"])
  func `what is no database of ours is refused and stays as it was`(_ verb: String) throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    #expect(try scratch.run(["state", "export", "--out", "a.yaml"]).end == .exit(0))
    var newer = try scratch.bytes("fast2.sqlite")
    newer.replaceSubrange(60..<64, with: [0, 0, 0x27, 0x0f])
    try scratch.write("newer.sqlite", bytes: newer)
    try scratch.write("notes.txt", "Not a database, but somebody's notes.\n")
    let files = scratch.files
    let extra = ["export": [], "import": ["a.yaml", "--force"], "backup": ["--out", "k.sqlite"]][verb] ?? []
    let cases = [
      ("notes.txt", "fast2sim: notes.txt is no SQLite database\n"),
      ("newer.sqlite", "fast2sim: newer.sqlite: its schema is of version 9999; this program knows up to "),
    ]
    for (file, message) in cases {
      let before = try scratch.bytes(file)
      let result = try scratch.run(["state", verb] + extra + ["--db", file])
      #expect(result.end == .exit(4))
      #expect(result.errors.hasPrefix(message))
      #expect(result.errorLines.count == 1)
      #expect(result.output == "")
      #expect(try scratch.bytes(file) == before)
    }
    #expect(scratch.files == files)
  }

  @Test(arguments: [["export"], ["backup", "--out", "k.sqlite"]])
  func `a database that is not there is named, and not made`(_ arguments: [String]) throws {
    let scratch = try Scratch()
    let result = try scratch.run(["state"] + arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: can't read fast2.sqlite: No such file or directory\n")
    #expect(scratch.files == [])
  }

  @Test func `a damaged database is not copied`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    var bytes = try scratch.bytes("fast2.sqlite")
    for at in stride(from: 20 * 4096, to: bytes.count - 4096, by: 4096) {
      bytes.replaceSubrange(at..<at + 64, with: [UInt8](repeating: 0xAA, count: 64))
    }
    try scratch.write("fast2.sqlite", bytes: bytes)
    let result = try scratch.run(["state", "backup", "--out", "k.sqlite"])
    #expect(result.end == .exit(4))
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("fast2sim: fast2.sqlite"))
    #expect(scratch.files == ["fast2.sqlite"])
  }

  @Test func `an output that can't be written is named`() throws {
    let scratch = try Scratch()
    #expect(try Served(in: scratch).stop().end == .exit(0))
    for arguments in [["export", "--out", "no/such"], ["backup", "--out", "no/such"]] {
      let result = try scratch.run(["state"] + arguments)
      #expect(result.end == .exit(4))
      #expect(result.errors.hasPrefix("fast2sim: ") && result.errors.contains("no/such"))
      #expect(result.errorLines.count == 1)
    }
  }

  static let mistakes: [(arguments: [String], message: String)] = [
    ([], "state needs one of export, import, backup, show, load, remove; see fast2sim state --help"),
    (["exprot"], "state has no 'exprot'; did you mean export?"),
    (["import"], "state import needs the name of a file of YAML"),
    (["import", "a", "b"], "state import takes no 'b'; see fast2sim state --help"),
    (["export", "a"], "state export takes no 'a'; see fast2sim state --help"),
    (["backup"], "state backup needs --out FILE"),
    (["backup", "--url", "http://127.0.0.1:1"], "there is no option --url; see --help"),
    (["show", "--db", "a"], "there is no option --db; see --help"),
    (["load"], "state load needs the name of a file, or - for standard input; see fast2sim state --help"),
    (
      ["remove", "objekt"],
      "state remove needs a register of the seed and an id: state remove arbetsorder 5001; see fast2sim state --help"
    ),
    (["backup", "--out", "a", "--world", "x"], "--world is for state export, not for backup"),
    (["export", "--force"], "--force is for state import and backup, not for export"),
    (["export", "--db", ":memory:"], "state export needs a database in a file; :memory: ends with its server"),
  ]

  @Test(arguments: mistakes)
  func `a wrong call is told what would be right`(_ arguments: [String], _ message: String) throws {
    let result = try Scratch().run(["state"] + arguments)
    #expect(result.end == .exit(2))
    #expect(result.errors == "fast2sim: \(message)\n")
  }
}
