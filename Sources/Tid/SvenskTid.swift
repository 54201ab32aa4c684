/// Swedish local time by the EU rule: UTC+1, and UTC+2 from the last Sunday of March 01:00 UTC to the last Sunday of
/// October 01:00 UTC. FoundationEssentials has no time zone data, so the rule stands here; tested against zoneinfo.
package enum SvenskTid {
  /// Why a local time has no instant.
  package enum Fel: Error, Sendable, Equatable {
    /// The spring change skips it (rule 1.6).
    case hoppasOver
  }

  /// Seconds that local time is ahead of UTC at an instant: 3600 or 7200.
  package static func forskjutning(vid t: Tidpunkt) -> Int {
    let s = t.sekunder
    let days = Int(s >= 0 ? s / 86_400 : (s - 86_399) / 86_400)
    let delar = Datum(dagnummer: days).delar
    if let steady = stadig(delar.manad, delar.dag) { return steady }
    let ar = delar.ar
    return s >= change(.march, ar) && s < change(.october, ar) ? 7200 : 3600
  }

  /// The local date and time of day of an instant.
  package static func lokal(_ t: Tidpunkt) -> (datum: Datum, klockslag: Klockslag) {
    delad(Int(t.sekunder) + forskjutning(vid: t))
  }

  /// The date and time of day of an instant in UTC.
  package static func utc(_ t: Tidpunkt) -> (datum: Datum, klockslag: Klockslag) { delad(Int(t.sekunder)) }

  private static func delad(_ s: Int) -> (datum: Datum, klockslag: Klockslag) {
    let day = s >= 0 ? s / 86_400 : (s - 86_399) / 86_400
    // The remainder of a division by a day's seconds is always a time of day.
    return (Datum(dagnummer: day), Klockslag(sekunder: s - day * 86_400)!)
  }

  /// The local date of an instant.
  package static func datum(_ t: Tidpunkt) -> Datum { lokal(t).datum }

  /// The instant of a local time; the first one where the autumn change doubles it (rule 1.6).
  ///
  /// - Throws: `.hoppasOver` where the spring change skips it.
  package static func tidpunkt(_ datum: Datum, _ klockslag: Klockslag) throws(Fel) -> Tidpunkt {
    let local = Int64(datum.dagnummer) * 86_400 + Int64(klockslag.sekunder)
    let delar = datum.delar
    if let steady = stadig(delar.manad, delar.dag) { return Tidpunkt(sekunder: local - Int64(steady)) }
    for offset in [7200, 3600] {
      let t = Tidpunkt(sekunder: local - Int64(offset))
      if forskjutning(vid: t) == offset { return t }
    }
    throw .hoppasOver
  }

  /// The first instant at which it is that time or later on that day: where the spring change skips the time, the
  /// change itself.
  package static func forsta(_ datum: Datum, _ klockslag: Klockslag) -> Tidpunkt {
    do { return try tidpunkt(datum, klockslag) } catch {
      return Tidpunkt(sekunder: change(.march, datum.delar.ar))
    }
  }

  /// `2026-03-02T07:30:00+01:00`: Swedish local time, whole seconds (rule 1.6).
  package static func iso(_ t: Tidpunkt) -> String { Tidstext.string { writeISO(t, $0) } }

  /// Writes the same to the beginning of a text that has room for `Tidstext.most` bytes.
  ///
  /// - Returns: the bytes that it took.
  package static func writeISO(_ t: Tidpunkt, _ text: UnsafeMutableBufferPointer<UInt8>) -> Int {
    let offset = forskjutning(vid: t)
    let local = delad(Int(t.sekunder) + offset)
    let d = local.datum.delar
    let hours = offset == 7200 ? UInt8(ascii: "2") : UInt8(ascii: "1")
    guard (0...9999).contains(d.ar) else {
      let zone = "+0\(Unicode.Scalar(hours)):00"
      return Tidstext.copy("\(local.datum.iso)T\(local.klockslag.lang)\(zone)", text)
    }
    Datum.write(d, text)
    text[10] = UInt8(ascii: "T")
    local.klockslag.write(text, 11)
    text[19] = UInt8(ascii: "+")
    text[20] = UInt8(ascii: "0")
    text[21] = hours
    text[22] = UInt8(ascii: ":")
    text[23] = UInt8(ascii: "0")
    text[24] = UInt8(ascii: "0")
    return 25
  }

  /// The same, with the thousandths of a second where there are any: to go to exactly this moment.
  package static func exakt(_ t: Tidpunkt) -> String {
    let rest = t.millisekunder - t.sekunder * 1000
    guard rest > 0 else { return iso(t) }
    let (text, digits) = (iso(t), String(rest))
    return "\(text.prefix(19)).\(String(repeating: "0", count: 3 - digits.utf8.count))\(digits)\(text.dropFirst(19))"
  }

  /// The offset of a whole day, in local time as in UTC; nil near a change, which is never before the 25th and never in
  /// another month.
  private static func stadig(_ manad: Int, _ dag: Int) -> Int? {
    switch manad {
    case 4...9: 7200
    case 10: dag < 25 ? 7200 : nil
    case 3: dag < 25 ? 3600 : nil
    default: 3600
    }
  }

  private enum Month: Int { case march = 3, october = 10 }

  /// The second at which the change of a year's month happens: its last Sunday, 01:00 UTC.
  private static func change(_ month: Month, _ ar: Int) -> Int64 {
    // An offset can carry the instant of a readable date into the year 0 or 10000, so this may not stop at 9999.
    let last = Datum(dagnummer: Datum.dagnummer(ar: ar, manad: month.rawValue, dag: 31))
    return Int64(last.dagnummer - last.veckodag % 7) * 86_400 + 3600
  }
}
