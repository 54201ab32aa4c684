import Foundation

/// The files of the repository that this test was built in.
enum SourceTree {
  /// The folder with Package.swift.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A text file by its path from the root; nil where there is none.
  static func text(_ path: String) -> String? {
    try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Whether a page that a comment names is there: from the root, among the documents or the decisions.
  static func hasPage(_ name: String) -> Bool {
    ["", "docs/", "docs/decisions/"].contains {
      FileManager.default.fileExists(atPath: root.appendingPathComponent($0 + name).path)
    }
  }

  /// Every Swift file of the product, and of what makes others while it is built.
  static let sources = files(in: "Sources") + files(in: "Plugins")

  /// Every Swift file below a folder.
  static func files(in name: String) -> [SwiftText] {
    let paths = FileManager.default.enumerator(atPath: root.appendingPathComponent(name).path)
    return (paths?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      text("\(name)/\(path)").map { SwiftText(file: "\(name)/\(path)", text: $0) }
    }
  }
}
