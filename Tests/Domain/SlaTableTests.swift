import Domain
import Model
import Rules
import TestKit
import Testing
import Texts
import Tid

/// When agreed times are due: every case worked out by hand, as its comment tells (rules 6.1, 6.2).
///
/// The calendars: `kontor` Monday to Friday 07–16, nine hours a day, with the public holidays; `aftnar` the same with the
/// three eves free; `lordag` Saturday 09–13 with holidays; `natt` 22–06 from Sunday to Thursday, without holidays; `alla` 22–06
/// every night; `helgnatt` 22–06 from Monday to Friday, with holidays; `gryning` Sunday 02:30–05; `dygnet-runt` elapsed time.
@Suite(.rule(.r6_1, .r6_2)) struct SlaTableTests {
  static let kalendrar: [Text: Kalender] = {
    func kalender(_ dagar: Set<Int>, _ fran: String, _ till: String, svenska: Bool, _ aftnar: Set<Kalender.Afton> = [])
      -> Kalender
    {
      // Both are times of day that exist.
      Kalender(
        namn: "", dagar: dagar, fran: Klockslag(fran)!, till: Klockslag(till)!, helgdagar: svenska, aftnar: aftnar)
    }
    return [
      "kontor": kalender([1, 2, 3, 4, 5], "07:00", "16:00", svenska: true),
      "aftnar": kalender([1, 2, 3, 4, 5], "07:00", "16:00", svenska: true, Set(Kalender.Afton.allCases)),
      "lordag": kalender([6], "09:00", "13:00", svenska: true),
      "natt": kalender([1, 2, 3, 4, 7], "22:00", "06:00", svenska: false),
      "alla": kalender([1, 2, 3, 4, 5, 6, 7], "22:00", "06:00", svenska: false),
      "helgnatt": kalender([1, 2, 3, 4, 5], "22:00", "06:00", svenska: true),
      "gryning": kalender([7], "02:30", "05:00", svenska: false),
    ]
  }()

  /// Start, calendar, agreed time, end.
  static let cases: [(String, Text, String, String)] = [
    // Monday 2 March, inside hours: 08 + 4 = 12.
    ("2026-03-02T08:00:00+01:00", "kontor", "PT4H", "2026-03-02T12:00:00+01:00"),
    // 8 hours are left on Monday: the end is the closing time itself.
    ("2026-03-02T08:00:00+01:00", "kontor", "PT8H", "2026-03-02T16:00:00+01:00"),
    // A minute more is the first minute of Tuesday.
    ("2026-03-02T08:00:00+01:00", "kontor", "PT8H1M", "2026-03-03T07:01:00+01:00"),
    // 8 on Monday, 1 on Tuesday from 07.
    ("2026-03-02T08:00:00+01:00", "kontor", "PT9H", "2026-03-03T08:00:00+01:00"),
    // A whole day from opening to closing.
    ("2026-03-02T07:00:00+01:00", "kontor", "PT9H", "2026-03-02T16:00:00+01:00"),
    // Before hours: counted from 07.
    ("2026-03-02T06:00:00+01:00", "kontor", "PT1H", "2026-03-02T08:00:00+01:00"),
    // At closing time nothing is left: counted from Tuesday 07.
    ("2026-03-02T16:00:00+01:00", "kontor", "PT1H", "2026-03-03T08:00:00+01:00"),
    // A minute on Monday, a minute on Tuesday.
    ("2026-03-02T15:59:00+01:00", "kontor", "PT2M", "2026-03-03T07:01:00+01:00"),
    // Half a minute on each.
    ("2026-03-02T15:59:30+01:00", "kontor", "PT1M", "2026-03-03T07:00:30+01:00"),
    // After hours: all of Tuesday.
    ("2026-03-02T20:00:00+01:00", "kontor", "PT9H", "2026-03-03T16:00:00+01:00"),
    // Friday 6 March: 1 before the weekend, 1 on Monday 9 March.
    ("2026-03-06T15:00:00+01:00", "kontor", "PT2H", "2026-03-09T08:00:00+01:00"),
    // Saturday: from Monday 07.
    ("2026-03-07T12:00:00+01:00", "kontor", "PT30M", "2026-03-09T07:30:00+01:00"),
    // Sunday's last minute: all of Monday.
    ("2026-03-08T23:59:00+01:00", "kontor", "PT9H", "2026-03-09T16:00:00+01:00"),
    // 40 = 8 + 9 + 9 + 9 + 5: Friday 07 + 5.
    ("2026-03-02T08:00:00+01:00", "kontor", "PT40H", "2026-03-06T12:00:00+01:00"),
    // 45 = five whole days.
    ("2026-03-02T07:00:00+01:00", "kontor", "PT45H", "2026-03-06T16:00:00+01:00"),
    // A minute more is on the Monday after.
    ("2026-03-02T07:00:00+01:00", "kontor", "PT45H1M", "2026-03-09T07:01:00+01:00"),
    // 400 = 44 days of 9 and 4 hours. March has 22 days from the 2nd; April 20 without 3 and 6 (Easter): 42; 4 and 5 May: 44
    // (1 May is free); so Wednesday 6 May 07 + 4.
    ("2026-03-02T07:00:00+01:00", "kontor", "PT400H", "2026-05-06T11:00:00+02:00"),

    // Easter is 5 April: Thursday 2 has 1; Friday 3, the weekend and Monday 6 are free; Tuesday 7 has 1. Summer time began.
    ("2026-04-02T15:00:00+02:00", "kontor", "PT2H", "2026-04-07T08:00:00+02:00"),
    // Start on långfredagen.
    ("2026-04-03T10:00:00+02:00", "kontor", "PT1H", "2026-04-07T08:00:00+02:00"),
    // Start on annandag påsk.
    ("2026-04-06T10:00:00+02:00", "kontor", "PT9H", "2026-04-07T16:00:00+02:00"),
    // 27 = Wednesday 1, Thursday 2, Tuesday 7.
    ("2026-04-01T07:00:00+02:00", "kontor", "PT27H", "2026-04-07T16:00:00+02:00"),
    // Thursday 30 April has half an hour; Friday 1 May is free; Monday 4 May has the other half.
    ("2026-04-30T15:30:00+02:00", "kontor", "PT1H", "2026-05-04T07:30:00+02:00"),
    // Kristi himmelsfärds dag is Thursday 14 May, 39 days after Easter: all of Friday.
    ("2026-05-13T16:00:00+02:00", "kontor", "PT9H", "2026-05-15T16:00:00+02:00"),
    // Start on it: 9 on Friday, 1 on Monday 18.
    ("2026-05-14T08:00:00+02:00", "kontor", "PT10H", "2026-05-18T08:00:00+02:00"),
    // 6 June 2026 is a Saturday: Friday has 4, Monday 8 June 1.
    ("2026-06-05T12:00:00+02:00", "kontor", "PT5H", "2026-06-08T08:00:00+02:00"),
    // 6 June 2028 is a Tuesday: Monday has 1, Wednesday 7 June 1.
    ("2028-06-05T15:00:00+02:00", "kontor", "PT2H", "2028-06-07T08:00:00+02:00"),

    // Midsommardagen is Saturday 20 June. The eve is a working day here: Thursday 1, Friday 19 June 1.
    ("2026-06-18T15:00:00+02:00", "kontor", "PT2H", "2026-06-19T08:00:00+02:00"),
    // With eves free: Thursday 1, Monday 22 June 1.
    ("2026-06-18T15:00:00+02:00", "aftnar", "PT2H", "2026-06-22T08:00:00+02:00"),
    // Start on midsommarafton, which is free.
    ("2026-06-19T10:00:00+02:00", "aftnar", "PT1H", "2026-06-22T08:00:00+02:00"),
    // Start on midsommarafton, which is not: half an hour on each side of the weekend.
    ("2026-06-19T15:30:00+02:00", "kontor", "PT1H", "2026-06-22T07:30:00+02:00"),
    // In 2027 the Saturday from 20 to 26 June is the 26th, the eve Friday 25: Thursday 24 has 1, Monday 28 has 1.
    ("2027-06-24T15:00:00+02:00", "aftnar", "PT2H", "2027-06-28T08:00:00+02:00"),
    // Alla helgons dag is Saturday 31 October: 24 October has 1 of 13 o'clock's, 7 November 1.
    ("2026-10-24T12:00:00+02:00", "lordag", "PT2H", "2026-11-07T10:00:00+01:00"),
    // Midsommardagen is a Saturday: 13 June has a half, 27 June the other.
    ("2026-06-13T12:30:00+02:00", "lordag", "PT1H", "2026-06-27T09:30:00+02:00"),
    // The Saturday that is 6 June is free: 13 June.
    ("2026-06-05T10:00:00+02:00", "lordag", "PT1H", "2026-06-13T10:00:00+02:00"),
    // Annandag jul 2026 is a Saturday: 19 December has 1 from 12; 26 is free; 2 January 2027 is no holiday: 09 + 1.
    ("2026-12-19T12:00:00+01:00", "lordag", "PT2H", "2027-01-02T10:00:00+01:00"),

    // Wednesday 23 December 1; Thursday 24 eve, Friday 25, Saturday 26, Sunday; Monday 28 has 1.
    ("2026-12-23T15:00:00+01:00", "aftnar", "PT2H", "2026-12-28T08:00:00+01:00"),
    // Julafton is a working day here.
    ("2026-12-23T15:00:00+01:00", "kontor", "PT2H", "2026-12-24T08:00:00+01:00"),
    // 40 = Wednesday 23, Monday 28, Tuesday 29, Wednesday 30 (36); Thursday 31 eve, Friday 1 January; Monday 4 has 4.
    ("2026-12-23T07:00:00+01:00", "aftnar", "PT40H", "2027-01-04T11:00:00+01:00"),
    // 40 = Wednesday 23, Thursday 24, Monday 28, Tuesday 29 (36); Wednesday 30 has 4.
    ("2026-12-23T07:00:00+01:00", "kontor", "PT40H", "2026-12-30T11:00:00+01:00"),
    // 18 = Monday 4 and Tuesday 5 January.
    ("2026-12-30T16:00:00+01:00", "aftnar", "PT18H", "2027-01-05T16:00:00+01:00"),
    // Trettondedag jul is Wednesday 6 January 2027: Tuesday 1, Thursday 1.
    ("2027-01-05T15:00:00+01:00", "aftnar", "PT2H", "2027-01-07T08:00:00+01:00"),
    // Start on nyårsdagen, a Friday: all of Monday 4.
    ("2027-01-01T00:00:00+01:00", "kontor", "PT9H", "2027-01-04T16:00:00+01:00"),
    // Start on annandag jul, a Saturday.
    ("2026-12-26T12:00:00+01:00", "kontor", "PT1H", "2026-12-28T08:00:00+01:00"),

    // The weekend of 29 March takes no working time: Friday 1, Monday 1, by the new offset.
    ("2026-03-27T15:00:00+01:00", "kontor", "PT2H", "2026-03-30T08:00:00+02:00"),
    // And that of 25 October.
    ("2026-10-23T15:00:00+02:00", "kontor", "PT2H", "2026-10-26T08:00:00+01:00"),
    // Round the clock: 08 + 4.
    ("2026-03-02T08:00:00+01:00", "dygnet-runt", "PT4H", "2026-03-02T12:00:00+01:00"),
    // 8 elapsed hours over the night without 02–03 end at 07.
    ("2026-03-28T22:00:00+01:00", "dygnet-runt", "PT8H", "2026-03-29T07:00:00+02:00"),
    // Over the night with 02–03 twice they end at 05.
    ("2026-10-24T22:00:00+02:00", "dygnet-runt", "PT8H", "2026-10-25T05:00:00+01:00"),
    // The second after 01:59:59 is 03:00:00.
    ("2026-03-29T01:59:59+01:00", "dygnet-runt", "PT1S", "2026-03-29T03:00:00+02:00"),
    // An hour after the first 02:30 is the second 02:30.
    ("2026-10-25T02:30:00+02:00", "dygnet-runt", "PT1H", "2026-10-25T02:30:00+01:00"),
    // Into the new year.
    ("2026-12-31T23:00:00+01:00", "dygnet-runt", "PT2H", "2027-01-01T01:00:00+01:00"),
    // 2028 is a leap year.
    ("2028-02-28T12:00:00+01:00", "dygnet-runt", "PT24H", "2028-02-29T12:00:00+01:00"),
    // 2026 is none.
    ("2026-02-28T12:00:00+01:00", "dygnet-runt", "PT24H", "2026-03-01T12:00:00+01:00"),
    // Holidays count: Friday 10 + 40 = Sunday 02.
    ("2026-04-03T10:00:00+02:00", "dygnet-runt", "PT40H", "2026-04-05T02:00:00+02:00"),

    // Monday's night goes on past midnight.
    ("2026-03-02T23:00:00+01:00", "natt", "PT2H", "2026-03-03T01:00:00+01:00"),
    // Tuesday 02 is in Monday's night: 4 until 06, 1 from 22.
    ("2026-03-03T02:00:00+01:00", "natt", "PT5H", "2026-03-03T23:00:00+01:00"),
    // Its last hour ends at its closing time.
    ("2026-03-03T05:00:00+01:00", "natt", "PT1H", "2026-03-03T06:00:00+01:00"),
    // By day nothing counts: a whole night of 8.
    ("2026-03-03T12:00:00+01:00", "natt", "PT8H", "2026-03-04T06:00:00+01:00"),
    // Friday 03 is in Thursday's night: 3 until 06; no night begins on Friday or Saturday; Sunday 22 + 1.
    ("2026-03-06T03:00:00+01:00", "natt", "PT4H", "2026-03-08T23:00:00+01:00"),
    // Friday night does not count.
    ("2026-03-06T23:00:00+01:00", "natt", "PT1H", "2026-03-08T23:00:00+01:00"),
    // The night to 29 March has 7 hours: 1 is left for Sunday night.
    ("2026-03-28T22:00:00+01:00", "alla", "PT8H", "2026-03-29T23:00:00+02:00"),
    // The night to 25 October has 9: after 8 of them it is 05.
    ("2026-10-24T22:00:00+02:00", "alla", "PT8H", "2026-10-25T05:00:00+01:00"),
    // All 9 end at closing time.
    ("2026-10-24T22:00:00+02:00", "alla", "PT9H", "2026-10-25T06:00:00+01:00"),
    // Wednesday's night has 7 left; julafton is no holiday by law, so its night begins: 1.
    ("2026-12-23T23:00:00+01:00", "helgnatt", "PT8H", "2026-12-24T23:00:00+01:00"),
    // Thursday's night goes on into juldagen: 7; none begins on Friday 25; Monday 28 has 1.
    ("2026-12-24T23:00:00+01:00", "helgnatt", "PT8H", "2026-12-28T23:00:00+01:00"),
    // The change skips 02:30: the hours begin at 03.
    ("2026-03-29T00:00:00+01:00", "gryning", "PT1H", "2026-03-29T04:00:00+02:00"),
    // They begin at the first 02:30 and last 3.5 hours: 00:30 UTC + 2.5 = 03 UTC.
    ("2026-10-25T00:00:00+02:00", "gryning", "PT2H30M", "2026-10-25T04:00:00+01:00"),

    // The latest Easter there is, 25 April 2038: Thursday 22 has 1, Tuesday 27 has 1.
    ("2038-04-22T15:00:00+02:00", "kontor", "PT2H", "2038-04-27T08:00:00+02:00"),
    // 1 January 2100 is a Friday: Thursday 1, Monday 4 January 1.
    ("2099-12-31T15:00:00+01:00", "kontor", "PT2H", "2100-01-04T08:00:00+01:00"),
    // Easter 2000 was 23 April: Thursday 20 has 1, Tuesday 25 has 1.
    ("2000-04-20T15:00:00+02:00", "kontor", "PT2H", "2000-04-25T08:00:00+02:00"),
  ]

  @Test func `the table has sixty cases and more`() { #expect(Self.cases.count >= 60) }

  @Test(arguments: cases) func `an agreed time is due when the table says`(
    _ start: String, _ kalender: Text, _ tid: String, _ slut: String
  ) throws {
    let sekunder = try #require(try Tidslangd(tid).helaSekunder)
    let prio = Prio(kod: "10", beskrivning: nil, sla: Prio.Sla(tid: sekunder, kalender: kalender))
    let end = Slaregler.avtalatSlut(prio, fran: try Tidsform.tidpunkt(start), Self.kalendrar)
    #expect(end.map(SvenskTid.iso) == slut)
  }

  /// The prio at first, the one it is changed to, and the agreed end then; registered Monday 2 March 08:00.
  static let changes: [(Text, Text, String?)] = [
    // 40 working hours would end on Friday 12; 4 round the clock end on Monday 12, whenever the change was made.
    ("normal", "akut", "2026-03-02T12:00:00+01:00"),
    // And the other way: 8 + 9 + 9 + 9 + 5.
    ("akut", "normal", "2026-03-06T12:00:00+01:00"), ("normal", "ingen", nil),
    ("ingen", "akut", "2026-03-02T12:00:00+01:00"),
    ("ingen", "normal", "2026-03-06T12:00:00+01:00"),
  ]

  @Test(arguments: changes) func `a change of prio counts from the same start`(
    _ first: Text, _ then: Text, _ slut: String?
  ) throws {
    let prio: [Text: Prio] = [
      "normal": Prio(kod: "normal", beskrivning: nil, sla: Prio.Sla(tid: 40 * 3600, kalender: "kontor")),
      "akut": Prio(kod: "akut", beskrivning: nil, sla: Prio.Sla(tid: 4 * 3600, kalender: Kalender.dygnetRunt)),
      "ingen": Prio(kod: "ingen", beskrivning: nil),
    ]
    let start = try Tidsform.tidpunkt("2026-03-02T08:00:00+01:00")
    var a = Arbetsorder(id: ArbetsorderID(1), objekt: ObjektID("1"), typ: "F", registrerad: Steg(nar: start, av: nil))
    a.prio = first
    a.sla = Slaregler.oppna(a, prio, Self.kalendrar)
    a.prio = then
    a.sla = Slaregler.oppna(a, prio, Self.kalendrar)
    #expect(a.sla.avtalatSlut.map(SvenskTid.iso) == slut)
    #expect(a.sla.start == (slut == nil ? nil : start))
  }

  /// Seconds after the agreed end, and the difference in minutes.
  @Test(
    .rule(.r6_3),
    arguments: [
      (0, 0), (1, 1), (59, 1), (60, 1), (61, 2), (3600, 60), (-1, -1), (-60, -1), (-61, -2), (-86_400, -1440),
    ])
  func `the difference is in elapsed minutes, rounded away from zero`(_ sekunder: Int64, _ minuter: Int64) throws {
    var sla = Arbetsorder.SlaTider()
    let slut = try Tidsform.tidpunkt("2026-03-02T12:00:00+01:00")
    sla.start = slut
    sla.avtalatSlut = slut
    #expect(sla.diff == nil)
    sla.faktisktSlut = slut.plus(sekunder: sekunder)
    #expect(sla.diff == minuter)
  }

  /// Known days of Easter, from published tables, among them the earliest and the latest.
  @Test(arguments: [
    "1818-03-22", "1943-04-25", "1961-04-02", "1989-03-26", "2000-04-23", "2008-03-23", "2011-04-24", "2016-03-27",
    "2019-04-21", "2020-04-12", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16",
    "2030-04-21", "2038-04-25", "2099-04-12",
  ])
  func `Easter is when the tables say`(_ day: String) throws {
    let datum = try #require(Datum(day))
    #expect(Helgdagar.paskdagen(datum.delar.ar) == datum)
    #expect(datum.veckodag == 7)
  }

  @Test func `2026 has thirteen holidays and three eves, on their days`() throws {
    let first = try #require(Datum("2026-01-01"))
    let days = (0..<365).map { first + $0 }
    #expect(
      days.filter { Helgdagar.ar($0) }.map(\.kompakt) == [
        "20260101", "20260106", "20260403", "20260405", "20260406", "20260501", "20260514", "20260524", "20260606",
        "20260620", "20261031", "20261225", "20261226",
      ])
    #expect(
      Kalender.Afton.allCases.map { afton in days.filter { Helgdagar.ar($0, afton) }.map(\.kompakt) } == [
        ["20260619"], ["20261224"], ["20261231"],
      ])
  }

  /// A day, and whether it was free.
  @Test(
    .rule(.r6_1),
    arguments: [
      // SFS 2004:1320: the national day came in the place of the Monday after pingstdagen.
      ("2004-05-31", true), ("2005-05-16", false), ("2004-06-06", false), ("2005-06-06", true), ("1990-06-04", true),
      ("1990-06-06", false), ("2003-06-09", true), ("2003-06-06", false), ("2006-06-05", false), ("2026-05-25", false),
      // The other days are those of every year.
      ("2004-05-30", true), ("2004-05-20", true), ("1975-01-06", true), ("1975-05-19", true), ("1975-06-06", false),
    ])
  func `a day before 2005 is judged by the law of its time`(_ day: String, _ isFree: Bool) throws {
    #expect(Helgdagar.ar(try #require(Datum(day))) == isFree)
  }

  @Test func `every year has its movable holidays once`() throws {
    for ar in 1990...2120 {
      let first = try #require(Datum(ar: ar, manad: 1, dag: 1))
      let count = (0..<365).count { Helgdagar.ar(first + $0) }
      // Two of them can fall on one day: Kristi himmelsfärds dag on 1 May, pingstdagen on 6 June. In both wordings of the
      // law there are thirteen.
      #expect((12...13).contains(count), "\(ar)")
      #expect((0..<365).count { Helgdagar.ar(first + $0, .midsommar) } == 1)
    }
  }
}
