import JSON

/// A description of the API as bytes, made once for all worlds: only where it is reached differs.
package struct ServedText: Sendable {
  /// How a description is written.
  package enum Form: String, Sendable, CaseIterable {
    case json, yaml
  }

  /// Where a world is reached.
  package struct Place: Sendable {
    /// Scheme, host and port: `http://127.0.0.1:8280`.
    package var origin: String
    /// What comes before every path: empty, or `/w/name`.
    package var base: String

    package init(origin: String = "http://127.0.0.1:8280", base: String = "") {
      self.origin = origin
      self.base = base
    }
  }

  /// What stands in a description for something of the place.
  enum Mark: String, CaseIterable {
    /// The base: empty, or `/w/name`.
    case base = "{fast2sim-base}"
    /// As `base`, where an empty path would be no URL: `/`, or `/w/name`.
    case root = "{fast2sim-root}"
    /// Origin and base.
    case url = "{fast2sim-url}"

    func text(_ place: Place) -> String {
      switch self {
      case .base: place.base
      case .root: place.base.isEmpty ? "/" : place.base
      case .url: place.origin + place.base
      }
    }
  }

  private var pieces: [(text: [UInt8], mark: Mark?)] = []

  init(_ value: JSONValue, as form: Form) {
    var rest = (form == .json ? value.indented : value.yaml)[...]
    var text: [UInt8] = []
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      text += rest[..<brace]
      rest = rest[brace...]
      if let mark = Mark.allCases.first(where: { rest.starts(with: $0.rawValue.utf8) }) {
        pieces.append((text, mark))
        text = []
        rest = rest.dropFirst(mark.rawValue.utf8.count)
      } else {
        text.append(rest.removeFirst())
      }
    }
    pieces.append((text + rest, nil))
  }

  /// The description of a world.
  package func bytes(at place: Place = Place()) -> [UInt8] {
    pieces.reduce(into: []) { bytes, piece in
      bytes += piece.text
      if let mark = piece.mark { bytes += mark.text(place).utf8 }
    }
  }
}
