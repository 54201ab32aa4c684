import Client
import Disk
import JSON
import Locks
import Rules
import Simulator
import Texts
import Tid
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// How the program ends (`docs/command-line.md`).
enum ExitCode: Int32 {
  case fine = 0
  case checksFailed = 1
  case usage = 2
  case notesReached = 3
  case cannotStart = 4
}

/// Standard output and standard error. One call is one write, so that lines of several threads stay whole.
///
/// Whatever is said may have a value from a file or from a client in it, so nothing passes here that a terminal would
/// act on but the line feeds of the text itself; a value that may have some is made `visible` where it is put in.
enum Console {
  static func out(_ text: String) { write(text.visibleLines + "\n", to: STDOUT_FILENO) }

  /// Whether all that a server says is one JSON object a line.
  static var isJSON: Bool { json.withLock { $0 } }

  /// From now on it is.
  static func speakJSON() { json.withLock { $0 = true } }

  private static let json = Guarded(false)

  /// A sentence as such an object.
  private static func object(_ text: String, _ level: NoteLevel) -> JSONValue {
    [
      "time": .text(SvenskTid.iso(SystemTime.machine.now())), "level": .text(level.rawValue),
      "message": .text(text.begins(with: "fast2sim: ") ? String(text.dropFirst(10)) : text),
    ]
  }

  /// Text with colours, whose values are visible already.
  static func out(painted text: String) { write(Secrets.text(text) + "\n", to: STDOUT_FILENO) }

  /// A message on standard error, without the secrets that it may quote.
  static func error(_ text: String) {
    let said = Secrets.text(text).visibleLines
    write((isJSON ? line(object(said, .warning)) : said) + "\n", to: STDERR_FILENO)
  }

  /// Text with colours, whose values are visible already.
  static func error(painted text: String) { write(Secrets.text(text) + "\n", to: STDERR_FILENO) }

  /// Lines of the log, on standard error. A program that started this one and doesn't read what it says would stop
  /// every request once the pipe is full; so such lines are left out, and the next one that fits says how many.
  static func log(_ text: String) {
    let said = text.visibleLines
    Array(((isJSON ? line(object(said, .info)) : said) + "\n").utf8).withUnsafeBytes(log(lines:))
  }

  /// The same for what is visible and in the form of the log already, with the line feed at its end.
  static func log(lines: UnsafeRawBufferPointer) {
    leftOut.withLock { leftOut in
      let isTaken = leftOut == 0 ? takes(lines) : takes(Array(notice(leftOut).utf8) + lines)
      leftOut = isTaken ? 0 : leftOut + 1
    }
  }

  private static func line(_ object: JSONValue) -> String { String(decoding: object.compact, as: UTF8.self) }

  private static let leftOut = Guarded(0)

  private static func notice(_ leftOut: Int) -> String {
    let missing = "fast2sim: \(leftOut) messages were left out, since nobody read them"
    return (isJSON ? line(object(missing, .warning)) : missing) + "\n"
  }

  private static func takes(_ lines: [UInt8]) -> Bool { lines.withUnsafeBytes(takes) }

  /// Whether somebody reads standard error, or there is room for what nobody has read yet.
  private static func takes(_ lines: UnsafeRawBufferPointer) -> Bool {
    // What a pipe says to have room for is this much.
    stride(from: 0, to: lines.count, by: Int(PIPE_BUF)).allSatisfy { start in
      let piece = UnsafeRawBufferPointer(rebasing: lines[start..<min(start + Int(PIPE_BUF), lines.count)])
      return isReady(STDERR_FILENO) && DiskFile.writeAll(piece, to: STDERR_FILENO)
    }
  }

  private static func isReady(_ file: Int32) -> Bool {
    var entry = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
    return poll(&entry, 1, 0) == 1
  }

  /// Whether a status stands on the last line of the terminal.
  private static let hasStatus = Guarded(false)

  /// What stands on the last line of the terminal until the next status, or until something else is said.
  static func status(_ text: String) {
    hasStatus.withLock { $0 = !text.isEmpty }
    let line = String(text.visible.prefix(columns - 1))
    _ = writeAll(Array(("\r\u{1B}[K" + line).utf8), to: STDERR_FILENO)
  }

