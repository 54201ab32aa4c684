import Rules
import TestKit
import Testing

/// Temp files (rules 7.1–7.3).
@Suite(.rule(.r7_1)) struct UploadTests {
  /// The first bytes of each kind, and a few more.
  static let kinds: [(String, [UInt8])] = [
    ("jpg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1]), ("jpeg", [0xFF, 0xD8, 0xFF, 0xE1, 0, 1]),
    ("png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0]), ("gif", Array("GIF89a\u{1}".utf8)),
    ("webp", Array("RIFF".utf8) + [1, 0, 0, 0] + Array("WEBPVP8 ".utf8)),
    ("heic", [0, 0, 0, 24] + Array("ftypheic".utf8) + [0]), ("pdf", Array("%PDF-1.7\n".utf8) + [0xE2, 0]),
    ("txt", Array("Hej\r\n\tdå".utf8)), ("txt", [0x48, 0xE5, 0x6C]),
  ]

  @Test(arguments: kinds, ["file", "tempFile"])
  func `each kind is taken under its name, in the part of either source`(_ kind: (String, [UInt8]), _ part: String)
    throws
  {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.upload(Multipart.bytes("Bild.\(kind.0.uppercased())", kind.1, name: part))
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.json.keys == ["fileName"])
    let name = try #require(answer.json["fileName"]?.text)
    #expect(name.hasSuffix(".\(kind.0)"))
    #expect(name.count >= 32)
  }

  @Test func `no two uploads get the same name, and the name says nothing of the file`() throws {
    let caller = try TestServer.shared.world().login()
    let names = try (0..<20).map { _ in try caller.uploaded("hemlig.txt") }
    #expect(Set(names).count == 20)
    #expect(names.allSatisfy { !$0.contains("hemlig") })
  }

  /// A file name, its bytes, and what is refused.
  static let wrong: [(String, [UInt8], Int, String)] = [
    ("a.exe", [1], 415, "file-type"), ("a", [1], 415, "file-type"), ("a.", [1], 415, "file-type"),
    ("a.docx", [1], 415, "file-type"), ("a.png.", [1], 415, "file-type"),
    ("a.exe", [0xFF, 0xD8, 0xFF, 0xE0], 415, "file-type"), ("a.jpg", [0x7F, 0x45, 0x4C, 0x46, 1], 415, "file-type"),
    ("a.png", Array("PK\u{3}\u{4}x".utf8), 415, "file-type"), ("a.txt", [0x61, 0, 0x62], 415, "file-type"),
    ("a.pdf", [0, 1, 2, 3], 415, "file-type"), ("a.txt", [], 400, "file-empty"), ("a.exe", [], 400, "file-empty"),
  ]

  @Test(arguments: wrong)
  func `what is not taken by name or by content, and no byte at all, are refused`(
    _ name: String, _ bytes: [UInt8], _ status: Int, _ code: String
  ) throws {
    let answer = try TestServer.shared.world().login().upload(Multipart.bytes(name, bytes))
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [code])
    #expect(answer.json.keys == ["id", "message", "userMessage"])
  }

  /// A file name, bytes of another type that is taken, and what the note calls them.
  static let renamed: [(String, [UInt8], String)] = [
    ("s.png", [0xFF, 0xD8, 0xFF, 0xE0, 0, 1], "JPEG"), ("a.txt", [0xFF, 0xD8, 0xFF, 0xE0, 0], "JPEG"),
    ("a.jpg", Array("text".utf8), "text"), ("a.pdf", Array("<html>".utf8), "text"),
    ("a.txt", Array("%PDF-1.4".utf8), "PDF"), ("a.gif", Array("GIF88a".utf8), "text"),
    ("a.webp", Array("RIFFxxxxWAVE".utf8), "text"), ("a.HEIC", Array("GIF89a\u{1}".utf8), "GIF"),
  ]

  @Test(arguments: renamed, [false, true])
  func `bytes of another type that is taken keep the client's name, with a note`(
    _ file: (String, [UInt8], String), _ isStrict: Bool
  ) throws {
    let world = TestServer.shared.world()
    if isStrict { _ = try world.anonymous.put("/_sim/settings", "{\"strict\": true}") }
    let caller = try world.login()
    let answer = try caller.upload(Multipart.bytes(file.0, file.1))
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.notes == ["file-name-mismatch"])
    let entry = "\(try world.anonymous.get("/_sim/journal?operation=storeTempFile&limit=1").json)"
    #expect(entry.contains("bytes are \(file.2)"), "\(entry)")
    let stored = try #require(answer.json["fileName"]?.text)
    #expect(stored.hasSuffix("." + file.0.split(separator: ".")[1].lowercased()))
    #expect(try caller.post("/v1/arbetsorder/101/filer", "{\"fil\": [{\"filnamn\": \"\(stored)\"}]}").status == 200)
    let shown = try #require(try caller.get("/v1/arbetsorder/101").json["filUtList"]?.list.last)
    #expect(shown["filnamn"]?.text == file.0)
    let back = try caller.get("/v1/filetransfer/file/\(shown["id"]?.int ?? 0)")
    #expect(back.raw.body == file.1)
    #expect(back.header("Content-Disposition")?.contains(file.0) == true)
  }

  @Test func `what is taken is a setting, for bytes as for names`() throws {
    let world = TestServer.shared.world()
    _ = try world.anonymous.put("/_sim/settings", "{\"files\": {\"types\": [\"png\", \"docx\", \"zip\"]}}")
    let caller = try world.login()
    let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 1]
    let zip = Array("PK\u{3}\u{4}x".utf8)
    #expect(try caller.upload(Multipart.bytes("a.png", jpeg)).notes == ["file-type"])
    #expect(try caller.upload(Multipart.bytes("a.docx", jpeg)).notes == ["file-type"])
    #expect(try caller.upload(Multipart.bytes("a.docx", zip)).notes == [])
    #expect(try caller.upload(Multipart.bytes("a.png", zip)).notes == ["file-name-mismatch"])
    #expect(
      try caller.upload(Multipart.bytes("a.docx", UploadTests.kinds[2].1)).notes == ["file-name-mismatch"])
  }

  private static let good = Multipart.part("file", filename: "a.txt", "x")

  /// Bodies and their Content-Type.
  static let malformed: [(String, String, Int, String)] = [
    (Multipart.body([good, good]), Multipart.type, 400, "file-part"),
    (Multipart.body([good, Multipart.part("typ", filename: nil, "DOKEXTIMG")]), Multipart.type, 400, "file-part"),
    (Multipart.body([Multipart.part("fil", filename: "a.txt", "x")]), Multipart.type, 400, "file-part"),
    (Multipart.body([Multipart.part("File", filename: "a.txt", "x")]), Multipart.type, 400, "file-part"),
    (Multipart.body([Multipart.part("file", filename: nil, "x")]), Multipart.type, 400, "file-part"),
    (Multipart.body([Multipart.part("file", filename: "", "x")]), Multipart.type, 400, "file-part"),
    (Multipart.body([]), Multipart.type, 400, "file-part"), ("", Multipart.type, 400, "multipart-malformed"),
    (Multipart.body([good]), "multipart/form-data", 400, "multipart-malformed"),
    (Multipart.body([good]), "multipart/form-data; boundary=another", 400, "multipart-malformed"),
    (String(Multipart.body([good]).dropLast(6)), Multipart.type, 400, "multipart-malformed"),
    ("x", "multipart/form-data; boundary=x", 400, "multipart-malformed"),
    (Multipart.body([good]), "application/json", 415, "content-type"),
    ("file=x", "application/x-www-form-urlencoded", 415, "content-type"), ("x", "text/plain", 415, "content-type"),
  ]

  @Test(arguments: malformed) func `what is not one part with a file is refused`(
    _ body: String, _ type: String, _ status: Int, _ code: String
  ) throws {
    let answer = try TestServer.shared.world().login().upload(Array(body.utf8), type: type)
    #expect(answer.status == status, "\(answer)")
    #expect(answer.notes == [code])
  }

  @Test(.rule(.r1_11)) func `10 MiB is taken; a byte more is the API's 400, and 64 KiB more the gateway's 413`() throws
  {
    let caller = try TestServer.shared.world().login()
    let most = 10 << 20
    #expect(try caller.upload(Multipart.bytes("a.txt", [UInt8](repeating: 97, count: most))).status == 200)
    let one = try caller.upload(Multipart.bytes("a.txt", [UInt8](repeating: 97, count: most + 1)))
    #expect(one.status == 400)
    #expect(one.notes == ["file-too-large"])
    #expect(one.message.contains("\(most + 1) bytes"))
    let gateway = try caller.upload(Multipart.bytes("a.txt", [UInt8](repeating: 97, count: most + 64 * 1024)))
    #expect(gateway.status == 413)
    #expect(gateway.notes == ["body-too-large"])
    #expect(gateway.json["code"] != nil)
  }

  @Test(.rule(.r7_2)) func `names are text, and nothing else`() throws {
    let caller = try TestServer.shared.world().login()
    for name in [
      "../../etc/passwd.txt", "C:\\temp\\a.txt", "a\u{202E}txt.exe.txt", "å ä ö 😀.txt", "a\tb.txt", "a\u{0}b.txt",
      "%2e%2e%2f.txt",
      ".txt",
      String(repeating: "n", count: 300) + ".txt", "'; DROP TABLE fil; --.txt",
    ] {
      let answer = try caller.upload(Multipart.bytes(name, [97]))
      #expect(answer.status == 200, "\(name): \(answer)")
      let stored = try #require(answer.json["fileName"]?.text)
      #expect(stored.utf8.allSatisfy { ($0 >= 97 && $0 <= 122) || ($0 >= 48 && $0 <= 57) || $0 == 45 || $0 == 46 })
      #expect(try caller.post("/v1/arbetsorder/101/filer", "{\"fil\": [{\"filnamn\": \"\(stored)\"}]}").status == 200)
      let shown = try caller.get("/v1/arbetsorder/101").json["filUtList"]?.list.last
      #expect(shown?["filnamn"]?.text == name)
      let id = try #require(shown?["id"]?.int)
      let file = try caller.get("/v1/filetransfer/file/\(id)")
      #expect(file.status == 200)
      let header = try #require(file.header("Content-Disposition"))
      #expect(header.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
      #expect(header.hasPrefix("attachment; filename=\""))
    }
  }

  @Test(.rule(.r7_3)) func `a temp file lives for a day of the world's clock`() throws {
    var orders = try Orders()
    try orders.world.clock(Orders.still)
    let (first, second) = (try orders.intern.uploaded(), try orders.intern.uploaded())
    try orders.world.clock("{\"advance\": \"PT23H59M59S\"}")
    orders = try orders.later()
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(first)").status == 200)
    try orders.world.clock("{\"advance\": \"PT1S\"}")
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(second)").notes == ["not-found"])
    let tied = try orders.intern.post("/v1/arbetsorder/101/filer", "{\"fil\": [{\"filnamn\": \"\(second)\"}]}")
    #expect(tied.status == 404)
    #expect(tied.notes == ["reference-not-found"])
    #expect(try orders.intern.get("/v1/arbetsorder/101").json["filUtList"]?.list.count == 1)
    // The next upload clears them away.
    _ = try orders.intern.uploaded()
    #expect(try orders.world.server.problems(of: orders.world) == [])
    #expect(try orders.world.server.count("tempfil", of: orders.world) == 1)
  }

  @Test(.rule(.r7_3, .r3_8)) func `a temp file is its uploader's alone, and a reader has none`() throws {
    let orders = try Orders()
    let name = try orders.intern.uploaded()
    for caller in [orders.extern, try orders.world.login("karim", "karim")] {
      #expect(try caller.delete("\(TestCaller.tempfile)/\(name)").notes == ["not-found"])
    }
    #expect(
      try orders.extern.post("/v1/arbetsorder/108/filer", "{\"fil\": [{\"filnamn\": \"\(name)\"}]}").notes
        == ["reference-not-found"])
    #expect(try orders.lasare.upload(Multipart.file("a.txt", [97])).notes == ["role-forbids"])
    #expect(try orders.lasare.delete("\(TestCaller.tempfile)/\(name)").notes == ["role-forbids"])
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(name)").status == 200)
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(name)").notes == ["not-found"])
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/nothing.txt").notes == ["not-found"])
    #expect(try orders.world.server.problems(of: orders.world) == [])
  }

  @Test func `an upload needs both tokens`() throws {
    let world = TestServer.shared.world()
    let body = Multipart.file("a.txt", [97])
    #expect(try world.anonymous.upload(body).notes == ["gateway-missing-credentials"])
    #expect(try world.gateway().upload(body).notes == ["login-token-missing"])
    #expect(try TestServer.shared.count("tempfil", of: world) == 0)
  }

  @Test(.rule(.r7_6)) func `an upload whose client goes away leaves nothing`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let body = Multipart.bytes("a.txt", [UInt8](repeating: 97, count: 1 << 20))
    for part in [200, 100_000, body.count - 1] {
      let client = HTTPClient(port: world.server.port)
      let head = """
        POST \(world.base)\(TestCaller.tempfile) HTTP/1.1\r
        Host: localhost\r
        Authorization: Bearer \(caller.gateway ?? "")\r
        X-Auth-Token: \(caller.login ?? "")\r
        Content-Type: \(Multipart.type)\r
        Content-Length: \(body.count)\r
        \r

        """
      try client.write(head)
      try client.write(Array(body[..<part]))
      client.disconnect()
    }
    // What comes after it on the same workers is served.
    #expect(try caller.uploaded("b.txt").hasSuffix(".txt"))
    #expect(try world.server.count("tempfil", of: world) == 1)
    #expect(try world.server.count("filinnehall", of: world) == 3)
    #expect(try world.server.problems(of: world) == [])
  }

  @Test(.rule(.r7_6)) func `an upload in chunks, piece by piece, is whole`() throws {
    let world = TestServer.shared.world()
    let caller = try world.login()
    let client = HTTPClient(port: world.server.port)
    defer { client.disconnect() }
    try client.write(
      "POST \(world.base)\(TestCaller.tempfile) HTTP/1.1\r\nHost: localhost\r\n"
        + "Authorization: Bearer \(caller.gateway ?? "")\r\nX-Auth-Token: \(caller.login ?? "")\r\n"
        + "Content-Type: \(Multipart.type)\r\nTransfer-Encoding: chunked\r\n\r\n")
    // Boundaries fall into two pieces as well, and the text has all of one but its last letter.
    let almost = "--\r\n--\(Multipart.boundary.dropLast())"
    for byte in Multipart.bytes("a.txt", Array(almost.utf8)) {
      try client.write(Array("1\r\n".utf8) + [byte] + Array("\r\n".utf8))
    }
    try client.write("0\r\n\r\n")
    let answer = TestAnswer(raw: try client.read())
    #expect(answer.status == 200)
    let name = try #require(answer.json["fileName"]?.text)
    #expect(try caller.post("/v1/arbetsorder/102/filer", "{\"fil\": [{\"filnamn\": \"\(name)\"}]}").status == 200)
    let id = try #require(try caller.get("/v1/arbetsorder/102").json["filUtList"]?[0]?["id"]?.int)
    #expect(try caller.get("/v1/filetransfer/file/\(id)").text == almost)
  }
}

