package import Model

/// A changed seed, laid over what an installation has become since it began as the seed of before.
///
/// What the new seed has otherwise than the old one counts, row by row: such a row is added, or takes the place of its
/// old self. A row that somebody has written since stays as it is and is named, so that nothing is lost that was
/// acknowledged; one that the new seed has no more stays too. An arbetsorder counts as one with all that hangs on it.
package struct SeedMerge: Sendable {
  /// What the installation becomes: whole.
  package private(set) var installation: Installation
  /// Rows that came, an arbetsorder with all that hangs on it as one.
  package private(set) var added = 0
  /// Rows that took the place of their old selves.
  package private(set) var changed = 0
  /// Rows that the new seed has no more, and that are still there.
  package private(set) var gone = 0
  /// Rows that somebody has written since, such as `arbetsorder 101`; they are as they were.
  package private(set) var left: [String] = []

  /// The seed says what it said before.
  package private(set) var isSame = true

  private let old: Installation
  private let new: Installation

  /// - Parameters:
  ///   - old: what `mine` began as.
  ///   - new: the changed seed; both with the hashes of their files.
  ///   - mine: what is there now.
  package init(from old: Installation, to new: Installation, over mine: Installation) {
    (self.old, self.new, installation) = (old, new, mine)
    merge()
  }

  private mutating func merge() {
    value("the settings", \.settings)
    for list in SeedList.registers + SeedList.fasta {
      list.rows?.merge(&self, list == .gateway ? "gateway.klienter" : list.rawValue)
      if list == .kontering { value("kontering", \.kontering) }
    }
    arbetsorder()
  }

  /// What is one value, and has no rows that could be told apart.
  private mutating func value<Value: Equatable>(_ name: String, _ path: WritableKeyPath<Installation, Value>) {
    guard old[keyPath: path] != new[keyPath: path] else { return }
    isSame = false
    guard installation[keyPath: path] != new[keyPath: path] else { return }
    guard installation[keyPath: path] == old[keyPath: path] else { return left.append(name) }
    installation[keyPath: path] = new[keyPath: path]
    changed += 1
  }

  mutating func rows<Row: Equatable, Key: RowKey>(
    _ register: String, _ path: WritableKeyPath<Installation, [Row]>, _ key: (Row) -> Key
  ) {
    let (before, wanted, there) = (old[keyPath: path], new[keyPath: path], installation[keyPath: path])
    guard before != wanted else { return }
    let steps = steps(
      register, before.map(key), wanted.map(key), there.map(key), isAsBefore: { wanted[$0] == before[$1] },
      isThere: { wanted[$0] == there[$1] }, isUntouched: { there[$0] == before[$1] })
    for (row, place) in steps {
      if let place {
        installation[keyPath: path][place] = wanted[row]
      } else {
        installation[keyPath: path].append(wanted[row])
      }
    }
  }

  /// The rows of the new seed that take a place, or come at the end. It knows nothing of the rows, so it is compiled
  /// for each type of key and not for each of theirs; the mark keeps it so.
  @inline(never)
  private mutating func steps<Key: RowKey>(
    _ register: String, _ before: [Key], _ wanted: [Key], _ there: [Key], isAsBefore: (Int, Int) -> Bool,
    isThere: (Int, Int) -> Bool, isUntouched: (Int, Int) -> Bool
  ) -> [(row: Int, place: Int?)] {
    func places(_ keys: [Key]) -> [Key: Int] { Dictionary(zip(keys, keys.indices)) { first, _ in first } }
    let (known, places) = (places(before), places(there))
    var steps: [(row: Int, place: Int?)] = []
    for (row, key) in wanted.enumerated() {
      let was = known[key]
      if let was, isAsBefore(row, was) { continue }
      isSame = false
      if let place = places[key] {
        if isThere(row, place) { continue }
        guard let was, isUntouched(place, was) else {
          left.append("\(register) \(key.text)")
          continue
        }
        steps.append((row, place))
        changed += 1
      } else if was == nil {
        steps.append((row, nil))
        added += 1
      } else {
        left.append("\(register) \(key.text)")
      }
    }
    // What the new seed has no more.
    let kept = Set(wanted)
    let without = before.filter { !kept.contains($0) }
    if !without.isEmpty { isSame = false }
    gone += without.count { places[$0] != nil }
    return steps
  }

  // MARK: Arbetsorder

  private mutating func arbetsorder() {
    let (before, wanted, there) = (Uppgift.all(of: old), Uppgift.all(of: new), Uppgift.all(of: installation))
    // What hangs on one may have got other numbers when it was laid over the last time.
    let put = steps(
      "arbetsorder", before.map(\.id), wanted.map(\.id), there.map(\.id), isAsBefore: { wanted[$0] == before[$1] },
      isThere: { wanted[$0].unnumbered == there[$1].unnumbered },
      isUntouched: { there[$0].unnumbered == before[$1].unnumbered }
    ).map { wanted[$0.row] }
    guard !put.isEmpty else { return }
    let touched = Set(put.map(\.order.id))
    installation.arbetsorder.removeAll { touched.contains($0.id) }
    installation.arbetsorder += put.map(\.order)
    installation.arbetsorder.sort { $0.id < $1.id }
    installation.bokningar.removeAll { touched.contains($0.arbetsorder) }
    installation.bokningar += put.compactMap(\.bokning)
    installation.bokningar.sort { $0.arbetsorder < $1.arbetsorder }
    hang(\.handelser, put.flatMap(\.handelser), touched)
    hang(\.kontaktpersoner, put.flatMap(\.kontaktpersoner), touched)
    hang(\.tider, put.flatMap(\.tider), touched)
    hang(\.meddelanden, put.flatMap(\.meddelanden), touched)
    hang(\.filer, put.flatMap(\.filer), touched)
  }

  /// Puts what hangs on some arbetsorder in the place of what did. A number that another one has taken meanwhile is
  /// left to it.
  private mutating func hang<Row: Hangande>(
    _ path: WritableKeyPath<Installation, [Row]>, _ rows: [Row], _ touched: Set<ArbetsorderID>
  ) {
    var next = (installation[keyPath: path] + new[keyPath: path]).reduce(0) { max($0, $1.nummer) } + 1
    installation[keyPath: path].removeAll { touched.contains($0.arbetsorder) }
    let taken = Set(installation[keyPath: path].map(\.nummer))
    for row in rows {
      var row = row
      if taken.contains(row.nummer) {
        row.nummer = next
        next += 1
      }
      installation[keyPath: path].append(row)
    }
    installation[keyPath: path].sort { $0.nummer < $1.nummer }
  }
}

