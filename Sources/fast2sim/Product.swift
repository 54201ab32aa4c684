#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

enum Product {
  /// By Semantic Versioning; the CHANGELOG's newest heading.
  static let version = "0.1.0"
}

/// Every option that there is.
let allOptions =
  ServeCommand.options + SeedCommand.options + StateCommand.options + DoctorCommand.own + RulesCommand.options
  + ContractCommand.allOptions + ExecCommand.options + WaitCommand.options

/// The environment of the process, read once.
enum Environment {
  static func all() -> [String: String] {
    var out: [String: String] = [:]
    for name in allOptions.map(\.variable) {
      if let value = getenv(name) { out[name] = String(cString: value) }
    }
    return out
  }
}
