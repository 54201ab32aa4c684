import CMicroHTTPD
import Texts

/// The header fields of a connection's latest request. Most clients send the same ones with each, and what is the same
/// to the byte need not be read, checked and taken apart again.
struct RememberedFields {
  /// Longer ones are read each time: this is memory of each connection.
  private static let maxBytes = 4096

  private var bytes: [UInt8] = []
  private var count: Int32 = 0
  private var headers = Headers()

  /// The fields of a request, or why they are refused.
  mutating func read(_ place: HeadPlace, for handler: any RequestHandler) -> (Headers, TransportFault?) {
    let block = place.block.flatMap { $0.count <= Self.maxBytes ? $0 : nil }
    // A byte 0 that was sent may stand where the library would write one; then it has found fewer fields.
    let count = MHD_get_connection_values(place.connection, .HEADER_KIND, nil, nil)
    if let block, count == self.count, bytes.withUnsafeBytes({ block.hasSameBytes(as: $0) }) { return (headers, nil) }
    var (headers, fault) = HeaderReader.read(place)
    guard fault == nil else { return (headers, fault) }
    headers.reading = handler.reading(of: headers)
    if let block { (bytes, self.count, self.headers) = (Array(block), count, headers) }
    return (headers, nil)
  }
}
