import Contract
import Locks
import Model

/// The rendered resurser of the registers that are in use; worlds of the same seed share theirs.
final class RenderedRegisters: Sendable {
  private let known = Guarded<[ObjectIdentifier: RenderedResurser]>([:])

  /// Those of a register.
  func resurser(_ register: RegisterSnapshot) -> RenderedResurser {
    known.withLock { known in
      // What is known holds its register, so that no other can have its identity meanwhile.
      if let found = known[ObjectIdentifier(register)] { return found }
      // Each reset makes a register; those of before are let go all at once.
      if known.count >= 64 { known.removeAll() }
      let made = RenderedResurser(register)
      known[ObjectIdentifier(register)] = made
      return made
    }
  }
}
