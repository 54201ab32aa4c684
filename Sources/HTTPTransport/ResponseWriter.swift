import CMicroHTTPD

/// Keeps the bytes of a body alive while the library sends them.
private final class Body {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// Hands an answer to the library.
func queue(
  _ response: Response, on connection: OpaquePointer, closing: Bool, bodies: BodyRegistry
) -> MHD_Result {
  let response = (200...999).contains(response.status) ? response : .internalError
  // The library closes the connection of a request that its handler refuses.
  guard response.delivery != .drop, let made = made(response, connection, bodies) else { return .NO }
  defer { MHD_destroy_response(made) }
  for (name, value) in response.headers where !isFraming(name) {
    // It refuses names and values with control characters, so that nothing can be smuggled into an answer.
    _ = MHD_add_response_header(made, name, value)
  }
  if closing || response.closes { _ = MHD_add_response_header(made, "Connection", "close") }
  return MHD_queue_response(connection, UInt32(response.status), made)
}

private func made(_ response: Response, _ connection: OpaquePointer, _ bodies: BodyRegistry) -> OpaquePointer? {
  if let events = response.events { return make(StreamedBody(connection, events), length: nil, bodies) }
  switch response.delivery {
  case .truncate(let bytes):
    let whole = response.wholeBody ?? []
    // Promises all, and fails where the rest should come.
    return make(
      ResponseStream(length: whole.count) { offset, most in
        let end = min(whole.count, bytes, offset + most)
        return offset < end ? Array(whole[offset..<end]) : nil
      })
  case .drip(let perSecond):
    let whole = response.wholeBody ?? []
    return make(DrippedBody(connection, whole, perSecond: perSecond), length: whole.count, bodies)
  case .whole, .drop: return response.stream.map(make) ?? make(response.body)
  }
}

extension Response {
  /// The bytes of the body, also where it is read while it goes out; nil where that fails, or it never ends.
  package var wholeBody: [UInt8]? {
    guard events == nil else { return nil }
    guard let stream else { return body }
    var whole: [UInt8] = []
    while whole.count < stream.length {
      guard let piece = stream.read(whole.count, 64 * 1024), !piece.isEmpty else { return nil }
      whole += piece
    }
    return whole
  }
}

private func isFraming(_ name: String) -> Bool {
  sameName(name, "Content-Length") || sameName(name, "Transfer-Encoding") || sameName(name, "Connection")
}

private func make(_ bytes: [UInt8]) -> OpaquePointer? {
  guard !bytes.isEmpty else { return MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT) }
  let body = Unmanaged.passRetained(Body(bytes))
  // An array's storage stays where it is as long as somebody holds it and nobody changes it; the body does the one and
  // can't the other.
  let start = body.takeUnretainedValue().bytes.withUnsafeBytes { $0.baseAddress }
  // The library takes the pointer as mutable, and only reads.
  let made = MHD_create_response_from_buffer_with_free_callback_cls(
    bytes.count, UnsafeMutableRawPointer(mutating: start),
    { context in if let context { Unmanaged<Body>.fromOpaque(context).release() } }, body.toOpaque()
  )
  if made == nil { body.release() }
  return made
}

private final class Stream {
  let stream: ResponseStream
  init(_ stream: ResponseStream) { self.stream = stream }
}

/// The library asks for the next bytes when the socket takes them.
private func make(_ stream: ResponseStream) -> OpaquePointer? {
  let context = Unmanaged.passRetained(Stream(stream))
  let made = MHD_create_response_from_callback(
    UInt64(stream.length), 64 * 1024,
    { context, position, buffer, most in
      guard let context, let buffer else { return mhdx_stream_error() }
      let stream = Unmanaged<Stream>.fromOpaque(context).takeUnretainedValue().stream
      guard let bytes = stream.read(Int(position), most), !bytes.isEmpty, bytes.count <= most else {
        return mhdx_stream_error()
      }
      UnsafeMutableRawBufferPointer(start: buffer, count: most).copyBytes(from: bytes)
      return bytes.count
    }, context.toOpaque(), { context in if let context { Unmanaged<Stream>.fromOpaque(context).release() } })
  if made == nil { context.release() }
  return made
}

/// The library asks for the next bytes when the socket takes them, and lets the connection rest where there are none.
private func make(_ body: RestingBody, length: Int?, _ bodies: BodyRegistry) -> OpaquePointer? {
  bodies.add(body)
  let context = Unmanaged.passRetained(body)
  let made = MHD_create_response_from_callback(
    length.map { UInt64($0) } ?? UInt64.max, 16 * 1024,
    { context, position, buffer, most in
      guard let context, let buffer else { return mhdx_stream_error() }
      let body = Unmanaged<RestingBody>.fromOpaque(context).takeUnretainedValue()
      switch body.asked(Int(position), most) {
      case .bytes(let bytes):
        UnsafeMutableRawBufferPointer(start: buffer, count: most).copyBytes(from: bytes)
        return bytes.count
      case .nothing: return 0
      case .end: return mhdx_stream_end()
      case .failure: return mhdx_stream_error()
      }
    }, context.toOpaque(),
    { context in
      guard let context else { return }
      let body = Unmanaged<RestingBody>.fromOpaque(context)
      body.takeUnretainedValue().finish()
      body.release()
    })
  if made == nil {
    body.finish()
    context.release()
  }
  return made
}
