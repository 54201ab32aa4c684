package import Domain
package import Model
import Texts

/// What a document does to the rows that it names, and to the registers.
package enum SeedChange: Sendable {
  /// What there was, as far as it was looked at, and what becomes of it.
  case change(from: Installation, to: Installation)
  /// Not empty.
  case diagnostics([Diagnostic])
}

/// A document of seed keys laid over an installation (`docs/control-plane.md`).
///
/// A row with an id that is there changes in the keys that are written, group by group; `null` takes a value away, and
/// a list of values is replaced as a whole. A row with another id is added, last in its register, and must be complete.
/// Lists of rows with ids (the levels of the fasta strukturen, fraser, and what hangs on an arbetsorder) are laid over
/// in the same way; what the document does not name stays. `kontering`, whose rows have no ids, is replaced.
///
/// An arbetsorder that gets another status keeps the steps that it had, as far as the status goes; the others are
/// filled in as in a seed. Its SLA is computed again where status, prio, registrerad or utford are written and sla is
/// not, and a planering that a booking made goes with the booking.
package enum SeedOverlay {
  /// Lays a document over an installation: all of it, or the mistakes.
  ///
  /// - Parameters:
  ///   - bytes: YAML or JSON with the keys of a seed but `include`; `fast2` and `name` may be left out.
  ///   - file: what diagnostics call it; `fil` of a file is looked for beside it.
  ///   - installation: a whole one, as a seed or `ReadTransaction.installation()` gives it.
  ///   - include: the bytes of a file by its path, nil where there is none.
  /// - Returns: the installation as a whole. References are judged against it; rows that the document does not name are
  ///   not judged again. Files with new bytes have an empty hash.
  package static func read(
    bytes: [UInt8], file: String = "body", over installation: Installation,
    include: (String) -> [UInt8]? = { _ in nil }
  ) -> SeedResult {
    switch read(bytes, file, OverlayBase(installation), include) {
    case .change(_, let whole): .installation(whole)
    case .diagnostics(let found): .diagnostics(found)
    }
  }

  /// Lays a document over an installation of which only the rows are read that it names or refers to.
  ///
  /// - Returns: files with new bytes have an empty hash.
  /// - Throws: what reading a row throws.
  package static func read(bytes: [UInt8], over rows: any Radkalla) throws -> SeedChange {
    let base = OverlayBase(try rows.registers(), rest: rows)
    let change = read(bytes, "body", base) { _ in nil }
    if let failure = base.failure { throw failure }
    return change
  }

  private static func read(
    _ bytes: [UInt8], _ file: String, _ base: OverlayBase, _ include: (String) -> [UInt8]?
  ) -> SeedChange {
    let reader = Reader()
    let tree: YAMLTree
    do throws(YAMLParser.Failure) {
      tree = try YAMLParser.parse(bytes)
    } catch { return .diagnostics([error.diagnostic(in: file)]) }
    let root = Place(file: reader.add(tree, file: file), node: 0)
    guard !tree.nodes.isEmpty else {
      reader.report(root, "the document is empty; it has keys of a seed, such as arbetsorder")
      return .diagnostics(reader.diagnostics)
    }
    let (old, new) = laid(reader, state: root, settings: nil, over: base, file: file, include: include)
    return reader.isFaultless ? .change(from: old, to: new) : .diagnostics(reader.diagnostics)
  }

  /// Lays settings and then a mapping of seed keys over an installation; mistakes are reported.
  ///
  /// - Parameter judge: what else is judged of the whole, while its rows are known.
  /// - Returns: what was looked at, without its new settings, and what becomes of it.
  static func laid(
    _ reader: Reader, state: Place?, settings: Place?, over base: OverlayBase, file: String,
    include: (String) -> [UInt8]?, judge: (Installation) -> Void = { _ in }
  ) -> (old: Installation, new: Installation) {
    reader.base = base
    defer { reader.base = nil }
    let root = Place(file: 0, node: 0)
    var draft = SeedShapes.overlay.start(root)
    if let settings, let read = Form.mapping(Setting.shape).read(reader, settings) { base.take(read) }
    if let state, !SeedShapes.overlay.read(reader, state, into: &draft) {
      return (base.installation, base.installation)
    }
    reader.readFiles(of: &draft, beside: file, include)
    SeedDefaults.addCalendar(reader, root)
    // What is looked at from here on is only looked at.
    let old = base.installation
    let whole = SeedAssembly.installation(of: draft, over: old, reader)
    reader.judgeClaims(whole)
    judge(whole)
    return (old, whole)
  }
}

extension Array {
  /// Puts rows in the places of those with the same keys, and the others last.
  mutating func lay<Key: Hashable>(_ rows: [Element], by key: (Element) -> Key) {
    guard !rows.isEmpty else { return }
    var places = Dictionary(enumerated().map { (key($1), $0) }, uniquingKeysWith: { a, _ in a })
    for row in rows {
      if let place = places[key(row)] {
        self[place] = row
      } else {
        places[key(row)] = count
        append(row)
      }
    }
  }
}

extension Installation {
  /// Lays the registers of a draft over one's own.
  mutating func layRegisters(_ draft: SeedDraft) {
    let other = draft.installation
    if !other.namn.isEmpty { namn = other.namn }
    if draft.settings != nil { settings = other.settings }
    if draft.hasKontering { kontering = other.kontering }
    for list in SeedList.registers { list.rows?.lay(&self, other) }
  }

  /// Lays arbetsorder and what hangs on them over one's own, in the order of their ids, which is that of the store.
  ///
  /// - Parameter touched: the arbetsorder whose bookings are those of the other alone.
  mutating func layArbetsorder(_ other: Installation, touched: Set<ArbetsorderID>) {
    guard !touched.isEmpty else { return }
    arbetsorder.lay(other.arbetsorder, by: \.id)
    arbetsorder.sort { $0.id < $1.id }
    lay(other, \.handelser)
    lay(other, \.kontaktpersoner)
    lay(other, \.tider)
    lay(other, \.meddelanden)
    lay(other, \.filer)
    bokningar.removeAll { touched.contains($0.arbetsorder) }
    bokningar += other.bokningar
    bokningar.sort { $0.arbetsorder < $1.arbetsorder }
  }

  private mutating func lay<Row: Hangande>(_ other: Installation, _ list: WritableKeyPath<Installation, [Row]>) {
    self[keyPath: list].lay(other[keyPath: list], by: \.nummer)
    self[keyPath: list].sort { $0.nummer < $1.nummer }
  }

  /// Without the fasta strukturen and the arbetsorder.
  var withoutRows: Installation {
    var i = self
    (i.foretag, i.fastigheter, i.byggnader, i.objekt, i.utrymmen, i.enheter) = ([], [], [], [], [], [])
    return i.withoutArbetsorder
  }

  var withoutArbetsorder: Installation {
    var i = self
    (i.arbetsorder, i.handelser, i.kontaktpersoner, i.tider, i.meddelanden) = ([], [], [], [], [])
    (i.bokningar, i.filer) = ([], [])
    return i
  }
}