  /// Of the terminal; a line that is longer would be two, of which the first stays.
  private static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return max(2, Int(size.ws_col))
  }

  private static func clearStatus() {
    let isThere = hasStatus.withLock { isThere in
      defer { isThere = false }
      return isThere
    }
    if isThere { _ = writeAll(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
  }

  /// How far a long task is, for whoever looks at a terminal.
  ///
  /// - Parameter isQuiet: nobody wants to see it.
  static func progress(isQuiet: Bool) -> Progress {
    let start = ContinuousClock.now
    let isShown = !isQuiet && isTerminal && getenv("TERM").map { String(cString: $0) } != "dumb"
    return Progress(elapsed: { start.duration(to: .now) }, show: isShown ? { status($0) } : nil)
  }

  /// Clears the terminal, where standard output is one.
  static func clear() {
    guard isOutputTerminal else { return }
    _ = writeAll(Array("\u{1B}[H\u{1B}[2J\u{1B}[3J".utf8), to: STDOUT_FILENO)
  }

  /// Bytes as they are, for generated files. Half a file is no file: the program ends where they can't be written.
  static func out(bytes: [UInt8]) {
    guard writeAll(bytes, to: STDOUT_FILENO) else { fail(.checksFailed, "can't write: \(Files.problem)") }
  }

  /// Whether a person looks at standard output.
  static var isOutputTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// Whether a person looks at standard error.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether standard error takes colours, or somebody has asked for them (`CLICOLOR_FORCE`), and nobody for none
  /// (`NO_COLOR`, https://no-color.org).
  static var isColoured: Bool { takesColours(STDERR_FILENO) }

  /// The same of standard output.
  static var isOutputColoured: Bool { takesColours(STDOUT_FILENO) }

  private static func takesColours(_ file: Int32) -> Bool {
    func set(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    guard (set("NO_COLOR") ?? "").isEmpty else { return false }
    return isatty(file) == 1 && set("TERM") != "dumb" || !["", "0"].contains(set("CLICOLOR_FORCE") ?? "")
  }

  /// A word that says how something went, in its colour where standard output takes them, and what stands behind it.
  static func out(_ word: String, _ tone: Tone, _ text: String) {
    let shown = takesColours(STDOUT_FILENO) ? tone.painted(word) : word
    write(shown + text.visibleLines + "\n", to: STDOUT_FILENO)
  }

  /// Lines whose values are visible already, in colours where standard output takes them.
  ///
  /// - Parameter lines: what they are, with colours or without.
  static func out(_ lines: (_ isColoured: Bool) -> [String]) {
    let text = lines(takesColours(STDOUT_FILENO)).joined(separator: "\n")
    if !text.isEmpty { write(text + "\n", to: STDOUT_FILENO) }
  }

  /// An object a line on standard output.
  static func out(object members: [(String, JSONValue?)], saying text: String) {
    write(line(.object(object(text, .info).members.map { ($0, $1) } + members)) + "\n", to: STDOUT_FILENO)
  }

  /// Rows under a heading, which stands out on a terminal.
  static func out(heading: String, rows: [String]) {
    let heading = heading.visible
    let shown = takesColours(STDOUT_FILENO) ? "\u{1B}[1;32m\(heading)\u{1B}[0m" : heading
    write(([shown] + rows.map(\.visible)).joined(separator: "\n") + "\n", to: STDOUT_FILENO)
  }

  /// One clear line, and the end.
  static func fail(_ code: ExitCode, _ text: String) -> Never {
    let said = Secrets.text("fast2sim: \(text)").visibleLines
    if isJSON {
      write(line(object(said, .error)) + "\n", to: STDERR_FILENO)
      exit(code.rawValue)
    }
    let name = isColoured && said.hasPrefix("fast2sim:") ? Tone.error.painted("fast2sim:") : "fast2sim:"
    write(name + said.dropFirst(9) + "\n", to: STDERR_FILENO)
    exit(code.rawValue)
  }

  /// The end, where all has been said.
  static func end(_ code: ExitCode) -> Never { exit(code.rawValue) }

  private static func write(_ text: String, to file: Int32) {
    clearStatus()
    // Where nobody reads a message there is nobody to tell, either.
    _ = writeAll(Array(text.utf8), to: file)
  }

  /// Whether all of it was written; `errno` says why not.
  static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool { DiskFile.writeAll(bytes, to: file) }
}

enum StandardInput {
  /// What comes there, up to its end; nil where it can't be read, or is more than the largest body that a server takes.
  static func all() -> [UInt8]? {
    var (bytes, piece) = ([UInt8](), [UInt8](repeating: 0, count: 1 << 16))
    while bytes.count <= 1 << 30 {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 { bytes += piece[..<count] } else if errno != EINTR { return nil }
    }
    return nil
  }
}

/// Waits for the signals that ask the program to stop.
enum Signals {
  /// To be called before any thread starts, so that all of them leave the signals to `wait`. Until then they end the
  /// program at once: loading a large seed can be interrupted.
  static func block() {
    var set = stopSet
    pthread_sigmask(SIG_BLOCK, &set, nil)
    // A client that hangs up early must not end the server.
    signal(SIGPIPE, SIG_IGN)
    // What SQLite shares with other programs lies in a file that each of them can cut short, and reading behind the end
    // of that is a signal. Nothing can be mended then, but said.
    signal(SIGBUS) { _ in
      let text: StaticString = """
        fast2sim: the file beside the database that ends with -shm was cut short by another program; \
        what was answered is kept, start the server again

        """
      _ = write(STDERR_FILENO, text.utf8Start, text.utf8CodeUnitCount)
      _exit(ExitCode.checksFailed.rawValue)
    }
  }

  /// A limit on the size of files is an error of the call that meets it, and not the end of the program with half a
  /// file behind it.
  static func ignoreFileSize() { signal(SIGXFSZ, SIG_IGN) }

  /// Lets SIGTERM and SIGINT end the program at once, and with 0: that is how what goes on without an end is ended.
  static func endAtOnce() {
    for number in [SIGINT, SIGTERM] { signal(number) { _ in _exit(ExitCode.fine.rawValue) } }
  }

  /// Returns when SIGTERM or SIGINT has come. The next one ends the program without waiting for requests.
  static func wait() {
    _ = receive()
    release()
  }

  /// Waits for SIGTERM or SIGINT, and says which has come; the next one waits to be received, too.
  static func receive() -> Int32 {
    var set = stopSet
    var received: Int32 = 0
    sigwait(&set, &received)
    return received
  }

  /// Whether the next one has come.
  static var isPending: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGINT) == 1
  }

  /// The next one ends the program without waiting for requests.
  static func release() {
    var set = stopSet
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  /// Sends SIGTERM to the program itself.
  static func stop() { kill(getpid(), SIGTERM) }

  private static var stopSet: sigset_t { Signals.set([SIGTERM, SIGINT]) }

  static func set(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }
}
