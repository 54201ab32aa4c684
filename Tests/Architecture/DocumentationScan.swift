/// `package` declarations without a documentation comment above them, but for those whose meaning stands elsewhere: an
/// initialiser that only assigns has the documentation of its type and properties, a witness that of its protocol, an
/// operator says what it does, and a field of a wire object is described in its shape, which callers read too.
func documentationViolations(_ source: SwiftText) -> [Violation] {
  source.code.indices.compactMap { index in
    let words = tokens(source.code[index]).map(\.text)
    guard declaresPackage(words), !isDocumented(source, index), !speaksForItself(source, index, words) else {
      return nil
    }
    return Violation(source, index, "a package declaration without ///; say what it promises and where that comes from")
  }
}

private func declaresPackage(_ words: [String]) -> Bool {
  let modifiers = [
    "static", "final", "mutating", "nonisolated", "indirect", "override", "convenience", "prefix", "postfix", "lazy",
  ]
  var rest = words[...]
  while let word = rest.first {
    if word == "@" {
      rest = rest.dropFirst(2)
      if rest.first == "(" { rest = rest.drop { $0 != ")" }.dropFirst() }
    } else if modifiers.contains(word) {
      rest = rest.dropFirst()
    } else {
      // `package import` brings a name in; `package(set)` belongs to a declaration with its own access.
      return word == "package" && rest.count > 1 && !["import", "("].contains(rest[rest.startIndex + 1])
    }
  }
  return false
}

private func isDocumented(_ source: SwiftText, _ index: Int) -> Bool {
  for line in stride(from: index - 1, through: 0, by: -1) {
    let code = source.codeText(line).trimmed
    if code.hasPrefix("@") { continue }
    return code.isEmpty && source.comments[line].hasPrefix("///")
  }
  return false
}

private func speaksForItself(_ source: SwiftText, _ index: Int, _ words: [String]) -> Bool {
  if words.contains("init") { return onlyAssigns(source, index) }
  guard let keyword = words.firstIndex(where: { ["func", "var", "let"].contains($0) }), keyword + 1 < words.count
  else { return false }
  let name = words[keyword + 1]
  if words[keyword] == "func", !isWord(name.utf8.first ?? 0) { return true }
  guard let conformances = conformances(around: source, index) else { return false }
  let isDescribed = source.code.indices.contains { source.codeText($0).contains("\\.\(name),") }
  return Law.witnesses.contains(name)
    || conformances.contains { ["WireObject", "WireBody"].contains($0) } && isDescribed
}

/// Whether an initialiser's body has nothing but `self.x = …` and `x = …`; nil needs its condition told, and so do errors.
private func onlyAssigns(_ source: SwiftText, _ index: Int) -> Bool {
  var words: [String] = []
  var lines: [Int] = []
  var braces = 0
  var round = 0
  for line in index..<source.code.count {
    for token in tokens(source.code[line]).map(\.text) {
      if token == "(" { round += 1 }
      if token == ")" { round -= 1 }
      // A brace within the brackets belongs to a default value.
      if token == "}", round == 0 { braces -= 1 }
      if braces > 0 {
        words.append(token)
        lines.append(line)
      } else if ["throws", "?", "async"].contains(token), round == 0 {
        return false
      }
      if token == "{", round == 0 { braces += 1 }
      if braces == 0, token == "}", round == 0 { return areAssignments(words, lines) }
    }
  }
  return false
}

private func areAssignments(_ words: [String], _ lines: [Int]) -> Bool {
  if words.contains(";") { return false }
  var statements: [Int: [String]] = [:]
  for (word, line) in zip(words, lines) { statements[line, default: []].append(word) }
  return statements.values.allSatisfy { statement in
    var rest = statement[...]
    if rest.first == "self" { rest = rest.dropFirst(2) }
    return rest.count > 2 && rest.first.map { isWord($0.utf8.first ?? 0) } == true
      && rest[rest.startIndex + 1] == "=" && rest[rest.startIndex + 2] != "="
  }
}

/// What the type or extension around a line conforms to; nil for nothing.
private func conformances(around source: SwiftText, _ index: Int) -> ArraySlice<String>? {
  func indent(_ line: Int) -> Int { source.code[line].prefix { $0 == UInt8(ascii: " ") }.count }
  var least = indent(index)
  for line in stride(from: index - 1, through: 0, by: -1) where !source.codeText(line).trimmed.isEmpty {
    guard indent(line) < least else { continue }
    least = indent(line)
    let words = tokens(source.code[line]).map(\.text)
    if words.contains(where: { ["struct", "enum", "class", "extension", "actor"].contains($0) }) {
      return words.firstIndex(of: ":").map { words[($0 + 1)...] }
    }
  }
  return nil
}
