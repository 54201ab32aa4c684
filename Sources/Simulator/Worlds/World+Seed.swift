package import Documents
package import Model
package import Store
import Traffic

extension World {
  /// Lays a changed seed over the data, which began as the seed of before; what others have written since stays. All of
  /// it is done, or nothing.
  ///
  /// - Parameters:
  ///   - seed: with the hashes of its files.
  ///   - done: told what has become of it, once that is lasting. Failures: what reading throws; `.constraint` where a
  ///     row refers to one that somebody has taken away, or takes what must be another's alone.
  package func lay(
    changed seed: Installation, done: @escaping @Sendable (Result<SeedMerge, any Error>) -> Void
  ) {
    // What was a secret until now is still in the journal.
    secrets.learn()
    let old: Installation
    do {
      old = try Database.inMemory(image: try database.image()).read { try $0.installation() }
    } catch { return done(.failure(error)) }
    submit(
      WriteOrigin("changeSeed", counts: false), nil,
      { transaction in
        let mine = try transaction.installation()
        let merge = SeedMerge(from: old, to: seed, over: mine)
        try transaction.change(from: mine, to: merge.installation)
        return { _ in
          self.fragments.removeAll()
          // What is done here no bundle can tell.
          self.state.withLock { $0.stepsAreLost = true }
          done(.success(merge))
        }
      }, fail: { done(.failure($0)) })
  }

  /// Goes back to a seed from now on when it is reset, and lets worlds start from it.
  ///
  /// - Throws: any `StoreError`; nothing has changed then.
  package func begin(with seed: Installation, _ info: SeedInfo) throws {
    try database.rebase(seed, seed: info)
    tell(.world("seed"))
  }
}
