import Client
import JSON

/// What several requests together show of a system.
enum Behaviour {
  /// A fact, and what a side makes of it; nil where its data does not show it.
  typealias Fact = (name: String, value: String?)

  /// The facts of a side, in an order that is always the same.
  static func facts(_ side: ComparedSide) throws(SessionFailure) -> [Fact] {
    try lists(side) + search(side) + tokens(side)
  }

  private static func rows(_ side: ComparedSide, _ query: [(String, String)]) throws(SessionFailure) -> [Int64]? {
    try side.session.get("/v1/arbetsorder", query)?.arrayValue?.compactMap { $0["id"]?.intValue }
  }

  private static func lists(_ side: ComparedSide) throws(SessionFailure) -> [Fact] {
    let all = try rows(side, [("limit", "50")]) ?? []
    let first = try rows(side, [("limit", "2")]) ?? []
    let second = try rows(side, [("limit", "1"), ("offset", "1")]) ?? []
    let odd = try rows(side, [("limit", "50"), ("finnsInte", "1")])
    let joined = try rows(side, [("limit", "50"), ("status", "REG,GODK,PAGAR")])
    let statuses = [("status", "REG"), ("status", "GODK"), ("status", "PAGAR")]
    let apart = try rows(side, [("limit", "50")] + statuses)
    return [
      ("the order of a list of arbetsorder", all.count > 2 ? order(all) : nil),
      ("limit bounds a list", all.count > 2 ? yes(first.count == 2) : nil),
      ("offset skips rows", first.count == 2 ? yes(second.first == first[1]) : nil),
      ("a parameter that nobody declares", all.isEmpty ? nil : odd == all ? "is ignored" : "changes the answer"),
      ("statuses joined by commas are read as statuses one by one", all.isEmpty ? nil : yes(joined == apart)),
    ]
  }

  private static func order(_ ids: [Int64]) -> String {
    if ids == ids.sorted() { return "by id, upwards" }
    return ids == ids.sorted(by: >) ? "by id, downwards" : "not by id"
  }

  private static func yes(_ fact: Bool) -> String { fact ? "yes" : "no" }

  private static func search(_ side: ComparedSide) throws(SessionFailure) -> [Fact] {
    let path = "/v1/fastastrukturen/objekt/felanmalningsbara/uthyrningsbara"
    func page(_ body: JSONValue) throws(SessionFailure) -> JSONValue? { try side.session.search(path, body) }
    func ids(_ page: JSONValue?) -> [String] {
      page?["edges"]?.arrayValue?.compactMap { $0["node"]?["id"]?.stringValue } ?? []
    }
    let two = ids(try page(["filter": [:], "first": 2]))
    let one = try page(["filter": [:], "first": 1])
    let cursor = one?["pageInfo"]?["endCursor"]?.stringValue
    let next = try cursor.map { (cursor) throws(SessionFailure) in
      ids(try page(.object([("filter", [:]), ("first", 1), ("after", .text(cursor))])))
    }
    let hasMore = two.count == 2
    return [
      ("first bounds a page of a search", hasMore ? yes(ids(one).count == 1) : nil),
      ("a page says that more follow", hasMore ? yes(one?["pageInfo"]?["hasNextPage"]?.boolValue == true) : nil),
      ("after goes on behind the last row", hasMore ? yes(next == [two[1]]) : nil),
    ]
  }

  private static func tokens(_ side: ComparedSide) throws(SessionFailure) -> [Fact] {
    let session = side.session
    guard session.access.auth != .off else { return [] }
    let headers = try session.headers()
    var facts: [Fact] = []
    // First, since a second login may end this one.
    let typo = headers.map { (name: $0.name == "X-Auth-Token" ? "X-Auht-Token" : $0.name, value: $0.value) }
    let misspelt = try session.sendPlain(
      HTTPRequest("GET", session.access.url("/v1/arbetsorder?limit=1"), headers: typo))
    facts.append(("the header as the document prints it, X-Auht-Token", "\(misspelt.status)"))
    if session.access.auth == .full {
      let answer = try session.sendPlain(session.gatewayRequest)
      facts += life("the gateway", answer)
    }
    let login = try session.sendPlain(session.loginRequest)
    facts += life("a login", login)
    // The session's own token is older than the one just got.
    let earlier = try session.sendPlain(
      HTTPRequest("GET", session.access.url("/v1/arbetsorder?limit=1"), headers: headers))
    facts.append(("a second login", earlier.status == 401 ? "ends the first" : "leaves the first alone"))
    return facts
  }

  /// How long a token lives, and by which names its answer says so.
  private static func life(_ what: String, _ answer: HTTPAnswer) -> [Fact] {
    let json = try? JSONParser.parse(answer.body)
    let seconds = (json?["expires_in"] ?? json?["expiresIn"])?.intValue
    let names = json?.members.map(\.0).joined(separator: ", ")
    return [
      ("the life of a token of \(what)", seconds.map { "\($0) s" } ?? "not said"),
      ("the members of a token of \(what)", names ?? "\(answer.status)"),
    ]
  }
}
