import Traffic

/// The browser of whoever runs the program.
enum Browser {
  #if canImport(Darwin)
    private static let opener = "open"
  #else
    private static let opener = "xdg-open"
  #endif

  /// Opens a URL, and leaves the browser to itself.
  ///
  /// - Returns: whether there is one to open it.
  static func open(_ url: String) -> Bool {
    guard let child = try? ChildCommand([opener, url], []) else { return false }
    return child.wait().how == .exit(0)
  }
}
