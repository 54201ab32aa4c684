#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The sanitizer under which the tests run, by `FAST2SIM_TEST_SANITIZER`, which `scripts/sanitize` sets.
package enum Sanitizer {
  /// Such a program has files, descriptors and memory of its own: with few of them it ends before it is ours.
  package static let isOn = getenv("FAST2SIM_TEST_SANITIZER") != nil
}
