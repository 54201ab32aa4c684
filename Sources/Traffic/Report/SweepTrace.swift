/// What an oddity did to a run: which requests it touched. It holds no more than there are operations.
package struct SweepTrace: Sendable {
  /// The numbers of the fault rules that are counted.
  package var rules: Set<String> = []
  private let quirks: Set<String>
  private let contract: String?
  /// Requests that it touched.
  package private(set) var hits: Int64 = 0
  /// Their operations, in the order in which they came; a request that no operation answers is left out.
  package private(set) var operations: [String] = []
  /// The first of them, as it can be shown: method, target and status.
  package private(set) var first: String?

  /// - Parameters:
  ///   - quirks: the quirks that are counted.
  ///   - contract: a contract whose calls are counted; nil counts none for their contract.
  package init(quirks: Set<String> = [], contract: String? = nil) {
    self.quirks = quirks
    self.contract = contract
  }

  /// Counts a request where it was touched.
  package mutating func record(_ entry: JournalEntry) {
    let exchange = entry.exchange
    let isHit =
      entry.faults.contains(where: rules.contains) || entry.quirks.contains(where: quirks.contains)
      || exchange.operation != nil && entry.contract == contract
    guard isHit else { return }
    hits += 1
    first = first ?? printable("\(exchange.method) \(exchange.target) \(exchange.status)")
    if let operation = exchange.operation, !operations.contains(operation) { operations.append(operation) }
  }
}
