import Locks
import Model
import Traffic

/// What a world has learnt to be secret. Nothing is learnt before something is to be shown, for most worlds show
/// nothing; and nothing is forgotten, so that what was changed since is not shown either.
final class WorldSecrets: Sendable {
  private struct State: Sendable {
    var values = SecretValues()
    /// What it learnt from last.
    var register: RegisterSnapshot?
  }

  private let state = Guarded(State())

  /// The secrets of registers, and those learnt before.
  func values(of register: RegisterSnapshot) -> SecretValues {
    state.withLock { s in
      if s.register !== register {
        s.register = register
        s.values.learn(register)
      }
      return s.values
    }
  }
}

extension SecretValues {
  fileprivate mutating func learn(_ register: RegisterSnapshot) {
    let resurser = register.resurser.values
    let logins = resurser.compactMap(\.inloggning)
    var open = Set(logins.map(\.namn) + register.klienter.map(\.nyckel) + resurser.compactMap(\.namn))
    open.formUnion(resurser.map(\.id.rawValue) + resurser.compactMap(\.kommunikation.epost))
    learn(logins.map(\.losenord) + register.klienter.map(\.hemlighet), except: open)
    learn(register.klienter.compactMap(\.token) + resurser.flatMap(\.sso), except: open)
    learn(resurser.flatMap { $0.federerad.compactMap(\.hemlighet) }, except: open)
  }
}
