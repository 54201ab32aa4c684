/// Takes a multipart body apart while it comes in, and keeps its first part in a file. Only its connection's worker
/// touches it.
final class MultipartReader {
  private let wish: UploadWish
  private var parser: MultipartParser?
  private var parts: [Upload.Part] = []
  private var count = 0
  private var length = 0
  /// Bytes of the first part that wait to be spooled, so that a body in small pieces is not a call of the system each.
  private var waiting: [UInt8] = []
  private var spool: SpoolFile?
  private var failure: SpoolError?

  /// What is written at a time.
  private static let pieceBytes = 64 * 1024

  init(_ head: RequestHead, _ wish: UploadWish) {
    self.wish = wish
    parser = head.headers[.contentType].flatMap { MultipartParser.boundary(of: $0) }.map {
      MultipartParser(boundary: $0)
    }
  }

  /// Takes the next bytes of the body.
  func receive(_ piece: UnsafeRawBufferPointer) {
    parser?.take(piece) { event in
      switch event {
      case .part(let part):
        count += 1
        if parts.count < 3 { parts.append(part) }
      case .bytes(let bytes): if count == 1 { keep(bytes) }
      }
    }
  }

  private func keep(_ bytes: UnsafeRawBufferPointer) {
    let room = max(0, wish.partLimit - length)
    length += bytes.count
    guard room > 0, failure == nil else { return }
    let kept = UnsafeRawBufferPointer(rebasing: bytes[..<min(room, bytes.count)])
    if waiting.isEmpty, kept.count >= Self.pieceBytes / 4 { return spool(kept) }
    waiting.append(contentsOf: kept)
    if waiting.count >= Self.pieceBytes { spoolWaiting() }
  }

  private func spoolWaiting() {
    let bytes = waiting
    waiting.removeAll(keepingCapacity: true)
    bytes.withUnsafeBytes { spool($0) }
  }

  private func spool(_ bytes: UnsafeRawBufferPointer) {
    guard !bytes.isEmpty else { return }
    wish.observer.receive(bytes)
    do throws(SpoolError) {
      if spool == nil { spool = try SpoolFile() }
      try spool?.append(bytes)
    } catch {
      failure = error
    }
  }

  /// What has come, once there is no more.
  ///
  /// - Throws: where it could not be spooled.
  func finish() throws(SpoolError) -> Upload {
    spoolWaiting()
    if let failure { throw failure }
    parser?.finish()
    let problem = parser.map(\.problem) ?? "its Content-Type names no boundary of 1 to 70 visible characters"
    return Upload(parts: parts, length: length, problem: problem, observer: wish.observer, spool: spool)
  }
}
