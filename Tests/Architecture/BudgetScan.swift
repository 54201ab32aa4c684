/// Files, functions and lines beyond their limits.
func budgetViolations(_ source: SwiftText) -> [Violation] {
  var violations: [Violation] = []
  let count = source.lines.last == "" ? source.lines.count - 1 : source.lines.count
  if count > Law.maxFileLines {
    violations.append(
      Violation(source, Law.maxFileLines, "\(count) lines, \(Law.maxFileLines) is the limit; split the file by topic"))
  }
  for (index, line) in source.lines.enumerated() where line.count > Law.maxColumns {
    violations.append(
      Violation(source, index, "\(line.count) columns, \(Law.maxColumns) is the limit; run scripts/format"))
  }
  for function in functions(source) where function.lines > Law.maxFunctionLines {
    violations.append(
      Violation(
        source, function.line,
        "\(function.name) has \(function.lines) lines, \(Law.maxFunctionLines) is the limit; name its steps"))
  }
  return violations
}

/// A function, initialiser, subscript or computed property with its length.
struct FunctionSpan: Equatable {
  let name: String
  /// Where its declaration begins, from 0.
  let line: Int
  /// From its first line to the closing brace.
  let lines: Int
}

/// The functions of a file, nested ones too.
func functions(_ source: SwiftText) -> [FunctionSpan] {
  var all: [(line: Int, text: String)] = []
  for (line, code) in source.code.enumerated() {
    all += tokens(code).map { (line, $0.text) }
    all.append((line, "\n"))
  }
  return all.indices.compactMap { span(all, from: $0) }
}

private func span(_ all: [(line: Int, text: String)], from start: Int) -> FunctionSpan? {
  let keyword = all[start].text
  guard ["func", "init", "deinit", "subscript", "var"].contains(keyword) else { return nil }
  // `.init(…)` and `self.init(…)` are calls, and a label such as `var:` is no declaration.
  if start > 0, all[start - 1].text == "." || all[start - 1].text == "`" { return nil }
  guard let open = bodyStart(all, after: start, isProperty: keyword == "var") else { return nil }
  var depth = 0
  for at in open..<all.count {
    if all[at].text == "{" { depth += 1 }
    if all[at].text == "}" { depth -= 1 }
    if depth == 0 {
      let next = all[start + 1].text
      let name = keyword == "func" || keyword == "var" ? next : keyword
      return FunctionSpan(name: name, line: all[start].line, lines: all[at].line - all[start].line + 1)
    }
  }
  return nil
}

/// Where the brace of the body is; nil for a declaration without one.
private func bodyStart(_ all: [(line: Int, text: String)], after start: Int, isProperty: Bool) -> Int? {
  let declarations = ["func", "init", "deinit", "subscript", "var", "let", "case", "struct", "enum", "extension", "}"]
  var depth = 0
  for at in (start + 1)..<max(all.count, start + 1) {
    switch all[at].text {
    case "(", "[": depth += 1
    case ")", "]": depth -= 1
    case "{" where depth == 0: return at
    case "=" where isProperty && depth == 0: return nil
    case "\n" where isProperty && depth == 0: return nil
    case let word where depth == 0 && declarations.contains(word): return nil
    default: break
    }
    if depth < 0 { return nil }
  }
  return nil
}
