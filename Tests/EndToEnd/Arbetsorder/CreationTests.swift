import Rules
import TestKit
import Testing

@Suite struct CreationTests {
  @Test(.rule(.r4_10, .r4_9))
  func `what a new arbetsorder leaves out has its usual value`() throws {
    let orders = try Orders()
    let read = try orders.read(orders.create(""))
    #expect(read["prio"]?["prioKod"]?.text == "10")
    #expect(read["tilltrade"]?["tilltradeKod"]?.text == "N")
    #expect(read["arbetsorderTyp"]?["arbetsordertypKod"]?.text == "F")
    #expect(read["ursprung"]?.int == 1)
    #expect(read["status"]?["statusKod"]?.text == "REG")
  }

  @Test(.rule(.r4_10))
  func `what a new arbetsorder says is kept`() throws {
    let orders = try Orders()
    let read = try orders.read(
      orders.create("\"prioKod\": \"30\", \"tilltradesKod\": \"J\", \"arbetsordertypKod\": \"G\", \"ursprung\": 9"))
    #expect(read["prio"]?["prioKod"]?.text == "30")
    #expect(read["tilltrade"]?["tilltradeKod"]?.text == "J")
    #expect(read["arbetsorderTyp"]?["arbetsordertypKod"]?.text == "G")
    #expect(read["ursprung"]?.int == 9)
  }

  @Test(.rule(.r4_10, .r2_5))
  func `ids count up from the seed's, and a refused request takes none`() throws {
    let orders = try Orders()
    #expect(try orders.create() == 1000)
    #expect(try orders.create() == 1001)
    #expect(try orders.post("\"prioKod\": \"99\"").status == 404)
    #expect(try orders.create() == 1002)
  }

  @Test(.rule(.r4_10))
  func `the seed decides prio, tillträde and the first id`() throws {
    let orders = try Orders(Settled.others)
    let id = try orders.create()
    #expect(id == 7000)
    let read = try orders.read(id)
    #expect(read["prio"]?["prioKod"]?.text == "50")
    #expect(read["tilltrade"]?["tilltradeKod"]?.text == "J")
  }
}
