import Locks
package import Tid
package import Traffic

/// What happens in a world, for whoever listens (`docs/control-plane.md`).
package enum WorldEvent: Sendable {
  /// A request was answered.
  case journal(JournalEntry)
  /// More requests were answered than are told one by one: how many, and the greatest of their numbers.
  case skipped(count: UInt64, through: UInt64)
  /// The clock was changed; what it shows.
  case clock(Tidpunkt)
  /// The world was put back or taken back: `reset`, `restored`, `undone`.
  case world(String)
  /// Fault rules came or went.
  case faults
  /// Another world was made or dropped; the default world tells of them.
  case worlds(String, isMade: Bool)
  /// Nothing, so that a listener that is gone is noticed.
  case tick
}

/// The journal of a world, what it covers, and who listens to it.
final class WorldJournal: Sendable {
  struct State: Sendable {
    var journal: Journal
    var coverage = Coverage()
    var listeners: [UInt64: @Sendable (WorldEvent) -> Void] = [:]
    var nextListener: UInt64 = 0
    /// How often the world had been put back.
    var epoch: UInt64 = 0
    /// Bytes that the budget has not been told of yet: asking it for every entry would make workers wait for it.
    var untold = 0

    /// - Returns: whether a trim of all journals is due.
    @discardableResult
    mutating func tell(_ budget: JournalBudget) -> Bool {
      defer { untold = 0 }
      return budget.add(untold)
    }
  }

  private let state: Guarded<State>
  private let budget: JournalBudget
  /// See ``WorldStart/allowed``.
  private let allowed: Set<String>

  init(_ budget: JournalBudget, allowed: Set<String>) {
    self.budget = budget
    self.allowed = allowed
    state = Guarded(State(journal: Journal(limits: budget.limits)))
    budget.enter(self)
  }

  func prefetch() { state.prefetch() }

  /// The budget is told of so many bytes at once.
  private static let told = 8 << 10

  deinit {
    budget.leave(ObjectIdentifier(self))
    budget.add(-state.withLock { $0.journal.bytes - $0.untold })
  }

  @inline(__always) func withLock<Result, Failure: Error>(
    _ body: (inout sending State) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result { try state.withLock(body) }

  /// Adds an entry, unless the world has been put back since its request came in: nothing of before appears after.
  func record(_ entry: JournalEntry, epoch: UInt64) {
    let isOfClient = entry.exchange.origin.isClient
    if isOfClient { budget.witness?(entry, allowed) }
    let (told, isTrimDue) = state.withLock { s -> ([@Sendable (WorldEvent) -> Void], Bool) in
      guard s.epoch == epoch else { return ([], false) }
      if isOfClient { s.coverage.record(entry.exchange, entry.transitions) }
      s.untold += s.journal.append(entry)
      let isTrimDue = abs(s.untold) > Self.told && s.tell(budget)
      return (s.listeners.isEmpty ? [] : Array(s.listeners.values), isTrimDue)
    }
    if isTrimDue { budget.trim() }
    for tell in told { tell(.journal(entry)) }
  }

  /// Bytes of the entries.
  var bytes: Int { state.withLock { $0.journal.bytes } }

  /// When its latest entry came; nil where it has no more than so many.
  func spare(_ least: Int) -> Tidpunkt? {
    state.withLock { $0.journal.count > least ? $0.journal.latest?.realTime : nil }
  }

  /// Lets the oldest entries go.
  ///
  /// - Parameters:
  ///   - least: so many stay.
  ///   - bytes: no more goes than is needed to reach these.
  /// - Returns: bytes that went.
  func trim(to least: Int, atMost bytes: Int) -> Int {
    state.withLock { s in
      var gone = 0
      while s.journal.count > least, gone < bytes { gone += s.journal.evict() }
      s.untold -= gone
      s.tell(budget)
      return gone
    }
  }

  /// Goes on from what came along with the world; nobody has written to it yet.
  func goOn(_ tail: JournalTail) {
    let isTrimDue = state.withLock { s in
      s.untold -= s.journal.bytes
      s.journal = Journal(limits: budget.limits, from: tail)
      s.untold += s.journal.bytes
      return s.tell(budget)
    }
    if isTrimDue { budget.trim() }
  }

  func tell(_ event: WorldEvent) {
    for tell in state.withLock({ Array($0.listeners.values) }) { tell(event) }
  }

  /// Forgets everything; `through` is the latest number that was given.
  func clear(through: UInt64, epoch: UInt64?) {
    state.withLock { s in
      budget.add(s.untold - s.journal.bytes)
      s.untold = 0
      s.journal.removeAll(through: through)
      if let epoch {
        s.epoch = epoch
        s.coverage = Coverage()
        // A journal that begins anew has lost nothing that anybody could still ask about.
        s.journal = Journal(limits: budget.limits)
      }
    }
  }
}

extension World {
  /// Puts an entry into the journal; to be called before its answer is sent (rule control 4.4).
  package func record(_ entry: JournalEntry, _ mark: WorldMark) { journal.record(entry, epoch: mark.epoch) }

