extension String {
  /// The text on one line: what a terminal or a pager acts on instead of showing it is shown as an escape such as `\n`,
  /// `\u{1b}` or `\u{202e}`, so that nothing can write lines or colours of its own.
  package var visible: String { isPlain ? self : visible(keeping: nil) }

  /// The same for text of several lines, whose line feeds are meant.
  package var visibleLines: String { isPlain ? self : visible(keeping: "\n") }

  /// Most are ASCII that shows itself.
  private var isPlain: Bool {
    utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).isVisibleASCII } ?? false
  }

  // A call: hardly any text has one of those.
  @inline(never)
  private func visible(keeping kept: Unicode.Scalar?) -> String {
    guard unicodeScalars.contains(where: { $0 != kept && steers($0) }) else { return self }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == kept || !steers(scalar) { text.append(scalar) } else { text.append(contentsOf: escape(scalar)) }
    }
    return String(text)
  }

  private func escape(_ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    switch scalar {
    case "\n": "\\n".unicodeScalars
    case "\r": "\\r".unicodeScalars
    case "\t": "\\t".unicodeScalars
    default: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars
    }
  }
}

/// Whether a terminal or a pager acts on a character instead of showing it.
private func steers(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value >= 0x20 && scalar.value < 0x7F { return false }
  return switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator, .surrogate: true
  // All but the joiner that holds an emoji together.
  case .format: scalar.value != 0x200D
  default: false
  }
}

extension String {
  /// The text as one word of a shell: within single quotes nothing means anything but the quote itself.
  package var shellQuoted: String { "'" + replacing("'", with: "'\\''") + "'" }
}
