import Texts

#if canImport(Glibc)
  // The environment is a global of C, read here while nobody changes it.
  @preconcurrency import Glibc
#elseif canImport(Darwin)
  @preconcurrency import Darwin
#endif

enum Product {
  /// By Semantic Versioning; the CHANGELOG's newest heading.
  static let version = "0.2.0"
}

/// Every option that there is.
let allOptions = Command.options

/// The environment of the process, read once. Composition files pass on variables that nobody set as empty ones: they
/// are none.
enum Environment {
  /// The variables that commands go by.
  static func all() -> [String: String] {
    let names = Set(allOptions.map(\.variable) + AccessOptions.variables)
    return everything.filter { names.contains($0.key) }
  }

  /// A variable that is no option's; nil where it is not set, or empty.
  static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Every variable that is set and not empty.
  static var everything: [String: String] {
    lines.reduce(into: [:]) { all, line in
      if let parts = line.parted(by: "="), !parts.after.isEmpty { all[parts.before] = parts.after }
    }
  }

  /// The variables as C has them: `NAME=VALUE`.
  static var lines: [String] {
    #if canImport(Darwin)
      var next = _NSGetEnviron().pointee
    #else
      var next = environ
    #endif
    var lines: [String] = []
    while let line = next.pointee {
      lines.append(String(cString: line))
      next += 1
    }
    return lines
  }
}
