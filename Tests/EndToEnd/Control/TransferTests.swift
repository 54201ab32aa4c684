import JSON
import Rules
import Server
import Simulator
import TestKit
import Testing

/// Worlds that go from one server to another (`docs/shared.md`).
@Suite(.rule(.c1_3)) struct TransferTests {
  private static let secret = [UInt8](repeating: 7, count: 32)
  private static let order = #"{"objektId": "9900101"}"#
  private let (a, b): (TestServer, TestServer)

  init() throws {
    a = try TestServer(sharedSecret: Self.secret)
    b = try TestServer(sharedSecret: Self.secret)
  }

  private static func export(
    _ name: String, of server: TestServer, _ body: String = "{}"
  ) throws -> TestAnswer {
    try server.standard.anonymous.post("/_sim/worlds/\(name)/export", body)
  }

  private static func bring(_ export: String, to server: TestServer, _ query: String = "") throws -> TestAnswer {
    try server.standard.anonymous.post("/_sim/import\(query)", export)
  }

  private static func at(_ server: TestServer, _ caller: TestCaller) -> TestCaller {
    let base = caller.world.base
    let world = base.isEmpty ? server.standard : server.world(String(base.dropFirst(3)))
    return TestCaller(world: world, gateway: caller.gateway, login: caller.login)
  }

  @Test func `a world goes on where it was: data, clock, faults, settings, numbers and tokens`() throws {
    let caller = try a.world("x").login()
    let id = try #require(try caller.post("/v1/arbetsorder", Self.order).json["id"]?.int)
    try caller.world.clock(#"{"now": "2026-03-02T08:10:00+01:00", "freeze": true, "rate": 60}"#)
    #expect(try caller.put("/_sim/settings", #"{"files": {"maxBytes": 1234567}}"#).status == 200)
    let fault = #"{"match": {"operation": "getKund"}, "effect": {"status": 503}}"#
    #expect(try caller.post("/_sim/faults", fault).status == 201)
    let before = try a.dump(of: caller.world).filter { !$0.hasPrefix("varld") }
    let export = try Self.export("x", of: a)
    #expect(export.status == 200)
    let answer = try Self.bring(export.text, to: b)
    #expect(answer.status == 201)
    #expect(answer.text == #"{"name":"x","persist":false,"tokens":"kept"}"#)
    let there = Self.at(b, caller)
    #expect(try b.dump(of: there.world).filter { !$0.hasPrefix("varld") } == before)
    let read = try there.get("/v1/arbetsorder/\(id)")
    #expect(read.status == 200)
    #expect(read.header("X-Sim-Request-Id") == "4", "numbers go on")
    #expect(try there.get("/_sim/clock").text == #"{"now":"2026-03-02T08:10:00+01:00","frozen":true,"rate":60}"#)
    #expect(try there.get("/_sim/settings").json["files"]?["maxBytes"]?.int == 1_234_567)
    #expect(try there.get("/_sim/faults").json.list.count == 1)
    let next = try #require(try there.post("/v1/arbetsorder", Self.order).json["id"]?.int)
    #expect(next == id + 1)
    // A reset goes back to the seed there, too.
    #expect(try there.send("POST", "/_sim/reset").status == 200)
    #expect(try b.world("x").login().get("/v1/arbetsorder/\(id)").status == 404)
    for server in [a, b] { try server.stop() }
  }

  @Test func `while it is held a world is read, and takes no write`() throws {
    let caller = try a.world("x").login()
    #expect(try Self.export("x", of: a, #"{"hold": "PT5M"}"#).status == 200)
    #expect(try caller.get(aRead).status == 200)
    let refused = try caller.post("/v1/arbetsorder", Self.order)
    expectGatewayFault(refused, 503, "503", "Service Unavailable", note: "world-held")
    #expect(refused.header("Retry-After") == "1")
    expectProblem(try caller.send("POST", "/_sim/reset"), 503, "world-held")
    expectProblem(try caller.put("/_sim/clock", #"{"advance": "PT1M"}"#), 503, "world-held")
    #expect(try a.world("y").login().post("/v1/arbetsorder", Self.order).status == 201, "others are not")
    #expect(try Self.export("x", of: a, #"{"hold": "PT0S"}"#).status == 200)
    #expect(try caller.post("/v1/arbetsorder", Self.order).status == 201)
    for hold in ["PT6M", "x"] {
      expectProblem(try Self.export("x", of: a, #"{"hold": "\#(hold)"}"#), 400, "control-invalid")
    }
    for server in [a, b] { try server.stop() }
  }

  @Test func `no write that was answered is lost in a move, and none is in two worlds`() throws {
    let caller = try a.world("x").login()
    let there = Self.at(b, caller)
    let results = try inParallel(4) { client -> [Int64] in
      guard client > 0 else {
        for _ in 0..<5 { #expect(try caller.get(aRead).status == 200) }
        let export = try Self.export("x", of: a, #"{"hold": "PT5M"}"#)
        #expect(try Self.bring(export.text, to: b).status == 201)
        #expect(try caller.delete("/_sim/worlds/x?movedTo=http://b").status == 204)
        return []
      }
      var made: [Int64] = []
      var isThere = false
      while made.count < 60 || !isThere {
        let answer = try (isThere ? there : caller).post("/v1/arbetsorder", Self.order)
        switch answer.status {
        case 201: made.append(answer.json["id"]?.int ?? 0)
        case 503: continue
        case 409:
          #expect(answer.notes.first == "world-lost")
          isThere = true
        default:
          Issue.record("\(answer)")
          return made
        }
      }
      return made
    }
    let made = results.flatMap(\.self)
    #expect(Set(made).count == made.count)
    for id in made { #expect(try there.get("/v1/arbetsorder/\(id)").status == 200) }
    for server in [a, b] { try server.stop() }
  }

  @Test func `who asks where a world was is told where it went, until there is one again`() throws {
    let caller = try a.world("x").login()
    let export = try Self.export("x", of: a).text
    #expect(try a.standard.anonymous.delete("/_sim/worlds/x?movedTo=http://b:8280").status == 204)
    for path in [aRead, "/_sim/clock"] {
      let answer = try a.world("x").anonymous.get(path)
      #expect(answer.status == 409)
      #expect(answer.notes.first == "world-lost")
      #expect(answer.text.contains("was moved to http://b:8280"))
    }
    let key = "grant_type=client_credentials&client_id=demo-key@x&client_secret=demo-secret"
    let token = try a.standard.anonymous.send(
      "POST", "/oauth2/token", headers: [("Content-Type", "application/x-www-form-urlencoded")], text: key)
    #expect(token.status == 409)
    #expect(try Self.bring(export, to: a).status == 201)
    #expect(try caller.get(aRead).status == 200)
    for server in [a, b] { try server.stop() }
  }

  @Test func `what came by credentials is led to by its tokens where it is now`() throws {
    let caller = try a.standard.login(key: "demo-key@x")
    #expect(try Self.bring(Self.export("x", of: a).text, to: b).status == 201)
    let id = try #require(try Self.at(b, caller).post("/v1/arbetsorder", Self.order).json["id"]?.int)
    #expect(try b.world("x").login().get("/v1/arbetsorder/\(id)").status == 200)
    for server in [a, b] { try server.stop() }
  }

  @Test func `under another name, or another secret, its tokens end`() throws {
    let caller = try a.world("x").login()
    let export = try Self.export("x", of: a).text
    #expect(try Self.bring(export, to: b, "?name=y").json["tokens"]?.text == "ended")
    let other = try TestServer()
    #expect(try Self.bring(export, to: other).json["tokens"]?.text == "ended")
    #expect(try Self.at(other, caller).get(aRead).status == 401)
    #expect(try other.world("x").login().get(aRead).status == 200)
    for server in [a, b, other] { try server.stop() }
  }

  @Test func `one that stays has its file where it is now, also after a restart`() throws {
    #expect(try a.standard.anonymous.post("/_sim/worlds", #"{"name": "k", "persist": true}"#).status == 201)
    let caller = try a.world("k").login()
    let id = try #require(try caller.post("/v1/arbetsorder", Self.order).json["id"]?.int)
    let answer = try Self.bring(Self.export("k", of: a).text, to: b)
    #expect(answer.text == #"{"name":"k","persist":true,"tokens":"kept"}"#)
    let file = try #require(b.file)
    try b.stop()
    let again = try TestServer(file: file, sharedSecret: Self.secret)
    #expect(try Self.at(again, caller).get("/v1/arbetsorder/\(id)").status == 200)
    let inMemory = try Self.bring(Self.export("k", of: a).text, to: again, "?name=m&persist=false")
    #expect(inMemory.json["persist"]?.bool == false)
    for server in [a, again] { try server.stop() }
  }

  @Test func `what is none, or not whole, makes nothing`() throws {
    _ = try a.world("x").login()
    let export = try JSONParser.parse(try Self.export("x", of: a).raw.body)
    func changed(_ name: String, _ value: JSONValue) -> String {
      String(decoding: JSONValue.object(export.members.map { ($0, $0 == name ? value : $1) }).compact, as: UTF8.self)
    }
    func expectRefused(_ text: String, _ sourceLocation: SourceLocation = #_sourceLocation) throws {
      expectProblem(try Self.bring(text, to: b), 400, "control-invalid", sourceLocation: sourceLocation)
    }
    let whole = String(decoding: export.compact, as: UTF8.self)
    try expectRefused(String(whole.prefix(whole.count / 2)))
    try expectRefused(#"{"fast2sim": "bundle/1"}"#)
    try expectRefused(changed("fast2sim", "world/2"))
    try expectRefused(changed("sha256", .text(String(repeating: "0", count: 64))))
    try expectRefused(changed("size", 4096))
    try expectRefused(changed("changed", .list([["at": 1_000_000_000, "bytes": "AAAA"]])))
    try expectRefused(changed("requests", .int(.max)))
    for size in [1_073_741_824, Int64.max] { try expectRefused(changed("size", .int(size))) }
    try expectRefused(changed("name", "../x"))
    let clock = { (frozen: JSONValue) in ["offset": 0, "frozen": frozen, "rate": 1000, "since": 0] as JSONValue }
    try expectRefused(changed("clock", clock(.int(399_000_000_000_000))))
    try expectRefused(changed("clock", clock(.int(.max))))
    // It is the year 10000 in Stockholm.
    try expectRefused(changed("clock", clock(.int(253_402_300_799_999))))
    try expectRefused(changed("faults", "garbage"))
    try expectRefused(changed("faults", #"{"rules":[{"id":1,"rule":{"status":99999}}],"next":2}"#))
    try expectRefused(changed("start", "!"))
    // A database of something else, and one of a later version, with digests that are right.
    let start = try #require(Base64.decode((export["start"]?.stringValue ?? "").utf8))
    func forged(_ start: [UInt8]) -> String {
      let parts: [(String, JSONValue)] = [
        ("start", .text(Base64.encode(start))), ("size", .int(Int64(start.count))), ("changed", .list([])),
        ("sha256", .text(Crypto.hex(Crypto.sha256(start + start)))),
      ]
      return String(
        decoding: JSONValue.object(
          export.members.map { member in (member.0, parts.first { $0.0 == member.0 }?.1 ?? member.1) }
        ).compact, as: UTF8.self)
    }
    try expectRefused(forged(Array("no database at all".utf8) + [UInt8](repeating: 0, count: 1000)))
    try expectRefused(forged(Array(start.dropLast(4096))))
    var foreign = start
    foreign[71] ^= 1
    try expectRefused(forged(foreign))
    var newer = start
    newer[63] = 200
    try expectRefused(forged(newer))
    var damaged = start
    for at in stride(from: 8192, to: damaged.count, by: 64) { damaged[at] ^= 0xFF }
    try expectRefused(forged(damaged))
    // A page whose header counts its free bytes wrongly: all can be read, and SQLite's own check finds it.
    var miscounted = start
    let page = try #require(stride(from: 4096, to: start.count, by: 4096).first { start[$0] == 0x0D })
    miscounted[page + 7] ^= 1
    try expectRefused(forged(miscounted))
    #expect(try b.standard.anonymous.get("/_sim/worlds").json.list.count == 1)
    #expect(try Self.bring(changed("requests", 4_503_599_627_370_496), to: b).status == 201)
    #expect(try b.world("x").login().get("/v1/arbetsorder/101").header("X-Sim-Request-Id") == "4503599627370499")
    #expect(try b.world("x").anonymous.get("/_sim/journal").json["count"]?.int == 5)
    // Without fault rules that could not be counted on it would be another world.
    let good = #"{"id": 7, "rule": {"effect": {"status": 503}}}"#
    let rule = { (more: String) in #"{"id": 9, "rule": {"effect": {"status": 500}, "lifetime": "PT1H"}, \#(more)}"# }
    for wrong in ["\"seen\": \(Int64.max)", "\"hits\": -1", "\"ends\": \(Int64.min)"] {
      try expectRefused(changed("faults", .text("{\"next\": 10, \"rules\": [\(good), \(rule(wrong))]}")))
    }
    // Those that come later get numbers behind the others.
    let faults = "{\"next\": \(Int64.max), \"rules\": [\(good)]}"
    #expect(try Self.bring(changed("faults", .text(faults)), to: b, "?name=f").status == 201)
    #expect(try b.world("f").anonymous.get("/v1/arbetsorder").status == 503)
    let added = try b.world("f").anonymous.post("/_sim/faults", #"{"effect": {"status": 500}}"#)
    #expect(added.json["id"]?.int == 8, "\(added)")
    expectProblem(try Self.export("nowhere", of: a), 404, "control-not-found")
    expectProblem(try Self.bring(whole, to: a), 409, "control-conflict")
    for server in [a, b] { try server.stop() }
  }

  @Test func `the command line moves one, and says where it is`() throws {
    let scratch = try Scratch()
    try scratch.write("secret", String(repeating: "ab", count: 32))
    let options = ["--db", ":memory:", "--log", "off", "--key-secret-file", "secret", "--admin-key", "hemlig-7"]
    let from = try Served(options, in: scratch)
    let to = try Served(Array(options.dropLast()) + ["hemlig-8"], in: scratch)
    #expect(try from.send("GET", "/w/x/v1/arbetsorder").status == 401)
    let keys = ["--admin-key", "hemlig-7", "--to-admin-key", "hemlig-8"]
    let moved = try scratch.run(["world", "move", "x", "--url", from.url, "--to", to.url] + keys)
    #expect(moved.output == "world x is at \(to.url)/w/x, and no more at \(from.url)\n", "\(moved.errors)")
    #expect(moved.end == .exit(0))
    #expect(try from.send("GET", "/w/x/v1/arbetsorder").notes.first == "world-lost")
    let out = try scratch.run(
      ["world", "export", "x", "--url", to.url, "--out", "x.json", "--admin-key", "hemlig-8"])
    #expect(out.end == .exit(0), "\(out.errors)")
    let back = try scratch.run(["world", "import", "x.json", "--url", from.url, "--admin-key", "hemlig-7"])
    #expect(back.output == "world x is at \(from.url)/w/x; its tokens are good\n", "\(back.errors)")
    #expect(try scratch.run(["world", "move", "x", "--url", from.url]).end == .exit(2))
    let nowhere = try scratch.run(["world", "move", "x", "--url", from.url, "--to", "http://127.0.0.1:1"] + keys)
    #expect(nowhere.end == .exit(4))
    #expect(try from.send("GET", "/w/x/v1/arbetsorder").status == 401, "it is here still")
    #expect(try from.stop().end == .exit(0))
    #expect(try to.stop().end == .exit(0))
  }
}
