extension Database {
  private static let selectSecret = SQL("SELECT 1, varde FROM hemlighet")
  private static let insertSecret = SQL("INSERT INTO hemlighet (id, varde) VALUES (1, ?)")

  /// The secret that the keys of tokens are derived from (rule 3.4): made once, and kept through reset and reseed.
  ///
  /// - Parameter make: makes it where there is none yet.
  /// - Throws: what `make` throws; `StoreError`.
  package func secret(_ make: () throws -> [UInt8]) throws -> [UInt8] {
    try write { transaction in
      let connection = transaction.connection
      let stored = try connection.first(Self.selectSecret) { row -> [UInt8] in
        _ = row.integer()
        var bytes: [UInt8] = []
        row.blob { bytes = Array($0) }
        return bytes
      }
      if let stored { return stored }
      let secret = try make()
      try secret.withUnsafeBytes { bytes in
        try connection.run(Self.insertSecret) { $0.blob(bytes) }
      }
      return secret
    }
  }
}
