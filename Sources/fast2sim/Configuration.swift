import Documents
import Texts

/// The options that a file sets: `fast2sim.yaml` of the working directory, or the one that `--config` names.
struct Configuration {
  /// The file that is read where none is named.
  static let standardFile = "fast2sim.yaml"

  let values: [String: ConfigValue]

  /// Those of a file that was read.
  init(_ values: [String: ConfigValue]) { self.values = values }

  /// The keys that a file may have.
  static func keys(of options: [Option]) -> [String] { options.filter { $0.reach == .file }.map(\.name) }

  /// - Parameters:
  ///   - named: the file that must be there; nil takes the standard one if it is.
  ///   - options: every option of every command; those that can't stand in a file are left out.
  init(named: String?, options: [Option]) throws(UsageError) {
    let file = named ?? Self.standardFile
    guard let bytes = Files.read(file) else {
      guard named == nil, Files.isMissing else {
        throw Files.unreadable(file)
      }
      values = [:]
      return
    }
    switch ConfigDocument.read(bytes: bytes, file: file, keys: Self.keys(of: options)) {
    case .values(let values): self.values = values
    case .diagnostics(let found):
      for diagnostic in found { Console.error(diagnostic.description) }
      throw UsageError(message: "\(file) has \(amount(found.count, "mistake"))")
    }
  }
}
