import Dispatch
import Store
import Synchronization

/// The writes that wait for a world: whoever drains takes all of them, runs each in a savepoint of its own, and commits
/// once (`architecture.md`, Time, threads, storage). What one job does, the next one sees; a job that fails takes back
/// only itself.
final class WriteQueue: Sendable {
  /// A write. `run` does the work and hands back what tells its caller of the success; `fail` tells of a failure.
  /// Exactly one of them is called, and only after the commit.
  struct Job: Sendable {
    let run: @Sendable (WriteTransaction) throws -> @Sendable () -> Void
    let fail: @Sendable (any Error) -> Void
  }

  private struct State {
    var waiting: [Job] = []
    var draining = false
  }

  private let database: Database
  private let state = Mutex(State())
  /// The thread of a world that lives in a file: a commit waits for the disk, which no worker should.
  private let thread: DispatchQueue?

  /// - Parameter inline: the caller's own thread drains; for a world in memory, where a commit costs nothing.
  init(_ database: Database, inline: Bool) {
    self.database = database
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
    while true {
      let batch = state.withLock { s in
        let batch = s.waiting
        s.waiting = []
        if batch.isEmpty { s.draining = false }
        return batch
      }
      guard !batch.isEmpty else { return }
      for deliver in run(batch) { deliver() }
    }
  }

  /// Runs a batch in one transaction.
  ///
  /// - Returns: what tells the callers, in their order.
  private func run(_ batch: [Job]) -> [@Sendable () -> Void] {
    var outcomes: [@Sendable () -> Void] = []
    outcomes.reserveCapacity(batch.count)
    do {
      try database.withWriter { writer in
        try writer.begin()
        for job in batch {
          do { outcomes.append(try writer.savepoint(job.run)) } catch {
            guard writer.isOpen else { throw error }
            outcomes.append { job.fail(error) }
          }
        }
        try writer.commit()
      }
      return outcomes
    } catch {
      // Nothing of the batch is lasting: everybody is told so, also those whose own work succeeded.
      return batch.map { job in { job.fail(error) } }
    }
  }
}
