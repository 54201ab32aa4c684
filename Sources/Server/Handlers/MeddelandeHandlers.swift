import Contract
import Model
import Simulator
import Tid

/// Messages between landlord and kund, and the list of ways of getting in.
enum MeddelandeHandlers {
  static func skicka(_ input: BodyInput<MeddelandeIn>, _ world: Writing) throws {
    try world.skicka(input.body)
  }

  static func lista(_ input: IDInput, _ world: Reading) throws -> [MeddelandeGetUt] {
    try world.meddelanden(om: ArbetsorderID(input.id)).map { MeddelandeGetUt($0) }
  }

  static func lasta(_ input: IDInput, _ world: Writing) throws {
    try world.markeraLasta(om: ArbetsorderID(input.id))
  }

  static func tilltraden(_ input: NoInput, _ world: Reading) throws -> [TilltradeUt] {
    world.register.ordning.tilltrade.compactMap { world.register.tilltrade[$0] }
  }
}
