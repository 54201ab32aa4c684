import Rules
import TestKit
import Testing

/// `GET /_sim/tree`: the fasta strukturen level by level, with what is still to be done.
@Suite(.rule(.r8_1)) struct TreeTests {
  private func tree(_ world: TestWorld, _ query: String = "") throws -> JSONView {
    let answer = try world.anonymous.get("/_sim/tree\(query)")
    #expect(answer.status == 200, "\(query) \(answer)")
    return answer.json
  }

  private func open(_ world: TestWorld, _ node: String) throws -> Int64 {
    try #require(try tree(world, "?under=\(node)")["under"]?["open"]?.int)
  }

  @Test func `the tree leads from fastigheter to enheter, and every level adds up`() throws {
    let world = TestServer.shared.world()
    let board = try world.anonymous.get("/_sim/board").json["columns"]?.list ?? []
    let all = board.prefix(3).reduce(0) { $0 + ($1["count"]?.int ?? 0) }
    var levels: [String: Int] = [:]
    func walk(_ node: JSONView) throws {
      let (typ, id) = (try #require(node["typ"]?.text), try #require(node["id"]?.text))
      levels[typ, default: 0] += 1
      let below = try tree(world, "?under=\(typ):\(id)&limit=500")
      #expect(below["under"]?.description == node.description)
      let nodes = below["nodes"]?.list ?? []
      #expect(node["children"]?.int == Int64(nodes.count))
      let open = nodes.reduce(0) { $0 + ($1["open"]?.int ?? 0) }
      // An arbetsorder is on an objekt, and names an utrymme or an enhet only where it has one.
      if typ == "fastighet" || typ == "byggnad" {
        #expect(open == node["open"]?.int)
      } else {
        #expect(open <= node["open"]?.int ?? 0)
      }
      for node in nodes { try walk(node) }
    }
    let roots = try tree(world)
    #expect(roots["under"]?.isNull == true)
    #expect(roots["next"]?.isNull == true)
    #expect(roots["nodes"]?.list.reduce(0) { $0 + ($1["open"]?.int ?? 0) } == all)
    for node in roots["nodes"]?.list ?? [] { try walk(node) }
    #expect(Set(levels.keys) == ["fastighet", "byggnad", "objekt", "utrymme", "enhet"])
    let objekt = try #require(try tree(world, "?under=byggnad:01/9900/01")["nodes"]?[0])
    #expect(objekt["id"]?.text == "9900101")
    #expect(objekt["namn"]?.text == "2 rum och kök")
    #expect(objekt["adress"]?.text == "Storgatan 1, lgh 1001")
  }

  @Test(.rule(.r4_13)) func `open follows what happens, and an enhet names the one that it replaced`() throws {
    let world = TestServer.shared.world()
    let nodes = ["fastighet:01/9900", "byggnad:01/9900/01", "objekt:9900101", "utrymme:201001", "enhet:700001"]
    let before = try nodes.map { try open(world, $0) }
    let caller = try world.login()
    let made = try caller.post(
      "/v1/arbetsorder",
      """
      {"objektId": "9900101", "utrymmesId": 201001, "enhetsId": 700001, "arbetsordertypKod": "U", "resursId": "R100",
       "nyEnhet": {"enhetsTyp": "SPIS"}}
      """)
    let id = try #require(made.json["id"]?.int, "\(made)")
    #expect(try nodes.map { try open(world, $0) } == before.map { $0 + 1 })
    for status in ["GODK", "PAGAR", "UTFÖRD"] {
      #expect(try caller.put("/v1/arbetsorder/\(id)/status", "{\"statuskod\": \"\(status)\"}").status < 300)
    }
    #expect(try nodes.map { try open(world, $0) } == before)
    let enheter = try tree(world, "?under=utrymme:201001")["nodes"]?.list ?? []
    #expect(!enheter.contains { $0["id"]?.text == "700001" })
    let new = enheter.filter { $0["replaces"]?.text == "700001" }
    #expect(new.count == 1)
    #expect(try world.anonymous.post("/_sim/undo", "{\"requests\": 4}").status == 200)
    #expect(try nodes.map { try open(world, $0) } == before)
    #expect(try world.anonymous.delete("/_sim/state/arbetsorder/101").status == 204)
    #expect(try open(world, "objekt:9900101") == before[2] - 1)
    #expect(try world.anonymous.post("/_sim/reset", "").status == 200)
    #expect(try nodes.map { try open(world, $0) } == before)
  }

  @Test(arguments: [
    "", "?under=fastighet:01/9900", "?under=byggnad:01/9900/01", "?under=objekt:9900101", "?under=utrymme:201001",
  ])
  func `pages follow one another`(_ query: String) throws {
    let world = TestServer.shared.world()
    let all = try tree(world, query)["nodes"]?.list.compactMap { $0["id"]?.text } ?? []
    var (found, next) = ([String](), String?.none)
    repeat {
      let after = next.map { "&after=\($0)" } ?? ""
      let page = try tree(world, "\(query.isEmpty ? "?" : query + "&")limit=1\(after)")
      #expect(page["nodes"]?.list.count == 1)
      found += page["nodes"]?.list.compactMap { $0["id"]?.text } ?? []
      next = page["next"]?.text
    } while next != nil
    #expect(found == all)
    #expect(found.count > 1)
  }

  @Test func `numbers with a slash are found`() throws {
    let world = TestServer.shared.world()
    let seed = """
      {"foretag": [{"nr": "a/b~", "fastigheter": [{"nr": "c~1", "byggnader": [{"nr": "/", "namn": "Snedhuset"}]}]}]}
      """
    #expect(try world.anonymous.post("/_sim/state", seed).status == 204)
    let byggnad = try #require(try tree(world, "?under=fastighet:a~1b~0/c~01")["nodes"]?[0])
    #expect(byggnad["id"]?.text == "a~1b~0/c~01/~1")
    #expect(byggnad["namn"]?.text == "Snedhuset")
  }

  @Test(arguments: [
    ("?under=objekt:nej", 404), ("?under=hus:1", 400), ("?under=byggnad:1", 400), ("?under=enhet:nej", 404),
    ("?after=01", 400), ("?under=enhet:700001&after=1", 400), ("?limit=501", 400),
  ])
  func `what is no node is said`(query: String, status: Int) throws {
    #expect(try TestServer.shared.world().anonymous.get("/_sim/tree\(query)").status == status)
  }
}
