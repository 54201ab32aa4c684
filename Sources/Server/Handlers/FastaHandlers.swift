import Contract
import Domain
import Rules
import Store
import Tid

/// Fasta strukturen and kund.
enum FastaHandlers {
  static func objekt(_ input: ObjektListaInput, _ t: ReadTransaction, _ context: Context) throws -> [ObjektGetUt] {
    try t.objekt(input.id.map { ObjektID($0) }).map { ObjektGetUt($0) }
  }

  static func objekt(_ input: TextIDInput, _ t: ReadTransaction, _ context: Context) throws -> ObjektGetUt {
    guard let objekt = try t.objekt(ObjektID(input.id)) else { throw Missing.path("Objekt", input.id) }
    return ObjektGetUt(objekt)
  }

  static func utrymmen(_ input: UtrymmenInput, _ t: ReadTransaction, _ context: Context) throws -> [UtrymmeGetUt] {
    let ids = input.id.map { UtrymmeID($0) }
    guard let objekt = input.objektId else { return try ids.compactMap(t.utrymme).map { UtrymmeGetUt($0) } }
    guard try t.objekt(ObjektID(objekt)) != nil else { throw Missing.parent("Objekt", objekt, "objektId") }
    return try t.utrymmen(av: ObjektID(objekt), ids: ids.isEmpty ? nil : Set(ids)).map { UtrymmeGetUt($0) }
  }

  static func utrymme(_ input: IDInput, _ t: ReadTransaction, _ context: Context) throws -> UtrymmeGetUt {
    guard let utrymme = try t.utrymme(UtrymmeID(input.id)) else { throw Missing.path("Utrymme", input.id) }
    return UtrymmeGetUt(utrymme)
  }

  static func enheter(_ input: EnheterInput, _ t: ReadTransaction, _ context: Context) throws -> [EnhetGetUt] {
    let ids = input.enhetsId.map { EnhetID($0) }
    guard let utrymme = input.utrymmesId else {
      return try ids.compactMap(t.enhet).filter(\.aktiv).map { EnhetGetUt($0, t.register) }
    }
    guard try t.utrymme(UtrymmeID(utrymme)) != nil else { throw Missing.parent("Utrymme", utrymme, "utrymmesId") }
    return try t.enheter(i: UtrymmeID(utrymme), ids: ids.isEmpty ? nil : Set(ids)).map {
      EnhetGetUt($0, t.register)
    }
  }

  static func enhet(_ input: IDInput, _ t: ReadTransaction, _ context: Context) throws -> EnhetGetUt {
    guard let enhet = try t.enhet(EnhetID(input.id)) else { throw Missing.path("Enhet", input.id) }
    return EnhetGetUt(enhet, t.register)
  }

  @Sendable
  static func andraEnhet(
    _ input: IDBodyInput<EnhetIn>, _ t: WriteTransaction, _ nu: Tidpunkt, _ context: Context
  ) throws -> Written<NoBody> {
    try Behorighet.intern("change an enhet", context.resurs)
    guard let enhet = try t.enhet(EnhetID(input.id)) else { throw Missing.path("Enhet", input.id) }
    let ny = try enhet.andrad(Enhetsandring(input.body), context.resurs)
    guard ny != enhet else {
      return Written(
        output: NoBody(), notes: [Note(.nothingChanged, "enhet \(input.id): every value sent is the stored one")])
    }
    try t.update(ny)
    return Written(output: NoBody())
  }

  static func fraser(_ input: FraserInput, _ t: ReadTransaction, _ context: Context) throws -> [FrasGetUt] {
    guard let enhet = try t.enhet(EnhetID(input.enhetsId)) else {
      throw Missing.parent("Enhet", input.enhetsId, "enhetsId")
    }
    return (t.register.enhetstyper[enhet.typ]?.fraser ?? []).map { FrasGetUt($0, t.register) }
  }

  static func kund(_ input: IDInput, _ t: ReadTransaction, _ context: Context) throws -> KundUt {
    try kund(try t.kund(KundID(input.id)), input.id, t, context)
  }

  static func kund(_ input: TextIDInput, _ t: ReadTransaction, _ context: Context) throws -> KundUt {
    try kund(try t.kund(nummer: input.id), input.id, t, context)
  }

  private static func kund(
    _ kund: Kund?, _ id: some CustomStringConvertible, _ t: ReadTransaction, _ context: Context
  ) throws -> KundUt {
    guard let kund else {
      // An external party is not told which kunder there are.
      try Behorighet.lasaKund(KundID(0), context.resurs, harArbetsorder: false)
      throw Missing.path("Kund", id)
    }
    let har = context.resurs.roll == .extern ? try t.utfor(context.resurs.id, arbetsorderAt: kund.id) : true
    try Behorighet.lasaKund(kund.id, context.resurs, harArbetsorder: har)
    return KundUt(kund)
  }

  @Sendable
  static func andraKontakt(
    _ input: IDBodyInput<KommunikationIn>, _ t: WriteTransaction, _ nu: Tidpunkt, _ context: Context
  ) throws -> Written<NoBody> {
    try Behorighet.intern("change a kund", context.resurs)
    guard let kund = try t.kund(KundID(input.id)) else { throw Missing.path("Kund", input.id) }
    let ny = try kund.andrad(Kontaktandring(input.body), context.resurs)
    guard ny != kund else {
      return Written(
        output: NoBody(), notes: [Note(.nothingChanged, "kund \(input.id): every value sent is the stored one")])
    }
    try t.update(kommunikation: ny.kommunikation, av: ny.id)
    return Written(output: NoBody())
  }
}

/// What is asked for and does not exist (rule 1.12).
enum Missing {
  static func path(_ vad: String, _ id: some CustomStringConvertible) -> Refusal {
    Refusal(.pathNotFound, "\(vad) not found for id:\(id)", hint: "The path names something that does not exist here.")
  }

  static func parent(_ vad: String, _ id: some CustomStringConvertible, _ parameter: String) -> Refusal {
    Refusal(
      .parentNotFound, "\(vad) not found for id:\(id)",
      hint: "The query parameter \(parameter) names what does not exist.")
  }
}
