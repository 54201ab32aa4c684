package import Model
import Store

extension World {
  /// Changes what the world has decided for itself; `done` gets it as it is since.
  ///
  /// - Parameter change: what it throws leaves everything as it was.
  package func changeSettings(
    _ change: @escaping @Sendable (inout Settings, RegisterSnapshot) throws -> Void,
    done: @escaping @Sendable (Result<Settings, any Error>) -> Void
  ) {
    submit(
      WriteOrigin("changeSettings", counts: false), nil,
      { transaction in
        var settings = transaction.settings
        try change(&settings, transaction.register)
        try transaction.save(settings)
        let changed = settings
        return { _ in done(.success(changed)) }
      }, fail: { done(.failure($0)) })
  }
}
