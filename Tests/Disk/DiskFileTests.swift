import Foundation
import Testing

@testable import Disk

/// A directory of one test, gone with it.
private final class Folder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "fast2sim-disk-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { "\(path)/\(name)" }
  var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
  func text(_ name: String) -> String? {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) }
  }
  func rights(_ name: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: file(name))[.posixPermissions] as? Int
  }
}

@Suite struct DiskFileTests {
  @Test func `a new file is its owner's, and takes the place of nothing`() throws {
    let folder = try Folder()
    try DiskFile.make(folder.file("a"))
    #expect(try folder.rights("a") == 0o600)
    try FileManager.default.createSymbolicLink(atPath: folder.file("l"), withDestinationPath: "nowhere")
    for name in ["a", "l"] {
      let problem = #expect(throws: DiskProblem.self) { try DiskFile.make(folder.file(name)) }
      #expect(problem?.kind == .exists)
      let bytes = Array("x".utf8)
      let other = #expect(throws: DiskProblem.self) {
        try bytes.withUnsafeBytes { try DiskFile.make(folder.file(name), $0) }
      }
      #expect(other?.kind == .exists)
    }
    #expect(folder.names == ["a", "l"])
    #expect(folder.text("a") == "")
  }

  @Test func `a file is replaced whole, or stays as it was`() throws {
    let folder = try Folder()
    let file = folder.file("a")
    try DiskFile.replace(file) { $0(Array("one".utf8)) }
    try DiskFile.replace(file, for: .everybody) { put in for piece in ["t", "wo"] { put(Array(piece.utf8)) } }
    #expect(folder.text("a") == "two")
    #expect(try folder.rights("a") == 0o644)
    #expect(throws: DiskProblem(folder.path, EISDIR)) { try DiskFile.replace(folder.path) { $0([]) } }
    let pipe = folder.file("p")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: DiskProblem(pipe, DiskProblem.notAFile)) { try DiskFile.replace(pipe) { $0([1]) } }
    #expect(throws: DiskProblem(folder.file("no/b"), ENOENT)) { try DiskFile.replace(folder.file("no/b")) { $0([]) } }
    #expect(folder.names == ["a", "p"])
  }

  @Test func `a pipe is read to its end, and not waited for where nobody writes`() throws {
    let folder = try Folder()
    let pipe = folder.file("pipe")
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(throws: DiskProblem(pipe, DiskProblem.silent)) { try DiskFile.read(pipe) }
    Thread.detachNewThread {
      let file = open(pipe, O_WRONLY)
      _ = DiskFile.writeAll([UInt8](repeating: 7, count: 200_000), to: file)
      close(file)
    }
    #expect(try DiskFile.read(pipe) == [UInt8](repeating: 7, count: 200_000))
  }

  @Test func `what is read is bounded`() throws {
    #expect(throws: DiskProblem("/dev/zero", DiskProblem.tooLarge)) { try DiskFile.read("/dev/zero") }
    #expect(throws: DiskProblem("/tmp", EISDIR)) { try DiskFile.read("/tmp") }
  }

  @Test(arguments: [
    (ENOSPC, DiskProblem.Kind.full), (EDQUOT, .full), (EFBIG, .full), (EMFILE, .descriptors), (ENFILE, .descriptors),
    (EACCES, .denied), (EPERM, .denied), (EROFS, .denied), (ENOENT, .missing), (EEXIST, .exists), (EIO, .other),
  ])
  func `each number of the system's has its kind and a sentence`(_ number: Int32, _ kind: DiskProblem.Kind) {
    #expect(DiskProblem("a", number).kind == kind)
    #expect(DiskProblem("a", number).message.hasPrefix("a: "))
    #expect(!DiskProblem.reason(number).contains("error \(number)"))
  }
}

@Suite struct FileLockTests {
  @Test func `a lock is held once, and says by whom and where`() throws {
    let folder = try Folder()
    let path = folder.file("a.lock")
    let lock = try FileLock(path)
    #expect(FileLock.holder(of: path) == FileLock.Holder(process: getpid()))
    lock.say("http://127.0.0.1:1")
    let holder = FileLock.Holder(process: getpid(), address: "http://127.0.0.1:1")
    #expect(FileLock.holder(of: path) == holder)
    #expect(throws: FileLock.Failure.held(holder)) { try FileLock(path) }
    #expect(try folder.rights("a.lock") == 0o600)
    lock.removeFile()
    #expect(FileLock.holder(of: path) == nil)
    #expect(folder.names == [])
    let next = try FileLock(path)
    // What is no longer ours is not taken away.
    lock.removeFile()
    #expect(folder.names == ["a.lock"])
    next.removeFile()
  }

  @Test func `a lock whose file was left behind is free`() throws {
    let folder = try Folder()
    try Data("4711\nhttp://127.0.0.1:1\n".utf8).write(to: URL(filePath: folder.file("a.lock")))
    #expect(FileLock.holder(of: folder.file("a.lock")) == nil)
    let lock = try FileLock(folder.file("a.lock"))
    #expect(folder.text("a.lock") == "\(getpid())\n")
    lock.removeFile()
  }

  @Test func `a link in the place of a lock is not followed`() throws {
    let folder = try Folder()
    try Data("mine".utf8).write(to: URL(filePath: folder.file("victim")))
    try FileManager.default.createSymbolicLink(atPath: folder.file("a.lock"), withDestinationPath: "victim")
    #expect(throws: FileLock.Failure.self) { try FileLock(folder.file("a.lock")) }
    #expect(folder.text("victim") == "mine")
  }
}
