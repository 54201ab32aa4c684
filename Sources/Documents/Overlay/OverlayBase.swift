import Domain
import Model
import Texts

/// An installation that a document is laid over, with its rows by their ids.
final class OverlayBase {
  /// Whole, or as much of it as was asked for.
  private(set) var installation: Installation
  /// Where rows that were not asked for yet are; nil where the installation is whole.
  private let rest: (any Radkalla)?
  /// The first thing that went wrong while rows were read.
  private(set) var failure: (any Error)?
  var texts = PlacesByRegister<Text>()
  var numbers = PlacesByRegister<Int64>()
  var paths = PlacesByRegister<[Text]>()
  private var fraser: [Int64: (typ: Text, fras: Fras)] = [:]

  /// - Parameter rest: has the rows of the long lists, which the installation is without then.
  init(_ i: Installation, rest: (any Radkalla)? = nil) {
    installation = i
    self.rest = rest
    for list in SeedList.allCases { list.rows?.enter(self) }
    for (place, fras) in i.enhetstyper.flatMap(\.fraser).enumerated() {
      numbers.enter(fras.id.rawValue, .fras, at: place)
    }
    for typ in i.enhetstyper { for fras in typ.fraser { fraser[fras.id.rawValue] = (typ.kod, fras) } }
  }

  /// Gives it other settings, which later ones are laid over.
  func take(_ settings: Settings) { installation.settings = settings }

  /// Where a row stands in its list.
  func index(of id: Text, in register: Register) -> Int? { index(id, [id], register, \.texts) }
  /// Where a row stands in its list.
  func index(of id: Int64, in register: Register) -> Int? {
    index(id, rest == nil ? [] : ["\(id)"], register, \.numbers)
  }

  private func index<Key>(
    _ key: Key, _ parts: @autoclosure () -> [Text], _ register: Register,
    _ places: ReferenceWritableKeyPath<OverlayBase, PlacesByRegister<Key>>
  ) -> Int? {
    if let place = self[keyPath: places][register][key] { return place }
    guard rest != nil, let list = register.radlista,
      let place = asked({ try $0.read(parts(), of: list, into: &installation) }) ?? nil
    else { return nil }
    self[keyPath: places].enter(key, register, at: place)
    return place
  }

  /// What the rest answers; nil where there is none, or it fails.
  private func asked<T>(_ question: (any Radkalla) throws -> T) -> T? {
    do { return try rest.map(question) } catch {
      failure = failure ?? error
      return nil
    }
  }

  /// The ids of a register, or more than `most` of them.
  func ids(in register: Register, most: Int) -> (texts: [Text], numbers: [Int64]) {
    guard rest != nil, let list = register.radlista else {
      return (Array(texts[register].keys), Array(numbers[register].keys))
    }
    let ids = asked { try $0.ids(of: list, most: most + 1) } ?? []
    return register.isNumbered ? ([], ids.compactMap { Int64($0.string) }) : (ids, [])
  }

  /// The highest id of a register of numbers; 0 where it has none.
  func highest(_ register: Register) -> Int64 {
    guard rest != nil, let list = register.radlista else { return numbers[register].keys.max() ?? 0 }
    return asked { try $0.highest(list) } ?? 0
  }

  /// Makes sure that the kund of a number, which no two have, is among the rows.
  func take(kundWith nummer: Text) {
    if let id = asked({ try $0.kundID(nummer: nummer) }) ?? nil { _ = index(of: id.rawValue, in: .kund) }
  }

  func fastighet(_ foretag: Text, _ nr: Text) -> Fastighet? {
    let key = [foretag, nr]
    return index(key, key, .fastighet, \.paths).map { installation.fastigheter[$0] }
  }

  func byggnad(_ foretag: Text, _ fastighet: Text, _ nr: Text) -> Byggnad? {
    let key = [foretag, fastighet, nr]
    return index(key, key, .byggnad, \.paths).map { installation.byggnader[$0] }
  }

