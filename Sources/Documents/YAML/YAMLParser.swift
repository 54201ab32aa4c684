import CYAML

/// Reads YAML, and JSON as YAML's flow style, through libyaml's events into a tree.
///
/// Everything is bounded: bytes, depth, and how many nodes aliases stand for (a "billion laughs" file is refused at the
/// alias that is too much).
struct YAMLParser {
  /// Why a text is no document.
  struct Failure: Error {
    var line: Int
    var column: Int
    var message: String
  }

  /// Levels of collections within one another.
  static let maxDepth = 64
  /// Bytes of a file.
  static let maxBytes = 512 << 20
  /// Nodes that all aliases of a file together may stand for.
  static let maxAliasedNodes = 100_000

  private var tree = YAMLTree()
  private var open: [Open] = []
  private var anchors: [String: (node: Int32, size: Int)] = [:]
  private var aliased = 0
  private var documents = 0

  /// A collection whose end has not come yet.
  private struct Open {
    var node: Int32
    var children: [Int32] = []
    /// Its nodes, those behind aliases counted each time.
    var size = 1
    var anchor: String?
  }

  private init() {}

  static func parse(_ bytes: [UInt8]) throws(Failure) -> YAMLTree {
    guard bytes.count <= maxBytes else {
      throw Failure(line: 1, column: 1, message: "the file is larger than \(maxBytes >> 20) MiB")
    }
    if let offset = UTF8Check.firstInvalid(bytes) {
      let at = UTF8Check.position(of: offset, in: bytes)
      throw Failure(line: at.line, column: at.column, message: "invalid UTF-8: save the file as UTF-8")
    }
    var parser = YAMLParser()
    try parser.run(JSONEscapes.readable(bytes))
    return parser.tree
  }

  static var libraryVersion: String { yaml_get_version_string().map { String(cString: $0) } ?? "" }

  private mutating func run(_ bytes: [UInt8]) throws(Failure) {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else {
      throw Failure(line: 1, column: 1, message: "no memory to read the file")
    }
    defer { yaml_parser_delete(&parser) }
    var failure: Failure?
    bytes.withUnsafeBufferPointer { buffer in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
      do throws(Failure) {
        while try step(&parser, bytes) {}
      } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Takes one event; false after the last.
  private mutating func step(_ parser: inout yaml_parser_t, _ bytes: [UInt8]) throws(Failure) -> Bool {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else { throw YAMLParser.failure(of: parser, bytes) }
    defer { yaml_event_delete(&event) }
    switch event.type {
    case YAML_STREAM_END_EVENT: return false
    case YAML_DOCUMENT_START_EVENT:
      documents += 1
      if documents > 1 { throw at(event, "a second document begins here; one file is one document") }
    case YAML_ALIAS_EVENT: try alias(event)
    case YAML_SCALAR_EVENT: try scalar(event)
    case YAML_SEQUENCE_START_EVENT:
      let e = event.data.sequence_start
      try begin(.sequence, event, anchor: e.anchor, tagged: e.tag != nil)
    case YAML_MAPPING_START_EVENT:
      let e = event.data.mapping_start
      try begin(.mapping, event, anchor: e.anchor, tagged: e.tag != nil)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: end()
    default: break
    }
    return true
  }

  private func at(_ event: yaml_event_t, _ message: String) -> Failure {
    Failure(line: event.start_mark.line + 1, column: event.start_mark.column + 1, message: message)
  }

  private mutating func add(_ kind: YAMLTree.Kind, _ event: yaml_event_t) -> Int32 {
    let index = Int32(tree.nodes.count)
    var node = YAMLTree.Node(
      kind: kind, line: Int32(event.start_mark.line + 1), column: Int32(event.start_mark.column + 1))
    if let last = open.last {
      node.parent = last.node
      node.slot = Int32(last.children.count)
    }
    tree.nodes.append(node)
    return index
  }

  private mutating func place(_ node: Int32, size: Int) {
    guard !open.isEmpty else { return }
    open[open.count - 1].children.append(node)
    open[open.count - 1].size += size
  }

  private mutating func scalar(_ event: yaml_event_t) throws(Failure) {
    let e = event.data.scalar
    if e.tag != nil { throw at(event, "tags (!…) are not part of this format") }
    let index = add(e.style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted, event)
    tree.nodes[Int(index)].start = Int32(tree.texts.count)
    tree.nodes[Int(index)].count = Int32(e.length)
    tree.texts.append(contentsOf: UnsafeBufferPointer(start: e.value, count: e.length))
    if let anchor = e.anchor { anchors[name(anchor)] = (index, 1) }
    place(index, size: 1)
  }

  private mutating func begin(
    _ kind: YAMLTree.Kind, _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, tagged: Bool
  ) throws(Failure) {
    if tagged { throw at(event, "tags (!…) are not part of this format") }
    if open.count >= YAMLParser.maxDepth { throw at(event, "nested more than \(YAMLParser.maxDepth) levels deep") }
    let index = add(kind, event)
    open.append(Open(node: index, anchor: anchor.map(name)))
  }

  private mutating func end() {
    guard let done = open.popLast() else { return }
    tree.nodes[Int(done.node)].start = Int32(tree.children.count)
    tree.nodes[Int(done.node)].count = Int32(done.children.count)
    tree.children.append(contentsOf: done.children)
    // Known only from here on, so that nothing can hold itself.
    if let anchor = done.anchor { anchors[anchor] = (done.node, done.size) }
    place(done.node, size: done.size)
  }

  private mutating func alias(_ event: yaml_event_t) throws(Failure) {
    let anchor = name(event.data.alias.anchor)
    guard let target = anchors[anchor] else {
      throw at(event, "*\(anchor) stands for nothing: there is no complete &\(anchor) before it")
    }
    aliased += target.size
    if aliased > YAMLParser.maxAliasedNodes {
      throw at(event, "the aliases up to *\(anchor) stand for more than \(YAMLParser.maxAliasedNodes) values")
    }
    place(target.node, size: target.size)
  }

  private func name(_ anchor: UnsafeMutablePointer<UInt8>) -> String { String(cString: anchor) }

  private static func failure(of parser: yaml_parser_t, _ bytes: [UInt8]) -> Failure {
    let problem = parser.problem.map { String(cString: $0) } ?? "cannot be read"
    let language = JSONEscapes.isJSON(bytes) ? "JSON" : "YAML"
    var at = YAMLMistake.Spot(line: parser.problem_mark.line + 1, column: parser.problem_mark.column + 1)
    if parser.error == YAML_READER_ERROR {
      let found = UTF8Check.position(of: min(parser.problem_offset, bytes.count), in: bytes)
      at = YAMLMistake.Spot(line: found.line, column: found.column)
    }
    let begun = parser.context.map { _ in
      YAMLMistake.Spot(line: parser.context_mark.line + 1, column: parser.context_mark.column + 1)
    }
    let mistake = YAMLMistake(problem: problem, at: at, begun: begun, bytes: bytes)
    return Failure(line: at.line, column: at.column, message: "not \(language): \(mistake.sentence)")
  }
}
