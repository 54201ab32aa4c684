import Testing
import Tid

struct SvenskTidTests {
  @Test func `the offset changes when zoneinfo says so, from 1996 to 2100`() {
    #expect(changesOfStockholm.count == 210)
    for (index, change) in changesOfStockholm.enumerated() {
      let (before, after) = index.isMultiple(of: 2) ? (3600, 7200) : (7200, 3600)
      #expect(SvenskTid.forskjutning(vid: Tidpunkt(sekunder: change - 1)) == before)
      #expect(SvenskTid.forskjutning(vid: Tidpunkt(sekunder: change)) == after)
    }
  }

  @Test func `the offset changes at no other hour`() {
    var changes: [Int64] = []
    var last = 3600
    // 1996-01-01 to 2101-01-01, UTC.
    for second in stride(from: Int64(820_454_400), to: 4_133_980_800, by: 3600) {
      let offset = SvenskTid.forskjutning(vid: Tidpunkt(sekunder: second))
      if offset != last { changes.append(second) }
      last = offset
    }
    #expect(changes == changesOfStockholm)
  }

  @Test func `the hour that spring skips has no instant, in every year`() throws {
    for change in stride(from: 0, to: changesOfStockholm.count, by: 2).map({ changesOfStockholm[$0] }) {
      let day = Datum(dagnummer: Int(change / 86_400))
      for text in ["02:00", "02:30", "02:59:59"] {
        let time = try #require(Klockslag(text))
        #expect(throws: SvenskTid.Fel.hoppasOver) { try SvenskTid.tidpunkt(day, time) }
      }
      #expect(try SvenskTid.tidpunkt(day, #require(Klockslag("01:59:59"))) == Tidpunkt(sekunder: change - 1))
      #expect(try SvenskTid.tidpunkt(day, #require(Klockslag("03:00"))) == Tidpunkt(sekunder: change))
    }
  }

  @Test func `the hour that autumn doubles means the first, in every year`() throws {
    for change in stride(from: 1, to: changesOfStockholm.count, by: 2).map({ changesOfStockholm[$0] }) {
      let day = Datum(dagnummer: Int(change / 86_400))
      #expect(try SvenskTid.tidpunkt(day, #require(Klockslag("02:00"))) == Tidpunkt(sekunder: change - 3600))
      #expect(try SvenskTid.tidpunkt(day, #require(Klockslag("02:59:59"))) == Tidpunkt(sekunder: change - 1))
      #expect(try SvenskTid.tidpunkt(day, #require(Klockslag("03:00"))) == Tidpunkt(sekunder: change + 3600))
    }
  }

  @Test(
    arguments: [
      ("2026-03-02T07:30:00+01:00", 1_772_433_000), ("2026-07-01T00:00:00+02:00", 1_782_856_800),
      ("2025-12-31T23:59:59+01:00", 1_767_221_999), ("1969-12-31T23:59:59+01:00", -3601),
    ] as [(String, Int64)])
  func `an instant is written in Swedish time`(text: String, sekunder: Int64) {
    #expect(SvenskTid.iso(Tidpunkt(sekunder: sekunder)) == text)
  }

  @Test(arguments: [Int64.min, -62_135_600_000_000, 253_402_300_800_000, Int64.max])
  func `an instant of no readable year does no harm`(millisekunder: Int64) {
    #expect(SvenskTid.iso(Tidpunkt(millisekunder: millisekunder)).contains("T"))
  }
}

struct TidpunktTests {
  @Test(arguments: [(0, 0), (999, 0), (1000, 1), (-1, -1), (-1000, -1), (-1001, -2)] as [(Int64, Int64)])
  func `seconds are rounded down`(millisekunder: Int64, sekunder: Int64) {
    #expect(Tidpunkt(millisekunder: millisekunder).sekunder == sekunder)
  }

  @Test func `adding stops at the ends of time`() {
    #expect(Tidpunkt(sekunder: 1).plus(sekunder: 2) == Tidpunkt(sekunder: 3))
    #expect(Tidpunkt(sekunder: 1).plus(sekunder: .max).millisekunder == .max)
    #expect(Tidpunkt(sekunder: -1).plus(sekunder: .min).millisekunder == .min)
    #expect(Tidpunkt(millisekunder: .max).plus(sekunder: 1).millisekunder == .max)
  }
}
