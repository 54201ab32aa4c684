/// What became of a configuration file.
package enum ConfigResult: Sendable {
  /// The values by their keys, as they are written; a key without a value is left out.
  case values([String: ConfigValue])
  /// Not empty; in the order of their places.
  case diagnostics([Diagnostic])
}

/// A value of a configuration file, and where it stands.
package struct ConfigValue: Sendable, Equatable {
  /// As written, without quotes.
  package var text: String
  /// `file:line:column`, for messages.
  package var place: String
}

/// `fast2sim.yaml`: one mapping from the names of options to their values (`docs/command-line.md`).
package enum ConfigDocument {
  /// Reads a configuration, with all mistakes in one pass; after a syntax error only that one.
  ///
  /// - Parameters:
  ///   - bytes: YAML, or JSON; empty where nothing is set.
  ///   - file: what diagnostics call it.
  ///   - keys: every key that there is; another one is a mistake.
  package static func read(bytes: [UInt8], file: String, keys: [String]) -> ConfigResult {
    let tree: YAMLTree
    do throws(YAMLParser.Failure) {
      tree = try YAMLParser.parse(bytes)
    } catch { return .diagnostics([error.diagnostic(in: file)]) }
    let reader = Reader()
    let root = Place(file: reader.add(tree, file: file), node: 0)
    guard !tree.nodes.isEmpty, !reader.isNull(root) else { return .values([:]) }
    guard reader.kind(root) == .mapping else {
      reader.report(root, "expected keys and values such as port: 8280, got \(reader.shown(root))")
      return .diagnostics(reader.diagnostics)
    }
    let values = read(root, reader, keys)
    return reader.isFaultless ? .values(values) : .diagnostics(reader.diagnostics)
  }

  private static func read(_ root: Place, _ reader: Reader, _ keys: [String]) -> [String: ConfigValue] {
    var values: [String: ConfigValue] = [:]
    var lines: [String: Int] = [:]
    for (key, value) in reader.pairs(root) {
      guard reader.isScalar(key), keys.contains(reader.text(key)) else {
        let near = reader.isScalar(key) ? reader.nearest(to: reader.text(key), among: keys) : nil
        reader.report(key, "unknown key", suggestion: near)
        continue
      }
      let name = reader.text(key)
      if let first = lines.updateValue(reader.line(key), forKey: name) {
        reader.report(key, "stands twice; the first is on line \(first)")
      }
      guard !reader.isNull(value) else { continue }
      guard reader.isScalar(value) else {
        reader.report(value, "expected one value, got \(reader.shown(value))")
        continue
      }
      let node = reader.trees[Int(value.file)].nodes[Int(value.node)]
      values[name] = ConfigValue(text: reader.text(value), place: "\(reader.files[0]):\(node.line):\(node.column)")
    }
    return values
  }
}
