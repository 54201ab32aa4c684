import Domain
import Model
import Texts

/// The rows of a column in their order, as statements that walk an index and sort nothing: however many rows there are,
/// one more costs a step.
struct BoardOrder {
  typealias Value = Binder.Value

  /// A stretch of the order that indexes have by themselves. Several arms are merged as they are stepped.
  private struct Part {
    var index: String
    /// Conditions with a value each; nil is for a row that has none.
    var arms: [[(column: String, value: Value?)]]
    var key: (column: String, isFalling: Bool)?
    /// By id: newest first, or where the key is the same and rises, oldest first.
    var isFalling: Bool { key?.isFalling ?? true }
    var isWithout: String?
  }

  /// More arms than SQLite takes in one statement; a register of so many prios is sorted.
  private static let maxArms = 250

  private let question: BoardQuestion
  private let parts: [Part]

  /// - Parameter prios: the codes of the register in its order.
  init(_ question: BoardQuestion, prios: [Text]) {
    self.question = question
    let status: (column: String, value: Value?) = ("status", .text(Text(question.status.rawValue)))
    let due = (column: Migration.due, isFalling: false)
    let arms = (prios.map { Value.text($0) as Value? } + [nil]).map { [status, (column: "prio", value: $0)] }
    func board(_ arms: [[(column: String, value: Value?)]]) -> [Part] {
      [
        Part(index: "arbetsorder_tavla", arms: arms, key: due),
        Part(index: "arbetsorder_tavla", arms: arms, isWithout: due.column),
      ]
    }
    switch question.order {
    case .id:
      if let utforare = question.utforare {
        let arm = [(column: "utforare", value: .text(utforare.rawValue) as Value?), status]
        parts = [Part(index: "arbetsorder_utforare", arms: [arm])]
      } else if let typ = question.typ {
        parts = [Part(index: "arbetsorder_typ", arms: [[(column: "typ", value: .text(typ)), status]])]
      } else {
        parts = [Part(index: "arbetsorder_status", arms: [[status]])]
      }
    case .changed:
      let changed = (column: "modifierad_ms", isFalling: true)
      parts = [
        Part(index: "arbetsorder_modifierad", arms: [[status]], key: changed),
        Part(index: "arbetsorder_modifierad", arms: [[status]], isWithout: changed.column),
      ]
    case .sla: parts = board(arms.count > Self.maxArms ? [[status]] : arms)
    case .prio: parts = arms.flatMap { board([$0]) }
    }
  }

  /// The place before the first row.
  var beginning: BoardPlace {
    let end = parts.first?.isFalling ?? true ? Int64.max : Int64.min
    return BoardPlace(part: 0, key: end, id: end)
  }

  /// Statements that one after the other have the rows behind the place that the question names: id, key, and whether
  /// the row passes the filters.
  var statements: [(part: Int, sql: String, values: [Value])] {
    guard let after = question.after else { return parts.indices.map { statement($0, nil) } }
    guard after.part < parts.count else { return [] }
    let rest = parts.indices.dropFirst(after.part + 1).map { statement($0, nil) }
    guard let key = parts[after.part].key else { return [statement(after.part, .beyondID(after.id))] + rest }
    // First the others with the same key: an index finds both without looking at what lies before.
    return [
      statement(after.part, .sameKey(after.key, after.id)),
      statement(after.part, .beyondKey(after.key, isFalling: key.isFalling)),
    ] + rest
  }

  private enum Bound {
    case beyondID(Int64)
    case sameKey(Int64, Int64)
    case beyondKey(Int64, isFalling: Bool)
  }

  private func statement(_ index: Int, _ bound: Bound?) -> (part: Int, sql: String, values: [Value]) {
    let part = parts[index]
    var values: [Value] = []
    func mark(_ value: Value) -> String {
      if let at = values.firstIndex(of: value) { return "?\(at + 1)" }
      values.append(value)
      return "?\(values.count)"
    }
    let sign = part.isFalling ? "<" : ">"
    let bounds: [String] =
      switch bound {
      case nil: []
      case .beyondID(let id): ["id \(sign) \(mark(.int(id)))"]
      case .sameKey(let key, let id):
        ["\(part.key?.column ?? "id") = \(mark(.int(key)))", "id \(sign) \(mark(.int(id)))"]
      case .beyondKey(let key, let isFalling):
        ["\(part.key?.column ?? "id") \(isFalling ? "<" : ">") \(mark(.int(key)))"]
      }
    var filters: [String] = []
    if let typ = question.typ { filters.append("typ = \(mark(.text(typ)))") }
    if let utforare = question.utforare { filters.append("utforare = \(mark(.text(utforare.rawValue)))") }
    let passes = filters.isEmpty ? "1" : "(\(filters.joined(separator: " AND ")))"
    let arms = part.arms.map { arm in
      var conditions = arm.map { column, value in value.map { "\(column) = \(mark($0))" } ?? "\(column) IS NULL" }
      // Rows without the key stand first in the index, and `IS NOT NULL` of an expression would walk all of them.
      if let key = part.key, bound == nil { conditions.append("\(key.column) > \(mark(.int(.min)))") }
      if let without = part.isWithout { conditions.append("\(without) IS NULL") }
      return "SELECT id, \(part.key?.column ?? "0") AS nyckel, \(passes) AS passar FROM arbetsorder"
        + " INDEXED BY \(part.index) WHERE " + (conditions + bounds).joined(separator: " AND ")
    }
    let direction = part.isFalling ? " DESC" : ""
    // A constant key would be sorted by.
    var isConstant = part.key == nil
    if case .sameKey = bound { isConstant = true }
    let order = isConstant ? "id\(direction)" : "nyckel\(direction), id\(direction)"
    return (index, "\(arms.joined(separator: " UNION ALL ")) ORDER BY \(order)", values)
  }
}