/// An arbetsorder with all that hangs on it.
private struct Uppgift: Equatable {
  let order: Arbetsorder
  var handelser: [Handelse] = []
  var kontaktpersoner: [Kontaktperson] = []
  var tider: [Persontid] = []
  var meddelanden: [Meddelande] = []
  var filer: [Seedfil] = []
  var bokning: Bokning?

  var id: Int64 { order.id.rawValue }

  /// In the order of an installation.
  static func all(of i: Installation) -> [Uppgift] {
    var all = Dictionary(i.arbetsorder.map { ($0.id, Uppgift(order: $0)) }) { first, _ in first }
    for row in i.handelser { all[row.arbetsorder]?.handelser.append(row) }
    for row in i.kontaktpersoner { all[row.arbetsorder]?.kontaktpersoner.append(row) }
    for row in i.tider { all[row.arbetsorder]?.tider.append(row) }
    for row in i.meddelanden { all[row.arbetsorder]?.meddelanden.append(row) }
    for row in i.filer { all[row.arbetsorder]?.filer.append(row) }
    for row in i.bokningar { all[row.arbetsorder]?.bokning = row }
    return i.arbetsorder.compactMap { all[$0.id]?.inOrder(numbered: true) }
  }

  /// The same, whatever numbers hang on it.
  var unnumbered: Uppgift { inOrder(numbered: false) }

  /// The same in the order of the numbers, as the store has it.
  private func inOrder(numbered: Bool) -> Uppgift {
    var copy = self
    copy.handelser = handelser.inOrder(numbered: numbered)
    copy.kontaktpersoner = kontaktpersoner.inOrder(numbered: numbered)
    copy.tider = tider.inOrder(numbered: numbered)
    copy.meddelanden = meddelanden.inOrder(numbered: numbered)
    copy.filer = filer.inOrder(numbered: numbered)
    return copy
  }
}

extension Array where Element: Hangande {
  /// In the order of their numbers, which are then 0 where they don't count.
  fileprivate func inOrder(numbered: Bool) -> [Element] {
    sorted { $0.nummer < $1.nummer }.map { row in
      var row = row
      if !numbered { row.nummer = 0 }
      return row
    }
  }
}
