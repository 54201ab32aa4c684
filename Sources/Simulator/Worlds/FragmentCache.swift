package import Domain
import Locks

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
package struct Fragment: Sendable {
  /// The JSON of the arbetsorder.
  package var bytes: [UInt8]
  /// Who carries it out: the one external party that may see it (rule 3.8).
  package var utforare: ResursID?

  package init(bytes: [UInt8], utforare: ResursID?) {
    self.bytes = bytes
    self.utforare = utforare
  }
}

/// Rendered arbetsorder of one world, kept until they change: rendering costs ten times what looking up does
/// (`docs/benchmarks.md`). Bounded in bytes.
///
/// What was read before a commit must not be kept after it. A reader asks for the `generation` before its snapshot
/// begins; a writer raises it, under the same lock, when its commit is done; what carries an old one is not kept.
package final class FragmentCache: Sendable {
  private struct Key: Hashable {
    let id: ArbetsorderID
    let variant: FragmentVariant
  }

  private struct State {
    var generation: UInt64 = 0
    var bytes = 0
    var fragments: [Key: Fragment] = [:]
  }

  private let state = Guarded(State())
  private let maxBytes: Int

  /// - Parameter maxBytes: past it everything is forgotten; what is asked for again comes back.
  package init(maxBytes: Int = 8 << 20) { self.maxBytes = maxBytes }

  /// To be asked for before a snapshot begins, and given to `keep` with what was read in it.
  package var generation: UInt64 { state.withLock { $0.generation } }

  /// Nil where it is not known.
  package func fragment(_ id: ArbetsorderID, _ variant: FragmentVariant) -> Fragment? {
    state.withLock { $0.fragments[Key(id: id, variant: variant)] }
  }

  /// Keeps what was read, unless something has been committed since `generation`.
  package func keep(_ fragment: Fragment, _ id: ArbetsorderID, _ variant: FragmentVariant, _ generation: UInt64) {
    state.withLock { s in
      guard s.generation == generation else { return }
      if s.bytes + fragment.bytes.count > maxBytes {
        s.fragments.removeAll()
        s.bytes = 0
      }
      // Two readers may have rendered the same one: what it replaces counts no more.
      let old = s.fragments.updateValue(fragment, forKey: Key(id: id, variant: variant))
      s.bytes += fragment.bytes.count - (old?.bytes.count ?? 0)
    }
  }

  /// To be called after the commit that changed them, and before anybody is told of it.
  package func forget(_ ids: [ArbetsorderID]) {
    state.withLock { s in
      s.generation += 1
      guard !s.fragments.isEmpty else { return }
      for id in ids {
        for kontrakt in Kontraktsval.allCases {
          for extern in [false, true] {
            let key = Key(id: id, variant: FragmentVariant(kontrakt: kontrakt, extern: extern))
            if let old = s.fragments.removeValue(forKey: key) { s.bytes -= old.bytes.count }
          }
        }
      }
    }
  }

  /// Forgets everything: the world was put back.
  package func removeAll() {
    state.withLock { s in
      s.generation += 1
      s.fragments.removeAll()
      s.bytes = 0
    }
  }
}
