package import Model
package import Rules
import Texts
package import Tid

/// What a caller wants to see of a resurs's slots.
package struct Kalenderfraga: Sendable {
  /// Where the work is.
  package var objekt: ObjektID
  /// Whose slots.
  package var resurs: ResursID
  /// A week by ISO 8601.
  package var vecka: (ar: Int?, vecka: Int?)?
  /// The first and the last day.
  package var intervall: (fran: Datum?, till: Datum?)?
  /// It is arbetsorder that are to be booked, and not what has no slots here.
  package var forArbetsorder = true
  /// Leaves out slots that can't be booked.
  package var endastBokningsbara = false
  /// Counts slots that can be overbooked as bookable.
  package var medOverbokning = false

  package init(objekt: ObjektID, resurs: ResursID) {
    self.objekt = objekt
    self.resurs = resurs
  }

  /// Days that can be asked for at once.
  package static let flestDagar = 92

  /// The days asked for.
  ///
  /// - Throws: `booking-period`.
  package func dagar() throws(Refusal) -> ClosedRange<Datum> {
    switch (vecka, intervall) {
    case (let vecka?, nil): return try Self.dagar(vecka)
    case (nil, let intervall?): return try Self.dagar(intervall)
    default:
      throw Self.fel(
        "period has \(vecka == nil ? "neither vecka nor intervall" : "both vecka and intervall")", "Send one of them.")
    }
  }

  private static func dagar(_ vecka: (ar: Int?, vecka: Int?)) throws(Refusal) -> ClosedRange<Datum> {
    guard let ar = vecka.ar, let nummer = vecka.vecka, let fjarde = Datum(ar: ar, manad: 1, dag: 4) else {
      throw fel("period.vecka lacks a year of 1 to 9999 or a number", "Send ar and vecka.")
    }
    // Week 1 has 4 January in it; the last one has 28 December.
    let forsta = fjarde + (1 - fjarde.veckodag)
    let sista = forsta + 7 * 52 <= (Datum(ar: ar, manad: 12, dag: 28) ?? fjarde) ? 53 : 52
    guard (1...sista).contains(nummer) else {
      throw fel("period.vecka.vecka is \(nummer); \(ar) has the weeks 1 to \(sista)", "Send a week that there is.")
    }
    let mandag = forsta + 7 * (nummer - 1)
    return mandag...(mandag + 6)
  }

  private static func dagar(_ intervall: (fran: Datum?, till: Datum?)) throws(Refusal) -> ClosedRange<Datum> {
    guard let fran = intervall.fran, let till = intervall.till else {
      throw fel("period.intervall lacks a day", "Send datumFran and datumTill.")
    }
    guard fran <= till, till.dagnummer - fran.dagnummer < flestDagar else {
      throw fel(
        "period.intervall is \(fran.iso) to \(till.iso); valid are 1 to \(flestDagar) days, the last not before "
          + "the first",
        "Ask for fewer days at a time.")
    }
    return fran...till
  }

  private static func fel(_ problem: String, _ hint: String) -> Refusal { Refusal(.bookingPeriod, problem, hint: hint) }
}

/// A slot as a calendar shows it.
package struct Kalenderrad: Sendable {
  /// Which.
  package var lucka: Tidslucka
  /// Bookings in it.
  package var antal: Int
  /// What the resurs takes.
  package var plats: Resurs.Bokningsbarhet
  /// It is still to come, and has room.
  package var bokningsbar: Bool
  /// The first of the answer that has room within its capacity.
  package var rekommenderad = false
}

extension Kalenderfraga {
  /// The slots asked for, in their order (rule 5.6).
  ///
  /// - Throws: `role-forbids`, `reference-not-found`, `booking-period`; and what the look-ups throw.
  package func rader(_ anrop: Anrop, _ uppslag: some Uppslag) throws -> [Kalenderrad] {
    guard try uppslag.objekt(objekt) != nil else {
      throw Self.saknas("Objekt", objekt.rawValue, "objektId", try uppslag.tvilling(av: objekt)?.rawValue)
    }
    guard let resurs = uppslag.register.resurser[resurs] else {
      let kanda = uppslag.register.resurser.keys.map(\.rawValue)
      throw Self.saknas("Resurs", resurs.rawValue, "resursId", resurs.rawValue.twin(among: kanda))
    }
    if anrop.resurs.roll == .extern, resurs.id != anrop.resurs.id {
      throw Refusal(
        .roleForbids,
        "resurs \(anrop.resurs.id.rawValue) is external and may not see the hours of \(resurs.id.rawValue)",
        hint: "An external party sees its own slots only.")
    }
    let dagar = try dagar()
    guard forArbetsorder, let plats = resurs.bokning else { return [] }
    var rader: [Kalenderrad] = []
    for dag in dagar.lowerBound.dagnummer...dagar.upperBound.dagnummer {
      for lucka in Tidslucka.luckor(resurs, Datum(dagnummer: dag), uppslag.register.kalendrar) {
        let antal = try uppslag.antalBokade(lucka, utom: nil)
        let mest = plats.kapacitet + (medOverbokning ? plats.overbokning : 0)
        let bokningsbar = anrop.nu < lucka.start && antal < mest
        guard bokningsbar || !endastBokningsbara else { continue }
        rader.append(Kalenderrad(lucka: lucka, antal: antal, plats: plats, bokningsbar: bokningsbar))
      }
    }
    if let forst = rader.firstIndex(where: { $0.bokningsbar && $0.antal < plats.kapacitet }) {
      rader[forst].rekommenderad = true
    }
    return rader
  }

  private static func saknas(_ vad: String, _ id: Text, _ falt: String, _ tvilling: Text?) -> Refusal {
    Refusal(
      .referenceNotFound, "\(vad) not found for id:\(id.prefix(40)) (\(falt))",
      hint: Twin.hint(tvilling) ?? "Send the id of one that there is.")
  }
}
