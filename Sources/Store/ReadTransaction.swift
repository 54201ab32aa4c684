import Domain
package import Model
package import Texts

/// One snapshot of a database, for the length of a body: what other transactions commit meanwhile is not seen.
///
/// It must not be kept beyond the body that it was given to. Every method throws `StoreError`.
package class ReadTransaction: Uppslag {
  let connection: Connection
  var master: Master
  /// The registers of the installation.
  package var register: RegisterSnapshot { master.register }
  /// What the installation has decided for itself.
  package var settings: Settings { master.settings }

  /// Nil while writing: what it has written itself is in no generation yet.
  let marks: PageMarks?
  let generation: Int

  init(_ connection: Connection, _ master: Master, marks: PageMarks? = nil, generation: Int = 0) {
    self.connection = connection
    self.master = master
    self.marks = marks
    self.generation = generation
  }

  // MARK: Fasta strukturen

  private static let objektByID = SQL("\(ObjektRows.inherited) WHERE o.id = ?")
  private static let utrymmenOfObjekt = SQL("\(ObjektRows.utrymme.select) WHERE objekt = ? ORDER BY ordning, id")
  private static let enheterOfUtrymme = SQL(
    "\(ObjektRows.enhet.select) WHERE utrymme = ? AND aktiv = 1 ORDER BY ordning, id")

  /// With the areas that it inherits from the levels above; nil where there is none.
  package func objekt(_ id: ObjektID) throws -> Objekt? {
    try connection.first(Self.objektByID, { $0.id(id) }, row: ObjektRows.objekt.read)
  }

  /// Those that exist, in the order asked for (rule 1.12: an unknown one is left out).
  package func objekt(_ ids: [ObjektID]) throws -> [Objekt] { try ids.compactMap(objekt) }

  /// Nil where there is none.
  package func utrymme(_ id: UtrymmeID) throws -> Utrymme? {
    try connection.first(ObjektRows.utrymme.one, { $0.id(id) }, row: ObjektRows.utrymme.read)
  }

  /// The utrymmen of an objekt in the order of the seed.
  ///
  /// - Parameter ids: keeps these alone; nil keeps all.
  package func utrymmen(av objekt: ObjektID, ids: Set<UtrymmeID>? = nil) throws -> [Utrymme] {
    let all = try connection.all(Self.utrymmenOfObjekt, { $0.id(objekt) }, row: ObjektRows.utrymme.read)
    return ids.map { ids in all.filter { ids.contains($0.id) } } ?? all
  }

  /// Also one that has been replaced (rule 4.13); nil where there is none.
  package func enhet(_ id: EnhetID) throws -> Enhet? {
    try connection.first(ObjektRows.enhet.one, { $0.id(id) }, row: ObjektRows.enhet.read)
  }

  /// The active enheter of an utrymme in the order of the seed, new ones last (rule 4.13).
  ///
  /// - Parameter ids: keeps these alone; nil keeps all.
  package func enheter(i utrymme: UtrymmeID, ids: Set<EnhetID>? = nil) throws -> [Enhet] {
    let all = try connection.all(Self.enheterOfUtrymme, { $0.id(utrymme) }, row: ObjektRows.enhet.read)
    return ids.map { ids in all.filter { ids.contains($0.id) } } ?? all
  }

  // MARK: Kunder

  private static let kundByNummer = SQL("\(KundRows.row.select) WHERE nummer = ?")
  private static let kundOfUtforare = SQL(
    "SELECT 1 FROM arbetsorder WHERE kund = ? AND utforare = ? LIMIT 1")

  /// Nil where there is none.
  package func kund(_ id: KundID) throws -> Kund? {
    try connection.first(KundRows.row.one, { $0.id(id) }, row: KundRows.row.read).map(withTelefon)
  }

  /// By customer number; nil where nobody has it.
  private static let kundIDByNummer = SQL("SELECT id FROM kund WHERE nummer = ?")

  /// Nil where there is none.
  package func kundID(nummer: Text) throws -> KundID? {
    try connection.first(Self.kundIDByNummer, { $0.text(nummer) }, row: { KundID($0.integer()) })
  }

  /// An objekt whose id looks the same, in another Unicode form (rule 1.12).
  package func tvilling(av id: ObjektID) throws -> ObjektID? {
    try tvilling(av: id.rawValue, Self.objektNummer).map { ObjektID($0) }
  }

  /// A kundnummer that looks the same, in another Unicode form (rule 1.12).
  package func tvilling(avKund nummer: Text) throws -> Text? { try tvilling(av: nummer, Self.kundNummer) }

  // Few ids have more than ASCII.
  private static let objektNummer = SQL("SELECT id FROM objekt WHERE id GLOB '*[^ -~]*'")
  private static let kundNummer = SQL("SELECT nummer FROM kund WHERE nummer GLOB '*[^ -~]*'")

  private func tvilling(av text: Text, _ all: SQL) throws -> Text? {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return text.twin(among: try connection.all(all) { $0.string() })
  }

  /// Nil where there is none.
  package func kund(nummer: Text) throws -> Kund? {
    try connection.first(Self.kundByNummer, { $0.text(nummer) }, row: KundRows.row.read).map(withTelefon)
  }

  private func withTelefon(_ kund: Kund) throws -> Kund { try KundRows.whole(kund, in: connection) }

  /// Does the resurs carry out an arbetsorder of this kund (rule 3.8)?
  package func utfor(_ resurs: ResursID, arbetsorderAt kund: KundID) throws -> Bool {
    try connection.first(
      Self.kundOfUtforare,
      {
        $0.id(kund)
        $0.id(resurs)
      }, row: { _ in true }) ?? false
  }

  // MARK: Arbetsorder and what hangs on them

  private static let handelserOfArbetsorder = SQL("\(HangerRows.handelse.select) WHERE arbetsorder = ? ORDER BY id")
  private static let tiderOfArbetsorder = SQL("\(HangerRows.persontid.select) WHERE arbetsorder = ? ORDER BY id")

  /// Nil where there is none.
  package func arbetsorder(_ id: ArbetsorderID) throws -> Arbetsorder? {
    try connection.first(ArbetsorderRows.row.one, { $0.id(id) }, row: ArbetsorderRows.row.read)
  }

  private static let statusByID = SQL("SELECT id, status, utforare FROM arbetsorder WHERE id = ?")

  /// The status of an arbetsorder and who carries it out; nil where there is none.
  package func status(_ id: ArbetsorderID) throws -> (status: Status, utforare: ResursID?)? {
    try connection.first(Self.statusByID, { $0.id(id) }) { c in
      _ = c.integer()
      guard let status = try c.kod(Status.self) else { throw c.unreadable("NULL") }
      return (status, c.nummer())
    }
  }

  private static let arbetsorderWithFiles = SQL(
    """
    SELECT \(ArbetsorderRows.row.columns.joined(separator: ", ")),
      EXISTS (SELECT 1 FROM fil WHERE fil.arbetsorder = arbetsorder.id)
    FROM arbetsorder WHERE id = ?
    """)

  /// Reads an arbetsorder with its files by id. One look-up where it has no files, as most haven't.
  ///
  /// - Parameter use: gets both where they were read: handed on they would be copied, room by room.
  /// - Returns: whether there is one.
  package func arbetsorderMedFiler(
    _ id: ArbetsorderID, _ use: (consuming Arbetsorder, [Fil]) throws -> Void
  ) throws -> Bool {
    try connection.first(Self.arbetsorderWithFiles, { $0.id(id) }) { c in
      let arbetsorder = try ArbetsorderRows.row.read(&c)
      try use(arbetsorder, c.flag() ? try filer(av: id) : [])
      return true
    } ?? false
  }

  /// The händelser of an arbetsorder by id.
  package func handelser(av arbetsorder: ArbetsorderID) throws -> [Handelse] {
    try connection.all(Self.handelserOfArbetsorder, { $0.id(arbetsorder) }, row: HangerRows.handelse.read)
  }

  /// Nil where there is none.
  package func handelse(_ id: HandelseID) throws -> Handelse? {
    try connection.first(HangerRows.handelse.one, { $0.id(id) }, row: HangerRows.handelse.read)
  }

  /// The time registrations of an arbetsorder by id.
  package func tider(av arbetsorder: ArbetsorderID) throws -> [Persontid] {
    try connection.all(Self.tiderOfArbetsorder, { $0.id(arbetsorder) }, row: HangerRows.persontid.read)
  }

  // MARK: The whole

  /// Everything, as a seed would give it: the areas of an objekt are its own.
  ///
  /// - Parameter progress: told now and then how many rows are read, of all of the tables that may be large.
  package func installation(progress: ((_ rows: Int, _ of: Int) -> Void)? = nil) throws -> Installation {
    try InstallationRows.all(in: connection, progress: progress)
  }

  /// Settings, registers and nothing else; also those that no rule looks up.
  package func registers() throws -> Installation { try InstallationRows.registers(in: connection) }
}
