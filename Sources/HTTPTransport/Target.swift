import Texts

/// One parameter of a query.
package struct QueryItem: Sendable, Hashable {
  /// The decoded name; `+` is a blank.
  package let name: String
  /// The decoded value; nil where there was no `=`, empty where nothing followed it. `+` is a blank.
  package let value: String?

  package init(name: String, value: String?) {
    self.name = name
    self.value = value
  }
}

/// Why a request's target can't be read. It's a value, so that the product answers it in its own words.
package struct TargetProblem: Sendable, Hashable {
  /// What is wrong.
  package enum Kind: Sendable, Hashable {
    /// A `%` that two hexadecimal digits don't follow.
    case badEscape
    /// The decoded bytes are not UTF-8.
    case invalidUTF8
    /// A byte 0, raw or as `%00`.
    case nul
    /// More parameters than the limit.
    case tooManyParameters(limit: Int)
  }

  /// What is wrong.
  package let kind: Kind
  /// The parameter whose value is wrong, as it came; nil for the path and for a wrong name.
  package let parameter: String?
  /// The path segment, parameter name or value at fault, as it came; bytes that are not UTF-8 are shown as U+FFFD.
  package let raw: String
  /// For what looks like Latin-1, the same text in percent-encoded UTF-8 (`%D6VERF` gives `%C3%96VERF`); otherwise nil.
  package let suggestion: String?
}

/// The target of a request, taken apart.
package struct Target: Sendable {
  /// The bytes as they came, query included.
  package let raw: [UInt8]
  /// The same as a text; bytes that are not UTF-8 are shown as U+FFFD.
  package var text: String { isPlain ? raw.withUnsafeBytes(ascii) : String(decoding: raw, as: UTF8.self) }
  /// All bytes stand for themselves, as mostly: they are looked at once, not part by part.
  private let isPlain: Bool
  /// The decoded path, made when it is asked for. Route by ``segments``: a decoded `%2F` can't be told from a separator
  /// here.
  package var path: String { "/" + segments.joined(separator: "/") }
  /// The decoded segments between the slashes; a trailing slash gives an empty last one.
  package private(set) var segments: [String] = []
  /// The parameters in the order in which they came; empty pieces (`&&`) are left out.
  package private(set) var query: [QueryItem] = []
  /// The first thing that can't be read; then the other properties hold what could be read before it.
  package private(set) var problem: TargetProblem?

  /// - Parameters:
  ///   - raw: the target as it stands in the request line.
  ///   - maxParameters: more of them are a problem.
  package init(_ raw: [UInt8], maxParameters: Int = 1_000) {
    self.raw = raw
    isPlain = raw.withUnsafeBytes(standsForItself)
    raw.withUnsafeBytes { bytes in
      let origin = Target.originForm(bytes)
      let mark = origin.place(of: UInt8(ascii: "?"))
      do throws(TargetProblem) {
        try readPath(origin[part: 0..<(mark ?? origin.count)])
        if let mark { try readQuery(origin[part: mark + 1..<origin.count], limit: maxParameters) }
      } catch {
        problem = error
      }
    }
  }

  /// A target that is longer than a limit, cut to what tells where it leads.
  init(_ raw: [UInt8], upTo limit: Int) { self.init(raw.count > limit ? Array(raw.prefix(1_024)) : raw) }

  /// Cuts `http://host` off the absolute form, which RFC 9112 tells servers to accept.
  private static func originForm(_ raw: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard raw.first != UInt8(ascii: "/") else { return raw }
    for scheme in ["http://", "https://"] where raw.starts(with: scheme.utf8) {
      let end = raw.dropFirst(scheme.utf8.count).firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      return raw[part: (end ?? raw.count)..<raw.count]
    }
    return raw
  }

  private mutating func readPath(_ raw: UnsafeRawBufferPointer) throws(TargetProblem) {
    segments.reserveCapacity(8)
    try raw[part: (raw.first == UInt8(ascii: "/") ? 1 : 0)..<raw.count].eachPart(by: UInt8(ascii: "/")) {
      (segment) throws(TargetProblem) in
      segments.append(try decoded(segment, blankForPlus: false))
    }
  }

  private mutating func readQuery(_ raw: UnsafeRawBufferPointer, limit: Int) throws(TargetProblem) {
    var pieces: [UnsafeRawBufferPointer] = []
    raw.eachPart(by: UInt8(ascii: "&")) { if !$0.isEmpty { pieces.append($0) } }
    guard pieces.count <= limit else {
      throw TargetProblem(kind: .tooManyParameters(limit: limit), parameter: nil, raw: "", suggestion: nil)
    }
    query.reserveCapacity(pieces.count)
    for piece in pieces {
      let equals = piece.place(of: UInt8(ascii: "="))
      let rawName = piece[part: 0..<(equals ?? piece.count)]
      let name = try decoded(rawName, blankForPlus: true)
      let rawValue = equals.map { piece[part: $0 + 1..<piece.count] }
      let value = try rawValue.map { (raw) throws(TargetProblem) in
        try decoded(raw, blankForPlus: true, parameter: rawName)
      }
      query.append(QueryItem(name: name, value: value))
    }
  }

  /// Percent-decodes one part and checks that it is text.
  @inline(__always)
  private func decoded(
    _ raw: UnsafeRawBufferPointer, blankForPlus: Bool, parameter: UnsafeRawBufferPointer? = nil
  ) throws(TargetProblem) -> String {
    isPlain || standsForItself(raw) ? ascii(raw) : try decode(raw, blankForPlus, parameter)
  }
}

