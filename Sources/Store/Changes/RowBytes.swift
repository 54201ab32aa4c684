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
    guard capacity > kept else { return }
    base.deallocate()
    capacity = kept
    base = .allocate(byteCount: capacity, alignment: 16)
  }

  /// All of them, in the order in which they came.
  var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  /// Writes the type of a value, and makes room for it as a whole.
  ///
  /// - Returns: where what follows the type goes.
  @inline(__always)
  private func begin(_ type: Int32, room: Int) -> UnsafeMutableRawPointer {
    if count &+ room > capacity { grow(room) }
    let start = base + count
    start.storeBytes(of: UInt8(truncatingIfNeeded: type), as: UInt8.self)
    count &+= room
    return start + 1
  }

  @inline(never)
  private func grow(_ room: Int) {
    capacity = max(count + room, 2 * capacity, 1024)
    let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    larger.copyMemory(from: base, byteCount: count)
    base.deallocate()
    base = larger
  }

  func null() { _ = begin(SQLITE_NULL, room: 1) }
  func int(_ value: Int64) { word(SQLITE_INTEGER, UInt64(bitPattern: value)) }
  func double(_ value: Double) { word(SQLITE_FLOAT, value.bitPattern) }
  /// A value that did not change.
  func undefined() { _ = begin(0, room: 1) }

  private func word(_ type: Int32, _ bits: UInt64) {
    begin(type, room: 9).storeBytes(of: bits.bigEndian, as: UInt64.self)
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    var shift = 0
    while bytes.count >> (shift + 7) > 0 { shift += 7 }
    var place = begin(SQLITE_TEXT, room: 2 + shift / 7 + bytes.count)
    while shift >= 0 {
      let group = UInt8(truncatingIfNeeded: bytes.count >> shift & 0x7F) | (shift > 0 ? 0x80 : 0)
      place.storeBytes(of: group, as: UInt8.self)
      place += 1
      shift -= 7
    }
    if let start = bytes.baseAddress { memcpy(place, start, bytes.count) }
  }

  /// Gives the values to a statement to which nothing is bound. Texts are read here until it is reset and cleared.
  func bind(to statement: OpaquePointer) -> Int32 {
    var index: Int32 = 0
    var at = 0
    while at < count {
      let type = Int32(base.load(fromByteOffset: at, as: UInt8.self))
      index += 1
      at += 1
      let result: Int32
      switch type {
      case SQLITE_INTEGER:
        result = sqlite3_bind_int64(statement, index, Int64(bitPattern: bits(at)))
        at += 8
      case SQLITE_FLOAT:
        result = sqlite3_bind_double(statement, index, Double(bitPattern: bits(at)))
        at += 8
      case SQLITE_TEXT:
        let (length, first) = length(at)
        let text = (base + first).assumingMemoryBound(to: CChar.self)
        result = sqlite3_bind_text64(statement, index, text, UInt64(length), nil, UInt8(SQLITE_UTF8))
        at = first + length
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
