import Domain
import Store
import Testing

/// What goes in comes out.
@Suite struct RoundTripTests {
  @Test func `an installation in a file is read back as it was filled in, after a restart too`() throws {
    let folder = Folder()
    let database = try Database.open(path: folder.file("a.sqlite"))
    #expect(try database.isEmpty)
    try database.fill(Fixture.installation, seed: Fixture.seed)
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    try database.close()
    let again = try Database.open(path: folder.file("a.sqlite"))
    #expect(try again.read { try $0.installation() } == Fixture.installation)
    #expect(try again.seedInfo() == Fixture.seed)
    #expect(try again.integrityCheck() == [])
    try again.close()
  }

  @Test func `an installation in memory is read back as it was filled in`() throws {
    let database = try Database.inMemory()
    try database.fill(Fixture.installation, seed: Fixture.seed)
    #expect(try database.read { try $0.installation() } == Fixture.installation)
    #expect(try database.integrityCheck() == [])
  }
}
