import Documents
import Foundation
import HTTPTransport
import JSON
import TestKit
import Testing

/// The proxy as a program, between a client and a simulator with people and secrets planted in it.
@Suite struct RecordTests {
  /// Nothing of these may be in a recording.
  private static let planted = [
    "Planta", "Hemligsson", "planta.hemlig", "hemligt-losen", "hemlig-nyckel", "070-555 12 34", "0705551234",
    "19121212",
    "121212-1212", "HEMLIG0001", "Viskning", "4711", "gomd-1", "gomd-2", "gomd-3", "gomd-4", "eyJzdWIi",
  ]

  /// The demo seed with its first kund, resurs and key in other words.
  private static func plantedSeed() -> String {
    String(decoding: DemoSeed.bytes, as: UTF8.self)
      .replacing("Anna Berg", with: "Planta Hemligsson").replacing("anna.berg@", with: "planta.hemlig@")
      .replacing("losenord: password", with: "losenord: hemligt-losen-42")
      .replacing("hemlighet: demo-secret", with: "hemlighet: hemlig-nyckel-77")
      .replacing("KUNDA10001", with: "HEMLIG0001")
  }

  /// A client that does what the examples do, and more.
  private struct Walker {
    let client: HTTPClient
    var tokens: [(String, String)] = []

    init(port: Int) { client = HTTPClient(port: port) }

