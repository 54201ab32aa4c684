import Rules
import TestKit
import Testing

/// Files of arbetsorder (rules 7.4, 7.5).
@Suite(.rule(.r7_4)) struct FileTests {
  private func tie(_ orders: Orders, _ names: [String], to id: Int64 = 102, by caller: TestCaller? = nil) throws
    -> TestAnswer
  {
    let list = names.map { "{\"filnamn\": \"\($0)\", \"typ\": \"DOKEXTIMG\"}" }.joined(separator: ", ")
    return try (caller ?? orders.intern).post("/v1/arbetsorder/\(id)/filer", "{\"fil\": [\(list)]}")
  }

  private func list(_ orders: Orders, _ id: Int64 = 102) throws -> [JSONView] {
    try orders.read(id)["filUtList"]?.list ?? []
  }

  @Test func `temp files become files of the arbetsorder, each with its händelse`() throws {
    let orders = try Orders()
    try orders.world.clock(Orders.still)
    let (first, second) = (try orders.intern.uploaded("köket.txt", "ett"), try orders.intern.uploaded("b.txt", "två"))
    let before = try orders.read(102)["modifierad"]?.description
    #expect(try list(orders).isEmpty)
    let answer = try orders.intern.post(
      "/v1/arbetsorder/102/filer",
      "{\"fil\": [{\"filnamn\": \"\(first)\", \"beskrivning\": \"Köket\", \"typ\": \"BOM\"}, {\"filnamn\": \"\(second)\"}]}"
    )
    #expect(answer.status == 200)
    #expect(answer.raw.body.isEmpty)
    let files = try list(orders)
    #expect(files.map { $0["filnamn"]?.text } == ["köket.txt", "b.txt"])
    #expect(files[0]["beskrivning"]?.text == "Köket")
    #expect(files[1]["beskrivning"]?.isNull == true)
    #expect(files[0]["datum"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(try orders.read(102)["modifierad"]?.description == before)
    let events = try orders.intern.get("/v1/arbetsorder/handelser?arbetsorderId=102").json.list.suffix(2)
    #expect(events.map { $0["typKod"]?.text } == ["BOM", "DOKEXTIMG"])
    #expect(events.map { $0["text"]?.text } == ["köket.txt", "b.txt"])
    #expect(events.map { $0["skapadAv"]?.text } == ["Anna Berg", "Anna Berg"])
    // The list shows them too.
    let row = try orders.intern.get("/v1/arbetsorder?objektId=9900102").json.list.first { $0["id"]?.int == 102 }
    #expect(row?["filUtList"]?.list.count == 2)
    // They are no temp files any more.
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(first)").notes == ["not-found"])
    #expect(try tie(orders, [first]).notes == ["reference-not-found"])
    #expect(try list(orders).count == 2)
  }

  @Test(.rule(.r2_5)) func `a list with one that is missing ties nothing`() throws {
    let orders = try Orders()
    let names = [try orders.intern.uploaded("a.txt", "ett"), try orders.intern.uploaded("b.txt", "två")]
    let before = try orders.trace(102)
    for missing in [[names[0], "nothing.txt"], ["nothing.txt", names[1]], [names[0], "nothing.txt", names[1]]] {
      let answer = try tie(orders, missing)
      #expect(answer.status == 404)
      #expect(answer.notes == ["reference-not-found"])
      #expect(answer.message.contains("nothing.txt"))
    }
    #expect(try orders.trace(102) == before)
    #expect(try orders.world.server.count("fil", of: orders.world) == 2)
    // And all of it can still be tied.
    #expect(try tie(orders, names).status == 200)
    #expect(try list(orders).count == 2)
    #expect(try orders.world.server.problems(of: orders.world) == [])
  }

  @Test(
    .rule(.r2_5),
    arguments: [
      (#"{"fil": []}"#, 400, "required-missing"), (#"{}"#, 400, "required-missing"),
      (#"{"fil": null}"#, 400, "required-null"),
      (#"{"fil": [{"typ": "DOKEXTIMG"}]}"#, 400, "required-missing"),
      (#"{"fil": [{"filnamn": "TEMP", "typ": "INGEN"}]}"#, 404, "reference-not-found"),
      (#"{"fil": [{"filnamn": "TEMP", "typ": "SYS"}]}"#, 400, "handelse-type-system"),
      (#"{"fil": [{"filnamn": "TEMP"}, {"filnamn": "TEMP"}]}"#, 400, "file-repeated"),
      (#"{"fil": [{"fileName": "TEMP"}]}"#, 400, "unknown-field"), (#"{"fil": "TEMP"}"#, 400, "unreadable-value"),
    ])
  func `what breaks a rule ties nothing`(_ json: String, _ status: Int, _ code: String) throws {
    let orders = try Orders()
    let name = try orders.intern.uploaded()
    let before = try orders.trace(102)
    let answer = try orders.intern.post("/v1/arbetsorder/102/filer", json.replacing("TEMP", with: name))
    #expect(answer.status == status)
    #expect(answer.notes == [code])
    #expect(try orders.trace(102) == before)
    #expect(try orders.intern.delete("\(TestCaller.tempfile)/\(name)").status == 200)
  }

  @Test(.rule(.r7_5)) func `the bytes come back as they were, with type, length and name`() throws {
    let orders = try Orders()
    var state: UInt64 = 7
    let bytes =
      [0xFF, 0xD8, 0xFF]
      + (3..<(10 << 20)).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
    let up = try orders.intern.upload(Multipart.bytes("Köket ö.jpg", bytes))
    #expect(try tie(orders, [try #require(up.json["fileName"]?.text)]).status == 200)
    let id = try #require(try list(orders)[0]["id"]?.int)
    let file = try orders.intern.get("/v1/filetransfer/file/\(id)")
    #expect(file.status == 200)
    #expect(file.raw.body == bytes)
    #expect(file.header("Content-Type") == "application/octet-stream")
    #expect(file.header("Content-Length") == String(bytes.count))
    #expect(
      file.header("Content-Disposition")
        == "attachment; filename=\"K_ket _.jpg\"; filename*=UTF-8''K%C3%B6ket%20%C3%B6.jpg")
    #expect(
      try orders.intern.send("HEAD", "/v1/filetransfer/file/\(id)").header("Content-Length") == String(bytes.count))
    #expect(try orders.intern.get("/v1/filetransfer/file/1").raw.body.count == 77)
  }

  @Test(.rule(.r7_5)) func `a file is removed once, and its bytes when nobody has them`() throws {
    let orders = try Orders()
    let server = orders.world.server
    // The same bytes twice are kept once.
    let names = [try orders.intern.uploaded("a.txt", "samma"), try orders.intern.uploaded("b.txt", "samma")]
    let before = try server.count("filinnehall", of: orders.world)
    #expect(try tie(orders, names).status == 200)
    let ids = try list(orders).compactMap { $0["id"]?.int }
    #expect(try orders.intern.delete("/v1/filetransfer/file/\(ids[0])").status == 200)
    #expect(try orders.intern.get("/v1/filetransfer/file/\(ids[0])").notes == ["not-found"])
    #expect(try orders.intern.delete("/v1/filetransfer/file/\(ids[0])").notes == ["not-found"])
    #expect(try list(orders).map { $0["id"]?.int } == [ids[1]])
    #expect(try orders.intern.get("/v1/filetransfer/file/\(ids[1])").text == "samma")
    #expect(try server.count("filinnehall", of: orders.world) == before)
    #expect(try orders.intern.delete("/v1/filetransfer/file/\(ids[1])").status == 200)
    #expect(try server.count("filinnehall", of: orders.world) == before - 1)
    #expect(try server.problems(of: orders.world) == [])
  }

  @Test(.rule(.r3_8)) func `a contractor has the files of its own arbetsorder only`() throws {
    let orders = try Orders()
    #expect(try orders.extern.get("/v1/filetransfer/file/1").notes == ["not-utforare"])
    #expect(try orders.extern.delete("/v1/filetransfer/file/1").notes == ["not-utforare"])
    #expect(try orders.extern.get("/v1/filetransfer/file/2").status == 200)
    let name = try orders.extern.uploaded()
    #expect(try tie(orders, [name], to: 102, by: orders.extern).notes == ["not-utforare"])
    #expect(try tie(orders, [name], to: 108, by: orders.extern).status == 200)
    #expect(try orders.read(108, by: orders.extern)["filUtList"]?.list.count == 2)
    #expect(try orders.lasare.get("/v1/filetransfer/file/1").status == 200)
    #expect(try orders.lasare.delete("/v1/filetransfer/file/1").notes == ["role-forbids"])
    #expect(try orders.extern.delete("/v1/filetransfer/file/2").status == 200)
  }

  @Test(.rule(.r4_8), arguments: ["MAK", "ÖVERF"])
  func `no file is tied or removed on MAK and after ÖVERF`(_ status: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try tie(orders, [try orders.intern.uploaded()], to: id).status == 200)
    if status == "MAK" { try orders.walk(id, "MAK") } else { try orders.walk(id, "GODK", "PAGAR", "UTFÖRD", "ÖVERF") }
    #expect(try tie(orders, [try orders.intern.uploaded()], to: id).notes == ["arbetsorder-locked"])
    let file = try #require(try list(orders, id)[0]["id"]?.int)
    #expect(try orders.intern.delete("/v1/filetransfer/file/\(file)").notes == ["arbetsorder-locked"])
    #expect(try orders.intern.get("/v1/filetransfer/file/\(file)").status == 200)
  }

  @Test(.rule(.r1_12)) func `an unknown file or arbetsorder is 404`() throws {
    let orders = try Orders()
    #expect(try orders.intern.get("/v1/filetransfer/file/99").notes == ["not-found"])
    #expect(try orders.intern.delete("/v1/filetransfer/file/99").notes == ["not-found"])
    #expect(try tie(orders, [try orders.intern.uploaded()], to: 9999).notes == ["not-found"])
    #expect(try orders.intern.get("/v1/filetransfer/file/x").notes == ["not-an-id"])
  }

  @Test func `a reset takes files and temp files back`() throws {
    let orders = try Orders()
    #expect(try tie(orders, [try orders.intern.uploaded()]).status == 200)
    _ = try orders.intern.uploaded()
    #expect(try orders.world.anonymous.send("POST", "/_sim/reset").status == 200)
    #expect(try list(try orders.later()).isEmpty)
    #expect(try orders.world.server.count("tempfil", of: orders.world) == 0)
    #expect(try orders.world.server.problems(of: orders.world) == [])
  }
}
