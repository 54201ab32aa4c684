/// A text that has no document of the wanted kind, with what is to be said of it.
struct NoDocument: Error {
  /// Not empty.
  let diagnostics: [Diagnostic]
}

extension Reader {
  /// Reads the keys of a document that one file holds, with all mistakes in one pass.
  ///
  /// - Parameters:
  ///   - bytes: YAML, or JSON where the text begins with `{` or `[`.
  ///   - file: what diagnostics call it.
  ///   - kind: what it is for people: `a scenario`.
  ///   - version: what its first key must say.
  ///   - mostNodes: keys and values that are taken.
  /// - Returns: the root, and what was read of it; mistakes are in the reader.
  func open<Draft>(
    _ bytes: [UInt8], file: String, _ kind: String, _ version: String, by shape: Shape<Draft>,
    mostNodes: Int = YAMLParser.maxNodes
  ) throws(NoDocument) -> (root: Place, draft: Draft) {
    let tree: YAMLTree
    do throws(YAMLParser.Failure) {
      tree = try YAMLParser.parse(bytes, mostNodes: mostNodes)
    } catch {
      throw NoDocument(diagnostics: [error.diagnostic(in: file, QuotingAdvice.about(bytes, line: error.line))])
    }
    let root = Place(file: add(tree, file: file), node: 0)
    if tree.nodes.isEmpty { report(root, "the file is empty; \(kind) begins with fast2: \(version)") }
    guard !tree.nodes.isEmpty, !isOther(root, than: version) else { throw NoDocument(diagnostics: diagnostics) }
    var draft = shape.start(root)
    guard shape.read(self, root, into: &draft) else { throw NoDocument(diagnostics: diagnostics) }
    if let first = tree.children(0).first, tree.isScalar(Int(first)), tree.text(Int(first)) != "fast2" {
      report(Place(file: root.file, node: first), "the first key must be fast2: \(version)")
    }
    return (root, draft)
  }
}
