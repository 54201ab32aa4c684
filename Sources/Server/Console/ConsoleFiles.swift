import HTTPTransport
import JSON
import Locks

/// The files of the console, as they are in `Console/`: built in, or read from a folder each time.
package struct ConsoleFiles: Sendable {
  /// A file as it is kept.
  package enum Content: Sendable {
    case gzipped([UInt8])
    case plain([UInt8])
  }

  /// What names these files in URLs: a digest over all of them, or `dev` where they may change at any time.
  package let version: String
  /// Whether what has this version never changes.
  package let isFixed: Bool
  private let content: @Sendable (_ path: String) -> Content?

  /// Bytes that a file has at most.
  package static let mostBytes = 4 << 20
  /// What the page begins with.
  package static let index = "index.html"

  /// - Parameter content: of a path such as `views/board.js`; nil where there is none.
  package init(version: String, _ content: @escaping @Sendable (_ path: String) -> Content?) {
    self.version = version
    isFixed = true
    self.content = content
  }

  /// Files that somebody works on.
  ///
  /// - Parameter read: the bytes of a path, which was looked at: it leads nowhere else; nil where there is none.
  package init(folder read: @escaping @Sendable (_ path: String) -> [UInt8]?) {
    version = "dev"
    isFixed = false
    content = { read($0).map { .plain($0) } }
  }

  /// Those that are built in.
  package static let embedded = ConsoleFiles(version: EmbeddedConsole.version) { path in
    EmbeddedConsole.files.first { $0.path == path }.flatMap { EmbeddedConsole.bytes($0.text) }.map { .gzipped($0) }
  }

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
  package func file(_ segments: [String]) -> (type: String, content: Content)? {
    let path = segments.joined(separator: "/")
    guard (1...4).contains(segments.count), segments.allSatisfy(Self.isName), let type = Self.type(path) else {
      return nil
    }
    return content(path).map { (type, $0) }
  }

  /// Letters and digits of ASCII, with `-`, `_` and `.` between them.
  private static func isName(_ segment: String) -> Bool {
    guard segment.utf8.count <= 64, segment.utf8.first != UInt8(ascii: ".") else { return false }
    return segment.utf8.allSatisfy { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || [45, 46, 95].contains(byte)
    }
  }
}

extension ConsoleFiles.Content {
  /// The bytes of the file; nil where they can't be unpacked.
  package var plain: [UInt8]? {
    switch self {
    case .gzipped(let bytes): Gzip.unpack(bytes, most: ConsoleFiles.mostBytes)
    case .plain(let bytes): bytes
    }
  }
}

/// What `scripts/embed` has put into the program.
package enum EmbeddedConsole {
  /// A path, and the file there: gzip in base64.
  package typealias File = (path: String, text: StaticString)

  /// The bytes of a literal.
  package static func bytes(_ text: StaticString) -> [UInt8]? {
    text.withUTF8Buffer { Base64.decode($0.lazy.filter { $0 != UInt8(ascii: "\n") }) }
  }
}
