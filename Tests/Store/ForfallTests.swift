import Model
import Testing
import Texts
import Tid

@testable import Store

/// What falls due, found without looking at what does not (rule control 1.6).
@Suite struct ForfallTests {
  @Test func `each kind is found by an index, in the order of its time, and nothing is sorted`() throws {
    let plans = try Database.inMemory().read { transaction in
      try ReadTransaction.due.map { try transaction.plan($0.sql.text) }
    }
    for (plan, index) in zip(plans, ["tempfil_gar_ut", "arbetsorder_tavla", "bokning_start"]) {
      #expect(plan.first?.contains("INDEX \(index) (") == true, "\(plan)")
      #expect(!plan.contains { $0.contains("SCAN") || $0.contains("B-TREE") }, "\(plan)")
    }
  }

  @Test func `they come by their time and then by their id, whatever their status and prio`() throws {
    var i = Fixture.installation
    let prios: [Text?] = [nil] + i.prio.map(\.kod)
    let statuses = Status.allCases
    i.arbetsorder += (9000..<9040 as Range<Int64>).map { id in
      // Ids of four and five digits.
      var a = Fixture.minimal(id: id.isMultiple(of: 2) ? id : id + 10_000)
      a.sla.start = Fixture.nar(0)
      a.sla.avtalatSlut = Fixture.nar(100 + id % 3)
      (a.status, a.prio) = (statuses[Int(id) % statuses.count], prios[Int(id) % prios.count])
      return a
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    let due = i.arbetsorder.compactMap { a in
      a.sla.faktisktSlut == nil ? a.sla.avtalatSlut.map { (nar: $0, id: a.id.rawValue) } : nil
    }
    for limit in [1, 7, 100] {
      let found = try database.read {
        try $0.forfaller(efter: Fixture.nar(99), till: Fixture.nar(200), hogst: limit).filter { $0.slag == .sla }
      }
      let expected = due.filter { $0.nar > Fixture.nar(99) && $0.nar <= Fixture.nar(200) }.sorted { $0 < $1 }
      #expect(found.map(\.id) == expected.prefix(limit).map { Text("\($0.id)") })
    }
  }

  @Test func `the soonest come first, as many as are asked for, and what was kept in time does not`() throws {
    var i = Fixture.installation
    i.arbetsorder += (5000..<5010 as Range<Int64>).map { id in
      var a = Fixture.minimal(id: id)
      a.sla.start = Fixture.nar(0)
      a.sla.avtalatSlut = Fixture.nar(100 - (id - 5000) / 2)
      a.sla.faktisktSlut = id == 5008 ? Fixture.nar(1) : nil
      a.information.beskrivning = "Ugnen"
      return a
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    func due(_ from: Int64, _ limit: Int) throws -> [String] {
      try database.read { transaction in
        try transaction.forfaller(efter: Fixture.nar(from), till: Fixture.nar(1000), hogst: limit)
          .filter { $0.slag == .sla }.map { "\($0.nar.millisekunder - Fixture.nar(0).millisekunder) \($0.id)" }
      }
    }
    #expect(try due(90, 3) == ["96 5009", "97 5006", "97 5007"])
    #expect(try due(97, 100) == ["98 5004", "98 5005", "99 5002", "99 5003", "100 5000", "100 5001"])
    #expect(try due(100, 100) == [])
  }
}
