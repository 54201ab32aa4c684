import Model
import Tid

/// Who-and-when groups that an arbetsorder's status implies and the seed leaves out.
///
/// Each step follows the one before it: ordered an hour after it was registered, by who registered it; accepted an hour
/// after that and carried out a day after that, by the utförare; cancelled an hour, and invoiced a day, after the last
/// step, by who registered it. `modifierad` is the last of them.
enum StegIfyllning {
  private static let hour: Int64 = 3600
  private static let day: Int64 = 86_400

  static func fill(_ order: inout Arbetsorder, _ draft: ArbetsorderUtkast) {
    let registrerad = draft.registrerad
    order.registrerad = Steg(nar: registrerad?.nar ?? SeedDefaults.registrerad, av: registrerad?.av)
    let reached = (order.status == .makulerad ? order.makuleradFran : order.status) ?? .registrerad
    var last = order.registrerad
    let office = order.registrerad.av
    // A step that is written as null was never taken.
    func passed(_ status: Status, _ step: ArbetsorderUtkast.StegUtkast?, _ mark: WrittenKeys) -> Bool {
      has(reached, passed: status) && (step != nil || !draft.written.contains(mark))
    }
    if passed(.bestalld, draft.bestalld, .bestalld) {
      last = step(draft.bestalld, after: last, hour, by: office)
      order.bestalld = last
    }
    if passed(.accepterad, draft.accepterad, .accepterad) {
      last = step(draft.accepterad, after: last, hour, by: order.utforare)
      order.accepterad = last
    }
    if passed(.utford, draft.utford, .utford) {
      last = step(draft.utford, after: last, day, by: order.utforare)
      order.utford = last
    }
    if order.status == .makulerad { last = step(nil, after: last, hour, by: office) }
    if order.status == .fakturerad { last = step(nil, after: last, day, by: office) }
    if draft.written.contains(.modifierad) {
      order.modifierad = draft.modifierad.map { step($0, after: last, 0, by: last.av) }
    } else if order.status != .registrerad {
      order.modifierad = last
    }
  }

  /// Whether a status lies at or beyond another on the way forward.
  static func has(_ status: Status, passed other: Status) -> Bool {
    let way: [Status] = [.registrerad, .bestalld, .accepterad, .utford, .fakturerad]
    guard let a = way.firstIndex(of: status), let b = way.firstIndex(of: other) else { return false }
    return a >= b
  }

  private static func step(
    _ written: ArbetsorderUtkast.StegUtkast?, after last: Steg, _ seconds: Int64, by av: ResursID?
  ) -> Steg {
    Steg(
      nar: written?.nar ?? last.nar.plus(sekunder: seconds),
      av: written?.avWritten == true ? written?.av : av)
  }
}
