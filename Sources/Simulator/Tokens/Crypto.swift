import COpenSSL

/// The cryptography that tokens need, from OpenSSL. A failure of the library itself is a `CryptoError`.
package struct CryptoError: Error, Sendable {
  /// What was tried.
  package let what: String
}

/// A key pair of Ed25519 (RFC 8032): signing is deterministic.
package struct SigningKey: Sendable {
  /// 32 bytes, from which the pair follows.
  private let seed: [UInt8]
  /// 32 bytes.
  package let publicKey: [UInt8]

  /// - Parameter seed: 32 bytes.
  package init(seed: [UInt8]) throws(CryptoError) {
    guard seed.count == 32, let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, 32) else {
      throw CryptoError(what: "make an Ed25519 key")
    }
    defer { EVP_PKEY_free(key) }
    var raw = [UInt8](repeating: 0, count: 32)
    var count = raw.count
    guard EVP_PKEY_get_raw_public_key(key, &raw, &count) == 1, count == 32 else {
      throw CryptoError(what: "read an Ed25519 public key")
    }
    self.seed = seed
    publicKey = raw
  }

  /// A signature of 64 bytes.
  package func sign(_ message: [UInt8]) throws(CryptoError) -> [UInt8] {
    guard let key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count) else {
      throw CryptoError(what: "make an Ed25519 key")
    }
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { throw CryptoError(what: "make a digest context") }
    defer { EVP_MD_CTX_free(context) }
    var signature = [UInt8](repeating: 0, count: 64)
    var count = signature.count
    guard EVP_DigestSignInit(context, nil, nil, nil, key) == 1,
      EVP_DigestSign(context, &signature, &count, message, message.count) == 1, count == 64
    else { throw CryptoError(what: "sign with Ed25519") }
    return signature
  }

  /// True where the signature of the message is this key's.
  package func verify(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    Self.verify(signature, of: message, publicKey: publicKey)
  }

  /// True where the signature of the message was made with the private half of a public key of 32 bytes.
  package static func verify(_ signature: [UInt8], of message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard signature.count == 64, publicKey.count == 32,
      let key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, publicKey, 32)
    else { return false }
    defer { EVP_PKEY_free(key) }
    guard let context = EVP_MD_CTX_new() else { return false }
    defer { EVP_MD_CTX_free(context) }
    guard EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1 else { return false }
    return EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}

/// SHA-256 of bytes that come piece by piece.
package final class Digest {
  private let context: OpaquePointer

  /// - Throws: `CryptoError` where the library has no memory.
  package init() throws(CryptoError) {
    guard let made = EVP_MD_CTX_new() else { throw CryptoError(what: "make a digest context") }
    context = made
    guard EVP_DigestInit_ex(made, EVP_sha256(), nil) == 1 else { throw CryptoError(what: "start SHA-256") }
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Adds the next bytes.
  package func add(_ bytes: UnsafeRawBufferPointer) { EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) }

  /// The digest of all of them, in hexadecimal; nothing can be added afterwards.
  package func finish() -> String {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    EVP_DigestFinal_ex(context, &digest, &count)
    return Crypto.hex(digest)
  }
}

/// Digests, secrets and comparisons, from OpenSSL.
package enum Crypto {
  /// To be called once, before anything else here: without it OpenSSL reads the system's configuration file and loads
  /// the texts of its errors, which costs time and memory at every start and gives nothing.
  package static func prepare() {
    let plain = OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS
    OPENSSL_init_crypto(UInt64(plain), nil)
  }

  /// OpenSSL's version, such as `3.0.15`.
  package static var libraryVersion: String {
    String(cString: OpenSSL_version(OPENSSL_VERSION_STRING))
  }

  /// SHA-256, 32 bytes.
  package static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    SHA256(bytes, bytes.count, &digest)
    return digest
  }

  /// HMAC with SHA-256, 32 bytes.
  package static func hmac(key: [UInt8], _ bytes: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 32)
    var count: UInt32 = 32
    HMAC(EVP_sha256(), key, Int32(key.count), bytes, bytes.count, &digest, &count)
    return digest
  }

  /// HKDF with SHA-256 (RFC 5869).
  ///
  /// - Parameter count: bytes of the result, at most 8160.
  package static func hkdf(
    _ secret: [UInt8], salt: [UInt8], info: [UInt8], count: Int = 32
  ) throws(CryptoError) -> [UInt8] {
    var key = [UInt8](repeating: 0, count: count)
    var length = count
    guard let context = EVP_PKEY_CTX_new_id(EVP_PKEY_HKDF, nil) else { throw CryptoError(what: "make an HKDF context") }
    defer { EVP_PKEY_CTX_free(context) }
    guard EVP_PKEY_derive_init(context) == 1, EVP_PKEY_CTX_set_hkdf_md(context, EVP_sha256()) == 1,
      EVP_PKEY_CTX_set1_hkdf_salt(context, salt, Int32(salt.count)) == 1,
      EVP_PKEY_CTX_set1_hkdf_key(context, secret, Int32(secret.count)) == 1,
      EVP_PKEY_CTX_add1_hkdf_info(context, info, Int32(info.count)) == 1,
      EVP_PKEY_derive(context, &key, &length) == 1, length == count
    else { throw CryptoError(what: "derive a key with HKDF") }
    return key
  }

  /// 32 bytes that follow from a random seed: known to whoever knows the seed, so that two runs give the same tokens.
  package static func secret(from seed: UInt64) -> [UInt8] { sha256(Array("fast2sim secret \(seed)".utf8)) }

  /// Bytes that nobody can guess, from the operating system.
  package static func secret(_ count: Int) throws(CryptoError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    guard RAND_bytes(&bytes, Int32(count)) == 1 else { throw CryptoError(what: "get random bytes") }
    return bytes
  }

  /// A number that nobody can guess.
  static func randomNumber() throws(CryptoError) -> UInt64 { try secret(8).reduce(0) { $0 << 8 | UInt64($1) } }

  /// Compares in a time that tells nothing of where two texts differ.
  package static func equal(_ a: String, _ b: String) -> Bool { equal(Array(a.utf8), Array(b.utf8)) }

  /// The same for bytes.
  package static func equal(_ a: [UInt8], _ b: [UInt8]) -> Bool { CRYPTO_memcmp(sha256(a), sha256(b), 32) == 0 }

  /// Lower-case hexadecimal.
  package static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(2 * bytes.underestimatedCount)
    for b in bytes {
      out.append(digits[Int(b >> 4)])
      out.append(digits[Int(b & 15)])
    }
    return String(decoding: out, as: UTF8.self)
  }
}
