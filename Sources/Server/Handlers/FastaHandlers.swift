import Contract
import Model
import Simulator

/// Fasta strukturen and kund.
enum FastaHandlers {
  static func objekt(_ input: ObjektListaInput, _ world: Reading) throws -> [ObjektGetUt] {
    try world.objekt(input.id.map { ObjektID($0) }).map { ObjektGetUt($0) }
  }

  static func objekt(_ input: TextIDInput, _ world: Reading) throws -> ObjektGetUt {
    ObjektGetUt(try world.objekt(ObjektID(input.id)))
  }

  static func utrymmen(_ input: UtrymmenInput, _ world: Reading) throws -> [UtrymmeGetUt] {
    try world.utrymmen(av: input.objektId.map { ObjektID($0) }, ids: input.id.map { UtrymmeID($0) })
  }

  static func utrymme(_ input: IDInput, _ world: Reading) throws -> UtrymmeGetUt {
    try world.utrymme(UtrymmeID(input.id))
  }

  static func enheter(_ input: EnheterInput, _ world: Reading) throws -> [EnhetGetUt] {
    try world.enheter(i: input.utrymmesId.map { UtrymmeID($0) }, ids: input.enhetsId.map { EnhetID($0) }).map {
      EnhetGetUt($0, world.register)
    }
  }

  static func enhet(_ input: IDInput, _ world: Reading) throws -> EnhetGetUt {
    EnhetGetUt(try world.enhet(EnhetID(input.id)), world.register)
  }

  static func uppdateraEnhet(_ input: IDBodyInput<EnhetIn>, _ world: Writing) throws {
    try world.uppdatera(EnhetID(input.id), input.body)
  }

  static func fraser(_ input: FraserInput, _ world: Reading) throws -> [FrasGetUt] {
    try world.fraser(for: EnhetID(input.enhetsId)).map { FrasGetUt($0, world.register) }
  }

  static func kund(_ input: IDInput, _ world: Reading) throws -> KundUt { try world.kund(KundID(input.id)) }

  static func kund(_ input: TextIDInput, _ world: Reading) throws -> KundUt {
    try world.kund(nummer: input.id)
  }

  static func uppdateraKontakt(_ input: IDBodyInput<KommunikationIn>, _ world: Writing) throws {
    try world.uppdatera(KundID(input.id), input.body)
  }
}
