import Testing

struct ArchitectureTests {
  @Test func `the sources are found`() {
    #expect(SourceTree.sources.count > 20)
    #expect(Set(SourceTree.sources.compactMap(\.room)) == Set(Law.rooms.keys))
  }

  @Test func `every import follows the table of rooms`() {
    expectNone(SourceTree.sources.flatMap { importViolations($0) })
  }

  @Test func `files, functions and lines keep their limits`() {
    expectNone(SourceTree.sources.flatMap { budgetViolations($0) })
  }

  @Test func `no door makes files`() throws {
    for door in Law.doors {
      let file = "Sources/\(door)/shim.h"
      expectNone(doorViolations(file, try #require(SourceTree.text(file))))
    }
  }

  @Test func `nothing banned is in the sources`() {
    expectNone(SourceTree.sources.flatMap { bannedViolations($0) } + needlessPermits(SourceTree.sources))
  }

  @Test func `a switch over an enum of ours names every case`() {
    expectNone(defaultViolations(SourceTree.sources))
  }

  @Test func `every package declaration is documented`() {
    expectNone(SourceTree.sources.flatMap { documentationViolations($0) })
  }

  @Test func `every word is in its place`() {
    expectNone(SourceTree.sources.flatMap { wordViolations($0) })
  }

  @Test func `a comment of a test cites no page that is not there`() {
    expectNone(SourceTree.files(in: "Tests").flatMap { pageViolations($0) })
  }

  @Test func `the diagram of Package.swift is the table`() throws {
    let text = try #require(SourceTree.text("Package.swift"))
    let rows = packageRooms(text)
    #expect(Set(rows.keys) == Set(Law.rooms.keys).subtracting(["fast2sim", Law.plugin]))
    for (name, row) in rows {
      let room = try #require(Law.rooms[name])
      #expect(Set(row.rooms) == Set(room.rooms), "\(name) uses other rooms in Package.swift than in Law.swift")
      #expect(
        Set(row.doors) == Set(room.outside).intersection(Law.doors),
        "\(name) has other doors in Package.swift than in Law.swift")
    }
  }

  @Test func `the table of CONTRIBUTING is the table`() throws {
    let text = try #require(SourceTree.text("CONTRIBUTING.md"))
    let rows = documentedRooms(text)
    #expect(Set(rows.keys) == Set(Law.rooms.keys))
    for (name, room) in Law.rooms where name != "fast2sim" {
      let row = try #require(rows[name], "\(name) is missing in CONTRIBUTING.md")
      #expect(Set(row.rooms) == Set(room.rooms), "\(name) uses other rooms in CONTRIBUTING.md than in Law.swift")
      #expect(Set(row.outside) == Set(room.outside), "\(name) has other modules in CONTRIBUTING.md than in Law.swift")
    }
  }

  private func expectNone(_ violations: [Violation], sourceLocation: SourceLocation = #_sourceLocation) {
    if violations.isEmpty { return }
    let list = violations.map(\.description).joined(separator: "\n")
    Issue.record("\(violations.count) violations:\n\(list)", sourceLocation: sourceLocation)
  }
}
