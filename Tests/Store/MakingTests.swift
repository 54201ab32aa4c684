import Domain
import Foundation
import Model
import Testing

@testable import Store

/// Databases that are made with everything in them (rule 9.4).
@Suite struct MakingTests {
  /// Files without a name are Linux's.
  private static let isPossible = {
    #if os(Linux)
      true
    #else
      false
    #endif
  }()

  @Test(.enabled(if: isPossible)) func `a new file holds what opening and filling one would bring there`() throws {
    let folder = Folder()
    let path = folder.file("a.sqlite")
    let database = try #require(try Database.make(path: path, Fixture.installation, seed: Fixture.seed))
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    #expect(database.register.resurser.count == Fixture.installation.resurser.count)
    #expect(try database.integrityCheck() == [])
    _ = try database.write { try $0.next(.arbetsorder) }
    try database.close()
    #expect(folder.names() == ["a.sqlite"])

    let other = try Database.open(path: folder.file("b.sqlite"))
    try other.fill(Fixture.installation, seed: Fixture.seed)
    let again = try Database.open(path: path)
    #expect(try again.seedInfo() == Fixture.seed)
    try again.reset()
    #expect(try dump(again) == dump(other))
    let settings = ["journal_mode", "page_size", "encoding", "user_version", "application_id", "auto_vacuum"]
    for name in settings {
      #expect(try pragma(again, name) == pragma(other, name), "\(name)")
    }
  }

  @Test(arguments: ["", "-wal", "-shm", "-journal"])
  func `what is there already is left to SQLite`(_ end: String) throws {
    let folder = Folder()
    let text = Data("not yours".utf8)
    #expect(FileManager.default.createFile(atPath: folder.file("a.sqlite" + end), contents: text))
    #expect(try Database.make(path: folder.file("a.sqlite"), Fixture.installation, seed: Fixture.seed) == nil)
    #expect(folder.names() == ["a.sqlite" + end])
    #expect(FileManager.default.contents(atPath: folder.file("a.sqlite" + end)) == text)
  }

  @Test func `a link that leads nowhere is left to SQLite`() throws {
    let folder = Folder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.file("a.sqlite"), withDestinationPath: folder.file("b.sqlite"))
    #expect(try Database.make(path: folder.file("a.sqlite"), Fixture.installation, seed: Fixture.seed) == nil)
    #expect(folder.names() == ["a.sqlite"])
  }

  @Test func `no file is made in a directory that is not there`() throws {
    #expect(
      try Database.make(path: Folder().file("none/a.sqlite"), Fixture.installation, seed: Fixture.seed) == nil)
  }

  @Test(.enabled(if: isPossible)) func `a seed with a dangling reference makes no file`() throws {
    let folder = Folder()
    var broken = Fixture.installation
    broken.arbetsorder[0].kund = KundID(99)
    let error = #expect(throws: StoreError.self) {
      try Database.make(path: folder.file("a.sqlite"), broken, seed: Fixture.seed)
    }
    #expect(error?.code == .constraint)
    #expect(folder.names() == [])
  }

  @Test func `one in memory holds it too, and goes back to it`() throws {
    let database = try Database.inMemory(Fixture.installation, seed: Fixture.seed)
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    let before = try dump(database)
    _ = try database.write { try $0.next(.arbetsorder) }
    #expect(try dump(database) != before)
    try database.reset()
    #expect(try dump(database) == before)
    #expect(try database.integrityCheck() == [])
  }

  @Test func `a large installation is filled in step by step`() throws {
    var large = Fixture.installation
    let id = (large.arbetsorder.map(\.id.rawValue).max() ?? 0) + 1
    large.arbetsorder += (0..<40_000).map { Fixture.minimal(id: id + $0) }
    let folder = Folder()
    #expect(try Database.make(path: folder.file("a.sqlite"), large, seed: Fixture.seed) == nil)
    #expect(folder.names() == [])
    let database = try Database.inMemory(large, seed: Fixture.seed)
    #expect(try database.rowCount("arbetsorder") == Int64(large.arbetsorder.count))
  }

  private func pragma(_ database: Database, _ name: String) throws -> [String] {
    try database.withWriter { try $0.connection.texts("PRAGMA \(name)") }
  }
}
