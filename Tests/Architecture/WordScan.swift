/// Words in the wrong place: Swedish letters in names, SQL outside Store, nouns in rooms that know none, and
/// cited pages that are not there.
func wordViolations(_ source: SwiftText) -> [Violation] {
  var violations = pageViolations(source)
  for index in source.code.indices {
    let code = source.codeText(index)
    if code.contains(where: { "åäöÅÄÖ".contains($0) }) {
      violations.append(Violation(source, index, "å, ä or ö in a name; write a or o"))
    }
    if let room = source.room, Law.withoutNouns.contains(room), code.lowercased().contains("arbetsorder") {
      violations.append(Violation(source, index, "\(room) knows no arbetsorder; pass a value without the noun"))
    }
  }
  for (line, text) in source.strings {
    if source.room != "Store", looksLikeSQL(text) {
      violations.append(Violation(source, line, "SQL outside Store; give Store a function that says what is wanted"))
    }
    if let room = source.room, Law.withoutControlPlane.contains(room), text.contains("_sim") {
      violations.append(Violation(source, line, "\(room) does not know the control plane; leave /_sim to Server"))
    }
  }
  return violations
}

/// Pages that a comment cites and that are not in the repository.
func pageViolations(_ source: SwiftText) -> [Violation] {
  source.comments.enumerated().flatMap { line, text in
    pages(in: text).filter { !SourceTree.hasPage($0) }.map {
      Violation(source, line, "\($0) is not in the repository; cite a rule or a page that is")
    }
  }
}

/// The pages that a comment names, such as `docs/rules.md`.
private func pages(in comment: String) -> [String] {
  comment.split { !$0.isLetter && !$0.isNumber && !"./-_".contains($0) }.map { String($0.trimmingPrefix("./")) }
    .filter { $0.hasSuffix(".md") }
}

private func looksLikeSQL(_ text: String) -> Bool {
  let starts = ["SELECT ", "INSERT INTO ", "INSERT OR ", "DELETE FROM ", "CREATE TABLE ", "CREATE INDEX ", "PRAGMA "]
  let line = text.trimmed + " "
  return starts.contains { line.hasPrefix($0) } || (line.hasPrefix("UPDATE ") && line.contains(" SET "))
}
