import Rules
import TestKit
import Testing

@Suite struct WalkTests {
  @Test(.rule(.r4_2, .r4_6, .r4_7, .r5_1), arguments: ["demo-key", "demo-key-published"])
  func `an arbetsorder goes from REG to UTFÖRD`(_ key: String) throws {
    let caller = try TestServer.shared.world().login(key: key)
    let created = try caller.post(
      "/v1/arbetsorder",
      """
      {"arbetsordertypKod": "F", "objektId": "9900101", "kundNr": "KUNDA10001", "ursprung": 1, "resursId": "R100"}
      """)
    #expect(created.status == 201)
    let id = try #require(created.json[key == "demo-key" ? "id" : "arbetsorderId"]?.int)
    for status in ["GODK", "PAGAR", "UTFÖRD"] {
      let changed = try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}")
      #expect(changed.status == 200)
      #expect(changed.raw.body.isEmpty)
    }
    let read = try caller.get("/v1/arbetsorder/\(id)")
    #expect(read.json["status"]?["statusKod"]?.text == "UTFÖRD")
    #expect(read.json["utford"]?["datumUtford"]?.text == "20260302")
  }
}
