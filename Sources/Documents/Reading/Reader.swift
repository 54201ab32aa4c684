import Model
import Texts

/// What is known while a document and the files it includes are read: their trees, and the mistakes so far.
final class Reader {
  private(set) var files: [String] = []
  private(set) var trees: [YAMLTree] = []
  /// Told now and then how far the reading is.
  var progress: (ReadingProgress) -> Void = { _ in }
  private var rows = 0
  /// What the document is laid over; nil for one that stands alone.
  var base: OverlayBase?
  /// Values that must be unique beside the ids, where a document is laid over an installation.
  private(set) var claims: [(register: Register, value: Text, place: Place)] = []
  private var found: [(place: Place, diagnostic: Diagnostic)] = []
  /// Words that may still be compared with what is not known.
  private var comparisonsLeft = 200_000
  /// Mistakes that are told; who makes more has made one many times.
  private static let mostDiagnostics = 5000
  /// Where a value refers to a row of a register; judged when everything has been read.
  var references: [(register: Register, place: Place)] = []
  /// Where a level of the fasta strukturen names an area of a kind.
  var omradesval: [(typ: Omradestyp, place: Place)] = []
  /// The rows of each register by their id.
  private var textIDs = [[Text: Place]](repeating: [:], count: Register.allCases.count)
  private var numberIDs = [[Int64: Place]](repeating: [:], count: Register.allCases.count)

  /// Takes a parsed file; its places carry the number that is returned.
  func add(_ tree: YAMLTree, file: String) -> Int32 {
    files.append(file)
    trees.append(tree)
    return Int32(trees.count - 1)
  }

  func kind(_ p: Place) -> YAMLTree.Kind { trees[Int(p.file)].nodes[Int(p.node)].kind }
  func isScalar(_ p: Place) -> Bool { trees[Int(p.file)].isScalar(Int(p.node)) }
  func isNull(_ p: Place) -> Bool { trees[Int(p.file)].isNull(Int(p.node)) }
  func text(_ p: Place) -> String { trees[Int(p.file)].text(Int(p.node)) }
  func bytes(_ p: Place) -> ArraySlice<UInt8> { trees[Int(p.file)].bytes(Int(p.node)) }
  func line(_ p: Place) -> Int { Int(trees[Int(p.file)].nodes[Int(p.node)].line) }

  func children(_ p: Place) -> ArraySlice<Int32> { trees[Int(p.file)].children(Int(p.node)) }

  /// The keys of a mapping with their values.
  func pairs(_ p: Place) -> some Sequence<(key: Place, value: Place)> {
    let nodes = children(p)
    return stride(from: nodes.startIndex, to: nodes.endIndex - 1, by: 2).lazy.map { at in
      (key: Place(file: p.file, node: nodes[at]), value: Place(file: p.file, node: nodes[at + 1]))
    }
  }

  /// The value of a key of a mapping, or the mapping itself where it has no such key.
  ///
  /// For messages; reading goes through shapes.
  func value(of names: String..., in p: Place) -> Place {
    guard kind(p) == .mapping else { return p }
    return pairs(p).first { isScalar($0.key) && names.has(text($0.key)) }?.value ?? p
  }

  /// The value of a key of a mapping; nil where it has no such key.
  func member(_ name: String, of p: Place) -> Place? {
    let value = value(of: name, in: p)
    return value == p ? nil : value
  }

  /// The mapping in one of whose lists a mapping stands; nil at the top.
  func parent(of p: Place) -> Place? {
    let nodes = trees[Int(p.file)].nodes
    let list = nodes[Int(p.node)].parent
    guard list >= 0, nodes[Int(list)].kind == .sequence, nodes[Int(list)].parent >= 0 else { return nil }
    return Place(file: p.file, node: nodes[Int(list)].parent)
  }

  /// Whether another mistake would be told.
  var takesMore: Bool { found.count <= Self.mostDiagnostics }

  func report(_ p: Place, _ message: String, suggestion: String? = nil) {
    guard takesMore else { return }
    let isLast = found.count == Self.mostDiagnostics
    let message =
      isLast ? "there are more mistakes than \(Self.mostDiagnostics); those behind this one are not told" : message
    found.append((p, diagnostic(p, message, suggestion: isLast ? nil : suggestion)))
  }

  /// What is to be said of a place.
  func diagnostic(_ p: Place, _ message: String, suggestion: String?) -> Diagnostic {
    let tree = trees[Int(p.file)]
    let node = tree.nodes.isEmpty ? nil : tree.nodes[Int(p.node)]
    return Diagnostic(
      file: files[Int(p.file)], line: Int(node?.line ?? 1), column: Int(node?.column ?? 1),
      path: node == nil ? "" : tree.path(Int(p.node)), message: message, suggestion: suggestion)
  }

