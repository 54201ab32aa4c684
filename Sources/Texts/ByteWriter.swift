/// Bytes that grow at their end while a text is written.
///
/// They have memory of their own, because an array asks with each of the hundred small pieces of an answer whether it
/// is shared. Public, so that what is small is inlined where it is written
/// (`docs/decisions/0005-guarded-is-public.md`).
public struct ByteWriter: ~Copyable {
  @usableFromInline var memory: UnsafeMutableRawPointer
  @usableFromInline var capacity: Int
  @usableFromInline var count = 0

  /// - Parameter capacity: the bytes to reserve, at least 1.
  @inlinable public init(capacity: Int) {
    self.capacity = capacity
    memory = .allocate(byteCount: capacity, alignment: 1)
  }

  @inlinable deinit { memory.deallocate() }

  /// What has been written, in memory that is as large as that.
  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// What has been written, where it stands.
  @inlinable public borrowing func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    body(UnsafeRawBufferPointer(start: memory, count: count))
  }

  /// Writes one byte.
  @inlinable public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(by: 1) }
    memory.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }

  /// Writes bytes from elsewhere.
  @inlinable public mutating func append(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress, bytes.count > 0 else { return }
    if capacity - count < bytes.count { grow(by: bytes.count) }
    (memory + count).copyMemory(from: start, byteCount: bytes.count)
    count += bytes.count
  }

  /// The bytes that a piece has room for.
  @inlinable public static var piece: Int { 32 }

  /// Writes the first of a piece's bytes. It costs no call, since all of the piece is copied.
  ///
  /// - Parameters:
  ///   - start: a whole piece can be read there.
  ///   - part: at most a piece.
  @inlinable @inline(__always)
  public mutating func append(piece start: UnsafeRawPointer, _ part: Int) {
    // Where it must grow is another function, so that this one keeps nothing for afterwards.
    guard capacity &- count >= Self.piece else { return append(growing: start, part) }
    (memory + count).copyMemory(from: start, byteCount: Self.piece)
    count &+= part
  }

  @inline(never) @usableFromInline mutating func append(growing start: UnsafeRawPointer, _ part: Int) {
    grow(by: Self.piece)
    append(piece: start, part)
  }

  /// Writes bytes from elsewhere between two of the same.
  @inlinable public mutating func append(_ bytes: UnsafeRawBufferPointer, within quote: UInt8) {
    let more = bytes.count + 2
    if capacity - count < more { grow(by: more) }
    memory.storeBytes(of: quote, toByteOffset: count, as: UInt8.self)
    if let start = bytes.baseAddress { (memory + count + 1).copyMemory(from: start, byteCount: bytes.count) }
    count += more
    memory.storeBytes(of: quote, toByteOffset: count - 1, as: UInt8.self)
  }

  /// Writes a text that the program has in it.
  @inlinable public mutating func append(constant text: StaticString) {
    append(UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Writes any text, as UTF-8.
  package mutating func append(_ text: String) {
    let done: Void? = text.utf8.withContiguousStorageIfAvailable { append(UnsafeRawBufferPointer($0)) }
    // Only a text that Foundation made has no bytes at hand.
    if done == nil { Array(text.utf8).withUnsafeBytes { append($0) } }
  }

  /// Writes any text between two that the program has in it.
  package mutating func append(_ before: StaticString, _ text: String, _ after: StaticString = "") {
    append(constant: before)
    append(text)
    append(constant: after)
  }

  /// Writes what is made in its place.
  ///
  /// - Parameters:
  ///   - most: bytes that there may be.
  ///   - write: puts them at the beginning, and says how many there are.
  @inlinable public mutating func append(
    atMost most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    if capacity - count < most { grow(by: most) }
    let start = (memory + count).bindMemory(to: UInt8.self, capacity: most)
    count += write(UnsafeMutableBufferPointer(start: start, count: most))
  }

  /// Writes decimal digits.
  @inlinable public mutating func append(decimal value: Int64) {
    if value < 0 { append(UInt8(ascii: "-")) }
    var rest = value.magnitude
    var digits = 1
    var bound: UInt64 = 10
    // The longest Int64 has 19 digits, and 10^19 is a UInt64 still.
    while rest >= bound {
      digits += 1
      bound *= 10
    }
    if capacity - count < digits { grow(by: digits) }
    count += digits
    for place in 1...digits {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      let byte = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      memory.storeBytes(of: byte, toByteOffset: count - place, as: UInt8.self)
      rest = quotient
    }
  }

  @inline(never) @usableFromInline mutating func grow(by more: Int) {
    let larger = max(capacity * 2, count + more)
    let memory = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
    memory.copyMemory(from: self.memory, byteCount: count)
    self.memory.deallocate()
    self.memory = memory
    capacity = larger
  }
}
