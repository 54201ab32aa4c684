package import Model

extension ReadTransaction {
  /// A range with fewer rows than this is collected and sorted; one with more is tested row by row in the order of ids.
  private static let fewRows = 5000

  /// The ids that pass a filter, in order, from `offset` and at most `limit` (rule 4.15).
  ///
  /// Objekt, kunder and resurser that don't exist find nothing.
  package func arbetsorderIDs(_ filter: ArbetsorderFilter) throws -> [ArbetsorderID] {
    guard filter.limit > 0, let conditions = try conditions(filter) else { return [] }
    let start = marks?.nearest(filter, generation: generation)
    let range = try ArbetsorderQuery.Range.all(filter).first { try isSelective($0) }
    let query = ArbetsorderQuery(
      conditions, range: range, after: start?.id, skip: max(filter.offset, 0) - (start?.offset ?? 0))
    let ids = try MergedWalks.ids(
      connection.statements(composed: query.sql, count: query.walks.count),
      skip: query.skip, limit: filter.limit
    ) { walk, binder in
      binder.values(query.walks[walk])
      binder.values(query.values)
    }.map { ArbetsorderID($0) }
    if let last = ids.last {
      marks?.remember(filter, generation: generation, offset: max(filter.offset, 0), ids: (ids[0], last, ids.count))
    }
    return ids
  }

  /// Nil where nothing can pass.
  func conditions(_ filter: ArbetsorderFilter) throws -> ArbetsorderQuery.Conditions? {
    var conditions = ArbetsorderQuery.Conditions(
      filter: filter, kund: nil, utforare: unique(filter.utforare), status: unique(filter.status))
    if let nummer = filter.kundNummer {
      guard let kund = try kundID(nummer: nummer) else { return nil }
      conditions.kund = kund
    }
    if let own = filter.utforareEndast {
      guard conditions.utforare.isEmpty || conditions.utforare.contains(own) else { return nil }
      conditions.utforare = [own]
    }
    if conditions.status.count == Status.allCases.count { conditions.status = [] }
    conditions.filter.objekt = unique(filter.objekt)
    conditions.filter.typ = unique(filter.typ)
    conditions.filter.enheter = unique(filter.enheter)
    return conditions
  }

  /// In order, each once: an arm per value would list its hits twice.
  private func unique<T: Hashable>(_ values: [T]) -> [T] {
    var seen: Set<T> = []
    return values.filter { seen.insert($0).inserted }
  }

  private func isSelective(_ range: ArbetsorderQuery.Range) throws -> Bool {
    let all = Status.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    let sql = """
      SELECT count(*) FROM (SELECT 1 FROM arbetsorder INDEXED BY \(range.index)
      WHERE \(range.hasStatus ? "status IN (\(all)) AND " : "")\(range.column) \(range.sign) ? LIMIT \(Self.fewRows))
      """
    let count = try connection.statement(composed: sql).first(bind: { $0.int(range.bound) }, row: { $0.integer() })
    return (count ?? 0) < Int64(Self.fewRows)
  }
}