extension TargetProblem: Error {}

extension UnsafeRawBufferPointer {
  fileprivate subscript(part range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: self[range])
  }

  /// Hands out what stands between separators, the empty too. `split` goes byte by byte.
  fileprivate func eachPart<Failure: Error>(
    by separator: UInt8, _ body: (UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var rest = self
    while let end = rest.place(of: separator) {
      try body(rest[part: 0..<end])
      rest = rest[part: end + 1..<rest.count]
    }
    try body(rest)
  }
}

/// Whether bytes stand for themselves: ASCII without escapes, blanks written `+`, and byte 0.
private func standsForItself(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.isASCII && bytes.place(of: UInt8(ascii: "%")) == nil
    && bytes.place(of: UInt8(ascii: "+")) == nil && bytes.place(of: 0) == nil
}

/// The text of ASCII.
private func ascii(_ bytes: UnsafeRawBufferPointer) -> String {
  String(unsafeUninitializedCapacity: bytes.count) { out in
    UnsafeMutableRawBufferPointer(out).copyMemory(from: bytes)
    return bytes.count
  }
}

// A call: few parts have an escape.
@inline(never)
private func decode(
  _ raw: UnsafeRawBufferPointer, _ blankForPlus: Bool, _ parameter: UnsafeRawBufferPointer?
) throws(TargetProblem) -> String {
  func problem(_ kind: TargetProblem.Kind, suggestion: String? = nil) -> TargetProblem {
    TargetProblem(
      kind: kind, parameter: parameter.map { String(decoding: $0, as: UTF8.self) },
      raw: String(decoding: raw, as: UTF8.self), suggestion: suggestion)
  }
  guard let bytes = Percent.decoded(Array(raw)[...], isForm: blankForPlus) else { throw problem(.badEscape) }
  guard !bytes.contains(0) else { throw problem(.nul) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw problem(.invalidUTF8, suggestion: fromLatin1(raw))
  }
  return text
}

/// Reads what is not ASCII as Latin-1 and writes it as escaped UTF-8; nil where it's no printable Latin-1.
private func fromLatin1(_ raw: UnsafeRawBufferPointer) -> String? {
  var text: [UInt8] = []
  var index = 0
  while index < raw.count {
    let byte = raw[index]
    var length = 1
    var decoded = byte
    if byte == UInt8(ascii: "%"), index + 2 < raw.count, let high = hexDigit(raw[index + 1]),
      let low = hexDigit(raw[index + 2])
    {
      length = 3
      decoded = high << 4 | low
    }
    if decoded < 0x80 {
      text.append(contentsOf: raw[index..<index + length])
    } else {
      guard decoded >= 0xA0 else { return nil }
      for unit in String(Unicode.Scalar(decoded)).utf8 {
        text.append(contentsOf: "%\(String(unit, radix: 16, uppercase: true))".utf8)
      }
    }
    index += length
  }
  return String(decoding: text, as: UTF8.self)
}
