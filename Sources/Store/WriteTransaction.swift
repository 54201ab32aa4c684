package import Domain
package import Model
package import Texts
package import Tid

/// A transaction that reads and writes: what it does becomes lasting together, or not at all (rule 2.5).
///
/// It must not be kept beyond the body that it was given to. Every method throws `StoreError`.
package final class WriteTransaction: ReadTransaction {
  // RETURNING would make a temporary table for its one row, which costs more than to read it apart.
  private static let countOn = Raknare.allCases.map {
    (raknare: $0, sql: SQL("UPDATE raknare SET nasta = ? WHERE namn = '\($0.rawValue)'"))
  }
  private static let insertEnhet = SQL(
    """
    UPDATE enhet SET ordning = (SELECT coalesce(max(ordning), -1) + 1 FROM enhet WHERE utrymme = ?1 AND id <> ?2)
    WHERE id = ?2
    """)
  private static let updateKund = SQL("UPDATE kund SET epost = ? WHERE id = ?")
  private static let insertOutbox = SQL(
    "INSERT INTO utkorg (id, arbetsorder, kund, amne, text, skapad_ms, meddelande) VALUES (?, ?, ?, ?, ?, ?, ?)")
  private static let spend = SQL(
    "INSERT INTO forbrukad_token (jti, gar_ut_ms) VALUES (?, ?) ON CONFLICT (jti) DO NOTHING RETURNING 1")
  private static let forget = SQL("DELETE FROM forbrukad_token WHERE gar_ut_ms < ?")
  static let saveState = SQL(
    """
    INSERT INTO varld (id, slump_id, slumptillstand, klocka_forskjutning_ms, klocka_frusen_ms, klocka_takt,
      klocka_fran_ms, fel)
    VALUES (1, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET slump_id = excluded.slump_id, slumptillstand = excluded.slumptillstand,
      klocka_forskjutning_ms = excluded.klocka_forskjutning_ms, klocka_frusen_ms = excluded.klocka_frusen_ms,
      klocka_takt = excluded.klocka_takt, klocka_fran_ms = excluded.klocka_fran_ms,
      fel = excluded.fel
    """)

  /// The next id of a kind; a rolled back transaction gives it back.
  package func next(_ raknare: Raknare) throws -> Int64 {
    let id = try connection.recorder.memory.number(raknare) ?? nextNumber(raknare)
    func countOn() throws {
      for step in Self.countOn where step.raknare == raknare {
        return try connection.run(step.sql) { $0.int(id + 1) }
      }
    }
    if try !connection.recorder.count(raknare, from: id, to: id + 1, on: connection.db, run: countOn) { try countOn() }
    return id
  }

  /// With the areas that it inherits from the levels above; nil where there is none.
  package override func objekt(_ id: ObjektID) throws -> Objekt? {
    let memory = connection.recorder.memory
    if let known = memory.objekt(id) { return known }
    let found = try super.objekt(id)
    if let found { memory.remember(found) }
    return found
  }

  /// Nil where there is none.
  package override func kundID(nummer: Text) throws -> KundID? {
    let memory = connection.recorder.memory
    if let known = memory.kund(nummer: nummer) { return known }
    let found = try super.kundID(nummer: nummer)
    if let found { memory.remember(nummer, found) }
    return found
  }

  /// A new arbetsorder; its id comes from `next(.arbetsorder)`.
  package func insert(_ arbetsorder: consuming Arbetsorder) throws {
    try ArbetsorderRows.row.insert(arbetsorder, in: connection)
  }

  /// Writes the fields of an arbetsorder that exists.
  ///
  /// - Parameter old: what this transaction has read of it or written to it last; it has the same id.
  package func update(_ arbetsorder: Arbetsorder, from old: Arbetsorder) throws {
    try ArbetsorderRows.update(arbetsorder, from: old, in: connection)
  }

  /// A new händelse; its id comes from `next(.handelse)`.
  package func insert(_ handelse: Handelse) throws { try HangerRows.handelse.insert(handelse, in: connection) }

  /// A new enhet, last in its utrymme; its id comes from `next(.enhet)`.
  package func insert(_ enhet: Enhet) throws {
    try ObjektRows.enhet.insert(enhet, in: connection)
    try connection.run(Self.insertEnhet) {
      $0.id(enhet.utrymme)
      $0.id(enhet.id)
    }
  }

  /// Writes every field of an enhet that exists.
  package func update(_ enhet: Enhet) throws { try ObjektRows.enhet.update(enhet, in: connection) }

  /// Replaces e-mail and phones of a kund (rule 5.5).
  package func update(kommunikation: Kommunikation, av kund: KundID) throws {
    try connection.run(Self.updateKund) {
      $0.text(kommunikation.epost)
      $0.id(kund)
    }
    try connection.run(KundRows.deleteTelefon) { $0.id(kund) }
    var value = Kund(id: kund, nummer: "")
    value.kommunikation = kommunikation
    try KundRows.insertTelefon(of: value, in: connection)
  }

  /// Captures a message that the real system would have sent.
  ///
  /// - Parameter meddelande: the message that it carries; nil for one of the system's own.
  /// - Returns: its id.
  @discardableResult
  package func insertUtkorg(
    arbetsorder: ArbetsorderID, kund: KundID?, amne: Text, text: Text, skapad: Tidpunkt, meddelande: Int64? = nil
  ) throws -> Int64 {
    let id = try next(.utkorg)
    try connection.run(Self.insertOutbox) {
      $0.int(id)
      $0.id(arbetsorder)
      $0.id(kund)
      $0.text(amne)
      $0.text(text)
      $0.tidpunkt(skapad)
      $0.int(meddelande)
    }
    return id
  }

  /// Uses a refresh token up (rule 3.3), and forgets those that have expired by `nu`.
  ///
  /// - Returns: false when it had been used before.
  package func spend(_ jti: String, expires: Tidpunkt, nu: Tidpunkt) throws -> Bool {
    try connection.run(Self.forget) { $0.tidpunkt(nu) }
    return try connection.first(
      Self.spend,
      {
        $0.text(jti)
        $0.tidpunkt(expires)
      }, row: { _ in true }) ?? false
  }

  /// Writes what the world remembers of itself.
  package func save(_ state: WorldState) throws {
    try connection.run(Self.saveState) { state.bind(&$0) }
  }

  /// Writes the settings; later transactions see them once this one is committed.
  package func save(_ settings: Settings) throws {
    try SettingsRows.save(settings, in: connection)
    master = Master(register, settings)
  }
}
