import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Takes a multipart/form-data body apart while it comes in (RFC 2046 section 5.1, RFC 7578). How the bytes are cut
/// into pieces makes no difference.
///
/// It holds the header fields of one part and what may turn out to be a boundary. All else is handed on as it comes.
struct MultipartParser {
  /// What is met.
  enum Event {
    /// A part begins.
    case part(Upload.Part)
    /// Bytes of the latest part; valid during the call alone.
    case bytes(UnsafeRawBufferPointer)
  }

  /// Bytes of the header fields of a part.
  static let maxFieldBytes = 16 * 1024
  /// Header fields of a part.
  static let maxFields = 32
  /// Blanks behind a boundary.
  static let maxPadding = 256

  /// Why it can't be read any further; a part of a sentence.
  private(set) var problem: String?

  private enum State {
    /// Before the first boundary, or in a part.
    case text
    /// Behind a boundary.
    case boundaryLine
    case fields
    case epilogue
  }

  private var state = State.text
  private var isPreamble = true
  /// What ends a part: a line break, and the boundary behind two hyphens.
  private let delimiter: [UInt8]
  /// How much of the delimiter the latest bytes are.
  private var matched = 2
  /// How much of that was taken for granted: a boundary may begin a body or a part without a line break of its own.
  private var granted = 2
  /// What has come behind a boundary.
  private var tail: [UInt8] = []
  /// The header fields of the part so far, the last of them unfinished.
  private var fields: [[UInt8]] = []
  private var line: [UInt8] = []
  private var fieldBytes = 0

  /// - Parameter boundary: without the hyphens before it.
  init(boundary: [UInt8]) { delimiter = [.cr, .lf, 0x2D, 0x2D] + boundary }

  /// The boundary that a Content-Type names; nil where it is none: 1 to 70 visible characters, blanks but at the end.
  static func boundary(of contentType: String) -> [UInt8]? {
    guard let type = FieldParameters(Array(contentType.utf8)), !type.isAmbiguous,
      let boundary = type.bytes("boundary"), (1...70).contains(boundary.count), boundary.last != 0x20,
      boundary.allSatisfy({ (0x20..<0x7F).contains($0) })
    else { return nil }
    return boundary
  }

  /// Takes the next bytes of the body.
  mutating func take(_ piece: UnsafeRawBufferPointer, _ emit: (Event) -> Void) {
    var at = 0
    while at < piece.count, problem == nil {
      switch state {
      case .text: at = takeText(piece, at, emit)
      case .boundaryLine: at = takeBoundaryLine(piece[at], at, emit)
      case .fields: at = takeField(piece[at], at, emit)
      case .epilogue: return
      }
    }
  }

  /// To be called when there is no more.
  mutating func finish() {
    if problem == nil, state != .epilogue { problem = "it ends before its last boundary" }
  }

  private mutating func takeText(_ piece: UnsafeRawBufferPointer, _ start: Int, _ emit: (Event) -> Void) -> Int {
    var at = start
    while at < piece.count {
      if matched == 0 {
        let rest = UnsafeRawBufferPointer(rebasing: piece[at...])
        let run = rest.baseAddress.flatMap { base in
          memchr(base, Int32(UInt8.cr), rest.count).map { UnsafeRawPointer($0) - base }
        }
        give(UnsafeRawBufferPointer(rebasing: rest[..<(run ?? rest.count)]), emit)
        guard let run else { return piece.count }
        at += run + 1
        matched = 1
        continue
      }
      guard piece[at] == delimiter[matched] else {
        giveBack(matched, [], emit)
        matched = 0
        continue
      }
      matched += 1
      at += 1
      if matched == delimiter.count {
        state = .boundaryLine
        return at
      }
    }
    return at
  }

