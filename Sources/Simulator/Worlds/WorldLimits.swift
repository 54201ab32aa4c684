/// What worlds other than the standard one may use, and how long (`control.md` 1.3, 1.5).
package struct WorldLimits: Sendable {
  /// Past it the one in memory that has been idle longest goes.
  package var maxWorlds = 10_000
  /// Bytes of a world's database, at most 1 GiB.
  package var maxBytes = 256 << 20
  /// Seconds of real time after which an idle world in memory goes.
  package var idleSeconds: Int64 = 3600
  /// Seconds of real time after which an idle world gives back what it only keeps to be fast.
  package var restSeconds: Int64 = 60

  /// The limits of the properties.
  package init() {}
}
