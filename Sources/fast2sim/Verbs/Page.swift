import Texts

/// What a piece of text says, beside its words: shown as a colour on a terminal.
enum Tone {
  case plain, heading, ok, warning, error, faint

  /// The text in its colour.
  func painted(_ text: String) -> String {
    guard let code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  private var code: String? {
    switch self {
    case .plain: nil
    case .heading: "1"
    case .ok: "32"
    case .warning: "33"
    case .error: "31"
    case .faint: "2"
    }
  }
}

/// Text on one line, in one tone; what a terminal would act on is shown instead.
struct Piece {
  let text: String
  let tone: Tone

  init(_ text: String, _ tone: Tone = .plain) {
    self.text = text.visible
    self.tone = tone
  }

  func shown(_ isColoured: Bool) -> String { isColoured ? tone.painted(text) : text }
}

/// Rows under headings.
struct Table {
  struct Column {
    let heading: String
    /// At the right, as numbers stand.
    var isRight = false
    /// Characters at least, so that rows that come later stand below.
    var width = 0
  }

  let columns: [Column]
  var rows: [[Piece]] = []

  init(_ columns: [Column], _ rows: [[Piece]] = []) {
    self.columns = columns
    self.rows = rows
  }

  /// - Parameter hasHeading: false for rows that follow on others.
  func lines(_ isColoured: Bool, hasHeading: Bool = true) -> [String] {
    let isHeaded = hasHeading && columns.contains { !$0.heading.isEmpty }
    let all = (isHeaded ? [columns.map { Piece($0.heading, .heading) }] : []) + rows
    let widths = columns.indices.map { at in
      all.reduce(columns[at].width) { max($0, $1[at].text.count) }
    }
    return all.map { row in
      var line = ""
      for (at, piece) in row.enumerated() {
        let blanks = String(repeating: " ", count: widths[at] - piece.text.count)
        let isLast = at == row.count - 1
        line +=
          columns[at].isRight ? blanks + piece.shown(isColoured) : piece.shown(isColoured) + (isLast ? "" : blanks)
        line += isLast ? "" : "  "
      }
      // An empty last cell leaves blanks that nobody sees.
      while line.hasSuffix(" ") { line.removeLast() }
      return line
    }
  }
}

/// What a verb shows, from top to bottom.
struct Page {
  enum Part {
    case line([Piece])
    case table(Table)
  }

  var parts: [Part] = []
  /// What was asked is not so: the command ends with 1.
  var isFailure = false

  init(_ parts: [Part] = [], isFailure: Bool = false) {
    self.parts = parts
    self.isFailure = isFailure
  }

  /// One line in one tone.
  static func line(_ text: String, _ tone: Tone = .plain) -> Page { Page([.line([Piece(text, tone)])]) }

  /// A table, or a line where it has no rows.
  static func table(_ table: Table, empty: String) -> Page {
    table.rows.isEmpty ? line(empty, .faint) : Page([.table(table)])
  }

  mutating func add(_ pieces: Piece...) { parts.append(.line(pieces)) }

  func lines(_ isColoured: Bool) -> [String] {
    parts.flatMap { part in
      switch part {
      case .line(let pieces): [pieces.map { $0.shown(isColoured) }.joined()]
      case .table(let table): table.lines(isColoured)
      }
    }
  }
}
