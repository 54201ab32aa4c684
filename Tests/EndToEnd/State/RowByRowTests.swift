import Documents
import Domain
import Model
import Simulator
import Store
import Testing

/// A document laid over the rows that it names does what it does to a whole installation.
@Suite struct RowByRowTests {
  private static let bokad = """
    arbetsorder:
    - {id: 5001, objekt: "9900101", typ: F, bokning: {tidsluckaId: R100-202603040700}}
    - {id: 101, handelser: [{typ: BOM, rubrik: a}], filer: [{filnamn: a.txt, innehall: aGVq}]}
    """

  private func database() throws -> Database {
    guard case .installation(let demo) = SeedDocument.read(bytes: DemoSeed.bytes, file: "demo.yaml"),
      case .installation(let seed) = SeedOverlay.read(bytes: Array(Self.bokad.utf8), over: demo)
    else { throw StoreError(.unreadable, "the demo seed has mistakes") }
    let database = try Database.inMemory()
    try database.fill(seed.hashed(), seed: SeedInfo(namn: seed.namn, sha256: "", produktversion: "test"))
    return database
  }

  private func compare(_ text: String, _ location: SourceLocation) throws -> [Diagnostic] {
    let (whole, byRow) = (try database(), try database())
    var expected: [Diagnostic] = []
    try whole.write { transaction in
      let old = try transaction.installation()
      switch SeedOverlay.read(bytes: Array(text.utf8), over: old) {
      case .installation(let new): try transaction.change(from: old, to: new.hashed())
      case .diagnostics(let all): expected = all
      }
    }
    var found: [Diagnostic] = []
    try byRow.write { transaction in
      switch try SeedOverlay.read(bytes: Array(text.utf8), over: transaction) {
      case .change(let old, let new): try transaction.change(from: old, to: new.hashed())
      case .diagnostics(let all): found = all
      }
    }
    #expect(found == expected, sourceLocation: location)
    #expect(
      try byRow.read { try $0.installation() } == whole.read { try $0.installation() }, sourceLocation: location)
    for counter in Raknare.allCases {
      let next = try whole.read { try $0.nextNumber(counter) }
      #expect(try byRow.read { try $0.nextNumber(counter) } == next, "\(counter)", sourceLocation: location)
    }
    #expect(try byRow.integrityCheck() == [], sourceLocation: location)
    return found
  }

  @Test(arguments: [
    "{}",
    "kunder: [{id: 310001, nummer: KUNDA10002}, {id: 310002, nummer: KUNDA10001, telefon: [{nr: \"1\"}]}]",
    "kunder: [{id: 1, nummer: N}]\nenheter: [{id: 700001, notering: n}, {id: 9, utrymme: 201001, typ: SPIS}]",
    "objekt: [{id: \"9900101\", adress: {gata: Nygatan 2}, kunder: []}]\nname: Ny",
    "foretag: [{nr: \"01\", fastigheter: [{nr: \"9900\", byggnader: [{nr: \"01\", namn: N, objekt: [{id: NY}]}]}]}]",
    "byggnader: [{foretag: \"01\", fastighet: \"9900\", nr: \"77\"}]\nfastigheter: [{foretag: \"01\", nr: F}]",
    "prio: [{kod: \"10\", sla: {tid: PT1H}}]\nenhetstyper: [{kod: SPIS, fraser: [{id: 501, text: Kall}]}]",
    "settings: {status: {allowSkip: true}, firstArbetsorderId: 90000}\nkontering: []",
    "arbetsorder: [{id: 102, status: MAK}, {id: 5001, status: MAK}, {id: 5002, objekt: \"9900101\", typ: F}]",
    "arbetsorder: [{id: 5001, bokning: null}, {id: 5003, objekt: \"9900101\", typ: U, enhet: 700001}]",
    "arbetsorder: [{id: 5001, bokning: {tidsluckaId: R100-202603040800}, externtId: x}]",
    "arbetsorder: [{id: 101, filer: [{id: 1, filnamn: b.txt}], handelser: [{text: t, typ: BOM}], tider: []}]",
    "arbetsorder: [{id: 101, filer: [{id: 1, innehall: aG9q}]}]",
    "objekt: [{id: \"9900101\", ingarI: \"9900102\"}]",
    "resurser: [{id: R100, namn: Anna Ny, inloggning: {losenord: nytt}}]\ngateway: {klienter: [{nyckel: n, hemlighet: h}]}",
  ])
  func `what can be done is done the same`(_ text: String) throws {
    #expect(try compare(text, #_sourceLocation) == [])
  }

  @Test(arguments: [
    "", "[]", "- a", "settings: {nothing: 1}",
    "kunder: [{id: 310001, nummer: KUNDA10002}, {id: 1, nummer: KUNDA10001}]",
    "arbetsorder: [{id: 5009, objekt: 9900109x, typ: X, kund: 3, enhet: 700009, utrymme: 1, bunt: b}]",
    "arbetsorder: [{id: 5009, objekt: \"9900102\", typ: F, enhet: 700001}, {id: 101, utrymme: 201001, objekt: \"9900102\"}]",
    "arbetsorder: [{id: 102, handelser: [{id: 1}], filer: [{id: 1, filnamn: c}, {filnamn: d}]}]",
    "arbetsorder: [{id: 102, bokning: {tidsluckaId: R100-1}}, {id: 7}]",
    "objekt: [{id: NY, foretag: \"01\", fastighet: \"9900\", byggnad: \"77\"}, {id: N2, foretag: \"01\", fastighet: \"1\"}]",
    "objekt: [{id: \"9900101\", ingarI: \"9900101\"}, {id: \"9900102\", ingarI: \"9900103\"}]",
    "utrymmen: [{id: 5, objekt: \"99001O1\"}]\nenheter: [{id: 700001, ersattAv: 700002}, {id: 6, utrymme: 201009, typ: U}]",
    "foretag: [{nr: \"01\", fastigheter: [{nr: X, omraden: {felanmalan: F99}}]}]",
  ])
  func `what can't be done is told the same`(_ text: String) throws {
    #expect(try compare(text, #_sourceLocation) != [])
  }
}
