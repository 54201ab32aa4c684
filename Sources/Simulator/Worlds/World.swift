package import Domain
import Locks
import Rules
package import Store
package import Tid

/// What every world of a server starts from.
package struct WorldOptions: Sendable {
  /// The machine's clock.
  package var system: SystemTime
  /// The secret of the data directory, from which token keys are derived (rule 3.4).
  package var secret: [UInt8]
  /// What the clock of a new world shows; nil is the machine's time.
  package var clockStart: Tidpunkt?
  /// What the random numbers of a new world start from.
  package var randomSeed: UInt64

  package init(system: SystemTime = .machine, secret: [UInt8], clockStart: Tidpunkt? = nil, randomSeed: UInt64) {
    self.system = system
    self.secret = secret
    self.clockStart = clockStart
    self.randomSeed = randomSeed
  }
}

/// One complete, isolated installation: its data, clock, ids, random numbers, settings and tokens (`control.md` 1.1).
///
/// Every request is served by one; nothing outside holds state of it.
package final class World: Sendable {
  /// `default`, or what stands behind `/w/`.
  package let name: String
  /// Its data. Writes go through `write`, which lets waiting writers share a commit.
  package let database: Database
  /// Rendered answers by arbetsorder, good as long as nothing of them has changed.
  package let fragments = FragmentCache()
  private let options: WorldOptions
  private let queue: WriteQueue
  private let state: Guarded<State>

  struct State {
    var clock: Clock
    var random: SeededRandom
    var signer: TokenSigner
    var requests: UInt64 = 0
    /// Counts the resets: what was let in before one must not write after it (`control.md` 1.6).
    var epoch: UInt64 = 0
    /// Tokens that were found good; expiry is checked at every use.
    var verified: [String: Token] = [:]
    var lastUse: Tidpunkt
  }

  /// Opens a world over its database, and makes it one where the database has none yet.
  ///
  /// - Parameter inline: the database is in memory; writes run on the caller's thread.
  package init(name: String, database: Database, inline: Bool, options: WorldOptions) throws {
    self.name = name
    self.database = database
    self.options = options
    queue = WriteQueue(database, inline: inline)
    var start = try database.read { try $0.worldState() } ?? Self.fresh(options)
    // A restart must not give the numbers again that were given since the state was last saved: a stride of 2^40.
    start.randomState &+= 0x9E37_79B9_7F4A_7C15 << 40
    try Self.save(start, database)
    state = Guarded(try Self.state(start, options))
  }

  private static func fresh(_ options: WorldOptions) throws -> WorldState {
    let id = Crypto.hex(try Crypto.secret(16))
    let offset = options.clockStart.map { $0.millisekunder - options.system.now().millisekunder }
    return WorldState(randomID: id, randomState: options.randomSeed, clockOffset: offset ?? 0)
  }

  private static func save(_ start: WorldState, _ database: Database) throws {
    try database.write { try $0.save(start) }
  }

  private static func state(_ stored: WorldState, _ options: WorldOptions) throws -> State {
    State(
      clock: Clock(stored),
      random: SeededRandom(seed: stored.randomState),
      signer: try TokenSigner(secret: options.secret, worldID: stored.randomID), lastUse: options.system.now())
  }

  // MARK: Time and chance

  /// What the world's clock shows.
  package var now: Tidpunkt {
    let system = options.system.now()
    return state.withLock { $0.clock.now(system) }
  }

  /// The clock itself, and what it shows.
  package var clock: (clock: Clock, now: Tidpunkt) {
    let system = options.system.now()
    return state.withLock { ($0.clock, $0.clock.now(system)) }
  }

  /// The machine's time of the last request, for choosing which world has been idle longest.
  package var lastUse: Tidpunkt { state.withLock { $0.lastUse } }

  /// The number of a request in this world, from 1, and what the clock shows as it comes in.
  package func nextRequest() -> (id: UInt64, now: Tidpunkt) {
    let system = options.system.now()
    return state.withLock { s in
      s.requests += 1
      s.lastUse = system
      return (s.requests, s.clock.now(system))
    }
  }

  /// A new UUID from the world's random numbers.
  package func uuid() -> String { state.withLock { $0.random.uuid() } }

  /// Changes the clock and remembers it; `done` gets it, and what it shows afterwards.
  package func changeClock(
    _ change: @escaping @Sendable (inout Clock, _ system: Tidpunkt) -> Void,
    done: @escaping @Sendable (Result<(clock: Clock, now: Tidpunkt), any Error>) -> Void
  ) {
    submit(
      { transaction in
        let system = self.options.system.now()
        let (known, epoch) = self.state.withLock { ($0.clock, $0.epoch) }
        // What another change of the same commit has stored is not in the state yet.
        var clock = try transaction.worldState().map { Clock($0) } ?? known
        change(&clock, system)
        try self.remember(clock, in: transaction)
        let changed = clock
        return {
          // A reset since the commit has put the clock back.
          self.state.withLock { if $0.epoch == epoch { $0.clock = changed } }
          done(.success((changed, changed.now(self.options.system.now()))))
        }
      }, fail: { done(.failure($0)) })
  }

  private func remember(_ clock: Clock, in transaction: WriteTransaction) throws {
    guard var stored = try transaction.worldState() else { return }
    stored.clockOffset = clock.offset
    stored.clockFrozen = clock.frozen
    stored.clockRate = clock.rate
    stored.clockSince = clock.since
    stored.randomState = state.withLock { $0.random.state }
    try transaction.save(stored)
  }

  // MARK: Data

  /// The registers of the installation, as last committed.
  package var register: RegisterSnapshot { database.register }
  /// What the installation has decided for itself, as last committed.
  package var settings: Settings { database.settings }

  /// Reads in one snapshot, as a caller.
  package func read<T: Sendable>(as resurs: Resurs, _ body: (Reading) throws -> T) throws -> T {
    try database.read { try body(Reading(transaction: $0, resurs: resurs)) }
  }

  /// Reads one arbetsorder that the caller may read, as stored, with its files.
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func arbetsorderMedFiler(
    _ id: ArbetsorderID, as resurs: Resurs
  ) throws -> (arbetsorder: Arbetsorder, filer: [Fil]) {
    try database.readOne { try Reading(transaction: $0, resurs: resurs).arbetsorderMedFiler(id) }
  }

  /// The messages that the real system would have sent to kunder, oldest first (rules 4.16, 5.7).
  package func utkorg() throws -> [Utkorgsmeddelande] { try database.read { try $0.utkorg() } }

  /// How often the world has been put back.
  ///
  /// To be asked for before tokens are checked, and given to `write` and `spend`.
  package var epoch: UInt64 { state.withLock { $0.epoch } }

  /// Writes in one transaction, with one instant, as a caller; `done` is called after the commit, or with what went
  /// wrong.
  ///
  /// - Parameter epoch: of the moment in which the caller was let in; after a reset the write is refused.
  package func write<T: Sendable>(
    as resurs: Resurs, epoch: UInt64, _ body: @escaping @Sendable (Writing) throws -> T,
    done: @escaping @Sendable (Result<T, any Error>) -> Void
  ) {
    submit(
      { transaction in
        try self.check(epoch)
        let writing = Writing(transaction, Anrop(resurs: resurs, nu: self.now))
        let value = try body(writing)
        let touched = writing.touched
        return {
          self.fragments.forget(touched)
          done(.success(value))
        }
      }, fail: { done(.failure($0)) })
  }

  /// Uses a refresh token up; `done` is told once that is lasting, and whether it was the first use (rule 3.3).
  package func spend(_ token: Token, epoch: UInt64, done: @escaping @Sendable (Result<Bool, any Error>) -> Void) {
    submit(
      { transaction in
        try self.check(epoch)
        let first = try transaction.spend(token.id, expires: Tidpunkt(sekunder: token.expires), nu: self.now)
        return { done(.success(first)) }
      }, fail: { done(.failure($0)) })
  }

  private func check(_ epoch: UInt64) throws(Refusal) {
    guard self.epoch != epoch else { return }
    throw Refusal(
      .loginInvalid, "Invalid JWT token: the world was put back while the request was on its way",
      hint: "Get new tokens; those from before a reset are forged.")
  }

  private func submit(
    _ run: @escaping @Sendable (WriteTransaction) throws -> @Sendable () -> Void,
    fail: @escaping @Sendable (any Error) -> Void
  ) {
    queue.submit(WriteQueue.Job(run: run, fail: fail))
  }

  /// Puts the world back to its starting point: data, counters, clock, random numbers and settings; its tokens are
  /// forged from now on (`control.md` 2).
  package func reset() throws {
    let start = try Self.fresh(options)
    let fresh = try Self.state(start, options)
    try database.reset { transaction in
      try transaction.save(start)
      // Still under the writer's lock: the next write sees the new epoch.
      state.withLock { s in
        let (requests, epoch) = (s.requests, s.epoch)
        s = fresh
        s.requests = requests
        s.epoch = epoch + 1
      }
    }
    fragments.removeAll()
  }

  /// Waits for the writes that were begun, and leaves the database as a whole file.
  package func close() throws {
    queue.finish()
    try database.close()
  }
}

