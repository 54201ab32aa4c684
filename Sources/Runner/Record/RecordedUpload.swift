import JSON
import Texts

/// The parts of a multipart body, as a step writes them: the form of a file without what is in it.
enum RecordedUpload {
  private static let magics: [[UInt8]] = [
    [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], Array("GIF8".utf8), Array("%PDF".utf8), Array("RIFF".utf8),
    [0, 0, 0],
  ]
  /// As much of a file as tells what it is.
  private static let kept = 12

  /// - Parameter type: the Content-Type, with its boundary.
  static func parts(_ body: [UInt8], _ type: String, _ anonymiser: inout Anonymiser) -> JSONValue? {
    guard let start = type.range(of: "boundary=")?.upperBound else { return nil }
    let boundary = type[start...].prefix { $0 != ";" }.filter { $0 != "\"" }
    let pieces = split(body, by: Array("--\(boundary)".utf8)).dropFirst().dropLast()
    let parts = pieces.compactMap { part(Array($0), &anonymiser) }
    return parts.isEmpty ? nil : .list(parts)
  }

  private static func part(_ piece: [UInt8], _ anonymiser: inout Anonymiser) -> JSONValue? {
    let gap = Array("\r\n\r\n".utf8)
    guard let end = first(gap, in: piece[...]) else { return nil }
    let head = String(decoding: piece[..<end], as: UTF8.self)
    let bytes = piece[(end + gap.count)...].dropLast(2)
    func attribute(_ name: String) -> String? {
      guard let start = head.range(of: "; \(name)=\"")?.upperBound else { return nil }
      return String(head[start...].prefix { $0 != "\"" })
    }
    let type = head.split(whereSeparator: \.isNewline).first { $0.asciiLowercased.hasPrefix("content-type:") }
    let magic = magics.contains { bytes.starts(with: $0) } ? Array(bytes.prefix(kept)) : []
    return .object([
      ("part", attribute("name").map { .text($0) }),
      ("filename", attribute("filename").map { .text(anonymiser.anonymised($0, .fileName)) }),
      ("type", type.map { .text(String($0.dropFirst(13).drop { $0 == " " })) }),
      ("base64", magic.isEmpty ? nil : .text(Base64.encode(magic))),
      ("size", .int(Int64(bytes.count - magic.count))),
    ])
  }

  private static func split(_ bytes: [UInt8], by mark: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while let at = first(mark, in: rest) {
      pieces.append(rest[..<at])
      rest = rest[(at + mark.count)...]
    }
    return pieces + [rest]
  }

  private static func first(_ mark: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard let head = mark.first, bytes.count >= mark.count else { return nil }
    var at = bytes.startIndex
    while let next = bytes[at...].firstIndex(of: head), next + mark.count <= bytes.endIndex {
      if bytes[next..<(next + mark.count)].elementsEqual(mark) { return next }
      at = next + 1
    }
    return nil
  }
}

extension StringProtocol where Self: RangeReplaceableCollection {
  /// The first place of a text in it.
  fileprivate func range(of text: String) -> Range<Index>? { firstRange(of: text) }
}
