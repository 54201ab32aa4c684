import Domain
import Model
import Store
import Testing
import Texts

@Suite struct `Changing a whole installation` {
  private let database: Database
  private let old = Fixture.installation

  init() throws {
    database = try Database.inMemory()
    try database.fill(old, seed: Fixture.seed)
  }

  /// Writes the difference, and checks that the new installation is what is read back.
  private func change(to new: Installation) throws {
    try database.write { try $0.change(from: old, to: new) }
    #expect(try database.read { try $0.installation() } == new)
    #expect(try database.integrityCheck() == [])
  }

  @Test func `nothing writes nothing`() throws { try change(to: old) }

  @Test func `rows that differ are written, with their lists`() throws {
    var new = old
    new.namn = "annat"
    new.settings.allowSkip = true
    new.klienter[1].hemlighet = "ny"
    new.prio[1].sla = .init(tid: 60, kalender: "arbetstid")
    new.resurser[1].kommunikation.telefon = []
    new.resurser[1].sso = ["s3"]
    new.resurser[2].bokning = .init(kalender: "arbetstid", lucka: 60, kapacitet: 1, overbokning: 0, tilltrade: ["N"])
    new.omraden[5].utforarePerTyp = ["F": ResursID("R300")]
    new.kontering = [Konteringsrad(), new.kontering[0], Konteringsrad()]
    new.kunder[0].kommunikation.telefon.append(Telefon(typ: .mobil, nr: "2"))
    (new.kunder[0].nummer, new.kunder[1].nummer) = (new.kunder[1].nummer, new.kunder[0].nummer)
    new.enhetstyper[1].fraser.reverse()
    new.enhetstyper[1].fraser.append(Fras(id: FrasID(503), textID: 503, text: "Ny", typ: nil))
    new.foretag[0].kontakter.removeFirst()
    new.fastigheter[0].namn = "Ny"
    new.byggnader[1].namn = "Nytt"
    new.objekt[0].omraden.felanmalan = nil
    new.utrymmen[1].typ = "KOK"
    new.enheter[0].notering = nil
    new.arbetsorder[1].status = .registrerad
    new.handelser[0].text = "ny"
    new.kontaktpersoner[0].namn = nil
    new.tider[1].minuter = 3
    new.meddelanden[0].arLast = false
    try change(to: new)
    #expect(database.settings.allowSkip && database.register.kontering.count == 3)
  }

  @Test func `rows are added and removed, and the order of a list is kept`() throws {
    var new = old
    new.tilltrade.append(Kodrad(kod: "X", beskrivning: nil))
    new.buntar.insert(Kodrad(kod: "B0", beskrivning: nil), at: 0)
    new.kunder.append(Kund(id: KundID(5), nummer: "5"))
    new.fastigheter.append(Fastighet(foretagNr: "01", nr: "1"))
    new.byggnader.swapAt(0, 1)
    new.utrymmen.append(Utrymme(id: UtrymmeID(7), objekt: Fixture.objekt.id))
    new.enheter.append(Enhet(id: EnhetID(7), utrymme: UtrymmeID(7), typ: "KYL"))
    new.enheter.remove(at: 1)
    var order = Fixture.minimal(id: 9000)
    order.enhet = EnhetID(7)
    new.arbetsorder.append(order)
    new.handelser.removeFirst()
    new.tider = []
    try change(to: new)
  }

  @Test func `an arbetsorder goes with all that hangs on it`() throws {
    var new = old
    new.arbetsorder.removeLast()
    (new.handelser, new.kontaktpersoner, new.tider, new.meddelanden) = ([], [], [], [])
    let id = Fixture.full.id
    try database.write {
      _ = try $0.insertUtkorg(
        arbetsorder: id, kund: KundID(2), amne: "a", text: "t", skapad: Fixture.nar(0), meddelande: 41)
    }
    try change(to: new)
    #expect(try database.rowCount("utkorg") == 0)
  }

  @Test func `files come with their contents and take them along`() throws {
    var new = old
    for (id, hash) in [(1, "a"), (2, "b"), (3, "b")] as [(Int64, Text)] {
      let fil = Fil(
        id: id, arbetsorder: Fixture.full.id, filnamn: "f", typ: "BOM", hash: hash, skapad: Fixture.nar(0))
      new.filer.append(Seedfil(fil: fil, innehall: Array(hash.utf8)))
    }
    try change(to: new)
    #expect(try database.rowCount("filinnehall") == 2)
    let between = new
    new.filer.remove(at: 1)
    new.filer[0].fil.hash = "c"
    new.filer[0].innehall = Array("c".utf8)
    try database.write { try $0.change(from: between, to: new) }
    #expect(try database.read { try $0.installation() } == new)
    #expect(try database.rowCount("filinnehall") == 2 && database.integrityCheck() == [])
  }

  @Test func `counters are raised past new ids, and never lowered`() throws {
    func next(_ raknare: Raknare) throws -> Int64 { try database.read { try $0.nextNumber(raknare) } }
    #expect(try next(.arbetsorder) == 5000 && next(.handelse) == 13 && next(.utkorg) == 1)
    var new = old
    new.settings.firstArbetsorderId = 10
    new.handelser = []
    new.enheter.append(Enhet(id: EnhetID(800_000), utrymme: UtrymmeID(201_000), typ: "KYL"))
    try change(to: new)
    #expect(try next(.arbetsorder) == 5000 && next(.handelse) == 13 && next(.enhet) == 800_001)
    let between = new
    new.arbetsorder.append(Fixture.minimal(id: 6000))
    try database.write { try $0.change(from: between, to: new) }
    #expect(try next(.arbetsorder) == 6001)
  }

  @Test func `what would dangle is refused, and the job alone fails`() throws {
    var new = old
    new.kunder.removeLast()
    let wrong = new
    #expect(throws: StoreError.self) { try database.write { try $0.change(from: old, to: wrong) } }
    #expect(try database.read { try $0.installation() } == old)
    try database.withWriter { writer in
      try writer.begin()
      #expect(throws: StoreError.self) { try writer.savepoint { try $0.change(from: old, to: wrong) } }
      // A later job of the same transaction is told at once again.
      var dangling = Fixture.minimal(id: 9000)
      dangling.bunt = "saknas"
      let order = dangling
      #expect(throws: StoreError.self) { try writer.savepoint { try $0.insert(order) } }
      try writer.savepoint { try $0.insert(Fixture.minimal(id: 9001)) }
      try writer.commit()
    }
    #expect(try database.integrityCheck() == [] && database.rowCount("arbetsorder") == 3)
  }
}
