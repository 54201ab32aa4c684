package import Domain

/// A search for objekt that can be reported on (rules 8.1 and 8.2).
package struct ObjektSearch: Sendable, Equatable {
  /// Which of the two searches.
  package enum Urval: Sendable {
    /// Can be let; `kund` and `objekt` narrow to that kund's objekt and to that objekt.
    case uthyrningsbara
    /// The shared ones of the building of `objekt` and of every building where `kund` has an objekt.
    case ejUthyrningsbara
  }

  /// What hits are sorted by; ties by id, ascending.
  package enum Sortering: Sendable, CaseIterable {
    /// The objekt that a hit is part of, or its own id.
    case huvudobjekt
    case typBeskrivning
    case objektnummer
  }

  /// A place between hits: after the one with this sort key and id.
  package struct Position: Sendable, Hashable {
    package var nyckel: String
    package var id: ObjektID

    package init(nyckel: String, id: ObjektID) {
      self.nyckel = nyckel
      self.id = id
    }
  }

  package var urval: Urval
  /// A filter; nil filters nothing.
  package var kund: KundID?
  /// A filter; nil filters nothing.
  package var objekt: ObjektID?
  /// Keeps those that an outsider may report on.
  package var endastExterna = false
  package var sortering = Sortering.objektnummer
  package var fallande = false
  /// Nil starts at the first hit.
  package var efter: Position?
  /// One hit more is given, where there is one; nil gives all.
  package var antal: Int?

  package init(_ urval: Urval) { self.urval = urval }

  /// Where a hit stands in the order of this search; what a cursor holds.
  package func position(of objekt: Objekt) -> Position {
    let nyckel =
      switch sortering {
      case .huvudobjekt: (objekt.ingarI ?? objekt.id).rawValue
      case .typBeskrivning: objekt.typ.beskrivning ?? ""
      case .objektnummer: objekt.id.rawValue
      }
    return Position(nyckel: nyckel, id: objekt.id)
  }
}

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
    let key = search.sortering.expression
    if let efter = search.efter {
      let (nyckel, id) = (mark(.text(efter.nyckel)), mark(.text(efter.id.rawValue)))
      let beyond = search.fallande ? "<" : ">"
      // The first half lets an index be entered at the key; the second takes up among its ties.
      conditions.append("\(key) \(beyond)= \(nyckel) AND (\(key) \(beyond) \(nyckel) OR o.id > \(id))")
    }
    var sql = "\(ObjektRows.inherited) WHERE \(conditions.joined(separator: " AND "))"
    sql += " ORDER BY \(key)\(search.fallande ? " DESC" : ""), o.id"
    if let antal = search.antal { sql += " LIMIT \(mark(.int(Int64(antal) + 1)))" }
    var hits: [Objekt] = []
    try connection.statement(composed: sql).run {
      $0.values(values)
    } row: {
      hits.append(try ObjektRows.read(&$0))
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
