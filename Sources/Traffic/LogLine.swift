import Rules
package import Texts
import Tid

extension Exchange {
  /// Writes the lines that the server logs of the exchange: one, and one more for each remark with its rule and its
  /// basis; what went wrong stands last. No line feed is behind the last one.
  ///
  /// What a terminal would act on is shown as an escape, so that no request can write lines of its own.
  ///
  /// - Parameter cause: of an unexpected error, whose own line feeds are meant; nil where there was none.
  package func writeLog(to line: inout ByteWriter, cause: String?) {
    line.append(atMost: Tidstext.most) { SvenskTid.writeISO(time, $0) }
    if world != "default" { line.append(" [", world, "]") }
    line.append(" ", printable(method))
    line.append(" ", printable(target), " ")
    line.append(decimal: Int64(status))
    line.append(UInt8(ascii: " "))
    line.append(oneDecimal: duration, of: 1000)
    line.append(constant: " ms")
    if let operation { line.append(" ", operation) }
    if let caller { line.append(" by ", printable(caller)) }
    if !origin.isClient { line.append(constant: " from the console") }
    if let console { line.append(" · look: ", printable(console)) }
    for remark in remarks { remark.writeLog(to: &line) }
    if let cause { line.append("\n  internal error: ", cause.visibleLines) }
  }
}

extension Remark {
  fileprivate func writeLog(to line: inout ByteWriter) {
    let hint = hint
    line.append("\n  ", level.rawValue)
    line.append(" ", code)
    line.append(": ", printable(text))
    if !hint.isEmpty { line.append(" — ", printable(hint)) }
    line.append(" (rule ", rule.number)
    line.append(", ", rule.entry.ground, ")")
  }
}
