import CSQLite

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The values of one row in the format of the session extension. A statement is given them where they lie, so that each
/// is written once for the row and for what takes the row back.
///
/// Used for one row after the other, by one thread at a time; nothing that it calls comes back to it.
final class RowBytes {
  @exclusivity(unchecked) private var base: UnsafeMutableRawPointer
  @exclusivity(unchecked) private var capacity: Int
  @exclusivity(unchecked) private(set) var count = 0
  /// Where each value begins.
  @exclusivity(unchecked) private(set) var starts: [Int] = []

  /// Bytes that are kept for the next row.
  static let kept = 4096

  init() {
    capacity = 0
    base = .allocate(byteCount: 0, alignment: 16)
  }

  deinit { base.deallocate() }

  /// Starts with nothing. What was given to a statement must have been taken from it.
  ///
  /// - Parameter kept: bytes of room that stay.
  func clear(keeping kept: Int = RowBytes.kept) {
    count = 0
    starts.removeAll(keepingCapacity: kept > 0)
    guard capacity > kept else { return }
    base.deallocate()
    capacity = kept
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  /// All of them, in the order in which they came.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// One of them.
  func bytes(of value: Int) -> UnsafeRawBufferPointer {
    let end = value + 1 < starts.count ? starts[value + 1] : count
    return UnsafeRawBufferPointer(rebasing: bytes[starts[value]..<end])
  }

  private func begin(_ type: Int32, room: Int) {
    if count + room > capacity { grow(room) }
    starts.append(count)
    base.storeBytes(of: UInt8(truncatingIfNeeded: type), toByteOffset: count, as: UInt8.self)
    count += 1
  }

  @inline(never)
  private func grow(_ room: Int) {
    capacity = max(count + room, 2 * capacity, 1024)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }

  func null() { begin(SQLITE_NULL, room: 1) }
  func int(_ value: Int64) { word(SQLITE_INTEGER, UInt64(bitPattern: value)) }
  func double(_ value: Double) { word(SQLITE_FLOAT, value.bitPattern) }

  private func word(_ type: Int32, _ bits: UInt64) {
    begin(type, room: 9)
    base.storeBytes(of: bits.bigEndian, toByteOffset: count, as: UInt64.self)
    count += 8
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    // Ten bytes are enough for any length.
    begin(SQLITE_TEXT, room: 11 + bytes.count)
    var shift = 0
    while bytes.count >> (shift + 7) > 0 { shift += 7 }
    while shift >= 0 {
      let group = UInt8(truncatingIfNeeded: bytes.count >> shift & 0x7F) | (shift > 0 ? 0x80 : 0)
      base.storeBytes(of: group, toByteOffset: count, as: UInt8.self)
      count += 1
      shift -= 7
    }
    if let start = bytes.baseAddress { memcpy(base + count, start, bytes.count) }
    count += bytes.count
  }

  /// Gives the values to a statement to which nothing is bound. Texts are read here until it is reset and cleared.
  func bind(to statement: OpaquePointer) -> Int32 {
    var index: Int32 = 0
    for start in starts {
      index += 1
      let at = start + 1
      let result: Int32
      switch Int32(base.load(fromByteOffset: start, as: UInt8.self)) {
      case SQLITE_INTEGER: result = sqlite3_bind_int64(statement, index, Int64(bitPattern: bits(at)))
      case SQLITE_FLOAT: result = sqlite3_bind_double(statement, index, Double(bitPattern: bits(at)))
      case SQLITE_TEXT:
        let (length, first) = length(at)
        let text = (base + first).assumingMemoryBound(to: CChar.self)
        result = sqlite3_bind_text64(statement, index, text, UInt64(length), nil, UInt8(SQLITE_UTF8))
      // What nothing is bound to is NULL.
      default: continue
      }
      guard result == SQLITE_OK else { return result }
    }
    return SQLITE_OK
  }

  private func bits(_ at: Int) -> UInt64 { UInt64(bigEndian: base.loadUnaligned(fromByteOffset: at, as: UInt64.self)) }

  /// A length, and where what has it begins.
  private func length(_ start: Int) -> (Int, Int) {
    var (length, at) = (0, start)
    while true {
      let byte = base.load(fromByteOffset: at, as: UInt8.self)
      at += 1
      length = length << 7 | Int(byte & 0x7F)
      if byte & 0x80 == 0 { return (length, at) }
    }
  }
}
