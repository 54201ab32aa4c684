import Documents
import Locks
package import Rules
import Store
import Synchronization
import Texts
import Tid
package import Traffic

/// A world as it goes to another server: all that makes it go on where it was, and its latest requests. Snapshots, what
/// can be undone, coverage and what the control plane did to it stay behind.
package struct WorldExport: Sendable {
  /// Its name.
  package var name: String
  /// The pages of what a reset goes back to.
  package var start: [UInt8]
  /// The pages of its data, settings included.
  package var image: [UInt8]
  /// What its tokens are of.
  package var epoch: String
  /// The state of its random numbers.
  package var random: UInt64
  /// Its clock.
  package var clock: Clock
  /// Its fault rules, as they are stored; nil where there are none.
  package var faults: String?
  /// The state of the random numbers of tokens.
  package var tokens: UInt64
  /// How many requests were numbered.
  package var requests: UInt64
  /// The id of the key of its tokens.
  package var key: String
  /// Whether it has a file.
  package var isKept: Bool
  /// Whether tokens of the base URL lead to it.
  package var isByCredentials: Bool
  /// Its latest requests.
  package var journal: JournalTail

  package init(
    name: String, start: [UInt8], image: [UInt8], epoch: String, random: UInt64, clock: Clock, faults: String?,
    tokens: UInt64, requests: UInt64, key: String, isKept: Bool, isByCredentials: Bool, journal: JournalTail
  ) {
    self.name = name
    self.start = start
    self.image = image
    self.epoch = epoch
    self.random = random
    self.clock = clock
    self.faults = faults
    self.tokens = tokens
    self.requests = requests
    self.key = key
    self.isKept = isKept
    self.isByCredentials = isByCredentials
    self.journal = journal
  }

  /// As the database stores it.
  fileprivate var state: WorldState {
    var state = WorldState(randomID: epoch, randomState: random, faults: faults)
    state.clock = clock
    return state
  }
}

extension World {
  /// Takes no write for so long, since the world is being moved; 0 takes them again.
  package func hold(milliseconds: Int64) {
    heldUntil.store(
      milliseconds > 0 ? options.system.elapsed() + milliseconds * 1000 : 0, ordering: .sequentiallyConsistent)
  }

  /// - Throws: `world-held`.
  package func checkHold() throws(Refusal) {
    let until = heldUntil.load(ordering: .relaxed)
    guard until > 0, options.system.elapsed() < until else { return }
    throw Refusal(
      .worldHeld, "world '\(name)' is being moved to another server, and takes no write until it is there",
      hint: "Send it again in a moment.")
  }

  fileprivate func export(isByCredentials: Bool) throws -> WorldExport {
    let start = try database.image().bytes()
    var (image, export) = try database.currentImage { _ in
      // Under the writer's lock, so that data and state belong together.
      state.withLock { s in
        WorldExport(
          name: name, start: start, image: [], epoch: s.worldID, random: s.random.state, clock: s.clock,
          faults: s.faults.storedText, tokens: s.tokens.state, requests: s.requests, key: s.signer.publicKey.id,
          isKept: database.path != nil, isByCredentials: isByCredentials,
          journal: JournalTail(journalEntries, after: s.beginNumber, through: s.requests))
      }
    }
    export.image = try image.bytes()
    return export
  }

  /// Goes on where a world was that has come from elsewhere.
  fileprivate func goOn(_ export: WorldExport) {
    state.withLock { s in
      s.random = SeededRandom(seed: export.random)
      s.tokens = SeededRandom(seed: export.tokens)
      (s.requests, s.beginNumber) = (export.requests, export.requests)
      // It shares no page with the worlds that are here.
      (s.worth, s.writes, s.stepsAreLost) = (.changed, .max >> 1, true)
      s.undo.forget(through: export.requests, .moved)
    }
    journal.goOn(export.journal)
  }
}

extension Worlds {
  /// A world as it is now.
  ///
  /// - Parameter hold: milliseconds for which it takes no write from now on; nil leaves it as it is.
  /// - Throws: `control-not-found`.
  package func export(_ name: String, hold: Int64?) throws -> WorldExport {
    guard let world = existing(name) else { throw Self.unknownWorld(name) }
    if let hold { world.hold(milliseconds: hold) }
    let isLed = others.withLock { o in o.byKey.values.contains { $0.isExactly(name) } }
    return try world.export(isByCredentials: isLed)
  }

  /// Makes the world that another server, or this one, has given away.
  ///
  /// - Parameter isKept: it gets a file, and stays.
  /// - Throws: `world-name`; `control-conflict` where there is one of that name; `control-invalid` where it is none, or
  ///   can't be kept; what opening it throws.
  package func bring(_ export: WorldExport, isKept: Bool) throws -> World {
    try check(export.name)
    guard !exists(export.name) else {
      throw Refusal(
        .controlConflict, "there is a world '\(export.name)' already",
        hint: "DELETE /_sim/worlds/\(export.name) first, or import under another name.")
    }
    try checkMaking(export.name)
    guard Tidpunkt.visbara.contains(export.clock.now(options.system.now())) else {
      throw Refusal(
        .controlInvalid, "clock: it would show a time beyond the years 1 to 9999",
        hint: "Send what POST /_sim/worlds/NAME/export answered.")
    }
    let (start, image): (Image, Image)
    do { (start, image) = (try Image.received(export.start), try Image.received(export.image)) } catch {
      throw Refusal(
        .controlInvalid, (error as? StoreError)?.message ?? "\(error)",
        hint: "Send what POST /_sim/worlds/NAME/export answered, of this version or an older one.")
    }
    guard max(start.size, image.size) <= limits.maxBytes else {
      throw Refusal(
        .controlInvalid, "the world has \(image.size) bytes, and one may have \(limits.maxBytes)",
        hint: "Start the server with a higher --world-max-bytes.")
    }
    let world = try isKept ? kept(export, start, image) : inMemory(export, start, image)
    world.goOn(export)
    let entered = try enter(world)
    if export.isByCredentials { others.withLock { $0.byKey[entered.publicKey.id] = entered.name } }
    return entered
  }

  private func inMemory(_ export: WorldExport, _ start: Image, _ image: Image) throws -> World {
    let database = try Database.inMemory(image, from: start, maxBytes: limits.maxBytes)
    try database.write { try $0.save(export.state) }
    return try World(
      export.name, database, inline: true, options, WorldStart(), FragmentCache(), begunBytes: image.size)
  }

  private func kept(_ export: WorldExport, _ start: Image, _ image: Image) throws -> World {
    guard let shelf else {
      throw Refusal(
        .controlInvalid, "the world had a file, and this server keeps nothing (--db :memory:)",
        hint: "Import it with persist=false, or start the server with a file.")
    }
    try reserve(export.name)
    defer { release(export.name) }
    let database = try put(export.name, start, on: shelf)
    do {
      try database.restore(image, then: { try $0.save(export.state) })
      return try World(name: export.name, database: database, inline: false, options: options)
    } catch {
      try? database.close()
      database.path.map(Database.remove)
      throw error
    }
  }

  /// Remembers where a world went, so that whoever asks for it is told.
  package func departed(_ name: String, to place: String) {
    others.withLock { o in
      // Bounded, since nobody forgets them: whichever goes is then as unknown as before.
      if o.departed.count >= 10_000, let any = o.departed.keys.first { o.departed[any] = nil }
      o.departed[name] = place
    }
  }

  private static func unknownWorld(_ name: String) -> Refusal {
    Refusal(
      .controlNotFound, "there is no world '\(name.prefix(80))'", hint: "GET /_sim/worlds lists those that there are.")
  }
}
