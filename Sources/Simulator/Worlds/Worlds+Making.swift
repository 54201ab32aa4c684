import Locks
package import Model
package import Rules
import Store
import Synchronization
import Texts
package import Tid
import Traffic

/// What a list of worlds says of one (`docs/control-plane.md`).
package struct WorldOverview: Sendable, Equatable {
  /// `default`, or what stands behind `/w/`.
  package let name: String
  /// Bytes of its database.
  package let bytes: Int64
  /// The machine's time of its last request.
  package let lastUse: Tidpunkt
  /// To the API, since it began.
  package let requests: Int64
  /// How many of a level were told of them.
  package let notes: [NoteLevel: Int64]
  /// Whether it has a file of its own, and stays.
  package let isKept: Bool
}

/// A world that is to be made (`docs/control-plane.md`).
package struct WorldWish: Sendable {
  /// Its name.
  package var name: String
  /// What it becomes a copy of; nil takes the base snapshot.
  package var source: WorldSnapshot?
  /// Whether it gets a file, and stays.
  package var isKept = false
  /// The contract that it speaks, in place of the source's.
  package var contract: Kontraktsval?
  /// What is refused of what could be noted, in place of the source's.
  package var strictness: Strictness?
  /// Codes of notes and refusals that are meant in it, until the server ends.
  package var allowed: Set<String> = []
  /// Whether others may go for it where there is no room.
  package var makesRoom = true

  package init(name: String) { self.name = name }
}

extension Worlds {
  /// Makes a world.
  ///
  /// - Throws: `world-name`; `control-conflict` where there is one of that name, or no room; `control-invalid` where it
  ///   can't be kept; what opening it throws.
  package func make(_ wish: WorldWish) throws -> World {
    try check(wish.name)
    guard !exists(wish.name) else { throw Self.taken(wish.name) }
    try checkMaking(wish.name)
    let image = try wish.source?.image ?? standard.database.image()
    var start = wish.source?.start ?? WorldStart()
    (start.contract, start.strictness, start.allowed) = (wish.contract, wish.strictness, wish.allowed)
    guard wish.isKept else { return try enter(try inMemory(wish.name, image, start), makesRoom: wish.makesRoom) }
    guard let shelf else {
      throw Refusal(
        .controlInvalid, "a world can't be kept: the server itself keeps nothing (--db :memory:)",
        hint: "Leave persist out, or start the server with a file.")
    }
    try reserve(wish.name)
    defer { release(wish.name) }
    // What it begins as is what its reset goes back to, also after a restart.
    let (begun, _) = try inMemory(wish.name, image, start).database.currentImage { _ in }
    var again = WorldStart()
    again.allowed = wish.allowed
    let database = try put(wish.name, begun, on: shelf)
    do {
      return try enter(
        try World(name: wish.name, database: database, inline: false, options: options, start: again))
    } catch {
      // Half a world must not be there after a restart.
      try? database.close()
      database.path.map(Database.remove)
      throw error
    }
  }

  /// Makes the file of a world under a number that no other has, or will ever have while this server runs.
  func put(_ name: String, _ image: Image, on shelf: WorldShelf) throws -> Database {
    while true {
      let number = others.withLock { o in
        o.files = max(o.files, shelf.highest) + 1
        return o.files
      }
      do {
        if let made = try shelf.put(name, image, limits.maxBytes, number: number) { return made }
      } catch let error as StoreError where error.code == .full {
        throw StoreError(.full, "its limit is \(limits.maxBytes) bytes")
      }
    }
  }

  /// Keeps a name from everybody else who wants a file for it.
  func reserve(_ name: String) throws {
    try others.withLock { o in
      guard o.byName[name] == nil, o.reserved.insert(name.asciiLowercased) else { throw Self.taken(name) }
    }
  }

  func release(_ name: String) { _ = others.withLock { $0.reserved.remove(Text(name.asciiLowercased)) } }

