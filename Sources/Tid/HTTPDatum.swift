/// The date of a header field, in UTC: `Mon, 02 Mar 2026 06:30:00 GMT` (RFC 9110 section 5.6.7).
package enum HTTPDatum {
  private static let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// An instant, without parts of a second.
  package static func text(_ t: Tidpunkt) -> String {
    let utc = SvenskTid.utc(t)
    let d = utc.datum.delar
    return
      "\(days[utc.datum.veckodag - 1]), \(fixed(d.dag, 2)) \(months[d.manad - 1]) \(d.ar) \(utc.klockslag.lang) GMT"
  }

  /// What such a text means; nil for another form.
  package static func tidpunkt(_ text: String) -> Tidpunkt? {
    let words = text.split(separator: " ")
    guard words.count == 6, let day = Int(words[1]), let year = Int(words[3]),
      let month = months.firstIndex(of: String(words[2])), let datum = Datum(ar: year, manad: month + 1, dag: day)
    else { return nil }
    return try? Tidsform.tidpunkt("\(datum.iso)T\(words[4])Z")
  }
}
