import Contract
import Model
import Simulator

/// Händelser and contact persons of arbetsorder.
enum HangandeHandlers {
  static func handelser(_ input: ArbetsorderIDInput, _ world: Reading) throws -> [HandelseGetUt] {
    try world.handelser(av: ArbetsorderID(input.arbetsorderId)).map { HandelseGetUt($0, world.register) }
  }

  static func handelse(_ input: IDInput, _ world: Reading) throws -> HandelseGetUt {
    HandelseGetUt(try world.handelse(HandelseID(input.id)), world.register)
  }

  static func skapaHandelse(
    _ input: ArbetsorderBodyInput<HandelsePostIn>, _ world: Writing
  ) throws -> HandelsePostUt {
    HandelsePostUt(try world.skapa(input.body.andring, pa: ArbetsorderID(input.arbetsorderId)))
  }

  static func uppdateraHandelse(_ input: IDBodyInput<HandelsePutIn>, _ world: Writing) throws {
    try world.uppdatera(HandelseID(input.id), input.body)
  }

  static func taBortHandelse(_ input: IDInput, _ world: Writing) throws {
    try world.taBort(HandelseID(input.id))
  }

  static func handelsetyper(_ input: NoInput, _ world: Reading) throws -> [HandelseTypGetUt] {
    world.register.ordning.handelsetyper.compactMap { world.register.handelsetyper[$0] }
  }

  static func kontaktpersoner(_ input: ArbetsorderIDInput, _ world: Reading) throws -> [KontaktpersonGetUt] {
    try world.kontaktpersoner(av: ArbetsorderID(input.arbetsorderId)).map { KontaktpersonGetUt($0) }
  }

  static func kontaktperson(_ input: IDInput, _ world: Reading) throws -> KontaktpersonGetUt {
    KontaktpersonGetUt(try world.kontaktperson(input.id))
  }

  static func kontakter(_ input: ForetagInput, _ world: Reading) throws -> [KontaktpersonGetUt] {
    try world.kontakter(foretag: input.foretagsnr).map { KontaktpersonGetUt($0) }
  }

  static func skapaKontaktperson(
    _ input: ArbetsorderBodyInput<KontaktpersonIn>, _ world: Writing
  ) throws -> KontaktpersonPostUt {
    KontaktpersonPostUt(try world.skapa(input.body, pa: ArbetsorderID(input.arbetsorderId)))
  }

  static func uppdateraKontaktperson(_ input: IDBodyInput<KontaktpersonIn>, _ world: Writing) throws {
    try world.uppdatera(kontaktperson: input.id, input.body)
  }

  static func taBortKontaktperson(_ input: IDInput, _ world: Writing) throws {
    try world.taBort(kontaktperson: input.id)
  }
}
