import CMicroHTTPD

/// Takes a multipart body apart while it comes in, with libmicrohttpd's own reader. Only its connection's worker
/// touches it.
final class MultipartReader {
  private let wish: UploadWish
  private var processor: OpaquePointer?
  private let callback: UnsafeMutablePointer<mhdx_parts>
  private var parts: [Upload.Part] = []
  private var length = 0
  /// The last part was announced, and has no bytes so far.
  private var isUnfilled = false
  private var spool: SpoolFile?
  private var problem: String?
  private var failure: SpoolError?

  /// Memory of the library for one body: what its iterator is given at a time.
  private static let bufferBytes = 64 * 1024

  init(_ connection: OpaquePointer, _ wish: UploadWish) {
    self.wish = wish
    callback = .allocate(capacity: 1)
    callback.initialize(to: mhdx_parts(part: Self.iterate, context: nil))
    callback.pointee.context = Unmanaged.passUnretained(self).toOpaque()
    processor = mhdx_multipart(connection, Self.bufferBytes, callback)
    if processor == nil { problem = "its Content-Type names no boundary that can be used" }
  }

  deinit {
    if let processor { MHD_destroy_post_processor(processor) }
    callback.deallocate()
  }

  private static let iterate: mhdx_part = { context, name, filename, bytes, offset, count in
    guard let context, let name else { return 0 }
    let reader = Unmanaged<MultipartReader>.fromOpaque(context).takeUnretainedValue()
    reader.take(
      name: name, filename: filename, UnsafeRawBufferPointer(start: bytes, count: count), isFirst: offset == 0)
    return 1
  }

  /// Takes the next bytes of the body.
  func receive(_ piece: UnsafeBufferPointer<UInt8>) {
    guard let processor, problem == nil else { return }
    let text = UnsafeRawPointer(piece.baseAddress)?.assumingMemoryBound(to: CChar.self)
    guard MHD_post_process(processor, text, piece.count) == .YES else {
      problem = "it is not made of parts between the boundaries that its Content-Type names"
      return
    }
  }

  private func take(
    name: UnsafePointer<CChar>, filename: UnsafePointer<CChar>?, _ bytes: UnsafeRawBufferPointer, isFirst: Bool
  ) {
    if isFirst, parts.count < 3 {
      let part = Upload.Part(name: String(cString: name), filename: filename.map { String(cString: $0) })
      // Bytes that come slowly are announced by none of them, again with an offset of 0.
      if !isUnfilled || parts.last != part { parts.append(part) }
    }
    isUnfilled = bytes.isEmpty && isFirst
    guard parts.count == 1, !bytes.isEmpty else { return }
    let room = max(0, wish.partLimit - length)
    length += bytes.count
    guard room > 0, failure == nil else { return }
    let kept = UnsafeRawBufferPointer(rebasing: bytes[..<min(room, bytes.count)])
    wish.observer.receive(kept)
    do throws(SpoolError) {
      if spool == nil { spool = try SpoolFile() }
      try spool?.append(kept)
    } catch {
      failure = error
    }
  }

  /// What has come, once there is no more.
  ///
  /// - Throws: where it could not be spooled.
  func finish() throws(SpoolError) -> Upload {
    if let failure { throw failure }
    if let processor {
      self.processor = nil
      let isWhole = MHD_destroy_post_processor(processor) == .YES
      if !isWhole, problem == nil { problem = "it ends before its last boundary" }
    }
    return Upload(parts: parts, length: length, problem: problem, observer: wish.observer, spool: spool)
  }
}
