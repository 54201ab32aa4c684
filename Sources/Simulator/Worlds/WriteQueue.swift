import Dispatch
import Locks
import Store

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The writes that wait for a world: whoever drains takes all of them, runs each as a whole or not at all, and commits
/// once. What one job does, the next one sees; a job that fails takes back
/// only itself.
final class WriteQueue: Sendable {
  /// A write. `run` does the work and hands back what tells its caller of the success; `fail` tells of a failure.
  /// Exactly one of them is called, and only after the commit.
  struct Job: Sendable {
    let origin: WriteOrigin
    let run: @Sendable (WriteTransaction) throws -> @Sendable (WriteReceipt) -> Void
    let fail: @Sendable (any Error) -> Void
  }

  /// A job that succeeded.
  struct Done: Sendable {
    let origin: WriteOrigin
    let changes: Changeset
  }

  private struct State {
    var waiting: [Job] = []
    var draining = false
  }

  private let database: Database
  /// Told of what a commit has made lasting, while the writer's lock is still held; gives each its number.
  private let committed: @Sendable ([Done]) -> [UInt64?]
  private let state = Guarded(State())
  /// The thread of a world that lives in a file: a commit waits for the disk, which no worker should.
  private let thread: DispatchQueue?

  /// - Parameter inline: the caller's own thread drains; for a world in memory, where a commit costs nothing.
  init(_ database: Database, inline: Bool, committed: @escaping @Sendable ([Done]) -> [UInt64?]) {
    self.database = database
    self.committed = committed
    thread = inline ? nil : DispatchQueue(label: "fast2sim.writer", qos: .userInitiated)
  }

  /// Runs the job when its turn comes.
  func submit(_ job: Job) {
    let starts = state.withLock { s in
      s.waiting.append(job)
      defer { s.draining = true }
      return !s.draining
    }
    guard starts else { return }
    if let thread { thread.async { self.drain() } } else { drain() }
  }

  /// Waits until everything that has been submitted is done.
  func finish() {
    guard let thread else { return }
    thread.sync {}
  }

  private func drain() {
    if thread != nil { letOthersSubmit() }
    while let first = take(orStop: true) {
      for deliver in run(first) { deliver() }
      if thread != nil { letOthersSubmit() }
    }
  }

  /// Lets the workers that have requests at hand go first, as long as that brings more jobs: on a busy core the writer
  /// would otherwise wake for each job alone, and commit each alone.
  private func letOthersSubmit() {
    var waiting = state.withLock { $0.waiting.count }
    while waiting < Self.mostPerCommit {
      sched_yield()
      let now = state.withLock { $0.waiting.count }
      guard now > waiting else { return }
      waiting = now
    }
  }

  /// What waits; nil where nothing does.
  ///
  /// - Parameter orStop: the next one to submit drains.
  private func take(orStop: Bool) -> [Job]? {
    state.withLock { s in
      guard !s.waiting.isEmpty else {
        if orStop { s.draining = false }
        return nil
      }
      defer { s.waiting = [] }
      return s.waiting
    }
  }

  /// Runs jobs in one transaction; those that come while it runs join it, for a commit costs more than most jobs.
  ///
  /// - Returns: what tells the callers, in their order.
  private func run(_ first: [Job]) -> [@Sendable () -> Void] {
    var jobs = first
    do {
      return try database.withWriter { writer in
        writer.records = true
        do { return try attempt(&jobs, writer, writer.unguarded) } catch is Writer.Spoilt {
          try writer.rollback()
          return try attempt(&jobs, writer, writer.savepoint)
        }
      }
    } catch {
      // Nothing of the batch is lasting: everybody is told so, also those whose own work succeeded.
      return jobs.map { job in { job.fail(error) } }
    }
  }

  private enum Outcome {
    case done(Done, @Sendable (WriteReceipt) -> Void)
    case failed(@Sendable () -> Void)
  }

  private typealias Run =
    ((WriteTransaction) throws -> @Sendable (WriteReceipt) -> Void) throws -> @Sendable (WriteReceipt) -> Void

  /// Runs the jobs, and those that join them, and commits.
  ///
  /// - Parameter run: how one job is run; see `Writer`.
  private func attempt(_ jobs: inout [Job], _ writer: Writer, _ run: Run) throws -> [@Sendable () -> Void] {
    var outcomes: [Outcome] = []
    try writer.begin()
    while outcomes.count < jobs.count {
      let job = jobs[outcomes.count]
      do {
        let deliver = try run(job.run)
        outcomes.append(.done(Done(origin: job.origin, changes: writer.changes), deliver))
      } catch {
        guard writer.isOpen, !(error is Writer.Spoilt) else { throw error }
        outcomes.append(.failed { job.fail(error) })
      }
      if outcomes.count == jobs.count, jobs.count < Self.mostPerCommit, let more = take(orStop: false) {
        jobs += more
      }
    }
    try writer.commit()
    return numbered(outcomes)
  }

  private func numbered(_ outcomes: [Outcome]) -> [@Sendable () -> Void] {
    var numbers = committed(
      outcomes.compactMap { if case .done(let done, _) = $0 { done } else { nil } })[...]
    return outcomes.map { outcome in
      switch outcome {
      case .failed(let fail): return fail
      case .done(let done, let deliver):
        let receipt = WriteReceipt(request: numbers.popFirst() ?? nil, changes: done.changes)
        return { deliver(receipt) }
      }
    }
  }

  /// So many jobs end a batch, however many wait: the first one's caller must not wait for ever.
  private static let mostPerCommit = 256
}
