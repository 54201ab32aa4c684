import Rules
import Server
import TestKit
import Testing

@Suite struct TypeTests {
  @Test(.rule(.r4_12), arguments: ["T", "M"])
  func `a type that only the system makes is refused`(_ typ: String) throws {
    let orders = try Orders()
    let id = try orders.create()
    let json = "\"arbetsordertypKod\": \"\(typ)\""
    for answer in [try orders.post(json), try orders.put(id, json)] {
      #expect(answer.status == 400)
      #expect(answer.notes == ["type-not-creatable"])
      #expect(answer.message.contains("F, U, G"))
    }
  }

  @Test(.rule(.r4_12, .r4_9), arguments: [(127, "T"), (128, "M")])
  func `an arbetsorder of a system type can be changed, with its type repeated`(_ id: Int64, _ typ: String) throws {
    let orders = try Orders()
    let answer = try orders.put(id, "\"arbetsordertypKod\": \"\(typ)\", \"externtId\": \"E-2\"")
    #expect(answer.status == 200, "\(answer)")
    #expect(try orders.read(id)["externtId"]?.text == "E-2")
  }

  @Test(.rule(.r4_12), arguments: [("F", "U"), ("U", "F"), ("F", "G"), ("G", "F"), ("U", "G"), ("G", "U")])
  func `F, U and G can become one another`(_ from: String, _ to: String) throws {
    let orders = try Orders()
    let id = try orders.create("\"arbetsordertypKod\": \"\(from)\", \"enhetsId\": 700001, \"resursId\": \"R100\"")
    for step in ["GODK", "PAGAR"] {
      #expect(try orders.put(id, "\"arbetsordertypKod\": \"\(to)\"").status == 200)
      #expect(try orders.read(id)["arbetsorderTyp"]?["arbetsordertypKod"]?.text == to)
      #expect(try orders.put(id, "\"arbetsordertypKod\": \"\(from)\"").status == 200)
      try orders.walk(id, step)
    }
    try orders.walk(id, "UTFÖRD")
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"\(to)\"").notes == ["arbetsorder-locked"])
  }

  @Test(
    .rule(.r4_12),
    arguments: [("", "utrymmesId, enhetsId"), ("\"utrymmesId\": 201001", "enhetsId")])
  func `a U needs utrymme and enhet at creation`(_ fields: String, _ named: String) throws {
    let orders = try Orders()
    let more = fields.isEmpty ? "" : ", \(fields)"
    let answer = try orders.post("\"arbetsordertypKod\": \"U\"\(more)")
    #expect(answer.status == 400)
    #expect(answer.notes == ["underhall-needs-enhet"])
    #expect(answer.message.contains("missing: \(named)"))
  }

  @Test(.rule(.r4_12), arguments: ["\"enhetsId\": null", "\"enhetsId\": null, \"utrymmesId\": null"])
  func `a U can't lose its enhet`(_ change: String) throws {
    let orders = try Orders()
    let id = try orders.create("\"arbetsordertypKod\": \"U\", \"enhetsId\": 700001")
    #expect(try orders.put(id, change).notes == ["underhall-needs-enhet"])
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"F\", \(change)").status == 200)
  }

  @Test(.rule(.r4_12))
  func `an arbetsorder without enhet can't become U alone`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\"").notes == ["underhall-needs-enhet"])
    #expect(try orders.put(id, "\"arbetsordertypKod\": \"U\", \"enhetsId\": 700001").status == 200)
  }

  @Test(
    .rule(.r4_12),
    arguments: [
      ("F", 700227, ["enhet-not-flagged"]), ("U", 700227, []), ("G", 700227, []),
      ("U", 700228, ["enhet-not-flagged"]), ("F", 700228, []), ("G", 700228, []),
    ])
  func `an enhet that is not for the type is accepted with a warning`(
    _ typ: String, _ enhet: Int64, _ notes: [String]
  ) throws {
    let orders = try Orders()
    let fields = "\"arbetsordertypKod\": \"\(typ)\", \"enhetsId\": \(enhet)"
    let created = try orders.post(fields, objekt: "9910292")
    #expect(created.status == 201)
    #expect(created.notes == notes)
    let id = try orders.create("", objekt: "9910292")
    let changed = try orders.put(id, fields)
    #expect(changed.status == 200)
    #expect(changed.notes == notes)
  }

  @Test(.rule(.r4_12, .r1_9, .r2_5))
  func `in a strict world that warning is a refusal, and nothing is made`() throws {
    let server = try TestServer(options: { $0.strictness = .strict })
    let orders = try Orders(server)
    let answer = try orders.post("\"enhetsId\": 700227", objekt: "9910292")
    #expect(answer.status == 400, "\(answer)")
    #expect(answer.notes.contains("strict"))
    #expect(try orders.create() == 1000)
    try server.stop()
  }
}
