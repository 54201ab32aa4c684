import TestKit

/// Multipart bodies as clients write them.
enum Multipart {
  static let boundary = "----fast2simtest"
  static let type = "multipart/form-data; boundary=\(boundary)"

  /// One part after another, and the last boundary.
  static func body(_ parts: [String]) -> String {
    parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n"
  }

  /// The header fields and the text of a part.
  static func part(_ name: String, filename: String?, _ text: String) -> String {
    let file = filename.map { "; filename=\"\($0)\"" } ?? ""
    return "Content-Disposition: form-data; name=\"\(name)\"\(file)\r\nContent-Type: text/plain\r\n\r\n\(text)"
  }

  /// A body with one file, whose bytes are text.
  static func file(_ filename: String, _ bytes: [UInt8], name: String = "file") -> String {
    body([part(name, filename: filename, String(decoding: bytes, as: UTF8.self))])
  }

  /// A body with one file of any bytes.
  static func bytes(_ filename: String, _ bytes: [UInt8], name: String = "file") -> [UInt8] {
    let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"\(filename)\"\r\n\r\n"
    return Array(head.utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
  }
}

extension TestCaller {
  static let tempfile = "/v1/filetransfer/tempfile"

  /// Uploads a multipart body.
  func upload(_ body: String) throws -> TestAnswer { try upload(Array(body.utf8)) }

  /// Uploads a multipart body.
  func upload(_ body: [UInt8], type: String = Multipart.type) throws -> TestAnswer {
    try send("POST", Self.tempfile, headers: [("Content-Type", type)], body: body)
  }

  /// Uploads a file of text; the name that it can be tied by.
  func uploaded(_ filename: String = "a.txt", _ text: String = "En text") throws -> String {
    let answer = try upload(Multipart.file(filename, Array(text.utf8)))
    guard answer.status == 200, let name = answer.json["fileName"]?.text else { throw NotDone(answer: answer) }
    return name
  }
}
