import Rules
import TestKit
import Testing

/// How a status can be asked for of an arbetsorder that exists (rule 4.6).
enum Way: String, CaseIterable {
  case status = "PUT …/status"
  case fields = "statusKod in PUT"

  func ask(_ orders: Orders, _ id: Int64, _ status: String, by caller: TestCaller) throws -> TestAnswer {
    switch self {
    case .status: try orders.step(id, status, by: caller)
    case .fields: try orders.put(id, "\"statusKod\": \"\(status)\"", by: caller)
    }
  }
}

/// What rules 3.8, 4.2 and 4.6 say of each change of status, written out by hand.
enum StatusTable {
  static let statuses = ["REG", "GODK", "PAGAR", "UTFÖRD", "MAK", "ÖVERF"]

  /// How an arbetsorder comes into each status, by real steps; MAK from each that can be cancelled.
  static let steps: [(name: String, steps: [String])] = [
    ("REG", []), ("GODK", ["GODK"]), ("PAGAR", ["GODK", "PAGAR"]), ("UTFÖRD", ["GODK", "PAGAR", "UTFÖRD"]),
    ("MAK from REG", ["MAK"]), ("MAK from GODK", ["GODK", "MAK"]), ("MAK from PAGAR", ["GODK", "PAGAR", "MAK"]),
    ("ÖVERF", ["GODK", "PAGAR", "UTFÖRD", "ÖVERF"]),
  ]

  /// One sign for each of `statuses`: `+` goes, `=` is there already, `s` no such step, `f` not for this role,
  /// `n` not its arbetsorder, `r` may only read. The utförare is the external E200.
  static let table: [String: (intern: String, utforare: String)] = [
    "REG": ("= + s s + s", "= + s s f f"),
    "GODK": ("+ = + s + s", "f = + s f f"),
    "PAGAR": ("s + = + + s", "f + = + f f"),
    "UTFÖRD": ("s s s = s +", "f s s = f f"),
    "MAK from REG": ("+ s s s = s", "f s s s = f"),
    "MAK from GODK": ("s + s s = s", "f + s s = f"),
    "MAK from PAGAR": ("s s + s = s", "f s + s = f"),
    "ÖVERF": ("s s s s s =", "f s s s f ="),
  ]

  /// The same where steps can be skipped (setting `status.allowSkip`).
  static let skipping: [String: (intern: String, utforare: String)] = [
    "REG": ("= + + + + +", "= + + + f f"),
    "GODK": ("+ = + + + +", "f = + + f f"),
    "PAGAR": ("s + = + + +", "f + = + f f"),
    "UTFÖRD": ("s s s = s +", "f s s = f f"),
    "MAK from REG": ("+ s s s = s", "f s s s = f"),
    "MAK from GODK": ("s + s s = s", "f + s s = f"),
    "MAK from PAGAR": ("s s + s = s", "f s + s = f"),
    "ÖVERF": ("s s s s s =", "f s s s f ="),
  ]

  /// Status and code that a sign means.
  static func answer(_ sign: Character) -> (status: Int, notes: [String]) {
    switch sign {
    case "+": (200, [])
    case "=": (200, ["status-unchanged"])
    case "s": (400, ["status-step"])
    case "f": (403, ["status-forbidden"])
    case "n": (403, ["not-utforare"])
    default: (403, ["role-forbids"])
    }
  }

  static func signs(_ row: String) -> [Character] { row.filter { $0 != " " }.map { $0 } }

  /// Each caller with its row.
  static func callers(_ orders: Orders, _ row: (intern: String, utforare: String)) -> [(TestCaller, String)] {
    [
      (orders.intern, row.intern), (orders.extern, row.utforare), (orders.other, "n n n n n n"),
      (orders.lasare, "r r r r r r"),
    ]
  }
}

@Suite struct StatusMatrixTests {
  @Test(
    .rule(.r4_1, .r4_2, .r4_6, .r3_8, .r2_5), arguments: StatusTable.steps.map(\.name), Way.allCases)
  func `each status can be changed as the table says, by each role`(_ from: String, _ way: Way) throws {
    try check(Orders(), from, way, StatusTable.table)
  }

