import CMicroHTTPD

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Keeps the bytes of a body alive while the library sends them.
private final class Body {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
}

/// Hands an answer to the library.
func queue(
  _ response: Response, on connection: OpaquePointer, closing: Bool, bodies: BodyRegistry
) -> MHD_Result {
  guard (200...999).contains(response.status) else {
    response.events?.end()
    return queue(.internalError, on: connection, closing: closing, bodies: bodies)
  }
  // The library closes the connection of a request that its handler refuses.
  guard response.delivery != .drop, let made = made(response, connection, bodies) else {
    response.events?.end()
    return .NO
  }
  defer { MHD_destroy_response(made) }
  for (name, value) in response.headers where !isFraming(name) {
    // It refuses names and values with control characters, so that nothing can be smuggled into an answer.
    // The texts as they are: handed over by themselves they would be copied into arrays first.
    _ = name.withCString { name in value.withCString { MHD_add_response_header(made, name, $0) } }
  }
  if closing || response.closes { _ = MHD_add_response_header(made, "Connection", "close") }
  return MHD_queue_response(connection, UInt32(response.status), made)
}

private func made(_ response: Response, _ connection: OpaquePointer, _ bodies: BodyRegistry) -> OpaquePointer? {
  if let events = response.events { return make(StreamedBody(connection, events), length: nil, bodies) }
  switch response.delivery {
  case .truncate(let bytes):
    let source = response.source
    // Promises all, and fails where the rest should come.
    return make(
      ResponseStream(length: source.length) { offset, most in
        offset < bytes ? source.read(offset, min(most, bytes - offset)) : nil
      }, connection)
  case .drip(let perSecond):
    let source = response.source
    return make(DrippedBody(connection, source, perSecond: perSecond), length: source.length, bodies)
  case .whole, .drop: return response.stream.map { make($0, connection) } ?? make(response.body)
  }
}

extension Response {
  /// The body, held or not, as what is read while it goes out.
  fileprivate var source: ResponseStream {
    if let stream { return stream }
    let body = body
    return ResponseStream(length: body.count) { offset, most in
      Array(body[min(offset, body.count)..<min(body.count, offset + most)])
    }
  }

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

func isFraming(_ name: String) -> Bool {
  // By their lengths: each answer asks for each of its fields.
  switch name.utf8.count {
  case 10: sameName(name, "Connection")
  case 14: sameName(name, "Content-Length")
  case 17: sameName(name, "Transfer-Encoding")
  default: false
  }
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
  let connection: OpaquePointer
  init(_ stream: ResponseStream, _ connection: OpaquePointer) {
    self.stream = stream
    self.connection = connection
  }
}

/// Ends a connection in the middle of its answer. The library marks it as closed, and comes to close it when something
/// happens on the socket, which may be never: where nothing of the body had been sent, the client waited until it was
/// idle for too long.
private func broken(_ connection: OpaquePointer) -> Int {
  _ = shutdown(mhdx_socket(connection), Int32(SHUT_RDWR))
  return mhdx_stream_error()
}

/// The library asks for the next bytes when the socket takes them.
private func make(_ stream: ResponseStream, _ connection: OpaquePointer) -> OpaquePointer? {
  let context = Unmanaged.passRetained(Stream(stream, connection))
  let made = MHD_create_response_from_callback(
    UInt64(stream.length), 64 * 1024,
    { context, position, buffer, most in
      guard let context, let buffer else { return mhdx_stream_error() }
      let stream = Unmanaged<Stream>.fromOpaque(context).takeUnretainedValue()
      guard let bytes = stream.stream.read(Int(position), most), !bytes.isEmpty, bytes.count <= most else {
        return broken(stream.connection)
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
      case .failure: return broken(body.connection.pointer)
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
