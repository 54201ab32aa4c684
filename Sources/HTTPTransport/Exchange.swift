import Texts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One request on a connection, from its target to the end of its answer. Only its worker touches it.
final class Exchange {
  /// The index of that worker.
  let worker: Int
  let rawTarget: [UInt8]
  /// Where the target lies in the library's buffer.
  let targetAddress: UInt
  /// Whether a blank or a control character stands in the target.
  let hasBlank: Bool
  var head: RequestHead?
  /// Bytes of the first line and the header fields.
  var headBytes = 0
  var body: [UInt8] = []
  var bodyLimit = 0
  var bodyBytes = 0
  var isTooLarge = false
  /// Takes the body in the place of `body`.
  var multipart: MultipartReader?
  var answer: Answer?
  /// The instant by which the first bytes of a body that comes in pieces must have become all of it; 0 where it comes
  /// at once.
  var bodyDeadline: Int64 = 0
  /// Whether a stop waits for this exchange.
  var isCounted = false

  /// Copies the target, and hides the query from the library: it would parse it a second time, into memory that bounds
  /// our limits.
  init(target: UnsafePointer<CChar>?, worker: Int) {
    self.worker = worker
    guard let target else {
      rawTarget = []
      targetAddress = 0
      hasBlank = false
      return
    }
    let bytes = UnsafeRawBufferPointer(start: target, count: strlen(target))
    rawTarget = Array(bytes)
    targetAddress = UInt(bitPattern: target)
    hasBlank = bytes.hasControl(below: 0x21)
    // The buffer is the library's own and writable; it cuts the text in place there itself.
    if let mark = bytes.place(of: UInt8(ascii: "?")) { UnsafeMutablePointer(mutating: target)[mark + 1] = 0 }
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
      if let multipart { multipart.receive(UnsafeRawBufferPointer(piece)) } else { body.append(contentsOf: piece) }
      return true
    }
    isTooLarge = true
    body = []
    multipart = nil
    return bodyBytes - bodyLimit <= drainBytes
  }
}
