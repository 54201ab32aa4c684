import Rules
import TestKit
import Testing

@Suite struct UtforareTests {
  @Test(.rule(.r4_3), arguments: Way.allCases)
  func `an arbetsorder without utförare can't be ordered`(_ way: Way) throws {
    let orders = try Orders()
    let id = try orders.create("", objekt: "9920101")
    let answer = try way.ask(orders, id, "GODK", by: orders.intern)
    #expect(answer.status == 400)
    #expect(answer.notes == ["status-needs-utforare"])
    #expect(answer.message.contains("resursId"))
    #expect(try orders.status(id) == "REG")
    #expect(try orders.possible(id, for: orders.intern) == ["MAK"])
  }

  @Test(.rule(.r4_3, .r4_6, .r2_5))
  func `a new arbetsorder can't be GODK without utförare, and takes no number`() throws {
    let orders = try Orders()
    let answer = try orders.post("\"statusKod\": \"GODK\"", objekt: "9920101")
    #expect(answer.status == 400)
    #expect(answer.notes == ["status-needs-utforare"])
    #expect(try orders.create() == 1000)
  }

  @Test(.rule(.r4_3, .r4_6))
  func `utförare and GODK can come in one PUT`() throws {
    let orders = try Orders()
    let id = try orders.create("", objekt: "9920101")
    #expect(try orders.put(id, "\"statusKod\": \"GODK\", \"resursId\": \"E200\"").status == 200)
    #expect(try orders.status(id) == "GODK")
  }

  @Test(.rule(.r4_3, .r4_6, .r2_5))
  func `where the status is refused the fields of the same PUT stay too`() throws {
    let orders = try Orders()
    let id = try orders.create()
    let before = try orders.trace(id)
    let answer = try orders.put(id, "\"externtId\": \"X\", \"statusKod\": \"UTFÖRD\"")
    #expect(answer.notes == ["status-step"])
    #expect(try orders.trace(id) == before)
  }

  @Test(.rule(.r4_3), arguments: [["GODK"], ["GODK", "PAGAR"]])
  func `the utförare of an ordered arbetsorder can be changed but not cleared`(_ steps: [String]) throws {
    let orders = try Orders()
    let id = try orders.create()
    for step in steps { try orders.walk(id, step) }
    #expect(try orders.put(id, "\"resursId\": null").notes == ["status-needs-utforare"])
    #expect(try orders.put(id, "\"resursId\": \"R110\"").status == 200)
  }

  @Test(
    .rule(.r4_3, .r4_4),
    arguments: [
      ("\"resursId\": \"R110\"", "9920101", "GODK"), ("", "9900101", "GODK"), ("", "9920101", "REG"),
      ("\"resursId\": \"R110\", \"statusKod\": \"REG\"", "9920101", "REG"),
      ("\"statusKod\": \"REG\"", "9900101", "REG"),
    ])
  func `with orderWhenUtforareGiven a new arbetsorder with utförare is ordered at once`(
    _ fields: String, _ objekt: String, _ status: String
  ) throws {
    let orders = try Orders(Settled.direct)
    let id = try orders.create(fields, objekt: objekt)
    #expect(try orders.status(id) == status)
    #expect(try orders.read(id)["bestalld"]?.isNull == (status == "REG"))
  }

  @Test(.rule(.r4_3))
  func `orderWhenUtforareGiven acts at creation only`() throws {
    let orders = try Orders(Settled.direct)
    let id = try orders.create("", objekt: "9920101")
    #expect(try orders.put(id, "\"resursId\": \"R110\"").status == 200)
    #expect(try orders.status(id) == "REG")
  }

  @Test(.rule(.r4_3))
  func `without the setting a new arbetsorder with utförare is REG`() throws {
    let orders = try Orders()
    #expect(try orders.status(try orders.create()) == "REG")
  }

  @Test(
    .rule(.r4_4),
    arguments: [
      ("F", "9900101", nil, "R100", "the fastighet's F1 names one for every type"),
      ("G", "9900101", nil, "R100", "G too"),
      ("U", "9900101", 700001, "E200", "for U the underhållsområde goes first"),
      ("F", "9910101", nil, "R110", "F2 names one for F"),
      ("G", "9910101", nil, "G10", "and another for G"),
      ("U", "9910101", 700119, nil, "and nobody for U"),
      ("F", "9910201", nil, "R100", "the byggnad's F1 is nearer than the fastighet's F2"),
      ("F", "9900291", nil, "R110", "the objekt's own F2 is nearer than the fastighet's F1"),
      ("U", "9900291", 700117, "E200", "its underhållsområde is the fastighet's"),
      ("U", "9910201", 700180, "R100", "without underhållsområde the felområde counts for U as well"),
      ("F", "9920101", nil, nil, "F3 names nobody"),
    ] as [(String, String, Int?, String?, String)])
  func `a new arbetsorder without utförare gets that of its område`(
    _ typ: String, _ objekt: String, _ enhet: Int?, _ expected: String?, _ why: String
  ) throws {
    let orders = try Orders()
    let unit = enhet.map { ", \"enhetsId\": \($0)" } ?? ""
    let id = try orders.create("\"arbetsordertypKod\": \"\(typ)\"\(unit)", objekt: objekt)
    #expect(try orders.read(id)["utforare"]?["id"]?.text == expected, "\(why)")
  }

  @Test(.rule(.r4_4))
  func `an utförare that was named is kept`() throws {
    let orders = try Orders()
    #expect(try orders.read(orders.create("\"resursId\": \"R120\""))["utforare"]?["id"]?.text == "R120")
  }

  @Test(.rule(.r4_4))
  func `an utförare that was taken away is not chosen again`() throws {
    let orders = try Orders()
    let id = try orders.create()
    #expect(try orders.put(id, "\"resursId\": null").status == 200)
    #expect(try orders.read(id)["utforare"]?.isNull == true)
  }
}
