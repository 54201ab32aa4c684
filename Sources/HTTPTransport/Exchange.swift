import CMicroHTTPD
import Synchronization

/// One request on a connection, from its target to the end of its answer. Only its worker touches it.
final class Exchange {
  /// The index of that worker.
  let worker: Int
  let rawTarget: [UInt8]
  /// Where the target lies in the library's buffer.
  let targetAddress: UInt
  var head: RequestHead?
  var body: [UInt8] = []
  var bodyLimit = 0
  var bodyBytes = 0
  var isTooLarge = false
  /// Takes the body in the place of `body`.
  var multipart: MultipartReader?
  var answer: Answer?
  /// Whether a stop waits for this exchange.
  var isCounted = false

  /// Copies the target, and hides the query from the library: it would parse it a second time, into memory that bounds
  /// our limits.
  init(target: UnsafePointer<CChar>?, worker: Int) {
    self.worker = worker
    guard let target else {
      rawTarget = []
      targetAddress = 0
      return
    }
    let bytes = UnsafeRawPointer(target).assumingMemoryBound(to: UInt8.self)
    var count = 0
    var mark: Int?
    while bytes[count] != 0 {
      if mark == nil, bytes[count] == UInt8(ascii: "?") { mark = count }
      count += 1
    }
    rawTarget = Array(UnsafeBufferPointer(start: bytes, count: count))
    targetAddress = UInt(bitPattern: target)
    // The buffer is the library's own and writable; it cuts the text in place there itself.
    if let mark { UnsafeMutablePointer(mutating: bytes)[mark + 1] = 0 }
  }

  /// The bytes of the target in the request line: more than ``rawTarget`` has where a raw byte 0 hides the rest of
  /// them.
  ///
  /// - Parameter version: the library keeps it in the same buffer, right behind the target and one separator.
  func targetLength(version: UnsafePointer<CChar>?) -> Int {
    guard let version, version.pointee != 0, targetAddress != 0 else { return rawTarget.count }
    return max(rawTarget.count, Int(bitPattern: version) - Int(bitPattern: targetAddress) - 1)
  }

  /// Takes a piece of the body; false when even throwing it away has gone on for too long.
  func receive(_ piece: UnsafeBufferPointer<UInt8>, drainBytes: Int) -> Bool {
    bodyBytes += piece.count
    if bodyBytes <= bodyLimit {
      if let multipart { multipart.receive(piece) } else { body.append(contentsOf: piece) }
      return true
    }
    isTooLarge = true
    body = []
    multipart = nil
    return bodyBytes - bodyLimit <= drainBytes
  }
}

/// The header fields of a connection, or why they are refused.
struct HeaderReader {
  private static let contentLength = nameKey("Content-Length")
  private static let transferEncoding = nameKey("Transfer-Encoding")

  private var headers = Headers()
  private var bytes = 0
  private var lengths = 0
  private var encodings = 0
  /// What is wrong with the first field that is.
  private var problem: String?
  private let limit: Int

  static func read(_ connection: OpaquePointer, limit: Int) -> (Headers, TransportFault?) {
    var reader = HeaderReader(limit: limit)
    withUnsafeMutablePointer(to: &reader) { pointer in
      _ = MHD_get_connection_values_n(
        connection, .HEADER_KIND,
        { context, _, name, nameSize, value, valueSize in
          guard let context, let name else { return .NO }
          context.assumingMemoryBound(to: HeaderReader.self).pointee.add(
            UnsafeRawBufferPointer(start: name, count: nameSize), UnsafeRawBufferPointer(start: value, count: valueSize)
          )
          return .YES
        }, pointer)
    }
    return (reader.headers, reader.fault)
  }

  private init(limit: Int) {
    self.limit = limit
    // As many as most clients send.
    headers.reserve(8)
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    bytes += name.count + value.count
    guard bytes <= limit else { return }
    let key = nameKey(name)
    let text = String(decoding: value, as: UTF8.self)
    if problem == nil, name.contains(where: { $0 <= 0x20 || $0 == 0x7F }) {
      problem = "A header name holds a blank or a control character."
    }
    if key == Self.contentLength { lengths += 1 }
    if key == Self.transferEncoding {
      encodings += 1
      if problem == nil, !sameName(text, "chunked") { problem = "Transfer-Encoding is something else than chunked." }
    }
    headers.append(String(decoding: name, as: UTF8.self), text, key: key)
  }

  /// The library accepts what two servers in a row may frame differently (RFC 9112, 11.2); we don't.
  private var fault: TransportFault? {
    if bytes > limit { return .headersTooLarge(limit: limit) }
    if let problem { return .malformed(reason: problem) }
    if lengths > 1 { return .malformed(reason: "Content-Length is there more than once.") }
    if encodings > 1 { return .malformed(reason: "Transfer-Encoding is there more than once.") }
    if lengths + encodings > 1 {
      return .malformed(reason: "Content-Length and Transfer-Encoding are there together.")
    }
    return nil
  }
}
