import Domain
import Model
import Testing
import Texts

@testable import Store

/// Every row of every table but the image itself, as text.
func dump(_ database: Database) throws -> [String: [String]] {
  try database.withWriter { writer in
    let c = writer.connection
    var dump: [String: [String]] = [:]
    for table in try c.texts("SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'installation_bild'") {
      let columns = try c.texts("SELECT name FROM pragma_table_info('\(table)')")
      let row = columns.map { "quote(\($0))" }.joined(separator: " || ',' || ")
      dump[table] = try c.texts("SELECT \(row) FROM \(table)").sorted()
    }
    return dump
  }
}

/// Rules 9.4 and C 1.4: images, clones, reset and reseed.
@Suite struct ImageTests {
  private func change(_ database: Database) throws {
    try database.write { t in
      _ = try TransactionTests.create(t)
      var settings = t.settings
      settings.allowSkip = true
      try t.save(settings)
      try t.save(WorldState(randomID: "ändrad", clockOffset: 7))
      try t.update(kommunikation: Kommunikation(), av: KundID(310_001))
      _ = try t.spend("j", expires: Fixture.nar(1), nu: Fixture.nar(0))
      _ = try t.next(.handelse)
      var enhet = Fixture.enhet
      enhet.notering = "ändrad"
      try t.update(enhet)
    }
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `reset brings back every table exactly`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    let before = try dump(database)
    for _ in 1...2 {
      try change(database)
      #expect(try dump(database) != before)
      try database.reset()
      #expect(try dump(database) == before)
      #expect(try database.read { $0.settings } == Fixture.installation.settings)
    }
    #expect(try database.integrityCheck() == [])
    let id = try database.write { try TransactionTests.create($0) }
    #expect(id == 5000)
    let error = #expect(throws: StoreError.self) {
      try database.write { try TransactionTests.create($0, objekt: ObjektID("finns inte")) }
    }
    #expect(error?.code == .constraint)
  }

  @Test func `reset works after a restart and gives the world a new id in the same transaction`() throws {
    let folder = Folder()
    let first = try TransactionTests.filled(.file, folder)
    let before = try dump(first)
    try change(first)
    try first.close()
    let database = try Database.open(path: folder.file("a.sqlite"))
    try database.reset { try $0.save(WorldState(randomID: "ny")) }
    #expect(try database.read { try $0.worldState()?.randomID } == "ny")
    var after = try dump(database)
    after["varld"] = before["varld"]
    #expect(after == before)
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `a reset whose transaction fails changes nothing`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    try change(database)
    let before = try dump(database)
    #expect(throws: TransactionTests.Stop.self) { try database.reset { _ in throw TransactionTests.Stop() } }
    #expect(try dump(database) == before)
    _ = try database.write { try TransactionTests.create($0) }
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `clones are alike and isolated`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    let before = try dump(database)
    try change(database)
    let image = try database.image()
    let (a, b) = (try Database.inMemory(image: image), try Database.inMemory(image: image))
    #expect(try dump(a) == before)
    try change(a)
    a.shrink()
    #expect(try dump(b) == before)
    #expect(try dump(Database.inMemory(image: image)) == before)
    #expect(try dump(a) == dump(database))
    let fork = try Database.inMemory(image: a.currentImage { _ in }.0)
    #expect(try dump(fork) == dump(a))
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `a full database is filled again only when told to replace`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    let error = #expect(throws: StoreError.self) { try database.fill(Fixture.installation, seed: Fixture.seed) }
    #expect(error?.code == .notEmpty)
    var other = Fixture.installation
    other.namn = "annan"
    other.arbetsorder = [Fixture.minimal(id: 7)]
    other.handelser = []
    other.kontaktpersoner = []
    other.tider = []
    other.meddelanden = []
    let seed = SeedInfo(namn: "annan", sha256: "2", produktversion: "1.0")
    try database.fill(other, seed: seed, replacing: true) { try $0.save(WorldState(randomID: "ny")) }
    #expect(try database.read { try $0.installation() } == other)
    #expect(try database.seedInfo() == seed)
    #expect(try database.read { try $0.worldState()?.randomID } == "ny")
    try database.reset()
    #expect(try database.read { try $0.installation() } == other)
    #expect(try database.integrityCheck() == [])
  }

  @Test func `a seed with a dangling reference fills nothing`() throws {
    var broken = Fixture.installation
    broken.arbetsorder[0].kund = KundID(99)
    let database = try Database.inMemory()
    let error = #expect(throws: StoreError.self) { try database.fill(broken, seed: Fixture.seed) }
    #expect(error?.code == .constraint)
    #expect(try database.isEmpty)
  }
}
