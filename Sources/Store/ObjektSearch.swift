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

  /// One key of the order.
  package struct Nyckel: Sendable, Hashable {
    package var falt: Sortering
    package var fallande: Bool

    package init(falt: Sortering, fallande: Bool) {
      self.falt = falt
      self.fallande = fallande
    }
  }

  /// A place between hits: after the one with these sort keys, one for each key of the order, and this id.
  package struct Position: Sendable, Hashable {
    package var nycklar: [String]
    package var id: ObjektID

    package init(nycklar: [String], id: ObjektID) {
      self.nycklar = nycklar
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
  /// The keys of the order, the first counts most; not empty.
  package var ordning = [Nyckel(falt: .objektnummer, fallande: false)]
  /// Nil starts at the first hit.
  package var efter: Position?
  /// One hit more is given, where there is one; nil gives all.
  package var antal: Int?

  package init(_ urval: Urval) { self.urval = urval }

  /// Where a hit stands in the order of this search; what a cursor holds.
  package func position(of objekt: Objekt) -> Position {
    let nycklar = ordning.map { key in
      switch key.falt {
      case .huvudobjekt: (objekt.ingarI ?? objekt.id).rawValue
      case .typBeskrivning: objekt.typ.beskrivning ?? ""
      case .objektnummer: objekt.id.rawValue
      }
    }
    return Position(nycklar: nycklar, id: objekt.id)
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
