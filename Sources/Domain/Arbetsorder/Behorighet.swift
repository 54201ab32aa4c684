package import Model
package import Rules
import Texts

/// Who may do what (rule 3.8).
package enum Behorighet {
  /// May read an arbetsorder and all that hangs on it.
  package static func lasa(_ a: Arbetsorder, _ resurs: Resurs) throws(Refusal) {
    try lasa(a.id, utforare: a.utforare, resurs)
  }

  /// The same, of an arbetsorder of which no more is known.
  package static func lasa(_ id: ArbetsorderID, utforare: ResursID?, _ resurs: Resurs) throws(Refusal) {
    guard resurs.roll == .extern, utforare != resurs.id else { return }
    throw Refusal(
      .notUtforare,
      "resurs \(resurs.id.rawValue) is external and not the utförare of arbetsorder \(id.rawValue)",
      hint: "Log in as the utförare, or as a resurs with roll intern or lasare.")
  }

  /// May write to an arbetsorder; which fields and statuses is judged apart.
  package static func skriva(_ a: Arbetsorder, _ resurs: Resurs) throws(Refusal) {
    if resurs.roll == .lasare { throw lasare(resurs) }
    try lasa(a, resurs)
  }

  /// May upload and remove temp files of one's own.
  package static func skriva(filer resurs: Resurs) throws(Refusal) {
    if resurs.roll == .lasare { throw lasare(resurs) }
  }

  /// May do what only the landlord's own staff does.
  ///
  /// - Parameter vad: what was tried, as `create an arbetsorder`.
  package static func intern(_ vad: String, _ resurs: Resurs) throws(Refusal) {
    guard resurs.roll != .intern else { return }
    throw Refusal(
      .roleForbids, "resurs \(resurs.id.rawValue) has roll \(resurs.roll.rawValue) and may not \(vad)",
      hint: "Only a resurs with roll intern may \(vad).")
  }

  /// May read a kund.
  ///
  /// - Parameter harArbetsorder: the resurs carries out an arbetsorder of that kund.
  package static func lasaKund(_ kund: KundID, _ resurs: Resurs, harArbetsorder: Bool) throws(Refusal) {
    guard resurs.roll == .extern, !harArbetsorder else { return }
    throw Refusal(
      .roleForbids,
      "resurs \(resurs.id.rawValue) is external and carries out no arbetsorder of kund \(kund.rawValue)",
      hint: "An external party reads only the kunder of the arbetsorder that it carries out.")
  }

  /// Refuses a change of the fields that an external party can't change.
  static func falt(_ andrade: [String], _ resurs: Resurs) throws(Refusal) {
    guard resurs.roll == .extern else { return }
    let stangda = andrade.filter { Arbetsorderfalt.interna.contains($0) }
    guard stangda.isEmpty else {
      throw Refusal(
        .fieldForbidden,
        "resurs \(resurs.id.rawValue) has roll extern and may not change \(stangda.joined(separator: ", "))",
        hint: "Leave these fields out, or send the value that is stored.")
    }
  }

  static func lasare(_ resurs: Resurs) -> Refusal {
    Refusal(
      .roleForbids, "resurs \(resurs.id.rawValue) has roll lasare and may only read",
      hint: "Log in as a resurs with roll intern, or as the utförare.")
  }

  /// Takes away what a resurs must not see: an external party sees neither remark nor accounting (rule 3.8).
  package static func dolj(_ a: inout Arbetsorder, for resurs: Resurs) {
    guard resurs.roll == .extern else { return }
    a.information.anmarkning = nil
    a.ekonomi = Ekonomi()
    a.fakturera = Arbetsorder.Fakturera()
  }
}
