import Rules
import TestKit
import Testing

@testable import Tid

/// Lengths of time, one reading for HTTP, scenarios and seeds.
@Suite(.rule(.c1_6)) struct TidslangdTests {
  @Test(arguments: [
    ("PT45M", 2_700_000), ("PT1H30M", 5_400_000), ("P1DT2H", 93_600_000), ("P2W", 1_209_600_000), ("PT0S", 0),
    ("PT0.5S", 500), ("PT0,5S", 500), ("PT1.001S", 1001), ("PT0.0019S", 1), ("PT0.123456789S", 123),
    ("PT1M0.25S", 60_250), ("P36600D", 3_162_240_000_000), ("PT0000000001S", 1000),
  ])
  func `what is read, in milliseconds`(_ text: String, _ milliseconds: Int64) throws {
    #expect(try Tidslangd(text).millisekunder == milliseconds)
  }

  @Test(
    arguments: [
      ("PT", .form), ("P", .form), ("P1DT", .form), ("40H", .form), ("PT1M1H", .form), ("pt1h", .form),
      ("PT1H1H", .form), ("P1S", .form), ("PT1D", .form), ("PT.5S", .form), ("PT1.S", .form), ("PT1", .form),
      ("", .form),
      ("PT0.1234567890S", .form), ("PT1S ", .form), ("+PT1S", .form), ("PT\u{661}S", .form), ("PT1T1S", .form),
      ("-PT1H", .negativ), ("PT-1H", .negativ), ("-", .negativ), ("P1M", .kalender), ("P1Y", .kalender),
      ("PT1.5H", .brakdel), ("P0,5D", .brakdel), ("P36600DT1S", .forLang), ("P9999999999W", .forLang),
      ("PT99999999999999999999S", .forLang), ("PT3162240000.001S", .forLang),
    ] as [(String, Tidslangd.Fel)])
  func `what is none, and why`(_ text: String, _ why: Tidslangd.Fel) {
    #expect(throws: why) { try Tidslangd(text) }
  }

  @Test func `an instant that many later never overflows`() throws {
    let langd = try Tidslangd("P1D")
    #expect(Tidpunkt(millisekunder: .max - 1).plus(langd).millisekunder == .max)
    #expect(Tidpunkt(millisekunder: 5).plus(langd).millisekunder == 86_400_005)
  }
}
