import Contract
import Domain
import Model
import Simulator

/// Creating and changing arbetsorder, and what their life leaves.
enum ArbetsorderHandlers {
  static func skapa(_ input: BodyInput<ArbetsorderPostIn>, _ world: Writing) throws -> ArbetsorderPostUt {
    ArbetsorderPostUt(try world.skapa(input.body.andring))
  }

  static func uppdatera(_ input: IDBodyInput<ArbetsorderPutIn>, _ world: Writing) throws {
    try world.uppdatera(ArbetsorderID(input.id), input.body)
  }

  static func bytStatus(_ input: IDBodyInput<ArbetsorderStatusIn>, _ world: Writing) throws {
    try world.bytStatus(ArbetsorderID(input.id), till: input.body.statuskod)
  }

  static func status(_ input: IDInput, _ world: Reading) throws -> ArbetsorderStatusGetUt {
    ArbetsorderStatusGetUt(try world.status(ArbetsorderID(input.id)))
  }

  static func vardelista(_ input: IDInput, _ world: Reading) throws -> [ArbetsorderStatusGetUt] {
    try world.mojligaStatusar(ArbetsorderID(input.id)).map { ArbetsorderStatusGetUt($0) }
  }

  static func sla(_ input: IDInput, _ world: Reading) throws -> SlaGetUt {
    let sla = try world.arbetsorder(ArbetsorderID(input.id)).sla
    return SlaGetUt(sla, diff: sla.diff)
  }

  static func avslutaSla(_ input: IDInput, _ world: Writing) throws {
    try world.avslutaSla(ArbetsorderID(input.id))
  }
}
