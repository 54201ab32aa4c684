package import Domain
package import Model
import Texts

extension ReadTransaction {
  /// A page of the tree, without what is open in objekt; nil where there is no such row.
  ///
  /// - Parameters:
  ///   - over: what lies right below this; nil for the fastigheter.
  ///   - after: only what comes behind this row.
  package func gren(under over: Nodnyckel?, after: Nodnyckel?, limit: Int) throws -> Gren? {
    var gren = Gren()
    if let over {
      guard let node = try nodes(over.niva, TreeRows.own(over.niva), over.delar, limit: 1).first else { return nil }
      gren.over = node
    }
    guard let niva = over.map(\.niva.under) ?? .fastighet else { return gren }
    let bound = after.map { _ in TreeRows.behind(niva) } ?? "1"
    let condition = over == nil ? bound : "\(TreeRows.below(niva)) AND \(bound)"
    let values = (over?.delar ?? []) + (after?.delar.suffix(over == nil ? niva.delar : 1) ?? [])
    gren.noder = try nodes(niva, "\(condition) ORDER BY \(TreeRows.order(niva))", values, limit: limit + 1)
    gren.harFler = gren.noder.count > limit
    if gren.harFler { gren.noder.removeLast() }
    return gren
  }

  private func nodes(_ niva: Niva, _ condition: String, _ values: [Text], limit: Int) throws -> [Nod] {
    var nodes: [Nod] = []
    // The marks are numbered: what is bound once may be used more than once.
    let sql = "\(TreeRows.select(niva)) WHERE \(condition) LIMIT ?\(values.count + 1)"
    try connection.statement(composed: sql).run {
      for value in values { if niva.isNumbered, let id = Int64(value.string) { $0.int(id) } else { $0.text(value) } }
      $0.int(limit)
    } row: { c in
      let parts = [c.string(), c.string(), c.string()]
      var node = Nod(Nodnyckel(niva, Array(parts.prefix(niva.delar))), namn: c.string())
      node.adress = c.text()
      node.barn = Int(c.integer())
      node.ersatter = c.text()
      node.oppna = Int(c.integer())
      nodes.append(node)
    }
    return nodes
  }

  /// The objekt below a fastighet or a byggnad, or the objekt itself.
  package func objektIDs(under nyckel: Nodnyckel) throws -> [ObjektID] {
    guard nyckel.niva != .objekt else { return nyckel.delar.map { ObjektID($0) } }
    let columns = ["foretag", "fastighet", "byggnad"].prefix(nyckel.delar.count)
    let condition = columns.map { "\($0) = ?" }.joined(separator: " AND ")
    var ids: [ObjektID] = []
    try connection.statement(composed: "SELECT id FROM objekt INDEXED BY objekt_byggnad WHERE \(condition)").run {
      for part in nyckel.delar { $0.text(part) }
    } row: {
      ids.append(ObjektID($0.string()))
    }
    return ids
  }
}

extension Niva {
  /// Its ids are numbers.
  fileprivate var isNumbered: Bool { self == .utrymme || self == .enhet }
}

/// The levels of the tree as statements.
private enum TreeRows {
  private static let open = Status.oppna.map { "'\($0.rawValue)'" }.joined(separator: ", ")

  /// The three parts of a key, name, address, children, what it replaces, and what is open.
  static func select(_ niva: Niva) -> String {
    switch niva {
    case .fastighet:
      """
      SELECT n.foretag, n.nr, NULL, coalesce(n.namn, n.nr), NULL,
        (SELECT count(*) FROM byggnad b WHERE b.foretag = n.foretag AND b.fastighet = n.nr), NULL, 0 FROM fastighet n
      """
    case .byggnad:
      """
      SELECT n.foretag, n.fastighet, n.nr, coalesce(n.namn, n.nr), NULL, (SELECT count(*) FROM objekt o
        WHERE o.foretag = n.foretag AND o.fastighet = n.fastighet AND o.byggnad = n.nr), NULL, 0 FROM byggnad n
      """
    case .objekt:
      """
      SELECT n.id, NULL, NULL, coalesce(n.typ_beskrivning, n.id), n.gata || coalesce(', lgh ' || n.lgh, ''),
        (SELECT count(*) FROM utrymme u WHERE u.objekt = n.id), NULL, 0 FROM objekt n
      """
    case .utrymme:
      """
      SELECT CAST(n.id AS TEXT), NULL, NULL,
        coalesce(n.beskrivning, t.beskrivning, n.typ, CAST(n.id AS TEXT)) || coalesce(' ' || n.rumsnummer, ''), NULL,
        (SELECT count(*) FROM enhet e WHERE e.utrymme = n.id AND e.aktiv = 1), NULL,
        (SELECT count(*) FROM arbetsorder a INDEXED BY arbetsorder_objekt
          WHERE a.objekt = n.objekt AND a.utrymme = n.id AND a.status IN (\(open)))
      FROM utrymme n LEFT JOIN utrymmestyp t ON t.kod = n.typ
      """
    case .enhet:
      """
      SELECT CAST(n.id AS TEXT), NULL, NULL, coalesce(n.beskrivning, t.beskrivning, n.typ), NULL, 0,
        (SELECT CAST(max(f.id) AS TEXT) FROM enhet f WHERE f.ersatt_av = n.id),
        (SELECT count(*) FROM arbetsorder a INDEXED BY arbetsorder_enhet
          WHERE a.enhet = n.id AND a.status IN (\(open)))
      FROM enhet n JOIN enhetstyp t ON t.kod = n.typ
      """
    }
  }

  /// The row of a key.
  static func own(_ niva: Niva) -> String {
    switch niva {
    case .fastighet: "n.foretag = ?1 AND n.nr = ?2"
    case .byggnad: "n.foretag = ?1 AND n.fastighet = ?2 AND n.nr = ?3"
    case .objekt, .utrymme, .enhet: "n.id = ?1"
    }
  }

  /// What lies below the key of the level above.
  static func below(_ niva: Niva) -> String {
    switch niva {
    case .fastighet: "1"
    case .byggnad: "n.foretag = ?1 AND n.fastighet = ?2"
    case .objekt: "n.foretag = ?1 AND n.fastighet = ?2 AND n.byggnad = ?3"
    case .utrymme: "n.objekt = ?1"
    case .enhet: "n.utrymme = CAST(?1 AS INTEGER) AND n.aktiv = 1"
    }
  }

  /// What comes behind a row of the same level; its last part is bound after the key of the level above.
  static func behind(_ niva: Niva) -> String {
    switch niva {
    case .fastighet: "(n.foretag, n.nr) > (?1, ?2)"
    case .byggnad: "n.nr > ?3"
    case .objekt: "n.rowid > (SELECT o.rowid FROM objekt o WHERE o.id = ?4)"
    case .utrymme: "(n.ordning, n.id) > (SELECT u.ordning, u.id FROM utrymme u WHERE u.id = ?2)"
    case .enhet: "(n.ordning, n.id) > (SELECT e.ordning, e.id FROM enhet e WHERE e.id = ?2)"
    }
  }

  static func order(_ niva: Niva) -> String {
    switch niva {
    case .fastighet: "n.foretag, n.nr"
    case .byggnad: "n.nr"
    case .objekt: "n.rowid"
    case .utrymme, .enhet: "n.ordning, n.id"
    }
  }
}
