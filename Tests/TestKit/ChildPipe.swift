#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The reading end of a pipe, and what came through it.
struct Pipe {
  private(set) var file: Int32 = -1
  private var bytes: [UInt8] = []
  private var taken = 0

  var isOpen: Bool { file >= 0 }
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// A pipe that no other child inherits, and its writing end.
  static func make() throws -> (Pipe, Int32) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildProcess.Failure(description: "no pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var made = Pipe()
    made.file = ends[0]
    return (made, ends[1])
  }

  /// A terminal, and the end of it that a program has.
  static func terminal() throws -> (Pipe, Int32) {
    var (made, end): (Pipe, Int32) = (Pipe(), -1)
    guard SystemFunctions.openTerminal?(&made.file, &end, nil, nil, nil) == 0 else {
      throw ChildProcess.Failure(description: "no terminal: \(errno)")
    }
    for file in [made.file, end] { _ = fcntl(file, F_SETFD, FD_CLOEXEC) }
    return (made, end)
  }

  /// Reads once; closes at the end.
  mutating func read() {
    var piece = [UInt8](repeating: 0, count: 64 * 1024)
    let count = systemRead(file, &piece, piece.count)
    if count > 0 { bytes += piece[..<count] }
    if count == 0 || (count < 0 && errno != EINTR) { close() }
  }

  mutating func takeLine() -> String? {
    guard let end = bytes[taken...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    defer { taken = end + 1 }
    return String(decoding: bytes[taken..<end], as: UTF8.self)
  }

  mutating func close() {
    if isOpen { systemClose(file) }
    file = -1
  }
}

private func systemRead(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
  read(file, buffer, count)
}

private func systemClose(_ file: Int32) { close(file) }

/// Functions of the system that the platform's module hides behind macros of C, found by name.
enum SystemFunctions {
  #if canImport(Darwin)
    typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t?>
  #else
    typealias Actions = UnsafeMutablePointer<posix_spawn_file_actions_t>
  #endif

  /// `posix_spawn_file_actions_addchdir_np`.
  static var changeDirectory: (@convention(c) (Actions, UnsafePointer<CChar>) -> Int32)? {
    find("posix_spawn_file_actions_addchdir_np")
  }

  /// `posix_spawn_file_actions_addclosefrom_np`, of glibc 2.34 and later.
  static var closeFrom: (@convention(c) (Actions, Int32) -> Int32)? { find("posix_spawn_file_actions_addclosefrom_np") }

  /// `openpty`, in the C library since glibc 2.34.
  static var openTerminal: OpenTerminal? { find("openpty") }
  typealias OpenTerminal =
    @convention(c) (
      UnsafeMutablePointer<Int32>, UnsafeMutablePointer<Int32>, UnsafeMutablePointer<CChar>?, OpaquePointer?,
      OpaquePointer?
    ) -> Int32

  /// The file that the code of the tests was loaded from, by `dladdr`.
  static var fileOfThisCode: String? {
    var information: (file: UnsafePointer<CChar>?, base: Int, symbol: Int, address: Int) = (nil, 0, 0, 0)
    let find: (@convention(c) (UnsafeRawPointer, UnsafeMutableRawPointer) -> Int32)? = find("dladdr")
    guard let find, find(#dsohandle, &information) != 0, let file = information.file else { return nil }
    return String(cString: file)
  }

  private static func find<Function>(_ name: String) -> Function? {
    guard let address = dlsym(dlopen(nil, RTLD_NOW), name) else { return nil }
    return unsafeBitCast(address, to: Function.self)
  }
}
