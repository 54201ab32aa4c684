/// What a file is by its bytes (rule 7.1).
package enum Filslag: String, Sendable, CaseIterable {
  case jpeg = "JPEG"
  case png = "PNG"
  case gif = "GIF"
  case webp = "WebP"
  case heic = "HEIC"
  case pdf = "PDF"
  case zip = "ZIP"
  case program = "a program"
  case text = "text"
  case annat = "something else"

  /// What an extension promises; nil for one whose bytes can be anything.
  static func lovat(_ andelse: String) -> Filslag? {
    switch andelse {
    case "jpg", "jpeg": .jpeg
    case "png": .png
    case "gif": .gif
    case "webp": .webp
    case "heic": .heic
    case "pdf": .pdf
    case "txt": .text
    case "zip": .zip
    default: nil
    }
  }

  /// Has marks of its own, so that bytes with them are nothing else. ZIP is also what many formats are wrapped in.
  private var harMarken: Bool { self != .text && self != .annat && self != .zip }

  /// Bytes of this kind can be what that extension says.
  func motsvarar(_ andelse: String) -> Bool { Self.lovat(andelse).map { $0 == self } ?? !harMarken }

  /// Bytes of this kind are a type that is taken: one of the extensions promises it.
  func tas(_ andelser: [String]) -> Bool { andelser.contains { Self.lovat($0) == self } }
}

/// Tells what a file is while its bytes come in.
package struct Filkikare: Sendable {
  private var forsta: [UInt8] = []
  private var isText = true

  package init() {}

  /// Takes the next bytes.
  package mutating func se(_ bytes: UnsafeRawBufferPointer) {
    if forsta.count < 1024 { forsta.append(contentsOf: bytes.prefix(1024 - forsta.count)) }
    // Text has no control characters but tab, line feed, form feed and carriage return.
    if isText { isText = !bytes.contains { $0 < 0x20 && $0 != 9 && $0 != 10 && $0 != 12 && $0 != 13 } }
  }

  /// What the bytes are.
  package var slag: Filslag {
    func borjar(_ marke: [UInt8], vid plats: Int = 0) -> Bool { forsta.dropFirst(plats).starts(with: marke) }
    if borjar([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if borjar([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if borjar(Array("GIF87a".utf8)) || borjar(Array("GIF89a".utf8)) { return .gif }
    if borjar(Array("RIFF".utf8)), borjar(Array("WEBP".utf8), vid: 8) { return .webp }
    let brands = ["heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1"]
    if borjar(Array("ftyp".utf8), vid: 4), brands.contains(where: { borjar(Array($0.utf8), vid: 8) }) { return .heic }
    // A reader of PDF takes the mark anywhere in the first kilobyte.
    if innehaller(Array("%PDF-".utf8)) { return .pdf }
    if borjar([0x50, 0x4B, 0x03, 0x04]) { return .zip }
    if borjar([0x7F, 0x45, 0x4C, 0x46]) || (borjar([0x4D, 0x5A]) && !isText) { return .program }
    return isText ? .text : .annat
  }

  private func innehaller(_ marke: [UInt8]) -> Bool {
    guard forsta.count >= marke.count else { return false }
    return (0...(forsta.count - marke.count)).contains { forsta[$0...].starts(with: marke) }
  }
}
