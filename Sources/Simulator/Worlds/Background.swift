import Dispatch

/// Work that no worker of the server should do.
package enum Background {
  private static let queue = DispatchQueue(label: "fast2sim.background", attributes: .concurrent)

  /// Runs work on a thread of its own, soon.
  package static func run(_ work: @escaping @Sendable () -> Void) { queue.async(execute: work) }
}
