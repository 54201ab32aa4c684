import Client
import HTTPTransport

import class Client.HTTPClient

/// A server in front of another that compresses every answer, whether it is asked to or not.
final class CompressingUpstream: RequestHandler {
  /// How an answer is written.
  enum Coding: String, CaseIterable {
    case gzip
    /// As the name means it: with the frame of zlib.
    case zlib = "deflate"
    /// As some servers take the name: without.
    case raw = "deflate "
    /// Not compressed, behind a byte order mark.
    case marked = ""
    /// Nobody knows it.
    case unknown = "x-none"
    /// What it says, and not what it is.
    case lying = "gzip "
  }

  private let origin: String
  private let coding: Coding

  init(_ origin: String, _ coding: Coding) {
    self.origin = origin
    self.coding = coding
  }

  func bodyLimit(for head: RequestHead) -> Int { 1 << 20 }

  func fault(_ fault: TransportFault, _ head: RequestHead?) -> Response { Response(status: fault.status) }

  func handle(_ request: Request, _ reply: Reply) {
    let own = ["host", "connection", "content-length", "accept-encoding"]
    let sent = request.headers.fields.map { (name: $0.name, value: $0.value) }.filter {
      !own.contains($0.name.lowercased())
    }
    let asked = HTTPRequest(request.method, origin + request.rawTarget, headers: sent, body: request.body)
    do throws(HTTPFailure) {
      let answer = try HTTPClient().send(asked)
      var headers = [("Content-Type", answer.header("Content-Type") ?? "")]
      let name = coding.rawValue.filter { $0 != " " }
      if !name.isEmpty { headers.append(("Content-Encoding", name)) }
      reply.send(Response(status: answer.status, headers: headers, body: Self.written(answer.body, coding)))
    } catch { reply.send(Response(status: 502)) }
  }

  private static func written(_ bytes: [UInt8], _ coding: Coding) -> [UInt8] {
    switch coding {
    case .gzip: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + stored(bytes) + little(crc(bytes)) + little(bytes.count)
    case .zlib: [0x78, 0x01] + stored(bytes) + little(adler(bytes)).reversed()
    case .raw: stored(bytes)
    case .marked: [0xEF, 0xBB, 0xBF] + bytes
    case .unknown, .lying: bytes
    }
  }

  /// The format of RFC 1951 without any compression: one block of bytes as they are.
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    [1] + little(bytes.count).prefix(2) + little(~bytes.count).prefix(2) + bytes
  }

  private static func little(_ number: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }

  private static func adler(_ bytes: [UInt8]) -> Int {
    let (a, b) = bytes.reduce((1, 0)) { sums, byte in
      let a = (sums.0 + Int(byte)) % 65_521
      return (a, (sums.1 + a) % 65_521)
    }
    return b << 16 | a
  }

  private static func crc(_ bytes: [UInt8]) -> Int {
    Int(
      ~bytes.reduce(~UInt32(0)) { crc, byte in
        (0..<8).reduce(crc ^ UInt32(byte)) { value, _ in value >> 1 ^ (value & 1 == 1 ? 0xEDB8_8320 : 0) }
      })
  }
}
