import Model
import Rules
import Texts
import Tid

/// The accounting automatics (rule 4.18).
enum Kontering {
  /// Fills each field that no request ever set from the first row that matches.
  static func fyll(_ a: inout Arbetsorder, objekt: Objekt, enhet: Enhet?, _ register: RegisterSnapshot) {
    let rader = register.kontering
    // By their places: a row that does not match would be copied with all it holds.
    let plats = rader.indices.first { i in
      (rader[i].typ == nil || rader[i].typ == a.typ)
        && (rader[i].omrade == nil || rader[i].omrade == objekt.omraden.felanmalan)
        && (rader[i].enhetstyp == nil || rader[i].enhetstyp == enhet?.typ)
    }
    let e = plats.map { rader[$0].ekonomi } ?? Ekonomi()
    let satt = a.ekonomiSatt
    func fri(_ falt: Ekonomi.Falt) -> Bool { !satt.contains(falt) }
    if fri(.konto) { a.ekonomi.konto = e.konto }
    if fri(.refKst) { a.ekonomi.refKst = e.refKst }
    if fri(.fastighetsnr) { a.ekonomi.fastighetsnr = e.fastighetsnr }
    if fri(.uhFel) { a.ekonomi.uhFel = e.uhFel }
    if fri(.materialKonto) { a.ekonomi.materialKonto = e.materialKonto }
    if fri(.projekt) { a.ekonomi.projekt = e.projekt }
    if fri(.driftProjekt) { a.ekonomi.driftProjekt = e.driftProjekt }
    if fri(.materialKostnad) { a.ekonomi.materialKostnad = e.materialKostnad }
    if fri(.kostnad) { a.ekonomi.kostnad = e.kostnad }
  }

  /// Negative amounts are refused (rules 4.17, 4.18).
  static func belopp(_ andring: Arbetsorderandring) throws(Refusal) {
    if let b = andring.fakturaBelopp.givet, b < 0 {
      throw Refusal(
        .negativeBelopp, "\(FieldName.fakturera).\(FieldName.fakturerasBelopp) is \(b), valid is 0 or more",
        hint: "Send kronor, 0 or more.")
    }
    try kostnad("\(FieldName.materialKostnad)", andring.materialKostnad.givet)
    try kostnad("kostnad", andring.kostnad.givet)
  }

  private static func kostnad(_ namn: @autoclosure () -> String, _ varde: Int64?) throws(Refusal) {
    guard let varde, varde < 0 else { return }
    throw Refusal(
      .negativeKostnad, "ekonomi.\(namn()) is \(varde), valid is 0 or more", hint: "Send kronor, 0 or more.")
  }
}

/// Planering (rule 4.16).
enum Planeringsregler {
  static func prova(_ p: Arbetsorder.Planering) throws(Refusal) {
    if p.datum == nil, p.fran != nil || p.till != nil {
      throw Refusal(
        .planeringWithoutDate,
        "planering has \(p.fran == nil ? "bokadTomTid" : "\(FieldName.bokadFomTid)") but no bokadDatum",
        hint: "Send bokadDatum together with the times.")
    }
    if let fran = p.fran, let till = p.till, till < fran {
      throw Refusal(
        .planeringOrder,
        "planering: bokadTomTid is \(till.kort), before \(FieldName.bokadFomTid), which is \(fran.kort)",
        hint: "Send a bokadTomTid that is \(fran.kort) or later.")
    }
  }
}

extension Utfall {
  /// What a change of planering leaves: a händelse, and a message to the kund where the installation sends one.
  mutating func planeringAndrad(_ anrop: Anrop, _ yta: some Arbetsyta) throws {
    try handelse("Planering ändrad", planeringstext, anrop, yta)
    try meddelaPlanering(anrop, yta)
  }

  /// Leaves the kund a message of what is planned, where the landlord wants that (rule 4.16).
  mutating func meddelaPlanering(_ anrop: Anrop, _ yta: some Arbetsyta) throws {
    guard yta.settings.messagesOnPlanering, let kund = arbetsorder.kund else { return }
    utskick.append(
      Utskick(
        arbetsorder: arbetsorder.id, kund: kund, amne: "Planering av arbetsorder \(arbetsorder.id.rawValue)",
        text: planeringstext, skapad: anrop.nu))
  }

  private var planeringstext: Text {
    let p = arbetsorder.planering
    guard let datum = p.datum else { return "Planeringen är borttagen" }
    let tider = [p.fran?.kort, p.till?.kort].compactMap { $0 }.joined(separator: "–")
    return "Planerad till \(datum.iso)\(tider.isEmpty ? "" : " \(tider)")"
  }
}
