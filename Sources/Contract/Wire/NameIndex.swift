import Texts

/// What names stand for, where all that are known are there at once.
struct NameIndex<Value: Sendable>: Sendable {
  private let index: TextIndex
  private let values: [Value]

  init(_ values: [Text: Value]) {
    index = TextIndex(Array(values.keys))
    self.values = Array(values.values)
  }

  subscript(name: String) -> Value? { index.place(of: name).map { values[$0] } }
}
