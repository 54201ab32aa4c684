import Locks
package import Rules
import Store
import Synchronization
import Texts

/// The worlds of one server (rules control 1.1, control 1.2).
package final class Worlds: Sendable {
  /// The world at the base URL.
  package let standard: World
  /// What every world starts from.
  package let options: WorldOptions
  /// What worlds other than the standard one may use, and how long.
  package let limits: WorldLimits
  let others = Guarded(Others())
  private let fragments = FragmentShelves()
  /// Where worlds that are to stay have their files.
  let shelf: WorldShelf?
  /// No further world is made, since the server is about to end.
  private let isFinal = Atomic(false)
  /// Is told of each world that goes by itself.
  let notice: @Sendable (WorldGone) -> Void

  struct Others {
    var byName: [Text: World] = [:]
    /// The names as given, by their lower-case form.
    var spelling: [Text: String] = [:]
    /// Worlds whose tokens lead calls at the base URL to them, by the id of the key.
    var byKey: [Text: String] = [:]
    /// What each one in memory takes, as far as that was looked at, and all together.
    private(set) var weights: [Text: Int] = [:]
    private(set) var bytes = 0
    /// How many worlds of a name have gone, where tokens must follow from the random seed.
    var gone: [Text: Int] = [:]
    /// Where worlds went that were moved from here.
    var departed: [Text: String] = [:]
    /// Names, in lower case, whose file is being made or removed.
    var reserved: Set<Text> = []
    /// The number of the file that was made last.
    var files = 0
  }

  /// - Parameters:
  ///   - standard: the world at the base URL; every other one starts from what its database was filled with.
  ///   - shelf: nil where the standard world itself lives in memory: then none is kept.
  ///   - notice: is told of each world that goes by itself.
  /// - Throws: what reading the worlds of the shelf throws.
  package init(
    standard: World, options: WorldOptions, limits: WorldLimits = WorldLimits(), shelf: WorldShelf? = nil,
    notice: @escaping @Sendable (WorldGone) -> Void = { _ in }
  ) throws {
    self.standard = standard
    self.options = options
    self.limits = limits
    self.shelf = shelf
    self.notice = notice
    for (name, database) in try shelf?.open(limits.maxBytes) ?? [] {
      let world = try World(name: name, database: database, inline: false, options: options)
      others.withLock { $0.add(world) }
    }
  }

  /// The world of a name; touching an unknown one makes it from the base snapshot.
  ///
  /// - Throws: `world-name` for a name that no world can have; and what opening it throws.
  package func world(named name: String) throws -> World {
    if let known = known(name) { return known }
    try check(name)
    try checkMaking(name)
    // Made outside the lock: whoever looks for another world must not wait for it.
    let made = try inMemory(name, try standard.database.image(), WorldStart())
    let (world, gone) = try others.withLock { o -> (World, [(World, WorldGone)]) in
      if let known = o.byName[name] { return (known, []) }
      try o.checkSpelling(of: name)
      return (made, enter(made, &o))
    }
    announce(gone, world === made ? made : nil)
    return world
  }

  /// The world of a name behind `/w/` that has been made; touching makes none.
  package func known(_ name: String) -> World? {
    let known = others.withLock { $0.byName[name] }
    known?.prefetch()
    return known
  }

  /// Makes no further world from now on.
  package func makeNoMore() { isFinal.store(true, ordering: .relaxed) }

  /// - Throws: `draining`.
  func checkMaking(_ name: String) throws(Refusal) {
    guard isFinal.load(ordering: .relaxed) else { return }
    throw Refusal(
      .draining, "the server is about to end, and makes no world '\(name.prefix(64))' any more",
      hint: "Send it again: a router leads it to another server, or this one is started anew.")
  }

  func inMemory(_ name: String, _ image: Image, _ start: WorldStart) throws -> World {
    var start = start
    start.incarnation = others.withLock { $0.gone[name] ?? 0 }
    return try World(
      name, try Database.inMemory(image: image, maxBytes: limits.maxBytes), inline: true, options, start,
      FragmentCache(shared: fragments.shared(by: image)), begunBytes: image.size)
  }

  @discardableResult
  func letGo(_ name: String, _ o: inout Others) -> World? {
    guard let world = o.byName.removeValue(forKey: name) else { return nil }
    o.weigh(name, nil)
    o.spelling[name.asciiLowercased] = nil
    o.byKey = o.byKey.filter { $0.value != name }
    if options.randomSeed != nil { o.gone[name, default: 0] += 1 }
    return world
  }

  /// - Throws: `world-name` for a name that no world can have, or that another one has in other case.
  package func check(_ name: String) throws(Refusal) {
    try Self.checkForm(name)
    if let refusal = others.withLock({ o in o.spellingProblem(of: name) }) { throw refusal }
  }

  /// - Throws: `world-name`.
  package static func checkForm(_ name: String) throws(Refusal) {
    let bytes = Array(name.utf8)
    guard (1...64).contains(bytes.count), bytes[0].isAlphanumeric, bytes.allSatisfy(\.isOfPlainName) else {
      throw Refusal(
        .worldName,
        "'\(name.prefix(80))' is no name of a world; valid are 1 to 64 of A–Z a–z 0–9 . _ -, not begun with . _ -",
        hint: "Choose such a name, for example /w/test-1/.")
    }
    guard name.asciiLowercased != "default" else {
      throw Refusal(
        .worldName, "'\(name)' is reserved: the default world is at the base URL", hint: "Leave out /w/\(name).")
    }
  }

  /// The world of a name that has been made, `default` included; touching makes none.
  package func existing(_ name: String) -> World? {
    name == standard.name ? standard : others.withLock { $0.byName[name] }
  }

  /// True where a world of that name has been made.
  package func exists(_ name: String) -> Bool { existing(name) != nil }

  /// Closes them all; files are whole afterwards.
  ///
  /// - Throws: what the first of them throws that can't be closed; the others are closed all the same.
  package func close() throws {
    var problem: (any Error)?
    for world in others.withLock({ Array($0.byName.values) }) + [standard] {
      do { try world.close() } catch { problem = problem ?? error }
    }
    if let problem { throw problem }
  }

  /// What has become of the file of a world, so that nothing can be written to it any more; nil while all are well.
  package var problem: String? {
    ([standard] + others.withLock { Array($0.byName.values) }).lazy.compactMap(\.database.problem).first
  }
}

extension Worlds.Others {
  /// - Parameter weight: nil for a world that is gone.
  mutating func weigh(_ name: String, _ weight: Int?) {
    let before = weights.removeValue(forKey: name) ?? 0
    weights[name] = weight
    bytes += (weight ?? 0) - before
  }

  mutating func add(_ world: World) {
    byName[world.name] = world
    departed[Text(world.name)] = nil
    spelling[world.name.asciiLowercased] = world.name
  }

  func spellingProblem(of name: String) -> Refusal? {
    guard let other = spelling[name.asciiLowercased], other != name else { return nil }
    return Refusal(
      .worldName, "world '\(name)' differs only in case from '\(other)', which exists",
      hint: "Use /w/\(other)/, or a name of its own.")
  }

  func checkSpelling(of name: String) throws(Refusal) {
    if let refusal = spellingProblem(of: name) { throw refusal }
  }
}
