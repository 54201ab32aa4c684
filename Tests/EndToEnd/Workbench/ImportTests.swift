import Client
import Documents
import Fieldwork
import JSON
import Model
import Server
import Simulator
import TestKit
import Testing
import Texts
import Traffic

import class Client.HTTPClient

/// A source with other data, another contract and some quirks, and what an import makes of it.
@Suite struct ImportTests {
  /// Requests whose answers are the fasta strukturen.
  private static func answers(_ session: Fast2Session) throws -> [String: JSONValue] {
    var all: [String: JSONValue] = [:]
    let search = "/v1/fastastrukturen/objekt/felanmalningsbara/"
    let lettable = try session.search(search + "uthyrningsbara", ["filter": [:]])
    all["uthyrningsbara"] = lettable
    for edge in lettable?["edges"]?.arrayValue ?? [] {
      guard let id = edge["node"]?["id"]?.stringValue else { continue }
      for extern in [true, false] {
        all["ejuthyrningsbara \(id) \(extern)"] = try session.search(
          search + "ejuthyrningsbara",
          ["filter": ["objektId": .text(id), "onlyReportableExternal": JSONValue(booleanLiteral: extern)]])
      }
    }
    let ids = Set(
      all.values.flatMap { $0["edges"]?.arrayValue ?? [] }.compactMap { $0["node"]?["id"]?.stringValue })
    for id in ids {
      all["objekt \(id)"] = try session.get("/v1/fastastrukturen/objekt/\(id)")
      for typ in ["F", "U"] {
        all["forslag \(id) \(typ)"] = try session.get(
          "/v1/arbetsorder/resurs/forslag", [("feltyp", typ), ("objektId", id)])
      }
      let rooms = try session.get("/v1/fastastrukturen/utrymmen", [("objektId", id)])
      all["utrymmen \(id)"] = rooms
      for room in rooms?.arrayValue ?? [] {
        guard let roomID = room["id"]?.intValue else { continue }
        let units = try session.get("/v1/fastastrukturen/enheter", [("utrymmesId", String(roomID))])
        all["enheter \(roomID)"] = units
        for unit in units?.arrayValue ?? [] {
          guard let unitID = unit["id"]?.intValue else { continue }
          all["fraser \(unitID)"] = try session.get("/v1/fastastrukturen/fraser", [("enhetsId", String(unitID))])
        }
      }
      for name in ["id1", "id2"] {
        guard let kund = all["objekt \(id)"]?["kunder"]?[name]?.intValue else { continue }
        all["kund \(kund)"] = try session.get("/v1/kund/\(kund)")
      }
    }
    all["tilltrade"] = try session.get("/v1/arbetsorder/tilltrade/vardelista")
    all["handelsetyper"] = try session.get("/v1/arbetsorder/handelser/vardelista")
    all["aktiviteter"] = try session.get("/v1/arbetsorder/tider/aktiviteter/vardelista")
    all["kontakter"] = try session.get(
      "/v1/arbetsorder/kontaktpersoner/kontakter/vardelista", [("foretagsnr", "01")])
    return all
  }

  private static func oddSource() throws -> TestServer {
    var text: [UInt8] = []
    SeedGenerator.generate(objekt: 25, arbetsorder: 40, randomSeed: 7) { text += $0 }
    let server = try TestServer(seed: String(decoding: text, as: UTF8.self), options: { $0.kontrakt = .published })
    _ = try server.quirks(["ocr-names", "camelcase-tokens", "modified-timestamp"])
    return server
  }

  @Test func `a seed answers as its source does where nothing is anonymised`() throws {
    let source = try Self.oddSource()
    let session = source.session(key: "demo-key-published")
    let seed = try SeedImport.read(
      session, ImportWish(), .forTests(isOff: true), origin: "test", progress: { _ in })
    #expect(seed.problems == [])
    let copy = try TestServer(seed: String(decoding: seed.file, as: UTF8.self))
    _ = try copy.quirks(["ocr-names"])
    let (there, here) = (try Self.answers(session), try Self.answers(copy.session(key: "demo-key-published")))
    #expect(there.count > 100)
    #expect(Set(there.keys) == Set(here.keys))
    for (request, answer) in there {
      let mine = here[request] ?? .null
      let same = answer.isEqual(to: mine)
      #expect(same || request.hasPrefix("uthyrningsbara") || request.hasPrefix("ejuthyrningsbara"), "\(request)")
      // Cursors are each server's own.
      if !same {
        let nodes = { (v: JSONValue) in v["edges"]?.arrayValue?.compactMap { $0["node"] } ?? [] }
        #expect(JSONValue.list(nodes(answer)).isEqual(to: .list(nodes(mine))), "\(request)")
      }
    }
    try copy.stop()
    try source.stop()
  }

