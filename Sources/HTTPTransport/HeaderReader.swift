import CMicroHTTPD
import Texts

/// Where the head of a request lies.
struct HeadPlace {
  let connection: OpaquePointer
  /// Bytes that names and values may have.
  let limit: Int
  /// Where the request begins in the library's buffer.
  let method: UnsafePointer<CChar>?
  /// What ends the first line.
  let version: UnsafePointer<CChar>?

  /// From version 1 on the library looks itself, and lays its buffer out otherwise.
  private static let looksItself = !Listener.libraryVersion.hasPrefix("0.")

  /// Whether the fields lie behind each other, as they came.
  var isLaidOut: Bool { !Self.looksItself && version != nil }

  /// Version and fields, in which the library has written zeros where names and lines end; nil where it lays its buffer
  /// out otherwise.
  var block: UnsafeRawBufferPointer? {
    guard isLaidOut, let method, let version else { return nil }
    let count = UnsafeRawPointer(method) + mhdx_head_size(connection) - UnsafeRawPointer(version)
    return count > 0 ? UnsafeRawBufferPointer(start: version, count: count) : nil
  }
}

/// The header fields of a connection, or why they are refused.
///
/// The library cuts a value at its first byte 0, takes a line feed alone for the end of a line, and joins lines that
/// are folded. So this also looks whether the fields lie in the library's buffer as they must have come: one line
/// behind the other, each ended by CR LF.
struct HeaderReader {
  private static let contentLength = nameKey("Content-Length")
  private static let transferEncoding = nameKey("Transfer-Encoding")
  private static let host = nameKey("Host")

  private var headers = Headers()
  private var bytes = 0
  private var lengths = 0
  private var encodings = 0
  private var hosts = 0
  /// What is wrong with the first field that is.
  private var problem: String?
  /// Where the next field must begin.
  private var next: UnsafeRawPointer?
  private let limit: Int

  /// All fields of a request.
  static func read(_ place: HeadPlace) -> (Headers, TransportFault?) {
    var reader = HeaderReader(limit: place.limit)
    let (isLaidOut, version) = (place.isLaidOut, place.version)
    // The version has eight bytes, and the library has written zeros over the line break.
    if isLaidOut { reader.next = UnsafeRawPointer(version).map { $0 + 10 } }
    reader.readAll(place.connection)
    let size = mhdx_head_size(place.connection)
    if isLaidOut, size > 0, let method = place.method, reader.next != UnsafeRawPointer(method) + size - 2 {
      reader.refuse("A header field holds a byte 0, is folded, or ends with something else than CR LF.")
    }
    if reader.hosts == 0, let version, version[7] != CChar(bitPattern: UInt8(ascii: "0")) {
      reader.refuse("The field Host is missing.")
    }
    return (reader.headers, reader.fault)
  }

  /// The fields of a head that the library refuses, as far as they have come.
  static func readSome(_ connection: OpaquePointer, limit: Int) -> Headers {
    var reader = HeaderReader(limit: limit)
    reader.readAll(connection)
    return reader.headers
  }

  private init(limit: Int) {
    self.limit = limit
    // As many as most clients send.
    headers.reserve(8)
  }

  private mutating func readAll(_ connection: OpaquePointer) {
    withUnsafeMutablePointer(to: &self) { pointer in
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
  }

  private mutating func add(_ name: UnsafeRawBufferPointer, _ whole: UnsafeRawBufferPointer) {
    bytes += name.count + whole.count
    // A line that is out of place leaves the place of the next one as it is, which is found at the end.
    if let end = whole.baseAddress.map({ $0 + whole.count }), next == nil || next == name.baseAddress {
      next = end + 2
    }
    guard bytes <= limit else { return }
    let key = nameKey(name)
    let value = Self.trimmed(whole)
    let text = String(decoding: value, as: UTF8.self)
    if problem == nil {
      if name.isEmpty || name.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
        problem = "A header name is empty, or holds a blank or a control character."
      } else if value.hasControl(below: 0x20, allowsTab: true) {
        problem = "A header field holds a control character."
      }
    }
    if key == Self.contentLength { lengths += 1 }
    if key == Self.transferEncoding {
      encodings += 1
      // With the blanks: the library sees no chunks where there are any.
      if !sameName(String(decoding: whole, as: UTF8.self), "chunked") {
        refuse("Transfer-Encoding is something else than chunked.")
      }
    }
    if key == Self.host {
      hosts += 1
      if HostAndPort.split(value) == nil { refuse("The field Host is no host with a port.") }
    }
    headers.append(String(decoding: name, as: UTF8.self), text, key: key)
  }

  private mutating func refuse(_ reason: String) {
    if problem == nil { problem = reason }
  }

  /// The library accepts what two servers in a row may frame differently (RFC 9112, 11.2); we don't.
  private var fault: TransportFault? {
    if bytes > limit { return .headersTooLarge(limit: limit) }
    if lengths > 1 { return .malformed(reason: "Content-Length is there more than once.") }
    if encodings > 1 { return .malformed(reason: "Transfer-Encoding is there more than once.") }
    if lengths + encodings > 1 {
      return .malformed(reason: "Content-Length and Transfer-Encoding are there together.")
    }
    if hosts > 1 { return .malformed(reason: "The field Host is there more than once.") }
    return problem.map { .malformed(reason: $0) }
  }

  /// Without the blanks behind it, which are no part of it (RFC 9110, 5.5); those before it the library leaves out.
  private static func trimmed(_ value: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var end = value.count
    while end > 0, value[end - 1].isBlank { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: value[..<end])
  }
}
