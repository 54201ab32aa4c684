import Rules
import TestKit
import Testing
import Tid

@testable import Server

@Suite struct HTTPDateTests {
  @Test(
    .rule(.c1_6),
    arguments: [
      (Int64(0), "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
      (1_709_164_800, "Thu, 29 Feb 2024 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
      (-86_400, "Wed, 31 Dec 1969 00:00:00 GMT"), (-86_401, "Tue, 30 Dec 1969 23:59:59 GMT"),
      (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
  func `a date is written as RFC 9110 says`(_ seconds: Int64, text: String) {
    #expect(HTTPDatum.text(Tidpunkt(sekunder: seconds)) == text)
  }

  @Test
  func `a date that is remembered is that of its second`() {
    for seconds in [0, 1, 1, 0] as [Int64] {
      let t = Tidpunkt(sekunder: seconds)
      #expect(HTTPDate.remembered(t) == HTTPDatum.text(t))
    }
  }
}
