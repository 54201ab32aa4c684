import CSQLite
import Locks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The pages of a whole database, from which worlds are cloned.
///
/// They lie in a sparse file without a name, in memory on Linux, and a clone maps it copy-on-write: it costs what it
/// changes.
package final class Image: Sendable {
  /// Bytes of the database.
  package let size: Int
  /// The most that a clone can grow to: the address space that an image takes.
  package static let capacity = 1 << 30
  private let descriptor: Int32
  /// The registers in it, read by the first clone for all of them.
  private let master = Guarded<Master?>(nil)

  /// - Throws: `.full` when the pages don't fit.
  convenience init(pages: UnsafeRawBufferPointer) throws(StoreError) {
    try self.init(size: pages.count) { target in target.copyMemory(from: pages) }
  }

  /// Lets `fill` write the pages of a database of `size` bytes.
  init(size: Int, fill: (UnsafeMutableRawBufferPointer) throws -> Void) throws(StoreError) {
    guard size >= 512, size <= Self.capacity else {
      throw StoreError(.full, "an image of \(size) bytes; 512 to \(Self.capacity) can be held")
    }
    self.size = size
    descriptor = try Self.memoryFile()
    let base = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(.full, "mmap of an image failed: errno \(errno)") }
    defer { munmap(base, size) }
    do { try fill(UnsafeMutableRawBufferPointer(start: base, count: size)) } catch let error as StoreError {
      throw error
    } catch { throw StoreError(.unreadable, "\(error)") }
    // Bytes 18 and 19: rollback journal, since memory knows no WAL.
    base.storeBytes(of: 1, toByteOffset: 18, as: UInt8.self)
    base.storeBytes(of: 1, toByteOffset: 19, as: UInt8.self)
  }

  deinit { close(descriptor) }

  /// The registers and settings of a clone that nobody has written to yet.
  func master(of clone: Connection) throws -> Master {
    if let known = master.withLock({ $0 }) { return known }
    let loaded = Master(try InstallationRows.registers(in: clone))
    // The statements for it won't be needed again.
    clone.shrink()
    master.withLock { $0 = loaded }
    return loaded
  }

  /// The pages, read where they lie.
  func withPages<T>(_ body: (UnsafeRawBufferPointer) throws -> T) throws -> T {
    let base = mmap(nil, size, PROT_READ, MAP_SHARED, descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(.full, "mmap of an image failed: errno \(errno)") }
    defer { munmap(base, size) }
    return try body(UnsafeRawBufferPointer(start: base, count: size))
  }

  /// A copy that shares its pages until they are written.
  ///
  /// - Parameter maxBytes: what the copy may grow to.
  func clone(maxBytes: Int) throws(StoreError) -> Mapping {
    let wanted = min(Self.capacity, max(maxBytes, size))
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let length = min(Self.capacity, (wanted + page - 1) / page * page)
    #if os(Linux)
      let flags = MAP_PRIVATE | MAP_NORESERVE
    #else
      let flags = MAP_PRIVATE
    #endif
    let base = mmap(nil, length, PROT_READ | PROT_WRITE, flags, descriptor, 0)
    guard let base, base != MAP_FAILED else { throw StoreError(.full, "mmap of a clone failed: errno \(errno)") }
    return Mapping(base: base.assumingMemoryBound(to: UInt8.self), size: size, capacity: length)
  }

  /// The memory of one clone; unmapped with it.
  final class Mapping {
    let base: UnsafeMutablePointer<UInt8>
    let size: Int
    let capacity: Int

    init(base: UnsafeMutablePointer<UInt8>, size: Int, capacity: Int) {
      self.base = base
      self.size = size
      self.capacity = capacity
    }

    deinit { munmap(base, capacity) }
  }

  /// A sparse file without a name, as long as a clone can become.
  private static func memoryFile() throws(StoreError) -> Int32 {
    #if os(Linux)
      let descriptor = sqlx_memory_file("fast2sim")
    #else
      var name = Array("/tmp/fast2sim.XXXXXX".utf8CString)
      let descriptor = mkstemp(&name)
      if descriptor >= 0 { unlink(name) }
    #endif
    guard descriptor >= 0 else { throw StoreError(.full, "no memory file: errno \(errno)") }
    guard ftruncate(descriptor, off_t(capacity)) == 0 else {
      let reason = errno
      close(descriptor)
      throw StoreError(.full, "no room for a memory file: errno \(reason)")
    }
    return descriptor
  }
}

extension Connection {
  /// The pages of the database as they are now: of a file with what an open transaction has done, of memory without.
  func image() throws(StoreError) -> Image {
    var size: sqlite3_int64 = 0
    guard let pages = sqlite3_serialize(db, "main", &size, 0) else {
      throw StoreError(.full, "the database can't be copied to memory")
    }
    defer { sqlite3_free(pages) }
    return try Image(pages: UnsafeRawBufferPointer(start: pages, count: Int(size)))
  }
}
