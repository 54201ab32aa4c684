import Documents
import Locks
package import Model
package import Store
import Synchronization
import Texts
package import Tid
package import Traffic

/// One complete, isolated installation: its data, clock, ids, random numbers, settings and tokens (rule control 1.1).
///
/// Every request is served by one; nothing outside holds state of it.
package final class World: Sendable {
  /// `default`, or what stands behind `/w/`.
  package let name: String
  /// Its data. Writes go through `write`, which lets waiting writers share a commit.
  package let database: Database
  /// Rendered answers by arbetsorder, good as long as nothing of them has changed.
  package let fragments: FragmentCache
  let options: WorldOptions
  let queue: WriteQueue
  let state: Memory
  let journal: WorldJournal
  /// What must not be shown of it: passwords, keys and tokens of its seeds, those of before too.
  package let secrets: KnownSecrets
  /// Until when it takes no write, in microseconds of the clock for durations; 0 where it takes them.
  let heldUntil = Atomic<Int64>(0)
  /// Bytes of the image that it is a clone of; 0 for a file.
  let begunBytes: Int

  /// The state behind its lock, which the world shares with its queue.
  final class Memory: Sendable {
    private let guarded: Guarded<State>

    init(_ state: sending State) { guarded = Guarded(state) }

    // Inlined, so that what it hands back has a type that is known: looking generic types up costs more than the lock.
    func prefetch() { guarded.prefetch() }

    @inline(__always) func withLock<Result, Failure: Error>(
      _ body: (inout sending State) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result { try guarded.withLock(body) }
  }

  /// What a world began as beside its data.
  struct Begun: Sendable {
    let randomState: UInt64
    let faults: String?
    let shown: Tidpunkt
  }

  /// What every request asks for comes first, so that it lies close together: of a thousand worlds none is in the
  /// processor's nearest memory when its turn comes.
  struct State: Sendable {
    /// Counts the resets: what was let in before one must not write after it (rule control 1.6).
    var epoch: UInt64 = 0
    var requests: UInt64 = 0
    var clock: Clock
    var random: SeededRandom
    var faults: FaultPlan
    /// Tokens that were found good, by the end of their texts; expiry is checked at every use.
    var verified: [UInt64: (text: TokenText, token: Token)] = [:]
    var habits = Habits()
    var lastUse: Tidpunkt
    /// How much would be missed if it went.
    var worth = WorldWorth.touched
    /// Commits that changed something.
    var writes = 0
    /// It has given back what it only keeps to be fast.
    var rests = false
    /// Of the ids of tokens: undo takes `random` back, and an id must not come twice.
    var tokens: SeededRandom
    var signer: TokenSigner
    var worldID: String
    /// What a reset goes back to beside the data.
    var start: WorldStart
    /// What the world began as, and what the control plane has done to it since, for a bundle.
    var begun: Begun
    var steps: [ControlStep] = []
    var stepsAreLost = false
    var beginNumber: UInt64 = 0
    var undo = UndoLog()
    /// Kept through a reset.
    var snapshots: [(name: String, snapshot: WorldSnapshot)] = []
    /// The id of the latest login token of each user.
    var latest: [Text: String] = [:]
  }

  /// Opens a world over its database, and makes it one where the database has none yet.
  ///
  /// - Parameters:
  ///   - inline: the database is in memory; writes run on the caller's thread.
  ///   - start: what it starts from beside the data; a world that is opened again goes on where it was.
  package convenience init(
    name: String, database: Database, inline: Bool, options: WorldOptions, start: WorldStart = WorldStart()
  ) throws {
    try self.init(name, database, inline: inline, options, start, FragmentCache())
  }

  init(
    _ name: String, _ database: Database, inline: Bool, _ options: WorldOptions, _ start: WorldStart,
    _ fragments: FragmentCache, begunBytes: Int = 0
  ) throws {
    self.fragments = fragments
    self.begunBytes = begunBytes
    let learnt = WorldSecrets()
    secrets = KnownSecrets { learnt.values(of: database.register) }
    self.name = name
    self.database = database
    self.options = options
    let isCopy = start.state != nil
    let known = isCopy ? nil : try database.worldState()
    var begun: WorldState
    if let known {
      begun = known
      // A restart must not give the numbers again that were given since the state was last saved: a stride of 2^40
      // where they follow from a seed.
      let isDrawn = options.randomSeed != nil && begun.randomState != WorldState.undrawn
      let drawn = isDrawn ? begun.randomState : try options.newRandomState()
      begun.randomState = options.randomSeed == nil ? drawn : drawn &+ (0x9E37_79B9_7F4A_7C15 << 40)
      let saved = begun
      try database.write {
        try $0.save(saved)
        try Self.settle(start, in: $0)
      }
    } else if start.contract == nil, start.strictness == nil {
      begun = try Self.beginning(start, name, previous: nil, options, from: start.state)
      try database.begin(begun)
    } else {
      begun = try database.write { try Self.begin(start, name, previous: nil, options, in: $0) }
    }
    var fresh = try Self.state(begun, name, start, options)
    if known != nil { fresh.undo.opened() }
    let state = Memory(fresh)
    self.state = state
    journal = WorldJournal(options.journals, allowed: start.allowed)
    queue = WriteQueue(database, inline: inline) { done in
      options.counts.commitsDone.add(1, ordering: .relaxed)
      let now = options.system.now()
      return state.withLock { $0.commit(done, now) }
    }
  }

  /// Makes the state that a world starts with, and writes it.
  static func begin(
    _ start: WorldStart, _ name: String, previous: String?, _ options: WorldOptions, in transaction: WriteTransaction
  ) throws -> WorldState {
    let begun = try beginning(
      start, name, previous: previous, options, from: start.state ?? transaction.worldState())
    try transaction.save(begun)
    try settle(start, in: transaction)
    return begun
  }

  /// - Parameter state: what it goes on from; nil for a new one.
  private static func beginning(
    _ start: WorldStart, _ name: String, previous: String?, _ options: WorldOptions, from state: WorldState?
  ) throws -> WorldState {
    let system = options.system.now()
    var begun: WorldState
    if let copied = state {
      begun = copied
      var clock = Clock(copied)
      // A clock that was never set follows the machine's.
      if let shown = start.shown, clock != Clock() { clock.set(shown, system) }
      begun.clock = clock
      // A copy for other people must not give the names that the original gives.
      if options.randomSeed == nil, previous == nil || begun.randomState == WorldState.undrawn {
        begun.randomState = try options.newRandomState()
      }
    } else {
      begun = WorldState(randomID: "", randomState: try options.newRandomState())
      begun.clockOffset = options.clockStart.map { $0.millisekunder - system.millisekunder } ?? 0
    }
    begun.randomID = try newID(name, previous: previous, start.incarnation, options)
    return begun
  }

  /// Writes the settings that a world was asked to begin with.
  private static func settle(_ start: WorldStart, in transaction: WriteTransaction) throws {
    guard start.contract != nil || start.strictness != nil else { return }
    var settings = transaction.settings
    settings.contract = start.contract ?? settings.contract
    settings.strictness = start.strictness ?? settings.strictness
    try transaction.save(settings)
  }

  private static func newID(
    _ name: String, previous: String?, _ incarnation: Int, _ options: WorldOptions
  ) throws -> String {
    guard let seed = options.randomSeed else { return Crypto.hex(try Crypto.secret(16)) }
    let text = "\(seed) \(name) \(incarnation) \(previous ?? "")"
    return Crypto.hex(Crypto.hmac(key: options.secret, Array(text.utf8)).prefix(16))
  }

  static func state(
    _ stored: WorldState, _ name: String, _ start: WorldStart, _ options: WorldOptions
  ) throws -> State {
    let now = options.system.now()
    return State(
      clock: Clock(stored), random: SeededRandom(seed: stored.randomState), faults: FaultPlan(stored.faults),
      lastUse: now, tokens: SeededRandom(seed: stored.randomState ^ 0x5DEE_CE66_D1CE_4E5B),
      signer: try TokenSigner(
        secret: options.secret, worldID: stored.randomID, world: name, shared: options.sharedSecret),
      worldID: stored.randomID, start: start,
      begun: Begun(randomState: stored.randomState, faults: stored.faults, shown: Clock(stored).now(now)))
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

  /// Whether it is the one at the base URL.
  package var isStandard: Bool { name == "default" }

  /// The machine's time.
  package var systemTime: Tidpunkt { options.system.now() }

  /// The machine's time of the last request, for choosing which world has been idle longest.
  package var lastUse: Tidpunkt { state.withLock { $0.lastUse } }

  /// What decides whether it goes before another one.
  var rank: (worth: WorldWorth, lastUse: Tidpunkt) { state.withLock { ($0.worth, $0.lastUse) } }

  /// The number of a request in this world, from 1, and what the clock shows as it is answered.
  ///
  /// - Parameter number: what its commit has given it; nil takes the next one.
  package func nextRequest(_ number: UInt64? = nil) -> (id: UInt64, now: Tidpunkt) {
    let system = options.system.now()
    return state.withLock { s in
      if number == nil { s.requests += 1 }
      s.lastUse = system
      s.rests = false
      return (number ?? s.requests, s.clock.now(system))
    }
  }

  /// What the clock shows as a call of the control plane is answered, which has no number.
  package func touch() -> Tidpunkt {
    let system = options.system.now()
    return state.withLock { s in
      s.lastUse = system
      s.rests = false
      return s.clock.now(system)
    }
  }

  /// To be asked for before tokens are checked, and given to `write` and `spend`.
  package var mark: WorldMark {
    state.withLock { WorldMark(epoch: $0.epoch, hasFaults: !$0.faults.isEmpty, random: $0.random, faults: $0.faults) }
  }

  /// A new UUID from the world's random numbers.
  package func uuid() -> String { state.withLock { $0.random.uuid() } }

  // MARK: Data

  /// The registers of the installation, as last committed.
  package var register: RegisterSnapshot { database.register }
  /// What the installation has decided for itself, as last committed.
  package var settings: Settings { database.settings }
  /// What a request asks of both, of the same commit.
  package var installation: RequestSettings { RequestSettings(database.master) }

  /// Reads in one snapshot, as a caller.
  package func read<T: Sendable>(as resurs: Resurs, _ body: (Reading) throws -> T) throws -> T {
    try database.read { try body(Reading(transaction: $0, resurs: resurs)) }
  }

  /// The messages that the real system would have sent to kunder, oldest first (rules 4.16, 5.7).
  package func utkorg() throws -> [Utkorgsmeddelande] { try database.read { try $0.utkorg() } }

  /// Gives back what it only keeps to be fast, once; the next request brings it back.
  ///
  /// - Returns: true where there was something to give.
  func rest() -> Bool {
    let isNew = state.withLock { s in
      defer { s.rests = true }
      return !s.rests
    }
    guard isNew else { return false }
    fragments.shrink()
    database.shrink()
    return true
  }

  /// To be called by whoever has a request for it: of a thousand worlds none is in the processor's caches when its turn
  /// comes.
  func prefetch() {
    state.prefetch()
    journal.prefetch()
    fragments.prefetch()
    database.prefetch()
  }

  /// Waits for the writes that were begun, and leaves the database as a whole file.
  package func close() throws {
    queue.finish()
    try database.close()
  }
}
