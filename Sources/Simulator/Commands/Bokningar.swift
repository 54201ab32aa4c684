package import Domain
package import Model
import Rules
import Store
package import Texts
package import Tid

/// A booking as a caller sees it.
package struct Lastbokning: Sendable {
  /// Where, and how to get in.
  package let bokning: Bokning
  /// How far it has come.
  package let status: Bokningsstatus
  /// Bookings in its slot.
  package let antal: Int
}

extension Reading {
  /// The booking of an arbetsorder; nil where it never had any (rule 5.6).
  ///
  /// - Throws: `not-found`, `not-utforare`.
  package func bokning(_ id: ArbetsorderID) throws -> Lastbokning? {
    let a = try arbetsorder(id)
    guard let bokning = try transaction.bokning(id) else { return nil }
    return Lastbokning(
      bokning: bokning, status: a.bokningsstatus(bokning), antal: try transaction.antalBokade(bokning.lucka, utom: nil))
  }

  /// The slots that a question asks for (rule 5.6).
  ///
  /// - Parameter nu: the world's time; slots that have begun can't be booked.
  package func luckor(_ fraga: Kalenderfraga, nu: Tidpunkt) throws -> [Kalenderrad] {
    try fraga.rader(Anrop(resurs: resurs, nu: nu), transaction)
  }

  /// The felområde that an objekt lies in; nil for an unknown one.
  package func felomrade(_ id: ObjektID) throws -> Omrade? {
    try transaction.objekt(id)?.omraden.felanmalan.flatMap { register.omraden[$0] }
  }

  /// Who would carry out a new arbetsorder (rule 4.4).
  ///
  /// - Throws: `parent-not-found` for an unknown objekt or enhet, `unknown-code` for an unknown type, `forslag-none`.
  package func forslag(typ: Text, objekt id: ObjektID, enhet: EnhetID?) throws -> ResursID {
    guard register.arbetsordertyper[typ] != nil else {
      throw Refusal.okandKod(typ, "type", falt: "feltyp", bland: register.ordning.arbetsordertyper)
    }
    guard let objekt = try transaction.objekt(id) else { throw Missing.parent("Objekt", id.rawValue, "objektId") }
    if let enhet, try transaction.enhet(enhet) == nil { throw Missing.parent("Enhet", enhet.rawValue, "enhetId") }
    guard let resurs = Arbetsorder.foreslagen(objekt, typ: typ, register) else {
      throw Refusal(
        .forslagNone, "Resurs not found: no område of objekt \(id.rawValue) names one for type \(typ)",
        hint: "Choose a resurs yourself.")
    }
    return resurs
  }
}
