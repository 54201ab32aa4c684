import Model
import Texts
import Tid

/// A list of arbetsorder as walks whose rows come by id without sorting, wherever the filters allow it.
///
/// One filter drives: an index with equality on it yields ids in order. Where it has several values, each gets a walk
/// of its own, by one text with other values, and `MergedWalks` takes the least of their ids, so that the first page
/// costs a page however many hits there are.
struct ArbetsorderQuery {
  typealias Value = Binder.Value

  /// The filters, with the kund found and the external party's own put in.
  struct Conditions {
    var filter: ArbetsorderFilter
    var kund: KundID?
    /// Empty means all.
    var utforare: [ResursID]
    /// Empty means all.
    var status: [Status]
  }

  /// The statement of each walk; a single one has the page's limit and offset in it.
  private(set) var sql = ""
  /// What is bound in each walk first, by walk.
  private(set) var walks: [[Value]] = [[]]
  /// What is bound after that, in all of them.
  private(set) var values: [Value] = []
  /// Hits to skip of what the walks give together; a single one skips them itself.
  private(set) var skip = 0

  /// More walks than this cost more than sorting the hits.
  private static let maxWalks = 36

  /// - Parameters:
  ///   - range: the index of a range that few rows are in; nil leaves ranges to be tested row by row.
  ///   - after: only ids above it.
  ///   - skip: how many hits to skip after that.
  init(_ c: Conditions, range: Range?, after: ArbetsorderID?, skip: Int) {
    let f = c.filter
    let objekt = f.objekt.map { Value.text($0.rawValue) }
    let enheter = f.enheter.map { Value.int($0.rawValue) }
    let kund = c.kund.map { [Value.int($0.rawValue)] } ?? []
    let utforare = c.utforare.map { Value.text($0.rawValue) }
    let typ = f.typ.map(Value.text)
    let datum = f.bokadDatum.map { [Value.text(Text($0.iso))] } ?? []
    let status = c.status.map { Value.text(Text($0.rawValue)) }
    let statuses = Status.allCases.map { Value.text(Text($0.rawValue)) }
    let filters: [(column: String, values: [Value])] = [
      ("enhet", enheter), ("objekt", objekt), ("kund", kund), ("bokad_datum", datum), ("utforare", utforare),
      ("typ", typ), ("status", status),
    ].filter { !$0.1.isEmpty }
    let driver: Driver
    if let single = filters.first(where: { ["enhet", "objekt", "kund", "bokad_datum"].contains($0.column) }) {
      driver = Driver("arbetsorder_\(single.column)", [single])
    } else if let range {
      driver = Driver(range.index, range.hasStatus ? [("status", status.isEmpty ? statuses : status)] : [])
    } else if !utforare.isEmpty {
      driver = Driver("arbetsorder_utforare", [("utforare", utforare), ("status", status.isEmpty ? statuses : status)])
    } else if !f.bokningStatus.isEmpty, !f.bokningStatus.contains(.ejBokad) {
      driver = Driver(
        "arbetsorder_bokad_modul", [("status", status.isEmpty ? statuses : status)], also: "bokad_med_modul = 1")
    } else if !typ.isEmpty {
      driver = Driver("arbetsorder_typ", [("typ", typ), ("status", status.isEmpty ? statuses : status)])
    } else if !status.isEmpty {
      driver = Driver("arbetsorder_status", [("status", status)])
    } else {
      driver = Driver("arbetsorder_lista", [])
    }
    var conditions = held(by: driver)
    for filter in filters where !driver.columns.contains(where: { $0.column == filter.column }) {
      conditions.append(isOneOf(filter.column, filter.values))
    }
    if let also = driver.also { conditions.append(also) }
    conditions += ranges(f)
    if let bokning = bokning(f.bokningStatus) { conditions.append(bokning) }
    if let after { conditions.append("id > \(mark(.int(after.rawValue)))") }
    sql = "SELECT id FROM arbetsorder INDEXED BY \(driver.index)"
    for (place, condition) in conditions.enumerated() { sql += (place == 0 ? " WHERE " : " AND ") + condition }
    sql += " ORDER BY id"
    if walks.count == 1 {
      sql += " LIMIT \(mark(.int(Int64(max(f.limit, 0))))) OFFSET \(mark(.int(Int64(skip))))"
    } else {
      self.skip = skip
    }
  }

  /// Which index is walked, and what it holds fast.
  private struct Driver {
    let index: String
    let columns: [(column: String, values: [Value])]
    let also: String?

    init(_ index: String, _ columns: [(String, [Value])], also: String? = nil) {
      self.index = index
      self.columns = columns.map { (column: $0.0, values: $0.1) }
      self.also = also
    }
  }

  /// The conditions of a driver: a walk for every combination of one value of each column; a single one with them all
  /// where that would be too many.
  private mutating func held(by driver: Driver) -> [String] {
    let isTooMany = driver.columns.reduce(1) { $0 * $1.values.count } > Self.maxWalks
    guard !isTooMany else { return driver.columns.map { isOneOf($0.column, $0.values) } }
    for column in driver.columns {
      var longer: [[Value]] = []
      longer.reserveCapacity(walks.count * column.values.count)
      for walk in walks { for value in column.values { longer.append(walk + [value]) } }
      walks = longer
    }
    return driver.columns.enumerated().map { "\($1.column) = ?\($0 + 1)" }
  }

  /// The mark of a value that all walks share.
  private mutating func mark(_ value: Value) -> String {
    values.append(value)
    return "?\(walks[0].count + values.count)"
  }

  private mutating func isOneOf(_ column: String, _ given: [Value]) -> String {
    if given.count == 1 { return "\(column) = \(mark(given[0]))" }
    return "\(column) IN (\(given.map { mark($0) }.joined(separator: ", ")))"
  }

  private mutating func ranges(_ f: ArbetsorderFilter) -> [String] {
    Range.all(f).map { "\($0.column) \($0.sign) \(mark(.int($0.bound)))" }
  }

  /// Rule 5.6; MAK has let its booking go and is in none of the three.
  private func bokning(_ wanted: Set<ArbetsorderFilter.BokningStatus>) -> String? {
    guard !wanted.isEmpty else { return nil }
    let alternatives = ArbetsorderFilter.BokningStatus.allCases.filter(wanted.contains).map { status in
      switch status {
      case .bokad: "(bokad_med_modul = 1 AND status IN ('REG', 'GODK'))"
      case .ejBokad: "coalesce(bokad_med_modul, 0) = 0"
      case .accepterad: "(bokad_med_modul = 1 AND status IN ('PAGAR', 'UTFÖRD', 'ÖVERF'))"
      }
    }
    return "(\(alternatives.joined(separator: " OR ")))"
  }

  /// A filter that bounds instants from below.
  struct Range {
    let column: String
    let sign: String
    let bound: Int64
    var index: String { hasStatus ? "arbetsorder_modifierad" : "arbetsorder_registrerad" }
    /// The index has the range within each status.
    var hasStatus: Bool { column == "modifierad_ms" }

    static func all(_ f: ArbetsorderFilter) -> [Range] {
      var ranges: [Range] = []
      if let efter = f.modifieradEfter {
        ranges.append(Range(column: "modifierad_ms", sign: ">", bound: efter.millisekunder))
      }
      // No Swedish change of clocks skips midnight, so every day has a first instant.
      if let efter = f.skapadEfter, let midnatt = Klockslag(sekunder: 0),
        let start = try? SvenskTid.tidpunkt(efter, midnatt)
      {
        ranges.append(Range(column: "registrerad_ms", sign: ">=", bound: start.millisekunder))
      }
      return ranges
    }
  }
}
