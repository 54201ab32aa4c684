import Locks
package import Rules
import Store
package import Tid

/// What a list of worlds says of one (`control.md` 2).
package struct WorldOverview: Sendable, Equatable {
  /// `default`, or what stands behind `/w/`.
  package let name: String
  /// Bytes of its database.
  package let bytes: Int64
  /// The machine's time of its last request.
  package let lastUse: Tidpunkt
}

/// The worlds of one server (`control.md` 1.1, 1.2).
package final class Worlds: Sendable {
  /// The world at the base URL.
  package let standard: World
  private let options: WorldOptions
  private let maxWorlds: Int
  private let others = Guarded(Others())

  private struct Others {
    var byName: [String: World] = [:]
    /// The names as given, by their lower-case form.
    var spelling: [String: String] = [:]
  }

  /// - Parameters:
  ///   - standard: the world at the base URL; every other one starts from what its database was filled with.
  ///   - maxWorlds: past it the one that has been idle longest goes.
  package init(standard: World, options: WorldOptions, maxWorlds: Int = 10_000) {
    self.standard = standard
    self.options = options
    self.maxWorlds = maxWorlds
  }

  /// How many there are, `default` included.
  package var count: Int { others.withLock { $0.byName.count + 1 } }

  /// The world of a name; touching an unknown one makes it from the base snapshot.
  ///
  /// - Throws: `world-name` for a name that no world can have; and what opening it throws.
  package func world(named name: String) throws -> World {
    if let known = others.withLock({ $0.byName[name] }) { return known }
    try Self.check(name)
    return try others.withLock { o in
      if let known = o.byName[name] { return known }
      if let other = o.spelling[name.lowercased()] {
        throw Refusal(
          .worldName, "world '\(name)' differs only in case from '\(other)', which exists",
          hint: "Use /w/\(other)/, or a name of its own.")
      }
      if o.byName.count >= maxWorlds, let idle = o.byName.min(by: { $0.value.lastUse < $1.value.lastUse }) {
        o.byName[idle.key] = nil
        o.spelling[idle.key.lowercased()] = nil
      }
      let world = try World(
        name: name, database: try Database.inMemory(image: try standard.database.image()), inline: true,
        options: options)
      o.byName[name] = world
      o.spelling[name.lowercased()] = name
      return world
    }
  }

  private static func check(_ name: String) throws(Refusal) {
    let bytes = Array(name.utf8)
    func alphanumeric(_ b: UInt8) -> Bool {
      (48...57).contains(b) || (65...90).contains(b) || (97...122).contains(b)
    }
    guard (1...64).contains(bytes.count), alphanumeric(bytes[0]),
      bytes.allSatisfy({ alphanumeric($0) || [45, 46, 95].contains($0) })
    else {
      throw Refusal(
        .worldName,
        "'\(name.prefix(80))' is no name of a world; valid are 1 to 64 of A–Z a–z 0–9 . _ -, not begun with . _ -",
        hint: "Choose such a name, for example /w/test-1/.")
    }
    guard name.lowercased() != "default" else {
      throw Refusal(
        .worldName, "'\(name)' is reserved: the default world is at the base URL", hint: "Leave out /w/\(name).")
    }
  }

  /// The world of a name that has been made; touching makes none.
  package func existing(_ name: String) -> World? { others.withLock { $0.byName[name] } }

  /// True where a world of that name has been made.
  package func exists(_ name: String) -> Bool { others.withLock { $0.byName[name] != nil } }

  /// All of them, `default` first and the others by name.
  ///
  /// - Throws: `StoreError` where a database can't say its size.
  package func overview() throws -> [WorldOverview] {
    let named = others.withLock { Array($0.byName.values) }.sorted { $0.name < $1.name }
    return try ([standard] + named).map { world in
      WorldOverview(name: world.name, bytes: try world.database.bytes(), lastUse: world.lastUse)
    }
  }

  /// Lets a world go, with all that is in it; the next call to its name makes a new one.
  ///
  /// - Throws: `control-invalid` for the default world; `control-not-found` for one that there is not.
  package func drop(_ name: String) throws(Refusal) {
    guard name != standard.name else {
      throw Refusal(
        .controlInvalid, "the default world can't be dropped",
        hint: "POST /_sim/reset puts it back to where it started.")
    }
    let gone = others.withLock { o -> World? in
      guard let world = o.byName.removeValue(forKey: name) else { return nil }
      o.spelling[name.lowercased()] = nil
      return world
    }
    guard gone != nil else {
      throw Refusal(
        .controlNotFound, "there is no world '\(name.prefix(80))'", hint: "GET /_sim/worlds lists those that there are."
      )
    }
  }

  /// Closes them all; the default world's file is whole afterwards.
  package func close() throws {
    for world in others.withLock({ Array($0.byName.values) }) { try world.close() }
    try standard.close()
  }
}
