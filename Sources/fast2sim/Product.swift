#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Product {
  /// By Semantic Versioning; the CHANGELOG's newest heading.
  static let version = "0.2.0"
}

/// Every option that there is.
let allOptions = Command.options

/// The environment of the process, read once.
enum Environment {
  static func all() -> [String: String] {
    var out: [String: String] = [:]
    for name in allOptions.map(\.variable) + AccessOptions.variables {
      if let value = getenv(name) { out[name] = String(cString: value) }
    }
    return out
  }

  /// A variable that is no option's; nil where it is not set, or empty.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Every variable that is set and not empty.
  static var everything: [String: String] {
    var out: [String: String] = [:]
    var entry = environ
    while let line = entry.pointee {
      let text = String(cString: line)
      if let sign = text.firstIndex(of: "="), text.index(after: sign) < text.endIndex {
        out[String(text[..<sign])] = String(text[text.index(after: sign)...])
      }
      entry += 1
    }
    return out
  }
}
