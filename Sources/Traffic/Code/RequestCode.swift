import Texts

/// A request as code that sends it again (`docs/control-plane.md`). Every value is quoted for its language; secrets
/// are read from variables of the environment, by the names that `exec` and `--env-file` give them where these have
/// one.
package enum RequestCode: String, Sendable, CaseIterable {
  /// For a POSIX shell.
  case curl
  /// Python 3, its standard library alone.
  case python
  /// C# 9 and later, .NET's own client.
  case csharp
  /// Node 18 and later.
  case js

  /// The code, with a line end at its end.
  package func text(_ request: SentRequest) -> String {
    switch self {
    case .curl: CurlCode.text(request)
    case .python: PythonCode.text(request)
    case .csharp: CSharpCode.text(request)
    case .js: JavaScriptCode.text(request)
    }
  }

  /// A word of a shell.
  package static func word(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { $0.isAlphanumeric || "/._-:=@".utf8.contains($0) }
    return isPlain && !text.isEmpty ? text : text.shellQuoted
  }

  /// A string literal of the three languages, which share what `\` and `"` mean in it.
  ///
  /// - Parameters:
  ///   - quote: what stands around it.
  ///   - escape: what stands for a character that would end the literal or a line, or that can't be seen.
  static func literal(_ text: String, quote: Unicode.Scalar = "\"", _ escape: (UInt32) -> String) -> String {
    var out = String.UnicodeScalarView()
    out.append(quote)
    for scalar in text.unicodeScalars {
      switch scalar {
      case quote, "\\": out += ["\\", scalar]
      case "\n": out += "\\n".unicodeScalars
      case "\r": out += "\\r".unicodeScalars
      case "\t": out += "\\t".unicodeScalars
      default: if isUnseen(scalar) { out += escape(scalar.value).unicodeScalars } else { out.append(scalar) }
      }
    }
    out.append(quote)
    return String(out)
  }

  /// Characters that steer: controls, what turns the direction of a line around, what ends one, and blanks of no width.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: false
    }
  }

  /// The quote that needs the fewest escapes in a text where both kinds are the same.
  static func quote(_ text: String) -> Unicode.Scalar {
    text.utf8.contains(UInt8(ascii: "\"")) && !text.utf8.contains(UInt8(ascii: "'")) ? "'" : "\""
  }

  static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
}

extension SentRequest {
  /// A request's content type decides what clients that have an opinion of their own write.
  var hasContentType: Bool { headers.contains { $0.name.isSameIgnoringASCIICase("content-type") } }

  /// Header fields in order; the values of one that came several times are joined, as RFC 9110 lets them be.
  var joinedHeaders: [(name: String, value: [Piece])] {
    headers.reduce(into: []) { all, field in
      if let place = all.firstIndex(where: { $0.name.isSameIgnoringASCIICase(field.name) }) {
        all[place].value += [.text(", ")] + field.value
      } else {
        all.append(field)
      }
    }
  }
}

/// For a POSIX shell.
enum CurlCode {
  static func text(_ request: SentRequest) -> String {
    var words: [String] = []
    switch request.method {
    case "HEAD": words.append("-I")
    case "GET" where request.body == nil: break
    default: words.append("-X \(isPlain(request.method) ? request.method : request.method.shellQuoted)")
    }
    let url = [.text(request.base)] + request.target
    words.append(contentsOf: care(url))
    words.append(value(url))
    let head = (["curl", "-sS"] + (request.method == "HEAD" ? [] : ["-i"]) + words).joined(separator: " ")
    var lines = [head] + request.headers.map(header)
    guard let body = request.body else { return lines.joined(separator: " \\\n  ") + "\n" }
    // Without a name the field is left out, where curl would send one of its own.
    if !request.hasContentType { lines.append("-H 'Content-Type:'") }
    if let printed = printed(body) {
      return "\(printed) | \((lines + ["--data-binary @-"]).joined(separator: " \\\n  "))\n"
    }
    lines += data(body)
    return lines.joined(separator: " \\\n  ") + "\n"
  }

  /// What keeps curl from making something of a URL: braces would be patterns, and dots would go.
  private static func care(_ url: [SentRequest.Piece]) -> [String] {
    let text = url.reduce(into: "") { all, piece in if case .text(let more) = piece { all += more } }
    let hasPattern = text.utf8.contains { "[]{}".utf8.contains($0) }
    return (hasPattern ? ["-g"] : []) + (text.holds("/.") ? ["--path-as-is"] : [])
  }

  private static func header(_ field: (name: String, value: [SentRequest.Piece])) -> String {
    // A field without a value is written with a semicolon: a colon would leave it out.
    if field.value.isEmpty { return "-H " + (field.name + ";").shellQuoted }
    if field.value.count == 2, case .secret(let key, .pair(let secret)) = field.value[1] {
      return "-u \"$\(key):$\(secret)\""
    }
    return "-H " + value([.text("\(field.name): ")] + field.value)
  }

  private static func data(_ body: [SentRequest.Piece]) -> [String] {
    var words: [String] = []
    var rest: [SentRequest.Piece] = []
    for piece in body {
      guard case .secret(let name, .form) = piece, case .text(let text)? = rest.popLast() else {
        rest.append(piece)
        continue
      }
      // curl joins what it is given by ampersands, and escapes what a variable has.
      let parts = text.split(separator: "&", omittingEmptySubsequences: false)
      let before = parts.dropLast().drop { $0.isEmpty }.joined(separator: "&")
      if !before.isEmpty { words.append("--data-raw " + before.shellQuoted) }
      words.append("--data-urlencode \"\(parts.last ?? "")$\(name)\"")
    }
    let after = words.isEmpty ? rest : rest.map(withoutAmpersand)
    return words + (after.isEmpty ? [] : ["--data-raw " + value(after)])
  }

  private static func withoutAmpersand(_ piece: SentRequest.Piece) -> SentRequest.Piece {
    guard case .text(let text) = piece, text.utf8.first == UInt8(ascii: "&") else { return piece }
    return .text(String(text.dropFirst()))
  }

  /// No word of a command can have a NUL in it: a body that has one is printed.
  private static func printed(_ body: [SentRequest.Piece]) -> String? {
    guard body.count == 1, case .text(let text) = body[0], text.utf8.contains(0) else { return nil }
    let escaped = text.replacing("\\", with: "\\\\").replacing("%", with: "%%").replacing("\u{0}", with: "\\000")
    return "printf " + escaped.shellQuoted
  }

  private static func value(_ pieces: [SentRequest.Piece]) -> String {
    let pieces = SentRequest.merged(pieces)
    let isSimple = pieces.allSatisfy { if case .text(let text) = $0 { isPlain(text) } else { true } }
    if isSimple, pieces.count > 1 { return "\"" + pieces.map(expanded).joined() + "\"" }
    return pieces.map { piece in
      if case .text(let text) = piece { text.shellQuoted } else { "\"\(expanded(piece))\"" }
    }.joined()
  }

  private static func expanded(_ piece: SentRequest.Piece) -> String {
    switch piece {
    case .text(let text): text
    // A letter behind it would be taken for one of the name.
    case .secret(let name, .pair(let other)): "$(printf %s \"$\(name):$\(other)\" | base64 | tr -d '\\n')"
    case .secret(let name, _): "${\(name)}"
    }
  }

  /// Whether a text is the same one within double quotes.
  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0.isAlphanumeric || " :/._-=?&,".utf8.contains($0) }
  }
}
