import Rules
import Server
import TestKit
import Testing

/// Rule 1.2: the names that a field goes by.
@Suite(.rule(.r1_2)) struct AliasTests {
  /// A field of a body that the contracts call differently.
  struct Field: Sendable, CustomTestStringConvertible {
    /// The group around it; nil at the top.
    var group: String?
    var document: String
    var published: String
    /// Where it is read back under 1.1.
    var read: [String]
    /// Two values as JSON.
    var one = "\"111\"", other = "\"222\""
    /// What must stand beside it.
    var beside = ""
    var testDescription: String { "\(document)|\(published)" }

    func name(_ client: Client) -> String { client.name(document, published) }

    /// The body of a PUT to 101 with those members of the group.
    func body(_ members: [(String, String)]) -> String {
      let inner = members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + beside
      let field = group.map { "\"\($0)\": {\(inner)}" } ?? inner
      return "{\"arbetsordertypKod\": \"F\", \"objektId\": \"9900101\", \"kundNr\": \"KUNDA10001\", \(field)}"
    }
  }

  static let fields: [Field] = [
    Field(
      document: "tilltradesKod", published: "tilltradeKod", read: ["tilltrade", "tilltradeKod"], one: "\"J\"",
      other: "\"N\""),
    Field(
      group: "planering", document: "bokadFromTid", published: "bokadFomTid", read: ["planering", "bokadFromTid"],
      one: "\"08:00\"", other: "\"09:00\"", beside: ", \"bokadDatum\": \"20260304\""),
    Field(
      group: "ekonomi", document: "konteringsKonto", published: "konteringKonto", read: ["ekonomi", "konteringsKonto"]),
    Field(
      group: "ekonomi", document: "konterinfRefKst", published: "konteringRefKst",
      read: ["ekonomi", "konterinfRefKst"]),
    Field(
      group: "ekonomi", document: "konteringFastighetsNr", published: "konteringFastighetnr",
      read: ["ekonomi", "konteringFastighetsNr"]),
    Field(
      group: "ekonomi", document: "konteringDriftProjekt", published: "konteringDriftproj",
      read: ["ekonomi", "konteringDriftProjekt"]),
    Field(
      group: "ekonomi", document: "materialkostnad", published: "materialKostnad",
      read: ["ekonomi", "materialkostnad"],
      one: "111", other: "222"),
    Field(
      group: "fakturera", document: "fakturaBelopp", published: "fakturerasBelopp",
      read: ["fakturera", "fakturaBelopp"], one: "111", other: "222"),
  ]

  /// The value at the place, as JSON; read by a client of contract 1.1.
  private func stored(_ field: Field, _ world: TestWorld) throws -> String? {
    var found: JSONView? = try world.login().get("/v1/arbetsorder/101").json
    for step in field.read { found = found?[step] }
    return found.flatMap { $0.int.map { String($0) } ?? $0.text.map { "\"\($0)\"" } }
  }

  @Test(arguments: fields, Client.allCases)
  func `the contract's own name is taken in silence`(_ field: Field, _ client: Client) throws {
    let world = TestServer.shared.world()
    let put = try world.login(key: client.rawValue).put(
      "/v1/arbetsorder/101", field.body([(field.name(client), field.one)]))
    #expect(put.status == 200)
    #expect(put.notes == [])
    #expect(try stored(field, world) == field.one)
  }

  @Test(arguments: fields, Client.allCases)
  func `the other contract's name is taken and noted`(_ field: Field, _ client: Client) throws {
    let world = TestServer.shared.world()
    let other: Client = client == .document ? .published : .document
    let put = try world.login(key: client.rawValue).put(
      "/v1/arbetsorder/101", field.body([(field.name(other), field.one)]))
    #expect(put.status == 200)
    // The document prints tilltradeKod as well, so under 1.1 it is a variant and no alias.
    #expect(put.notes == (client == .document && field.published == "tilltradeKod" ? [] : ["alias-used"]))
    #expect(try stored(field, world) == field.one)
  }

  @Test(arguments: fields, Client.allCases)
  func `two names with different values are refused, and nothing is changed`(_ field: Field, _ client: Client) throws {
    let world = TestServer.shared.world()
    let before = try stored(field, world)
    let put = try world.login(key: client.rawValue).put(
      "/v1/arbetsorder/101", field.body([(field.document, field.one), (field.published, field.other)]))
    #expect(put.status == 400)
    #expect(put.notes.first == "conflicting-names")
    #expect(put.message.contains(field.document))
    #expect(put.message.contains(field.published))
    #expect(try stored(field, world) == before)
  }

  @Test(arguments: fields)
  func `two names with one value are taken`(_ field: Field) throws {
    let world = TestServer.shared.world()
    let put = try world.login().put(
      "/v1/arbetsorder/101", field.body([(field.document, field.one), (field.published, field.one)]))
    #expect(put.status == 200)
    #expect(try stored(field, world) == field.one)
  }

  /// Spellings that document 1.1 prints beside the one that it is answered with.
  @Test(arguments: [
    ("PUT", "/v1/arbetsorder/102/status", "{\"statusKod\": \"GODK\"}"),
    ("PUT", "/v1/arbetsorder/102", "{\"statuskod\": \"GODK\"}"),
    ("PUT", "/v1/arbetsorder/102", "{\"tilltradeKod\": \"J\"}"),
    ("PUT", "/v1/arbetsorder/102", "{\"faktura\": {\"faktureras\": true}}"),
    ("PUT", "/v1/kund/310001/kontaktuppgift", "{\"telefon\": [{\"typ\": \"Mobil\", \"telefnonNr\": \"070-1\"}]}"),
    ("POST", "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"tilltradeKod\": \"J\"}"),
  ])
  func `a variant that the document prints is taken in silence under 1.1`(
    _ method: String, _ path: String, _ body: String
  ) throws {
    let answer = try TestServer.shared.world().login().send(
      method, path, headers: [("Content-Type", "application/json")], text: body)
    #expect(answer.status == (method == "POST" ? 201 : 200))
    #expect(answer.notes == [])
  }

  @Test(.rule(.r1_9)) func `strict mode refuses an alias`() throws {
    let server = try TestServer(options: { $0.strictness = .strict })
    let caller = try server.world().login()
    let answer = try caller.put("/v1/arbetsorder/101", "{\"ekonomi\": {\"materialKostnad\": 5}}")
    #expect(answer.status == 400)
    #expect(answer.notes == ["strict", "alias-used"])
    #expect(try caller.put("/v1/arbetsorder/101", "{\"ekonomi\": {\"materialkostnad\": 5}}").status == 200)
  }
}
