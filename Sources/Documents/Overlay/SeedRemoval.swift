package import Domain
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
  package static var registers: [String] { RemovableRegister.allCases.map(\.rawValue) }

  /// Takes a row out, where nothing refers to it. What hangs on an arbetsorder goes with it; the levels below one of
  /// the fasta strukturen don't.
  ///
  /// - Parameters:
  ///   - register: a key of a seed that holds rows: `arbetsorder`, `resurser`, `gateway` (its klienter), `handelser`.
  ///   - id: as a seed writes it. A fastighet is `foretag/nr`, a byggnad `foretag/fastighet/nr`, a row of kontering its
  ///     place from 1, a bokning that of its arbetsorder.
  package static func remove(register: String, id: Text, from installation: Installation) -> SeedRemovalResult {
    guard let register = RemovableRegister(rawValue: register) else {
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

/// The lists of rows that a row can be taken out of.
enum RemovableRegister: String, CaseIterable {
  case gateway, prio, tilltrade, kalendrar, handelsetyper, aktiviteter, arbetsordertyper, ursprung, buntar, resurser
  case omraden, kontering, kunder, utrymmestyper, enhetstyper, fraser, foretag, fastigheter, byggnader, objekt
  case utrymmen, enheter, arbetsorder, handelser, kontaktpersoner, tider, meddelanden, bokning, filer

  func ids(in i: Installation) -> [Text] {
    switch self {
    case .gateway: i.klienter.map(\.nyckel)
    case .prio: i.prio.map(\.kod)
    case .tilltrade: i.tilltrade.map(\.kod)
    case .kalendrar: i.kalendrar.map(\.namn)
    case .handelsetyper: i.handelsetyper.map(\.kod)
    case .aktiviteter: i.aktiviteter.map { "\($0.id)" }
    case .arbetsordertyper: i.arbetsordertyper.map(\.kod)
    case .ursprung: i.ursprung.map { "\($0.id)" }
    case .buntar: i.buntar.map(\.kod)
    case .resurser: i.resurser.map(\.id.rawValue)
    case .omraden: i.omraden.map(\.nr)
    case .kontering: i.kontering.indices.map { "\($0 + 1)" }
    case .kunder: i.kunder.map { "\($0.id.rawValue)" }
    case .utrymmestyper: i.utrymmestyper.map(\.kod)
    case .enhetstyper: i.enhetstyper.map(\.kod)
    case .fraser: i.enhetstyper.flatMap(\.fraser).map { "\($0.id.rawValue)" }
    default: idsOfRows(in: i)
    }
  }

  private func idsOfRows(in i: Installation) -> [Text] {
    switch self {
    case .foretag: i.foretag.map(\.nr)
    case .fastigheter: i.fastigheter.map { "\($0.foretagNr)/\($0.nr)" }
    case .byggnader: i.byggnader.map { "\($0.foretagNr)/\($0.fastighetNr)/\($0.nr)" }
    case .objekt: i.objekt.map(\.id.rawValue)
    case .utrymmen: i.utrymmen.map { "\($0.id.rawValue)" }
    case .enheter: i.enheter.map { "\($0.id.rawValue)" }
    case .arbetsorder: i.arbetsorder.map { "\($0.id.rawValue)" }
    case .handelser: i.handelser.map { "\($0.id.rawValue)" }
    case .kontaktpersoner: i.kontaktpersoner.map { "\($0.id)" }
    case .tider: i.tider.map { "\($0.id)" }
    case .meddelanden: i.meddelanden.map { "\($0.id)" }
    case .bokning: i.bokningar.map { "\($0.arbetsorder.rawValue)" }
    case .filer: i.filer.map { "\($0.fil.id)" }
    default: []
    }
  }

  /// - Parameter place: in the order of `ids`.
  func remove(_ place: Int, _ id: Text, from i: inout Installation) {
    switch self {
    case .gateway: i.klienter.remove(at: place)
    case .prio: i.prio.remove(at: place)
    case .tilltrade: i.tilltrade.remove(at: place)
    case .kalendrar: i.kalendrar.remove(at: place)
    case .handelsetyper: i.handelsetyper.remove(at: place)
    case .aktiviteter: i.aktiviteter.remove(at: place)
    case .arbetsordertyper: i.arbetsordertyper.remove(at: place)
    case .ursprung: i.ursprung.remove(at: place)
    case .buntar: i.buntar.remove(at: place)
    case .resurser: i.resurser.remove(at: place)
    case .omraden: i.omraden.remove(at: place)
    case .kontering: i.kontering.remove(at: place)
    case .kunder: i.kunder.remove(at: place)
    case .utrymmestyper: i.utrymmestyper.remove(at: place)
    case .enhetstyper: i.enhetstyper.remove(at: place)
    case .fraser:
      for typ in i.enhetstyper.indices { i.enhetstyper[typ].fraser.removeAll { id == "\($0.id.rawValue)" } }
    default: removeRow(place, from: &i)
    }
  }

  private func removeRow(_ place: Int, from i: inout Installation) {
    switch self {
    case .foretag: i.foretag.remove(at: place)
    case .fastigheter: i.fastigheter.remove(at: place)
    case .byggnader: i.byggnader.remove(at: place)
    case .objekt: i.objekt.remove(at: place)
    case .utrymmen: i.utrymmen.remove(at: place)
    case .enheter: i.enheter.remove(at: place)
    case .arbetsorder:
      let id = i.arbetsorder.remove(at: place).id
      i.handelser.removeAll { $0.arbetsorder == id }
      i.kontaktpersoner.removeAll { $0.arbetsorder == id }
      i.tider.removeAll { $0.arbetsorder == id }
      i.meddelanden.removeAll { $0.arbetsorder == id }
      i.bokningar.removeAll { $0.arbetsorder == id }
      i.filer.removeAll { $0.fil.arbetsorder == id }
    case .handelser: i.handelser.remove(at: place)
    case .kontaktpersoner: i.kontaktpersoner.remove(at: place)
    case .tider: i.tider.remove(at: place)
    case .meddelanden: i.meddelanden.remove(at: place)
    case .bokning: i.bokningar.remove(at: place)
    case .filer: i.filer.remove(at: place)
    default: break
    }
  }
}
