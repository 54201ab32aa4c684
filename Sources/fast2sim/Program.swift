/// Where C begins the program, with the arguments that it was started with. Swift would read them from `/proc`, which
/// is not there in a chroot or a minimal image: then the program would take it that it was given none, and serve.
///
/// The Swift package manager gives the entry of an executable this name, and the linker's `main` leads to it.
@_cdecl("fast2sim_main")
func begin(_ count: CInt, _ words: UnsafePointer<UnsafePointer<CChar>?>) -> CInt {
  Program.run((0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } }.dropFirst().map(\.self))
  return 0
}

/// The composition root: flags, wiring, start and stop. Nothing in this target decides what the API does.
enum Program {
  /// Runs the command that the words name; `serve` where none does.
  static func run(_ words: [String]) {
    Signals.ignoreFileSize()
    let environment = Environment.all()
    do throws(UsageError) {
      switch words.first {
      case "--version": try run("version", words.dropFirst(), environment)
      case "help" where words.count > 1: Console.out(try Help.screen(words[1]))
      case "--help", "-h", "help": Console.out(Help.overview)
      case let word? where !word.hasPrefix("-"): try run(word, words.dropFirst(), environment)
      default: try run("serve", words[...], environment)
      }
    } catch {
      Console.fail(.usage, error.message)
    }
  }

  private static func run(
    _ command: String, _ words: ArraySlice<String>, _ environment: [String: String]
  ) throws(UsageError) {
    guard let run = Command.all.first(where: { $0.name == command })?.run else { throw Help.unknown(command) }
    try run(Array(words), environment)
  }
}
