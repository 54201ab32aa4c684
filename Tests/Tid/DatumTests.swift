import Testing
import Tid

struct DatumTests {
  @Test(arguments: [
    ("20260302", 20_514), ("2026-03-02", 20_514), ("19700101", 0), ("19691231", -1), ("20000229", 11_016),
    ("00010101", -719_162), ("99991231", 2_932_896),
  ])
  func `a date is read in both forms`(text: String, dagnummer: Int) throws {
    let datum = try #require(Datum(text))
    #expect(datum.dagnummer == dagnummer)
    #expect(datum.kompakt == text.filter { $0 != "-" })
    #expect(Datum(datum.iso) == datum)
  }

  @Test(arguments: [
    "20260230", "2026-02-30", "20250229", "19000229", "20260431", "20261301", "20260001", "20260100", "20260132",
    "00000101", "2026-00-01",
  ])
  func `an impossible date is none`(text: String) { #expect(Datum(text) == nil) }

  @Test(arguments: [
    "", "2026", "260302", "2026032", "202603021", "2026/03/02", "2026-3-2", "02-03-2026", "2026-0302", "202603-02",
    " 20260302", "20260302 ", "2026030a", "+2026030", "-2026030", "２０２６0302", "2026-03-02T", "٢٠٢٦٠٣٠٢",
  ])
  func `another form is none`(text: String) { #expect(Datum(text) == nil) }

  @Test func `every day from 1900 to 2101 follows the one before`() throws {
    var day = try #require(Datum(ar: 1900, manad: 1, dag: 1))
    let end = try #require(Datum(ar: 2101, manad: 1, dag: 1))
    var before = day.delar
    var weekday = 1  // The first of January 1900 was a Monday.
    while day < end {
      #expect(day.veckodag == weekday)
      let parts = day.delar
      #expect(Datum(ar: parts.ar, manad: parts.manad, dag: parts.dag) == day)
      day = day + 1
      weekday = weekday % 7 + 1
      let next = day.delar
      #expect((next.ar, next.manad, next.dag) > (before.ar, before.manad, before.dag))
      #expect(next.dag == parts.dag + 1 || next.dag == 1 && parts.dag == Datum.dagar(i: parts.manad, ar: parts.ar))
      before = next
    }
  }

  @Test(arguments: [(2026, 2, 28), (2024, 2, 29), (1900, 2, 28), (2000, 2, 29), (2026, 4, 30), (2026, 12, 31)])
  func `a month has its days`(ar: Int, manad: Int, days: Int) { #expect(Datum.dagar(i: manad, ar: ar) == days) }
}
