import Disk
import Server

/// A folder with the files of the console, for whoever changes them: each is read when it is asked for.
struct ConsoleFolder {
  /// From the root, over symbolic links.
  private let path: String

  /// Nil where there is no such folder, or no page in it.
  init?(_ path: String) {
    guard let real = DiskFile.real(path), DiskFile.sort(real + "/" + ConsoleFiles.index) == .file else { return nil }
    self.path = real
  }

  var files: ConsoleFiles { ConsoleFiles(version: nil, read) }

  /// Nil where there is no such file. Symbolic links are not followed.
  private func read(_ name: String) -> [UInt8]? {
    let file = path + "/" + name
    guard DiskFile.real(file) == file, DiskFile.sort(file) == .file, let bytes = try? DiskFile.read(file),
      bytes.count <= ConsoleFiles.mostBytes
    else { return nil }
    return bytes
  }
}
