import COpenSSL

extension Crypto {
  /// A way of OpenSSL's to make a MAC, which never changes.
  private struct Method: @unchecked Sendable {
    let pointer: OpaquePointer?
  }

  /// Found once: OpenSSL looks for it behind a lock that all threads share.
  private static let method = Method(pointer: EVP_MAC_fetch(nil, "POLY1305", nil))

  /// 32 hexadecimal digits by which to tell whether a long body is the same as another one: its Poly1305 under a key
  /// that everybody knows.
  ///
  /// It guards against accident, not against an attacker: who wants to can make another body with the same fingerprint.
  /// A processor makes it several times as fast as SHA-256 and faster than GMAC (measured with OpenSSL 3.0, where there
  /// are instructions for all three), and each page of a list that is too long for the journal gets one
  /// (rule control 4.1).
  ///
  /// - Throws: `CryptoError` where OpenSSL was built without Poly1305, or has no memory.
  package static func fingerprint(_ bytes: [UInt8]) throws(CryptoError) -> String {
    hex(try poly1305(key: fingerprintKey, bytes))
  }

  private static let fingerprintKey = Array("fast2sim journal fingerprint key".utf8)

  /// Poly1305 (RFC 8439, 2.5), 16 bytes.
  ///
  /// - Parameter key: 32 bytes.
  package static func poly1305(key: [UInt8], _ bytes: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard key.count == 32, let method = method.pointer, let context = EVP_MAC_CTX_new(method) else {
      throw CryptoError(what: "start Poly1305")
    }
    defer { EVP_MAC_CTX_free(context) }
    var tag = [UInt8](repeating: 0, count: 16)
    var count = 0
    guard EVP_MAC_init(context, key, key.count, nil) == 1, EVP_MAC_update(context, bytes, bytes.count) == 1,
      EVP_MAC_final(context, &tag, &count, tag.count) == 1, count == tag.count
    else { throw CryptoError(what: "make a Poly1305") }
    return tag
  }
}
