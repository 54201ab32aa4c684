import Model
import Store
import Testing
import Texts

/// Rules 8.1 and 8.2: the two searches for objekt.
@Suite struct SearchTests {
  /// Flats a to f and shared rooms x to z in two buildings; f can't be reported on.
  private static func database() throws -> Database {
    var i = Fixture.installation
    i.arbetsorder = []
    i.handelser = []
    i.kontaktpersoner = []
    i.tider = []
    i.meddelanden = []
    i.utrymmen = []
    i.enheter = []
    func objekt(_ id: String, _ byggnad: Text, _ typ: Text?, uthyrs uthyrningsbar: Bool, _ kunder: [Int64] = [])
      -> Objekt
    {
      var o = Objekt(id: ObjektID(id), foretagNr: "01", fastighetNr: "9900", byggnadNr: byggnad)
      o.typ.beskrivning = typ
      o.uthyrningsbar = uthyrningsbar
      o.felanmalningsbar = id != "f"
      o.felanmalningsbarExtern = id == "y"
      o.kunder = kunder.map { KundID($0) }
      o.ingarI = id == "c" ? ObjektID("a") : nil
      return o
    }
    i.objekt = [
      objekt("b", "01", "2RK", uthyrs: true, [2, 310_001]), objekt("a", "01", "1RK", uthyrs: true, [310_001]),
      objekt("c", "01", "2RK", uthyrs: true), objekt("d", "02", nil, uthyrs: true, [2]),
      objekt("e", "02", "2RK", uthyrs: true), objekt("f", "02", "2RK", uthyrs: true),
      objekt("x", "01", "TVÄTT", uthyrs: false), objekt("y", "01", "SOPRUM", uthyrs: false),
      objekt("z", "02", "TVÄTT", uthyrs: false),
    ]
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    return database
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let ids: String
    let search: ObjektSearch
    init(_ name: String, _ ids: String, _ urval: ObjektSearch.Urval, _ set: (inout ObjektSearch) -> Void = { _ in }) {
      testDescription = name
      self.ids = ids
      var search = ObjektSearch(urval)
      set(&search)
      self.search = search
    }
  }

  static let cases: [Case] = [
    Case("an empty filter gives all that can be let", "abcde", .uthyrningsbara),
    Case("kund, first or second", "ab", .uthyrningsbara) { $0.kund = KundID(310_001) },
    Case("objekt", "c", .uthyrningsbara) { $0.objekt = ObjektID("c") },
    Case("kund and objekt that agree", "d", .uthyrningsbara) {
      $0.kund = KundID(2)
      $0.objekt = ObjektID("d")
    },
    Case("kund and objekt that don't agree", "", .uthyrningsbara) {
      $0.kund = KundID(2)
      $0.objekt = ObjektID("a")
    },
    Case("unknown objekt", "", .ejUthyrningsbara) { $0.objekt = ObjektID("q") },
    Case("shared rooms of the building", "xy", .ejUthyrningsbara) { $0.objekt = ObjektID("a") },
    Case("an outsider's", "y", .ejUthyrningsbara) {
      $0.objekt = ObjektID("a")
      $0.endastExterna = true
    },
    Case("shared rooms of a kund's buildings", "xyz", .ejUthyrningsbara) { $0.kund = KundID(2) },
    Case("by number, descending", "edcba", .uthyrningsbara) {
      $0.ordning = [ObjektSearch.Nyckel(falt: .objektnummer, fallande: true)]
    },
    Case("by huvudobjekt", "acbde", .uthyrningsbara) {
      $0.ordning = [ObjektSearch.Nyckel(falt: .huvudobjekt, fallande: false)]
    },
    Case("by huvudobjekt, descending", "edbac", .uthyrningsbara) {
      $0.ordning = [ObjektSearch.Nyckel(falt: .huvudobjekt, fallande: true)]
    },
    Case("by type descending, then by huvudobjekt descending", "ebcad", .uthyrningsbara) {
      $0.ordning = [
        ObjektSearch.Nyckel(falt: .typBeskrivning, fallande: true),
        ObjektSearch.Nyckel(falt: .huvudobjekt, fallande: true),
      ]
    },
    Case("by type", "dabce", .uthyrningsbara) {
      $0.ordning = [ObjektSearch.Nyckel(falt: .typBeskrivning, fallande: false)]
    },
    Case("by type, descending", "bcead", .uthyrningsbara) {
      $0.ordning = [ObjektSearch.Nyckel(falt: .typBeskrivning, fallande: true)]
    },
  ]

  @Test(arguments: cases) func `a search finds what it says, in its order`(_ c: Case) throws {
    let hits = try Self.database().read { try $0.sok(c.search) }
    #expect(hits.map(\.id.rawValue).joined(separator: "") == c.ids)
  }

  @Test(arguments: cases, [1, 2]) func `a walk of pages sees each hit once`(_ c: Case, _ size: Int) throws {
    let database = try Self.database()
    var search = c.search
    search.antal = size
    var seen = ""
    while true {
      let page = try database.read { [search] in try $0.sok(search) }
      for hit in page.prefix(size) { seen += hit.id.rawValue.string }
      guard page.count > size, let last = page.prefix(size).last else { break }
      #expect(page.count == size + 1)
      search.efter = search.position(of: last)
    }
    #expect(seen == c.ids)
  }

  @Test func `areas of a hit are inherited from the nearest level`() throws {
    let database = try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    let objekt = try #require(try database.read { try $0.objekt(Fixture.objekt.id) })
    var expected = Fixture.objekt
    expected.omraden.felanmalan = "F1"
    expected.omraden.administration = "A"
    expected.omraden.sok1 = "S1"
    #expect(objekt == expected)
  }
}
