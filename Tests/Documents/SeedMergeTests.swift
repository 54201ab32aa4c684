import Documents
import Model
import Testing
import Texts

@Suite struct `A changed seed over what has become of it` {
  private static let rows = """
    foretag: [{nr: "01", fastigheter: [{nr: "9900", byggnader: [{nr: "01", objekt: [{id: "1"}, {id: "2"}]}]}]}]
    resurser: [{id: R1, namn: Anna}, {id: R2, namn: Bo}]
    arbetsorder:
      - {id: 1, objekt: "1", typ: F, handelser: [{id: 7, typ: SYS, rubrik: sju}]}
      - {id: 2, objekt: "1", typ: F, externtId: A}

    """

  private let old: Installation

  init() throws { old = try installation(seed(Self.rows)) }

  private func changed(_ pairs: [(String, String)]) throws -> Installation {
    try installation(seed(pairs.reduce(Self.rows) { $0.replacing($1.0, with: $1.1) }))
  }

  private func order(_ id: Int64, _ i: Installation) throws -> Arbetsorder {
    try #require(i.arbetsorder.first { $0.id == ArbetsorderID(id) })
  }

  @Test func `the same seed changes nothing, whatever was written`() throws {
    var mine = old
    mine.arbetsorder[0].externtId = "mine"
    let merge = SeedMerge(from: old, to: old, over: mine)
    #expect(merge.isSame && merge.left.isEmpty && merge.added + merge.changed + merge.gone == 0)
    #expect(merge.installation == mine)
  }

  @Test func `what the seed has otherwise comes, and what others have written stays`() throws {
    let new = try changed([
      ("namn: Anna}", "namn: Anna Ny}, {id: R3, namn: Cia}"), ("namn: Bo", "namn: Bo Ny"),
      ("externtId: A", "externtId: B"),
    ])
    var mine = old
    mine.resurser[1].namn = "Bo av en annan"
    mine.arbetsorder[0].externtId = "mine"
    let merge = SeedMerge(from: old, to: new, over: mine)
    #expect(merge.installation.resurser.map(\.namn) == ["Anna Ny", "Bo av en annan", "Cia"])
    #expect(try order(1, merge.installation).externtId == "mine")
    #expect(try order(2, merge.installation).externtId == "B")
    #expect(merge.added == 1 && merge.changed == 2 && merge.gone == 0 && !merge.isSame)
    #expect(merge.left == ["resurser R2"])
    // Once more there is nothing to do, and what stands against it is still named.
    let again = SeedMerge(from: old, to: new, over: merge.installation)
    #expect(again.installation == merge.installation)
    #expect(again.added + again.changed == 0 && again.left == ["resurser R2"])
  }

  @Test func `an arbetsorder that somebody has made, changed or taken away is not the seed's any more`() throws {
    let new = try changed([
      ("rubrik: sju", "rubrik: sju ny"), ("externtId: A}", "externtId: B}\n  - {id: 3, objekt: \"2\", typ: F}"),
    ])
    var mine = old
    mine.handelser[0].text = "en annans"
    mine.arbetsorder[1] = Arbetsorder(id: ArbetsorderID(3), like: mine.arbetsorder[0])
    let merge = SeedMerge(from: old, to: new, over: mine)
    #expect(merge.installation == mine)
    #expect(merge.left == ["arbetsorder 1", "arbetsorder 2", "arbetsorder 3"])
  }

  @Test func `what hangs on it comes along, under another number where one is taken`() throws {
    let new = try changed([
      ("rubrik: sju}", "rubrik: sju ny}, {id: 8, typ: SYS, rubrik: åtta}"),
      ("externtId: A}", "externtId: A}\n  - {id: 3, objekt: \"2\", typ: F, handelser: [{id: 9, typ: SYS}]}"),
    ])
    var mine = old
    mine.handelser.append(mine.handelser[0])
    mine.handelser[1].id = HandelseID(8)
    mine.handelser[1].arbetsorder = ArbetsorderID(2)
    let merge = SeedMerge(from: old, to: new, over: mine)
    #expect(merge.installation.handelser.map(\.id.rawValue) == [7, 8, 9, 10])
    #expect(merge.installation.handelser.map(\.arbetsorder.rawValue) == [1, 2, 3, 1])
    #expect(merge.installation.handelser.map(\.rubrik) == ["sju ny", "sju", nil, "åtta"])
    #expect(merge.added == 1 && merge.changed == 1)
    // The number is no change.
    let later = SeedMerge(from: new, to: old, over: merge.installation)
    #expect(later.installation.handelser.map(\.id.rawValue) == [7, 8, 9])
    #expect(later.left.isEmpty && later.gone == 1)
  }

  @Test func `a row that the seed has no more stays`() throws {
    let new = try changed([(", {id: R2, namn: Bo}", ""), ("  - {id: 2, objekt: \"1\", typ: F, externtId: A}\n", "")])
    let merge = SeedMerge(from: old, to: new, over: old)
    #expect(merge.installation == old)
    #expect(merge.gone == 2 && !merge.isSame)
  }
}

extension Arbetsorder {
  fileprivate init(id: ArbetsorderID, like other: Arbetsorder) {
    self = other
    self.id = id
  }
}
