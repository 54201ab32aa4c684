import Locks
import Testing

@testable import HTTPTransport

/// Multipart bodies in all their forms, and in all pieces (RFC 7578, 2046, 2183, 6266, 2231).
@Suite struct MultipartTests {
  /// A body with one part `file`, with this Content-Disposition behind its type.
  private static func body(_ parameters: String, more: String = "") -> String {
    "--gräns\r\nContent-Disposition: form-data; \(parameters)\r\n\(more)\r\nett\r\ntvå\r\n--gräns--\r\n"
      .replacing("gräns", with: "lim")
  }

  /// Parameters of a Content-Disposition, and what they say.
  static let dispositions: [(String, String, String?)] = [
    (#"name="file"; filename="a.txt""#, "file", "a.txt"),
    (#"filename="a.txt"; name="file""#, "file", "a.txt"),
    ("name=file; filename=a.txt", "file", "a.txt"),
    ("NAME=file;FileName=a.txt", "file", "a.txt"),
    ("name = file ;\tfilename = \"a.txt\" ;", "file", "a.txt"),
    ("name=file; filename=två ord.txt", "file", "två ord.txt"),
    (#"name="file"; filename="a;b=c.txt""#, "file", "a;b=c.txt"),
    (#"name="file"; filename="den \"gula\" \\ boken.txt""#, "file", #"den "gula" \ boken.txt"#),
    (#"name="file"; filename="C:\bilder\a.txt""#, "file", #"C:\bilder\a.txt"#),
    ("name=file; filename=vag.txt; filename*=UTF-8''v%C3%A4g.txt", "file", "väg.txt"),
    ("filename*=utf-8'sv'v%c3%a4g.txt; name=file; filename=vag.txt", "file", "väg.txt"),
    ("name=file; filename*=ISO-8859-1''v%E4g.txt", "file", "väg.txt"),
    ("name=file; filename=vag.txt; filename*=utf-8''v%E4g.txt", "file", "vag.txt"),
    ("name=file; filename=vag.txt; filename*=koi8-r''v%E4g.txt", "file", "vag.txt"),
    ("name=file; filename=vag.txt; filename*=väg.txt", "file", "vag.txt"),
    (#"name=file; filename*0="en "; filename*1=lang.txt"#, "file", "en lang.txt"),
    ("name=file; filename*1*=%A4g.txt; filename*0*=utf-8''v%C3", "file", "väg.txt"),
    ("name=\"fi\u{0}le\"; filename=\"a\u{0}.txt\"", "fi\u{0}le", "a\u{0}.txt"),
    (#"name="file"; filename="""#, "file", ""),
    (#"name="file""#, "file", nil),
    (#"name="""#, "", nil),
    ("name=\"file\";\r\n filename=\"a.txt\"", "file", "a.txt"),
  ]

  @Test(arguments: dispositions)
  func `what the parameters of a part say`(_ parameters: String, _ name: String, _ filename: String?) throws {
    let read = try Reading.of(Self.body(parameters), "multipart/form-data; boundary=lim")
    #expect(read.problem == nil)
    #expect(read.parts == [Upload.Part(name: name, filename: filename)])
    #expect(read.text == "ett\r\ntvå")
  }

  /// Content-Types that name `lim`, or nothing.
  @Test(arguments: [
    ("multipart/form-data; boundary=lim", true), ("multipart/form-data; boundary=\"lim\"; charset=utf-8", true),
    ("multipart/form-data; charset=utf-8; boundary=lim", true), ("Multipart/Form-Data;BOUNDARY=lim", true),
    ("multipart/form-data; boundary=lim;", true), ("multipart/form-data", false),
    ("multipart/form-data; boundary=", false), ("multipart/form-data; boundary=\"lim ", false),
    ("multipart/form-data; boundary=\"lim \"", false), ("multipart/form-data; boundary=lim; boundary=lim", false),
    ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", false),
  ])
  func `where the boundary stands`(_ type: String, _ isGood: Bool) throws {
    let read = try Reading.of(Self.body("name=file"), type)
    #expect((read.problem == nil) == isGood, "\(read.problem ?? "")")
  }

  @Test(arguments: [1, 2, 70]) func `a boundary has one to seventy characters`(_ count: Int) throws {
    let boundary = String("'()+_,-./:=? zZ09".first ?? "x") + String(repeating: "z", count: count - 1)
    let read = try Reading.of(
      "--\(boundary)\r\nContent-Disposition: form-data; name=file\r\n\r\nhej\r\n--\(boundary)--",
      "multipart/form-data; boundary=\"\(boundary)\"")
    #expect(read.problem == nil)
    #expect(read.text == "hej")
  }

  /// Bodies with the boundary `b`, and the text of their first part.
  static let frames: [(String, String)] = [
    ("--b\r\n\(field)\r\nhej\r\n--b--", "hej"),
    ("--b \t \r\n\(field)\r\nhej\r\n--b-- \r\n", "hej"),
    ("inledning\r\n--bx\r\n--b\r\n\(field)\r\nhej\r\n--b--\r\nslut\r\n--b\r\n", "hej"),
    ("\r\n--b\r\n\(field)\r\nhej\r\n--b--", "hej"),
    ("--b\r\n\(field)\r\n\r\n--b--", ""),
    ("--b\r\n\(field)\r\n--b--", ""),
    ("--b\r\n\(field)\r\n\r\n\r\n\r\n--b--", "\r\n\r\n"),
    ("--b\r\n\(field)\r\n\r\r\n-\r\n--\r\n--a\r\n--b-x\r\n--bc\r\n--b \rx\n--b\r\r\n--b--", nested),
    ("--b\r\n\(field)\r\nett\r\n--b\r\n\(field)\r\ntvå\r\n--b--", "ett"),
    ("--b\r\n\(field)Content-Transfer-Encoding: base64\r\n\r\naGVq\r\n--b--", "aGVq"),
    ("--b\r\ncontent-DISPOSITION:form-data;name=file\r\nX-Eget: 1\r\n\r\nhej\r\n--b--", "hej"),
  ]
  private static let field = "Content-Disposition: form-data; name=file\r\n"
  private static let nested = "\r\r\n-\r\n--\r\n--a\r\n--b-x\r\n--bc\r\n--b \rx\n--b\r"

  @Test(arguments: frames) func `what lies between the boundaries`(_ body: String, _ text: String) throws {
    let read = try Reading.of(body, "multipart/form-data; boundary=b")
    #expect(read.problem == nil)
    #expect(read.text == text)
  }

  /// Bodies with the boundary `b`, and a word of why they are none.
  static let broken: [(String, String)] = [
    ("", "last boundary"), ("hej", "last boundary"), ("--b\r\n\(field)\r\nhej", "last boundary"),
    ("--b\r\n\(field)\r\nhej\r\n--b", "last boundary"), ("--b\r\n\(field)\r\nhej\r\n--b-", "last boundary"),
    ("--b\r\n\(field)\r\nhej--b--", "last boundary"), ("--b\r\n\(field)\r\nhej\n--b--", "last boundary"),
    ("--b\r\n\r\nhej\r\n--b--", "no Content-Disposition"),
    ("--b\r\nContent-Type: text/plain\r\n\r\nhej\r\n--b--", "no Content-Disposition"),
    ("--b\r\nContent-Disposition: attachment; name=file\r\n\r\nhej\r\n--b--", "no Content-Disposition"),
    ("--b\r\nContent-Disposition: form-data; filename=a\r\n\r\nhej\r\n--b--", "with a name"),
    ("--b\r\nContent-Disposition: form-data; name=\"file\r\n\r\nhej\r\n--b--", "can't be read"),
    ("--b\r\nContent-Disposition: form-data; name=\"a\"b\r\n\r\nhej\r\n--b--", "can't be read"),
    ("--b\r\nContent-Disposition: form-data; name=a; name=b\r\n\r\nhej\r\n--b--", "twice"),
    ("--b\r\n\(field)\(field)\r\nhej\r\n--b--", "two Content-Disposition"),
    ("--b\r\n\(field)Content-Type: multipart/mixed; boundary=c\r\n\r\n--c--\r\n--b--", "itself a multipart"),
    ("--b\r\nutan kolon\r\n\r\nhej\r\n--b--", "name, colon and value"),
    ("--b\r\nX : 1\r\n\r\nhej\r\n--b--", "name, colon and value"),
    ("--b\r\n\(field)X: \n\r\nhej\r\n--b--", "line feed alone"),
    ("--b\r\n\(field)X: \rY\r\n\r\nhej\r\n--b--", "half of one"),
    ("--b\r\n" + String(repeating: "X: 1\r\n", count: 33) + field + "\r\n\r\n--b--", "more than 32"),
    ("--b\r\nX: " + String(repeating: "x", count: 17_000) + "\r\n\(field)\r\n\r\n--b--", "longer than 16384"),
    ("--b" + String(repeating: " ", count: 300) + "\r\n\(field)\r\n\r\n--b--", "more than 256"),
  ]

  @Test(arguments: broken) func `what is no multipart body says why`(_ body: String, _ why: String) throws {
    let read = try Reading.of(body, "multipart/form-data; boundary=b")
    #expect(read.problem?.contains(why) == true, "\(read.problem ?? "nil")")
  }

  @Test func `how a body is cut into pieces makes no difference`() throws {
    var random = Dice(state: 13)
    let words = [
      "\r\n", "\r", "\n", "--", "-", "b", "--b", "\r\n--b", "\r\n--b\r\n", "\r\n--b--", " ", "text", "\u{0}",
      Self.field,
      "\r\n\r\n", "--b\r\n\(Self.field)\r\n", "X: 1\r\n",
    ]
    for _ in 0..<3_000 {
      var body = random.below(4) == 0 ? "" : "--b\r\n\(Self.field)\r\n"
      for _ in 0..<random.below(12) { body += words[random.below(words.count)] }
      if random.below(2) == 0 { body += "\r\n--b--" }
      let whole = try Reading.of(body, "multipart/form-data; boundary=b")
      for most in [1, 2, 7, 64] {
        let cut = try Reading.of(body, "multipart/form-data; boundary=b") { random.below(most) + 1 }
        #expect(cut == whole, "\(Array(body.utf8))")
      }
    }
  }

  @Test func `a part that comes byte by byte is shown to its observer in large pieces`() throws {
    let text = String(repeating: "å", count: 100_000)
    let body = "--b\r\n\(Self.field)\r\n\(text)\r\n--b--"
    let read = try Reading.of(body, "multipart/form-data; boundary=b") { 1 }
    #expect(read.text == text)
    #expect(read.pieces <= 4)
  }
}

/// What a body was read as.
private struct Reading: Equatable {
  let parts: [Upload.Part]
  let text: String
  let problem: String?
  let length: Int
  let pieces: Int

  static func == (a: Reading, b: Reading) -> Bool {
    a.parts == b.parts && a.text == b.text && a.problem == b.problem && a.length == b.length
  }

  /// - Parameter size: how many bytes the next piece has; nil hands over all at once.
  static func of(_ body: String, _ type: String, size: (() -> Int)? = nil) throws -> Reading {
    let seen = Seen()
    let head = RequestHead(method: "POST", target: Target([]), headers: Headers([("Content-Type", type)]))
    let reader = MultipartReader(head, UploadWish(partLimit: 1 << 20, observer: seen))
    var rest = Array(body.utf8)[...]
    while !rest.isEmpty {
      let piece = rest.prefix(size?() ?? rest.count)
      rest = rest.dropFirst(piece.count)
      piece.withUnsafeBytes { reader.receive($0) }
    }
    let upload = try reader.finish()
    let bytes = try upload.bytes(at: 0, count: upload.length)
    #expect(bytes == seen.bytes.withLock { $0 })
    return Reading(
      parts: upload.parts, text: String(decoding: bytes, as: UTF8.self), problem: upload.problem,
      length: upload.length, pieces: seen.pieces.withLock { $0 })
  }
}

private final class Seen: UploadObserver {
  let bytes = Guarded<[UInt8]>([])
  let pieces = Guarded(0)

  func receive(_ bytes: UnsafeRawBufferPointer) {
    self.bytes.withLock { $0 += bytes }
    pieces.withLock { $0 += 1 }
  }
}

/// The same throws on each run.
private struct Dice {
  var state: UInt64

  mutating func below(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }
}
