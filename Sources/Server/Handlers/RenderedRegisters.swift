import Contract
import Locks
import Model

/// What is at hand of the registers that are in use; worlds of the same seed share theirs.
final class RenderedRegisters: Sendable {
  private let known = Guarded<[ObjectIdentifier: RenderedRegister]>([:])

  /// That of a register.
  func register(_ register: RegisterSnapshot) -> RenderedRegister {
    known.withLock { known in
      // What is known holds its register, so that no other can have its identity meanwhile.
      if let found = known[ObjectIdentifier(register)] { return found }
      // Each reset makes a register; those of before are let go all at once.
      if known.count >= 64 { known.removeAll() }
      let made = RenderedRegister(register)
      known[ObjectIdentifier(register)] = made
      return made
    }
  }
}
