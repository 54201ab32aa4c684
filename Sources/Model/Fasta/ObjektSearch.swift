package import Texts

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
  package enum Sortering: String, Sendable, CaseIterable {
    /// The objekt that a hit is part of, or its own id.
    case huvudobjekt = "HUVUDOBJEKT"
    case typBeskrivning = "OBJEKTTYP_BESKRIVNING"
    case objektnummer = "OBJEKTNUMMER"
  }

  /// One key of the order.
  package struct Nyckel: Sendable, Hashable {
    /// What is compared; hits where it is empty have the key "".
    package var falt: Sortering
    /// From the highest to the lowest.
    package var fallande: Bool

    package init(falt: Sortering, fallande: Bool) {
      self.falt = falt
      self.fallande = fallande
    }
  }

  /// A place between hits: after the one with these sort keys, one for each key of the order, and this id.
  package struct Position: Sendable, Hashable {
    /// As text, in the order of the keys.
    package var nycklar: [Text]
    /// Of the hit itself; decides between equal keys.
    package var id: ObjektID

    package init(nycklar: [Text], id: ObjektID) {
      self.nycklar = nycklar
      self.id = id
    }
  }

  /// Which of the two searches it is (rule 8.1).
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
