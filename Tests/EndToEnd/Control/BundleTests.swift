import JSON
import Rules
import TestKit
import Testing

/// A bundle reproduces what has happened, in a fresh process (`docs/control-plane.md`).
@Suite(.rule(.c4_1)) struct BundleTests {
  private func run(_ world: TestWorld) throws {
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    _ = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"prioKod\": \"30\"}")
    _ = try world.clock("{\"advance\": \"PT10M\"}")
    _ = try world.anonymous.post(
      "/_sim/faults", "{\"match\": {\"probability\": 0.5}, \"effect\": {\"preset\": \"gateway.throttled\"}}")
    for _ in 0..<6 { _ = try caller.get("/v1/arbetsorder/1000") }
    _ = try world.anonymous.delete("/_sim/faults")
    _ = try world.anonymous.put("/_sim/settings", "{\"quirks\": [\"modified-timestamp\"]}")
    _ = try caller.put("/v1/arbetsorder/1000/status", "{\"statuskod\": \"UTFÖRD\"}")
    _ = try caller.get("/v1/arbetsorder/1000")
    _ = try caller.get("/v1/arbetsorder/none")
    let gateway = try world.gateway("demo-key-published")
    _ = try gateway.post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"fel\"}")
    let login = try gateway.post("/v1/auth/login", "{\"username\": \"user\", \"password\": \"password\"}")
    let refresh = try #require(login.json["refresh_token"]?.text)
    _ = try gateway.post("/v1/auth/refresh", "{\"refresh_token\": \"\(refresh)\"}")
    _ = try world.anonymous.get("/v1/arbetsorder")
    _ = try world.anonymous.post(
      "/_sim/state", "{\"kunder\": [{\"id\": 310001, \"namn\": \"Ny\"}]}")
    _ = try caller.get("/v1/kund/310001")
  }

  @Test func `taken from one process and loaded in another it replays to the same bytes`() throws {
    let first = TestServer.shared.world()
    try run(first)
    let bundle = try first.anonymous.get("/_sim/bundle")
    #expect(bundle.status == 200)
    for secret in ["demo-secret", "\"password\": \"password\"", "\"fel\""] { #expect(!bundle.text.contains(secret)) }
    let second = try TestServer().standard
    let answer = try second.anonymous.post("/_sim/bundle", bundle.text)
    #expect(answer.status == 200)
    #expect(answer.json["same"]?.bool == true, "\(answer.text.prefix(1500))")
    #expect(try #require(answer.json["replayed"]?.int) > 15)
    // And once more from what it has become.
    let again = try second.anonymous.post("/_sim/bundle", bundle.text)
    #expect(again.json["same"]?.bool == true)
  }

  @Test func `what comes out otherwise is named`() throws {
    let world = TestServer.shared.world()
    try run(world)
    let bundle = try world.anonymous.get("/_sim/bundle").text
    let changed = bundle.replacing("\"statusKod\\\":\\\"REG\\\"", with: "\"statusKod\\\":\\\"XXX\\\"")
    let answer = try TestServer.shared.world().anonymous.post("/_sim/bundle", changed)
    #expect(answer.json["same"]?.bool == false)
    #expect(answer.json["differences"]?[0]?["part"]?.text == "body")
  }

  @Test func `of an answer that is too long to be kept the fingerprints are compared, where there is one`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    let text = String(repeating: "lång ", count: 150)
    for _ in 0..<30 {
      let order = "{\"objektId\": \"9900101\", \"information\": {\"beskrivning\": \"\(text)\"}}"
      #expect(try caller.post("/v1/arbetsorder", order).status == 201)
    }
    #expect(try caller.get("/v1/arbetsorder?limit=100").text.utf8.count > 65_536)
    let bundle = try world.anonymous.get("/_sim/bundle").text
    let found = try #require(bundle.firstMatch(of: /"fingerprint":\s*"([0-9a-f]{32})"/)?.1)
    func replayed(_ bundle: String) throws -> JSONView {
      try TestServer.shared.world().anonymous.post("/_sim/bundle", bundle).json
    }
    #expect(try replayed(bundle)["same"]?.bool == true)
    let other = try replayed(bundle.replacing(found, with: String(found.reversed())))
    #expect(other["differences"]?.list.count == 1)
    #expect(other["differences"]?[0]?["part"]?.text == "fingerprint")
    #expect(other["differences"]?[0]?["actual"]?.text == String(found))
    #expect(try replayed(bundle.replacing("\"fingerprint\"", with: "\"unknown\""))["same"]?.bool == true)
  }

  @Test func `where the journal has lost entries no bundle can be made`() throws {
    let world = TestServer.shared.world()
    _ = try world.login()
    #expect(try world.anonymous.delete("/_sim/journal").status == 204)
    expectProblem(try world.anonymous.get("/_sim/bundle"), 409, "control-conflict")
    expectProblem(try world.anonymous.post("/_sim/bundle", "{\"fast2sim\": \"bundle/2\"}"), 400, "control-invalid")
  }
}