/// What nobody is to guess (rule 7.1).
@Suite(.rule(.r7_1)) struct UnguessableTests {
  /// The name of the first temp file and the id of the first error.
  private func first(_ world: TestWorld) throws -> [String] {
    let caller = try world.login()
    let name = try caller.uploaded("a.txt", "text").split(separator: ".")[0]
    return [String(name), try #require(try caller.get("/v1/arbetsorder/none").json["id"]?.text)]
  }

  @Test func `two new servers, worlds and copies, a reset and a scenario each begin elsewhere`() throws {
    let (one, other) = (try TestServer(), try TestServer())
    var seen = try first(one.standard) + first(other.standard) + first(one.world("a")) + first(one.world("b"))
    #expect(try one.standard.anonymous.post("/_sim/worlds", "{\"name\": \"c\", \"from\": \"a\"}").status == 201)
    #expect(try one.standard.anonymous.post("/_sim/worlds", "{\"name\": \"d\", \"from\": \"a\"}").status == 201)
    seen += try first(one.world("c")) + first(one.world("d")) + first(one.world("a"))
    for _ in 0..<2 {
      #expect(try one.world("a").anonymous.send("POST", "/_sim/reset").status == 200)
      seen += try first(one.world("a"))
      let scenario =
        "{\"fast2\": \"scenario/1\", \"name\": \"x\", \"seed\": \"demo\", \"clock\": \"2026-03-02T08:00:00+01:00\"}"
      let loaded = try one.world("b").anonymous.post("/_sim/scenario", scenario)
      #expect(loaded.status == 200, "\(loaded)")
      seen += try first(one.world("b"))
    }
    #expect(Set(seen).count == seen.count)
    try one.stop()
    try other.stop()
  }

  @Test func `a server that is started again begins elsewhere too`() throws {
    let file = try TestServer.temporaryFile()
    var seen: [String] = []
    for _ in 0..<3 {
      let server = try TestServer(file: file)
      seen += try first(server.standard)
      try server.stop()
    }
    #expect(Set(seen).count == seen.count)
  }

  @Test func `with a random seed they are the same in each run`() throws {
    func run() throws -> [String] {
      let server = try TestServer(randomSeed: 5)
      defer { try? server.stop() }
      return try first(server.standard) + first(server.world("a"))
    }
    #expect(try run() == run())
  }
}
