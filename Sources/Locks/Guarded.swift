public import CProcessor

#if canImport(Glibc)
  public import Glibc
#elseif canImport(Darwin)
  public import Darwin
#endif

/// A value that one thread at a time may touch.
///
/// `Mutex` of the standard library would do, but ThreadSanitizer does not see its futex on Linux: measured with Swift
/// 6.3, a counter behind nothing but a `Mutex` is reported as a race. It sees pthread's mutex, so that what it reports
/// here is one.
///
/// Public, as nothing else here is: what is `package` is not specialised for its caller in another room (measured with
/// Swift 6.3), and each lock would look up the types of what it guards, which costs more than the lock
/// (`docs/decisions/0005-guarded-is-public.md`).
///
/// Not recursive: a body that locks the same value again never returns.
public struct Guarded<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
  /// The value beside its lock, at an address of their own, since a pthread mutex must not move.
  @usableFromInline struct Cell: ~Copyable {
    @usableFromInline var mutex: pthread_mutex_t
    @usableFromInline var value: Value

    @usableFromInline init(_ value: consuming Value) {
      mutex = pthread_mutex_t()
      self.value = value
    }
  }

  @usableFromInline let cell: UnsafeMutablePointer<Cell>

  /// Takes the value over; nobody else may keep a way to it.
  @inlinable public init(_ value: consuming sending Value) {
    cell = .allocate(capacity: 1)
    cell.initialize(to: Cell(value))
    pthread_mutex_init(&cell.pointee.mutex, nil)
  }

  // Every request has one of its own.
  @inlinable deinit {
    pthread_mutex_destroy(&cell.pointee.mutex)
    cell.deinitialize(count: 1)
    cell.deallocate()
  }

  /// Asks the processor to bring the lock and the first part of the value near, and waits for nothing. Worth it for
  /// whoever will soon need several values that are in no cache: they come at the same time, and not one after the
  /// other (`docs/decisions/0008-what-a-request-needs-comes-at-once.md`).
  @inlinable public borrowing func prefetch() {
    for offset in stride(from: 0, to: min(MemoryLayout<Cell>.size, 256), by: 64) {
      cpux_prefetch(UnsafeRawPointer(cell) + offset)
    }
  }

  /// Runs the body when no other thread is in one, and passes on what it returns or throws.
  @inlinable public borrowing func withLock<Result: ~Copyable, Failure: Error>(
    _ body: (inout sending Value) throws(Failure) -> sending Result
  ) throws(Failure) -> sending Result {
    pthread_mutex_lock(&cell.pointee.mutex)
    defer { pthread_mutex_unlock(&cell.pointee.mutex) }
    return try body(&cell.pointee.value)
  }
}
