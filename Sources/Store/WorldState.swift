import Locks
package import Model
package import Tid

/// What a world remembers of itself beside its data.
package struct WorldState: Sendable, Equatable {
  /// Random; keys of tokens are derived from it, and a reset renews it (rule 3.4).
  package var randomID: String
  /// The state of the world's random numbers.
  package var randomState: UInt64
  /// What stands for random numbers that each world draws a beginning for by itself.
  package static let undrawn: UInt64 = 0
  /// Milliseconds that the world's clock is ahead of the machine's.
  package var clockOffset: Int64
  /// Where the clock is frozen; nil while it runs.
  package var clockFrozen: Tidpunkt?
  /// How fast the clock runs, in thousandths of the machine's.
  package var clockRate: Int64
  /// The machine's time from which the rate counts.
  package var clockSince: Tidpunkt
  /// The fault rules, as whoever keeps them writes them; nil where there are none (rule control 3.1).
  package var faults: String?

  package init(
    randomID: String, randomState: UInt64 = 0, clockOffset: Int64 = 0, clockFrozen: Tidpunkt? = nil,
    clockRate: Int64 = 1000, clockSince: Tidpunkt = Tidpunkt(millisekunder: 0),
    faults: String? = nil
  ) {
    self.randomID = randomID
    self.randomState = randomState
    self.clockOffset = clockOffset
    self.clockFrozen = clockFrozen
    self.clockRate = clockRate
    self.clockSince = clockSince
    self.faults = faults
  }
}

extension WorldState {
  /// For the statement that saves it.
  func bind(_ b: inout Binder) {
    b.text(randomID)
    b.int(Int64(bitPattern: randomState))
    b.int(clockOffset)
    b.tidpunkt(clockFrozen)
    b.int(clockRate)
    b.tidpunkt(clockSince)
    b.text(faults)
  }
}

extension Database {
  /// What a world remembers of itself; nil until it has been saved once. For a clone that nobody has used yet, what its
  /// image is known to hold.
  package func worldState() throws -> WorldState? {
    let image = writer.withLock({ $0?.isUntouched == true }) ? base.withLock { $0 } : nil
    if let known = image?.knownState { return known.state }
    let state = try read { try $0.worldState() }
    image?.know(Image.KnownState(state: state))
    return state
  }

  /// Saves what a world remembers of itself as it begins. A clone that nobody has used yet is not opened for that: it
  /// is written before anything else is read or written.
  package func begin(_ state: WorldState) throws {
    let isPutOff = writer.withLock { $0?.begin(state) ?? false }
    if !isPutOff { try write { try $0.save(state) } }
  }
}

extension ReadTransaction {
  private static let state = SQL(
    """
    SELECT id, slump_id, slumptillstand, klocka_forskjutning_ms, klocka_frusen_ms, klocka_takt, klocka_fran_ms, fel
    FROM varld
    """)
  private static let spent = SQL("SELECT 1 FROM forbrukad_token WHERE jti = ?")
  private static let outbox = SQL(
    """
    SELECT u.id, u.arbetsorder, u.kund, u.amne, u.text, u.skapad_ms, m.id, m.last
    FROM utkorg u LEFT JOIN meddelande m ON m.id = u.meddelande ORDER BY u.id
    """)

  /// Nil until it has been saved once.
  package func worldState() throws -> WorldState? {
    try connection.first(Self.state) { c in
      _ = c.integer()
      return WorldState(
        randomID: c.word() ?? "", randomState: UInt64(bitPattern: c.integer()),
        clockOffset: try c.instant().millisekunder, clockFrozen: try c.tidpunkt(), clockRate: c.integer(),
        clockSince: try c.instant(), faults: c.word())
    }
  }

  /// Has a refresh token been used (rule 3.3)?
  package func isSpent(_ jti: String) throws -> Bool {
    try connection.first(Self.spent, { $0.text(jti) }, row: { _ in true }) ?? false
  }

  /// The captured messages by id.
  package func utkorg() throws -> [Utkorgsmeddelande] {
    try connection.all(Self.outbox) { c in
      var sent = Utkorgsmeddelande(
        id: c.integer(), arbetsorder: ArbetsorderID(c.integer()), kund: c.number(), amne: c.string(), text: c.string(),
        skapad: try c.instant())
      if let id = c.int(), let arLast = c.bool() { sent.meddelande = Utkorgsmeddelande.Kopia(id: id, arLast: arLast) }
      return sent
    }
  }
}
