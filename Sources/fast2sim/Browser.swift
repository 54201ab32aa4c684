import Disk
import Traffic

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The browser of whoever runs the program.
enum Browser {
  /// How long an opener has to say that it can't, in milliseconds. One that runs longer is the browser itself.
  private static let patience = 3000
  private static let pause = 20

  /// Opens a URL, and leaves the browser to itself.
  ///
  /// - Returns: whether there is one to open it.
  static func visit(_ url: String) -> Bool {
    guard hasScreen else { return false }
    guard let nothing = try? DiskFile.nothing() else { return false }
    defer { close(nothing) }
    return openers.contains { opens([$0, url], nothing) }
  }

  private static func opens(_ words: [String], _ nothing: Int32) -> Bool {
    guard let child = try? ChildCommand(words, [], files: (nothing, nothing)) else { return false }
    for _ in 0..<(patience / pause) {
      if let end = child.look() { return end == .exit(0) }
      Machine.wait(.milliseconds(pause))
    }
    return true
  }

  #if canImport(Darwin)
    private static let openers = ["open"]
    private static let hasScreen = true
  #else
    /// The second is that of Windows, for a Linux within it.
    private static let openers = ["xdg-open", "wslview"]
    /// Without one, xdg-open takes a browser of the terminal, which would begin in the middle of another program.
    private static var hasScreen: Bool {
      ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].contains { Environment.value($0) != nil }
    }
  #endif
}
