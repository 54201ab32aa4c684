import Simulator
import Traffic

/// A body that was put together of fragments, and the fingerprint that follows from theirs where the journal will want
/// one: the fragments of a page are mostly known, and to look at all its bytes once more would take a third of what the
/// page costs.
struct ComposedBody {
  let bytes: [UInt8]
  /// Nil where the journal keeps the body itself.
  let fingerprint: Fingerprint?

  /// A JSON array of them.
  init(list fragments: [Fragment]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(fragments.reduce(2) { $0 + $1.bytes.count + 1 })
    bytes.append(UInt8(ascii: "["))
    for fragment in fragments {
      if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(contentsOf: fragment.bytes)
    }
    bytes.append(UInt8(ascii: "]"))
    self.bytes = bytes
    fingerprint =
      bytes.count > Message.maxBody
      ? try? Fingerprint(ofParts: fragments.map { fragment throws(CryptoError) in try fragment.fingerprint() }) : nil
  }
}