    mutating func logIn() throws {
      let basic = Data("demo-key:hemlig-nyckel-77".utf8).base64EncodedString()
      let gateway = try send(
        "POST", "/oauth2/token", #"{"grant_type": "client_credentials"}"#, [("Authorization", "Basic \(basic)")])
      tokens = [("Authorization", "Bearer \(gateway.json["access_token"]?.text ?? "")")]
      let login = try send(
        "POST", "/ao-produkt/v1/auth/login", #"{"username": "user", "password": "hemligt-losen-42"}"#)
      tokens.append(("X-Auth-Token", login.json["access_token"]?.text ?? ""))
    }

    @discardableResult
    func send(
      _ method: String, _ path: String, _ json: String? = nil, _ headers: [(String, String)]? = nil
    ) throws -> TestAnswer {
      let type = json.map { _ in [("Content-Type", "application/json")] } ?? []
      return TestAnswer(
        raw: try client.send(method, path, headers: (headers ?? tokens) + type, body: json.map { Array($0.utf8) }))
    }
  }

  private static let orders = "/ao-produkt/v1/arbetsorder"

  private static func walk(port: Int) throws {
    var walker = Walker(port: port)
    _ = try walker.send("GET", "/ao-produkt/v1/arbetsorder?limit=1")
    try walker.logIn()
    try walker.send("POST", "/ao-produkt/v1/auth/login", #"{"username": "user", "password": "Viskning"}"#)
    let search = "/ao-produkt/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    let first = try walker.send("POST", search, #"{"filter": {}, "first": 2}"#)
    let cursor = first.json["pageInfo"]?["endCursor"]?.text ?? ""
    try walker.send("POST", search, #"{"filter": {}, "first": 2, "after": "\#(cursor)"}"#)
    try walker.send("GET", "\(Self.orders)?limit=1&apikey=gomd-1&state=eyJhbGciOiJFZERTQSJ9.eyJzdWIiOiJhIn0.c2lnbmVk")
    try walker.send("POST", Self.orders, #"{"objektId": "9900101", "passwrod": "gomd-2", "x": {"Api-Key": "gomd-3"}}"#)
    try walker.send(
      "POST", Self.orders, #"{"objektId": "9900101", "länk": "https://u:gomd-4@example.com", "y": "hemligt-losen-42"}"#)
    try walker.send("GET", "/ao-produkt/v1/kund/310001")
    try walker.send("GET", "/ao-produkt/v1/kund/kundnummer/HEMLIG0001")
    let created = try walker.send(
      "POST", "/ao-produkt/v1/arbetsorder",
      #"""
      {"arbetsordertypKod": "F", "kundNr": "HEMLIG0001", "objektId": "9900101", "ursprung": 1, "resursId": "R100",
       "information": {"beskrivning": "Ring Planta Hemligsson, 070-555 12 34\n\nSpisen är trasig, kod 4711 ${x}"},
       "anmalare": {"namn": "Planta Hemligsson", "telefon": "0705551234", "epostAdress": "planta.hemlig@example.se"}}
      """#)
    let id = created.json["id"]?.int ?? 0
    let at = "/ao-produkt/v1/arbetsorder"
    for code in ["GODK", "PAGAR", "REG"] {
      try walker.send("PUT", "\(at)/\(id)/status", #"{"statuskod": "\#(code)"}"#)
    }
    try walker.send("GET", "\(at)/\(id)")
    try walker.send("GET", "\(at)?kundNr=HEMLIG0001&status=REG,GODK&limit=5&pnr=19121212-1212")
    let person = try walker.send(
      "POST", "\(at)/kontaktpersoner?arbetsorderId=\(id)",
      #"{"arbetsorderId": \#(id), "namn": "Planta Hemligsson", "anmarkning": "Viskning om 121212-1212"}"#)
    try walker.send("GET", "\(at)/kontaktpersoner/\(person.json["id"]?.int ?? 0)")
    let events = try walker.send("GET", "\(at)/handelser?arbetsorderId=\(id)")
    try walker.send("GET", "\(at)/handelser/\(events.json[1]?["id"]?.int ?? 0)")
    try upload(walker, at, id)
    try walker.send("GET", "/ao-produkt/v1/arbetsorder/\(id)", nil, [("Authorization", "Bearer forged")])
    try walker.send("GET", "/_sim/health")
    try walker.send("PUT", "/_sim/clock", #"{"advance": "PT31M"}"#)
    try walker.send("GET", "\(at)/\(id)/status")
    try walker.logIn()
    try walker.send("GET", "\(at)/\(id)/status")
  }

  private static func upload(_ walker: Walker, _ at: String, _ id: Int64) throws {
    let body =
      "--fast2sim-test\r\nContent-Disposition: form-data; name=\"tempFile\"; filename=\"Planta Hemligsson.txt\"\r\n"
      + "Content-Type: text/plain\r\n\r\nPlanta Hemligsson 121212-1212\r\n--fast2sim-test--\r\n"
    let file = TestAnswer(
      raw: try walker.client.send(
        "POST", "/ao-produkt/v1/filetransfer/tempfile",
        headers: walker.tokens + [("Content-Type", "multipart/form-data; boundary=fast2sim-test")],
        body: Array(body.utf8)))
    let name = file.json["fileName"]?.text ?? ""
    try walker.send(
      "POST", "\(at)/\(id)/filer", #"{"fil": [{"filnamn": "\#(name)", "beskrivning": "Planta Hemligsson"}]}"#)
    let order = try walker.send("GET", "\(at)/\(id)")
    try walker.send("GET", "/ao-produkt/v1/filetransfer/file/\(order.json["filUtList"]?[0]?["id"]?.int ?? 0)")
  }

  /// Records the walk, and gives the file's text.
  private static func recording(_ scratch: Scratch, _ arguments: [String] = []) throws -> String {
    try scratch.write("seed.yaml", plantedSeed())
    let served = try Served(
      ["--db", ":memory:", "--seed", "seed.yaml", "--clock", "2026-03-02T08:00:00+01:00"], in: scratch)
    let process = try ChildProcess(
      ["record", "--upstream", served.url, "--port", "0", "--out", "walk.yaml"] + arguments, in: scratch.directory)
    let ready = try process.line()
    let port = ready.split(separator: " ").first { $0.hasPrefix("http://") }?.split(separator: ":").last.flatMap {
      Int($0)
    }
    try walk(port: try #require(port))
    #expect(!scratch.files.contains("walk.yaml"), "nothing is written before the end")
    process.signal(SIGINT)
    let result = try process.wait()
    #expect(result.end == .exit(0), "\(result.errors)")
    #expect(result.output.contains("walk.yaml: "))
    _ = try served.stop()
    return try scratch.text("walk.yaml")
  }

  @Test func `a recording has no planted name or secret and is a scenario`() throws {
    let scratch = try Scratch()
    let text = try Self.recording(scratch)
    for planted in Self.planted {
      #expect(!text.lowercased().contains(planted.lowercased()), "\(planted)")
    }
    for file in scratch.files where file != "seed.yaml" && file != "walk.yaml" {
      let bytes = String(decoding: try scratch.bytes(file), as: UTF8.self)
      #expect(!bytes.contains("Hemligsson"), "\(file)")
    }
    guard case .scenario(let scenario) = ScenarioDocument.read(bytes: Array(text.utf8), file: "walk.yaml") else {
      Issue.record("\(ScenarioDocument.read(bytes: Array(text.utf8), file: "walk.yaml"))")
      return
    }
    #expect(scenario.steps.count > 20)
    let use = text.components(separatedBy: "${arbetsorder1}").count - 1
    #expect(use > 8, "the id that the server made is a variable")
    for part in [
      "${markor1}", "${kontaktperson1}", "${handelse1}", "${tempfil1}", "${fil1}", "$${x}", "advance: PT31M",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    for caller in ["- as: nobody", "gateway: forged", "login: expired"] { #expect(text.contains(caller), "\(caller)") }
  }

  @Test func `a recording runs green against another simulator`() throws {
    let scratch = try Scratch()
    _ = try Self.recording(scratch)
    let run = try scratch.run(["scenario", "run", "walk.yaml"])
    #expect(run.end == .exit(0), "\(run.output)\(run.errors)")
  }

  /// The example as it lies in the repository, between other people and secrets than those of the demo seed.
  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func `the walk of the examples is recorded without what was planted and runs green`() throws {
    let scratch = try Scratch()
    try scratch.write("seed.yaml", Self.plantedSeed())
    let served = try Served(["--db", ":memory:", "--seed", "seed.yaml"], in: scratch)
    let recorder = try ChildProcess(
      ["record", "--upstream", served.url, "--port", "0", "--out", "walk.yaml"], in: scratch.directory)
    let url = try #require(try recorder.line().split(separator: " ").first { $0.hasPrefix("http://") })
    let walk = Process()
    walk.executableURL = URL(filePath: "/usr/bin/python3")
    walk.arguments = [
      // No number that a pseudonym can be.
      "-c",
      try repositoryText("examples/python/walk.py").replacing("Test Testsson", with: "Planta Viskning")
        .replacing("0701740605", with: "0705551299"),
    ]
    walk.environment = [
      "FAST2_BASE_URL": String(url), "CONSUMER_SECRET": "hemlig-nyckel-77", "FAST2_PASSWORD": "hemligt-losen-42",
      "KUND_NR": "HEMLIG0001", "PYTHONIOENCODING": "utf-8",
    ]
    walk.standardOutput = FileHandle.nullDevice
    try walk.run()
    walk.waitUntilExit()
    #expect(walk.terminationStatus == 0)
    recorder.signal(SIGINT)
    #expect(try recorder.wait().end == .exit(0))
    _ = try served.stop()
    let text = try scratch.text("walk.yaml")
    for planted in Self.planted + ["0705551299", "test@example.com"] { #expect(!text.contains(planted), "\(planted)") }
    let run = try scratch.run(["scenario", "run", "walk.yaml"])
    #expect(run.end == .exit(0), "\(run.output)\(run.errors)")
  }

  @Test func `what is not anonymised is said aloud and secrets stay out all the same`() throws {
    let scratch = try Scratch()
    let text = try Self.recording(scratch, ["--no-anonymise"])
    #expect(text.contains("Planta Hemligsson"))
    #expect(!text.contains("hemligt-losen") && !text.contains("hemlig-nyckel") && !text.contains("Viskning\n"))
  }

  @Test func `a file that is there and a port that is taken are one line each`() throws {
    let scratch = try Scratch()
    try scratch.write("recorded.yaml", "mine\n")
    let there = try scratch.run(["record", "--upstream", "http://127.0.0.1:1"])
    #expect(there.end == .exit(2))
    #expect(there.errors == "fast2sim: recorded.yaml is there already; --force replaces it, --out names another\n")
    let served = try Served(["--db", ":memory:"], in: scratch)
    let taken = try scratch.run(
      ["record", "--upstream", served.url, "--port", "\(served.port)", "--out", "x.yaml"])
    #expect(taken.end == .exit(4))
    #expect(taken.errorLines.count == 1)
    _ = try served.stop()
  }

  @Test func `an upstream that is away is 502 and nothing is written`() throws {
    let scratch = try Scratch()
    let process = try ChildProcess(
      ["record", "--upstream", "http://127.0.0.1:1", "--port", "0"], in: scratch.directory)
    let port = try process.line().split(separator: " ").first { $0.hasPrefix("http://") }?.split(separator: ":").last
    let answer = try HTTPClient(port: try #require(port.flatMap { Int($0) })).send("GET", "/v1/avtal", headers: [])
    #expect(answer.status == 502)
    process.signal(SIGINT)
    let result = try process.wait()
    #expect(result.end == .exit(1))
    #expect(result.errors.hasSuffix("nothing passed, so recorded.yaml was not written\n"))
  }

  /// Records two logins and a read before an upstream that writes its answers so: the file, and what was said.
  private static func recording(
    before coding: CompressingUpstream.Coding
  ) throws -> (text: String, last: TestAnswer, said: String) {
    let scratch = try Scratch()
    let origin = try Served(["--db", ":memory:"], in: scratch)
    let upstream = try Listener(
      configuration: ListenerConfiguration(workers: 2), handler: CompressingUpstream(origin.url, coding))
    defer { upstream.stop(grace: .seconds(1)) }
    let process = try ChildProcess(
      ["record", "--upstream", "http://127.0.0.1:\(upstream.port)", "--port", "0", "--out", "r.yaml"],
      in: scratch.directory)
    let port = try process.line().split(separator: " ").first { $0.hasPrefix("http://") }?.split(separator: ":").last
    let walker = Walker(port: try #require(port.flatMap { Int($0) }))
    let token = try walker.send(
      "POST", "/oauth2/token", #"{"grant_type": "client_credentials"}"#,
      [("Authorization", "Basic \(Data("demo-key:demo-secret".utf8).base64EncodedString())")])
    func json(_ answer: TestAnswer) -> JSONValue? {
      try? JSONParser.parse(
        answer.raw.body.starts(with: [0xEF]) ? Array(answer.raw.body.dropFirst(3)) : answer.raw.body)
    }
    let gateway = [("Authorization", "Bearer \(json(token)?["access_token"]?.stringValue ?? "")")]
    let login = try walker.send(
      "POST", "/v1/auth/login", #"{"username": "user", "password": "password"}"#, gateway)
    let last = try walker.send(
      "GET", "/v1/arbetsorder/101/status", nil,
      gateway + [("X-Auth-Token", json(login)?["access_token"]?.stringValue ?? ""), ("Accept-Encoding", "gzip")])
    process.signal(SIGINT)
    let result = try process.wait()
    _ = try origin.stop()
    return ((try? scratch.text("r.yaml")) ?? "", last, result.output + result.errors)
  }

  @Test(arguments: [CompressingUpstream.Coding.gzip, .zlib, .raw, .marked])
  func `answers that upstream compresses are recorded and passed on in plain`(
    _ coding: CompressingUpstream.Coding
  ) throws {
    let (text, last, said) = try Self.recording(before: coding)
    #expect(text.contains("as: user"), "\(said)")
    #expect(text.contains("statuskod: "))
    #expect(last.header("Content-Encoding") == nil)
    #expect(last.status == 200 && last.text.hasSuffix("}"))
  }

  @Test(arguments: [CompressingUpstream.Coding.unknown, .lying])
  func `an answer that can't be unpacked is refused, and said`(_ coding: CompressingUpstream.Coding) throws {
    let (text, last, said) = try Self.recording(before: coding)
    #expect(last.status == 502 && last.text.contains("is compressed (Content-Encoding: "))
    #expect(said.contains("is compressed (Content-Encoding: ") && said.contains("nothing passed"))
    #expect(text.isEmpty)
  }

  @Test func `an answer without a body tells of its length what upstream told, or nothing`() throws {
    let scratch = try Scratch()
    let origin = try Served(["--db", ":memory:"], in: scratch)
    let process = try ChildProcess(
      ["record", "--upstream", origin.url, "--port", "0", "--out", "r.yaml"], in: scratch.directory)
    let port = try process.line().split(separator: " ").first { $0.hasPrefix("http://") }?.split(separator: ":").last
    let client = HTTPClient(port: try #require(port.flatMap { Int($0) }))
    for path in ["/_sim/openapi.json", "/nowhere"] {
      let whole = try client.send("GET", path, headers: [])
      let head = try client.send("HEAD", path, headers: [])
      #expect(head.status == whole.status && head.body.isEmpty)
      #expect(head["Content-Length"] == "\(whole.body.count)", "\(path)")
    }
    let made = try client.send("DELETE", "/_sim/faults", headers: [])
    #expect(made.status == 204 && made["Content-Length"] == nil)
    process.signal(SIGINT)
    _ = try process.wait()
    _ = try origin.stop()
  }
}
