import Model
import Store
import Testing
import Texts

/// What goes in comes out.
@Suite struct RoundTripTests {
  @Test func `an installation in a file is read back as it was filled in, after a restart too`() throws {
    let folder = Folder()
    let database = try Database.open(path: folder.file("a.sqlite"))
    #expect(try database.isEmpty)
    try database.fill(Fixture.installation, seed: Fixture.seed)
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    try database.close()
    let again = try Database.open(path: folder.file("a.sqlite"))
    #expect(try again.read { try $0.installation() } == Fixture.installation)
    #expect(try again.seedInfo() == Fixture.seed)
    #expect(try again.integrityCheck() == [])
    try again.close()
  }

  @Test func `reading all of it tells of as many rows as there are`() throws {
    let database = try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    var told: [[Int]] = []
    _ = try database.read { transaction in
      try transaction.installation { rows, all in told.append([rows, all]) }
    }
    let i = Fixture.installation
    let rows = [
      i.objekt.count, i.utrymmen.count, i.enheter.count, i.arbetsorder.count, i.handelser.count, i.tider.count,
      i.meddelanden.count,
    ]
    let all = rows.reduce(0, +)
    var sum = 0
    #expect(
      told
        == rows.filter { $0 > 0 }.map { count in
          sum += count
          return [sum, all]
        })
  }

  @Test func `an installation in memory is read back as it was filled in`() throws {
    let database = try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    #expect(try database.integrityCheck() == [])
  }
}

/// Only what differs is written; nothing of it may be lost.
@Suite struct UpdateTests {
  /// A change of each field that an index holds, of one that none does, and of several together.
  static let changes: [(String, @Sendable (inout Arbetsorder) -> Void)] = [
    ("nothing", { _ in }),
    ("objekt", { $0.objekt = ObjektID("990010199") }),
    ("kund", { $0.kund = nil }),
    ("enhet", { $0.enhet = nil }),
    ("utforare", { $0.utforare = ResursID("R100") }),
    ("status", { $0.status = .bestalld }),
    ("typ", { $0.typ = "F" }),
    ("registrerad", { $0.registrerad = Steg(nar: Fixture.nar(900), av: nil) }),
    ("modifierad", { $0.modifierad = Steg(nar: Fixture.nar(901), av: ResursID("R300")) }),
    ("bokad datum", { $0.planering.datum = Fixture.datum("2026-04-01") }),
    ("bokad med modul", { $0.planering.medModul = nil }),
    ("no index", { $0.information.atgard = "bytt" }),
    ("the last column", { $0.sla.slutAvMakulering = true }),
    ("status and kund", { ($0.status, $0.kund) = (.utford, nil) }),
    ("status and text", { ($0.status, $0.information.kommentar) = (.utford, nil) }),
  ]

  @Test(arguments: changes.indices)
  func `what was changed is read back, and lists find it`(index: Int) throws {
    let database = try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    let old = try #require(try database.read { try $0.arbetsorder(Fixture.full.id) })
    var new = old
    Self.changes[index].1(&new)
    try database.write { try $0.update(new, from: old) }
    #expect(try database.read { try $0.arbetsorder(old.id) } == new)
    var filter = ArbetsorderFilter()
    (filter.status, filter.objekt, filter.limit) = ([new.status], [new.objekt], 100)
    #expect(try database.read { try $0.arbetsorderIDs(filter) }.contains(new.id))
    (filter.status, filter.objekt, filter.typ) = ([new.status], [], [new.typ])
    #expect(try database.read { try $0.arbetsorderIDs(filter) }.contains(new.id))
    #expect(try database.integrityCheck() == [])
  }
}