  /// What a person sees of a value in a message.
  func shown(_ p: Place) -> String {
    switch kind(p) {
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    case .plain, .quoted:
      let text = self.text(p)
      if isNull(p) { return "nothing" }
      return text.utf8.count <= 60 ? "\"\(text)\"" : "\"\(text.prefix(50))…\""
    }
  }

  /// What was probably meant; nil for the mistakes of a file that has very many.
  func nearest(to word: String, among candidates: @autoclosure () -> some Sequence<String>) -> String? {
    // Looking for near words is slow, and so many mistakes have another cause than typing.
    guard comparisonsLeft > 0 else { return nil }
    let words = Array(candidates().prefix(comparisonsLeft))
    comparisonsLeft -= words.count
    return Texts.nearest(word, words)
  }

  /// All mistakes, file by file in the order they stand there.
  var diagnostics: [Diagnostic] {
    found.enumerated().sorted { a, b in
      let (x, y) = (a.element, b.element)
      return (x.place.file, x.diagnostic.line, x.diagnostic.column, a.offset)
        < (y.place.file, y.diagnostic.line, y.diagnostic.column, b.offset)
    }.map(\.element.diagnostic)
  }

  var isFaultless: Bool { found.isEmpty }
}

extension Reader {
  private func countRow() {
    rows += 1
    if rows.isMultiple(of: 1024) { progress(.checked(rows: rows)) }
  }

  /// Enters a row; a second one with the same id is a mistake.
  func define(_ id: Text, in register: Register, at p: Place) {
    countRow()
    claim(id, register, p)
    let first = textIDs[register.index].updateValue(p, forKey: id)
    if let first { duplicate(id.string, register, first: first, at: p) }
  }

  /// Enters a row; a second one with the same id is a mistake.
  func define(_ id: Int64, in register: Register, at p: Place) {
    countRow()
    claim("\(id)", register, p)
    let first = numberIDs[register.index].updateValue(p, forKey: id)
    if let first { duplicate("\(id)", register, first: first, at: p) }
  }

  private func claim(_ value: @autoclosure () -> Text, _ register: Register, _ p: Place) {
    guard let base, register.values != nil else { return }
    claims.append((register, value(), p))
    if register == .kundnummer { base.take(kundWith: value()) }
  }

  private func duplicate(_ id: String, _ register: Register, first: Place, at p: Place) {
    let file = first.file == p.file ? "" : "\(files[Int(first.file)]) "
    report(p, "\(register.label) \(id) is there already, on \(file)line \(line(first))")
  }

  func has(_ id: Text, in register: Register) -> Bool {
    textIDs[register.index][id] != nil || base?.index(of: id, in: register) != nil
  }
  func has(_ id: Int64, in register: Register) -> Bool {
    numberIDs[register.index][id] != nil || base?.index(of: id, in: register) != nil
  }

  /// A row that the format itself has; not to be defined again.
  func predefine(_ id: Text, in register: Register, at p: Place) {
    textIDs[register.index][id] = p
  }

  /// A row that the format itself has; not to be defined again.
  func predefine(_ id: Int64, in register: Register, at p: Place) {
    numberIDs[register.index][id] = p
  }

  /// Where a row stands.
  func place(_ id: Text, in register: Register) -> Place? { textIDs[register.index][id] }

  /// The ids of a register that is small enough to look for a near one; in alphabetical order.
  private func candidates(_ register: Register) -> [String] {
    let texts = textIDs[register.index]
    let numbers = numberIDs[register.index]
    let known = base?.ids(in: register, most: 2000) ?? (texts: [], numbers: [])
    guard texts.count + numbers.count + known.texts.count + known.numbers.count <= 2000 else { return [] }
    return Set(texts.keys).union(known.texts).sorted().map(\.string)
      + Set(numbers.keys).union(known.numbers).sorted().map(String.init)
  }

  /// Reports every reference to a row that is not there.
  func judgeReferences() {
    for (register, p) in references {
      let text = self.text(p)
      let there =
        register.isNumbered ? Int64(text).map { has($0, in: register) } ?? true : has(Text(text), in: register)
      guard !there else { continue }
      let candidates = candidates(register)
      if let twin = Text(text).twin(among: candidates.lazy.map { Text($0) }) {
        let form = twin.unicodeScalars.count < text.unicodeScalars.count ? "composed" : "decomposed"
        report(p, "there is no \(register.label) \"\(text)\"; one that looks the same has \(form) characters (Unicode)")
      } else {
        report(p, "there is no \(register.label) \"\(text)\"", suggestion: nearest(to: text, among: candidates))
      }
    }
  }
}
