import JSON

/// An answer of a tool as an agent sees it: at most `AgentRest.mostBytes` of text, and with a cursor where there is
/// more.
struct ShownAnswer {
  private var said: JSONValue
  /// Nil where there is nothing besides.
  private var text: String?
  private var isData = false
  /// Data that comes last, whole.
  private var aside: String?
  private var isError = false

  static let opening = "<data>\n"
  static let closing = "\n</data>"
  /// Bytes for what says that there is more, and for the marks of data.
  private static let margin = 160

  init(_ answer: ToolAnswer, _ rest: AgentRest) {
    said = .object(answer.said)
    isError = answer.isError
    aside = answer.aside.map { String(decoding: Self.marked($0), as: UTF8.self) }
    guard let body = answer.body else { return }
    let whole: [UInt8]
    switch body {
    case .own(let text): whole = Array(text.utf8)
    case .data(let value):
      whole = Self.marked(value)
      isData = true
    }
    let room = room(beside: answer.said)
    guard whole.count > room else {
      text = String(decoding: whole, as: UTF8.self)
      return
    }
    guard let kept = rest.keep(whole, isData: isData) else {
      said = .object(answer.said + [("error", "the answer is too long to be shown; ask for less at once")])
      isError = true
      return
    }
    show(kept, from: 0, answer.said)
  }

  /// What comes next of an answer.
  init(_ said: [(String, JSONValue?)], kept: AgentRest.Kept, from offset: Int) {
    self.said = .object(said)
    isData = kept.isData
    show(kept, from: offset, said)
  }

  private mutating func show(_ kept: AgentRest.Kept, from offset: Int, _ said: [(String, JSONValue?)]) {
    let piece = TextPiece(of: kept.text, from: offset, room: room(beside: said))
    text = String(decoding: piece.bytes, as: UTF8.self)
    let more = piece.next.map { next -> JSONValue in
      ["cursor": .text("\(kept.number)-\(next)"), "bytesLeft": .int(Int64(kept.text.count - next))]
    }
    self.said = .object(said + [("part", offset > 0 || more != nil ? .int(Int64(offset)) : nil), ("more", more)])
  }

  /// Bytes that are left for the text.
  private func room(beside said: [(String, JSONValue?)]) -> Int {
    AgentRest.mostBytes - JSONValue.object(said).compact.count - (aside?.utf8.count ?? 0) - Self.margin
  }

  /// JSON in which nothing can end the block that it stands in.
  private static func marked(_ value: JSONValue) -> [UInt8] {
    value.indented.dropLast().flatMap { $0 == UInt8(ascii: "<") ? Array(#"\u003c"#.utf8) : [$0] }
  }

  /// As the protocol has it.
  var result: JSONValue {
    let marked = { (text: String) in Self.opening + text + Self.closing }
    let texts = [String(decoding: said.compact, as: UTF8.self), isData ? text.map(marked) : text, aside.map(marked)]
    return [
      "content": .list(texts.compactMap(\.self).map { ["type": "text", "text": .text($0)] }),
      "isError": JSONValue(booleanLiteral: isError),
    ]
  }
}
