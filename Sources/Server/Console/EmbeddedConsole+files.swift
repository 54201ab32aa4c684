// Made from the files of Console/ by scripts/embed; edit those files and run the script.

extension EmbeddedConsole {
  /// A digest over all files and their names.
  package static let version = "e3b0c44298fc1c14"

  /// All files, by their paths in alphabetical order.
  package static let files: [File] = []
}
