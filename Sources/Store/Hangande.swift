package import Model
package import Texts

extension ReadTransaction {
  private static let kontaktpersonerOfArbetsorder = SQL(
    "\(HangerRows.kontaktperson.select) WHERE arbetsorder = ? ORDER BY id")
  private static let foretag = SQL("SELECT 1 FROM foretag WHERE nr = ?")
  private static let kontakterOfForetag = SQL("\(FastaRows.kontakt.select) WHERE foretag = ? ORDER BY ordning")

  /// The contact persons of an arbetsorder by id.
  package func kontaktpersoner(av arbetsorder: ArbetsorderID) throws -> [Kontaktperson] {
    try connection.all(
      Self.kontaktpersonerOfArbetsorder, { $0.id(arbetsorder) }, row: HangerRows.kontaktperson.read)
  }

  /// Nil where there is none.
  package func kontaktperson(_ id: Int64) throws -> Kontaktperson? {
    try connection.first(HangerRows.kontaktperson.one, { $0.int(id) }, row: HangerRows.kontaktperson.read)
  }

  /// A time registration; nil where there is none.
  package func tid(_ id: Int64) throws -> Persontid? {
    try connection.first(HangerRows.persontid.one, { $0.int(id) }, row: HangerRows.persontid.read)
  }

  private static let meddelandenOfArbetsorder = SQL(
    "\(HangerRows.meddelande.select) WHERE arbetsorder = ? ORDER BY id")

  /// The messages about an arbetsorder by id.
  package func meddelanden(om arbetsorder: ArbetsorderID) throws -> [Meddelande] {
    try connection.all(Self.meddelandenOfArbetsorder, { $0.id(arbetsorder) }, row: HangerRows.meddelande.read)
  }

  /// The contacts of a company in the order of the seed; nil where there is no such company.
  package func kontakter(foretag nr: Text) throws -> [Foretagskontakt]? {
    guard try connection.first(Self.foretag, { $0.text(nr) }, row: { _ in true }) != nil else { return nil }
    return try connection.all(Self.kontakterOfForetag, { $0.text(nr) }, row: FastaRows.kontakt.read).map(\.kontakt)
  }
}

extension WriteTransaction {
  /// Writes every field of a händelse that exists.
  package func update(_ handelse: Handelse) throws { try HangerRows.handelse.update(handelse, in: connection) }

  /// Removes a händelse.
  package func delete(_ handelse: HandelseID) throws {
    try HangerRows.handelse.delete(handelse.rawValue, in: connection)
  }

  /// A new contact person; its id comes from `next(.kontaktperson)`.
  package func insert(_ kontaktperson: Kontaktperson) throws {
    try HangerRows.kontaktperson.insert(kontaktperson, in: connection)
  }

  /// Writes every field of a contact person that exists.
  package func update(_ kontaktperson: Kontaktperson) throws {
    try HangerRows.kontaktperson.update(kontaktperson, in: connection)
  }

  /// Removes a contact person.
  package func delete(kontaktperson id: Int64) throws { try HangerRows.kontaktperson.delete(id, in: connection) }

  /// A new time registration; its id comes from `next(.persontid)`.
  package func insert(_ tid: Persontid) throws { try HangerRows.persontid.insert(tid, in: connection) }

  /// Writes every field of a time registration that exists.
  package func update(_ tid: Persontid) throws { try HangerRows.persontid.update(tid, in: connection) }

  /// Removes a time registration.
  package func delete(tid id: Int64) throws { try HangerRows.persontid.delete(id, in: connection) }

  private static let markLast = SQL("UPDATE meddelande SET last = 1 WHERE arbetsorder = ? AND last = 0")
  private static let changes = SQL("SELECT changes()")

  /// A new message; its id comes from `next(.meddelande)`.
  package func insert(_ meddelande: Meddelande) throws { try HangerRows.meddelande.insert(meddelande, in: connection) }

  /// Marks the messages about an arbetsorder as read.
  ///
  /// - Returns: how many were not.
  package func markeraLasta(om arbetsorder: ArbetsorderID) throws -> Int {
    try connection.run(Self.markLast) { $0.id(arbetsorder) }
    return Int(try connection.first(Self.changes, row: { $0.integer() }) ?? 0)
  }
}
