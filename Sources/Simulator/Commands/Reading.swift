import Domain
package import Model
import Rules
import Store
package import Texts

/// What a caller can ask of a world, in one snapshot (rule 3.8).
///
/// It must not be kept beyond the body that it was given to.
///
/// What is asked for and does not exist, and what the caller may not see, is a `Refusal`.
package struct Reading {
  let transaction: ReadTransaction
  /// Who asks.
  package let resurs: Resurs

  /// The registers of the installation.
  package var register: RegisterSnapshot { transaction.register }

  /// Those that exist, in the order asked for (rule 1.12).
  package func objekt(_ ids: [ObjektID]) throws -> [Objekt] { try transaction.objekt(ids) }

  /// - Throws: `not-found`.
  package func objekt(_ id: ObjektID) throws -> Objekt {
    guard let objekt = try transaction.objekt(id) else {
      throw Missing.path("Objekt", id.rawValue, try transaction.tvilling(av: id)?.rawValue)
    }
    return objekt
  }

  /// The hits of a search in its order, one more than its `antal` where there is one (rules 8.1, 8.2).
  package func sok(_ search: ObjektSearch) throws -> [Objekt] { try transaction.sok(search) }

  /// The utrymmen of an objekt, or, where none is named, those of the ids.
  ///
  /// - Parameter ids: keeps these alone; empty keeps all.
  /// - Throws: `parent-not-found` for an unknown objekt.
  package func utrymmen(av objekt: ObjektID?, ids: [UtrymmeID]) throws -> [Utrymme] {
    guard let objekt else { return try ids.compactMap(transaction.utrymme) }
    guard try transaction.objekt(objekt) != nil else {
      throw Missing.parent("Objekt", objekt.rawValue, "objektId", try transaction.tvilling(av: objekt)?.rawValue)
    }
    return try transaction.utrymmen(av: objekt, ids: ids.isEmpty ? nil : Set(ids))
  }

  /// - Throws: `not-found`.
  package func utrymme(_ id: UtrymmeID) throws -> Utrymme {
    guard let utrymme = try transaction.utrymme(id) else { throw Missing.path("Utrymme", id.rawValue) }
    return utrymme
  }

  /// The active enheter of an utrymme, or, where none is named, those of the ids (rule 4.13).
  ///
  /// - Parameter ids: keeps these alone; empty keeps all.
  /// - Throws: `parent-not-found` for an unknown utrymme.
  package func enheter(i utrymme: UtrymmeID?, ids: [EnhetID]) throws -> [Enhet] {
    guard let utrymme else { return try ids.compactMap(transaction.enhet).filter(\.aktiv) }
    guard try transaction.utrymme(utrymme) != nil else {
      throw Missing.parent("Utrymme", utrymme.rawValue, "utrymmesId")
    }
    return try transaction.enheter(i: utrymme, ids: ids.isEmpty ? nil : Set(ids))
  }

  /// Inactive ones are found.
  ///
  /// - Throws: `not-found`.
  package func enhet(_ id: EnhetID) throws -> Enhet {
    guard let enhet = try transaction.enhet(id) else { throw Missing.path("Enhet", id.rawValue) }
    return enhet
  }

  /// The fraser of an enhet's type (rule 5.4).
  ///
  /// - Throws: `parent-not-found` for an unknown enhet.
  package func fraser(for id: EnhetID) throws -> [Fras] {
    guard let enhet = try transaction.enhet(id) else { throw Missing.parent("Enhet", id.rawValue, "enhetsId") }
    return register.enhetstyper[enhet.typ]?.fraser ?? []
  }

  /// - Throws: `not-found`; `role-forbids` for an external party that carries out nothing for that kund.
  package func kund(_ id: KundID) throws -> Kund { try synlig(try transaction.kund(id), id.rawValue) }

  /// - Throws: as `kund` by id.
  package func kund(nummer: Text) throws -> Kund {
    try synlig(
      try transaction.kund(nummer: nummer), nummer, hint: try Kund.forvaxlad(nummer, transaction),
      tvilling: try transaction.tvilling(avKund: nummer))
  }

  private func synlig(
    _ kund: Kund?, _ id: some CustomStringConvertible, hint: @autoclosure () throws -> String? = nil,
    tvilling: @autoclosure () throws -> Text? = nil
  ) throws -> Kund {
    guard let kund else {
      // An external party is not told which kunder there are.
      try Behorighet.lasaKund(KundID(0), resurs, harArbetsorder: false)
      throw Missing.path("Kund", id, try tvilling(), hint: try hint())
    }
    let har = resurs.roll == .extern ? try transaction.utfor(resurs.id, arbetsorderAt: kund.id) : true
    try Behorighet.lasaKund(kund.id, resurs, harArbetsorder: har)
    return kund
  }

  /// An arbetsorder that the caller may read, as stored; `Behorighet.synlig` hides what they must not see.
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func arbetsorder(_ id: ArbetsorderID) throws -> Arbetsorder {
    guard let a = try transaction.arbetsorder(id) else { throw Missing.path("Arbetsorder", id.rawValue) }
    try Behorighet.lasa(a, resurs)
    return a
  }

  /// The hits of a list by id; an external party's own alone (rules 3.8, 4.15).
  package func arbetsorderIDs(_ filter: ArbetsorderFilter) throws -> [ArbetsorderID] {
    var filter = filter
    filter.utforareEndast = resurs.roll == .extern ? resurs.id : nil
    return try transaction.arbetsorderIDs(filter)
  }

  /// How far an arbetsorder has come; read by itself, since clients ask for it again and again.
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func status(_ id: ArbetsorderID) throws -> Status {
    guard let found = try transaction.status(id) else { throw Missing.path("Arbetsorder", id.rawValue) }
    try Behorighet.lasa(id, utforare: found.utforare, resurs)
    return found.status
  }

  /// The statuses that an arbetsorder can go to now (rule 4.5).
  package func mojligaStatusar(_ id: ArbetsorderID) throws -> [Status] {
    try Statusregler.mojliga(try arbetsorder(id), resurs, transaction)
  }

  /// The händelser of an arbetsorder by id (rule 5.1).
  ///
  /// - Throws: `parent-not-found`, `not-utforare`.
  package func handelser(av id: ArbetsorderID) throws -> [Handelse] {
    try transaction.handelser(av: try parent(id).id)
  }

  /// The arbetsorder that the query names as the parent of what is listed.
  ///
  /// - Throws: `parent-not-found`, `not-utforare`.
  func parent(_ id: ArbetsorderID) throws -> Arbetsorder {
    guard let a = try transaction.arbetsorder(id) else {
      throw Missing.parent("Arbetsorder", id.rawValue, "arbetsorderId")
    }
    try Behorighet.lasa(a, resurs)
    return a
  }

  /// - Throws: `not-found`, `not-utforare`.
  package func handelse(_ id: HandelseID) throws -> Handelse {
    guard let h = try transaction.handelse(id) else { throw Missing.path("Handelse", id.rawValue) }
    _ = try arbetsorder(h.arbetsorder)
    return h
  }
}

/// What is asked for and does not exist (rule 1.12).
enum Missing {
  static func path(
    _ vad: String, _ id: some CustomStringConvertible, _ tvilling: Text? = nil, hint: String? = nil
  ) -> Refusal {
    Refusal(
      .pathNotFound, "\(vad) not found for id:\(id)",
      hint: hint ?? Twin.hint(tvilling) ?? "The path names something that does not exist here.")
  }

  static func parent(
    _ vad: String, _ id: some CustomStringConvertible, _ parameter: String, _ tvilling: Text? = nil
  ) -> Refusal {
    Refusal(
      .parentNotFound, "\(vad) not found for id:\(id)",
      hint: Twin.hint(tvilling) ?? "The query parameter \(parameter) names what does not exist.")
  }
}
