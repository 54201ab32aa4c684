import Dispatch
import Foundation
import Locks
import Model
import Testing
import Texts

@testable import Store

/// Calls come from any thread.
@Suite struct ConcurrencyTests {
  @Test(arguments: TransactionTests.Place.allCases)
  func `readers and writers on many threads lose nothing`(_ place: TransactionTests.Place) throws {
    let folder = Folder()
    let database = try TransactionTests.filled(place, folder)
    let failures = Guarded<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 8) { n in
      do {
        for _ in 0..<25 {
          if n % 2 == 0 {
            let id = try database.write { try TransactionTests.create($0) }
            // Read your own write: it is lasting when the call returns.
            if try database.read({ try $0.arbetsorder(ArbetsorderID(id)) }) == nil { throw TransactionTests.Stop() }
          } else {
            let ids = try database.read { try $0.arbetsorderIDs(ArbetsorderFilter()) }
            if ids != ids.sorted() { throw TransactionTests.Stop() }
          }
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    var filter = ArbetsorderFilter()
    filter.limit = 1000
    let all = filter
    let ids = try database.read { try $0.arbetsorderIDs(all).map(\.rawValue) }
    #expect(ids == [7, 4000] + Array(5000..<5100))
    #expect(try database.integrityCheck() == [])
  }

  /// Whoever opens a connection looks at the files, and a commit that moves the log to the file changes them meanwhile.
  @Test func `connections are opened while the log is moved to the file`() throws {
    let folder = Folder()
    let database = try TransactionTests.filled(.file, folder)
    let failures = Guarded<[String]>([])
    let isDone = Guarded(false)
    DispatchQueue.concurrentPerform(iterations: 4) { n in
      do {
        if n == 0 {
          defer { isDone.withLock { $0 = true } }
          // Each a quarter of what the log takes before it is moved.
          for round in 0..<24 {
            try database.write { transaction in
              for id in 0..<200 { try transaction.insert(Self.large(Int64(10_000 + round * 200 + id))) }
            }
          }
        }
        // More at a time than are kept for later.
        while !isDone.withLock({ $0 }) { try Self.read(database, depth: 6) }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
    // Removed where nobody holds it any more.
    _ = folder
  }

  /// A reader keeps its snapshot until somebody writes; one that was kept longer would keep the log from being moved into
  /// the file, and it would grow for ever.
  @Test func `the log is moved to the file though somebody reads between all writes`() throws {
    let folder = Folder()
    let database = try TransactionTests.filled(.file, folder)
    var longest = 0
    for round in 0..<2_000 {
      try database.write { try $0.insert(Self.large(Int64(10_000 + round))) }
      for _ in 0..<2 {
        #expect(try database.read { try $0.arbetsorder(ArbetsorderID(Int64(10_000 + round))) } != nil)
      }
      let log = try FileManager.default.attributesOfItem(atPath: database.path.map { $0 + "-wal" } ?? "")
      longest = max(longest, log[.size] as? Int ?? 0)
    }
    // It is moved at 16 MiB; so many rows take 40.
    #expect(longest > 0 && longest < 24 << 20, "\(longest)")
    _ = folder
  }

  private static func read(_ database: Database, depth: Int) throws {
    guard depth > 0 else { return }
    try database.read { _ in try read(database, depth: depth - 1) }
  }

  private static func large(_ id: Int64) -> Arbetsorder {
    var order = Fixture.minimal(id: id)
    order.information.beskrivning = Text(String(repeating: "x", count: 20_000))
    return order
  }

  @Test func `worlds are reset while they are read`() throws {
    let database = try TransactionTests.filled(.memory, Folder())
    let failures = Guarded<[String]>([])
    DispatchQueue.concurrentPerform(iterations: 4) { n in
      do {
        for _ in 0..<10 {
          if n == 0 {
            try database.reset()
          } else {
            let a = try database.read { try $0.arbetsorder(Fixture.full.id) }
            if a != Fixture.full { throw TransactionTests.Stop() }
          }
        }
      } catch { failures.withLock { $0.append("\(error)") } }
    }
    #expect(failures.withLock { $0 } == [])
  }
}
