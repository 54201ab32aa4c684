import Testing
import Tid

struct TidsformTests {
  /// 2026-03-02T07:30:00+01:00.
  private static let morning: Int64 = 1_772_433_000_000

  @Test(arguments: [
    ("2026-03-02T07:30:00+01:00", morning), ("2026-03-02T07:30+01:00", morning), ("2026-03-02T07:30", morning),
    ("2026-03-02T07:30:00", morning), ("2026-03-02T06:30:00Z", morning), ("2026-03-02t06:30z", morning),
    ("2026-03-02T06:30:00+00:00", morning), ("2026-03-02T06:30:00-00:00", morning),
    ("2026-03-02T07:30:00+0100", morning), ("2026-03-01T22:00:00-08:30", morning),
    ("2026-03-02T07:30:00.5", morning + 500), ("2026-03-02T07:30:00.123456789+01:00", morning + 123),
    ("2026-03-02T06:30:00.007Z", morning + 7), ("2026-07-01T00:00", 1_782_856_800_000),
    ("1969-12-31T23:59:59.250Z", -750),
  ])
  func `a date-time is read with and without offset, seconds and fraction`(text: String, millis: Int64) throws {
    #expect(try Tidsform.tidpunkt(text).millisekunder == millis)
  }

  @Test(arguments: [
    "2026-02-30T07:30", "2026-13-01T07:30Z", "2026-03-02T24:00", "2026-03-02T07:60", "2026-03-02T07:30:60Z",
    "2026-03-02T07:30+19:00", "2026-03-02T07:30+01:60", "0000-01-01T00:00Z",
  ])
  func `a date-time that does not exist is told from a wrong form`(text: String) {
    #expect(throws: Tidsform.Fel.omojlig) { try Tidsform.tidpunkt(text) }
  }

  @Test(arguments: [
    "", "2026-03-02", "20260302", "2026-03-02 07:30", "2026-03-02T", "2026-03-02T7:30:00", "2026-03-02T0730:00",
    "2026-03-02T07300", "2026-03-02T07:30:0", "2026-03-02T07.30.00", "2026-03-02T07:30:00,5", "2026-03-02T07:30.5",
    "2026-03-02T07:30:00.", "2026-03-02T07:30:00.1234567890", "2026-03-02T07:30:00.1a", "2026-03-02T07:30:00+1",
    "2026-03-02T07:30:00+01", "2026-03-02T07:30:00+1:000", "2026-03-02T07:30:00+01:0:0", "2026-03-02T07:30:00+",
    "2026-03-02T07:30:00 01:00", "2026-03-02T07:30:00ZZ", "2026-03-02T07:30:00Z+01:00", "2026/03/02T07:30:00",
    "20260302T073000Z", "2026-3-02T07:30:00", "2026-03-02T07:30:00CET", "åååå-03-02T07:30", "２０２６-03-02T07:30",
  ])
  func `another form is refused as such`(text: String) {
    #expect(throws: Tidsform.Fel.form) { try Tidsform.tidpunkt(text) }
  }

  @Test func `a local time that spring skips is refused, with its offset it is read`() throws {
    #expect(throws: Tidsform.Fel.hoppasOver) { try Tidsform.tidpunkt("2026-03-29T02:30") }
    #expect(try Tidsform.tidpunkt("2026-03-29T02:30+01:00") == Tidsform.tidpunkt("2026-03-29T03:30"))
  }

  @Test func `a local time that autumn doubles means the first, with its offset either`() throws {
    #expect(try Tidsform.tidpunkt("2026-10-25T02:30") == Tidsform.tidpunkt("2026-10-25T00:30Z"))
    #expect(try Tidsform.tidpunkt("2026-10-25T02:30+02:00") == Tidsform.tidpunkt("2026-10-25T00:30Z"))
    #expect(try Tidsform.tidpunkt("2026-10-25T02:30+01:00") == Tidsform.tidpunkt("2026-10-25T01:30Z"))
  }

  @Test(arguments: ["0001-01-01T00:00", "0001-01-01T00:00+18:00", "9999-12-31T23:59:59-18:00", "9999-12-31T23:59:59"])
  func `the first and the last year are read and written without harm`(text: String) throws {
    #expect(try SvenskTid.iso(Tidsform.tidpunkt(text)).contains("T"))
  }

  @Test func `what is written is read back`() throws {
    for change in changesOfStockholm {
      for second in [change - 3601, change - 3600, change - 1, change, change + 3600] {
        #expect(try Tidsform.tidpunkt(SvenskTid.iso(Tidpunkt(sekunder: second))) == Tidpunkt(sekunder: second))
      }
    }
  }
}
