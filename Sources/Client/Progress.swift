import Texts

/// How far a long piece of work is, in one line that is written over again: after a second, and gone when it is over.
///
/// The work tells what it has done, on its own thread. No other thread and no timer is behind it: what tells nothing
/// shows nothing, and where nobody looks a call costs next to nothing.
package final class Progress {
  /// What is counted.
  package enum Unit: Sendable {
    case bytes, rows
  }

  /// So long a task may take before anything is shown.
  private static let patience = Duration.seconds(1)
  /// So often a line is written at most.
  private static let pause = Duration.milliseconds(200)

  private let elapsed: () -> Duration
  private let show: ((String) -> Void)?
  private let start: Duration
  private var shown: Duration?
  /// What is being done, and when the first was told of it.
  private var stage: (name: String, start: Duration)?

  /// - Parameters:
  ///   - elapsed: what a clock shows that never goes back.
  ///   - show: puts a line in the place of the last one, and the empty one in the end; nil where nobody looks.
  package init(elapsed: @escaping () -> Duration, show: ((String) -> Void)?) {
    self.elapsed = elapsed
    self.show = show
    start = show == nil ? .zero : elapsed()
  }

  /// So much is done of what is called `name`. How fast it goes is told from the second call with that name on.
  ///
  /// - Parameter total: nil where nobody knows.
  package func tell(_ name: String, _ done: Int, of total: Int? = nil, _ unit: Unit) {
    guard show != nil else { return }
    let now = elapsed()
    let begun = stage.flatMap { $0.name == name ? $0.start : nil } ?? now
    stage = (name, begun)
    guard isDue(now) else { return }
    put(Self.text(name, done, total, unit, since: now - begun), now)
  }

  /// What is being done, in words.
  package func say(_ text: String) {
    guard show != nil else { return }
    let now = elapsed()
    if isDue(now) { put(text, now) }
  }

  /// Takes the line away.
  package func end() {
    if shown != nil { show?("") }
    shown = nil
  }

  private func isDue(_ now: Duration) -> Bool {
    now - start >= Self.patience && shown.map { now - $0 >= Self.pause } ?? true
  }

  private func put(_ text: String, _ now: Duration) {
    shown = now
    show?(text)
  }

  // MARK: Words

  private static func text(_ name: String, _ done: Int, _ total: Int?, _ unit: Unit, since: Duration) -> String {
    let amount =
      switch unit {
      case .bytes: "\(mebibytes(done))\(total.map { " of \(mebibytes($0))" } ?? "") MiB"
      case .rows: "\(grouped(done))\(total.map { " of \(grouped($0))" } ?? "") rows"
      }
    let (seconds, attoseconds) = since.components
    let span = Double(seconds) + Double(attoseconds) * 1e-18
    guard span >= 0.1, done > 0 else { return "\(name): \(amount)" }
    let rate = Int((Double(done) / span).rounded())
    let speed =
      switch unit {
      case .bytes: "\(mebibytes(rate)) MiB/s"
      case .rows: "\(grouped(rate)) rows/s"
      }
    return "\(name): \(amount), \(speed)"
  }

  /// `12.3`
  private static func mebibytes(_ bytes: Int) -> String { oneDecimal(Int64(bytes), of: 1 << 20) }

  /// `1,204,000`
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }
}
