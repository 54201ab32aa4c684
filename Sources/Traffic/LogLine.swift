import Rules
import Texts
import Tid

extension Exchange {
  /// The lines that the server logs of the exchange: one, and one more for each remark with its rule and its basis.
  ///
  /// Control characters of the target are shown as `?`, so that no request can write lines of its own.
  package var logLines: String {
    let name = operation.map { " \($0)" } ?? ""
    let who = caller.map { " by \(printable($0))" } ?? ""
    let source = origin.isClient ? "" : " from the console"
    let where_ = world == "default" ? "" : " [\(world)]"
    var text = "\(SvenskTid.iso(time))\(where_) \(printable(method)) \(printable(target)) \(status)"
    text += " \(oneDecimal(duration, of: 1000)) ms\(name)\(who)\(source)"
    if let console { text += " · look: \(printable(console))" }
    for r in remarks {
      let hint = r.hint.isEmpty ? "" : " — \(printable(r.hint))"
      text += "\n  \(r.level.rawValue) \(r.code): \(printable(r.text))\(hint)"
      text += " (rule \(r.rule.number), \(r.rule.entry.ground))"
    }
    return text
  }
}
