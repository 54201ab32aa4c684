import Documents
import JSON
import Texts
import Traffic

/// Compares an answer with what a step expects.
enum Expecting {
  /// Every place where the answer is not as expected.
  ///
  /// - Parameter hasNotes: the answer would carry the codes of its notes; else they are not judged.
  static func differences(
    _ expect: StepExpectation, _ answer: HTTPAnswer, _ values: [String: JSONValue], hasNotes: Bool
  ) -> [Difference] {
    let status = Int64(answer.status)
    if expect.isLost {
      return [Difference(path: "answer", expected: "none: the connection ends before it comes", actual: "\(status)")]
    }
    var all: [Difference] = []
    if let wanted = expect.status {
      all += compare(wanted, .int(status), "status", values)
    } else if !(200..<300).contains(answer.status) {
      all.append(Difference(path: "status", expected: "200 to 299", actual: "\(status)"))
    }
    for (name, wanted) in expect.headers {
      // In a header a number is its text.
      let text: JSONValue = if case .number(let number) = wanted.kind { .text(number.text) } else { wanted }
      all += compare(text, answer.header(name).map(JSONValue.text), "headers.\(name)", values)
    }
    if let wanted = expect.body { all += compare(wanted, body(answer), "$", values) }
    if let wanted = expect.notes, hasNotes || answer.header("X-Sim-Request-Id") != nil {
      all += compare(wanted, .list(ExchangeText.notes(answer).map(JSONValue.text)), "notes", values)
    }
    return all
  }

  /// The body as a value: JSON where its type says so and it is, else text; nil where there is none.
  static func body(_ answer: HTTPAnswer) -> JSONValue? {
    guard !answer.body.isEmpty else { return nil }
    let type = (answer.header("Content-Type") ?? "").asciiLowercased
    if type.holds("json"), let json = try? JSONParser.parse(answer.body) { return json }
    return .text(answer.text)
  }

  private static func compare(
    _ wanted: JSONValue, _ actual: JSONValue?, _ path: String, _ values: [String: JSONValue]
  ) -> [Difference] {
    do throws(SchemaProblem) {
      return try Matcher(Template.value(wanted, values)).differences(actual, at: path)
    } catch {
      return [Difference(path: path, expected: "a matcher, but \(error.message)", actual: nil)]
    }
  }
}
