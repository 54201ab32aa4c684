import Model
import Testing
import Texts
import Tid

@testable import Store

/// Rule 4.15: the filters of the list of arbetsorder.
@Suite struct ListTests {
  /// Ten arbetsorder, ids 1 to 10, that differ where filters look.
  static func database() throws -> Database {
    var i = Fixture.installation
    i.handelser = []
    i.kontaktpersoner = []
    i.tider = []
    i.meddelanden = []
    i.enheter.removeAll { !$0.aktiv }
    i.arbetsorder = (1...10).map { n in
      var a = Fixture.minimal(id: Int64(n))
      a.status = [.registrerad, .bestalld, .accepterad, .utford, .makulerad, .fakturerad][n % 6]
      a.typ = ["F", "U", "G"][n % 3]
      a.utforare = [nil, ResursID("R100"), ResursID("E200"), ResursID("R300")][n % 4]
      a.kund = n % 2 == 0 ? KundID(2) : nil
      a.objekt = n > 8 ? ObjektID("990010199") : Fixture.objekt.id
      a.enhet = n == 3 || n == 6 ? EnhetID(700_001) : nil
      // Two hours apart around the local midnight between 2026-06-30 and 2026-07-01 (22:00 UTC).
      a.registrerad.nar = Tidpunkt(sekunder: 1_782_856_800 + Int64(n - 5) * 7200)
      a.modifierad = n < 5 ? nil : Steg(nar: Tidpunkt(millisekunder: Int64(n) * 1000 + 500), av: nil)
      a.planering.datum = n == 4 ? Fixture.datum("2026-07-04") : nil
      a.planering.medModul = [nil, true, false][n % 3]
      return a
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    return database
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ids: [Int64]
    let set: @Sendable (inout ArbetsorderFilter) -> Void
    init(_ name: String, _ ids: [Int64], _ set: @escaping @Sendable (inout ArbetsorderFilter) -> Void) {
      testDescription = name
      self.ids = ids
      self.set = set
    }
  }

  static let cases: [Case] = [
    Case("none", Array(1...10)) { _ in },
    Case("one objekt", [9, 10]) { $0.objekt = [ObjektID("990010199")] },
    Case("two objekt", Array(1...10)) { $0.objekt = [ObjektID("990010199"), Fixture.objekt.id] },
    Case("unknown objekt", []) { $0.objekt = [ObjektID("x")] },
    Case("kund", [2, 4, 6, 8, 10]) { $0.kundNummer = "197001019999" },
    Case("unknown kund", []) { $0.kundNummer = "x" },
    Case("utforare", [1, 5, 9]) { $0.utforare = [ResursID("R100")] },
    Case("two utforare", [1, 2, 5, 6, 9, 10]) { $0.utforare = [ResursID("R100"), ResursID("E200")] },
    Case("unknown utforare", []) { $0.utforare = [ResursID("x")] },
    Case("status", [1, 7]) { $0.status = [.bestalld] },
    Case("statuses", [1, 2, 6, 7, 8]) { $0.status = [.bestalld, .accepterad, .registrerad] },
    Case("the same status twice", [1, 7]) { $0.status = [.bestalld, .bestalld] },
    Case("every status", Array(1...10)) { $0.status = Status.allCases },
    Case("typ", [3, 6, 9]) { $0.typ = ["F"] },
    Case("types", [1, 3, 4, 6, 7, 9, 10]) { $0.typ = ["F", "U"] },
    Case("typ and status", [6]) {
      $0.typ = ["F"]
      $0.status = [.registrerad]
    },
    Case("enhet", [3, 6]) { $0.enheter = [EnhetID(700_001)] },
    Case("skapadEfter is the local date, inclusive", [5, 6, 7, 8, 9, 10]) {
      $0.skapadEfter = Fixture.datum("2026-07-01")
    },
    Case("skapadEfter the day before", Array(1...10)) { $0.skapadEfter = Fixture.datum("2026-06-30") },
    Case("modifieradEfter is exclusive", [8, 9, 10]) { $0.modifieradEfter = Tidpunkt(millisekunder: 7500) },
    Case("modifieradEfter just before", [7, 8, 9, 10]) { $0.modifieradEfter = Tidpunkt(millisekunder: 7499) },
    Case("bokadDatum", [4]) { $0.bokadDatum = Fixture.datum("2026-07-04") },
    Case("booked", [1, 7]) { $0.bokningStatus = [.bokad] },
    Case("accepted", []) {
      $0.bokningStatus = [.accepterad]; $0.status = [.registrerad]
    },
    Case("not booked", [2, 3, 5, 6, 8, 9]) { $0.bokningStatus = [.ejBokad] },
    Case("booked or not booked", [1, 2, 3, 5, 6, 7, 8, 9]) { $0.bokningStatus = [.bokad, .ejBokad] },
    Case("an external party's own", [2, 6, 10]) { $0.utforareEndast = ResursID("E200") },
    Case("an external party's own, others asked for", []) {
      $0.utforareEndast = ResursID("E200")
      $0.utforare = [ResursID("R100")]
    },
    Case("filters together", [6]) {
      $0.objekt = [Fixture.objekt.id]
      $0.kundNummer = "197001019999"
      $0.utforare = [ResursID("E200")]
      $0.status = [.registrerad, .utford]
      $0.typ = ["F"]
      $0.enheter = [EnhetID(700_001)]
      $0.skapadEfter = Fixture.datum("2026-07-01")
      $0.modifieradEfter = Tidpunkt(millisekunder: 6000)
      $0.bokningStatus = [.ejBokad]
    },
    Case("offset and limit", [4, 5, 6]) {
      $0.offset = 3
      $0.limit = 3
    },
    Case("merged arms, offset and limit", [6, 7]) {
      $0.status = [.bestalld, .accepterad, .registrerad]
      $0.offset = 2
      $0.limit = 2
    },
    Case("limit 0", []) { $0.limit = 0 },
  ]

  @Test(arguments: cases) func `a filter finds what it says, by id`(_ c: Case) throws {
    var filter = ArbetsorderFilter()
    c.set(&filter)
    let ids = try Self.database().read { try $0.arbetsorderIDs(filter) }
    #expect(ids.map(\.rawValue) == c.ids)
  }

  /// The single filters whose hits must come from an index, in order.
  static let planned: [Case] = [
    Case("arbetsorder_lista", []) { _ in },
    Case("arbetsorder_objekt", []) { $0.objekt = [ObjektID("a")] },
    Case("arbetsorder_kund", []) { $0.kundNummer = "197001019999" },
    Case("arbetsorder_utforare", []) { $0.utforare = [ResursID("a")] },
    Case("arbetsorder_status", []) { $0.status = [.bestalld] },
    Case("arbetsorder_status", []) { $0.status = [.bestalld, .utford] },
    Case("arbetsorder_typ", []) { $0.typ = ["F", "U"] },
    Case("arbetsorder_enhet", []) { $0.enheter = [EnhetID(1)] },
    Case("arbetsorder_lista", []) { $0.skapadEfter = Fixture.datum("2026-07-01") },
    Case("arbetsorder_lista", []) { $0.modifieradEfter = Tidpunkt(millisekunder: 1) },
    Case("arbetsorder_bokad_datum", []) { $0.bokadDatum = Fixture.datum("2026-07-04") },
    Case("arbetsorder_bokad_modul", []) { $0.bokningStatus = [.bokad, .accepterad] },
    Case("arbetsorder_lista", []) { $0.bokningStatus = [.ejBokad] },
  ]

  @Test(arguments: planned) func `a single filter walks its index without sorting`(_ c: Case) throws {
    var filter = ArbetsorderFilter()
    c.set(&filter)
    let given = filter
    let plan = try Self.database().read { transaction -> [String] in
      let conditions = try #require(try transaction.conditions(given))
      let query = ArbetsorderQuery(conditions, range: nil, after: nil, skip: 0)
      return try transaction.plan(query)
    }
    #expect(plan.contains { $0.contains("INDEX \(c.testDescription)") })
    #expect(!plan.contains { $0.contains("TEMP B-TREE") })
    #expect(!plan.contains { $0.hasPrefix("SCAN arbetsorder") && !$0.contains("USING COVERING INDEX") })
  }

  @Test func `a narrow range walks the index of its instants`() throws {
    var filter = ArbetsorderFilter()
    filter.skapadEfter = Fixture.datum("2026-07-01")
    let given = filter
    let plan = try Self.database().read { transaction -> [String] in
      let conditions = try #require(try transaction.conditions(given))
      let range = ArbetsorderQuery.Range.all(given).first
      return try transaction.plan(ArbetsorderQuery(conditions, range: range, after: nil, skip: 0))
    }
    #expect(plan.contains { $0.contains("INDEX arbetsorder_registrerad") })
  }

  @Test func `pages far into a list are the same when they are remembered, and after a change`() throws {
    var i = Fixture.installation
    i.arbetsorder += (5000..<8000).map { Fixture.minimal(id: $0) }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    func page(_ offset: Int) throws -> [Int64] {
      try database.read { transaction in
        var filter = ArbetsorderFilter()
        filter.status = [.registrerad, .bestalld]
        filter.offset = offset
        filter.limit = 3
        return try transaction.arbetsorderIDs(filter).map(\.rawValue)
      }
    }
    // One REG arbetsorder, id 7, lies before 5000.
    for offset in [1500, 1500, 1503, 1499, 2998] {
      #expect(try page(offset) == (0..<3).map { Int64(4999 + offset + $0) })
    }
    try database.write { transaction in
      let a = try #require(try transaction.arbetsorder(ArbetsorderID(5000)))
      var cancelled = a
      cancelled.status = .makulerad
      try transaction.update(cancelled, from: a)
    }
    #expect(try page(1500) == [6500, 6501, 6502])
  }
}

extension ReadTransaction {
  /// What SQLite says that it would do.
  func plan(_ query: ArbetsorderQuery) throws -> [String] { try plan(query.sql) { $0.values(query.values) } }

  /// What SQLite says that it would do for a statement.
  func plan(_ sql: String, _ bind: (inout Binder) -> Void = { _ in }) throws -> [String] {
    var lines: [String] = []
    try connection.statement(composed: "EXPLAIN QUERY PLAN \(sql)").run(bind: bind) { c in
      _ = (c.integer(), c.integer(), c.integer())
      lines.append(c.string().string)
    }
    return lines
  }
}
