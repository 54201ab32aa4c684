import Documents
import Model

/// The shortest seed there can be, and a place for more of it.
func seed(_ more: String = "") -> String {
  """
  fast2: seed/1
  name: test
  prio: [{kod: "10", beskrivning: Normal}]
  tilltrade: [{kod: N, beskrivning: Nej}]

  """ + more
}

func read(_ text: String, files: [String: String] = [:]) -> SeedResult {
  SeedDocument.read(bytes: Array(text.utf8), file: "seed.yaml") { files[$0].map { Array($0.utf8) } }
}

/// What the reader says, line by line; empty for a good seed.
func mistakes(_ text: String, files: [String: String] = [:]) -> [String] {
  switch read(text, files: files) {
  case .installation: []
  case .diagnostics(let all): all.map(\.description)
  }
}

struct NotRead: Error, CustomStringConvertible { var description: String }

/// The installation of a good seed.
func installation(_ text: String, files: [String: String] = [:]) throws -> Installation {
  switch read(text, files: files) {
  case .installation(let i): return i
  case .diagnostics(let all): throw NotRead(description: all.map(\.description).joined(separator: "\n"))
  }
}
