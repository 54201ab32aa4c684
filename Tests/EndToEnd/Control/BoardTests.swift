import Foundation
import Rules
import TestKit
import Testing

/// `GET /_sim/board`: arbetsorder by status (rule 4.1), with how their agreed time stands (rules 6.1, 6.2).
@Suite(.rule(.r4_1)) struct BoardCallTests {
  private func column(_ world: TestWorld, _ query: String = "", _ status: String) throws -> JSONView {
    let answer = try world.anonymous.get("/_sim/board\(query)")
    #expect(answer.status == 200, "\(answer)")
    return try #require(answer.json["columns"]?.list.first { $0["status"]?.text == status })
  }

  private func ids(_ column: JSONView) -> [Int64] { column["cards"]?.list.compactMap { $0["id"]?.int } ?? [] }

  @Test func `a board has six columns in order, with names and counts`() throws {
    let columns = try TestServer.shared.world().anonymous.get("/_sim/board?limit=2").json["columns"]?.list ?? []
    #expect(columns.map { $0["status"]?.text } == ["REG", "GODK", "PAGAR", "UTFÖRD", "ÖVERF", "MAK"])
    #expect(columns.first?["namn"]?.text == "Registrerad")
    for column in columns {
      #expect(ids(column).count == 2)
      #expect((column["count"]?.int ?? 0) > 2)
      #expect(column["next"]?.text != nil)
    }
  }

  @Test func `a card has what it is about, and moves with its arbetsorder`() throws {
    let world = TestServer.shared.world()
    _ = try world.clock("{\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    let before = try #require(try column(world, "?status=REG", "REG")["count"]?.int)
    let text = String(repeating: "Ugnen är kall. ", count: 20)
    let made = try caller.post(
      "/v1/arbetsorder",
      """
      {"objektId": "9900101", "prioKod": "30", "resursId": "R100", "information": {"beskrivning": "\(text)"}}
      """)
    let id = try #require(made.json["id"]?.int)
    _ = try world.clock("{\"advance\": \"PT3H\"}")
    let card = try #require(try column(world, "?limit=1", "REG")["cards"]?[0])
    #expect(card["id"]?.int == id)
    #expect(card["typ"]?.text == "F")
    #expect(card["typnamn"]?.text == "Felanmälan")
    #expect(card["beskrivning"]?.text == String(text.prefix(160)))
    #expect(card["objekt"]?["id"]?.text == "9900101")
    #expect(card["objekt"]?["adress"]?.text == "Storgatan 1")
    #expect(card["prio"]?["kod"]?.text == "30")
    #expect(card["utforare"]?["id"]?.text == "R100")
    #expect(card["utforare"]?["namn"]?.text == "Anna Berg")
    #expect(card["registrerad"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(card["andrad"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(card["sla"]?["from"]?.text == "2026-03-02T08:00:00+01:00")
    #expect(card["sla"]?["due"]?.text == "2026-03-02T12:00:00+01:00")
    #expect(card["sla"]?["state"]?.text == "running")
    #expect(card["sla"]?["share"]?.description == "0.75")
    #expect(try world.login().put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"GODK\"}").status == 200)
    #expect(try column(world, "?status=REG&q=\(id)", "REG")["cards"]?.list.isEmpty == true)
    let moved = try #require(try column(world, "?sort=changed&limit=1", "GODK")["cards"]?[0])
    #expect(moved["id"]?.int == id)
    #expect(moved["andrad"]?.text == "2026-03-02T11:00:00+01:00")
    #expect(try column(world, "?status=REG", "REG")["count"]?.int == before)
  }

  @Test(.rule(.r6_1, .r6_2, .r6_4)) func `an agreed time counts working hours, and ends in time or too late`() throws {
    let world = TestServer.shared.world()
    // A Friday, an hour before the office closes: prio 10 counts office hours.
    _ = try world.clock("{\"now\": \"2026-03-06T15:00:00+01:00\", \"freeze\": true}")
    let caller = try world.login()
    func sla(_ id: Int64, _ status: String = "REG") throws -> String {
      let card = try #require(try column(world, "?status=\(status)&q=\(id)", status)["cards"]?[0])
      return
        "\(card["sla"]?["state"]?.text ?? "") \(card["sla"]?["share"]?.description ?? "")"
    }
    func make() throws -> Int64 {
      try #require(
        try caller.post("/v1/arbetsorder", "{\"objektId\": \"9900101\", \"prioKod\": \"10\"}").json["id"]?.int)
    }
    let (open, kept) = (try make(), try make())
    #expect(try sla(open) == "running 0")
    _ = try world.clock("{\"now\": \"2026-03-06T20:00:00+01:00\"}")
    let friday = try sla(open)
    #expect(friday != "running 0")
    _ = try world.clock("{\"now\": \"2026-03-08T20:00:00+01:00\"}")
    #expect(try sla(open) == friday, "nobody works on a weekend")
    #expect(try world.login().send("POST", "/v1/arbetsorder/\(kept)/sla/avslutad").status < 300)
    #expect(try sla(kept) == friday.replacingOccurrences(of: "running", with: "met"))
    _ = try world.clock("{\"now\": \"2030-03-08T20:00:00+01:00\"}")
    #expect(try sla(open) == "due 10")
    #expect(try sla(kept) == friday.replacingOccurrences(of: "running", with: "met"))
  }

  @Test func `pages of a column follow one another, whatever comes meanwhile`() throws {
    let world = TestServer.shared.world()
    let all = ids(try column(world, "?status=PAGAR&sort=sla", "PAGAR"))
    var (found, next) = ([Int64](), String?.none)
    repeat {
      let after = next.map { "&after=\($0)" } ?? ""
      let page = try column(world, "?status=PAGAR&sort=sla&limit=2\(after)", "PAGAR")
      found += ids(page)
      next = page["next"]?.text
      let new = "{\"arbetsorder\": [{\"id\": \(6000 + found.count), \"objekt\": \"9900101\", \"typ\": \"F\"}]}"
      #expect(try world.anonymous.post("/_sim/state", new).status == 204)
    } while next != nil
    #expect(found == all)
  }

  @Test func `filters narrow columns, and say how many there are where that is known`() throws {
    let world = TestServer.shared.world()
    let typ = try column(world, "?typ=U", "REG")
    #expect(typ["count"]?.int == Int64(ids(typ).count))
    #expect(typ["cards"]?.list.allSatisfy { $0["typ"]?.text == "U" } == true)
    let both = try column(world, "?typ=F&utforare=R100&limit=1", "PAGAR")
    #expect(both["count"]?.isNull == true || both["next"]?.isNull == true)
    let text = try column(world, "?q=storgatan%20anna&sort=prio", "REG")
    #expect(ids(text) == [102])
    #expect(try ids(column(world, "?typ=nej", "REG")).isEmpty)
  }

  @Test(arguments: [
    ("?after=0.0.1", "status"), ("?status=REG&after=x.y.z", "after"), ("?sort=size", "sort"), ("?limit=501", "limit"),
    ("?status=NY", "status"), ("?limit=0", "limit"), ("?x=1", "x"),
  ])
  func `what a board doesn't take is said`(query: String, word: String) throws {
    let answer = try TestServer.shared.world().anonymous.get("/_sim/board\(query)")
    #expect(answer.status == 400)
    #expect(answer.json["code"]?.text == "control-invalid")
    #expect(answer.json["detail"]?.text?.contains(word) == true)
  }
}
