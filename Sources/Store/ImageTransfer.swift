extension Image {
  /// The bytes of the pages, to be sent to another server.
  package func bytes() throws -> [UInt8] { try withPages { Array($0) } }

  /// The image that such bytes are, brought up to the newest schema.
  ///
  /// - Throws: `.notADatabase` for what is none of ours or cut short; `.newer` for one of a later program; `.corrupt`
  ///   where it is not whole; `.full` where it is too large.
  package static func received(_ bytes: [UInt8]) throws -> Image {
    func number(_ at: Int) -> Int { bytes[at..<(at + 4)].reduce(0) { $0 << 8 | Int($1) } }
    guard bytes.count >= 512, bytes.starts(with: Array("SQLite format 3\0".utf8)),
      number(68) == Int(Migration.applicationID)
    else { throw StoreError(.notADatabase, "the image is no database of this simulator") }
    let page = Int(bytes[16]) << 8 | Int(bytes[17])
    guard page >= 512, number(28) * page == bytes.count else {
      throw StoreError(.notADatabase, "the image has \(bytes.count) bytes, and its header says another number")
    }
    let newest = Migration.all.last?.version ?? 0
    guard number(60) <= newest else {
      throw StoreError(
        .newer, "the image has a schema of version \(number(60)); this program knows up to \(newest)")
    }
    let image = try bytes.withUnsafeBytes { (pages) throws(StoreError) in try Image(pages: pages) }
    let connection = try Connection(clone: image.clone(maxBytes: Image.capacity))
    let version = try connection.schemaVersion(newest: newest)
    if let problem = try connection.firstProblem(within: Int64(Image.capacity)) {
      throw StoreError(.corrupt, "the image is damaged: \(problem)")
    }
    guard version > 0 else { throw StoreError(.notADatabase, "the image is an empty database") }
    guard version < newest else { return image }
    try connection.migrate(Migration.all, from: version)
    return try connection.image()
  }
}

extension Database {
  /// A database in memory that holds one image, and goes back to another one.
  ///
  /// - Parameter maxBytes: what it may grow to.
  package static func inMemory(_ image: Image, from start: Image, maxBytes: Int) throws -> Database {
    let connection = try Connection(clone: image.clone(maxBytes: maxBytes))
    return try Database(
      path: nil, durability: .normal, maxBytes: maxBytes, writer: connection, readers: 0, base: start)
  }
}