extension World {
  // MARK: Tokens

  /// Makes a token that lives so many seconds by the world's clock.
  package func issue(_ kind: TokenKind, subject: String, seconds: Int64) throws -> String {
    let issued = now.sekunder
    let (id, signer) = state.withLock { s in (s.random.uuid(), s.signer) }
    return try signer.sign(
      Token(kind: kind, subject: subject, id: id, issued: issued, expires: issued + seconds))
  }

  /// Reads a token; one that was found good before is not verified again (rule 3.4).
  package func verify(_ text: String, as kind: TokenKind) throws(TokenProblem) -> Token {
    let system = options.system.now()
    let (known, signer, epoch, now) = state.withLock { s in (s.verified[text], s.signer, s.epoch, s.clock.now(system)) }
    if let known, known.kind == kind {
      guard now.sekunder < known.expires else { throw .expired(known.expires) }
      return known
    }
    let token = try signer.verify(text, kind: kind, now: now)
    state.withLock { s in
      // A reset since then has made it forged.
      guard s.epoch == epoch else { return }
      // Bounded: whoever logs in ten thousand times costs everybody one verification more.
      if s.verified.count >= 10_000 { s.verified.removeAll() }
      s.verified[text] = token
    }
    return token
  }

  /// The id and the 32 bytes of the key that the tokens are signed with (rule 3.4).
  package var publicKey: (id: String, bytes: [UInt8]) { state.withLock { $0.signer }.publicKey }
}

extension Clock {
  /// As the database remembers it.
  fileprivate init(_ stored: WorldState) {
    self.init(
      offset: stored.clockOffset, frozen: stored.clockFrozen, rate: stored.clockRate, since: stored.clockSince)
  }
}
