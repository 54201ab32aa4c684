/// Several statements of ids, each in order, read as one list in order.
///
/// SQLite can merge them itself (`UNION ALL … ORDER BY`), a row through each level of its merge: several times the
/// instructions of a row that is stepped here.
enum MergedWalks {
  /// The ids after `skip`, at most `limit` of them.
  ///
  /// - Parameters:
  ///   - walks: different statements, none of them running; no id is in two of them.
  ///   - bind: binds what one of them needs, by its place.
  static func ids(
    _ walks: [Statement], skip: Int, limit: Int, bind: (Int, inout Binder) -> Void
  ) throws -> [Int64] {
    defer { for walk in walks { walk.end() } }
    var heads: [Int64] = []
    for (place, walk) in walks.enumerated() {
      try walk.begin { bind(place, &$0) }
      heads.append(try next(of: walk))
    }
    var ids: [Int64] = []
    ids.reserveCapacity(min(limit, 1000))
    var skip = skip
    while ids.count < limit {
      let least = leastPlace(heads)
      let id = heads[least]
      guard id < .max else { break }
      if skip > 0 { skip -= 1 } else { ids.append(id) }
      heads[least] = try next(of: walks[least])
    }
    return ids
  }

  private static func leastPlace(_ heads: [Int64]) -> Int {
    heads.withUnsafeBufferPointer { heads in
      var (place, least) = (0, Int64.max)
      for other in heads.indices where heads[other] < least { (place, least) = (other, heads[other]) }
      return place
    }
  }

  /// The greatest number where there is none.
  private static func next(of walk: Statement) throws -> Int64 {
    guard try walk.step() else { return .max }
    var columns = Columns(walk.handle)
    return columns.integer()
  }
}