  func enter(_ world: World, makesRoom: Bool = true) throws -> World {
    world.state.withLock { $0.worth = .changed }
    let gone = try others.withLock { o in
      guard o.byName[world.name] == nil else { throw Self.taken(world.name) }
      try o.checkSpelling(of: world.name)
      guard makesRoom || !isFull(o) else { throw Self.noRoom(world.name) }
      return enter(world, &o)
    }
    announce(gone, world)
    return world
  }

  private static func noRoom(_ name: String) -> Refusal {
    Refusal(
      .controlConflict, "there is no room for world '\(name)', and no other may go for it",
      hint: "DELETE a world that is not needed any more, or start the server with a larger --max-worlds or "
        + "--worlds-max-bytes.")
  }

  private static func taken(_ name: String) -> Refusal {
    Refusal(
      .controlConflict, "there is a world '\(name)' already",
      hint: "Choose another name, or DELETE /_sim/worlds/\(name) first.")
  }

  /// All of them, `default` first and the others by name.
  ///
  /// - Throws: `StoreError` where a database can't say its size.
  package func overview() throws -> [WorldOverview] {
    let named = others.withLock { Array($0.byName.values) }.sorted { $0.name < $1.name }
    return try ([standard] + named).map(overview)
  }

  /// A sentence about each fault rule that has hit nobody, by the world that has it; worlds without one are left out.
  package var idleFaults: [(world: String, rules: [String])] {
    let named = others.withLock { Array($0.byName.values) }.sorted { $0.name < $1.name }
    return ([standard] + named).map { ($0.name, $0.faults.idle) }.filter { !$0.1.isEmpty }
  }

  /// Lets a world go, with all that is in it; the next call to its name makes a new one.
  ///
  /// - Throws: `control-invalid` for the default world; `control-not-found` for one that there is not.
  package func drop(_ name: String) throws {
    guard name != standard.name else {
      throw Refusal(
        .controlInvalid, "the default world can't be dropped",
        hint: "POST /_sim/reset puts it back to where it started.")
    }
    // Until its file is gone, nobody makes another one of that name: a restart would find two.
    let gone = others.withLock { o in
      if let path = o.byName[name]?.database.path, !path.isEmpty { o.reserved.insert(name.asciiLowercased) }
      return letGo(name, &o)
    }
    guard let gone else {
      throw Refusal(
        .controlNotFound, "there is no world '\(name.prefix(80))'", hint: "GET /_sim/worlds lists those that there are."
      )
    }
    options.counts.worldsDropped.add(1, ordering: .relaxed)
    dropped(gone)
    guard let path = gone.database.path else { return }
    defer { release(name) }
    do { try gone.close() } catch let error as StoreError where error.code == .lost {
      // Of that name there may be a file of somebody else's.
      throw error
    }
    Database.remove(path)
  }
}

extension Worlds {
  // MARK: Worlds by credentials

  /// The world that credentials name behind their last `@`, made where there is none (rule control 1.1). To be asked
  /// for only where what stands before it was found good.
  ///
  /// - Throws: `world-name`; what opening it throws.
  package func world(byCredentials name: String) throws -> World {
    let world = try self.world(named: name)
    let key = world.publicKey.id
    others.withLock { o in
      guard o.byKey[key] == nil else { return }
      // A reset has given it another key.
      o.byKey = o.byKey.filter { $0.value != name }
      o.byKey[key] = name
    }
    return world
  }

  /// Whether any world came by credentials.
  package var haveCredentials: Bool { others.withLock { !$0.byKey.isEmpty } }

  /// The world that a token of the base URL leads to; nil where it is of none that came by credentials. Nothing of the
  /// token is checked here but who claims to have signed it.
  package func world(ofToken text: String) -> World? {
    guard let key = TokenSigner.keyID(of: text) else { return nil }
    return others.withLock { o in o.byKey[key].flatMap { o.byName[$0] } }
  }
}
