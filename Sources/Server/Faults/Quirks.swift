import Contract
import HTTPTransport
import JSON
import Model
import Texts
import Tid

/// Oddities of the real system, put into true answers (rule control 3.3). The one about tokens is kept where tokens are
/// checked.
enum Quirks {
  private static let ocrNames: [Text: String] = ["rumsnummer": "roomsnummer", "ingarI": "ingarl"]
  private static let tokenNames: [Text: String] = [
    "access_token": "accessToken", "refresh_token": "refreshToken", "token_type": "tokenType",
    "expires_in": "expiresIn",
  ]

  /// The answer as the real system would have given it, and the quirks that made something of it.
  static func applied(to response: Response, _ turn: Turn) -> (response: Response, met: Set<Quirk>) {
    let quirks = turn.decided.quirks
    guard !turn.isControl, response.status < 300, response.stream == nil, let operation = turn.operation,
      let value = try? JSONParser.parse(response.body)
    else { return (response, []) }
    var names: [Text: (name: String, quirk: Quirk)] = [:]
    func rename(_ others: [Text: String], _ quirk: Quirk) {
      for (name, other) in others { names[name] = (other, quirk) }
    }
    if quirks.contains(.ocrNames) { rename(ocrNames, .ocrNames) }
    if quirks.contains(.camelcaseTokens), operation.tag == .auth { rename(tokenNames, .camelcaseTokens) }
    let isTimeOdd = quirks.contains(.modifiedTimestamp)
    guard !names.isEmpty || isTimeOdd else { return (response, []) }
    var (odd, met) = (response, Set<Quirk>())
    odd.body = changed(value, names, isTimeOdd, &met).compact
    return (odd, met)
  }

  private static func changed(
    _ value: JSONValue, _ names: [Text: (name: String, quirk: Quirk)], _ isTimeOdd: Bool, _ met: inout Set<Quirk>
  ) -> JSONValue {
    switch value.kind {
    case .array(let elements): return .list(elements.map { changed($0, names, isTimeOdd, &met) })
    case .object(let members):
      return .object(
        members.map { member in
          if isTimeOdd, member.name == "datumModifierad", let text = member.value.stringValue {
            met.insert(.modifiedTimestamp)
            return (member.name, .text(malformed(text)))
          }
          let other = names[member.name]
          if let other { met.insert(other.quirk) }
          return (other?.name ?? member.name, changed(member.value, names, isTimeOdd, &met))
        })
    case .null, .bool, .number, .string: return value
    }
  }

  /// `2026-01-09T13:00:41.773+01:00` as `2026-01-09T12:00:773+0000`: milliseconds where the seconds belong, in UTC.
  private static func malformed(_ text: String) -> String {
    guard let instant = try? Tidsform.tidpunkt(text) else { return text }
    let milliseconds = Int(((instant.millisekunder % 1000) + 1000) % 1000)
    let utc = SvenskTid.utc(instant)
    let digits = String(milliseconds)
    return "\(utc.datum.iso)T\(utc.klockslag.kort):" + String(repeating: "0", count: 3 - digits.count) + digits
      + "+0000"
  }
}
