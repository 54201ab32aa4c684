import CSQLite
import Disk
import Domain
import Foundation
import Model
import Rules
import Testing
import Texts

@testable import Store

/// Rule 9.3: other people's files, newer and older ones.
@Suite struct FileTests {
  private func bytes(_ path: String) -> Data? { FileManager.default.contents(atPath: path) }

  private func run(_ path: String, _ sql: String) throws {
    if DiskFile.sort(path) == .missing { try DiskFile.make(path) }
    let connection = try Connection(path: path, role: .reader)
    try connection.execute(sql)
  }

  @Test(arguments: ["a letter, not a database", String(repeating: "long text ", count: 1000)])
  func `a file that is no database is refused and left untouched`(_ text: String) throws {
    let folder = Folder()
    let path = folder.file("brev.txt")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    let error = #expect(throws: StoreError.self) { try Database.open(path: path) }
    #expect(error?.code == .notADatabase)
    #expect(bytes(path) == Data(text.utf8))
    #expect(folder.names() == ["brev.txt"])
  }

  @Test(arguments: ["PRAGMA application_id = 77", "PRAGMA application_id = 0", "PRAGMA journal_mode = WAL"])
  func `another application's database is refused and left untouched`(_ pragma: String) throws {
    let folder = Folder()
    let path = folder.file("annan.sqlite")
    try run(path, "\(pragma); CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    let before = bytes(path)
    let error = #expect(throws: StoreError.self) { try Database.open(path: path) }
    #expect(error?.code == .notADatabase)
    #expect(bytes(path) == before)
    #expect(folder.names() == ["annan.sqlite"])
  }

  @Test func `a newer database is refused and left untouched`() throws {
    let folder = Folder()
    let path = folder.file("a.sqlite")
    try Database.open(path: path).close()
    try run(path, "PRAGMA user_version = 999")
    let before = bytes(path)
    let error = #expect(throws: StoreError.self) { try Database.open(path: path) }
    #expect(error?.code == .newer)
    #expect(bytes(path) == before)
  }

  @Test(arguments: [("true", Strictness.strict), ("false", .lenient), ("fast2", .fast2)])
  func `what was a switch is read as a level of strictness`(_ stored: String, _ level: Strictness) throws {
    let folder = Folder()
    let path = folder.file("a.sqlite")
    let database = try Database.open(path: path)
    var installation = Fixture.installation
    installation.settings.strictness = .strict
    try database.fill(installation, seed: Fixture.seed)
    try database.close()
    try run(path, "UPDATE installning SET varde = '\(stored)' WHERE namn = 'strict'")
    let again = try Database.open(path: path)
    #expect(try again.read { $0.settings }.strictness == level)
    try again.close()
  }

  @Test(arguments: [
    ("contract", "1.2"), ("strict", "mild"), ("auth", "some"), ("status.allowSkip", "1"), ("tokens.accessSeconds", ""),
    ("notes", "unknown-parameter=loud"),
  ])
  func `a setting that can't be read is said`(_ name: String, _ stored: String) throws {
    let folder = Folder()
    let path = folder.file("a.sqlite")
    let database = try Database.open(path: path)
    try database.fill(Fixture.installation, seed: Fixture.seed)
    try database.close()
    try run(path, "INSERT OR REPLACE INTO installning VALUES ('\(name)', '\(stored)')")
    let error = #expect(throws: StoreError.self) { try Database.open(path: path) }
    #expect(error?.code == .unreadable)
    #expect("\(try #require(error))".contains("installning \(name): varde holds \"\(stored)\""))
  }

  @Test func `an older database is migrated, and copies of it are kept`() throws {
    let folder = Folder()
    let path = folder.file("a.sqlite")
    let database = try Database.open(path: path)
    try database.fill(Fixture.installation, seed: Fixture.seed)
    try database.close()
    let old = Migration.all.count
    let next = Migration(version: old + 1, sql: "CREATE TABLE ny (id INTEGER PRIMARY KEY) STRICT;")
    let broken = Migration(version: old + 2, sql: "CREATE TABLE ny2 (id INTEGER PRIMARY KEY) STRICT; SELECT fel;")
    #expect(throws: StoreError.self) {
      try Database.open(path: path, durability: .full, readers: 1, migrations: Migration.all + [next, broken])
    }
    let again = try Database.open(
      path: path, durability: .full, readers: 1,
      migrations: Migration.all + [next, Migration(version: old + 2, sql: "")])
    #expect(try again.read { try $0.installation() } == Fixture.installation)
    #expect(
      try again.read { try $0.connection.texts("SELECT name FROM sqlite_schema WHERE name LIKE 'ny%'") } == ["ny"])
    try again.close()
    // The broken chain stopped after its first step, so the second copy is of that step.
    #expect(folder.names() == ["a.sqlite", "a.sqlite.v\(old).1.bak", "a.sqlite.v\(old + 1).1.bak"])
    let copy = try Database.open(path: folder.file("a.sqlite.v\(old).1.bak"))
    #expect(try copy.read { try $0.installation() } == Fixture.installation)
  }

  /// A file as version 1 of the schema left it, with the rows that it had room for and its own image.
  private func firstVersion(_ folder: Folder) throws -> String {
    let newest = folder.file("newest.sqlite")
    let filled = try Database.open(path: newest)
    try filled.fill(Fixture.installation, seed: Fixture.seed)
    try filled.close()
    let path = folder.file("first.sqlite")
    try DiskFile.make(path)
    // Not a database, which would look for what later versions have.
    let connection = try Connection(path: path, role: .writer)
    try connection.migrate([.m0001], from: 0)
    try connection.execute("PRAGMA foreign_keys = OFF; ATTACH '\(newest)' AS newest")
    for table in try connection.texts("SELECT name FROM main.sqlite_schema WHERE type = 'table'")
    where table != "installation_bild" {
      let columns = try connection.texts("SELECT name FROM pragma_table_info('\(table)', 'main')").joined(
        separator: ", ")
      try connection.execute(
        "DELETE FROM main.\(table); INSERT INTO main.\(table) (\(columns)) SELECT \(columns) FROM newest.\(table)")
    }
    try connection.execute("DELETE FROM raknare WHERE namn = 'fil'; DETACH newest")
    try connection.image().withPages { pages in
      try connection.run(SQL("INSERT INTO installation_bild (del, innehall) VALUES (0, ?)")) { $0.blob(pages) }
    }
    return path
  }

  @Test func `a database of the first version is migrated, and reset and new worlds work on it`() throws {
    let folder = Folder()
    let path = try firstVersion(folder)
    let database = try Database.open(path: path)
    #expect(folder.names().contains("first.sqlite.v1.1.bak"))
    #expect(try database.integrityCheck() == [])
    let arbetsorder = try database.read { try $0.installation() }.arbetsorder
    #expect(arbetsorder.map(\.id) == Fixture.installation.arbetsorder.map(\.id))
    #expect(try database.write { try $0.next(.fil) } == 1)
    try database.reset()
    #expect(try database.write { try $0.next(.fil) } == 1)
    let other = try Database.inMemory(image: try database.image())
    #expect(try other.read { try $0.installation() }.arbetsorder == arbetsorder)
    #expect(try other.write { try $0.next(.fil) } == 1)
    #expect(try other.integrityCheck() == [])
    try database.close()
  }

  @Test func `a name that SQLite would take for memory is a file`() throws {
    let folder = Folder()
    let path = folder.file(":memory:")
    try Database.open(path: path).close()
    #expect(folder.names() == [":memory:"])
  }

  @Test func `a database that is closed is neither read nor written`() throws {
    let folder = Folder()
    for database in [try Database.open(path: folder.file("a.sqlite")), try Database.inMemory()] {
      try database.close()
      #expect { try database.read { try $0.installation() } } throws: { ($0 as? StoreError)?.code == .closed }
      #expect { try database.write { _ in } } throws: { ($0 as? StoreError)?.code == .closed }
    }
  }

  @Test func `a copy is kept beside the file under a new name each time`() throws {
    let folder = Folder()
    let database = try Database.open(path: folder.file("a.sqlite"))
    #expect(try database.keepCopy() == folder.file("a.sqlite.1.bak"))
    #expect(try database.keepCopy() == folder.file("a.sqlite.2.bak"))
    #expect(try Database.inMemory().keepCopy() == nil)
  }

  @Test func `a file that has reached its limit says so, and is read on`() throws {
    let folder = Folder()
    let database = try Database.open(path: folder.file("a.sqlite"), maxBytes: 1 << 20)
    try database.fill(Fixture.installation, seed: Fixture.seed)
    var order = Fixture.full
    order.information.beskrivning = Text(String(repeating: "x", count: 9000))
    let error = #expect(throws: StoreError.self) {
      for _ in 1...1000 {
        try database.write { t in
          order.id = ArbetsorderID(try t.next(.arbetsorder))
          try t.insert(order)
        }
      }
    }
    #expect(error?.code == .full)
    #expect(try database.read { try $0.arbetsorder(Fixture.full.id) } == Fixture.full)
    try database.close()
  }
}
