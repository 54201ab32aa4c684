import Dispatch

/// How the bytes of an answer reach the client.
package enum Delivery: Sendable, Hashable {
  /// As they should.
  case whole
  /// Not at all: the connection is closed.
  case drop
  /// Only so many bytes of the body, of all that are promised; then the connection is closed.
  case truncate(Int)
  /// So many bytes of the body a second.
  case drip(Int)
}

/// Bytes at a pace.
final class DrippedBody: RestingBody, @unchecked Sendable {
  private let source: ResponseStream
  private let perSecond: Int
  private let started = DispatchTime.now().uptimeNanoseconds
  private static let queue = DispatchQueue(label: "transport.drip")

  init(_ connection: OpaquePointer, _ source: ResponseStream, perSecond: Int) {
    self.source = source
    self.perSecond = max(perSecond, 1)
    super.init(connection)
  }

  private var allowed: Int {
    let elapsed = Double(DispatchTime.now().uptimeNanoseconds - started) / 1e9
    return Int(min(elapsed * Double(perSecond), Double(source.length)))
  }

  override func next(_ offset: Int, _ most: Int) -> Piece {
    let ready = allowed
    guard ready > offset else {
      sleep { allowed > offset }
      let wait = max(0.001, (Double(offset + 1) / Double(perSecond)) - Double(ready) / Double(perSecond))
      DrippedBody.queue.asyncAfter(deadline: .now() + min(wait, 1)) { [weak self] in self?.wake() }
      return .nothing
    }
    let count = min(ready - offset, most)
    guard let bytes = source.read(offset, count), !bytes.isEmpty, bytes.count <= count else { return .failure }
    return .bytes(bytes[...])
  }
}

/// Where answers wait until their time has come.
enum DelayedAnswers {
  private static let queue = DispatchQueue(label: "transport.delay")

  static func after(_ milliseconds: Int64, _ work: @escaping @Sendable () -> Void) {
    queue.asyncAfter(deadline: .now() + .milliseconds(Int(clamping: milliseconds)), execute: work)
  }
}
