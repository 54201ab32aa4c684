import JSON
import Traffic

/// The files of `--report`.
struct ExecReports {
  static let names = ["junit.xml", "traffic.har", "coverage.json", "notes.json", "notes.md"]
  static let bundleName = "bundle.json"

  var directory: String
  let report: TrafficReport
  let entries: [JournalEntry]
  let url: String
  /// Nil where there can be none: the archive has what is left then.
  var bundle: [UInt8]?

  /// Writes them all.
  ///
  /// - Returns: a line that says which can't be written; nil where all are.
  func write() -> String? {
    let documents: [(name: String, text: [UInt8])] = [
      ("junit.xml", Array(JUnit([report.junit]).xml.utf8)),
      ("coverage.json", report.summary.coverage.json(report.universe).indented), ("notes.json", report.json.indented),
      ("notes.md", Array(report.markdown.utf8)),
    ]
    for (name, text) in documents {
      guard Files.write(text, to: "\(directory)/\(name)") else { return failed(name) }
    }
    // One of an earlier run tells of another.
    if bundle == nil { Files.remove("\(directory)/\(Self.bundleName)") }
    if let bundle, !Files.write(bundle, to: "\(directory)/\(Self.bundleName)") { return failed(Self.bundleName) }
    let written = Files.write(to: "\(directory)/traffic.har") { put in
      HAR.pieces(
        entries, version: Product.version, comment: report.archiveComment,
        base: { $0.exchange.world == "default" ? url : "\(url)/w/\($0.exchange.world)" }, write: put)
    }
    return written ? nil : failed("traffic.har")
  }

  private func failed(_ name: String) -> String {
    "fast2sim: can't write \(directory)/\(name): \(Files.problem)"
  }
}
