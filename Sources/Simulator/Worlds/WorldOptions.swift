import Documents
package import Model
package import Rules
package import Store
package import Tid
import Traffic

/// What every world of a server starts from.
package struct WorldOptions: Sendable {
  /// The machine's clock.
  package var system: SystemTime
  /// The secret of the data directory, from which token keys are derived (rule 3.4).
  package var secret: [UInt8]
  /// A secret of several servers, from which token keys are derived in its place: each of them can check the tokens of
  /// all, and a world that is moved keeps its own. Nil where there is none.
  package var sharedSecret: [UInt8]?
  /// What the clock of a new world shows; nil is the machine's time.
  package var clockStart: Tidpunkt?
  /// What all that is random follows from, even the ids that tokens are signed by, so that two runs give the same
  /// bytes; nil makes it what nobody can guess.
  package var randomSeed: UInt64?
  /// What the journals of all worlds may take.
  package var journals: JournalBudget
  /// Counts what happens to them.
  package let counts = WorldCounts()

  package init(
    system: SystemTime = .machine, secret: [UInt8], clockStart: Tidpunkt? = nil, randomSeed: UInt64? = nil,
    journals: JournalBudget = JournalBudget()
  ) {
    self.system = system
    self.secret = secret
    self.clockStart = clockStart
    self.randomSeed = randomSeed
    self.journals = journals
  }

  /// What the random numbers of a world start from that goes on from nowhere.
  func newRandomState() throws -> UInt64 { try randomSeed ?? Crypto.randomNumber() }
}

/// What a world starts from beside the data of its image, and what a reset takes it back to.
package struct WorldStart: Sendable {
  /// Clock and random numbers of the state that it is a copy of; nil starts anew.
  package var state: WorldState?
  /// What the clock of that state showed.
  package var shown: Tidpunkt?
  /// The contract that it speaks, in place of the seed's.
  package var contract: Kontraktsval?
  /// What is refused of what could be noted, in place of the seed's.
  package var strictness: Strictness?
  /// Codes of notes and refusals that whoever made it means to see in it.
  package var allowed: Set<String> = []
  /// How many worlds have had its name before, so that no token of theirs is good in it.
  package var incarnation = 0

  package init() {}
}

/// What a request must remember of the world from before its tokens were checked.
package struct WorldMark: Sendable {
  /// How often the world had been put back.
  package let epoch: UInt64
  /// Whether it must be compared with fault rules.
  package let hasFaults: Bool
  let random: SeededRandom
  let faults: FaultPlan
}
