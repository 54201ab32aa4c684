import Texts

/// The files of the console, as they are in `Console/`: built in, or read from a folder each time.
package struct ConsoleFiles: Sendable {
  /// What names these files in URLs: a digest over all of them, or `dev` where they may change at any time.
  package let version: String
  /// Whether what has this version never changes.
  package let isFixed: Bool
  private let read: @Sendable (_ path: String) -> [UInt8]?

  /// Bytes that a file has at most.
  package static let mostBytes = 4 << 20
  /// What the page begins with.
  package static let index = "index.html"

  /// - Parameters:
  ///   - version: nil where somebody works on the files.
  ///   - read: the bytes of a path such as `views/board.js`, which leads nowhere else; nil where there
  ///     is no such file.
  package init(version: String?, _ read: @escaping @Sendable (_ path: String) -> [UInt8]?) {
    self.version = version ?? "dev"
    isFixed = version != nil
    self.read = read
  }

  /// Those that are built in.
  package static let embedded = ConsoleFiles(version: EmbeddedConsole.version, EmbeddedConsole.bytes)

  /// The media type of a file by its name; nil for what is no part of a page.
  package static func type(_ path: String) -> String? {
    switch path.split(separator: ".").last {
    case "html": "text/html; charset=utf-8"
    case "js": "text/javascript; charset=utf-8"
    case "css": "text/css; charset=utf-8"
    case "svg": "image/svg+xml"
    default: nil
    }
  }

  /// The file at the segments of a path; nil where there is none, and for a path that could lead out of the folder.
  package func file(_ segments: [String]) -> (type: String, bytes: [UInt8])? {
    let path = segments.joined(separator: "/")
    guard (1...4).contains(segments.count), segments.allSatisfy(Self.isName), let type = Self.type(path) else {
      return nil
    }
    return read(path).map { (type, $0) }
  }

  /// Letters and digits of ASCII, with `-`, `_` and `.` between them.
  private static func isName(_ segment: String) -> Bool {
    guard segment.utf8.count <= 64, segment.utf8.first != UInt8(ascii: ".") else { return false }
    return segment.utf8.allSatisfy(\.isOfPlainName)
  }
}

/// The page within the program: the tool `embed` writes it while the program is built.
package enum EmbeddedConsole {
  /// A path, and how many bytes lie there.
  package typealias File = (path: String, count: Int)

  private static let packed = PackedFiles(files, words, count)

  /// The bytes of a file; nil where there is none.
  package static func bytes(of path: String) -> [UInt8]? { packed.bytes(of: path) }
}
