package import Model

extension ReadTransaction {
  /// The hits of a search in its order, one more than `antal` where there is one.
  package func sok(_ search: ObjektSearch) throws -> [Objekt] {
    var values: [Binder.Value] = []
    func mark(_ value: Binder.Value) -> String {
      values.append(value)
      return "?\(values.count)"
    }
    var conditions = ["o.felanmalningsbar = 1"]
    if search.endastExterna { conditions.append("o.felanmalningsbar_extern = 1") }
    switch search.urval {
    case .uthyrningsbara:
      conditions.append("o.uthyrningsbar = 1")
      if let objekt = search.objekt { conditions.append("o.id = \(mark(.text(objekt.rawValue)))") }
      if let kund = search.kund {
        let kund = mark(.int(kund.rawValue))
        conditions.append("(o.hg1 = \(kund) OR o.hg2 = \(kund))")
      }
    case .ejUthyrningsbara:
      conditions.append("o.uthyrningsbar = 0")
      let building = "(o.foretag, o.fastighet, o.byggnad) IN (SELECT foretag, fastighet, byggnad FROM objekt WHERE"
      if let objekt = search.objekt { conditions.append("\(building) id = \(mark(.text(objekt.rawValue))))") }
      if let kund = search.kund {
        let kund = mark(.int(kund.rawValue))
        conditions.append("\(building) hg1 = \(kund) OR hg2 = \(kund))")
      }
    }
    if let efter = search.efter, efter.nycklar.count == search.ordning.count {
      var equal: [String] = []
      var beyond: [String] = []
      for (key, value) in zip(search.ordning, efter.nycklar) {
        let (text, sign, bound) = (key.falt.expression, key.fallande ? "<" : ">", mark(.text(value)))
        // The first key alone lets an index be entered; the others take up among its ties.
        if equal.isEmpty { conditions.append("\(text) \(sign)= \(bound)") }
        beyond.append((equal + ["\(text) \(sign) \(bound)"]).joined(separator: " AND "))
        equal.append("\(text) = \(bound)")
      }
      beyond.append((equal + ["o.id > \(mark(.text(efter.id.rawValue)))"]).joined(separator: " AND "))
      conditions.append("(\(beyond.joined(separator: " OR ")))")
    }
    var sql = "\(ObjektRows.inherited) WHERE \(conditions.joined(separator: " AND ")) ORDER BY "
    for key in search.ordning { sql += "\(key.falt.expression)\(key.fallande ? " DESC" : ""), " }
    sql += "o.id"
    if let antal = search.antal { sql += " LIMIT \(mark(.int(Int64(antal) + 1)))" }
    var hits: [Objekt] = []
    try connection.statement(composed: sql).run {
      $0.values(values)
    } row: {
      hits.append(try ObjektRows.objekt.read(&$0))
    }
    return hits
  }
}

extension ObjektSearch.Sortering {
  /// As the indices have them.
  fileprivate var expression: String {
    switch self {
    case .huvudobjekt: "coalesce(o.ingar_i, o.id)"
    case .typBeskrivning: "coalesce(o.typ_beskrivning, '')"
    case .objektnummer: "o.id"
    }
  }
}
