import Rules
import TestKit
import Testing

/// Rules 8.1 and 8.2: the two searches for objekt that can be reported on.
@Suite struct SearchTests {
  static let base = "/v1/fastastrukturen/objekt/felanmalningsbara"
  static let uthyrningsbara = "\(base)/uthyrningsbara"
  static let ejUthyrningsbara = "\(base)/ejuthyrningsbara"

  /// What is let in the demo seed, by the description of its type.
  static let types: [(typ: String, ids: [String])] = [
    ("1 rum och kök", ["9900104", "9900202", "9910101", "9910202", "9920202", "9920206"]),
    (
      "2 rum och kök",
      [
        "9900101", "9900103", "9900201", "9900204", "9900206", "9910102", "9910105", "9910201", "9910205", "9920203",
      ]
    ),
    (
      "3 rum och kök",
      ["9900102", "9900105", "9900203", "9910103", "9910104", "9910203", "9910206", "9920201", "9920205"]
    ),
    ("4 rum och kök", ["9900106", "9900205", "9910106", "9910204", "9920204"]), ("Butik", ["9920101"]),
    ("Förskola", ["9920103"]), ("Kontor", ["9920102"]), ("Lager", ["9920104"]),
  ]
  static let all = types.flatMap(\.ids).sorted()

  private func ids(_ answer: TestAnswer) -> [String] {
    (answer.json["edges"]?.list ?? []).map { $0["node"]?["id"]?.text ?? "" }
  }

  private func found(_ path: String, _ body: String, _ client: Client = .document) throws -> [String] {
    let answer = try TestServer.shared.world().login(key: client.rawValue).post(path, body)
    #expect(answer.status == 200, "\(answer)")
    #expect(answer.notes == [])
    #expect(answer.json["pageInfo"]?["hasNextPage"]?.bool == false)
    return ids(answer)
  }

  @Test(
    .rule(.r8_1),
    arguments: [
      ("{}", all), ("{\"kundId\": 310001}", ["9900101", "9910103", "9920103", "9920201"]),
      ("{\"kundId\": 310003}", ["9900102"]), ("{\"objektId\": \"9920104\"}", ["9920104"]),
      ("{\"kundId\": 310001, \"objektId\": \"9910103\"}", ["9910103"]),
      ("{\"kundId\": 310001, \"objektId\": \"9900102\"}", []), ("{\"objektId\": \"9900191\"}", []),
      ("{\"objektId\": \"nope\"}", []), ("{\"kundId\": 9}", []), ("{\"kundId\": null}", all),
    ], Client.allCases)
  func `what is let is found by kund and objekt`(_ filter: (json: String, ids: [String]), _ client: Client) throws {
    #expect(try found(Self.uthyrningsbara, "{\"filter\": \(filter.json)}", client) == filter.ids)
  }

  @Test(
    .rule(.r8_1),
    arguments: [
      ("{\"objektId\": \"9900101\"}", ["9900191"]), ("{\"objektId\": \"9910201\"}", ["9910291", "9910292"]),
      ("{\"objektId\": \"9910292\"}", ["9910291", "9910292"]), ("{\"objektId\": \"9920101\"}", []),
      ("{\"objektId\": \"nope\"}", []),
      ("{\"objektId\": \"9910201\", \"onlyReportableExternal\": true}", ["9910292"]),
      ("{\"objektId\": \"9900201\", \"onlyReportableExternal\": true}", []),
      ("{\"objektId\": \"9910201\", \"onlyReportableExternal\": false}", ["9910291", "9910292"]),
    ], Client.allCases)
  func `what is shared is found by an objekt of the building`(
    _ filter: (json: String, ids: [String]), _ client: Client
  ) throws {
    #expect(try found(Self.ejUthyrningsbara, "{\"filter\": \(filter.json)}", client) == filter.ids)
  }

  @Test(
    .rule(.r8_1),
    arguments: [
      ("{\"filter\": {\"kundId\": 310001}}", ["9900191", "9910191", "9920291"]),
      ("{\"filter\": {\"kundId\": 310009}}", ["9900291"]), ("{\"filter\": {\"kundId\": 310025}}", []),
      ("{\"filter\": {\"kundId\": 310001, \"onlyReportableExternal\": true}}", ["9900191", "9910191"]),
      (
        "{\"filter\": {\"kundId\": 310001}, \"sortering\": [{\"falt\": \"OBJEKTNUMMER\", \"riktning\": \"DESC\"}]}",
        ["9920291", "9910191", "9900191"]
      ),
      (
        "{\"filter\": {\"objektId\": \"9910201\"}, \"sortering\": [{\"falt\": \"OBJEKTTYP_BESKRIVNING\"}]}",
        ["9910292", "9910291"]
      ),
    ])
  func `under 1.1 what is shared is found by kund too, and sorted`(_ body: String, _ expected: [String]) throws {
    #expect(try found(Self.ejUthyrningsbara, body) == expected)
  }

