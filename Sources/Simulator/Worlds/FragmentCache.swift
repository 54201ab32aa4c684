import Locks
package import Model
import Store
import Synchronization

/// How an arbetsorder is rendered for a caller: one fragment for each.
package struct FragmentVariant: Hashable, Sendable {
  /// Whose wire names.
  package var kontrakt: Kontraktsval
  /// Without what an external party must not see (rule 3.8).
  package var extern: Bool

  package init(kontrakt: Kontraktsval, extern: Bool) {
    self.kontrakt = kontrakt
    self.extern = extern
  }
}

/// A rendered arbetsorder, and who may see it.
package final class Fragment: Sendable {
  /// The JSON of the arbetsorder.
  package let bytes: [UInt8]
  /// Who carries it out: the one external party that may see it (rule 3.8).
  package let utforare: ResursID?
  /// Its halves count once `isKnown` is set; whoever makes it makes the same.
  private let low = Atomic<UInt64>(0)
  private let high = Atomic<UInt64>(0)
  private let isKnown = Atomic(false)

  package init(bytes: [UInt8], utforare: ResursID?) {
    self.bytes = bytes
    self.utforare = utforare
  }

  /// Of the bytes; made when it is asked for first.
  ///
  /// - Throws: as `Fingerprint.init(of:)`.
  package func fingerprint() throws(CryptoError) -> Fingerprint {
    if isKnown.load(ordering: .acquiring) {
      return Fingerprint(low: low.load(ordering: .relaxed), high: high.load(ordering: .relaxed))
    }
    let made = try Fingerprint(of: bytes)
    low.store(made.low, ordering: .relaxed)
    high.store(made.high, ordering: .relaxed)
    isKnown.store(true, ordering: .releasing)
    return made
  }
}

/// Rendered arbetsorder by number and variant, bounded in bytes.
struct Fragments {
  private var bytes = 0
  /// By place of the variant, then by number. A plain number is looked up several times as fast as a key with parts,
  /// and a list looks up a hundred.
  private var known: [[Int64: Fragment]] = Array(repeating: [:], count: 4)

  private static func place(_ variant: FragmentVariant) -> Int {
    switch (variant.kontrakt, variant.extern) {
    case (.document, false): 0
    case (.document, true): 1
    case (.published, false): 2
    case (.published, true): 3
    }
  }

  subscript(id: ArbetsorderID, variant: FragmentVariant) -> Fragment? { known[Self.place(variant)][id.rawValue] }

  /// - Parameter maxBytes: past it everything is forgotten; what is asked for again comes back.
  mutating func keep(_ fragment: Fragment, _ id: ArbetsorderID, _ variant: FragmentVariant, maxBytes: Int) {
    if bytes + fragment.bytes.count > maxBytes { removeAll() }
    // Two readers may have rendered the same one: what it replaces counts no more.
    let old = known[Self.place(variant)].updateValue(fragment, forKey: id.rawValue)
    bytes += fragment.bytes.count - (old?.bytes.count ?? 0)
  }

  mutating func remove(_ ids: [ArbetsorderID]) {
    for place in known.indices where !known[place].isEmpty {
      for id in ids {
        if let old = known[place].removeValue(forKey: id.rawValue) { bytes -= old.bytes.count }
      }
    }
  }

  mutating func removeAll() { self = Fragments() }
}

/// What worlds that began as the same image have rendered of it, for all of them: a world that is made for one test
/// need not render again what a thousand others have.
package final class SharedFragments: Sendable {
  private let known = Guarded(Fragments())
  private let maxBytes: Int

  /// - Parameter maxBytes: past it everything is forgotten.
  package init(maxBytes: Int = 8 << 20) { self.maxBytes = maxBytes }

  func withLock<T>(_ body: (borrowing Fragments) -> sending T) -> sending T { known.withLock { body($0) } }

  func keep(_ fragment: Fragment, _ id: ArbetsorderID, _ variant: FragmentVariant) {
    known.withLock { $0.keep(fragment, id, variant, maxBytes: maxBytes) }
  }
}

