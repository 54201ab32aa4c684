import Texts
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The end of what a command prints, however much that is.
final class OutputTail {
  /// Bytes that are kept.
  private static let most = 64 << 10
  /// Bytes that are read at a time, so that a command that never stops printing holds up nobody.
  private static let atATime = 256 << 10
  private static let mostLines = 12
  private static let mostColumns = 200

  /// The end that is read; -1 where it is shut.
  private(set) var file: Int32
  /// The latest bytes, of which a letter may be cut.
  private(set) var bytes: [UInt8] = []

  private init(_ file: Int32) { self.file = file }

  deinit { shut() }

  /// What both outputs of a command are to go to, and an input that is at its end; the caller closes these two.
  static func make() throws(Serving.Problem) -> (tail: OutputTail, files: (input: Int32, output: Int32)) {
    let (input, nobody) = try ends()
    close(nobody)
    let (file, output) = try ends()
    _ = fcntl(file, F_SETFL, O_NONBLOCK)
    return (OutputTail(file), (input, output))
  }

  /// Both ends of a pipe, which no other command gets.
  private static func ends() throws(Serving.Problem) -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw Serving.Problem(message: "can't make a pipe: \(Files.problem)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Reads what is there.
  func take() {
    var left = Self.atATime
    var buffer = [UInt8](repeating: 0, count: 16 << 10)
    while file >= 0, left > 0 {
      let count = read(file, &buffer, buffer.count)
      if count == 0 { shut() }
      guard count > 0 else { return }
      left -= count
      bytes += buffer[..<count]
      if bytes.count > 2 * Self.most { bytes.removeFirst(bytes.count - Self.most) }
    }
  }

  /// Reads no more of it.
  func shut() {
    guard file >= 0 else { return }
    close(file)
    file = -1
  }

  /// The last lines, without secrets, as they can be shown.
  var lastLines: [String] {
    let text = Secrets.text(String(decoding: bytes.suffix(Self.most), as: UTF8.self))
    return text.split(whereSeparator: \.isNewline).suffix(Self.mostLines).map { line in
      String(line.count > Self.mostColumns ? line.prefix(Self.mostColumns) + "…" : line).visible
    }
  }
}