  /// Blanks and a line break make it the line of a boundary, two hyphens that of the last one; anything else makes it
  /// text that begins like one.
  private mutating func takeBoundaryLine(_ byte: UInt8, _ at: Int, _ emit: (Event) -> Void) -> Int {
    switch (tail.last, byte) {
    case (0x2D?, 0x2D) where tail.count == 1:
      tail = []
      state = .epilogue
    case (.cr?, .lf):
      (tail, fields, line, fieldBytes) = ([], [], [], 0)
      state = .fields
    case (nil, 0x2D), (nil, 0x20), (nil, 0x09), (nil, .cr), (0x20?, 0x20), (0x20?, 0x09), (0x20?, .cr), (0x09?, 0x20),
      (0x09?, 0x09), (0x09?, .cr):
      tail.append(byte)
      if tail.count > Self.maxPadding { problem = "there are more than \(Self.maxPadding) blanks behind a boundary" }
    default:
      // A line break that was waited for may begin the next boundary.
      let isBroken = tail.last == .cr
      giveBack(delimiter.count, isBroken ? tail.dropLast() : tail[...], emit)
      (tail, matched, state) = ([], isBroken ? 1 : 0, .text)
      return at
    }
    return at + 1
  }

  private mutating func takeField(_ byte: UInt8, _ at: Int, _ emit: (Event) -> Void) -> Int {
    fieldBytes += 1
    if fieldBytes > Self.maxFieldBytes {
      problem = "the header fields of a part are longer than \(Self.maxFieldBytes) bytes"
    } else if line.last == .cr {
      if byte == .lf {
        endLine(emit)
      } else {
        problem = "a header field of a part has a line break that is half of one"
      }
    } else if byte == .lf {
      problem = "a header field of a part ends with a line feed alone, not with CR LF"
    } else {
      line.append(byte)
    }
    return at + 1
  }

  private mutating func endLine(_ emit: (Event) -> Void) {
    line.removeLast()
    defer { line = [] }
    if line.isEmpty { return beginPart(emit) }
    if line[0].isBlank, let last = fields.indices.last {
      fields[last] += line
    } else if fields.count == Self.maxFields {
      problem = "a part has more than \(Self.maxFields) header fields"
    } else {
      fields.append(line)
    }
  }

  private mutating func beginPart(_ emit: (Event) -> Void) {
    switch PartFields.read(fields) {
    case .success(let part): emit(.part(part))
    case .failure(let found): problem = found.text
    }
    (state, isPreamble, matched, granted, fields) = (.text, false, 2, 2, [])
  }

  /// What looked like a boundary was text.
  private mutating func giveBack(_ count: Int, _ tail: ArraySlice<UInt8>, _ emit: (Event) -> Void) {
    let text = Array(delimiter[min(granted, count)..<count]) + tail
    granted = 0
    text.withUnsafeBytes { give($0, emit) }
  }

  private func give(_ bytes: UnsafeRawBufferPointer, _ emit: (Event) -> Void) {
    if !isPreamble, !bytes.isEmpty { emit(.bytes(bytes)) }
  }
}

/// What the header fields of a part say.
private enum PartFields {
  struct Problem: Error {
    let text: String
  }

  static func read(_ fields: [[UInt8]]) -> Result<Upload.Part, Problem> {
    var disposition: FieldParameters?
    for field in fields {
      guard let colon = field.firstIndex(of: UInt8(ascii: ":")), colon > 0,
        !field[..<colon].contains(where: { $0 <= 0x20 || $0 >= 0x7F })
      else { return problem("a header field of a part is no name, colon and value") }
      let value = Array(field[(colon + 1)...])
      switch String(decoding: field[..<colon], as: UTF8.self).asciiLowercased {
      case "content-disposition":
        guard disposition == nil else { return problem("a part has two Content-Disposition fields") }
        guard let read = FieldParameters(value), !read.isAmbiguous else {
          return problem("the Content-Disposition of a part can't be read, or names a parameter twice")
        }
        disposition = read
      case "content-type":
        if FieldParameters(value)?.value.hasPrefix("multipart/") ?? false {
          return problem("a part is itself a multipart body; each file is a part of its own")
        }
      // What a Content-Transfer-Encoding says is not done to the bytes (RFC 7578 section 4.7).
      default: break
      }
    }
    guard let disposition, disposition.value == "form-data", let name = disposition.text("name") else {
      return problem("a part has no Content-Disposition of form-data with a name")
    }
    return .success(Upload.Part(name: name, filename: disposition.text("filename")))
  }

  private static func problem(_ text: String) -> Result<Upload.Part, Problem> { .failure(Problem(text: text)) }
}
