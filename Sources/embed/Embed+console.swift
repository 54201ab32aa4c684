import COpenSSL
import CZlib

/// Files packed as one: they have much in common. As whole numbers, which take a second to compile and
/// the room of their bytes in the program; a number for each byte takes minutes, and text a third more room.
extension Embed {
  /// The files of the page, without what is there for people who change it: comments that have lines for themselves, a
  /// seventh.
  static func console(_ files: [File]) -> String {
    let files = files.map { File($0.path, bare($0.bytes)) }
    let version = digest(files.flatMap { Array("\($0.path)\n".utf8) + $0.bytes })
    return packed(
      files, into: "EmbeddedConsole", access: "package ",
      """
        /// A digest over all files and their names.
        package static let version = "\(version)"


      """)
  }

  /// The documents that agents can read.
  static func docs(_ files: [File]) -> String { packed(files, into: "EmbeddedDocs", access: "", "") }

  private static func packed(_ files: [File], into name: String, access: String, _ more: String) -> String {
    let packed = packed(files.flatMap(\.bytes))
    let rows = files.map { "    (\"\($0.path)\", \($0.bytes.count)),\n" }.joined()
    return """
      extension \(name) {
      \(more)  /// All files, by their paths in alphabetical order.
        \(access)static let files: [File] = [
      \(rows)  ]

        /// Bytes of what is packed.
        \(access)static let count = \(packed.count)

        /// All files in that order, packed: eight bytes each, the first one lowest.
        static let words: [UInt64] = [
      \(words(packed))  ]
      }

      """
  }

  /// A file without the comments that have lines for themselves.
  private static func bare(_ bytes: [UInt8]) -> [UInt8] {
    var isInside = false
    var kept: [UInt8] = []
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // Behind the last line ending there is no line.
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines {
      let text = line.drop { $0 == UInt8(ascii: " ") }
      if isInside {
        isInside = behindComment(text) == nil
      } else if text.starts(with: "/*".utf8) {
        guard let rest = behindComment(text) else {
          isInside = true
          continue
        }
        if !rest.allSatisfy({ $0 == UInt8(ascii: " ") }) { kept += line + [UInt8(ascii: "\n")] }
      } else if !text.starts(with: "// ".utf8) {
        kept += line + [UInt8(ascii: "\n")]
      }
    }
    return kept
  }

  /// What stands behind the end of a comment; nil where it does not end.
  private static func behindComment(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let end = text.indices.dropLast().first { text[$0...].starts(with: "*/".utf8) }
    return end.map { text[($0 + 2)...] }
  }

  /// In the form of gzip, which says nothing of when it was made.
  private static func packed(_ bytes: [UInt8]) -> [UInt8] {
    let room = zlibx_bound(bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: room) { out, count in
      count = zlibx_pack(bytes, bytes.count, out.baseAddress, room)
    }
    guard !packed.isEmpty else { fail("zlib can't pack the console") }
    return packed
  }

  /// The first half of their SHA-256, as 16 hexadecimal digits.
  private static func digest(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(bytes, bytes.count, &digest)
    return digest.prefix(8).map { hexadecimal(UInt64($0), digits: 2) }.joined()
  }

  private static func words(_ bytes: [UInt8]) -> String {
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 8) {
      let word = bytes[start..<min(start + 8, bytes.count)].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      text += "0x\(hexadecimal(word, digits: 16)),\n"
    }
    return text
  }

  private static func hexadecimal(_ value: UInt64, digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: digits - text.count) + text
  }
}
