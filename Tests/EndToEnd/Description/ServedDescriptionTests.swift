import Contract
import JSON
import Model
import Rules
import Server
import TestKit
import Testing

/// Where the descriptions are served, by whose names, and to whom.
@Suite struct ServedDescriptionTests {
  static let paths = ["/_sim/openapi.json", "/_sim/openapi.yaml", "/_sim/postman.json"]

  @Test(.rule(.r1_1), arguments: paths)
  func `a description is by the names of the world's contract, or of the one asked for`(_ path: String) throws {
    let world = TestServer.shared.world().anonymous
    let standard = try world.get(path)
    #expect(standard.status == 200)
    #expect(standard.header("Content-Type") == (path.hasSuffix("yaml") ? "application/yaml" : "application/json"))
    #expect(try world.get(path + "?contract=1.1").text == standard.text)
    let published = try world.get(path + "?contract=published").text
    #expect(published != standard.text)
    let server = try TestServer(options: { $0.kontrakt = .published })
    let other = try server.standard.anonymous.get(path).text
    #expect(other.count < published.count + 200 && other.contains("arbetsorderId"))
    try server.stop()
  }

  @Test(.rule(.c1_6), arguments: paths)
  func `a contract that there is not, another method and another site are refused`(_ path: String) throws {
    let world = TestServer.shared.world().anonymous
    expectProblem(try world.get(path + "?contract=1.8"), 400, "control-invalid")
    expectProblem(try world.send("POST", path), 405, "control-method-not-allowed")
    expectProblem(
      try world.send("GET", path, headers: [("Sec-Fetch-Site", "cross-site")]), 403, "control-forbidden")
  }

  @Test(.rule(.c1_1)) func `a description says where its own world is`() throws {
    let named = TestServer.shared.world()
    let url = "http://127.0.0.1:\(named.server.port)"
    let servers = try ServedOpenAPI(.document, from: named).root["servers"]?.elements.compactMap { $0["url"]?.text }
    #expect(servers == [named.base, named.base + "/ao-produkt"])
    let standard = TestServer.shared.standard
    let root = try ServedOpenAPI(.document, from: standard).root["servers"]?.elements.compactMap { $0["url"]?.text }
    #expect(root == ["/", "/ao-produkt"])
    #expect(try named.anonymous.get("/_sim/postman.json").text.contains("\"\(url)\(named.base)\""))
    #expect(try standard.anonymous.get("/_sim/postman.json").text.contains("\"\(url)\""))
  }

  @Test(arguments: ["localhost", "localhost:\"x", "[::1]:8280"])
  func `a Host that is none does not get into a description`(_ host: String) throws {
    let answer = try TestServer.shared.world().anonymous.send("GET", "/_sim/postman.json", headers: [("Host", host)])
    #expect(throws: Never.self) { try JSONParser.parse(answer.raw.body) }
  }

  @Test(.rule(.r1_1, .r1_4)) func `the gateway offers the description to whoever asks, by the names of its client`()
    throws
  {
    let world = TestServer.shared.world()
    let path = "/ao-produkt/v1/swagger.json"
    let document = try world.anonymous.get("/_sim/openapi.json?contract=1.1").text
    let published = try world.anonymous.get("/_sim/openapi.json?contract=published").text
    #expect(try world.anonymous.get(path).text == document)
    #expect(try world.gateway("demo-key-published").get(path).text == published)
    #expect(try world.gateway("demo-key").get(path).text == document)
    let forged = try world.anonymous.send("GET", path, headers: [("Authorization", "Bearer forged")])
    #expect(forged.status == 200)
    let wrong = try world.anonymous.send("PUT", path)
    #expect(wrong.status == 405)
    #expect(wrong.header("Allow") == "GET, HEAD")
  }

  @Test(.rule(.r3_7)) func `without a gateway nobody offers it`() throws {
    let server = try TestServer(options: { $0.auth = .noGateway })
    #expect(try server.standard.anonymous.get("/ao-produkt/v1/swagger.json").status == 404)
    #expect(try server.standard.anonymous.get("/_sim/openapi.json").status == 200)
    try server.stop()
  }
}
