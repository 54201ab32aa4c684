/// A report in the XML of JUnit, as pipelines read it: no element and no attribute but those of the schema by which
/// the xUnit plugin of Jenkins judges a file, since others take more than that.
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
    /// What it is called, the same from run to run.
    package var name: String
    /// The class of JUnit, by which tools group: the suite, as a rule.
    package var className: String
    /// How long it took.
    package var duration: Duration
    /// What became of it.
    package var outcome: Outcome
    /// Where it stands; nil where it is in no file. A failure or a skip shows it: the schema has no attribute for it.
    package var place: (file: String, line: Int)?
    /// The kind of its failure, in a word; nil leaves it out.
    package var kind: String?
    /// What is to be said of it whatever became of it; empty leaves it out.
    package var output = ""

    package init(
      _ name: String, className: String, duration: Duration = .zero, outcome: Outcome = .passed,
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
    /// What else is known of the run.
    package var properties: [(name: String, value: String)] = []
    /// How long it took; nil where that is the sum of its tests.
    package var duration: Duration?

    package init(_ name: String, _ cases: [Case]) {
      self.name = name
      self.cases = cases
    }

    fileprivate var whole: Duration { duration ?? cases.reduce(.zero) { $0 + $1.duration } }
  }

  /// In order.
  package var suites: [Suite]

  package init(_ suites: [Suite]) { self.suites = suites }

  /// The document, UTF-8.
  package var xml: String {
    var out = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    let whole = suites.reduce(.zero) { $0 + $1.whole }
    out += "<testsuites name=\"fast2sim\"\(Self.counts(suites.flatMap(\.cases), whole))>\n"
    for suite in suites {
      let skipped = suite.cases.count { if case .skipped = $0.outcome { true } else { false } }
      let counts = Self.counts(suite.cases, suite.whole) + " skipped=\"\(skipped)\""
      out += "  <testsuite name=\"\(Self.escaped(suite.name))\"\(counts)>\n"
      if !suite.properties.isEmpty {
        let rows = suite.properties.map {
          "      <property name=\"\(Self.escaped($0.name))\" value=\"\(Self.escaped($0.value))\"/>\n"
        }
        out += "    <properties>\n\(rows.joined())    </properties>\n"
      }
      for one in suite.cases { out += Self.text(one) }
      out += "  </testsuite>\n"
    }
    return out + "</testsuites>\n"
  }

  private static func counts(_ cases: [Case], _ duration: Duration) -> String {
    let failures = cases.count { if case .failed = $0.outcome { true } else { false } }
    return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" time=\"\(seconds(duration))\""
  }

  private static func text(_ one: Case) -> String {
    var out = "    <testcase name=\"\(escaped(one.name))\" classname=\"\(escaped(one.className))\""
    out += " time=\"\(seconds(one.duration))\""
    let place = one.place.map { "\($0.file):\($0.line)" }
    var inner = ""
    switch one.outcome {
    case .passed: break
    case .failed(let message, let details):
      let kind = one.kind.map { " type=\"\(escaped($0))\"" } ?? ""
      let text = place.map { "at \($0)\n\(details)" } ?? details
      inner = "      <failure\(kind) message=\"\(escaped(message))\">\(escaped(text))</failure>\n"
    case .skipped(let reason):
      let text = place.map { ">\(escaped("at \($0)"))</skipped>" } ?? "/>"
      inner = "      <skipped message=\"\(escaped(reason))\"\(text)\n"
    }
    if !one.output.isEmpty { inner += "      <system-out>\(escaped(one.output))</system-out>\n" }
    return inner.isEmpty ? out + "/>\n" : out + ">\n\(inner)    </testcase>\n"
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
