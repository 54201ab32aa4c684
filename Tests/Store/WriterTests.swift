import Domain
import Model
import Testing
import Texts

@testable import Store

/// What a writer says of its own changes, past SQLite's hook, and what it remembers between jobs.
@Suite struct `What a writer knows` {
  private struct Failed: Error {}

  /// A row of each kind that a request can make, with all its fields.
  private func job(_ t: WriteTransaction) throws {
    let from = Fixture.installation
    var order = Fixture.full
    order.id = ArbetsorderID(try t.next(.arbetsorder))
    try t.insert(order)
    _ = try TransactionTests.create(t)
    var handelse = from.handelser[0]
    (handelse.id, handelse.arbetsorder) = (HandelseID(try t.next(.handelse)), order.id)
    try t.insert(handelse)
    var kontakt = from.kontaktpersoner[0]
    (kontakt.id, kontakt.arbetsorder) = (try t.next(.kontaktperson), order.id)
    try t.insert(kontakt)
    var tid = from.tider[0]
    (tid.id, tid.arbetsorder) = (try t.next(.persontid), order.id)
    try t.insert(tid)
    var meddelande = from.meddelanden[0]
    (meddelande.id, meddelande.arbetsorder) = (try t.next(.meddelande), order.id)
    meddelande.text = Text(String(repeating: "å", count: 9000))
    try t.insert(meddelande)
  }

  private func changes(of database: Database, isTold: Bool) throws -> Changeset {
    try database.withWriter { writer in
      writer.connection.recorder.memory.isOn = isTold
      writer.records = true
      try writer.begin()
      try writer.savepoint(job)
      let changes = writer.changes
      try writer.commit()
      return changes
    }
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `what it says of its changes is what the hook would have written down`(
    _ place: TransactionTests.Place
  ) throws {
    let (folder, other) = (Folder(), Folder())
    let (told, watched) = (
      try TransactionTests.filled(place, folder), try TransactionTests.filled(place, other)
    )
    let before = try dump(told)
    let changes = try changes(of: told, isTold: true)
    #expect(changes == (try self.changes(of: watched, isTold: false)))
    #expect(changes.rows.count == 12 && changes.rows[0].table == "raknare")
    try told.undo({ [changes] }, then: { _ in })
    #expect(try dump(told) == before)
  }

  @Test(arguments: TransactionTests.Place.allCases)
  func `a number that was taken back is given again`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    let first = try database.write { try $0.next(.handelse) }
    #expect(throws: Failed.self) {
      try database.write { t in
        _ = try t.next(.handelse)
        throw Failed()
      }
    }
    let results = try TransactionTests.batch(
      database,
      [
        { try $0.next(.handelse) },
        { t in
          _ = try t.next(.handelse)
          throw Failed()
        },
        { try $0.next(.handelse) },
      ])
    #expect(try results[0].get() == first + 1)
    #expect(try results[2].get() == first + 2)
    try database.reset()
    #expect(try database.write { try $0.next(.handelse) } == first)
  }

  @Test func `an objekt and a kund that change are seen as they are`() throws {
    let database = try TransactionTests.filled(.memory, Folder())
    let old = Fixture.installation
    let (id, kund) = (Fixture.objekt.id, old.kunder[0])
    func seen() throws -> (Objekt?, KundID?) {
      try database.write { (try $0.objekt(id), try $0.kundID(nummer: kund.nummer)) }
    }
    let before = try seen()
    #expect(before.0 != nil && before.1 == kund.id)
    var new = old
    for place in new.objekt.indices { new.objekt[place].adress.gata = "Nygatan 1" }
    (new.kunder[0].nummer, new.kunder[1].nummer) = (new.kunder[1].nummer, new.kunder[0].nummer)
    try database.write { t in
      _ = try t.objekt(id)
      try t.change(from: old, to: new)
      #expect(try t.objekt(id)?.adress.gata == "Nygatan 1")
    }
    let after = try seen()
    #expect(after.0?.adress.gata == "Nygatan 1" && after.1 == new.kunder.first { $0.nummer == kund.nummer }?.id)
    try database.reset()
    #expect(try seen() == before)
  }
}

/// A database in memory whose connection is closed while nobody asks.
@Suite struct `A database that sleeps` {
  @Test func `it holds what it held, and goes on`() throws {
    let database = try TransactionTests.filled(.memory, Folder())
    for _ in 1...300 { _ = try database.write { try TransactionTests.create($0) } }
    let (before, bytes) = (try dump(database), try database.bytes())
    let next = try database.read { try $0.nextNumber(.arbetsorder) }
    for _ in 1...2 {
      database.shrink()
      #expect(try database.bytes() == bytes)
    }
    #expect(try dump(database) == before)
    for _ in 1...300 { _ = try database.write { try TransactionTests.create($0) } }
    #expect(try database.read { try $0.nextNumber(.arbetsorder) } == next + 300)
    database.shrink()
    #expect(try database.integrityCheck() == [])
    database.shrink()
    try database.reset()
    #expect(try database.read { try $0.nextNumber(.arbetsorder) } == 5000)
    database.shrink()
    try database.close()
    #expect(throws: StoreError.self) { try database.read { try $0.worldState() } }
  }

  @Test func `what it begins as is there for whoever asks first`() throws {
    let image = try TransactionTests.filled(.memory, Folder()).image()
    let begun = WorldState(randomID: "x", randomState: 7, clockOffset: 5)
    // The first one looks what is in the image; the others need not.
    for _ in 1...3 {
      let database = try Database.inMemory(image: image)
      #expect(try database.worldState() == nil)
      try database.begin(begun)
      #expect(try database.worldState() == begun)
    }
    let database = try Database.inMemory(image: image)
    try database.begin(begun)
    let (copy, state) = try database.currentImage { $0 }
    #expect(state == begun)
    #expect(try Database.inMemory(image: copy).worldState() == begun)
    #expect(try Database.inMemory(image: image).worldState() == nil)
  }
}
