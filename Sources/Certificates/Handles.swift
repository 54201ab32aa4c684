import COpenSSL

/// A certificate or a key that can't be made or used.
package struct CertificateError: Error, Sendable, Equatable {
  /// What is wrong, to stand behind the name of a file: `is no certificate in PEM`.
  package let message: String

  init(_ message: String) { self.message = message }
}

/// Something of OpenSSL's that is freed with its handle: its pointer is good as long as ``use(_:)`` lasts.
protocol Handle: AnyObject {
  var pointer: OpaquePointer { get }
}

extension Handle {
  func use<T, E: Error>(_ body: (OpaquePointer) throws(E) -> T) throws(E) -> T {
    defer { withExtendedLifetime(self) {} }
    return try body(pointer)
  }
}

/// A certificate of OpenSSL's.
final class CertificateHandle: Handle {
  let pointer: OpaquePointer

  /// An empty one.
  init() throws(CertificateError) {
    guard let made = X509_new() else { throw .noMemory }
    pointer = made
  }

  /// The first of a PEM file.
  init(pem: [UInt8]) throws(CertificateError) {
    let file = try MemoryFile(pem)
    guard let read = file.use({ osslx_read_certificate($0) }) else {
      throw CertificateError("is no certificate in PEM (-----BEGIN CERTIFICATE-----)")
    }
    pointer = read
  }

  deinit { X509_free(pointer) }

  func pem() throws(CertificateError) -> [UInt8] {
    let file = try MemoryFile()
    guard file.use({ PEM_write_bio_X509($0, pointer) }) == 1 else { throw .noMemory }
    return file.bytes
  }
}

/// A private key of OpenSSL's.
final class KeyHandle: Handle {
  let pointer: OpaquePointer

  /// A new one on the curve P-256, which every client knows.
  init() throws(CertificateError) {
    guard let made = osslx_make_key() else { throw CertificateError("can't be made: OpenSSL gives no key") }
    pointer = made
  }

  init(pem: [UInt8]) throws(CertificateError) {
    let file = try MemoryFile(pem)
    guard let read = file.use({ osslx_read_key($0) }) else {
      let text = String(decoding: pem, as: UTF8.self)
      throw CertificateError(
        // In the first line, or behind `Proc-Type: 4,` in the second.
        text.split { !$0.isLetter }.contains("ENCRYPTED")
          ? "is protected by a passphrase; `openssl pkey -in FILE -out NEW` writes it without"
          : "is no private key in PEM (-----BEGIN PRIVATE KEY-----)")
    }
    pointer = read
  }

  deinit { EVP_PKEY_free(pointer) }

  func pem() throws(CertificateError) -> [UInt8] {
    let file = try MemoryFile()
    guard file.use({ osslx_write_key($0, pointer) }) == 1 else { throw .noMemory }
    return file.bytes
  }
}

/// A file in memory, as OpenSSL reads and writes it.
final class MemoryFile: Handle {
  let pointer: OpaquePointer

  init(_ content: [UInt8] = []) throws(CertificateError) {
    guard let made = BIO_new(BIO_s_mem()) else { throw .noMemory }
    pointer = made
    guard !content.isEmpty else { return }
    _ = BIO_write(made, content, Int32(clamping: content.count))
  }

  deinit { BIO_free(pointer) }

  var bytes: [UInt8] {
    var start: UnsafePointer<CChar>?
    let count = osslx_contents(pointer, &start)
    guard let start, count > 0 else { return [] }
    return Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

extension CertificateError {
  static let noMemory = CertificateError("can't be made: OpenSSL refuses")
}
