package import Model
package import Texts

/// What became of taking a row out of an installation.
package enum SeedRemovalResult: Sendable, Equatable {
  /// Without the row, and without what hangs on it where it is an arbetsorder.
  case removed(Installation)
  /// There is no such register; those that there are, and the one that was probably meant.
  case unknownRegister(valid: [String], suggestion: String?)
  /// There is no such row; the id that was probably meant.
  case unknownRow(suggestion: String?)
  /// Not empty: what refers to the row, one `arbetsorder 101 (kund)` for each reference, in the order of the format.
  case referred([String])
}

/// Taking one row out of an installation (`docs/control-plane.md`).
package enum SeedRemoval {
  /// The registers by the names that they have in a seed, also those below others and on arbetsorder.
  package static var registers: [String] { SeedList.allCases.map(\.rawValue) }

  /// Takes a row out, where nothing refers to it. What hangs on an arbetsorder goes with it; the levels below one of
  /// the fasta strukturen don't.
  ///
  /// - Parameters:
  ///   - register: a key of a seed that holds rows: `arbetsorder`, `resurser`, `gateway` (its klienter), `handelser`.
  ///   - id: as a seed writes it. A fastighet is `foretag/nr`, a byggnad `foretag/fastighet/nr`, a row of kontering its
  ///     place from 1, a bokning that of its arbetsorder.
  package static func remove(register: String, id: Text, from installation: Installation) -> SeedRemovalResult {
    guard let register = SeedList(exactly: register) else {
      return .unknownRegister(
        valid: registers, suggestion: nearest(register, registers))
    }
    let ids = register.ids(in: installation)
    guard let place = ids.firstIndex(of: id) else {
      return .unknownRow(suggestion: ids.count <= 2000 ? nearest(id, ids) : nil)
    }
    let found = References(to: register, id, in: installation).found
    guard found.isEmpty else { return .referred(found) }
    var i = installation
    register.remove(place, id, from: &i)
    return .removed(i)
  }
}

extension SeedList {
  /// The ids of the rows, as a seed writes them.
  fileprivate func ids(in i: Installation) -> [Text] {
    if let rows { return rows.ids(i) }
    return self == .fraser
      ? i.enhetstyper.flatMap(\.fraser).map { "\($0.id.rawValue)" } : i.kontering.indices.map { "\($0 + 1)" }
  }

  /// - Parameter place: in the order of `ids`.
  fileprivate func remove(_ place: Int, _ id: Text, from i: inout Installation) {
    if self == .kontering {
      i.kontering.remove(at: place)
    } else if self == .fraser {
      for typ in i.enhetstyper.indices { i.enhetstyper[typ].fraser.removeAll { id == "\($0.id.rawValue)" } }
    } else if self == .arbetsorder {
      let id = i.arbetsorder.remove(at: place).id
      i.handelser.removeAll { $0.arbetsorder == id }
      i.kontaktpersoner.removeAll { $0.arbetsorder == id }
      i.tider.removeAll { $0.arbetsorder == id }
      i.meddelanden.removeAll { $0.arbetsorder == id }
      i.bokningar.removeAll { $0.arbetsorder == id }
      i.filer.removeAll { $0.arbetsorder == id }
    } else {
      rows?.remove(&i, place)
    }
  }
}
