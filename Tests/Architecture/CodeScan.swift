/// Code that the house does without: the machine's clock, chance, traps and unexplained unwraps.
func bannedViolations(_ source: SwiftText, permits: [Law.Permit] = Law.permits) -> [Violation] {
  var violations = fileMakingViolations(source)
  for (index, code) in source.code.enumerated() {
    for (piece, instead) in Law.banned where contains(code, piece) {
      if permits.contains(where: { $0.file == source.file && $0.piece == piece }) { continue }
      violations.append(Violation(source, index, "\(piece) is banned: \(instead)"))
    }
    if hasForceUnwrap(code), !isExplained(source, index) {
      violations.append(
        Violation(
          source, index, "a force unwrap without its reason; unwrap it, or say why it cannot be nil in a // comment"))
    }
  }
  for (index, comment) in source.comments.enumerated() {
    for mark in ["TODO", "FIXME"] where tokens(Array(comment.utf8)).contains(where: { $0.text == mark }) {
      violations.append(Violation(source, index, "\(mark): finish it, or leave the capability out whole"))
    }
  }
  return violations
}

/// Files that are made past the one room that knows for whom.
private func fileMakingViolations(_ source: SwiftText) -> [Violation] {
  let isC = source.code.indices.contains { line in
    Law.libc.contains { source.codeText(line).trimmed.hasSuffix("import \($0)") }
  }
  guard isC, source.room != Law.makingFiles else { return [] }
  return source.code.enumerated().flatMap { index, code in
    Law.fileMaking.filter { contains(code, $0) }.map {
      Violation(source, index, "\($0) is banned: let DiskFile of the room \(Law.makingFiles) make the file")
    }
  }
}

/// Doors to C libraries that make files.
func doorViolations(_ file: String, _ text: String) -> [Violation] {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
    Law.fileMaking.filter { $0.hasSuffix("(") && contains(Array(line.utf8), $0) }.map {
      Violation(
        file: file, line: index + 1, "\($0) is banned: let DiskFile of the room \(Law.makingFiles) make the file")
    }
  }
}

/// Permits whose file no longer has what they permit.
func needlessPermits(_ sources: [SwiftText], permits: [Law.Permit] = Law.permits) -> [Violation] {
  permits.compactMap { permit in
    let source = sources.first { $0.file == permit.file }
    if let source, source.code.contains(where: { contains($0, permit.piece) }) { return nil }
    return Violation(file: permit.file, line: 1, "has no \(permit.piece) any more; take its permit out of Law.swift")
  }
}

/// Whether the piece stands in the code and is not the tail of a longer word.
private func contains(_ code: [UInt8], _ piece: String) -> Bool {
  let wanted = Array(piece.utf8)
  guard code.count >= wanted.count else { return false }
  return (0...(code.count - wanted.count)).contains { at in
    guard code[at..<(at + wanted.count)].elementsEqual(wanted) else { return false }
    let end = at + wanted.count
    let begins = at == 0 || !isWord(wanted[0]) || !(isWord(code[at - 1]) || code[at - 1] == UInt8(ascii: "."))
    let ends = end == code.count || !isWord(wanted[wanted.count - 1]) || !isWord(code[end])
    return begins && ends
  }
}

/// Whether a `!` follows an expression: `x!`, `f()!`, `a[0]!`, but not `a != b`, `!x`, `try!` or `as!`.
private func hasForceUnwrap(_ code: [UInt8]) -> Bool {
  code.indices.contains { at in
    guard code[at] == UInt8(ascii: "!"), at > 0 else { return false }
    let before = code[at - 1]
    let closes = [UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "?"), UInt8(ascii: "!")]
    guard isWord(before) || closes.contains(before) else { return false }
    if at + 1 < code.count, code[at + 1] == UInt8(ascii: "=") { return false }
    let word = code[..<at].reversed().prefix(while: isWord).reversed()
    return !["try", "as"].contains(String(decoding: Array(word), as: UTF8.self))
  }
}

/// A comment on the line or one of the two before it; documentation says what, not why, and does not count.
private func isExplained(_ source: SwiftText, _ index: Int) -> Bool {
  source.comments[max(0, index - 2)...index].contains { $0.hasPrefix("//") && !$0.hasPrefix("///") }
}
