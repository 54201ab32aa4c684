import Texts

/// One parameter of a query.
package struct QueryItem: Sendable, Hashable {
  /// The decoded name; `+` is a blank.
  package let name: String
  /// The decoded value; nil where there was no `=`, empty where nothing followed it. `+` is a blank.
  package let value: String?
  /// The value as it came, so that a caller can see whether a blank was written `+` or `%20`.
  package let rawValue: String?
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
  package var text: String { raw.withUnsafeBytes(plainText) ?? String(decoding: raw, as: UTF8.self) }
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
    let origin = Target.originForm(raw[...])
    let mark = origin.withUnsafeBytes { $0.place(of: UInt8(ascii: "?")) }.map { origin.startIndex + $0 }
    do throws(TargetProblem) {
      try readPath(origin[..<(mark ?? origin.endIndex)])
      if let mark { try readQuery(origin[(mark + 1)...], limit: maxParameters) }
    } catch {
      problem = error
    }
  }

  /// A target that is longer than a limit, cut to what tells where it leads.
  init(_ raw: [UInt8], upTo limit: Int) { self.init(raw.count > limit ? Array(raw.prefix(1_024)) : raw) }

  /// Cuts `http://host` off the absolute form, which RFC 9112 tells servers to accept.
  private static func originForm(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard raw.first != UInt8(ascii: "/") else { return raw }
    for scheme in ["http://", "https://"] where raw.starts(with: scheme.utf8) {
      let authority = raw.dropFirst(scheme.utf8.count)
      let end = authority.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") }
      return end.map { raw[$0...] } ?? []
    }
    return raw
  }

  private mutating func readPath(_ raw: ArraySlice<UInt8>) throws(TargetProblem) {
    let inner = raw.first == UInt8(ascii: "/") ? raw.dropFirst() : raw
    segments.reserveCapacity(8)
    try eachPart(of: inner, by: UInt8(ascii: "/")) { segment throws(TargetProblem) in
      segments.append(try decode(segment, blankForPlus: false, parameter: nil))
    }
  }

  private mutating func readQuery(_ raw: ArraySlice<UInt8>, limit: Int) throws(TargetProblem) {
    var pieces: [ArraySlice<UInt8>] = []
    eachPart(of: raw, by: UInt8(ascii: "&")) { if !$0.isEmpty { pieces.append($0) } }
    guard pieces.count <= limit else {
      throw TargetProblem(kind: .tooManyParameters(limit: limit), parameter: nil, raw: "", suggestion: nil)
    }
    query.reserveCapacity(pieces.count)
    for piece in pieces {
      let equals = piece.firstIndex(of: UInt8(ascii: "="))
      let rawName = piece[..<(equals ?? piece.endIndex)]
      let name = try decode(rawName, blankForPlus: true, parameter: nil)
      guard let equals else {
        query.append(QueryItem(name: name, value: nil, rawValue: nil))
        continue
      }
      let rawValue = piece[(equals + 1)...]
      if let value = rawValue.withUnsafeBytes(plainText) {
        query.append(QueryItem(name: name, value: value, rawValue: value))
      } else {
        let value = try decode(rawValue, blankForPlus: true, parameter: rawName)
        query.append(QueryItem(name: name, value: value, rawValue: String(decoding: rawValue, as: UTF8.self)))
      }
    }
  }
}

extension TargetProblem: Error {}

/// Hands out what stands between separators, the empty too. `split` goes byte by byte.
private func eachPart<Failure: Error>(
  of raw: ArraySlice<UInt8>, by separator: UInt8, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
) throws(Failure) {
  var rest = raw
  while let place = rest.withUnsafeBytes({ $0.place(of: separator) }) {
    let end = rest.startIndex + place
    try body(rest[..<end])
    rest = rest[(end + 1)...]
  }
  try body(rest)
}

/// Whether bytes stand for themselves: ASCII without escapes, blanks written `+`, and byte 0.
private func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
  bytes.isASCII && bytes.place(of: UInt8(ascii: "%")) == nil
    && bytes.place(of: UInt8(ascii: "+")) == nil && bytes.place(of: 0) == nil
}

/// The text of bytes that stand for themselves; nil for others.
private func plainText(_ bytes: UnsafeRawBufferPointer) -> String? {
  guard isPlain(bytes) else { return nil }
  return String(unsafeUninitializedCapacity: bytes.count) { out in
    UnsafeMutableRawBufferPointer(out).copyMemory(from: bytes)
    return bytes.count
  }
}

/// Percent-decodes one part and checks that it is text.
private func decode(
  _ raw: ArraySlice<UInt8>, blankForPlus: Bool, parameter: ArraySlice<UInt8>?
) throws(TargetProblem) -> String {
  func problem(_ kind: TargetProblem.Kind, suggestion: String? = nil) -> TargetProblem {
    TargetProblem(
      kind: kind, parameter: parameter.map { String(decoding: $0, as: UTF8.self) },
      raw: String(decoding: raw, as: UTF8.self), suggestion: suggestion)
  }
  if let plain = raw.withUnsafeBytes(plainText) { return plain }
  guard let bytes = Percent.decoded(raw, isForm: blankForPlus) else { throw problem(.badEscape) }
  guard !bytes.contains(0) else { throw problem(.nul) }
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw problem(.invalidUTF8, suggestion: fromLatin1(raw))
  }
  return text
}

/// Reads what is not ASCII as Latin-1 and writes it as escaped UTF-8; nil where it's no printable Latin-1.
private func fromLatin1(_ raw: ArraySlice<UInt8>) -> String? {
  var text: [UInt8] = []
  var index = raw.startIndex
  while index < raw.endIndex {
    let byte = raw[index]
    var length = 1
    var decoded = byte
    if byte == UInt8(ascii: "%"), index + 2 < raw.endIndex, let high = hexDigit(raw[index + 1]),
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
