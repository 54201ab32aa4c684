import Contract
import Domain
import HTTPTransport
import JSON
import Simulator
import Texts
import Tid

/// Oddities of the real system, put into true answers (`control.md` 3.3). The one about tokens is kept where tokens are
/// checked.
enum Quirks {
  private static let ocrNames: [Text: String] = ["rumsnummer": "roomsnummer", "ingarI": "ingarl"]
  private static let tokenNames: [Text: String] = [
    "access_token": "accessToken", "refresh_token": "refreshToken", "token_type": "tokenType",
    "expires_in": "expiresIn",
  ]

  /// The answer as the real system would have given it.
  static func applied(to response: Response, _ turn: Turn) -> Response {
    let quirks = turn.decided.quirks
    guard !turn.isControl, response.status < 300, response.stream == nil, let operation = turn.operation,
      let value = try? JSONParser.parse(response.body)
    else { return response }
    var names: [Text: String] = [:]
    if quirks.contains(.ocrNames) { names.merge(ocrNames) { a, _ in a } }
    if quirks.contains(.camelcaseTokens), operation.tag == .auth { names.merge(tokenNames) { a, _ in a } }
    let isTimeOdd = quirks.contains(.modifiedTimestamp)
    guard !names.isEmpty || isTimeOdd else { return response }
    var odd = response
    odd.body = changed(value, names, isTimeOdd).compact
    return odd
  }

  private static func changed(_ value: JSONValue, _ names: [Text: String], _ isTimeOdd: Bool) -> JSONValue {
    switch value.kind {
    case .array(let elements): return .list(elements.map { changed($0, names, isTimeOdd) })
    case .object(let members):
      return .object(
        members.map { member in
          if isTimeOdd, member.name == "datumModifierad", let text = member.value.stringValue {
            return (member.name, .text(malformed(text)))
          }
          return (names[member.name] ?? member.name, changed(member.value, names, isTimeOdd))
        })
    default: return value
    }
  }

  /// `2026-01-09T13:00:41.773+01:00` as `2026-01-09T12:00:773+0000`: milliseconds where the seconds belong, in UTC.
  private static func malformed(_ text: String) -> String {
    guard let instant = try? Tidsform.tidpunkt(text) else { return text }
    let milliseconds = Int(((instant.millisekunder % 1000) + 1000) % 1000)
    let minute = instant.millisekunder - Int64(milliseconds) - (instant.sekunder % 60) * 1000
    let utc = HTTPDate.utc(Tidpunkt(millisekunder: minute))
    let digits = String(milliseconds)
    return "\(utc):" + String(repeating: "0", count: 3 - digits.count) + digits + "+0000"
  }
}
