import JSON
import Rules
import Server
import Simulator
import TestKit
import Testing
import Traffic

/// The latest entries of a journal, which go along with their world (`docs/shared.md`).
@Suite(.rule(.c1_3, .c4_1)) struct MovedJournalTests {
  private static let order = #"{"objektId": "9900101"}"#
  private let (a, b): (TestServer, TestServer)

  init() throws {
    a = try TestServer()
    b = try TestServer()
  }

  private static func export(_ world: TestWorld) throws -> JSONValue {
    let answer = try world.server.standard.anonymous.post("/_sim/worlds/\(world.base.dropFirst(3))/export", "{}")
    #expect(answer.status == 200)
    return try JSONParser.parse(answer.raw.body)
  }

  private static func bring(_ export: JSONValue, to server: TestServer, as name: String) throws -> TestAnswer {
    let text = String(decoding: export.compact, as: UTF8.self)
    return try server.standard.anonymous.post("/_sim/import?name=\(name)", text)
  }

  private static func moved(_ world: TestWorld, to server: TestServer, as name: String) throws -> TestWorld {
    #expect(try bring(export(world), to: server, as: name).status == 201)
    return server.world(name)
  }

  /// All that is answered of an entry, without what names the place where it is.
  private static func answers(_ id: Int, of world: TestWorld) throws -> [String] {
    try ["", "?format=curl"].map {
      try world.anonymous.get("/_sim/journal/\(id)\($0)").text.replacing(place(of: world), with: "PLACE")
    }
  }

  private static func place(of world: TestWorld) -> String { "http://127.0.0.1:\(world.server.port)\(world.base)" }

  private static func archive(of world: TestWorld) throws -> String {
    try world.anonymous.get("/_sim/journal.har").text.replacing(place(of: world), with: "PLACE")
  }

  private static func verdict(_ world: TestWorld, _ question: String) throws -> String? {
    try world.anonymous.post("/_sim/verify", question).json["verdict"]?.text
  }

  /// Requests of every kind that leaves another trace.
  private static func busy(_ world: TestWorld) throws -> Int {
    let caller = try world.login()
    #expect(try caller.post("/v1/arbetsorder", #"{"objektId": "nowhere", "prioKod": "77"}"#).status >= 400)
    let id = try #require(try caller.post("/v1/arbetsorder?utan=1&token=hemligt", order).json["id"]?.int)
    #expect(try caller.put("/v1/arbetsorder/\(id)/status", #"{"statuskod": "BEST"}"#).status < 500)
    #expect(try caller.get("/v1/arbetsorder?limit=100").status == 200)
    _ = try caller.uploaded()
    let typed = [("Content-Type", "application/json")]
    #expect(try caller.send("POST", "/v1/arbetsorder", headers: typed, body: [0xFF, 0x00]).status == 400)
    _ = try caller.send("GET", aRead, headers: [("X-Sim-Fault", "gateway.suspended"), ("X-Api-Key", "nyckel-7")])
    _ = try caller.send("GET", aRead, headers: [("X-Sim-Origin", "console; replay-of=4")])
    let trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
    #expect(try caller.send("GET", "/v1/nowhere", headers: [("traceparent", trace)]).status == 404)
    #expect(try world.anonymous.get(aRead).status == 401)
    return try #require(try world.anonymous.get("/_sim/journal").json["count"]?.int.map(Int.init))
  }

  @Test func `whatever is asked of an entry is answered as before, under another name, and after a second move`() throws
  {
    let from = a.world("x")
    let count = try Self.busy(from)
    let there = try Self.moved(from, to: b, as: "y")
    let back = try Self.moved(there, to: a, as: "z")
    for world in [there, back] {
      for id in 1...count {
        for (answer, before) in zip(try Self.answers(id, of: world), try Self.answers(id, of: from)) {
          #expect(answer == before, "\(id)")
        }
      }
      #expect(try Self.archive(of: world) == Self.archive(of: from))
      let journal = try world.anonymous.get("/_sim/journal").json
      #expect(journal["count"]?.int == Int64(count))
      #expect(journal["evictedThrough"]?.int == 0)
      #expect(try Self.verdict(world, #"{"operation": "getArbetsordrar_1", "count": {"exactly": 1}}"#) == "met")
      #expect(try Self.verdict(world, #"{"world": "\#(world.base.dropFirst(3))", "count": {"min": 5}}"#) == "met")
      #expect(try Self.verdict(world, #"{"operation": "getKund", "none": true}"#) == "met")
    }
    let why = try ["x", "y"].map { name in
      try TestAgent((name == "x" ? a : b).world(name)).tool("why_refused", #"{"entry": 3}"#).said.description
        .replacing(#""world":"\#(name)""#, with: "")
    }
    #expect(why[0].contains("unknown-code") || why[0].contains("reference-not-found"))
    #expect(why[0] == why[1])
    for server in [a, b] { try server.stop() }
  }

  @Test func `no secret goes along, and what only a secret could decide is not decided`() throws {
    let from = a.world("x")
    let count = try Self.busy(from)
    let export = try Self.export(from)
    let text = String(decoding: export.compact, as: UTF8.self)
    let tokens = try from.login()
    for secret in ["demo-secret", #"\"password\": \"password\""#, "hemligt", "nyckel-7"] {
      #expect(!text.contains(secret), "\(secret)")
    }
    for entry in export["journal"]?["entries"]?.arrayValue ?? [] {
      for field in entry["request"]?["headers"]?.arrayValue ?? []
      where field["name"]?.stringValue?.lowercased() == "authorization" {
        #expect(field["value"]?.stringValue?.contains("***") == true)
      }
    }
    #expect(tokens.login != nil)
    let there = try Self.moved(from, to: b, as: "y")
    // What was sent was compared before, and only what may be shown is there now.
    for question in [
      #"{"operation": "login", "body": {"password": "password"}}"#, #"{"query": {"token": "hemligt"}}"#,
      #"{"headers": {"x-api-key": "nyckel-7"}}"#,
    ] {
      #expect(try Self.verdict(from, question) == "met")
      #expect(try Self.verdict(there, question) == "inconclusive")
    }
    #expect(try Self.verdict(there, #"{"query": {"utan": "1"}, "operation": "getKund", "none": true}"#) == "met")
    for id in [2, 4] {
      let replay = try there.anonymous.post("/_sim/journal/\(id)/replay", "{}")
      expectProblem(replay, 409, "control-conflict")
      #expect(replay.text.contains("masked"))
    }
    let login = #"{"body": {"username": "user", "password": "password"}}"#
    #expect(try there.anonymous.post("/_sim/journal/2/replay", login).json["entry"]?["status"]?.int == 200)
    #expect(try there.anonymous.post("/_sim/journal/3/replay", "{}").json["entry"]?["status"]?.int ?? 0 >= 400)
    #expect(count > 4)
    for server in [a, b] { try server.stop() }
  }

  @Test func `no more than the latest two hundred go along, and what is older is told to be gone`() throws {
    let caller = try a.world("x").login()
    for _ in 0..<208 { _ = try caller.get(aRead) }
    let there = try Self.moved(caller.world, to: b, as: "y")
    let journal = try there.anonymous.get("/_sim/journal").json
    #expect(journal["count"]?.int == 200)
    #expect(journal["evictedThrough"]?.int == 10)
    let gone = try there.anonymous.get("/_sim/journal/10")
    expectProblem(gone, 404, "control-not-found")
    #expect(gone.text.contains("driven out"))
    #expect(try there.anonymous.get("/_sim/journal/11").status == 200)
    #expect(try Self.verdict(there, #"{"operation": "login", "none": true}"#) == "inconclusive")
    #expect(try Self.verdict(there, #"{"operation": "getObjekt_1", "count": {"min": 200}}"#) == "met")
    for server in [a, b] { try server.stop() }
  }

  @Test func `no more goes along than there is room for`() throws {
    let caller = try a.world("x").login()
    let long = #"{"objektId": "nowhere", "beskrivning": "\#(String(repeating: "\u{1}å", count: 15_000))"}"#
    for _ in 0..<40 { _ = try caller.post("/v1/arbetsorder", long) }
    let export = try Self.export(caller.world)
    let entries = try #require(export["journal"]?["entries"]?.arrayValue)
    #expect(entries.count > 5 && entries.count < 40, "\(entries.count)")
    #expect(entries.reduce(0) { $0 + $1.compact.count } <= JournalTail.mostBytes)
    #expect(entries.last?["id"]?.intValue == 42)
    #expect(export["journal"]?["evictedThrough"]?.intValue == Int64(42 - entries.count))
    #expect(try Self.bring(export, to: b, as: "y").status == 201)
    for server in [a, b] { try server.stop() }
  }

  @Test func `it goes on from there: numbers, a reset, what can be undone, and what a release before had`() throws {
    let from = a.world("x")
    let caller = try from.login()
    #expect(try caller.post("/v1/arbetsorder", Self.order).status == 201)
    #expect(try from.anonymous.send("POST", "/_sim/reset").status == 200)
    // A journal that began anew lacks nothing, there as here.
    #expect(try from.login().post("/v1/arbetsorder", Self.order).status == 201)
    let there = try Self.moved(from, to: b, as: "y")
    var journal = try there.anonymous.get("/_sim/journal").json
    #expect(journal["entries"]?.list.compactMap { $0["id"]?.int } == [4, 5, 6])
    #expect(journal["evictedThrough"]?.int == 0)
    for call in [("undo", #"{"to": 5}"#), ("worlds", #"{"name": "n", "from": "y@entry:5"}"#)] {
      let refused = try there.anonymous.post("/_sim/\(call.0)", call.1)
      expectProblem(refused, 409, "control-conflict")
      #expect(refused.text.contains("came from another server after entry 6"), "\(refused)")
    }
    #expect(try there.login().post("/v1/arbetsorder", Self.order).header("X-Sim-Request-Id") == "9")
    #expect(try there.anonymous.post("/_sim/undo", #"{"to": 8}"#).status == 200)
    #expect(try there.anonymous.send("POST", "/_sim/reset").status == 200)
    journal = try there.anonymous.get("/_sim/journal").json
    #expect(journal["count"]?.int == 0)
    #expect(journal["evictedThrough"]?.int == 0)
    #expect(try there.login().get(aRead).header("X-Sim-Request-Id") == "12")
    #expect(try there.anonymous.get("/_sim/bundle").status == 200)

    // An earlier release knows of no journal.
    let export = try Self.export(from)
    let earlier = Self.signed(export.setting(["journal"], nil))
    #expect(try Self.bring(earlier, to: b, as: "earlier").status == 201)
    journal = try b.world("earlier").anonymous.get("/_sim/journal").json
    #expect(journal["count"]?.int == 0)
    #expect(journal["evictedThrough"]?.int == 6)
    for server in [a, b] { try server.stop() }
  }

  @Test(.rule(.c4_4)) func `all journals together stay bounded by what comes along`() throws {
    let caller = try a.world("x").login()
    for _ in 0..<150 { _ = try caller.get(aRead) }
    let export = try Self.export(caller.world)
    let budget = JournalBudget(maxBytes: 400_000)
    let small = try TestServer(journals: budget)
    for number in 0..<5 {
      #expect(try Self.bring(export, to: small, as: "w\(number)").status == 201)
    }
    let counts = try (0..<5).map { try small.world("w\($0)").anonymous.get("/_sim/journal").json["count"]?.int ?? 0 }
    #expect(counts.allSatisfy { (100...152).contains($0) } && counts.contains(100), "\(counts)")
    for number in 0..<5 { #expect(try small.standard.anonymous.delete("/_sim/worlds/w\(number)").status == 204) }
    #expect(budget.bytes < 10_000)
    for server in [a, b, small] { try server.stop() }
  }

  // MARK: What is damaged

  /// With a digest that is right.
  private static func signed(_ export: JSONValue) -> JSONValue {
    func bytes(_ value: JSONValue?) -> [UInt8] { value?.stringValue.flatMap { Base64.decode($0.utf8) } ?? [] }
    let start = bytes(export["start"])
    let size = Int(export["size"]?.intValue ?? 0)
    var image = Array(start.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - start.count))
    for piece in export["changed"]?.arrayValue ?? [] {
      let (at, changed) = (Int(piece["at"]?.intValue ?? 0), bytes(piece["bytes"]))
      image.replaceSubrange(at..<(at + changed.count), with: changed)
    }
    let digest = Crypto.hex(Crypto.sha256(start + image + (export["journal"]?.compact ?? [])))
    return export.setting(["sha256"], .text(digest))
  }

  private static let damages: [(path: [String], value: JSONValue?)] = [
    (["evictedThrough"], nil), (["evictedThrough"], -1), (["evictedThrough"], 1_000_000), (["entries"], nil),
    (["entries"], "x"), (["entries", "0"], 7), (["entries", "0"], .object([])), (["entries", "0", "id"], 0),
    (["entries", "0", "id"], -1), (["entries", "0", "id"], 2), (["entries", "0", "id"], 1_000_000),
    (["entries", "0", "id"], .int(.max)), (["entries", "0", "id"], .number(1.5)), (["entries", "0", "method"], nil),
    (["entries", "0", "target"], 1), (["entries", "0", "status"], 99), (["entries", "0", "status"], 1000),
    (["entries", "0", "duration"], .int(.max)), (["entries", "0", "duration"], .int(.min)),
    (["entries", "0", "caller"], 1), (["entries", "0", "operation"], nil), (["entries", "0", "contract"], .null),
    (["entries", "0", "origin"], "nobody"), (["entries", "0", "faults"], [1]), (["entries", "0", "faults"], nil),
    (["entries", "0", "quirks"], .null), (["entries", "0", "notes"], .null),
    (["entries", "2", "notes", "0", "code"], "no-such-code"), (["entries", "2", "notes", "0", "level"], "fatal"),
    (["entries", "2", "notes", "0", "rule"], "99.1"), (["entries", "2", "notes", "0", "hint"], nil),
    (["entries", "0", "request"], .null), (["entries", "0", "request", "headers"], [["name": "x"]]),
    (["entries", "0", "request", "length"], -1), (["entries", "0", "request", "length"], .int(.max)),
    (["entries", "2", "request", "length"], 1), (["entries", "0", "request", "fingerprint"], "xyz"),
    (["entries", "2", "request", "fingerprint"], .text(String(repeating: "0", count: 32))),
    (["entries", "0", "exact", "masked"], [1]), (["entries", "0", "response"], 5),
    (["entries", "0", "transitions"], [["from": 1, "to": "REG"]]), (["entries", "0", "changes"], [["kind": "moved"]]),
    (["entries", "0", "changes"], [["kind": "updated", "table": "t", "key": "1", "fields": [["name": "x"]]]]),
    (["entries", "0", "exact"], nil), (["entries", "0", "exact", "time"], .int(.max)),
    (["entries", "0", "exact", "realTime"], .int(.min)), (["entries", "0", "exact", "query"], ["x"]),
    (["entries", "0", "exact", "masked"], ["soul"]), (["entries", "0", "exact", "traceparent"], "00-zz"),
  ]

  @Test func `a journal that is damaged, or was changed on its way, makes no world`() throws {
    let from = a.world("x")
    _ = try Self.busy(from)
    let export = try Self.export(from)
    #expect(Self.signed(export)["sha256"]?.stringValue == export["sha256"]?.stringValue)
    func expectRefused(_ export: JSONValue, _ what: String, _ location: SourceLocation = #_sourceLocation) throws {
      let answer = try Self.bring(export, to: b, as: "y")
      expectProblem(answer, 400, "control-invalid", sourceLocation: location)
      #expect(answer.status == 400, "\(what)", sourceLocation: location)
    }
    // Each would carry the whole database over HTTP; what reads a journal is asked itself.
    let through = try #require(export["requests"]?.intValue.flatMap { UInt64(exactly: $0) })
    let journal = try #require(export["journal"])
    #expect(JournalTail(journal, world: "y", through: through) != nil)
    for (path, value) in Self.damages {
      let damaged = journal.setting(path, value)
      #expect(!damaged.isEqual(to: journal), "\(path)")
      let what = "\(path) \(value.map { JSONView($0).description } ?? "left out")"
      #expect(JournalTail(damaged, world: "y", through: through) == nil, "\(what)")
    }
    let changed = export.setting(["journal", "entries", "0", "status"], 201)
    try expectRefused(changed, "unsigned")
    try expectRefused(Self.signed(changed.setting(["journal", "entries", "0", "id"], 0)), "damaged")
    try expectRefused(export.setting(["journal"], nil), "without")
    try expectRefused(Self.signed(export.setting(["journal"], "x")), "no object")
    let entries = try #require(export["journal"]?["entries"]?.arrayValue)
    let numbered = (1...201).map { entries[0].setting(["id"], .int($0)) }
    let many = export.setting(["requests"], 300).setting(["journal", "entries"], .list(numbered))
    try expectRefused(Self.signed(many), "201")
    let reversed = Self.signed(export.setting(["journal", "entries"], .list(entries.reversed())))
    try expectRefused(reversed, "reversed")
    let large = entries[2].setting(["request", "text"], .text(String(repeating: "x", count: 9 << 20)))
      .setting(["request", "length"], .int(9 << 20))
    try expectRefused(Self.signed(export.setting(["journal", "entries", "2"], large)), "large")
    #expect(try b.standard.anonymous.get("/_sim/worlds").json.list.count == 1)
    #expect(try Self.bring(export, to: b, as: "y").status == 201)
    #expect(b.internalErrors.isEmpty)
    for server in [a, b] { try server.stop() }
  }
}

extension JSONValue {
  /// The same with another value at a place; nil leaves the member out. Places in lists are numbers.
  fileprivate func setting(_ path: [String], _ value: JSONValue?) -> JSONValue {
    guard let name = path.first else { return value ?? .null }
    let rest = Array(path.dropFirst())
    if let elements = arrayValue {
      return .list(elements.enumerated().map { "\($0)" == name ? $1.setting(rest, value) : $1 })
    }
    let changed = rest.isEmpty ? value : (self[name] ?? .object([])).setting(rest, value)
    guard self[name] != nil else { return .object(members + [(name, changed)]) }
    return .object(members.map { $0 == name ? ($0, changed) : ($0, $1) })
  }
}
