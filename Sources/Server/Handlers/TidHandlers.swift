import Contract
import Model
import Simulator

/// Time spent on arbetsorder.
enum TidHandlers {
  static func tider(_ input: ArbetsorderIDInput, _ world: Reading) throws -> [PersontidGetUt] {
    try world.tider(av: ArbetsorderID(input.arbetsorderId)).map { PersontidGetUt($0) }
  }

  static func tid(_ input: IDInput, _ world: Reading) throws -> PersontidGetUt {
    PersontidGetUt(try world.tid(input.id))
  }

  static func aktiviteter(_ input: NoInput, _ world: Reading) throws -> [TidsfrasGetUt] {
    world.register.ordning.aktiviteter.compactMap { world.register.aktiviteter[$0] }
  }

  static func registrera(_ input: ArbetsorderBodyInput<PersontidIn>, _ world: Writing) throws -> PersontidPostUt {
    PersontidPostUt(try world.registrera(input.body, pa: ArbetsorderID(input.arbetsorderId)))
  }

  static func starta(_ input: ArbetsorderBodyInput<PersontidIn>, _ world: Writing) throws -> PersontidPostUt {
    PersontidPostUt(try world.starta(input.body, pa: ArbetsorderID(input.arbetsorderId)))
  }

  static func uppdatera(_ input: IDBodyInput<PersontidIn>, _ world: Writing) throws {
    try world.uppdatera(tid: input.id, input.body)
  }

  static func taBort(_ input: IDInput, _ world: Writing) throws {
    try world.taBort(tid: input.id)
  }

  static func stoppa(_ input: IDInput, _ world: Writing) throws {
    try world.stoppa(tid: input.id)
  }

  static func stoppaPaArbetsorder(_ input: ArbetsorderIDInput, _ world: Writing) throws {
    try world.stoppaTid(pa: ArbetsorderID(input.arbetsorderId))
  }
}
