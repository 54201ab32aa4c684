import Disk
import Foundation
import TestKit
import Testing

@Suite struct FileWatchTests {
  private let directory = FileManager.default.temporaryDirectory.appending(path: "fast2sim-watch-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true) }

  private func path(_ name: String) -> String { directory.appending(path: name).path() }
  private func put(_ name: String, _ text: String) throws { try Data(text.utf8).write(to: URL(filePath: path(name))) }
  private func rename(_ name: String, _ to: String) { #expect(Foundation.rename(path(name), path(to)) == 0) }

  /// What `wait` returns, when the steps are taken one a pause.
  private func changes(_ watch: FileWatch, _ steps: [() throws -> Void]) throws -> [String] {
    var watch = watch
    defer { try? FileManager.default.removeItem(at: directory) }
    var left = steps[...]
    var problem: (any Error)?
    let changed = watch.wait {
      do { try left.popFirst()?() } catch { problem = error }
    }
    if let problem { throw problem }
    #expect(left.isEmpty, "it returned before all was done")
    return changed.map { ($0 as NSString).lastPathComponent }
  }

  @Test func `a file that another one takes the place of has changed, once nothing changes any more`() throws {
    try put("a", "one")
    try put("b", "two")
    var watch = FileWatch()
    for name in ["a", "b"] { watch.look(at: path(name)) }
    #expect(watch.watched == [path("a"), path("b")])
    let changed = try changes(
      watch,
      [
        {}, { try put("a.new", "") }, { rename("a", "a~") }, { rename("a.new", "a") }, { try put("a", "tre") },
        { try put("a", "fyra") }, {},
      ])
    #expect(changed == ["a"])
  }

  @Test func `what comes, what goes and what belongs to the list counts`() throws {
    try put("a", "one")
    let folder = directory.path()
    var watch = FileWatch {
      ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }.map {
        "\(folder)/\($0)"
      }
    }
    watch.look(at: path("a"))
    watch.look(at: path("missing"))
    let changed = try changes(
      watch,
      [
        { try put("report.xml", "not listed") }, {},
        {
          try FileManager.default.removeItem(atPath: path("a"))
          try put("missing", "here")
          try put("new.yaml", "x")
        }, {},
      ])
    #expect(changed == ["a", "missing", "new.yaml"])
  }

  @Test func `what is again as it was has not changed`() throws {
    try put("a", "one")
    var watch = FileWatch()
    watch.look(at: path("a"))
    let changed = try changes(
      watch, [{ rename("a", "b") }, { rename("b", "a") }, {}, {}, { try put("a", "longer") }, {}])
    #expect(changed == ["a"])
  }
}
