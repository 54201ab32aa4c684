/// A YAML document as it was written: every key and value with its place, and scalars without a type.
///
/// The nodes lie in one array and name each other by index, so that a document of millions of nodes is a handful of
/// allocations. An alias is the node of its anchor once more; the parser bounds how much that can multiply.
struct YAMLTree: Sendable {
  /// What a node is.
  enum Kind: UInt8 { case plain, quoted, sequence, mapping }

  struct Node {
    var kind: Kind
    /// From 1; columns count characters.
    var line: Int32
    var column: Int32
    /// Into `texts` for a scalar, into `children` for a collection.
    var start: Int32 = 0
    var count: Int32 = 0
    /// The collection it stands in, and where; -1 for the root.
    var parent: Int32 = -1
    var slot: Int32 = 0
  }

  /// The root is the first; a document without content has none.
  var nodes: [Node] = []
  /// Children of collections; those of a mapping are key, value, key, value.
  var children: [Int32] = []
  var texts: [UInt8] = []

  /// The bytes of a scalar.
  func bytes(_ index: Int) -> ArraySlice<UInt8> {
    let n = nodes[index]
    return texts[Int(n.start)..<Int(n.start + n.count)]
  }

  func text(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

  /// The children of a collection.
  func children(_ index: Int) -> ArraySlice<Int32> {
    let n = nodes[index]
    return children[Int(n.start)..<Int(n.start + n.count)]
  }

  /// `null`, `~` or nothing, unquoted.
  func isNull(_ index: Int) -> Bool {
    let n = nodes[index]
    guard n.kind == .plain, n.count <= 4 else { return false }
    let b = bytes(index)
    return b.isEmpty || b.elementsEqual("~".utf8) || b.elementsEqual("null".utf8)
  }

  /// Where a node stands in the document: `resurser[1].inloggning.namn`; empty for the root.
  func path(_ index: Int) -> String {
    var steps: [String] = []
    var at = index
    while nodes[at].parent >= 0 {
      let parent = Int(nodes[at].parent)
      let slot = Int(nodes[at].slot)
      if nodes[parent].kind == .sequence {
        steps.append("[\(slot)]")
      } else {
        let key = Int(children[Int(nodes[parent].start) + (slot & ~1)])
        steps.append(isScalar(key) ? brief(key) : "?")
      }
      at = parent
    }
    return steps.reversed().reduce("") { $0.isEmpty || $1.hasPrefix("[") ? $0 + $1 : $0 + "." + $1 }
  }

  /// The beginning of a key; one may be as long as the file.
  private func brief(_ index: Int) -> String {
    nodes[index].count <= 100 ? text(index) : String(text(index).prefix(60)) + "…"
  }

  func isScalar(_ index: Int) -> Bool { nodes[index].kind == .plain || nodes[index].kind == .quoted }
}

/// A node of one of the files of a document.
struct Place: Sendable, Hashable {
  var file: Int32
  var node: Int32

  /// Of what stands in no file.
  static let nowhere = Place(file: 0, node: 0)
}
