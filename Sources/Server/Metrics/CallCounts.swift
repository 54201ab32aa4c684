import Contract
import Rules
import Synchronization
import Traffic

/// Calls by operation, status and duration, and what was noted of them.
///
/// Each worker counts for itself, and nobody waits: who asks adds up. There are as many counters as operations,
/// statuses and codes make, whatever clients send and however many worlds there are.
final class CallCounts: @unchecked Sendable {
  // Unchecked: the pointer, whose memory nobody else knows.

  /// What a call is counted under: an operation of the API, `control` for all of `/_sim`, `none` for what led to no
  /// operation.
  static let operations = OperationID.allCases.map(\.rawValue) + ["control", "none"]
  /// The statuses that are told apart; others are counted by their class, as `4xx`.
  static let statuses = named.map(String.init) + (2...9).map { "\($0)xx" }
  private static let named = [
    200, 201, 202, 204, 206, 303, 304, 400, 401, 403, 404, 405, 406, 409, 410, 413, 414, 415, 422, 429, 431, 500, 501,
    502,
    503, 504,
  ]
  /// The upper ends of the classes of durations, in microseconds.
  static let bounds: [Int64] = [
    100, 250, 500, 1000, 2500, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 1_000_000, 5_000_000, 30_000_000,
  ]
  /// Codes of notes and refusals.
  static let codes = NoteCode.allCases.map(\.rawValue) + RefusalCode.allCases.map(\.rawValue)

  /// The counters of one worker: a row for each operation, and one for the codes.
  private struct Slot {
    let cells: UnsafeMutablePointer<Atomic<UInt64>>

    static func made() -> Slot {
      let slot = Slot(cells: .allocate(capacity: CallCounts.cells))
      for i in 0..<CallCounts.cells { (slot.cells + i).initialize(to: Atomic(0)) }
      return slot
    }

    func drop() {
      cells.deinitialize(count: CallCounts.cells)
      cells.deallocate()
    }

    func add(_ place: Int, _ count: UInt64) { cells[place].add(count, ordering: .relaxed) }
    func read(_ place: Int) -> UInt64 { cells[place].load(ordering: .relaxed) }
  }

  /// Of an operation: a counter for each status, one for each class of durations and one for what is above all of them,
  /// and the microseconds of all calls.
  private static let width = statuses.count + bounds.count + 2
  private static let cells = operations.count * width + codes.count
  /// A worker beyond them shares the counters of another.
  private static let mostSlots = 64

  /// Addresses of slots, 0 where no worker has called yet. `AtomicLazyReference` is not specialised, and looks its type
  /// up with each load.
  private let slots: UnsafeMutablePointer<Atomic<UInt>>
  /// Which row an operation has, by the byte that it is in memory: hashing it would cost more than all counting.
  private let places: [UInt8]
  private let codePlaces: [String: Int]
  /// Which of the statuses one is, from 200.
  private let columns: [UInt8]

  init() {
    slots = .allocate(capacity: Self.mostSlots)
    for i in 0..<Self.mostSlots { (slots + i).initialize(to: Atomic(0)) }
    var places = [UInt8](repeating: UInt8(Self.operations.count - 1), count: 256)
    for (row, operation) in OperationID.allCases.enumerated() { places[Self.byte(operation)] = UInt8(row) }
    self.places = places
    codePlaces = Dictionary(
      Self.codes.enumerated().map { ($1, Self.operations.count * Self.width + $0) }, uniquingKeysWith: { $1 })
    columns = (200...999).map { status in
      UInt8(Self.named.firstIndex(of: status) ?? Self.named.count + status / 100 - 2)
    }
  }

  deinit {
    for slot in known { slot.drop() }
    slots.deinitialize(count: Self.mostSlots)
    slots.deallocate()
  }

  /// Counts a call that has its answer.
  ///
  /// - Parameters:
  ///   - operation: nil where it led to none.
  ///   - duration: microseconds.
  func count(
    worker: Int, _ operation: OperationID?, isControl: Bool, status: Int, duration: Int64, _ remarks: [Remark]
  ) {
    let slot = slot(worker)
    let row =
      (isControl
        ? Self.operations.count - 2 : operation.map { Int(places[Self.byte($0)]) } ?? Self.operations.count - 1)
      * Self.width
    slot.add(row + Int(columns[min(max(status, 200), 999) - 200]), 1)
    var bucket = 0
    while bucket < Self.bounds.count, duration > Self.bounds[bucket] { bucket += 1 }
    slot.add(row + Self.statuses.count + bucket, 1)
    slot.add(row + Self.width - 1, UInt64(clamping: duration))
    for remark in remarks { if let place = codePlaces[remark.code] { slot.add(place, 1) } }
  }

  private static func byte(_ operation: OperationID) -> Int { Int(withUnsafeBytes(of: operation) { $0[0] }) }

  private func slot(_ worker: Int) -> Slot {
    let place = worker & (Self.mostSlots - 1)
    if let slot = known(place) { return slot }
    let made = Slot.made()
    let before = slots[place].compareExchange(
      expected: 0, desired: UInt(bitPattern: made.cells), ordering: .acquiringAndReleasing)
    guard !before.exchanged, let other = known(place) else { return made }
    made.drop()
    return other
  }

  private func known(_ place: Int) -> Slot? {
    UnsafeMutablePointer(bitPattern: slots[place].load(ordering: .acquiring)).map { Slot(cells: $0) }
  }

  private var known: [Slot] { (0..<Self.mostSlots).compactMap { known($0) } }

  /// What all workers have counted.
  var sums: Sums {
    let known = known
    return Sums(cells: (0..<Self.cells).map { place in known.reduce(0) { $0 &+ $1.read(place) } })
  }

  /// The counters of all workers together.
  struct Sums {
    fileprivate let cells: [UInt64]

    /// Calls of an operation by status, those that there were.
    func calls(_ operation: Int) -> [(status: String, count: UInt64)] {
      CallCounts.statuses.indices.compactMap { column in
        let count = cells[operation * CallCounts.width + column]
        return count > 0 ? (CallCounts.statuses[column], count) : nil
      }
    }

    /// Calls of an operation that took no longer than each of the bounds, then all of them.
    func durations(_ operation: Int) -> [UInt64] {
      let start = operation * CallCounts.width + CallCounts.statuses.count
      var sum: UInt64 = 0
      return cells[start...(start + CallCounts.bounds.count)].map { count in
        sum += count
        return sum
      }
    }

    /// Microseconds that all calls of an operation took.
    func microseconds(_ operation: Int) -> UInt64 { cells[(operation + 1) * CallCounts.width - 1] }

    /// What was noted or refused, by code, where it was.
    var codes: [(code: String, count: UInt64)] {
      CallCounts.codes.enumerated().compactMap { index, code in
        let count = cells[CallCounts.operations.count * CallCounts.width + index]
        return count > 0 ? (code, count) : nil
      }
    }
  }
}