  @Test func `anonymised it differs from its source in what tells of people alone`() throws {
    let source = try Self.oddSource()
    let session = source.session(key: "demo-key-published")
    let seed = try SeedImport.read(session, ImportWish(), .forTests(), origin: "test", progress: { _ in })
    #expect(seed.problems == [])
    let copy = try TestServer(seed: String(decoding: seed.file, as: UTF8.self))
    _ = try copy.quirks(["ocr-names"])
    let (there, here) = (try Self.answers(session), try Self.answers(copy.session(key: "demo-key-published")))
    let text = String(decoding: seed.file, as: UTF8.self)
    var differing: Set<String> = []
    for (request, answer) in there {
      Self.compare(answer, here[request], "") { name, old in
        differing.insert(name)
        // The generated phones are of the series that pseudonyms are of, too.
        #expect(name == "telefonNr" || !text.contains(old), "\(old) of \(request) is in the file")
      }
    }
    #expect(
      differing.subtracting(["cursor", "endCursor"]) == [
        "kundnummer", "namnHela", "epostAdress", "telefonNr", "namn",
      ])
    try copy.stop()
    try source.stop()
  }

  /// Tells of each text that differs, by the name of its field.
  private static func compare(_ a: JSONValue, _ b: JSONValue?, _ name: String, _ differs: (String, String) -> Void) {
    switch (a.kind, b?.kind) {
    case (.object(let members), _):
      for member in members { compare(member.value, b?[member.name], member.name, differs) }
    case (.array(let elements), .array(let others)?):
      #expect(elements.count == others.count)
      for (one, other) in zip(elements, others) { compare(one, other, name, differs) }
    case (.string(let one), .string(let other)?): if one != other { differs(name, one) }
    default: #expect(b.map { a.isEqual(to: $0) } ?? false, "\(name)")
    }
  }

  @Test func `a kund is read with what it rents and what it shares`() throws {
    let source = TestServer.shared
    var wish = ImportWish()
    wish.kundNummer = "KUNDA10001"
    let seed = try SeedImport.read(
      source.session(base: source.world().base), wish, .forTests(), origin: "test", progress: { _ in })
    #expect(seed.problems == [])
    let text = String(decoding: seed.file, as: UTF8.self)
    #expect(text.contains("9900101") && !text.contains("KUNDA10001") && !text.contains("demo@"))
  }

  @Test func `tokens that die are renewed and busy answers are waited for`() throws {
    let world = TestServer.shared.world()
    let session = TestServer.shared.session(base: world.base)
    #expect(try session.get("/v1/kund/310001") != nil)
    try world.clock(#"{"advance": "PT40M"}"#)
    #expect(try session.get("/v1/kund/310001") != nil, "a login token that has run out")
    let fault = #"{"match": {"operation": "getKund", "times": 2}, "effect": {"preset": "gateway.throttled"}}"#
    _ = try world.anonymous.post("/_sim/faults", fault)
    #expect(try session.get("/v1/kund/310001") != nil)
  }

  @Test func `a wrong secret is one clear sentence`() throws {
    var access = Fast2Access(url: "http://127.0.0.1:\(TestServer.shared.port)")
    (access.key, access.secret) = ("demo-key", "wrong")
    let client = HTTPClient()
    let tools = SessionTools(send: { (r) throws(HTTPFailure) in try client.send(r) }, wait: { _ in })
    let failure = #expect(throws: SessionFailure.self) { try Fast2Session(access, tools).get("/v1/kund/310001") }
    #expect(failure?.message.contains("refused key and secret") == true)
    #expect(failure?.message.contains("401 (invalid_client") == true)
  }
}

extension Anonymiser {
  /// One whose pseudonyms are the same in every run.
  static func forTests(published: Set<Text> = [], isOff: Bool = false) -> Anonymiser {
    Anonymiser(
      Pseudonyms(key: Array("test".utf8), digest: { Crypto.hmac(key: $0, $1) }), published: published, isOff: isOff)
  }
}

extension TestServer {
  /// A client that is logged in; it never waits.
  func session(key: String = "demo-key", base: String = "", auth: Fast2Access.Auth = .full) -> Fast2Session {
    var access = Fast2Access(url: "http://127.0.0.1:\(port)\(base)")
    (access.key, access.secret, access.username, access.password) = (key, "demo-secret", "user", "password")
    access.auth = auth
    let client = HTTPClient()
    return Fast2Session(
      access, SessionTools(send: { (request) throws(HTTPFailure) in try client.send(request) }, wait: { _ in }))
  }

  /// Switches oddities on in the standard world.
  func quirks(_ names: [String]) throws -> TestAnswer {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return try standard.anonymous.put("/_sim/settings", "{\"quirks\": [\(list)]}")
  }
}
