#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many files the process may have open. Connections leave some of them to what serves them, which opens databases,
/// logs and uploads: a client that opens connections takes none of these away.
struct OpenFiles {
  /// The limit of the system at this moment.
  let limit: Int
  private let workers: Int

  init(workers: Int) {
    var limits = rlimit()
    #if canImport(Glibc)
      let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limits) == 0
    #else
      let isKnown = getrlimit(RLIMIT_NOFILE, &limits) == 0
    #endif
    limit = isKnown ? Int(clamping: limits.rlim_cur) : .max
    self.workers = workers
  }

  /// What a start takes, and each worker with its own reader of a database.
  private var own: Int { 40 + 6 * workers }
  /// The least with which it can be served.
  var least: Int { own + 8 }
  /// How many connections there may be at a time; kept worlds have files of their own, so a quarter is left at least.
  var connections: Int { limit - max(own, limit / 4) }
}
