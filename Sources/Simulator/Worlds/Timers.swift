import Dispatch

/// Work that waits for real time.
enum Timers {
  private static let queue = DispatchQueue(label: "fast2sim.timers")

  static func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(clamping: milliseconds)), execute: work)
  }
}
