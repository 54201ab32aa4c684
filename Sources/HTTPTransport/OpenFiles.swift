import Disk

/// How many files the process may have open. Connections leave some of them to what serves them, which opens databases,
/// logs and uploads: a client that opens connections takes none of these away.
package struct OpenFiles: Sendable {
  /// The limit of the system at this moment.
  package let limit: Int
  private let workers: Int

  /// - Parameter workers: of all listeners.
  package init(workers: Int) {
    limit = DiskFile.mostOpen
    self.workers = workers
  }

  /// What a start takes, and each worker with its own reader of a database.
  private var own: Int { 40 + 6 * workers }
  /// The least with which it can be served.
  package var least: Int { own + 8 }
  /// How many connections there may be at a time; kept worlds have files of their own, so a quarter is left at least.
  package var connections: Int { limit - max(own, limit / 4) }
}