  /// The journal as it is now.
  package var journalEntries: Journal { journal.withLock { $0.journal } }

  /// What was exercised since the world began or was put back.
  package var coverage: Coverage { journal.withLock { $0.coverage } }

  /// Forgets the entries; coverage goes on counting.
  package func clearJournal() {
    let latest = state.withLock { $0.requests }
    journal.clear(through: latest, epoch: nil)
  }

  /// Tells a listener of what happens from now on, until its number is given to `unlisten`.
  package func listen(_ listener: @escaping @Sendable (WorldEvent) -> Void) -> UInt64 {
    journal.withLock { s in
      s.nextListener += 1
      s.listeners[s.nextListener] = listener
      return s.nextListener
    }
  }

  /// Tells a listener no more.
  package func unlisten(_ number: UInt64) { journal.withLock { s in s.listeners[number] = nil } }

  /// Tells all listeners.
  package func tell(_ event: WorldEvent) { journal.tell(event) }

  /// Answers a question to the journal, at once or when the requests have come, at the latest when its time is over.
  package func verify(_ question: Verification, done: @escaping @Sendable (Verification.Verdict) -> Void) {
    let verdict = question.verdict(journalEntries)
    if case .failed = verdict, question.within > 0 {
      Waiting(question, self, done).begin()
    } else {
      done(verdict)
    }
  }
}

/// A question that waits for its requests.
private final class Waiting: Sendable {
  private let within: Int64
  private let world: World
  private let done: @Sendable (Verification.Verdict) -> Void
  /// Locked while the journal is looked through, so that no entry that comes meanwhile is missed.
  private let watch: Guarded<Verification.Watch>
  private let state = Guarded<(isOver: Bool, listener: UInt64?)>((false, nil))

  init(_ question: Verification, _ world: World, _ done: @escaping @Sendable (Verification.Verdict) -> Void) {
    within = question.within
    watch = Guarded(Verification.Watch(question))
    self.world = world
    self.done = done
  }

  func begin() {
    let listener = world.listen { event in
      if case .journal(let entry) = event { self.notice(entry) }
    }
    state.withLock { $0.listener = listener }
    Timers.after(within) { self.look(isLast: true) }
    // What came before it listened.
    look(isLast: false)
  }

  private func notice(_ entry: JournalEntry) {
    let gone = world.journal.withLock { $0.journal.evictedThrough }
    if watch.withLock({ $0.isTouched(by: entry, evictedThrough: gone) }) { look(isLast: false) }
  }

  private func look(isLast: Bool) {
    let verdict = watch.withLock { $0.verdict(world.journalEntries) }
    if case .failed = verdict, !isLast { return }
    let listener = state.withLock { state -> UInt64?? in
      guard !state.isOver else { return .none }
      state.isOver = true
      return .some(state.listener)
    }
    guard let listener else { return }
    if let listener { world.unlisten(listener) }
    done(verdict)
  }
}
