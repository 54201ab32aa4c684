/// Switches over an enum of the sources that have a `default`: a case that is added later would go there unseen.
///
/// A switch counts where every label is a case, or nil, and one enum has all of these. Tuples, literals, types and enums
/// of others may have a default.
func defaultViolations(_ sources: [SwiftText]) -> [Violation] {
  let codes = sources.map { (source: $0, code: Code($0)) }
  let enums = codes.flatMap { $0.code.enums }
  return codes.flatMap { source, code in
    code.defaults.compactMap { labels, line in
      guard enums.contains(where: { $0.isSuperset(of: labels) }) else { return nil }
      return Violation(source, line, "a default in a switch over an enum of ours; name the cases that are left")
    }
  }
}

/// The words and signs of a file with their lines, and how many brackets are open around each.
private struct Code {
  private var texts: [String] = []
  private var lines: [Int] = []
  private var depths: [Int] = []

  init(_ source: SwiftText) {
    var depth = 0
    for (line, code) in source.code.enumerated() {
      for token in tokens(code) {
        if [")", "]", "}"].contains(token.text) { depth -= 1 }
        texts.append(token.text)
        lines.append(line)
        depths.append(depth)
        if ["(", "[", "{"].contains(token.text) { depth += 1 }
      }
    }
  }

  /// The names of the cases of each enum.
  var enums: [Set<String>] {
    texts.indices.compactMap { at in
      guard texts[at] == "enum", let body = body(of: at) else { return nil }
      return Set(body.filter { texts[$0] == "case" && depths[$0] == depths[at] + 1 }.flatMap { declared(behind: $0) })
    }
  }

  /// The labels of each switch that has nothing but cases and a default, with the line of that.
  var defaults: [(labels: Set<String>, line: Int)] {
    texts.indices.compactMap { at in
      guard texts[at] == "switch", let body = body(of: at) else { return nil }
      let own = body.filter { depths[$0] == depths[at] + 1 && isFirst($0) && texts[$0 - 1] != "," }
      // `@unknown default` is for the enums of others.
      guard let standard = own.first(where: { texts[$0] == "default" && texts[$0 + 1] == ":" }) else { return nil }
      var labels: Set<String> = []
      for label in own where texts[label] == "case" {
        guard let names = names(behind: label) else { return nil }
        labels.formUnion(names)
      }
      // Those of Optional.
      labels.subtract(["some", "none"])
      return labels.isEmpty ? nil : (labels, lines[standard])
    }
  }

  private func isFirst(_ at: Int) -> Bool { at == 0 || lines[at - 1] < lines[at] }

  /// What stands between the braces behind a keyword.
  private func body(of keyword: Int) -> Range<Int>? {
    guard let open = texts[keyword...].indices.first(where: { texts[$0] == "{" && depths[$0] == depths[keyword] }),
      let close = texts[open...].indices.first(where: { texts[$0] == "}" && depths[$0] == depths[open] })
    else { return nil }
    return (open + 1)..<close
  }

  private func declared(behind keyword: Int) -> [String] {
    var names: [String] = []
    for at in (keyword + 1)..<texts.count where depths[at] <= depths[keyword] {
      let goesOn = texts[at - 1] == "," || at == keyword + 1
      if goesOn { names.append(texts[at]) } else if isFirst(at), texts[at] != ")" { break }
    }
    return names
  }

  /// The cases that a label names; nil where it has something else, too.
  private func names(behind label: Int) -> [String]? {
    var names: [String] = []
    var begins = true
    for at in (label + 1)..<texts.count where depths[at] == depths[label] {
      if texts[at] == ":" { return names }
      if begins, !["let", "var"].contains(texts[at]) {
        guard texts[at] == "." || texts[at] == "nil" else { return nil }
        if texts[at] == "." { names.append(texts[at + 1]) }
        begins = false
      }
      begins = begins || texts[at] == ","
    }
    return nil
  }
}
