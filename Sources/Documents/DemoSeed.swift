/// The demo seed, as it is in `seed/demo.yaml`. The tool `embed` writes the text of it while the program is built.
package enum DemoSeed {
  /// What diagnostics and listings call it.
  package static let file = "demo.yaml"

  /// The file's bytes.
  package static var bytes: [UInt8] { text.withUTF8Buffer { Array($0) } }
}
