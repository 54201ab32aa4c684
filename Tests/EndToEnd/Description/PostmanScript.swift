import JSON
import TestKit

/// What is wrong with a collection, or with what a request of it was answered.
struct PostmanFailure: Error, CustomStringConvertible {
  let description: String
}

/// The test script of a request: the few forms of lines that our collection has. Any other line is a failure, so that no
/// check is passed over.
struct PostmanScript {
  let lines: [String]

  /// Runs the script on an answer.
  ///
  /// - Returns: the names of the tests that passed.
  func run(_ answer: TestAnswer, _ variables: inout [String: String]) throws -> [String] {
    var passed: [String] = []
    for line in lines {
      if let match = line.wholeMatch(of: /pm\.test\("([^"]*)", \(\) => (.*)\);/) {
        try check(String(match.2), answer)
        passed.append(String(match.1))
      } else if let match = line.wholeMatch(of: /pm\.environment\.set\("(\w+)", (.*)\);/) {
        guard let text = try value(String(match.2), answer).scalarText else {
          throw PostmanFailure(description: "\(line): there is no such value in \(answer)")
        }
        variables[String(match.1)] = text
      } else {
        throw PostmanFailure(description: "the runner does not know the line: \(line)")
      }
    }
    return passed
  }

  private func check(_ expression: String, _ answer: TestAnswer) throws {
    if let match = expression.wholeMatch(of: /pm\.response\.to\.have\.status\((\d+)\)/) {
      guard answer.status == Int(match.1) else { throw PostmanFailure(description: "\(expression): \(answer)") }
      return
    }
    guard let match = expression.wholeMatch(of: /pm\.expect\((.*)\)\.to\.(be\.an|eql)\((.*)\)/) else {
      throw PostmanFailure(description: "the runner does not know the check: \(expression)")
    }
    let found = try value(String(match.1), answer)
    let wanted = try JSONParser.parse(Array(match.3.utf8))
    let holds = match.2 == "eql" ? found.line == wanted.line : found.kindName == wanted.text
    guard holds else { throw PostmanFailure(description: "\(expression): \(found.line) of \(answer)") }
  }

  /// `pm.response.text()`, or `pm.response.json()` and a path of names and indices.
  private func value(_ expression: String, _ answer: TestAnswer) throws -> JSONValue {
    if expression == "pm.response.text()" { return .text(answer.text) }
    guard let match = expression.wholeMatch(of: /pm\.response\.json\(\)((?:\.\w+|\[\d+\])*)/) else {
      throw PostmanFailure(description: "the runner does not know the value: \(expression)")
    }
    var value = try JSONParser.parse(answer.raw.body)
    for step in match.1.matches(of: /\.(\w+)|\[(\d+)\]/) {
      let next: JSONValue?
      if let name = step.1 {
        next = value[String(name)]
      } else {
        let index = step.2.flatMap { Int($0) } ?? 0
        next = value.elements.indices.contains(index) ? value.elements[index] : nil
      }
      guard let next else { throw PostmanFailure(description: "\(expression): nothing there in \(answer)") }
      value = next
    }
    return value
  }
}

extension JSONValue {
  /// As a variable holds it; nil for what is no scalar, and for null.
  fileprivate var scalarText: String? {
    switch kind {
    case .string(let text): text
    case .number(let number): number.text
    case .bool(let on): on ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// The word that `to.be.an` has for it.
  fileprivate var kindName: String {
    switch kind {
    case .array: "array"
    case .object: "object"
    case .string: "string"
    case .number: "number"
    case .bool: "boolean"
    case .null: "null"
    }
  }
}
