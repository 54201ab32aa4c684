import CYAML
import Texts

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

    func diagnostic(in file: String, _ advice: String = "") -> Diagnostic {
      Diagnostic(file: file, line: line, column: column, path: "", message: message + advice)
    }
  }

  /// Levels of collections within one another, those behind aliases too.
  static let maxDepth = 64
  /// Bytes of a file.
  static let maxBytes = 512 << 20
  /// Keys and values of a file: twenty times what the largest seed that is generated has.
  static let maxNodes = 50_000_000
  /// Nodes that all aliases of a file together may stand for, and bytes of text in them.
  static let maxAliasedNodes = 100_000
  static let maxAliasedBytes = 16 << 20

  private var tree = YAMLTree()
  private var open: [Open] = []
  private var anchors: [Text: Anchored] = [:]
  private var aliased = Size()
  private let mostNodes: Int
  private let progress: (_ bytes: Int, _ of: Int) -> Void
  private var documents = 0
  private var events = 0

  /// What a node has in it, what is behind aliases counted each time.
  private struct Size {
    var nodes = 0
    /// Of texts.
    var bytes = 0
    /// Levels of collections.
    var depth = 0

    mutating func add(_ other: Size) {
      nodes += other.nodes
      bytes += other.bytes
    }
  }

  private struct Anchored {
    var node: Int32
    var size: Size
  }

  /// A collection whose end has not come yet.
  private struct Open {
    var node: Int32
    var children: [Int32] = []
    var size = Size(nodes: 1, depth: 1)
    var anchor: String?
  }

  /// - Parameters:
  ///   - mostNodes: keys and values that are taken.
  ///   - progress: told now and then how many bytes are read, of all.
  static func parse(
    _ bytes: [UInt8], mostNodes: Int = maxNodes, progress: @escaping (_ bytes: Int, _ of: Int) -> Void = { _, _ in }
  ) throws(Failure) -> YAMLTree {
    guard bytes.count <= maxBytes else {
      throw Failure(line: 1, column: 1, message: "the file is larger than \(maxBytes >> 20) MiB")
    }
    if let offset = UTF8Check.firstInvalid(bytes) {
      let at = UTF8Check.position(of: offset, in: bytes)
      throw Failure(line: at.line, column: at.column, message: "invalid UTF-8: save the file as UTF-8")
    }
    var parser = YAMLParser(mostNodes: min(mostNodes, maxNodes), progress: progress)
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
    events += 1
    if events.isMultiple(of: 4096) { progress(parser.offset, bytes.count) }
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

  private mutating func add(_ kind: YAMLTree.Kind, _ event: yaml_event_t) throws(Failure) -> Int32 {
    guard tree.nodes.count < mostNodes else { throw at(event, "more than \(mostNodes) keys and values") }
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

  private mutating func place(_ node: Int32, size: Size) {
    guard !open.isEmpty else { return }
    open[open.count - 1].children.append(node)
    open[open.count - 1].size.add(size)
    open[open.count - 1].size.depth = max(open[open.count - 1].size.depth, size.depth + 1)
  }

  private mutating func scalar(_ event: yaml_event_t) throws(Failure) {
    let e = event.data.scalar
    if e.tag != nil { throw at(event, "tags (!…) are not part of this format") }
    let index = try add(e.style == YAML_PLAIN_SCALAR_STYLE ? .plain : .quoted, event)
    tree.nodes[Int(index)].start = Int32(tree.texts.count)
    tree.nodes[Int(index)].count = Int32(e.length)
    tree.texts.append(contentsOf: UnsafeBufferPointer(start: e.value, count: e.length))
    let size = Size(nodes: 1, bytes: e.length)
    if let anchor = e.anchor { anchors[name(anchor)] = Anchored(node: index, size: size) }
    place(index, size: size)
  }

  private mutating func begin(
    _ kind: YAMLTree.Kind, _ event: yaml_event_t, anchor: UnsafeMutablePointer<UInt8>?, tagged: Bool
  ) throws(Failure) {
    if tagged { throw at(event, "tags (!…) are not part of this format") }
    if open.count >= YAMLParser.maxDepth { throw at(event, "nested more than \(YAMLParser.maxDepth) levels deep") }
    let index = try add(kind, event)
    open.append(Open(node: index, anchor: anchor.map(name)))
  }

  private mutating func end() {
    guard let done = open.popLast() else { return }
    tree.nodes[Int(done.node)].start = Int32(tree.children.count)
    tree.nodes[Int(done.node)].count = Int32(done.children.count)
    tree.children.append(contentsOf: done.children)
    // Known only from here on, so that nothing can hold itself.
    if let anchor = done.anchor { anchors[anchor] = Anchored(node: done.node, size: done.size) }
    place(done.node, size: done.size)
  }

  private mutating func alias(_ event: yaml_event_t) throws(Failure) {
    let anchor = name(event.data.alias.anchor)
    guard let target = anchors[anchor] else {
      throw at(event, "*\(anchor) stands for nothing: there is no complete &\(anchor) before it")
    }
    if open.count + target.size.depth > YAMLParser.maxDepth {
      throw at(event, "with *\(anchor) nested more than \(YAMLParser.maxDepth) levels deep")
    }
    aliased.add(target.size)
    if aliased.nodes > YAMLParser.maxAliasedNodes {
      throw at(event, "the aliases up to *\(anchor) stand for more than \(YAMLParser.maxAliasedNodes) values")
    }
    if aliased.bytes > YAMLParser.maxAliasedBytes {
      throw at(
        event, "the aliases up to *\(anchor) stand for more than \(YAMLParser.maxAliasedBytes >> 20) MiB of text")
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