  @Test(
    .rule(.r8_1),
    arguments: [
      (Client.document, ejUthyrningsbara, "{}", "search-filter"),
      (.document, ejUthyrningsbara, "{\"filter\": {}}", "search-filter"),
      (.document, ejUthyrningsbara, "{\"filter\": {\"onlyReportableExternal\": true}}", "search-filter"),
      (.document, ejUthyrningsbara, "{\"filter\": null}", "search-filter"),
      (.published, ejUthyrningsbara, "{}", "required-missing"),
      (.published, ejUthyrningsbara, "{\"filter\": {}}", "required-missing"),
      (.published, ejUthyrningsbara, "{\"filter\": {\"objektId\": null}}", "required-null"),
      (.published, uthyrningsbara, "{}", "required-missing"),
      (.published, uthyrningsbara, "{\"filter\": null}", "required-null"),
      (.document, uthyrningsbara, "{\"filter\": {}, \"first\": 0}", "search-first"),
      (.published, uthyrningsbara, "{\"filter\": {}, \"first\": -1}", "search-first"),
      (.document, ejUthyrningsbara, "{\"filter\": {\"objektId\": \"9900101\"}, \"first\": 0}", "search-first"),
      (.document, uthyrningsbara, "{\"filter\": {}, \"sortering\": [{\"falt\": \"ADRESS\"}]}", "unknown-code"),
      (.document, uthyrningsbara, "{\"filter\": {}, \"sortering\": [{\"riktning\": \"UP\"}]}", "unknown-code"),
      (.document, uthyrningsbara, "{\"filter\": {}, \"sortering\": {}}", "unreadable-value"),
      (.document, uthyrningsbara, "{\"filter\": {}, \"first\": 2147483648}", "out-of-range"),
    ])
  func `a search that says too little or the impossible is refused`(
    _ client: Client, _ path: String, _ body: String, _ code: String
  ) throws {
    let answer = try TestServer.shared.world().login(key: client.rawValue).post(path, body)
    #expect(answer.status == 400)
    #expect(answer.notes == [code])
  }

  @Test(.rule(.r8_1)) func `under 1.1 an empty body finds all that is let`() throws {
    #expect(try found(Self.uthyrningsbara, "{}") == Self.all)
  }

  /// Sorting as JSON, and the order that follows from the table above.
  static let orders: [(sortering: String, ids: [String])] = [
    ("[]", all), ("[{\"falt\": \"OBJEKTNUMMER\", \"riktning\": \"ASC\"}]", all),
    ("[{\"falt\": \"OBJEKTNUMMER\", \"riktning\": \"DESC\"}]", all.reversed()),
    // Nothing here is part of another objekt, so each is its own huvudobjekt.
    ("[{\"falt\": \"HUVUDOBJEKT\", \"riktning\": \"ASC\"}]", all),
    ("[{\"falt\": \"HUVUDOBJEKT\", \"riktning\": \"DESC\"}]", all.reversed()),
    ("[{\"falt\": \"OBJEKTTYP_BESKRIVNING\", \"riktning\": \"ASC\"}]", types.flatMap(\.ids)),
    ("[{\"falt\": \"OBJEKTTYP_BESKRIVNING\"}]", types.flatMap(\.ids)),
    ("[{\"falt\": \"OBJEKTTYP_BESKRIVNING\", \"riktning\": \"DESC\"}]", types.reversed().flatMap(\.ids)),
    (
      "[{\"falt\": \"OBJEKTTYP_BESKRIVNING\"}, {\"falt\": \"OBJEKTNUMMER\", \"riktning\": \"DESC\"}]",
      types.flatMap { $0.ids.reversed() }
    ),
    (
      "[{\"falt\": \"OBJEKTTYP_BESKRIVNING\", \"riktning\": \"DESC\"}, {\"falt\": \"OBJEKTNUMMER\"}]",
      types.reversed().flatMap(\.ids)
    ),
    (
      "[{\"falt\": \"OBJEKTTYP_BESKRIVNING\", \"riktning\": \"DESC\"}, "
        + "{\"falt\": \"HUVUDOBJEKT\", \"riktning\": \"DESC\"}]",
      types.reversed().flatMap { $0.ids.reversed() }
    ),
    ("[{\"falt\": \"OBJEKTNUMMER\", \"riktning\": \"DESC\"}, {\"falt\": \"OBJEKTTYP_BESKRIVNING\"}]", all.reversed()),
  ]

