/// A report in the XML of JUnit, as pipelines read it.
package struct JUnit: Sendable {
  /// What became of a case.
  package enum Outcome: Sendable {
    case passed
    /// A line that says why, and everything that helps.
    case failed(String, details: String)
    case skipped(String)
  }

  /// A test.
  package struct Case: Sendable {
    /// What it is called.
    package var name: String
    /// The class of JUnit, by which tools group: the suite, as a rule.
    package var className: String
    /// How long it took.
    package var duration: Duration
    /// What became of it.
    package var outcome: Outcome
    /// Where it stands; nil where it is in no file.
    package var place: (file: String, line: Int)?

    package init(
      _ name: String, className: String, duration: Duration = .zero, outcome: Outcome,
      place: (file: String, line: Int)? = nil
    ) {
      self.name = name
      self.className = className
      self.duration = duration
      self.outcome = outcome
      self.place = place
    }
  }

  /// Tests that belong together.
  package struct Suite: Sendable {
    /// What it is called.
    package var name: String
    /// Its tests in order.
    package var cases: [Case]

    package init(_ name: String, _ cases: [Case]) {
      self.name = name
      self.cases = cases
    }
  }

  /// In order.
  package var suites: [Suite]

  package init(_ suites: [Suite]) { self.suites = suites }

  /// The document, UTF-8.
  package var xml: String {
    var out = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    out += "<testsuites name=\"fast2sim\"\(Self.counts(suites.flatMap(\.cases)))>\n"
    for suite in suites {
      out += "  <testsuite name=\"\(Self.escaped(suite.name))\"\(Self.counts(suite.cases))>\n"
      for one in suite.cases { out += Self.text(one) }
      out += "  </testsuite>\n"
    }
    return out + "</testsuites>\n"
  }

  private static func counts(_ cases: [Case]) -> String {
    let failures = cases.count { if case .failed = $0.outcome { true } else { false } }
    let skipped = cases.count { if case .skipped = $0.outcome { true } else { false } }
    let time = seconds(cases.reduce(.zero) { $0 + $1.duration })
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\" time=\"\(time)\""
  }

  private static func text(_ one: Case) -> String {
    var out = "    <testcase name=\"\(escaped(one.name))\" classname=\"\(escaped(one.className))\""
    if let place = one.place { out += " file=\"\(escaped(place.file))\" line=\"\(place.line)\"" }
    out += " time=\"\(seconds(one.duration))\""
    switch one.outcome {
    case .passed: return out + "/>\n"
    case .failed(let message, let details):
      return out + ">\n      <failure message=\"\(escaped(message))\">\(escaped(details))</failure>\n    </testcase>\n"
    case .skipped(let reason):
      return out + ">\n      <skipped message=\"\(escaped(reason))\"/>\n    </testcase>\n"
    }
  }

  /// Seconds with three decimals.
  private static func seconds(_ duration: Duration) -> String {
    let milliseconds = duration.components.seconds * 1_000 + duration.components.attoseconds / 1_000_000_000_000_000
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }

  /// Text as XML 1.0 takes it; characters that it doesn't know are shown as U+FFFD.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}"..."\u{FFFF}": out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
