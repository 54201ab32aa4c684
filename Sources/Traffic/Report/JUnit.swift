/// Results as JUnit XML, which every CI system reads.
package enum JUnit {
  /// One test.
  package struct Case: Sendable {
    /// What CI systems group by, such as `fast2sim.contract-1-1.operations`.
    package var group: String
    /// Its own name, the same from run to run.
    package var name: String
    /// Microseconds.
    package var duration: Int64 = 0
    /// Nil where it passed.
    package var failure: Failure?
    /// Nil where it ran; else why it did not.
    package var skipped: String?
    /// What a passed test is shown with; empty leaves it out.
    package var output = ""

    package init(group: String, name: String) {
      self.group = group
      self.name = name
    }
  }

  /// Why a test failed.
  package struct Failure: Sendable {
    /// A word that stands for the kind.
    package var kind: String
    /// One line.
    package var message: String
    /// All of it.
    package var detail: String

    package init(kind: String, message: String, detail: String) {
      self.kind = kind
      self.message = message
      self.detail = detail
    }
  }

  /// Tests that ran together.
  package struct Suite: Sendable {
    /// Its name.
    package var name: String
    /// Microseconds.
    package var duration: Int64
    /// Names and values.
    package var properties: [(name: String, value: String)] = []
    /// The tests in order.
    package var cases: [Case] = []

    package init(name: String, duration: Int64) {
      self.name = name
      self.duration = duration
    }
  }

  /// The document, which is read as UTF-8. What XML can't carry becomes `?`.
  package static func document(_ suites: [Suite]) -> String {
    let all = suites.flatMap(\.cases)
    let duration = suites.reduce(0) { $0 + $1.duration }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites\(counts(all, duration))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(escaped(suite.name))\"\(counts(suite.cases, suite.duration))>\n"
      if !suite.properties.isEmpty {
        text += "    <properties>\n"
        for (name, value) in suite.properties {
          text += "      <property name=\"\(escaped(name))\" value=\"\(escaped(value))\"/>\n"
        }
        text += "    </properties>\n"
      }
      for test in suite.cases { text += element(test) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ cases: [Case], _ duration: Int64) -> String {
    let failed = cases.count { $0.failure != nil }
    let skipped = cases.count { $0.skipped != nil }
    return " tests=\"\(cases.count)\" failures=\"\(failed)\" errors=\"0\" skipped=\"\(skipped)\" "
      + "time=\"\(seconds(duration))\""
  }

  private static func element(_ test: Case) -> String {
    let head = "    <testcase classname=\"\(escaped(test.group))\" name=\"\(escaped(test.name))\" "
    var inner = ""
    if let failure = test.failure {
      inner += "      <failure type=\"\(escaped(failure.kind))\" message=\"\(escaped(failure.message))\">"
      inner += "\(escaped(failure.detail))</failure>\n"
    }
    if let reason = test.skipped { inner += "      <skipped message=\"\(escaped(reason))\"/>\n" }
    if !test.output.isEmpty { inner += "      <system-out>\(escaped(test.output))</system-out>\n" }
    let time = "time=\"\(seconds(test.duration))\""
    return inner.isEmpty ? "\(head)\(time)/>\n" : "\(head)\(time)>\n\(inner)    </testcase>\n"
  }

  /// Seconds with three decimals.
  static func seconds(_ microseconds: Int64) -> String {
    let milliseconds = (microseconds + 500) / 1000
    return "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      case "\n", "\t": out.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": out += "?"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
