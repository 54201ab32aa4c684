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
    for (plan, index) in zip(plans, ["tempfil_gar_ut", "arbetsorder_sla", "bokning_start"]) {
      #expect(plan.first?.contains("INDEX \(index) (") == true, "\(plan)")
      #expect(!plan.contains { $0.contains("SCAN") || $0.contains("B-TREE") }, "\(plan)")
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
