import HTTPTransport
import JSON
import Rules
import Simulator
import Tid

/// What a PUT to `/_sim/clock` asks for: `now` first, then `freeze`, `rate` and `advance`, or `to` in place of `now`
/// and `advance` (`docs/control-plane.md`).
struct ClockChange: ClockMove {
  let goesToNextDue: Bool
  private let body: JSONValue?
  private var now: Tidpunkt?
  private var freeze: Bool?
  /// Thousandths.
  private var rate: Int64?
  /// Forward: a length of time is never negative.
  private var advance: Tidslangd?

  /// - Throws: `control-invalid`, with what would be right.
  init(_ asked: ControlRequest, _ operation: ControlOperation) throws(Refusal) {
    let body = asked.body
    self.body = body
    goesToNextDue = body?["to"] != nil
    guard !goesToNextDue || (body?["now"] == nil && body?["advance"] == nil) else {
      throw .invalidControl("send either to, or now and advance, not both", operation)
    }
    if case .string(let text)? = body?["now"]?.kind {
      do { now = try Tidsform.tidpunkt(text) } catch {
        throw .invalidControl("now: '\(text.prefix(60))' is no date-time such as 2026-03-02T08:00:00+01:00", operation)
      }
    }
    if case .bool(let on)? = body?["freeze"]?.kind { freeze = on }
    if case .number(let number)? = body?["rate"]?.kind {
      guard let thousandths = Self.thousandths(number.double) else {
        throw .invalidControl(
          "rate: \(number.text.prefix(60)) is not from 0.001 to 10000 with at most three decimals", operation)
      }
      rate = thousandths
    }
    if case .string(let text)? = body?["advance"]?.kind {
      do { advance = try Tidslangd(text) } catch {
        let back = error == .negativ ? "; now sets the clock to an earlier time" : ""
        throw .invalidControl("advance: '\(text.prefix(60))' \(error.reason)\(back)", operation)
      }
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

  /// The same as a body that does it again without looking at what falls due.
  func body(wentTo: Tidpunkt?) -> JSONValue? {
    guard let wentTo, let body else { return body }
    return .object([("now", .text(SvenskTid.exakt(wentTo)))] + body.members.filter { $0.0 != "to" })
  }

  /// Changes the clock in the order now, freeze, rate, advance.
  func apply(_ clock: inout Clock, _ system: Tidpunkt) {
    if let now { clock.set(now, system) }
    if let freeze { clock.freeze(freeze, system) }
    if let rate { clock.run(rate, system) }
    if let advance { clock.set(clock.now(system).plus(advance), system) }
  }
}

extension Control {
  func changeClock(_ asked: ControlRequest, _ operation: ControlOperation, _ reply: Reply) throws(Refusal) {
    let change = try ClockChange(asked, operation)
    let (world, control) = (turn.world, self)
    world.changeClock(change) { result in
      switch result {
      case .success(let changed):
        world.remember("PUT", "clock", change.body(wentTo: changed.wentTo))
        let due: [JSONValue] = changed.due.map {
          ["at": .text(SvenskTid.iso($0.at)), "what": .text($0.what), "id": .text($0.id)]
        }
        reply.send(control.json(Self.clock((changed.clock, changed.now), [("due", .list(due))])))
      case .failure(let error): reply.send(control.turn.failed(error))
      }
    }
  }
}