  @Test(.rule(.r8_2), arguments: orders)
  func `hits come in the order asked for, ties by id`(_ order: (sortering: String, ids: [String])) throws {
    #expect(try found(Self.uthyrningsbara, "{\"filter\": {}, \"sortering\": \(order.sortering)}") == order.ids)
  }

  @Test(.rule(.r8_2), arguments: orders, [1, 7, 34, 35])
  func `a walk of pages sees each objekt once, in order`(
    _ order: (sortering: String, ids: [String]), _ size: Int
  ) throws {
    let caller = try TestServer.shared.world().login()
    var seen: [String] = []
    var after: String?
    while true {
      let cursor = after.map { ", \"after\": \"\($0)\"" } ?? ""
      let answer = try caller.post(
        Self.uthyrningsbara, "{\"filter\": {}, \"first\": \(size), \"sortering\": \(order.sortering)\(cursor)}")
      try #require(answer.status == 200)
      let page = ids(answer)
      seen += page
      let info = answer.json["pageInfo"]
      after = info?["endCursor"]?.text
      #expect(after == answer.json["edges"]?.list.last?["cursor"]?.text)
      try #require(!page.isEmpty && page.count <= size && seen.count <= order.ids.count)
      #expect(info?["hasNextPage"]?.bool == (seen.count < order.ids.count))
      if info?["hasNextPage"]?.bool != true { break }
    }
    #expect(seen == order.ids)
  }

  @Test(.rule(.r8_2)) func `a search goes on after any edge, to the end without first`() throws {
    let caller = try TestServer.shared.world().login(key: Client.published.rawValue)
    let edges = try caller.post(Self.uthyrningsbara, "{\"filter\": {}}").json["edges"]?.list ?? []
    let cursor = try #require(edges[10]["cursor"]?.text)
    let rest = try caller.post(Self.uthyrningsbara, "{\"filter\": {}, \"after\": \"\(cursor)\"}")
    #expect(ids(rest) == Array(Self.all[11...]))
    let last = try #require(edges.last?["cursor"]?.text)
    let none = try caller.post(Self.uthyrningsbara, "{\"filter\": {}, \"after\": \"\(last)\"}")
    #expect(ids(none) == [])
    #expect(none.json["pageInfo"]?["hasNextPage"]?.bool == false)
    #expect(none.json["pageInfo"]?["endCursor"]?.isNull == true)
  }

  @Test(.rule(.r8_2)) func `a cursor of another order, another search or nobody's is refused`() throws {
    let caller = try TestServer.shared.world().login()
    let ascending = "[{\"falt\": \"OBJEKTTYP_BESKRIVNING\"}]"
    let cursor = try #require(
      try caller.post(Self.uthyrningsbara, "{\"filter\": {}, \"first\": 3, \"sortering\": \(ascending)}").json[
        "pageInfo"]?[
          "endCursor"]?.text)
    func code(_ path: String, _ cursor: String, _ sortering: String, _ filter: String = "{}") throws -> [String] {
      let body = "{\"filter\": \(filter), \"after\": \"\(cursor)\", \"sortering\": \(sortering)}"
      let answer = try caller.post(path, body)
      #expect(answer.status == (answer.notes == [] ? 200 : 400))
      return answer.notes
    }
    #expect(try code(Self.uthyrningsbara, cursor, ascending) == [])
    #expect(try code(Self.uthyrningsbara, cursor, "[]") == ["search-cursor"])
    #expect(
      try code(Self.uthyrningsbara, cursor, "[{\"falt\": \"OBJEKTTYP_BESKRIVNING\", \"riktning\": \"DESC\"}]")
        == ["search-cursor"])
    #expect(try code(Self.ejUthyrningsbara, cursor, ascending, "{\"objektId\": \"9900101\"}") == ["search-cursor"])
    let changed = String(cursor.dropLast(2)) + (cursor.hasSuffix("AA") ? "BB" : "AA")
    for garbage in [changed, "", "x", "9900101", "OTkwMDEwMQ", "åäö", String(repeating: "A", count: 5000)] {
      #expect(try code(Self.uthyrningsbara, garbage, ascending) == ["search-cursor"], "\(garbage.prefix(40))")
    }
  }

  @Test(.rule(.r8_1, .r3_8), arguments: ["ror", "las"]) func `everybody searches`(_ user: String) throws {
    let caller = try TestServer.shared.world().login(user, user)
    #expect(ids(try caller.post(Self.uthyrningsbara, "{\"filter\": {}}")) == Self.all)
    #expect(ids(try caller.post(Self.ejUthyrningsbara, "{\"filter\": {\"objektId\": \"9900101\"}}")) == ["9900191"])
  }
}
