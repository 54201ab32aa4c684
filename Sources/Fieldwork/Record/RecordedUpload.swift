import Contract
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
    guard let behind = type.parted(by: "boundary=")?.after else { return nil }
    let boundary = behind.prefix { $0 != ";" }.filter { $0 != "\"" }
    let pieces = split(body, by: Array("--\(boundary)".utf8)).dropFirst().dropLast()
    let parts = pieces.compactMap { part(Array($0), &anonymiser) }
    return parts.isEmpty ? nil : .list(parts)
  }

  private static func part(_ piece: [UInt8], _ anonymiser: inout Anonymiser) -> JSONValue? {
    let gap = Array("\r\n\r\n".utf8)
    guard let end = piece.end(ofFirst: gap) else { return nil }
    let head = String(decoding: piece[..<end].dropLast(gap.count), as: UTF8.self)
    let bytes = piece[end...].dropLast(2)
    func attribute(_ name: String) -> String? {
      head.parted(by: "; \(name)=\"").map { String($0.after.prefix { $0 != "\"" }) }
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
    while let end = rest.end(ofFirst: mark) {
      pieces.append(rest[..<end].dropLast(mark.count))
      rest = rest[end...]
    }
    return pieces + [rest]
  }
}
