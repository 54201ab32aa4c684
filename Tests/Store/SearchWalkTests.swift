import Model
import Rules
import Store
import TestKit
import Testing
import Texts

/// Rule 8.2: a walk of pages while objekt are added, which nothing but a new seed can do; so each page is read from a
/// database that holds more than the one before.
@Suite(.rule(.r8_2)) struct SearchWalkTests {
  private static func database(_ ids: some Sequence<Int>) throws -> Database {
    var i = Fixture.installation
    i.arbetsorder = []
    i.handelser = []
    i.kontaktpersoner = []
    i.tider = []
    i.meddelanden = []
    i.utrymmen = []
    i.enheter = []
    i.objekt = ids.map { n in
      var o = Objekt(id: ObjektID("\(n)"), foretagNr: "01", fastighetNr: "9900", byggnadNr: "01")
      o.typ.beskrivning = ["2RK", nil, "1RK"][n % 3]
      o.uthyrningsbar = true
      o.felanmalningsbar = true
      return o
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    return database
  }

  static let orders: [[ObjektSearch.Nyckel]] =
    ObjektSearch.Sortering.allCases.flatMap { falt in
      [false, true].map { [ObjektSearch.Nyckel(falt: falt, fallande: $0)] }
    } + [
      [.init(falt: .typBeskrivning, fallande: true), .init(falt: .objektnummer, fallande: false)],
      [.init(falt: .typBeskrivning, fallande: false), .init(falt: .objektnummer, fallande: true)],
    ]

  @Test(arguments: orders, [1, 2, 5])
  func `what was there from the start is seen once, whatever is added meanwhile`(
    _ order: [ObjektSearch.Nyckel], _ size: Int
  ) throws {
    let start = stride(from: 101, through: 129, by: 2)
    // Before each further page an objekt comes in, from both ends in turn: some are behind the walk, some ahead.
    let added = [128, 102, 126, 104, 124, 106, 122, 108, 120, 110, 118, 112, 116, 114]
    var search = ObjektSearch(.uthyrningsbara)
    search.ordning = order
    search.antal = size
    var seen: [String] = []
    for page in 0... {
      try #require(page < 40)
      let database = try Self.database(Array(start) + added.prefix(page))
      let hits = try database.read { [search] in try $0.sok(search) }
      seen += hits.prefix(size).map(\.id.rawValue.string)
      guard hits.count > size, let last = hits.prefix(size).last else { break }
      search.efter = search.position(of: last)
    }
    #expect(Set(seen).count == seen.count)
    #expect(Set(seen).isSuperset(of: start.map { "\($0)" }))
  }
}
