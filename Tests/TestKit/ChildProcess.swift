import Locks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The built `fast2sim` as a process of its own, for tests of what only a process does: arguments, exit codes, signals.
///
/// Every wait ends (`Patience`). One thread uses it at a time.
package final class ChildProcess {
  /// How a process ended.
  package enum End: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  /// What a process that has ended leaves.
  package struct Result: Sendable {
    package let end: End
    package let output: String
    package let errors: String
    /// The lines of standard error.
    package var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// Why a test can't go on with its process.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  /// Its number; a thread of the test may signal it.
  package let id: Int32
  private var output: Pipe
  private var errors: Pipe
  private var end: End?

  /// Starts the program. Its environment has nothing but `PATH`, a sanitizer's options, and what is given here.
  ///
  /// - Parameters:
  ///   - program: another one than fast2sim, by its path.
  ///   - directory: its working directory.
  ///   - shell: commands of the shell that are run first, such as `umask 0` or `ulimit -n 64`.
  ///   - terminal: standard error is a terminal.
  package init(
    _ arguments: [String], program: String? = nil, environment: [String: String] = [:], in directory: String,
    after shell: String? = nil, terminal: Bool = false
  ) throws {
    var (program, arguments) = (try program ?? Self.path, arguments)
    if let shell {
      (program, arguments) = ("/bin/sh", ["-c", #"\#(shell); exec "$0" "$@""#, program] + arguments)
    }
    // Between making a pipe and keeping it from other children no other child may start.
    (id, output, errors) = try Self.starting.withLock { _ in
      let (outer, outerWrite) = try Pipe.make()
      let (error, errorWrite) = try terminal ? Pipe.terminal() : Pipe.make()
      defer { for file in [outerWrite, errorWrite] { close(file) } }
      let process = try Self.spawn(program, arguments, environment, directory, outerWrite, errorWrite)
      return (process, outer, error)
    }
  }

  deinit {
    if end == nil {
      kill(id, SIGKILL)
      var status: Int32 = 0
      waitpid(id, &status, 0)
    }
    output.close()
    errors.close()
  }

  /// Runs the program to its end.
  package static func run(
    _ arguments: [String], program: String? = nil, environment: [String: String] = [:], in directory: String,
    after shell: String? = nil
  ) throws -> Result {
    try ChildProcess(arguments, program: program, environment: environment, in: directory, after: shell).wait()
  }

  /// Where fast2sim lies.
  package static var path: String { get throws { try program.get() } }

  /// Sends a signal.
  package func signal(_ number: Int32) { kill(id, number) }

  /// The next line of standard output, without its end.
  ///
  /// - Throws: where the program ends without one; the error has what it said.
  package func line() throws -> String {
    while true {
      if let line = output.takeLine() { return line }
      guard output.isOpen else { throw Failure(description: "no line, but \(try wait())") }
      try read()
    }
  }

  /// Reads standard error until it has a text.
  package func waitForErrors(containing text: String) throws {
    while !errors.text.contains(text) {
      guard errors.isOpen else { throw Failure(description: "'\(text)' did not come, but \(errors.text)") }
      try read()
    }
  }

  /// Waits for the end.
  package func wait() throws -> Result {
    while output.isOpen || errors.isOpen { try read() }
    var status: Int32 = 0
    while end == nil {
      let waited = waitpid(id, &status, 0)
      guard waited == id || errno == EINTR else { throw Failure(description: "waitpid: \(errno)") }
      // The macros of wait(2): seven bits of signal, then eight of exit status.
      if waited == id { end = status & 0x7f == 0 ? .exit((status >> 8) & 0xff) : .signal(status & 0x7f) }
    }
    return Result(end: end ?? .signal(0), output: output.text, errors: errors.text)
  }

  /// Reads what comes next on either pipe.
  private func read() throws {
    var entries = [output, errors].map { pollfd(fd: $0.file, events: Int16(POLLIN), revents: 0) }
    let ready = poll(&entries, 2, Int32(Patience.minutes) * 60_000)
    guard ready != 0 else {
      throw Failure(
        description: "nothing for \(Patience.minutes) min; so far: \(output.text)\(errors.text)")
    }
    if entries[0].revents != 0 { output.read() }
    if entries[1].revents != 0 { errors.read() }
  }

  private static let starting = Guarded(())

  private static func spawn(
    _ program: String, _ arguments: [String], _ environment: [String: String], _ directory: String,
    _ output: Int32, _ errors: Int32
  ) throws -> pid_t {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    let words = Words([program] + arguments)
    // A sanitizer's options go along, so that the program under test is judged like the tests themselves.
    var passed = ["PATH": path]
    for name in ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = getenv(name) { passed[name] = String(cString: value) }
    }
    let variables = Words(environment.merging(passed) { given, _ in given }.map { "\($0)=\($1)" })
    let actions = try SpawnActions(directory: directory, output: output, errors: errors)
    var process: pid_t = 0
    let result = actions.spawn(&process, program, words, variables)
    guard result == 0 else {
      throw Failure(description: "can't start \(program): \(String(cString: strerror(result)))")
    }
    return process
  }

  /// What `FAST2SIM_TEST_PROGRAM` names: `scripts/test-program` has another one tested than was built for the tests, and
  /// quicker than that.
  package static let named = getenv("FAST2SIM_TEST_PROGRAM").map { String(cString: $0) }

  /// The built program lies beside the bundle of the tests, whatever the scratch path and the configuration.
  private static let program: Swift.Result<String, Failure> = {
    if let named { return .success(named) }
    var candidates = SystemFunctions.fileOfThisCode.map { [$0] } ?? []
    candidates += ["/proc/self/exe", CommandLine.arguments[0]]
    for candidate in candidates {
      guard let real = realpath(candidate, nil) else { continue }
      var parts = String(cString: real).split(separator: "/")
      free(real)
      // On macOS the bundle is a directory with the code some levels down.
      for _ in 0..<5 where !parts.isEmpty {
        parts.removeLast()
        let program = "/" + parts.joined(separator: "/") + "/fast2sim"
        var status = stat()
        if stat(program, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(program, X_OK) == 0 {
          return .success(program)
        }
      }
    }
    return .failure(Failure(description: "no fast2sim beside \(candidates)"))
  }()
}

/// A list of C strings that ends with nil, as `posix_spawn` takes it.
private final class Words {
  let pointers: [UnsafeMutablePointer<CChar>?]

  init(_ words: [String]) { pointers = words.map { strdup($0) } + [nil] }

  deinit { for pointer in pointers { free(pointer) } }
}

/// What is done in the child before the program runs: its files, its directory, and the signals as a shell gives them.
private final class SpawnActions {
  #if canImport(Darwin)
    private var actions: posix_spawn_file_actions_t?
    private var attributes: posix_spawnattr_t?
  #else
    private var actions = posix_spawn_file_actions_t()
    private var attributes = posix_spawnattr_t()
  #endif

  init(directory: String, output: Int32, errors: Int32) throws {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_adddup2(&actions, errors, 2)
    guard SystemFunctions.changeDirectory?(&actions, directory) == 0 else {
      throw ChildProcess.Failure(description: "no way to set the working directory of a child")
    }
    var flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    // A socket of another test that lived on in the child would never be seen to close.
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #else
      _ = SystemFunctions.closeFrom?(&actions, 3)
    #endif
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for signal in [SIGPIPE, SIGINT, SIGTERM] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  deinit {
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  func spawn(_ process: inout pid_t, _ program: String, _ words: Words, _ variables: Words) -> Int32 {
    posix_spawn(&process, program, &actions, &attributes, words.pointers, variables.pointers)
  }
}
