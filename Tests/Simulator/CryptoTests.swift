import Documents
import JSON
import Model
import Rules
import Simulator
import TestKit
import Testing

@Suite struct CryptoTests {
  @Test(
    arguments: [
      ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
      ("foobar", "Zm9vYmFy"),
    ])
  func `base64 has the vectors of RFC 4648, padded or not`(_ text: String, encoded: String) {
    let bytes = Array(text.utf8)
    #expect(String(decoding: Base64.encodeURL(bytes), as: UTF8.self) == encoded)
    #expect(Base64.decode(encoded.utf8) == bytes)
    let padding = String(repeating: "=", count: (4 - encoded.utf8.count % 4) % 4)
    #expect(Base64.decode((encoded + padding).utf8) == bytes)
  }

  @Test
  func `both alphabets are read and the one for URLs is written`() {
    let bytes: [UInt8] = [0xFB, 0xEF, 0xFF, 0xFE]
    #expect(String(decoding: Base64.encodeURL(bytes), as: UTF8.self) == "--___g")
    #expect(Base64.decode("--___g".utf8) == bytes)
    #expect(Base64.decode("++///g==".utf8) == bytes)
  }

  @Test
  func `every byte and every length come back`() {
    for count in 0...70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 * 37 + count) }
      #expect(Base64.decode(Base64.encodeURL(bytes)) == bytes)
      #expect(Base64.decodeURL(Base64.encodeURL(bytes)) == bytes)
      #expect(Base64.decode(Base64.encode(bytes).utf8) == bytes)
    }
    let all = Array(UInt8.min...UInt8.max)
    #expect(Base64.decode(Base64.encodeURL(all)) == all)
  }

  @Test(
    arguments: [
      ("bits left over in one letter", "Zh"), ("bits left over in two", "Zm9"), ("a length of one", "Z"),
      ("a length of five", "Zm9vY"), ("a blank", "Zm 9v"), ("a line break", "Zm9v\n"),
      ("a letter behind padding", "Zg==Zg"), ("another letter", "Zm9å"), ("a NUL", "Zm9\u{0}"),
    ])
  func `sloppy ends and foreign letters are refused`(_ name: String, text: String) {
    #expect(Base64.decode(text.utf8) == nil)
  }

  @Test(arguments: ["Zg==", "Zm8=", "++///g", "-_+/", "Zh", "Zm9", "Zm 9v", "Zm9v\n", "Z", "Zg="])
  func `base64 for URLs has one spelling`(_ text: String) {
    #expect(Base64.decodeURL(text.utf8) == nil)
  }

  @Test(arguments: ["Zg=", "Zm9v=", "Zm9v====", "Zg===", "====", "Z==="])
  func `padding fills up or is left out`(_ text: String) { #expect(Base64.decode(text.utf8) == nil) }

  @Test
  func `SHA-256 and HMAC have their published vectors`() {
    #expect(
      Crypto.hex(Crypto.sha256(Array("abc".utf8)))
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    // RFC 4231, test case 2.
    #expect(
      Crypto.hex(Crypto.hmac(key: Array("Jefe".utf8), Array("what do ya want for nothing?".utf8)))
        == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
  }

  @Test
  func `Poly1305 has a published vector, and takes any length`() throws {
    // RFC 8439, 2.5.2.
    let key = bytes("85d6be7857556d337f4452fe42d506a80103808afb0db2fd4abff6af4149f51b")
    let tag = try Crypto.poly1305(key: key, Array("Cryptographic Forum Research Group".utf8))
    #expect(Crypto.hex(tag) == "a8061dc1305136c6c22b8baf0c0127a9")
    // Of nothing it is the second half of its key.
    #expect(try Crypto.poly1305(key: key, []) == Array(key.suffix(16)))
    #expect(throws: CryptoError.self) { try Crypto.poly1305(key: [], [1]) }
  }

  @Test
  func `a fingerprint is the Poly1305 that the documents describe`() throws {
    // Made by a program of its own that calculates with whole numbers, modulo 2^130 - 5.
    let short = try Fingerprint(of: Array("abc".utf8))
    #expect(short.text == "99d5f1594d98159ff47db85427afee9b")
    let long = try Fingerprint(of: (0..<70_001).map { UInt8(truncatingIfNeeded: $0 * 31 + 7) })
    #expect(long.text == "3d8e2d0e012c878350b54a6ed0271391")
    let parts = bytes(short.text) + bytes(long.text)
    #expect(try Fingerprint(ofParts: [short, long]) == Fingerprint(of: parts))
  }

  @Test
  func `Ed25519 has the first vector of RFC 8032`() throws {
    let key = try SigningKey(seed: bytes("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"))
    #expect(Crypto.hex(key.publicKey) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
    let signature = try key.sign([])
    let first = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
    let second = "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    #expect(Crypto.hex(signature) == first + second)
    #expect(key.verify(signature, of: []))
    #expect(SigningKey.verify(signature, of: [], publicKey: key.publicKey))
    #expect(!key.verify(signature, of: [0]))
    #expect(!key.verify(Array(signature.dropLast()), of: []))
    #expect(!SigningKey.verify(signature, of: [], publicKey: [1, 2, 3]))
  }

  @Test(arguments: [0, 31, 33])
  func `a key has 32 bytes`(_ count: Int) {
    #expect(throws: CryptoError.self) { try SigningKey(seed: [UInt8](repeating: 0, count: count)) }
  }

  @Test
  func `texts are equal only where every byte is`() {
    #expect(Crypto.equal("hemlig", "hemlig"))
    #expect(Crypto.equal("", ""))
    for other in ["hemli", "hemligt", "Hemlig", ""] { #expect(!Crypto.equal("hemlig", other)) }
    // Canonically equivalent, but not the same bytes.
    #expect(!Crypto.equal("\u{E5}", "a\u{30A}"))
  }

  private func bytes(_ hex: String) -> [UInt8] {
    let digits = Array(hex.utf8)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
    }
  }
}

@Suite struct SeededRandomTests {
  @Test
  func `the numbers are those of SplitMix64`() {
    var random = SeededRandom(seed: 1_234_567)
    let numbers = (0..<3).map { _ in random.next() }
    #expect(numbers == [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423])
  }

  @Test(.rule(.r2_1), arguments: [0, 1, 2, UInt64.max])
  func `a uuid has version 4 and the variant of RFC 9562`(_ seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let ids = (0..<200).map { _ in random.uuid() }
    for id in ids {
      #expect(id.wholeMatch(of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/) != nil, "\(id)")
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test
  func `the same seed gives the same uuids, and the state goes on where it was`() {
    var (a, b) = (SeededRandom(seed: 5), SeededRandom(seed: 5))
    let (first, same) = (a.uuid(), b.uuid())
    #expect(first == same)
    var c = SeededRandom(seed: a.state)
    let (second, next) = (a.uuid(), c.uuid())
    #expect(second == next)
    #expect(second != first)
  }

  @Test func `HKDF has the first vector of RFC 5869`() throws {
    let key = try Crypto.hkdf(
      [UInt8](repeating: 0x0B, count: 22), salt: Array(0...0x0C), info: Array(0xF0...0xF9), count: 42)
    #expect(
      Crypto.hex(key) == "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
  }
}
