import JSON
import Traffic

/// What a check found.
struct Diagnosis {
  enum Status: String {
    case ok
    /// It works, and somebody should look.
    case warning
    /// A start would fail, or data is in danger.
    case problem

    var tone: Tone {
      switch self {
      case .ok: .ok
      case .warning: .warning
      case .problem: .error
      }
    }
  }

  let status: Status
  /// What was looked at, in a word.
  let check: String
  let detail: String
  /// What to do; nil where there is nothing to do.
  let advice: String?

  static func ok(_ check: String, _ detail: String) -> Diagnosis {
    Diagnosis(status: .ok, check: check, detail: detail, advice: nil)
  }

  static func warning(_ check: String, _ detail: String, do advice: String) -> Diagnosis {
    Diagnosis(status: .warning, check: check, detail: detail, advice: advice)
  }

  static func problem(_ check: String, _ detail: String, do advice: String) -> Diagnosis {
    Diagnosis(status: .problem, check: check, detail: detail, advice: advice)
  }

  /// For people: a line, and one more where there is something to do.
  var page: Page {
    func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: width - text.count) }
    var page = Page()
    page.add(
      Piece(padded(status.rawValue, 9), status.tone), Piece(padded(check, 11)), Piece(Secrets.text(detail)))
    if let advice { page.add(Piece(padded("", 20) + "do: " + Secrets.text(advice))) }
    return page
  }

  var json: JSONValue {
    [
      "check": .text(check), "status": .text(status.rawValue), "detail": .text(detail),
      "advice": advice.map { .text($0) } ?? .null,
    ]
  }
}
