import Disk

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes Swift that has files of the repository in it, for the plugin `BuiltIn`.
@main
enum Embed {
  /// A path below the folder, and the bytes that lie there.
  typealias File = (path: String, bytes: [UInt8])

  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    guard words.count > 3, let write = writer(words[0]) else {
      fail("usage: embed seed|scenarios|console|docs OUT FOLDER PATH...")
    }
    do throws(DiskProblem) {
      var files: [File] = []
      for path in words[3...] { files.append((path, try DiskFile.read("\(words[2])/\(path)"))) }
      let text = Array(write(files).utf8)
      // What is the same is left alone, so that nothing is compiled for it.
      if (try? DiskFile.read(words[1])) != text { try DiskFile.replace(words[1], for: .everybody) { $0(text) } }
    } catch {
      fail(error.message)
    }
  }

  private static func writer(_ kind: String) -> (([File]) -> String)? {
    switch kind {
    case "seed": { "extension DemoSeed {\n  static let text: StaticString = \(literal($0[0]))\n}\n" }
    case "scenarios": scenarios
    case "console": console
    case "docs": docs
    default: nil
    }
  }

  /// By their paths without `.yaml`.
  private static func scenarios(_ files: [File]) -> String {
    let rows = files.map { file in "    (\"\(file.path.dropLast(5))\", \(literal(file))),\n" }.joined()
    return "extension ShippedScenarios {\n  static let all: [File] = [\n\(rows)  ]\n}\n"
  }

  /// A text as Swift has it, in one line and in ASCII: nothing in it can end it.
  private static func literal(_ file: File) -> String {
    guard let text = String(validating: file.bytes, as: UTF8.self) else { fail("\(file.path) is not UTF-8") }
    return "\"" + text.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\""
  }

  /// Says why nothing is written, and ends.
  static func fail(_ reason: String) -> Never {
    _ = DiskFile.writeAll(Array("embed: \(reason)\n".utf8), to: STDERR_FILENO)
    exit(1)
  }
}
