import Domain
import Model
import Rules
import Testing
import Texts
import Tid

@testable import Store

/// Rules 2.5 and 9.2: all or nothing, and ids that are never used twice.
@Suite struct TransactionTests {
  struct Stop: Error {}

  enum Place: CaseIterable { case file, memory }

  static func filled(_ place: Place, _ folder: Folder) throws -> Database {
    let database = place == .file ? try Database.open(path: folder.file("a.sqlite")) : try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    return database
  }

  static func create(_ transaction: WriteTransaction, objekt: ObjektID = Fixture.objekt.id) throws -> Int64 {
    let id = try transaction.next(.arbetsorder)
    var a = Fixture.minimal(id: id)
    a.objekt = objekt
    try transaction.insert(a)
    return id
  }

  /// Runs jobs in one transaction, each in a savepoint.
  static func batch<T: Sendable>(
    _ database: Database, _ jobs: [(WriteTransaction) throws -> T]
  ) throws -> [Result<T, any Error>] {
    try database.withWriter { writer in
      try writer.begin()
      let results = jobs.map { job in Result { try writer.savepoint(job) } }
      try writer.commit()
      return results
    }
  }

  @Test(arguments: Place.allCases) func `a job without a savepoint that fails after writing says so`(
    _ place: Place
  ) throws {
    let folder = Folder()
    let database = try Self.filled(place, folder)
    try database.withWriter { writer in
      try writer.begin()
      #expect(throws: Stop.self) { try writer.unguarded { _ in throw Stop() } }
      #expect(throws: Writer.Spoilt.self) {
        try writer.unguarded {
          _ = try Self.create($0)
          throw Stop()
        }
      }
      try writer.rollback()
    }
    #expect(try database.read { try $0.arbetsorderIDs(ArbetsorderFilter()) }.map(\.rawValue) == [7, 4000])
  }

  @Test(arguments: Place.allCases) func `a job that fails takes back itself alone`(_ place: Place) throws {
    let folder = Folder()
    let database = try Self.filled(place, folder)
    let results = try Self.batch(
      database,
      [
        { try Self.create($0) },
        {
          _ = try Self.create($0)
          throw Stop()
        },
        { try Self.create($0, objekt: ObjektID("finns inte")) },
        { try Self.create($0) },
      ])
    #expect(try results[0].get() == 5000)
    #expect(throws: Stop.self) { try results[1].get() }
    let error = #expect(throws: StoreError.self) { try results[2].get() }
    #expect(error?.code == .constraint)
    #expect(try results[3].get() == 5001)
    let ids = try database.read { try $0.arbetsorderIDs(ArbetsorderFilter()) }
    #expect(ids.map(\.rawValue) == [7, 4000, 5000, 5001])
  }

  @Test(arguments: Place.allCases) func `a job that fails leaves the settings as they were`(_ place: Place) throws {
    let folder = Folder()
    let database = try Self.filled(place, folder)
    var settings = Fixture.installation.settings
    settings.allowSkip = true
    settings.contract = .published
    settings.strictness = .fast2
    settings.filesTypes = []
    let new = settings
    #expect(throws: Stop.self) {
      try database.write {
        try $0.save(new)
        throw Stop()
      }
    }
    #expect(try database.read { $0.settings } == Fixture.installation.settings)
    try database.write {
      try $0.save(new)
      #expect($0.settings == new)
    }
    #expect(try database.read { $0.settings } == new)
    #expect(try database.read { try $0.registers().settings } == new)
  }

  @Test func `a reader keeps its snapshot while others write`() throws {
    let folder = Folder()
    let database = try Self.filled(.file, folder)
    try database.read { reader in
      #expect(try reader.arbetsorder(ArbetsorderID(5000)) == nil)
      _ = try database.write { try Self.create($0) }
      #expect(try reader.arbetsorder(ArbetsorderID(5000)) == nil)
    }
    #expect(try database.read { try $0.arbetsorder(ArbetsorderID(5000)) } == Fixture.minimal(id: 5000))
  }

  @Test func `counters go on after the seed's ids`() throws {
    let database = try Self.filled(.memory, Folder())
    let ids = try database.write { t in try Raknare.allCases.map { try t.next($0) } }
    #expect(ids == [5000, 13, 700_002, 22, 33, 42, 1, 1])
  }

  @Test func `a full world fails the write and stays whole`() throws {
    let start = try Self.filled(.memory, Folder()).image()
    let database = try Database.inMemory(image: start, maxBytes: start.size + 65_536)
    let text = String(repeating: "x", count: 20_000)
    var error: StoreError?
    for _ in 0..<10 where error == nil {
      do {
        _ = try database.write { t in
          var a = Fixture.minimal(id: try t.next(.arbetsorder))
          a.information.beskrivning = Text(text)
          try t.insert(a)
        }
      } catch let failure as StoreError { error = failure }
    }
    #expect(error?.code == .full)
    #expect(try database.integrityCheck() == [])
    #expect(try database.read { try $0.arbetsorder(Fixture.full.id) } == Fixture.full)
  }

  @Test func `an arbetsorder is updated in every field`() throws {
    let database = try Self.filled(.memory, Folder())
    var a = Fixture.full
    a.id = ArbetsorderID(7)
    let new = a
    try database.write { try $0.update(new, from: Fixture.minimal(id: 7)) }
    #expect(try database.read { try $0.arbetsorder(new.id) } == new)
    try database.write { try $0.update(Fixture.minimal(id: 7), from: new) }
  }

  @Test func `enheter are listed active, in order, new ones last`() throws {
    let database = try Self.filled(.memory, Folder())
    let utrymme = UtrymmeID(201_001)
    let listed = try database.write { t in
      var old = Fixture.enhet
      let new = Enhet(id: EnhetID(try t.next(.enhet)), utrymme: utrymme, typ: "KYL")
      try t.insert(new)
      old.aktiv = false
      old.ersattAv = new.id
      try t.update(old)
      #expect(try t.enhet(old.id) == old)
      return try t.enheter(i: utrymme).map(\.id.rawValue)
    }
    #expect(listed == [700_000, 700_002])
    #expect(try database.read { try $0.enheter(i: utrymme, ids: [EnhetID(700_002)]).count } == 1)
    let utrymmen = try database.read { try $0.utrymmen(av: Fixture.objekt.id).map(\.id.rawValue) }
    #expect(utrymmen == [201_001, 201_000])
  }

  @Test func `contact details of a kund are replaced`() throws {
    let database = try Self.filled(.memory, Folder())
    let new = Kommunikation(epost: nil, telefon: [Telefon(typ: .mobil, nr: "070-1740607")])
    try database.write { try $0.update(kommunikation: new, av: KundID(310_001)) }
    #expect(try database.read { try $0.kund(nummer: "KUNDA10001")?.kommunikation } == new)
    #expect(try database.read { try $0.kund(KundID(310_001))?.namn } == "Kommunen")
  }

  @Test func `a time registration is added, changed and removed`() throws {
    let database = try Self.filled(.memory, Folder())
    let tid = try database.write { transaction in
      var tid = Persontid(
        id: try transaction.next(.persontid), arbetsorder: Fixture.full.id,
        resurs: Fixture.full.utforare ?? ResursID("R100"),
        datumFom: Fixture.datum("2026-03-03"))
      try transaction.insert(tid)
      tid.sluttid = Fixture.tid("11:00")
      try transaction.update(tid)
      return tid
    }
    #expect(try database.read { try $0.tid(tid.id) } == tid)
    #expect(try database.read { try $0.tider(av: Fixture.full.id) }.last == tid)
    try database.write { try $0.delete(tid: tid.id) }
    #expect(try database.read { try $0.tid(tid.id) } == nil)
  }

  @Test func `a token is spent once and forgotten when it has expired`() throws {
    let database = try Self.filled(.memory, Folder())
    func spend(_ jti: String, nu: Int64) throws -> Bool {
      try database.write { try $0.spend(jti, expires: Tidpunkt(sekunder: 100), nu: Tidpunkt(sekunder: nu)) }
    }
    #expect(try spend("a", nu: 0))
    #expect(try !spend("a", nu: 50))
    #expect(try database.read { try $0.isSpent("a") })
    #expect(try spend("b", nu: 101))
    #expect(try database.read { try !$0.isSpent("a") })
  }

  @Test func `the world's state and its outbox are kept`() throws {
    let database = try Self.filled(.memory, Folder())
    #expect(try database.read { try $0.worldState() } == nil)
    let state = WorldState(
      randomID: "w", randomState: .max, clockOffset: -5, clockFrozen: Fixture.nar(3), clockRate: 60_000,
      clockSince: Fixture.nar(2), faults: "[]")
    try database.write { t in
      try t.save(WorldState(randomID: "v"))
      try t.save(state)
      try t.insertUtkorg(arbetsorder: Fixture.full.id, kund: nil, amne: "a", text: "t", skapad: Fixture.nar(4))
    }
    #expect(try database.read { try $0.worldState() } == state)
    let sent = Utkorgsmeddelande(
      id: 1, arbetsorder: Fixture.full.id, kund: nil, amne: "a", text: "t", skapad: Fixture.nar(4))
    #expect(try database.read { try $0.utkorg() } == [sent])
  }

  @Test func `who carries out an arbetsorder of a kund is known`() throws {
    let database = try Self.filled(.memory, Folder())
    let kund = KundID(310_001)
    #expect(try database.read { try $0.utfor(ResursID("E200"), arbetsorderAt: kund) })
    #expect(try database.read { try !$0.utfor(ResursID("R300"), arbetsorderAt: kund) })
  }

  @Test func `a closed database says so`() throws {
    let database = try Self.filled(.memory, Folder())
    try database.close()
    let error = #expect(throws: StoreError.self) { try database.read { $0.settings } }
    #expect(error?.code == .closed)
  }
}