/// Rendered arbetsorder of one world, kept until they change: rendering costs ten times what looking up does
/// (`docs/benchmarks.md`). Bounded in bytes.
///
/// What was read before a commit must not be kept after it. A reader asks for the `generation` before its snapshot
/// begins; a writer raises it, under the same lock, when its commit is done; what carries an old one is not kept.
///
/// What a world has not changed is as it was in the image that it began as, and is looked for among what all worlds of
/// that image share. Only a world in which no write has begun adds to that, so that nothing of its own gets there.
package final class FragmentCache: Sendable {
  private struct State {
    var generation: UInt64 = 0
    var own = Fragments()
    /// Nil where the world does not go back to what others began as.
    var shared: SharedFragments?
    /// Whether all but `changed` is as the world began.
    var isBased: Bool
    /// Whether no write has begun since it was.
    var isUntouched: Bool
    var changed: Set<ArbetsorderID> = []

    /// What may hold a fragment that is not the world's own; nil where nothing does.
    func others(_ id: ArbetsorderID) -> SharedFragments? {
      isBased && (isUntouched || !changed.contains(id)) ? shared : nil
    }
  }

  /// A world that has changed more is nothing like the others.
  private static let mostChanged = 4_096

  private let state: Guarded<State>
  private let maxBytes: Int

  /// - Parameters:
  ///   - maxBytes: past it everything is forgotten; what is asked for again comes back.
  ///   - shared: of the image that the world begins as.
  package init(maxBytes: Int = 8 << 20, shared: SharedFragments? = nil) {
    self.maxBytes = maxBytes
    state = Guarded(State(shared: shared, isBased: shared != nil, isUntouched: shared != nil))
  }

  func prefetch() { state.prefetch() }

  /// To be asked for before a snapshot begins, and given to `keep` with what was read in it.
  package var generation: UInt64 { state.withLock { $0.generation } }

  /// Nil where it is not known.
  package func fragment(_ id: ArbetsorderID, _ variant: FragmentVariant) -> Fragment? {
    let (own, others) = state.withLock { s in
      let own = s.own[id, variant]
      return (own, own == nil ? s.others(id) : nil)
    }
    return own ?? others?.withLock { $0[id, variant] }
  }

  /// Several, in their order.
  package func fragments(_ ids: [ArbetsorderID], _ variant: FragmentVariant) -> [Fragment?] {
    var (found, others, changed) = state.withLock { s in
      (ids.map { s.own[$0, variant] }, s.isBased ? s.shared : nil, s.isUntouched ? [] : s.changed)
    }
    guard let others else { return found }
    return others.withLock { known in
      for (place, id) in ids.enumerated() where found[place] == nil && !changed.contains(id) {
        found[place] = known[id, variant]
      }
      return found
    }
  }

  /// Keeps what was read, unless something has been committed since `generation`.
  package func keep(_ fragment: Fragment, _ id: ArbetsorderID, _ variant: FragmentVariant, _ generation: UInt64) {
    let others = state.withLock { s -> SharedFragments? in
      guard s.generation == generation else { return nil }
      if s.isUntouched, s.isBased, let shared = s.shared { return shared }
      s.own.keep(fragment, id, variant, maxBytes: maxBytes)
      return nil
    }
    others?.keep(fragment, id, variant)
  }

  /// To be called under the writer's lock, before a write changes anything.
  package func begin() { state.withLock { $0.isUntouched = false } }

  /// To be called after the commit that changed them, and before anybody is told of it.
  package func forget(_ ids: [ArbetsorderID]) {
    state.withLock { s in
      s.generation += 1
      s.own.remove(ids)
      guard s.isBased else { return }
      s.changed.formUnion(ids)
      guard s.changed.count > Self.mostChanged else { return }
      (s.isBased, s.changed) = (false, [])
    }
  }

  /// Forgets everything: anything may have changed.
  package func removeAll() {
    state.withLock { s in
      s.generation += 1
      s.own.removeAll()
      (s.isBased, s.isUntouched, s.changed) = (false, false, [])
    }
  }

  /// What a world is put to.
  package enum Replacement {
    /// What it began as.
    case begun
    /// Something else.
    case other
    /// Something else, which it goes back to from now on.
    case otherForGood
  }

  /// The data are replaced. To be called under the writer's lock, and `forgetOwn` once that is lasting: until then
  /// readers of a file see what was before.
  package func replaced(_ kind: Replacement) {
    state.withLock { s in
      s.generation += 1
      s.own.removeAll()
      s.changed = []
      if case .otherForGood = kind { s.shared = nil }
      let isBegun = if case .begun = kind { s.shared != nil } else { false }
      (s.isBased, s.isUntouched) = (isBegun, isBegun)
    }
  }

  /// Forgets what the world has rendered by itself.
  package func forgetOwn() {
    state.withLock { s in
      s.generation += 1
      s.own.removeAll()
    }
  }

  /// Gives memory back; what is asked for again comes back.
  package func shrink() { state.withLock { $0.own.removeAll() } }
}

/// Finds what worlds share by the image that they begin as.
final class FragmentShelves: Sendable {
  private struct Entry {
    weak var image: Image?
    let shared: SharedFragments
  }

  /// As many images as worlds are made of at a time.
  private static let most = 8

  private let entries = Guarded<[Entry]>([])

  func shared(by image: Image) -> SharedFragments {
    entries.withLock { entries in
      entries.removeAll { $0.image == nil }
      if let known = entries.first(where: { $0.image === image }) { return known.shared }
      if entries.count >= Self.most { entries.removeFirst() }
      let made = SharedFragments()
      entries.append(Entry(image: image, shared: made))
      return made
    }
  }
}
