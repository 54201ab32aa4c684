/// Files whose change somebody waits for. Each is looked at before it is read, so that no change falls between the two;
/// and by its name, so that a file which another one takes the place of, as editors do it, is seen to change.
package struct FileWatch: Sendable {
  private let list: @Sendable () -> [String]
  /// What each name led to; nil where there was nothing.
  private var marks: [String: FileMark?] = [:]
  /// What they led to when somebody asked whether they have settled.
  private var last: [String: FileMark?]?

  /// - Parameter list: the names that belong to what is watched by now, such as those in a folder; one that was not
  ///   looked at is a change.
  package init(list: @escaping @Sendable () -> [String] = { [] }) { self.list = list }

  /// Keeps what a name leads to, where it was not looked at before.
  package mutating func look(at path: String) {
    if marks[path] == nil { marks[path] = .some(FileMark(path)) }
  }

  /// The names that were looked at, in order.
  package var watched: [String] { marks.keys.sorted() }

  /// The names that lead to something else by now, in order.
  package var changed: [String] {
    let known = marks.filter { FileMark($0.key) != $0.value }.map(\.key)
    return (known + list().filter { marks[$0] == nil }).sorted()
  }

  /// The names that have changed, once nothing has from one call to the next: who writes a file anew takes a moment for
  /// it. Nil while nothing has, and while something does.
  package mutating func settled() -> [String]? {
    let now = Dictionary((watched + list()).map { ($0, FileMark($0)) }) { first, _ in first }
    let isStill = last == now
    last = now
    let names = isStill ? changed : []
    return names.isEmpty ? nil : names
  }

  /// Waits until something has changed, and then settled.
  ///
  /// - Parameter pause: lets some time go by.
  /// - Returns: the names that have changed; not empty.
  package mutating func wait(pause: () -> Void) -> [String] {
    while true {
      pause()
      if let names = settled() { return names }
    }
  }
}
