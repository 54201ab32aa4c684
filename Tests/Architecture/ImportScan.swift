/// Imports that the table does not allow.
func importViolations(_ source: SwiftText, law: [String: Law.Room] = Law.rooms) -> [Violation] {
  guard let name = source.room else { return [] }
  guard let room = law[name] else {
    return [Violation(source, 0, "\(name) is no room of the table; add it to Law.swift and CONTRIBUTING.md")]
  }
  return imports(source).compactMap { line, module in
    if name != Law.plugin, let reason = Law.forbidden[module] {
      return Violation(source, line, "imports \(module): \(reason)")
    }
    if module == "Swift" || room.rooms.contains(module) || room.outside.contains(module) { return nil }
    let allowed = (room.rooms + room.outside).joined(separator: ", ")
    return Violation(
      source, line,
      "\(name) may not import \(module), only: \(allowed.isEmpty ? "nothing" : allowed); move the code, or the wall by a "
        + "decision in docs/decisions")
  }
}

/// The imported modules with their lines, from 0.
func imports(_ source: SwiftText) -> [(line: Int, module: String)] {
  source.code.enumerated().compactMap { line, code in
    let words = tokens(code).map(\.text)
    guard let at = words.firstIndex(of: "import"), words[..<at].allSatisfy(isImportPrefix) else { return nil }
    var rest = words[(at + 1)...]
    if let kind = rest.first, ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias"].contains(kind)
    {
      rest = rest.dropFirst()
    }
    return rest.first.map { (line, $0) }
  }
}

private func isImportPrefix(_ word: String) -> Bool {
  let access = ["package", "public", "internal", "fileprivate", "private"]
  return access.contains(word) || ["@", "(", ")", "testable", "preconcurrency", "_spi", "_exported"].contains(word)
}

/// The rows of Package.swift's layer diagram: `("Name", ["Room"], ["CDoor"]),`.
func packageRooms(_ text: String) -> [String: (rooms: [String], doors: [String])] {
  var rows: [String: (rooms: [String], doors: [String])] = [:]
  // A long row stands on several lines.
  let text = text.replacing("(\n    \"", with: "(\"").replacing(",\n    [", with: ", [")
    .replacing("[\n      \"", with: "[\"").replacing(",\n    ]", with: "]").replacing(",\n      \"", with: ", \"")
  for line in text.split(separator: "\n") where line.trimmed.hasPrefix("(\"") {
    let lists = line.split(separator: "[", omittingEmptySubsequences: false)
    guard lists.count == 3 else { continue }
    func names(_ list: Substring) -> [String] {
      list.prefix { $0 != "]" }.split(separator: "\"").map(String.init).filter { $0.first?.isLetter == true }
    }
    let name = lists[0].split(separator: "\"")[1]
    rows[String(name)] = (names(lists[1]), names(lists[2]))
  }
  return rows
}

/// The rows of the table of rooms in CONTRIBUTING.md: `| Name | rooms | outside | … |`.
func documentedRooms(_ text: String) -> [String: (rooms: [String], outside: [String])] {
  var rows: [String: (rooms: [String], outside: [String])] = [:]
  for line in text.split(separator: "\n") where line.hasPrefix("| ") {
    let cells = line.split(separator: "|").map { $0.trimmed }
    guard cells.count >= 3, cells[0] != "room", !cells[0].hasPrefix("-") else { continue }
    func names(_ cell: String) -> [String] {
      cell == "–" ? [] : cell.split(separator: ",").map { $0.trimmed }
    }
    rows[cells[0]] = (names(cells[1]), names(cells[2]))
  }
  return rows
}
