import JSON
import Rules
import Simulator
import Tid

/// What a PUT to `/_sim/clock` asks for: `now` first, then `freeze`, then `advance` (`control.md` 2).
struct ClockChange: Sendable {
  private var now: Tidpunkt?
  private var freeze: Bool?
  /// Milliseconds.
  private var advance: Int64?

  /// - Throws: `control-invalid`, with what would be right.
  init(_ body: [UInt8]) throws(Refusal) {
    let json: JSONValue
    do { json = try JSONParser.parse(body, maxDepth: 8) } catch {
      throw Self.invalid(
        "the body is no JSON at line \(error.position.line), column \(error.position.column): \(error.message)")
    }
    guard case .object(let members) = json.kind, !members.isEmpty else {
      throw Self.invalid("the body must be an object with now, freeze or advance")
    }
    for member in members { try read(member) }
  }

  private mutating func read(_ member: JSONMember) throws(Refusal) {
    switch (member.name, member.value.kind) {
    case ("now", .string(let text)):
      do { now = try Tidsform.tidpunkt(text) } catch {
        throw Self.invalid("now: '\(text.prefix(60))' is no date-time such as 2026-03-02T08:00:00+01:00")
      }
    case ("freeze", .bool(let on)): freeze = on
    case ("advance", .string(let text)):
      guard let seconds = Tidslangd.sekunder(text) else {
        throw Self.invalid("advance: '\(text.prefix(60))' is no duration of at most 100 years, such as PT45M or P1DT2H")
      }
      advance = seconds * 1000
    case ("now", _), ("advance", _): throw Self.invalid("\(member.name) must be a string")
    case ("freeze", _): throw Self.invalid("freeze must be true or false")
    default: throw Self.invalid("there is no '\(member.name.prefix(60))'; valid are now, freeze, advance")
    }
  }

  /// Changes the clock in the order now, freeze, advance.
  @Sendable
  func apply(_ clock: inout Clock, _ system: Tidpunkt) {
    if let now { clock.set(now, system) }
    if let freeze { clock.freeze(freeze, system) }
    if let advance { clock.set(Tidpunkt(millisekunder: clock.now(system).millisekunder + advance), system) }
  }

  private static func invalid(_ text: String) -> Refusal {
    Refusal(
      .controlInvalid, text,
      hint: "Send for example {\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true} or {\"advance\": \"PT45M\"}.")
  }
}
