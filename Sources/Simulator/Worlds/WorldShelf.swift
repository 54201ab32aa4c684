import Disk
package import Store

/// The directory of the worlds that stay: a numbered file each, and their names inside
/// (rules control 1.2, control 1.3).
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
  /// - Throws: `StoreError` for a file that is none of ours or not whole, and for two of one name, for nobody knows
  ///   which of them is meant.
  func open(_ maxBytes: Int) throws -> [(name: String, database: Database)] {
    var found: [(name: String, database: Database)] = []
    for number in numbers {
      let database = try Database.open(path: path(number), durability: durability, maxBytes: maxBytes)
      guard let name = try database.worldName() else { continue }
      if let other = found.first(where: { $0.name == name }) {
        throw StoreError(
          .notADatabase,
          "\(other.database.path ?? "") and \(path(number)) are both world '\(name)'; move one of them away")
      }
      found.append((name, database))
    }
    return found
  }

  /// Makes a file of an image, which is a world's from its first moment.
  ///
  /// - Returns: nil where there is a file of that number.
  func put(_ name: String, _ image: Image, _ maxBytes: Int, number: Int) throws -> Database? {
    do { try DiskFile.makeDirectory(directory) } catch { throw StoreError(error) }
    return try Database.make(
      path: path(number), durability: durability, maxBytes: maxBytes, image, world: name)
  }

  private func path(_ number: Int) -> String { "\(directory)/\(number).sqlite" }

  /// The highest number of a file that is there; 0 where there is none.
  var highest: Int { numbers.last ?? 0 }

  /// The numbers of the files that are there, in order.
  private var numbers: [Int] {
    let names = DirectoryListing.names(in: directory, ending: ".sqlite")
    return names.compactMap { Int($0) }.filter { 0...1 << 53 ~= $0 }.sorted()
  }
}
