import Testing
import Tid

struct KlockslagTests {
  @Test(arguments: [
    ("0730", 27_000), ("07:30", 27_000), ("07:30:00", 27_000), ("00:00", 0), ("23:59:59", 86_399), ("0000", 0),
    ("2359", 86_340), ("07:30:15", 27_015),
  ])
  func `a time of day is read in three forms`(text: String, sekunder: Int) {
    #expect(Klockslag(text)?.sekunder == sekunder)
  }

  @Test(arguments: ["2400", "24:00", "12:60", "1260", "12:00:60", "99:99"])
  func `an impossible time is none`(text: String) { #expect(Klockslag(text) == nil) }

  @Test(arguments: [
    "", "7", "730", "7:30", "07.30", "07:3", "07:30:0", "073000", "07-30", "07:30Z", " 0730", "0730 ", "a730", "-730",
    "07:30:00.5", "07:3０",
  ])
  func `another form is none`(text: String) { #expect(Klockslag(text) == nil) }

  @Test func `a time of day is written with and without seconds`() throws {
    let time = try #require(Klockslag(timme: 7, minut: 5, sekund: 9))
    #expect(time.kort == "07:05")
    #expect(time.lang == "07:05:09")
  }

  @Test func `the seconds of a day are its limits`() {
    #expect(Klockslag(sekunder: -1) == nil)
    #expect(Klockslag(sekunder: 86_400) == nil)
    #expect(Klockslag(sekunder: 86_399)?.lang == "23:59:59")
  }
}
