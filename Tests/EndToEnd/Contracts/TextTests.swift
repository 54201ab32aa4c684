import JSON
import Rules
import TestKit
import Testing

/// Texts come back as they were sent, and what is no text is refused (rules 1.5, 2.4).
@Suite struct TextTests {
  @Test(
    .rule(.r1_5),
    arguments: [
      "Åsa Öhman på Älvvägen", "två\\n\\nstycken\\tmed tabb", "\\\"citat\\\" och \\\\ och \\/", "\\u00e5\\u0041",
      "\\ud83d\\ude00 😀 👩‍👩‍👧", "e\\u0301 och é", "a\\u0000b", "\\u0001\\u001f\\u007f", "\\u2028\\u2029\\ufeff",
      "\\u200f\\u202eomvänt", "", " ", "null", "</script>", "'; DROP TABLE enhet; --",
    ])
  func `a text is read back as it was sent`(_ escaped: String) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"\(escaped)\"}")
    #expect(put.status == 200)
    let created = try caller.post(
      "/v1/arbetsorder", "{\"objektId\": \"9900101\", \"information\": {\"beskrivning\": \"\(escaped)\"}}")
    let id = try #require(created.json["id"]?.int)
    let sent = JSONView(try JSONParser.parse(Array("\"\(escaped)\"".utf8))).text
    try #require(sent != nil)
    let enhet = try caller.get("/v1/fastastrukturen/enheter/700001").json["notering"]?.text
    let order = try caller.get("/v1/arbetsorder/\(id)").json["information"]?["beskrivning"]?.text
    // Scalar by scalar: Swift takes é and e with an accent for the same.
    #expect(enhet.map { Array($0.unicodeScalars) } == sent.map { Array($0.unicodeScalars) })
    #expect(order.map { Array($0.unicodeScalars) } == sent.map { Array($0.unicodeScalars) })
    let list = try caller.get("/v1/arbetsorder?objektId=9900101").json.list.first { $0["id"]?.int == id }
    #expect(list?["information"]?["beskrivning"]?.text == sent)
  }

  @Test(.rule(.r1_11)) func `a long text comes back whole`() throws {
    let caller = try TestServer.shared.world().login()
    let text = String(repeating: "Långt ", count: 100_000)
    #expect(try caller.put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"\(text)\"}").status == 200)
    #expect(try caller.get("/v1/fastastrukturen/enheter/700001").json["notering"]?.text == text)
  }

  @Test(.rule(.r2_4), arguments: ["\\ud83d", "\\ude00\\ud83d", "\\u12", "\\x", "rad\nbrytning"])
  func `what is no JSON text is refused with line and column`(_ escaped: String) throws {
    let caller = try TestServer.shared.world().login()
    let put = try caller.put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"\(escaped)\"}")
    #expect(put.status == 400)
    #expect(put.notes == ["json-malformed"])
    #expect(put.message.contains("line 1"))
    #expect(try caller.get("/v1/fastastrukturen/enheter/700001").json["notering"]?.isNull == true)
  }
}
