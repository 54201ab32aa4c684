import CZlib

/// Bytes in the form of gzip (RFC 1952), and what a client says of taking it.
package enum Gzip {
  /// zlib's version, such as `1.2.13`.
  package static var libraryVersion: String { String(cString: zlibVersion()) }

  /// Packs bytes as small as it can; nil where they are more than 1 GiB, or there is no memory.
  package static func pack(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count <= 1 << 30 else { return nil }
    let room = zlibx_bound(bytes.count)
    let packed = [UInt8](unsafeUninitializedCapacity: room) { out, count in
      count = zlibx_pack(bytes, bytes.count, out.baseAddress, room)
    }
    return packed.isEmpty ? nil : packed
  }

  /// Unpacks bytes of one member, as long as it says itself.
  ///
  /// - Parameter most: bytes that are taken at most.
  /// - Returns: nil for what is no gzip, and for more than that.
  package static func unpack(_ bytes: [UInt8], most: Int) -> [UInt8]? {
    // The last four bytes are the length, the lowest first.
    guard bytes.count >= 18, bytes.count <= 1 << 30 else { return nil }
    let room = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    guard room <= most else { return nil }
    var isWhole = false
    let plain = [UInt8](unsafeUninitializedCapacity: max(1, room)) { out, count in
      let made = zlibx_unpack(bytes, bytes.count, out.baseAddress, max(1, room))
      isWhole = made == room
      count = max(0, made)
    }
    return isWhole ? plain : nil
  }

  /// Whether a client takes gzip by its `Accept-Encoding` (RFC 9110 section 12.5.3). One that says nothing does not:
  /// it would be let, but hardly anybody means it so.
  package static func isTaken(by field: String?) -> Bool {
    var any = false
    for part in (field ?? "").split(separator: ",") {
      guard let coding = FieldParameters(Array(part.utf8)) else { continue }
      let weight =
        coding.bytes("q").map { $0.contains { (UInt8(ascii: "1")...UInt8(ascii: "9")).contains($0) } } ?? true
      switch coding.value {
      case "gzip", "x-gzip": return weight
      case "*": any = weight
      default: break
      }
    }
    return any
  }
}
