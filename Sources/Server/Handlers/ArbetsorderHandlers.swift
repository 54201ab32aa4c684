import Contract
package import Domain
import Rules
import Simulator
package import Store
import Tid

extension WriteTransaction: Arbetsyta {
  package func nastaID(_ raknare: Raknare) throws -> Int64 { try next(raknare) }
}

/// Creating and changing arbetsorder, and what their life leaves.
enum ArbetsorderHandlers {
  @Sendable
  static func skapa(
    _ input: BodyInput<ArbetsorderPostIn>, _ t: WriteTransaction, _ nu: Tidpunkt, _ context: Context
  ) throws -> Written<ArbetsorderPostUt> {
    var andring = Arbetsorderandring(input.body)
    andring.ursprung = Server.andring(input.body.ursprung)
    let utfall = try Arbetsorder.skapa(andring, context.anrop(nu), t)
    try t.save(utfall, new: true, at: nu)
    var answer = ArbetsorderPostUt()
    answer.arbetsorderId = utfall.arbetsorder.id.rawValue
    return Written(output: answer, notes: utfall.notes)
  }

  @Sendable
  static func andra(
    _ input: IDBodyInput<ArbetsorderPutIn>, _ t: WriteTransaction, _ nu: Tidpunkt, _ context: Context
  ) throws -> Written<NoBody> {
    let a = try skrivbar(input.id, t, context)
    return try save(try a.andra(Arbetsorderandring(input.body), context.anrop(nu), t), t, nu)
  }

  @Sendable
  static func bytStatus(
    _ input: IDBodyInput<ArbetsorderStatusIn>, _ t: WriteTransaction, _ nu: Tidpunkt, _ context: Context
  ) throws -> Written<NoBody> {
    let a = try skrivbar(input.id, t, context)
    return try save(try a.bytStatus(input.body.statuskod, context.anrop(nu), t), t, nu)
  }

  private static func save(_ utfall: Utfall, _ t: WriteTransaction, _ nu: Tidpunkt) throws -> Written<NoBody> {
    try t.save(utfall, new: false, at: nu)
    return Written(output: NoBody(), touched: utfall.andrad ? [utfall.arbetsorder.id] : [], notes: utfall.notes)
  }

  private static func skrivbar(_ id: Int64, _ t: WriteTransaction, _ context: Context) throws -> Arbetsorder {
    guard let a = try t.arbetsorder(ArbetsorderID(id)) else { throw Missing.path("Arbetsorder", id) }
    try Behorighet.skriva(a, context.resurs)
    return a
  }

  static func status(_ input: IDInput, _ t: ReadTransaction, _ context: Context) throws -> ArbetsorderStatusGetUt {
    ArbetsorderStatusGetUt(try lasbar(input.id, t, context).status)
  }

  static func vardelista(
    _ input: IDInput, _ t: ReadTransaction, _ context: Context
  ) throws -> [ArbetsorderStatusGetUt] {
    let a = try lasbar(input.id, t, context)
    return try Statusregler.mojliga(a, context.resurs, t).map { ArbetsorderStatusGetUt($0) }
  }

  static func handelser(
    _ input: ArbetsorderIDInput, _ t: ReadTransaction, _ context: Context
  ) throws -> [HandelseGetUt] {
    guard let a = try t.arbetsorder(ArbetsorderID(input.arbetsorderId)) else {
      throw Missing.parent("Arbetsorder", input.arbetsorderId, "arbetsorderId")
    }
    try Behorighet.lasa(a, context.resurs)
    return try t.handelser(av: a.id).map { HandelseGetUt($0, t.register) }
  }

  static func handelse(_ input: IDInput, _ t: ReadTransaction, _ context: Context) throws -> HandelseGetUt {
    guard let h = try t.handelse(HandelseID(input.id)) else { throw Missing.path("Handelse", input.id) }
    _ = try lasbar(h.arbetsorder.rawValue, t, context)
    return HandelseGetUt(h, t.register)
  }

  /// An arbetsorder that the caller may read.
  static func lasbar(_ id: Int64, _ t: ReadTransaction, _ context: Context) throws -> Arbetsorder {
    guard let a = try t.arbetsorder(ArbetsorderID(id)) else { throw Missing.path("Arbetsorder", id) }
    try Behorighet.lasa(a, context.resurs)
    return a
  }
}
