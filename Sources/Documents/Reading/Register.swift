import Domain
import Model
import Texts

/// What ids are unique in, and what references look into.
enum Register: UInt8, CaseIterable {
  case prio, tilltrade, kalender, handelsetyp, aktivitet, arbetsordertyp, ursprung, bunt, resurs, omrade, kund
  case utrymmestyp, enhetstyp, enhetstypID, fras, foretag, fastighet, byggnad, objekt, utrymme, enhet, arbetsorder
  case handelse, kontaktperson, tid, meddelande, fil, bokning, klient, token, inloggning, kundnummer,
    sso

  var index: Int { Int(rawValue) }

  private static let labels: [Register: String] = [
    .enhetstypID: "enhetstyp with id", .klient: "gateway klient", .token: "gateway klient with token",
    .inloggning: "inloggning with namn", .kundnummer: "kund with nummer", .sso: "sso id",
  ]

  /// What a message calls a row.
  var label: String { Self.labels[self] ?? "\(self)" }

  private static let radlistor: [Register: Radlista] = [
    .kund: .kunder, .foretag: .foretag, .fastighet: .fastigheter, .byggnad: .byggnader, .objekt: .objekt,
    .utrymme: .utrymmen, .enhet: .enheter, .arbetsorder: .arbetsorder, .handelse: .handelser,
    .kontaktperson: .kontaktpersoner, .tid: .tider, .meddelande: .meddelanden, .fil: .filer, .bokning: .bokningar,
  ]

  /// The long list that it is; nil for what stands in registers.
  var radlista: Radlista? { Self.radlistor[self] }

  private static let properties: [Register: @Sendable (Installation) -> [Text]] = [
    .enhetstypID: { $0.enhetstyper.map { "\($0.id)" } }, .token: { $0.klienter.compactMap(\.token) },
    .inloggning: { $0.resurser.compactMap { $0.inloggning?.namn } }, .kundnummer: { $0.kunder.map(\.nummer) },
    .sso: { $0.resurser.flatMap(\.sso) },
  ]

  /// All values of a property that no two rows share; nil where it is a register of rows.
  var values: (@Sendable (Installation) -> [Text])? { Self.properties[self] }

  private static let numbered: [Bool] = {
    let lists = SeedList.allCases.compactMap(\.rows).filter(\.isNumbered).map(\.register)
    return allCases.map { [.fras, .enhetstypID].contains($0) || lists.contains($0) }
  }()

  /// The id is an integer.
  var isNumbered: Bool { Self.numbered[index] }
}

/// The lists of rows of a seed, in the order of the format.
enum SeedList: String, CaseIterable {
  case gateway, prio, tilltrade, kalendrar, handelsetyper, aktiviteter, arbetsordertyper, ursprung, buntar, resurser
  case omraden, kontering, kunder, utrymmestyper, enhetstyper, fraser, foretag, fastigheter, byggnader, objekt
  case utrymmen, enheter, arbetsorder, handelser, kontaktpersoner, tider, meddelanden, bokning, filer

  static let registers = allCases.prefix { $0 != .fraser }
  static let fasta = allCases.drop { $0 != .foretag }.prefix { $0 != .arbetsorder }

