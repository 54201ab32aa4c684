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

  /// Every Swift file of the product.
  static let sources: [SwiftText] = {
    let folder = root.appendingPathComponent("Sources")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
      text("Sources/\(path)").map { SwiftText(file: "Sources/\(path)", text: $0) }
    }
  }()
}
