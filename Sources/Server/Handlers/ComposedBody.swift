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
    bytes = [UInt8](unsafeUninitializedCapacity: fragments.reduce(2) { $0 + $1.bytes.count + 1 }) { bytes, count in
      let memory = UnsafeMutableRawBufferPointer(bytes)
      memory[0] = UInt8(ascii: "[")
      count = 1
      for fragment in fragments {
        if count > 1 {
          memory[count] = UInt8(ascii: ",")
          count += 1
        }
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyBytes(from: fragment.bytes)
        count += fragment.bytes.count
      }
      memory[count] = UInt8(ascii: "]")
      count += 1
    }
    fingerprint =
      bytes.count > Message.maxBody
      ? try? Fingerprint(ofParts: fragments.map { fragment throws(CryptoError) in try fragment.fingerprint() }) : nil
  }
}