  /// How its rows are told apart; nil for those of kontering, which have no ids, and for fraser, which stand in others.
  var rows: Rows? {
    switch self {
    case .gateway: Rows(.klient, \.klienter, \.nyckel)
    case .prio: Rows(.prio, \.prio, \.kod)
    case .tilltrade: Rows(.tilltrade, \.tilltrade, \.kod)
    case .kalendrar: Rows(.kalender, \.kalendrar, \.namn)
    case .handelsetyper: Rows(.handelsetyp, \.handelsetyper, \.kod)
    case .aktiviteter: Rows(.aktivitet, \.aktiviteter, \.id)
    case .arbetsordertyper: Rows(.arbetsordertyp, \.arbetsordertyper, \.kod)
    case .ursprung: Rows(.ursprung, \.ursprung, \.id)
    case .buntar: Rows(.bunt, \.buntar, \.kod)
    case .resurser: Rows(.resurs, \.resurser, \.id.rawValue)
    case .omraden: Rows(.omrade, \.omraden, \.nr)
    case .kunder: Rows(.kund, \.kunder, \.id.rawValue)
    case .utrymmestyper: Rows(.utrymmestyp, \.utrymmestyper, \.kod)
    case .enhetstyper: Rows(.enhetstyp, \.enhetstyper, \.kod)
    case .foretag: Rows(.foretag, \.foretag, \.nr)
    case .fastigheter: Rows(.fastighet, \.fastigheter) { [$0.foretagNr, $0.nr] }
    case .byggnader: Rows(.byggnad, \.byggnader) { [$0.foretagNr, $0.fastighetNr, $0.nr] }
    case .objekt: Rows(.objekt, \.objekt, \.id.rawValue)
    case .utrymmen: Rows(.utrymme, \.utrymmen, \.id.rawValue)
    case .enheter: Rows(.enhet, \.enheter, \.id.rawValue)
    case .arbetsorder: Rows(.arbetsorder, \.arbetsorder, \.id.rawValue)
    case .handelser: Rows(.handelse, \.handelser, \.id.rawValue)
    case .kontaktpersoner: Rows(.kontaktperson, \.kontaktpersoner, \.id)
    case .tider: Rows(.tid, \.tider, \.id)
    case .meddelanden: Rows(.meddelande, \.meddelanden, \.id)
    case .bokning: Rows(.bokning, \.bokningar, \.arbetsorder.rawValue)
    case .filer: Rows(.fil, \.filer, \.fil.id)
    case .kontering, .fraser: nil
    }
  }
}

/// What can be done with a list of rows whose ids tell them apart, whatever they are.
struct Rows {
  let register: Register
  /// Their ids are integers.
  let isNumbered: Bool
  /// As a seed writes them.
  let ids: (Installation) -> [Text]
  let remove: (inout Installation, _ place: Int) -> Void
  /// Adds another's behind one's own.
  let add: (inout Installation, Installation) -> Void
  /// Puts another's in the places of those with the same ids, and the others last.
  let lay: (inout Installation, Installation) -> Void
  let merge: (inout SeedMerge, _ name: String) -> Void
  let enter: (OverlayBase) -> Void

  fileprivate init<Row: Equatable, Key: RowKey>(
    _ register: Register, _ list: WritableKeyPath<Installation, [Row]>, _ key: @escaping (Row) -> Key
  ) {
    self.register = register
    isNumbered = Key.self == Int64.self
    ids = { $0[keyPath: list].map { key($0).text } }
    remove = { $0[keyPath: list].remove(at: $1) }
    add = { $0[keyPath: list] += $1[keyPath: list] }
    lay = { $0[keyPath: list].lay($1[keyPath: list], by: key) }
    merge = { $0.rows($1, list, key) }
    enter = { base in
      for (place, row) in base.installation[keyPath: list].enumerated() { key(row).enter(register, place, base) }
    }
  }
}

/// What tells a row from the others of its list.
protocol RowKey: Hashable {
  /// As a seed writes it.
  var text: Text { get }
  func enter(_ register: Register, _ place: Int, _ base: OverlayBase)
}

extension Text: RowKey {
  var text: Text { self }
  func enter(_ register: Register, _ place: Int, _ base: OverlayBase) { base.texts.enter(self, register, at: place) }
}

extension Int64: RowKey {
  var text: Text { "\(self)" }
  func enter(_ register: Register, _ place: Int, _ base: OverlayBase) { base.numbers.enter(self, register, at: place) }
}

extension [Text]: RowKey {
  var text: Text { Text(map(\.string).joined(separator: "/")) }
  func enter(_ register: Register, _ place: Int, _ base: OverlayBase) { base.paths.enter(self, register, at: place) }
}
