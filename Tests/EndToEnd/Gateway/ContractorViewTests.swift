import Contract
import Rules
import TestKit
import Testing

/// What an external party never sees, by any reading operation there is (rule 3.8).
///
/// A world is filled with marks: in `anmarkning` of its own arbetsorder, and in everything that hangs on another's.
@Suite(.rule(.r3_8)) struct ContractorViewTests {
  private static let mark = "HEMLIGT"

  private struct Prepared {
    let orders: Orders
    /// Of E200, and of somebody else.
    let own: Int64
    let other: Int64
    /// Ids of what hangs on the other: händelse, contact person, registration of time, file.
    let ids: [String: Int64]
  }

  private func prepare() throws -> Prepared {
    let orders = try Orders()
    let texts =
      "\"information\": {\"anmarkning\": \"\(Self.mark)\"}, \"ekonomi\": {\"konteringProjekt\": \"\(Self.mark)\"}"
    let own = try orders.create("\"resursId\": \"E200\", \"kundNr\": \"KUNDA10001\", \(texts)")
    let other = try orders.create(
      "\"resursId\": \"E300\", \"kundNr\": \"KUNDA10002\", \"externtNr\": \"\(Self.mark)\", \(texts)")
    func made(_ path: String, _ json: String) throws -> Int64 {
      let answer = try orders.intern.post(path, json)
      guard answer.status == 201 else { throw NotDone(answer: answer) }
      return try #require(answer.json["id"]?.int)
    }
    let root = "/v1/arbetsorder"
    let ids = [
      "handelser": try made(
        "\(root)/handelser?arbetsorderId=\(other)", "{\"typKod\": \"ANT\", \"text\": \"\(Self.mark)\"}"),
      "kontaktpersoner": try made(
        "\(root)/kontaktpersoner?arbetsorderId=\(other)", "{\"namn\": \"\(Self.mark)\"}"),
      "tider": try made("\(root)/tider?arbetsorderId=\(other)", "{\"minuter\": 5}"),
    ]
    #expect(
      try orders.intern.post("\(root)/meddelande", "{\"arbetsorderId\": \(other), \"meddelande\": \"\(Self.mark)\"}")
        .status
        == 201)
    #expect(try orders.intern.post("\(root)/\(other)/boka", "{\"tidsluckaId\": \"R100-202603041000\"}").status == 201)
    let temp = try orders.intern.uploaded("\(Self.mark).txt", Self.mark)
    #expect(try orders.intern.post("\(root)/\(other)/filer", "{\"fil\": [{\"filnamn\": \"\(temp)\"}]}").status == 200)
    var all = ids
    all["filer"] = try #require(try orders.read(other)["filUtList"]?[0]?["id"]?.int)
    return Prepared(orders: orders, own: own, other: other, ids: all)
  }

  @Test(arguments: Client.allCases)
  func `no reading operation shows a contractor a remark or another's arbetsorder`(_ client: Client) throws {
    let prepared = try prepare()
    let caller = try prepared.orders.world.login("ror", "ror", key: client.rawValue)
    var asked: Set<OperationID> = []
    for operation in Operations.all where operation.method == .get && operation.needsLogin {
      for (target, isOthers) in targets(operation, prepared) {
        let answer = try caller.get(target)
        asked.insert(operation.id)
        #expect(!answer.text.contains(Self.mark), "\(target)")
        if isOthers {
          #expect(answer.status == 403, "\(target): \(answer)")
          #expect(answer.notes == ["not-utforare"], "\(target)")
        } else {
          #expect(answer.status == 200, "\(target): \(answer)")
        }
      }
    }
    #expect(Operations.all.filter { $0.method == .get && $0.needsLogin && !asked.contains($0.id) }.map(\.id) == [])
  }

  /// What to ask an operation for, and whether that is another's.
  private func targets(_ operation: Contract.Operation, _ p: Prepared) -> [(String, Bool)] {
    let path = operation.path
    if path.contains("/arbetsorder/{id}") || path == "/v1/arbetsorder/meddelanden/{id}" {
      return [(path.replacing("{id}", with: "\(p.own)"), false), (path.replacing("{id}", with: "\(p.other)"), true)]
    }
    if operation.parameters.contains(where: { $0.name == "arbetsorderId" }) {
      return [("\(path)?arbetsorderId=\(p.own)", false), ("\(path)?arbetsorderId=\(p.other)", true)]
    }
    for (name, id) in p.ids where path == "/v1/arbetsorder/\(name)/{id}" {
      return [(path.replacing("{id}", with: "\(id)"), true)]
    }
    switch operation.id {
    case .getFile: return [(path.replacing("{id}", with: "\(p.ids["filer"] ?? 0)"), true)]
    case .getArbetsordrar_1:
      return ["", "limit=1000", "utforare=E300", "bokningStatus=BOKAD", "kundNr=KUNDA10002"]
        .map { ("\(path)?\($0)", false) }
    default:
      guard let example = OperationExample.all[operation.id] else { return [] }
      let target = example.path.reduce(path) { $0.replacing("{\($1.key)}", with: $1.value) }
      return [(target + (example.query.map { "?\($0)" } ?? ""), false)]
    }
  }

  @Test func `lists leave another's out, whatever the filter`() throws {
    let p = try prepare()
    for query in [
      "limit=1000", "utforare=E300", "objektId=9900101&limit=1000", "bokningStatus=BOKAD", "kundNr=KUNDA10002",
    ] {
      let rows = try p.orders.extern.get("/v1/arbetsorder?\(query)").json.list
      #expect(rows.allSatisfy { $0["utforare"]?["id"]?.text == "E200" }, "\(query)")
      #expect(rows.allSatisfy { $0["information"]?["anmarkning"]?.text == nil }, "\(query)")
    }
    #expect(try p.orders.extern.get("/v1/arbetsorder?limit=1000").json.list.contains { $0["id"]?.int == p.own })
  }
}
