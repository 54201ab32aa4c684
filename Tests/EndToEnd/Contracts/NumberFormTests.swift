import Rules
import TestKit
import Testing

/// Rule 1.7: the forms in which numbers and booleans come in.
@Suite(.rule(.r1_7)) struct NumberFormTests {
  @Test(arguments: [
    ("{\"objektId\": \"9900101\", \"ursprung\": \"9\"}", ["ursprung"], "9"),
    ("{\"objektId\": \"9900101\", \"enhetsId\": \"700001\"}", ["enhet", "id"], "700001"),
    ("{\"objektId\": \"9900101\", \"utrymmesId\": \"201001\"}", ["utrymme", "id"], "201001"),
    ("{\"objektId\": \"9900101\", \"enhetsId\": 700001, \"frasNr\": \"501\"}", ["fras", "frasKod"], "501"),
    ("{\"objektId\": \"9900101\", \"fakturera\": {\"faktureras\": \"true\"}}", ["fakturera", "faktureras"], "true"),
    ("{\"objektId\": \"9900101\", \"fakturera\": {\"faktureras\": \"false\"}}", ["fakturera", "faktureras"], "false"),
    ("{\"objektId\": \"9900101\", \"fakturera\": {\"fakturaBelopp\": \"12\"}}", ["fakturera", "fakturaBelopp"], "12"),
    ("{\"objektId\": \"9900101\", \"ekonomi\": {\"kostnad\": \"0\"}}", ["ekonomi", "kostnad"], "0"),
    ("{\"objektId\": \"9900101\", \"ekonomi\": {\"materialkostnad\": \"7\"}}", ["ekonomi", "materialkostnad"], "7"),
  ])
  func `numbers and booleans as strings are taken and noted`(_ body: String, _ path: [String], _ value: String) throws {
    let caller = try TestServer.shared.world().login()
    let created = try caller.post("/v1/arbetsorder", body)
    #expect(created.status == 201)
    #expect(created.notes == ["coerced"])
    let id = try #require(created.json["id"]?.int)
    var found: JSONView? = try caller.get("/v1/arbetsorder/\(id)").json
    for step in path { found = found?[step] }
    #expect(found.flatMap { $0.int.map { String($0) } ?? $0.bool.map { String($0) } } == value)
  }

  @Test(arguments: ["1", "1.0", "1e0", "10e-1", "9"])
  func `a whole number is taken however JSON writes it`(_ number: String) throws {
    let caller = try TestServer.shared.world().login()
    let created = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"ursprung\": \(number)}")
    #expect(created.status == 201)
    #expect(created.notes == [])
  }

  @Test(arguments: [
    ("\"ursprung\": \"ett\"", "unreadable-value", "ursprung"), ("\"ursprung\": 1.5", "unreadable-value", "ursprung"),
    ("\"ursprung\": \"1.5\"", "unreadable-value", "ursprung"), ("\"ursprung\": \"\"", "unreadable-value", "ursprung"),
    ("\"ursprung\": \" 1\"", "unreadable-value", "ursprung"), ("\"ursprung\": \"+1\"", "unreadable-value", "ursprung"),
    ("\"ursprung\": \"0x1\"", "unreadable-value", "ursprung"), ("\"ursprung\": true", "unreadable-value", "ursprung"),
    ("\"ursprung\": [1]", "unreadable-value", "ursprung"), ("\"ursprung\": {}", "unreadable-value", "ursprung"),
    ("\"ursprung\": 9223372036854775808", "out-of-range", "ursprung"),
    ("\"ursprung\": \"9223372036854775808\"", "out-of-range", "ursprung"),
    ("\"ursprung\": 1e400", "out-of-range", "ursprung"),
    ("\"fakturera\": {\"faktureras\": \"ja\"}", "unreadable-value", "fakturera.faktureras"),
    ("\"fakturera\": {\"faktureras\": \"TRUE\"}", "unreadable-value", "fakturera.faktureras"),
    ("\"fakturera\": {\"faktureras\": 1}", "unreadable-value", "fakturera.faktureras"),
    ("\"fakturera\": {\"faktureras\": \"1\"}", "unreadable-value", "fakturera.faktureras"),
    ("\"fakturera\": true", "unreadable-value", "fakturera"), ("\"fakturera\": []", "unreadable-value", "fakturera"),
    ("\"externtId\": 5", "unreadable-value", "externtId"), ("\"externtId\": false", "unreadable-value", "externtId"),
    ("\"externtId\": {}", "unreadable-value", "externtId"), ("\"enhetsId\": 1.25", "unreadable-value", "enhetsId"),
    ("\"kundPrimarKontaktsatt\": \"SMS\"", "unknown-code", "kundPrimarKontaktsatt"),
    ("\"kundPrimarKontaktsatt\": 1", "unreadable-value", "kundPrimarKontaktsatt"),
  ])
  func `a value that its type can't be read from is refused and named`(
    _ member: String, _ code: String, _ field: String
  ) throws {
    let caller = try TestServer.shared.world().login()
    let answer = try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \(member)}")
    #expect(answer.status == 400)
    #expect(answer.notes == [code])
    #expect(answer.message.contains("'\(field)'"))
    #expect(answer.json["userMessage"]?.text?.isEmpty == false)
    #expect(try caller.get("/v1/arbetsorder?skapadEfter=20260302").json.list.isEmpty)
  }

  @Test(.rule(.r8_1)) func `a search takes its numbers as strings too`() throws {
    let caller = try TestServer.shared.world().login()
    let path = "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    let plain = try caller.post(path, "{\"filter\": {\"kundId\": 310001}, \"first\": 2}")
    let strings = try caller.post(path, "{\"filter\": {\"kundId\": \"310001\"}, \"first\": \"2\"}")
    #expect(strings.status == 200)
    #expect(strings.notes == ["coerced"])
    #expect(plain.notes == [])
    #expect(strings.raw.body == plain.raw.body)
    let refused = try caller.post(path, "{\"filter\": {\"kundId\": \"KUNDA10001\"}}")
    #expect(refused.status == 400)
    #expect(refused.message.contains("filter.kundId"))
  }

  @Test(
    .rule(.r4_15),
    arguments: [
      ("offset=-1", "out-of-range"), ("limit=0", "out-of-range"), ("limit=-1", "out-of-range"),
      ("limit=1001", "out-of-range"), ("limit=2147483648", "out-of-range"), ("offset=2147483648", "out-of-range"),
      ("offset=ett", "unreadable-value"), ("limit=1.0", "unreadable-value"), ("limit=", "unreadable-value"),
      ("limit", "unreadable-value"), ("offset=%2B1", "unreadable-value"), ("enhetsId=ett", "unreadable-value"),
      ("enhetsId=700001,x", "unreadable-value"), ("enhetsId=9223372036854775808", "out-of-range"),
      ("limit=10&limit=20", "parameter-repeated"), ("kundNr=a&kundNr=b", "parameter-repeated"),
    ])
  func `a parameter that its type can't be read from is refused and named`(_ query: String, _ code: String) throws {
    let answer = try TestServer.shared.world().login().get("/v1/arbetsorder?\(query)")
    #expect(answer.status == 400)
    #expect(answer.notes == [code])
    #expect(answer.message.contains("'\(query.prefix { $0.isLetter })'"))
  }
}
