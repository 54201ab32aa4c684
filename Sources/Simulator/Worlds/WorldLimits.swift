/// What worlds other than the standard one may use, and how long (rules control 1.3, control 1.5).
package struct WorldLimits: Sendable {
  /// Past it one in memory goes that would be missed least, and of those the one idle longest.
  package var maxWorlds = 10_000
  /// Bytes that all in memory may take together, past which they go in the same order.
  package var allBytes = 4 << 30
  /// Bytes of a world's database, at most 1 GiB.
  package var maxBytes = 256 << 20
  /// Seconds of real time after which an idle world in memory goes.
  package var idleSeconds: Int64 = 3600
  /// Seconds of real time after which an idle world gives back what it only keeps to be fast.
  package var restSeconds: Int64 = 60

  /// The limits of the properties.
  package init() {}
}
