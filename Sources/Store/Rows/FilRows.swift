import Model
import Texts
import Tid

/// Files and temp files; their bytes lie apart, by content hash.
enum FilRows {
  static let fil = RowMap<Fil>("fil", ordered: false)
  static let tempfil = RowMap<Tempfil>("tempfil", ordered: false)

  /// Bytes of one row of content.
  static let radbytes = 256 * 1024
  private static let insertContent = SQL("INSERT INTO filinnehall (hash, storlek) VALUES (?, ?)")
  private static let insertPart = SQL("INSERT INTO filinnehall_del (hash, del, innehall) VALUES (?, ?, ?)")
  private static let size = SQL("SELECT storlek FROM filinnehall WHERE hash = ?")
  private static let part = SQL("SELECT del, substr(innehall, ?, ?) FROM filinnehall_del WHERE hash = ? AND del = ?")

  /// Stores content that is not there yet.
  ///
  /// - Parameter read: bytes from an offset.
  static func insert(
    hash: Text, size: Int, in connection: Connection, read: (_ offset: Int, _ count: Int) throws -> [UInt8]
  ) throws {
    guard try self.size(hash, in: connection) == nil else { return }
    try connection.run(insertContent) {
      $0.text(hash)
      $0.int(size)
    }
    for (del, offset) in stride(from: 0, to: size, by: radbytes).enumerated() {
      let bytes = try read(offset, min(radbytes, size - offset))
      guard bytes.count == min(radbytes, size - offset) else {
        throw StoreError(.unreadable, "content \(hash): \(bytes.count) bytes at \(offset), of \(size)")
      }
      try bytes.withUnsafeBytes { raw in
        try connection.run(insertPart) {
          $0.text(hash)
          $0.int(del)
          $0.blob(raw)
        }
      }
    }
  }

  /// Bytes of a content; nil where there is none.
  static func size(_ hash: Text, in connection: Connection) throws -> Int? {
    try connection.first(size, { $0.text(hash) }, row: { Int($0.integer()) })
  }

  /// At most `count` bytes from an offset, all of one row; empty where there are none.
  static func bytes(_ hash: Text, at offset: Int, count: Int, in connection: Connection) throws -> [UInt8] {
    let (del, start) = offset.quotientAndRemainder(dividingBy: radbytes)
    return try connection.first(
      part,
      {
        $0.int(start + 1)
        $0.int(count)
        $0.text(hash)
        $0.int(del)
      },
      row: { c in
        _ = c.integer()
        var bytes: [UInt8] = []
        c.blob { bytes = Array($0) }
        return bytes
      }) ?? []
  }

  private static let deleteParts = SQL(
    """
    DELETE FROM filinnehall_del WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM tempfil WHERE hash = ?1)
      AND NOT EXISTS (SELECT 1 FROM fil WHERE hash = ?1)
    """)
  private static let deleteContent = SQL(
    "DELETE FROM filinnehall WHERE hash = ?1 AND NOT EXISTS (SELECT 1 FROM filinnehall_del WHERE hash = ?1)")
  private static let tempfilerOfResurs = SQL("\(tempfil.select) WHERE resurs = ?")
  private static let deleteTempfil = SQL("DELETE FROM tempfil WHERE namn = ?")

  /// Removes a content that nothing has.
  static func letGo(of hash: Text, in connection: Connection) throws {
    try connection.run(deleteParts) { $0.text(hash) }
    try connection.run(deleteContent) { $0.text(hash) }
  }

  /// Removes the temp files of a resurs, with their contents where nothing else has them.
  static func deleteTempfiler(of resurs: ResursID, in connection: Connection) throws {
    for gone in try connection.all(tempfilerOfResurs, { $0.id(resurs) }, row: tempfil.read) {
      try connection.run(deleteTempfil) { $0.text(gone.namn) }
      try letGo(of: gone.hash, in: connection)
    }
  }

  /// A file with its bytes.
  static func whole(_ fil: Fil, in connection: Connection) throws -> Seedfil {
    Seedfil(fil: fil, innehall: try content(fil.hash, in: connection))
  }

  /// All bytes of a content.
  static func content(_ hash: Text, in connection: Connection) throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = try bytes(hash, at: all.count, count: radbytes, in: connection)
      if more.isEmpty { return all }
      all += more
    }
  }
}

extension Fil: StoredRow {
  static var blank: Fil {
    Fil(id: 0, arbetsorder: .none, filnamn: "", typ: "", hash: "", skapad: Tidpunkt(sekunder: 0))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("arbetsorder", &arbetsorder)
    c("filnamn", &filnamn)
    c("beskrivning", &beskrivning)
    c("typ", &typ)
    c("hash", &hash)
    c("skapad_ms", &skapad)
  }
}

extension Tempfil: StoredRow {
  static var blank: Tempfil {
    Tempfil(namn: "", resurs: ResursID(""), visningsnamn: "", hash: "", garUt: Tidpunkt(sekunder: 0))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("namn", &namn)
    c("resurs", &resurs)
    c("visningsnamn", &visningsnamn)
    c("hash", &hash)
    c("gar_ut_ms", &garUt)
  }
}
