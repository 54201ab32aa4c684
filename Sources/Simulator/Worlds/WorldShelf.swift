import Locks
package import Store

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The directory of the worlds that stay: a numbered file each, and their names inside (`control.md` 1.2, 1.3).
package struct WorldShelf: Sendable {
  /// Beside the standard world's file.
  package let directory: String
  private let durability: Durability

  /// The files of the worlds that stay, in the order in which they were made.
  ///
  /// - Parameter beside: the standard world's file.
  package static func files(beside file: String) -> [String] {
    let shelf = WorldShelf(beside: file, durability: .normal)
    return shelf.numbers.map(shelf.path)
  }

  /// - Parameter beside: the standard world's file.
  package init(beside file: String, durability: Durability) {
    directory = file + ".worlds"
    self.durability = durability
  }

  /// Opens every world there.
  ///
  /// - Throws: `StoreError` for a file that is none of ours.
  func open(_ maxBytes: Int) throws -> [(name: String, database: Database)] {
    var found: [(name: String, database: Database)] = []
    for number in numbers {
      let database = try Database.open(path: path(number), durability: durability, maxBytes: maxBytes)
      if let name = try database.worldName() { found.append((name, database)) }
    }
    return found
  }

  /// Makes a file of an image.
  func put(_ name: String, _ image: Image, _ maxBytes: Int) throws -> Database {
    mkdir(directory, 0o755)
    let path = path((numbers.max() ?? 0) + 1)
    try Database.create(path: path, image: image)
    let database = try Database.open(path: path, durability: durability, maxBytes: maxBytes)
    try database.nameWorld(name)
    return database
  }

  func remove(_ path: String) { for end in ["", "-wal", "-shm"] { unlink(path + end) } }

  private func path(_ number: Int) -> String { "\(directory)/\(number).sqlite" }

  /// The numbers of the files that are there, in order.
  private var numbers: [Int] {
    DirectoryListing.names(in: directory, ending: ".sqlite").compactMap { Int($0) }.sorted()
  }
}
