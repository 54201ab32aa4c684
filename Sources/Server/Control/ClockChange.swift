import JSON
import Rules
import Simulator
import Tid

/// What a PUT to `/_sim/clock` asks for: `now` first, then `freeze`, `rate` and `advance` (`control.md` 2).
struct ClockChange: Sendable {
  private var now: Tidpunkt?
  private var freeze: Bool?
  /// Thousandths.
  private var rate: Int64?
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
      throw Self.invalid("the body must be an object with now, freeze, rate or advance")
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
    case ("rate", .number(let number)):
      guard let thousandths = Self.thousandths(number.double) else {
        throw Self.invalid("rate: \(number.text.prefix(60)) is not from 0.001 to 10000 with at most three decimals")
      }
      rate = thousandths
    case ("advance", .string(let text)):
      guard let seconds = Tidslangd.sekunder(text) else {
        throw Self.invalid("advance: '\(text.prefix(60))' is no duration of at most 100 years, such as PT45M or P1DT2H")
      }
      advance = seconds * 1000
    case ("now", _), ("advance", _): throw Self.invalid("\(member.name) must be a string")
    case ("rate", _): throw Self.invalid("rate must be a number")
    case ("freeze", _): throw Self.invalid("freeze must be true or false")
    default: throw Self.invalid("there is no '\(member.name.prefix(60))'; valid are now, freeze, rate, advance")
    }
  }

  private static func thousandths(_ rate: Double) -> Int64? {
    // Three decimals are no whole number of thousandths in binary, but near one.
    let wanted = (rate * 1000).rounded()
    guard abs(rate * 1000 - wanted) < 1e-6, let whole = Int64(exactly: wanted), Clock.rates.contains(whole) else {
      return nil
    }
    return whole
  }

  /// Changes the clock in the order now, freeze, rate, advance.
  @Sendable
  func apply(_ clock: inout Clock, _ system: Tidpunkt) {
    if let now { clock.set(now, system) }
    if let freeze { clock.freeze(freeze, system) }
    if let rate { clock.run(rate, system) }
    if let advance { clock.set(Tidpunkt(millisekunder: clock.now(system).millisekunder + advance), system) }
  }

  private static func invalid(_ text: String) -> Refusal {
    Refusal(
      .controlInvalid, text,
      hint: "Send for example {\"now\": \"2026-03-02T08:00:00+01:00\", \"freeze\": true} or {\"advance\": \"PT45M\"}.")
  }
}
