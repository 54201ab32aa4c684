import Dispatch
import Domain
import Locks
import Testing

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
