import Contract
import Locks
import Model

/// The resurser of a register as they stand in arbetsorder, rendered once: five of the same few stand in each of them,
/// and make up half of its bytes. A register never changes; another one takes its place.
final class RenderedResurser: Sendable {
  private let register: RegisterSnapshot
  private let byID: [ResursID: ResursUt]

  init(_ register: RegisterSnapshot) {
    self.register = register
    byID = register.resurser.mapValues { resurs in
      var ut = ResursUt(resurs.id, register)
      ut.render()
      return ut
    }
  }

  /// Empty, and so null on the wire, for nil.
  subscript(id: ResursID?) -> ResursUt {
    guard let id else { return ResursUt() }
    return byID[id] ?? ResursUt(id, register)
  }
}

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
