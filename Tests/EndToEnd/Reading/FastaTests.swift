import Rules
import TestKit
import Testing

/// Fraser, and the change of an enhet (rules 5.4, 4.9, 4.13).
@Suite struct FastaTests {
  @Test(.rule(.r5_4), arguments: ["/v1/fastastrukturen/fraser", "/v1/fastastrukturen/enheter/fraser"])
  func `an enhet has the fraser of its type, each with the type of arbetsorder it belongs to`(_ path: String) throws {
    let world = TestServer.shared.world()
    for user in ["user", "ror", "las"] {
      let list = try world.login(user, user == "user" ? "password" : user).get("\(path)?enhetsId=700001").json
      #expect(list.list.map { $0["id"]?.int } == [501, 502, 503, 504])
      #expect(list.list.map { $0["fras"]?["id"]?.int } == [9001, 9002, 9003, 9004])
      #expect(
        list.list.map { $0["typ"]?["beskrivning"]?.text } == ["Felanmälan", "Felanmälan", "Underhåll", nil])
      #expect(list[0]?["fras"]?["text"]?.text == "Ugnen blir inte varm")
      // One that belongs to every type has no type.
      #expect(list[3]?["typ"]?.isNull == true)
    }
  }

  @Test(.rule(.r5_4)) func `an enhet of another type has others, an inactive one too`() throws {
    let caller = try TestServer.shared.world().login()
    let path = "/v1/fastastrukturen/fraser?enhetsId="
    #expect(try caller.get(path + "700021").json.list.map { $0["id"]?.int } == [511, 512, 513])
    #expect(try caller.get(path + "700228").json.list.map { $0["id"]?.int } == [611])
  }

  @Test(.rule(.r4_9), arguments: Client.allCases)
  func `an enhet takes six fields, and each can be cleared`(_ client: Client) throws {
    let caller = try TestServer.shared.world().login(key: client.rawValue)
    let path = "/v1/fastastrukturen/enheter/700057"
    let before = try caller.get(path).json
    let all = """
      {"beskrivning": "Maskin 1", "underhallsdatum": "2026-03-01", "installationsdatum": "20250401",
       "serienummer": "S1", "egenskap": "Röd", "notering": "Vid dörren"}
      """
    let put = try caller.put(path, all)
    #expect(put.status == 200)
    #expect(put.notes == [])
    let after = try caller.get(path).json
    let expected = [
      "beskrivning": "Maskin 1", "underhallsdatum": "20260301", "installationsdatum": "20250401",
      "serienummer": "S1", "egenskap": "Röd", "notering": "Vid dörren",
    ]
    for key in after.keys {
      if let value = expected[key] {
        #expect(after[key]?.text == value, "\(key)")
      } else {
        #expect(after[key]?.description == before[key]?.description, "\(key)")
      }
    }
    #expect(try caller.put(path, all).notes == ["nothing-changed"])
    for key in expected.keys.sorted() {
      #expect(try caller.put(path, "{\"\(key)\": null}").status == 200)
      let now = try caller.get(path).json
      #expect(now[key]?.isNull == true)
    }
    #expect(try caller.put(path, "{}").notes == ["nothing-changed"])
  }

  @Test(.rule(.r5_4)) func `an enhet of which nothing is known is one, and without guarantee`() throws {
    let server = try TestServer(
      seed: """
        fast2: seed/1
        name: enheter
        gateway: {klienter: [{nyckel: demo-key, hemlighet: demo-secret}]}
        prio: [{kod: "10"}]
        tilltrade: [{kod: N}]
        resurser: [{id: R1, roll: intern, inloggning: {namn: user, losenord: password}}]
        enhetstyper: [{kod: Spis-16, id: 1, garanti: 24}, {kod: Golv-3, id: 2}]
        foretag:
          - nr: "1"
            fastigheter:
              - nr: "3"
                byggnader:
                  - nr: "4"
                    objekt:
                      - id: "9"
                        utrymmen:
                          - id: 1
                            enheter: [{id: 1, typ: Golv-3}, {id: 2, typ: Spis-16}, {id: 3, typ: Golv-3, garanti: 6, mangd: 12}]
        """)
    let rows = try server.standard.login().get("/v1/fastastrukturen/enheter?utrymmesId=1").json.list
    #expect(rows.map { $0["garanti"]?.int } == [0, 24, 6])
    #expect(rows.map { $0["mangd"]?.int } == [1, 1, 12])
    try server.stop()
  }

  @Test(.rule(.r4_9)) func `a key left out of a change of an enhet stays`() throws {
    let caller = try TestServer.shared.world().login()
    let path = "/v1/fastastrukturen/enheter/700057"
    #expect(try caller.put(path, "{\"notering\": \"a\"}").status == 200)
    #expect(try caller.put(path, "{\"egenskap\": \"b\"}").status == 200)
    let enhet = try caller.get(path).json
    #expect(enhet["notering"]?.text == "a")
    #expect(enhet["egenskap"]?.text == "b")
    #expect(enhet["serienummer"]?.text == "TM-704056")
    let inList = try caller.get("/v1/fastastrukturen/enheter?utrymmesId=201028").json
    #expect(inList[0]?["notering"]?.text == "a")
  }

  @Test(.rule(.r3_8, .r2_5), arguments: ["ror", "el", "las"])
  func `only the landlord's staff changes an enhet`(_ user: String) throws {
    let world = TestServer.shared.world()
    let answer = try world.login(user, user).put("/v1/fastastrukturen/enheter/700001", "{\"notering\": \"x\"}")
    #expect(answer.status == 403)
    #expect(answer.notes == ["role-forbids"])
    #expect(try world.login().get("/v1/fastastrukturen/enheter/700001").json["notering"]?.isNull == true)
  }

  @Test(.rule(.r1_8), arguments: ["garanti", "mangd", "underhall", "id", "enhetstyp", "underhallAtgard"])
  func `what a change of an enhet does not take is refused`(_ field: String) throws {
    let answer = try TestServer.shared.world().login().put("/v1/fastastrukturen/enheter/700001", "{\"\(field)\": 1}")
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-field"])
  }

  @Test(.rule(.r4_13)) func `a change of an enhet goes past the logic of Underhåll`() throws {
    let caller = try TestServer.shared.world().login()
    func arbetsorder() throws -> [String] {
      try ["/v1/arbetsorder/119", "/v1/arbetsorder/handelser?arbetsorderId=119"].map { try caller.get($0).text }
    }
    let before = try arbetsorder()
    let body = "{\"underhallsdatum\": \"20260302\", \"installationsdatum\": \"20260302\"}"
    #expect(try caller.put("/v1/fastastrukturen/enheter/700030", body).status == 200)
    #expect(try arbetsorder() == before)
    let list = try caller.get("/v1/fastastrukturen/enheter?utrymmesId=201014").json.list
    #expect(list.map { $0["id"]?.int } == [700030, 700031, 700032, 700033])
    #expect(list[0]["underhallsdatum"]?.text == "20260302")
  }

  @Test(.rule(.r4_13)) func `an inactive enhet is out of the lists and can be read by id`() throws {
    let caller = try TestServer.shared.world().login()
    let list = try caller.get("/v1/fastastrukturen/enheter?utrymmesId=201010").json.list
    #expect(list.map { $0["id"]?.int } == [700020, 700022, 700023, 700024, 700025])
    #expect(try caller.get("/v1/fastastrukturen/enheter?enhetsId=700021,700025").json.list.count == 1)
    #expect(try caller.get("/v1/fastastrukturen/enheter?utrymmesId=201010&enhetsId=700021").text == "[]")
    let one = try caller.get("/v1/fastastrukturen/enheter/700021")
    #expect(one.status == 200)
    #expect(one.json["enhetstyp"]?["kod"]?.text == "KYL")
    #expect(one.json["utrymme"]?["id"]?.int == 201010)
  }

  @Test(.rule(.r4_13)) func `an enhet that is replaced leaves the lists at once, and the new one comes in`() throws {
    let caller = try TestServer.shared.world().login()
    let path = "/v1/fastastrukturen/enheter?utrymmesId=201014"
    #expect(try caller.get(path).json.list.count == 4)
    #expect(try caller.put("/v1/arbetsorder/119/status", "{\"statuskod\": \"UTFÖRD\"}").status == 200)
    let ids = try caller.get(path).json.list.compactMap { $0["id"]?.int }
    #expect(!ids.contains(700030))
    #expect(ids.count == 4)
    #expect(try caller.get("/v1/fastastrukturen/enheter/700030").status == 200)
  }
}
