import Domain
package import Model
import Rules
import Store
import Tid

extension World.State {
  /// Under the writer's lock: numbers what a commit has made lasting, and keeps what takes it back.
  ///
  /// - Parameter system: the machine's time.
  mutating func commit(_ done: [WriteQueue.Done], _ system: Tidpunkt) -> [UInt64?] {
    let now = clock.now(system)
    return done.map { job in
      if job.origin.counts { requests += 1 }
      if !job.changes.isEmpty { (writes, worth) = (writes + 1, .changed) }
      undo.append(UndoStep(request: requests, origin: job.origin, changes: job.changes, at: now))
      return job.origin.counts ? requests : nil
    }
  }
}

extension World {
  /// Writes in one transaction, with one instant, as a caller; `done` is called after the commit, or with what went
  /// wrong.
  ///
  /// - Parameter mark: of the moment in which the caller was let in; after a reset the write is refused.
  package func write<T: Sendable>(
    as resurs: Resurs, _ origin: WriteOrigin, _ mark: WorldMark, _ body: @escaping @Sendable (Writing) throws -> T,
    done: @escaping @Sendable (Result<(T, WriteReceipt), any Error>) -> Void
  ) {
    submit(
      origin, mark,
      { transaction in
        let writing = Writing(transaction, Anrop(resurs: resurs, nu: self.now))
        let value = try body(writing)
        let touched = writing.touched
        return { receipt in
          self.fragments.forget(touched)
          done(.success((value, receipt)))
        }
      }, fail: { done(.failure($0)) })
  }

  /// Uses a refresh token up; `done` is told once that is lasting, and whether it was the first use (rule 3.3).
  package func spend(
    _ token: Token, _ mark: WorldMark, done: @escaping @Sendable (Result<Bool, any Error>) -> Void
  ) {
    submit(
      WriteOrigin("refresh", counts: false), mark,
      { transaction in
        let first = try transaction.spend(token.id, expires: Tidpunkt(sekunder: token.expires), nu: self.now)
        return { _ in done(.success(first)) }
      }, fail: { done(.failure($0)) })
  }

  func check(_ mark: WorldMark) throws(Refusal) {
    guard state.withLock({ $0.epoch }) != mark.epoch else { return }
    throw Refusal(
      .loginInvalid, "Invalid JWT token: the world was put back while the request was on its way",
      hint: "Get new tokens; those from before a reset are forged.")
  }

  /// Runs a job when the writer comes to it.
  ///
  /// - Parameter mark: nil for what the control plane writes, whatever has happened in between.
  func submit(
    _ origin: WriteOrigin, _ mark: WorldMark?,
    _ run: @escaping @Sendable (WriteTransaction) throws -> @Sendable (WriteReceipt) -> Void,
    fail: @escaping @Sendable (any Error) -> Void
  ) {
    var origin = origin
    (origin.random, origin.faults) = mark.map { ($0.random, $0.faults) } ?? state.withLock { ($0.random, $0.faults) }
    let database = database
    queue.submit(
      WriteQueue.Job(
        origin: origin,
        run: { transaction in
          try self.checkHold()
          if let mark { try self.check(mark) }
          self.fragments.begin()
          return try run(transaction)
        }, fail: { fail(database.explained($0)) }))
  }
}