  func objekt(_ id: ObjektID) -> Objekt? { index(of: id.rawValue, in: .objekt).map { installation.objekt[$0] } }
  func utrymme(_ id: UtrymmeID) -> Utrymme? { index(of: id.rawValue, in: .utrymme).map { installation.utrymmen[$0] } }
  func enhet(_ id: EnhetID) -> Enhet? { index(of: id.rawValue, in: .enhet).map { installation.enheter[$0] } }

  func bokning(_ id: ArbetsorderID) -> Bokning? {
    index(of: id.rawValue, in: .bokning).map { installation.bokningar[$0] }
  }

  /// A fras, with the code of the enhetstyp that it is said of.
  func fras(_ id: Int64) -> (typ: Text, fras: Fras)? { fraser[id] }
}

/// Where the rows of each register stand in their lists.
struct PlacesByRegister<Key: Hashable> {
  private var places = [[Key: Int]](repeating: [:], count: Register.allCases.count)

  subscript(register: Register) -> [Key: Int] { places[register.index] }

  /// The first of a key stays.
  mutating func enter(_ key: Key, _ register: Register, at place: Int) {
    if places[register.index][key] == nil { places[register.index][key] = place }
  }
}

extension Reader {
  /// The row of the installation below that a mapping names by its id.
  func known<Row>(_ register: Register, _ key: String, _ rows: KeyPath<Installation, [Row]>, _ p: Place) -> Row? {
    guard let base, let id = member(key, of: p), isScalar(id) else { return nil }
    let text = Text(text(id))
    let index =
      register.isNumbered
      ? Int64(text.string).flatMap { base.index(of: $0, in: register) } : base.index(of: text, in: register)
    return index.map { base.installation[keyPath: rows][$0] }
  }

  /// The text of a key of a mapping; nil where there is none.
  private func word(_ key: String, _ p: Place?) -> Text? {
    guard let p, let value = member(key, of: p), isScalar(value) else { return nil }
    return Text(text(value))
  }

  /// The fastighet that a mapping names, by its own keys or by the mapping it stands in.
  func knownFastighet(_ p: Place) -> Fastighet? {
    guard let nr = word("nr", p), let foretag = word("foretag", p) ?? word("nr", parent(of: p)) else { return nil }
    return base?.fastighet(foretag, nr)
  }

  /// The byggnad that a mapping names, by its own keys or by the mappings it stands in.
  func knownByggnad(_ p: Place) -> Byggnad? {
    let above = parent(of: p)
    guard let nr = word("nr", p), let fastighet = word("fastighet", p) ?? word("nr", above),
      let foretag = word("foretag", p) ?? word("foretag", above) ?? word("nr", above.flatMap { parent(of: $0) })
    else { return nil }
    return base?.byggnad(foretag, fastighet, nr)
  }

  /// The fras that a mapping names, where it is one of the enhetstyp that the mapping stands in.
  func knownFras(_ p: Place) -> Fras? {
    guard let id = word("id", p).flatMap({ Int64($0.string) }), let known = base?.fras(id) else { return nil }
    if let kod = word("kod", parent(of: p)), kod != known.typ, let place = member("id", of: p) {
      report(place, "fras \(id) is of enhetstyp \(known.typ) already")
    }
    return known.fras
  }

  /// Reports values that a row of the installation has, or has got, already.
  func judgeClaims(_ i: Installation) {
    guard !claims.isEmpty else { return }
    let written = Dictionary(grouping: claims) { [Text($0.register.label), $0.value] }
    var counts: [Register: [Text: Int]] = [:]
    for claim in claims {
      let taken =
        counts[claim.register]
        ?? Dictionary((claim.register.values?(i) ?? []).map { ($0, 1) }, uniquingKeysWith: +)
      counts[claim.register] = taken
      // Two in the document itself have been told of.
      guard written[[Text(claim.register.label), claim.value]]?.count == 1, taken[claim.value] ?? 0 > 1 else {
        continue
      }
      report(claim.place, "\(claim.register.label) \(claim.value) is there already")
    }
  }
}