  @Test(.rule(.r4_2, .r4_6, .r3_8, .r2_5), arguments: StatusTable.steps.map(\.name), Way.allCases)
  func `with allowSkip a status further on can be asked for too`(_ from: String, _ way: Way) throws {
    try check(Orders(Settled.skip), from, way, StatusTable.skipping)
  }

  private func check(
    _ orders: Orders, _ from: String, _ way: Way, _ table: [String: (intern: String, utforare: String)]
  ) throws {
    let row = try #require(table[from])
    let steps = try #require(StatusTable.steps.first { $0.name == from }).steps
    for (caller, signs) in StatusTable.callers(orders, row) {
      for (target, sign) in zip(StatusTable.statuses, StatusTable.signs(signs)) {
        let id = try orders.create()
        for step in steps { try orders.walk(id, step) }
        let before = try orders.trace(id)
        let answer = try way.ask(orders, id, target, by: caller)
        let expected = StatusTable.answer(sign)
        #expect(answer.status == expected.status, "\(from) → \(target) \(sign): \(answer)")
        #expect(answer.notes == expected.notes, "\(from) → \(target) \(sign): \(answer)")
        if sign == "+" {
          #expect(try orders.status(id) == target)
        } else {
          #expect(try orders.trace(id) == before, "\(from) → \(target) \(sign) left a trace")
        }
      }
    }
    #expect(orders.world.server.internalErrors == [])
  }

  @Test(
    .rule(.r4_6, .r4_1),
    arguments: [
      ("REG", 201, [String]()), ("GODK", 201, []), ("PAGAR", 400, ["status-at-creation"]),
      ("UTFÖRD", 400, ["status-at-creation"]), ("MAK", 400, ["status-at-creation"]),
      ("ÖVERF", 400, ["status-at-creation"]), ("KLAR", 400, ["unknown-code"]),
    ])
  func `a new arbetsorder can be REG or GODK`(_ status: String, _ expected: Int, _ notes: [String]) throws {
    let orders = try Orders()
    let answer = try orders.post("\"resursId\": \"E200\", \"statusKod\": \"\(status)\"")
    #expect(answer.status == expected)
    #expect(answer.notes == notes)
    if let id = answer.json["id"]?.int, expected == 201 { #expect(try orders.status(id) == status) }
  }

  @Test(.rule(.r3_8, .r4_6), arguments: StatusTable.statuses)
  func `only staff creates an arbetsorder, whatever status it asks for`(_ status: String) throws {
    let orders = try Orders()
    for caller in [orders.extern, orders.other, orders.lasare] {
      let answer = try orders.post("\"resursId\": \"E200\", \"statusKod\": \"\(status)\"", by: caller)
      #expect(answer.status == 403)
      #expect(answer.notes == ["role-forbids"])
    }
  }

  @Test(.rule(.r1_12, .r4_1), arguments: Way.allCases)
  func `an unknown status is refused with the list of statuses`(_ way: Way) throws {
    let orders = try Orders()
    let answer = try way.ask(orders, try orders.create(), "KLAR", by: orders.intern)
    #expect(answer.status == 400)
    #expect(answer.notes == ["unknown-code"])
    #expect(answer.message.contains("REG, GODK, PAGAR, UTFÖRD, MAK, ÖVERF"))
    #expect(answer.message.contains("'KLAR'"))
  }

  @Test(
    .rule(.r4_6, .r4_9),
    arguments: [("{}", "required-missing"), ("{\"statuskod\": null}", "required-null"), ("[]", "unreadable-value")])
  func `a change of status needs a status`(_ body: String, _ code: String) throws {
    let orders = try Orders()
    let answer = try orders.intern.put("/v1/arbetsorder/\(try orders.create())/status", body)
    #expect(answer.status == 400)
    #expect(answer.notes == [code], "\(answer)")
  }
}
