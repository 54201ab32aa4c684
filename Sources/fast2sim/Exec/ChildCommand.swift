import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The signals that `exec` takes for itself.
enum ChildSignals {
  /// What is passed on to the command.
  static let passed = [SIGINT, SIGTERM, SIGHUP]

  /// To be called before any thread starts, so that all of them leave these signals to `ChildCommand.wait`. Until then
  /// they end the program at once: loading a large seed can be interrupted.
  static func block() {
    var set = Signals.set([SIGCHLD, SIGTTOU] + passed)
    pthread_sigmask(SIG_BLOCK, &set, nil)
    // Where a signal's default is to be ignored, some systems drop it although it is blocked.
    signal(SIGCHLD) { _ in }
    signal(SIGPIPE, SIG_IGN)
  }
}

/// A command that runs beside the server, as a shell would run it: a process group of its own, so that what stops it
/// stops all that it started, with the terminal where there is one.
struct ChildCommand {
  /// Why it does not run.
  struct Failure: Error {
    /// As a shell gives it: 127 where it is not found, 126 where it can't be run.
    let code: Int32
    let message: String
  }

  /// How it ended.
  struct End {
    let how: TrafficReport.End
    /// Whether a signal that asks to stop came to us or ended it.
    let isInterrupted: Bool
  }

  private let id: pid_t
  /// Whether we have the terminal to give.
  private let hasTerminal: Bool

  /// - Parameters:
  ///   - words: a program, found by `PATH`, and its arguments.
  ///   - variables: what its environment has in place of ours.
  ///   - files: its standard input, and where both of its outputs go; nil gives it ours, and the terminal.
  init(
    _ words: [String], _ variables: [(name: String, value: String)], files: (input: Int32, output: Int32)? = nil
  ) throws(Failure) {
    hasTerminal = files == nil && isatty(STDIN_FILENO) == 1 && tcgetpgrp(STDIN_FILENO) == getpgrp()
    var preparation = Preparation()
    defer { preparation.destroy() }
    if let files { preparation.give(files.input, files.output) }
    let takesTerminal = hasTerminal && preparation.takeTerminal()
    let arguments = CStrings(words)
    let environment = CStrings(Self.environment(variables))
    var id: pid_t = 0
    let result = posix_spawnp(
      &id, words[0], &preparation.actions, &preparation.attributes, arguments.pointers, environment.pointers)
    guard result == 0 else {
      // It took the terminal before it was found that there is nothing to run.
      if takesTerminal { tcsetpgrp(STDIN_FILENO, getpgrp()) }
      let why = result == ENOENT ? "command not found" : String(cString: strerror(result))
      throw Failure(code: result == ENOENT ? 127 : 126, message: "can't run \(words[0]): \(why)")
    }
    self.id = id
    if !takesTerminal { giveTerminal() }
  }

  /// Passes signals on until it has ended. The second signal ends it at once.
  func wait() -> End {
    var set = Signals.set([SIGCHLD] + ChildSignals.passed)
    var isInterrupted = false
    while true {
      var received: Int32 = 0
      sigwait(&set, &received)
      if received == SIGCHLD {
        guard let end = look() else { continue }
        takeTerminal()
        if case .signal(let signal) = end, ChildSignals.passed.contains(signal) { isInterrupted = true }
        return End(how: end, isInterrupted: isInterrupted)
      }
      signal(isInterrupted ? SIGKILL : received)
      isInterrupted = true
    }
  }

  /// Sends a signal to it and to all that it has started.
  func signal(_ number: Int32) {
    kill(-id, number)
    kill(-id, SIGCONT)
  }

  /// How it ended; nil where it has not.
  func look() -> TrafficReport.End? {
    var status: Int32 = 0
    guard waitpid(id, &status, WNOHANG | WUNTRACED) == id else { return nil }
    // The macros of wait(2): seven bits of signal, where all of them mean stopped; then eight of exit status.
    let (low, high) = (status & 0x7f, (status >> 8) & 0xff)
    switch low {
    case 0: return .exit(high)
    case 0x7f:
      stopped(by: high)
      return nil
    default: return .signal(low)
    }
  }

  /// Ctrl-Z stops us with it, so that the shell has its terminal again; what wanted the terminal gets it.
  private func stopped(by signal: Int32) {
    guard hasTerminal else { return }
    if signal != SIGTTIN, signal != SIGTTOU {
      takeTerminal()
      kill(getpid(), SIGSTOP)
      // The shell goes on with us in the foreground or in the background.
      guard tcgetpgrp(STDIN_FILENO) == getpgrp() else {
        kill(-id, SIGCONT)
        return
      }
    }
    giveTerminal()
  }

  private func giveTerminal() {
    guard hasTerminal else { return }
    tcsetpgrp(STDIN_FILENO, id)
    // It may have asked for the terminal before it had it.
    kill(-id, SIGCONT)
  }

  private func takeTerminal() { if hasTerminal { tcsetpgrp(STDIN_FILENO, getpgrp()) } }

  private static func environment(_ variables: [(name: String, value: String)]) -> [String] {
    let kept = Environment.lines.filter { line in
      let name = line.prefix { $0 != "=" }
      return !variables.contains { $0.name == name }
    }
    return kept + variables.map { "\($0.name)=\($0.value)" }
  }
}

/// What is done in the child before the program runs: a process group of its own, the terminal where there is one, and
/// the signals as a shell gives them.
private struct Preparation {
  #if canImport(Darwin)
    var actions: posix_spawn_file_actions_t?
    var attributes: posix_spawnattr_t?
    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t?>
  #else
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    private typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
  #endif

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    var none = Signals.set([])
    posix_spawnattr_setsigmask(&attributes, &none)
    var usual = Signals.set([SIGPIPE, SIGCHLD, SIGXFSZ])
    posix_spawnattr_setsigdefault(&attributes, &usual)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
  }

  /// Lets the child take the terminal before it runs, so that it never runs without it.
  ///
  /// - Returns: false where the system has no such call, which came with glibc 2.35; then we give it afterwards.
  mutating func takeTerminal() -> Bool {
    guard let address = dlsym(dlopen(nil, RTLD_NOW), "posix_spawn_file_actions_addtcsetpgrp_np") else { return false }
    let add = unsafeBitCast(address, to: (@convention(c) (Actions, Int32) -> Int32).self)
    return add(&actions, STDIN_FILENO) == 0
  }

  /// Gives the child these as its standard files.
  mutating func give(_ input: Int32, _ output: Int32) {
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    for file in [STDOUT_FILENO, STDERR_FILENO] { posix_spawn_file_actions_adddup2(&actions, output, file) }
  }

  mutating func destroy() {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }
}

/// A list of C strings that ends with nil, as `posix_spawn` takes it.
private final class CStrings {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ words: [String]) { pointers = words.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}
