import Domain
import Model
import Rules
import TestKit
import Testing
import Texts
import Tid

@testable import Store

/// A board: columns in each order, page by page, without anything being sorted or counted.
@Suite(.rule(.r4_1)) struct BoardTests {
  /// Sixty arbetsorder; what they are ordered by has ties and holes.
  private static func database() throws -> Database {
    var i = Fixture.installation
    (i.handelser, i.kontaktpersoner, i.tider, i.meddelanden) = ([], [], [], [])
    i.enheter.removeAll { !$0.aktiv }
    i.arbetsorder = (1...60).map { n in
      var a = Fixture.minimal(id: Int64(n))
      a.status = Status.allCases[n % 2]
      a.typ = ["F", "U", "G"][n % 3]
      a.utforare = [nil, ResursID("R100"), ResursID("E200")][n % 3]
      a.prio = [nil, "10", "30", "30"][n / 2 % 4]
      a.modifierad = n % 5 == 0 ? nil : Steg(nar: Tidpunkt(sekunder: Int64(n / 7)), av: nil)
      a.information.beskrivning = n % 4 == 0 ? "Ugnen är KALL" : "Spisen"
      if n % 7 != 0 {
        a.sla.start = Tidpunkt(sekunder: 0)
        a.sla.avtalatSlut = Tidpunkt(sekunder: Int64(100 - n / 6))
        a.sla.faktisktSlut = n % 11 == 0 ? Tidpunkt(sekunder: 1) : nil
      }
      return a
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    return database
  }

  private static let prios: [Text] = ["30", "10"]

  /// All of a column, in pages.
  private func ids(_ database: Database, _ question: BoardQuestion, pages: inout Int) throws -> [Int64] {
    var (question, ids) = (question, [Int64]())
    repeat {
      let page = try database.read { try $0.board(question, prios: Self.prios) }
      #expect(page.cards.count <= question.limit)
      ids += page.cards.map(\.id.rawValue)
      // A place travels as text.
      question.after = try page.next.map { try #require(BoardPlace($0.description)) }
      pages += 1
    } while question.after != nil
    return ids
  }

  private func expected(_ a: [Arbetsorder], _ order: BoardQuestion.Order) -> [Int64] {
    func due(_ a: Arbetsorder) -> Int64 { (a.sla.faktisktSlut == nil ? a.sla.avtalatSlut?.sekunder : nil) ?? .max }
    func newest(_ a: Arbetsorder, _ b: Arbetsorder) -> Bool { a.id.rawValue > b.id.rawValue }
    func soonest(_ a: Arbetsorder, _ b: Arbetsorder) -> Bool {
      if due(a) != due(b) { return due(a) < due(b) }
      return due(a) == .max ? newest(a, b) : newest(b, a)
    }
    func rank(_ a: Arbetsorder) -> Int { a.prio.flatMap { Self.prios.firstIndex(of: $0) } ?? 2 }
    let sorted = a.sorted { x, y in
      switch order {
      case .id: return newest(x, y)
      case .sla: return soonest(x, y)
      case .prio: return rank(x) == rank(y) ? soonest(x, y) : rank(x) < rank(y)
      case .changed:
        let (m, n) = (x.modifierad?.nar.sekunder ?? -1, y.modifierad?.nar.sekunder ?? -1)
        return m == n ? newest(x, y) : m > n
      }
    }
    return sorted.map(\.id.rawValue)
  }

  @Test(arguments: BoardQuestion.Order.allCases)
  func `each order has every row once, whatever the page and the filters`(_ order: BoardQuestion.Order) throws {
    let database = try Self.database()
    let all = try database.read { try $0.installation().arbetsorder }
    for (typ, utforare, words) in [
      (nil, nil, nil), ("F", nil, nil), (nil, "R100", nil), ("U", "R100", nil), (nil, nil, "kall UGN"),
    ] as [(Text?, String?, Text?)] {
      for limit in [1, 4, 30, 31] {
        var question = BoardQuestion(status: .bestalld)
        (question.typ, question.utforare) = (typ, utforare.map { ResursID(Text($0)) })
        (question.words, question.order, question.limit) = (words, order, limit)
        let passing = all.filter { a in
          a.status == .bestalld && (typ == nil || a.typ == typ) && (utforare == nil || a.utforare == question.utforare)
            && (words == nil || a.information.beskrivning == "Ugnen är KALL")
        }
        var pages = 0
        let found = try ids(database, question, pages: &pages)
        #expect(found == expected(passing, order), "\(order) \(String(describing: typ)) \(limit)")
        #expect(pages == max(1, (passing.count + limit - 1) / limit))
      }
    }
  }

  @Test(arguments: BoardQuestion.Order.allCases)
  func `no order sorts, and every condition that bounds a page is found by index`(_ order: BoardQuestion.Order) throws {
    let database = try Self.database()
    var question = BoardQuestion(status: .registrerad)
    question.order = order
    for after in [nil] + (0..<6).map({ BoardPlace(part: $0, key: 90, id: 30) }) {
      question.after = after
      for step in BoardOrder(question, prios: Self.prios).statements {
        let plan = try database.withWriter { writer in
          var lines: [String] = []
          try writer.connection.statement(composed: "EXPLAIN QUERY PLAN \(step.sql)").run {
            $0.values(step.values)
          } row: { c in
            _ = (c.int(), c.int(), c.int())
            lines.append(c.string().string)
          }
          return lines
        }
        #expect(!plan.contains { $0.contains("TEMP B-TREE") || $0.contains("SCAN arbetsorder") }, "\(plan)")
        // What goes on behind a row enters the index there.
        let bound = step.sql.contains(" id < ") || step.sql.contains(" id > ") ? "rowid" : ""
        #expect(plan.contains { $0.contains(bound.isEmpty ? "SEARCH" : bound) }, "\(plan) \(step.sql)")
        // And none walks the rows without its key: each column of the index is bounded.
        let columns = ["arbetsorder_tavla": 3, "arbetsorder_modifierad": 2]
        for search in plan where search.contains("SEARCH") {
          let most = columns.first { search.contains($0.key) }?.value ?? 1
          #expect(search.utf8.count { $0 == UInt8(ascii: "?") } >= most, "\(search)")
        }
      }
    }
  }

  @Test func `a search looks at no more than it may, and says where to go on`() throws {
    var i = Fixture.installation
    (i.handelser, i.kontaktpersoner, i.tider, i.meddelanden) = ([], [], [], [])
    i.enheter.removeAll { !$0.aktiv }
    i.arbetsorder = (1...(Int64(BoardQuestion.mostTexts) + 500)).map { n in
      var a = Fixture.minimal(id: n)
      a.information.beskrivning = n == 7 ? "Nålen i höstacken" : "Hö"
      return a
    }
    let database = try Database.inMemory()
    try database.fill(i, seed: Fixture.seed)
    var question = BoardQuestion(status: .registrerad)
    question.words = "nålen"
    let first = try database.read { try $0.board(question, prios: []) }
    #expect(first.cards.isEmpty)
    question.after = first.next
    #expect(question.after?.id == 501)
    let second = try database.read { try $0.board(question, prios: []) }
    #expect(second.cards.map(\.id.rawValue) == [7])
    #expect(second.next == nil)
    // A number is found at once, and only once.
    (question.words, question.after, question.limit) = ("7", nil, 1)
    var pages = 0
    let found = try ids(database, question, pages: &pages)
    #expect(found.first == 7)
    #expect(found.count == Set(found).count)
    #expect(found.count == (1...1500).filter { String($0).contains("7") }.count)
  }

  @Test func `counts follow what is written, taken back and put back`() throws {
    let database = try Self.database()
    func counts(_ typ: Text? = nil, _ utforare: ResursID? = nil) throws -> [Status: Int]? {
      try database.boardCounts(typ: typ, utforare: utforare)
    }
    func truth(_ passes: (Arbetsorder) -> Bool) throws -> [Status: Int] {
      let all = try database.read { try $0.installation().arbetsorder }
      return Dictionary(
        uniqueKeysWithValues: Status.allCases.map { s in (s, all.count { $0.status == s && passes($0) }) })
    }
    func check(_ when: String) throws {
      #expect(try counts() == truth { _ in true }, "\(when)")
      #expect(try counts("U") == truth { $0.typ == "U" }, "\(when)")
      #expect(try counts(nil, ResursID("R100")) == truth { $0.utforare == ResursID("R100") }, "\(when)")
    }
    try check("at first")
    #expect(try counts("U", ResursID("R100")) == nil)
    var changes = Changeset.none
    try database.withWriter { writer in
      writer.records = true
      try writer.begin()
      try writer.savepoint { transaction in
        let old = try #require(try transaction.arbetsorder(ArbetsorderID(3)))
        var new = old
        (new.status, new.typ, new.utforare) = (.utford, "U", ResursID("R100"))
        try transaction.update(new, from: old)
        try transaction.insert(Fixture.minimal(id: 99))
      }
      changes = writer.changes
      try writer.commit()
    }
    try check("written")
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      try database.write { transaction in
        try transaction.insert(Fixture.minimal(id: 100))
        throw Stop()
      }
    }
    try check("taken back before the commit")
    let taken = changes
    try database.undo {
      [taken]
    } then: { _ in
    }
    try check("undone")
    try database.write { try $0.insert(Fixture.minimal(id: 101)) }
    try check("written after undo")
    try database.reset()
    try check("reset")
  }
}
