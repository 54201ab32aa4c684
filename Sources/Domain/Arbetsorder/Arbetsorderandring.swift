import Model
import Rules
import Texts
import Tid

/// The fields that a request can change, by the names that callers know them by, so that a refusal can name them.
enum Arbetsorderfalt {
  /// The fields that only the landlord's own staff changes (rule 3.8).
  static let interna: Set<Text> = [
    "resursId", "kundNr", "objektId", "ekonomi", Text(FieldName.fakturera.description),
  ]

  /// The fields in which two states differ; status, groups of who and when, and derived fields don't count.
  static func andrade(_ a: Arbetsorder, _ b: Arbetsorder) -> [String] {
    let par: [(String, Bool)] = [
      ("externtId", a.externtId == b.externtId), ("externtNr", a.externtNr == b.externtNr),
      ("buntId", a.bunt == b.bunt), ("resursId", a.utforare == b.utforare), ("utrymmesId", a.utrymme == b.utrymme),
      ("enhetsId", a.enhet == b.enhet), ("enhetsNotering", a.enhetsNotering == b.enhetsNotering),
      ("nyEnhet", a.nyEnhetTyp == b.nyEnhetTyp), ("frasNr", a.fras == b.fras),
      ("information", a.information == b.information), ("arbetsordertypKod", a.typ == b.typ),
      (FieldName.tilltradeKod.description, a.tilltrade == b.tilltrade), ("prioKod", a.prio == b.prio),
      ("objektId", a.objekt == b.objekt),
      ("anmalare", a.anmalare == b.anmalare), ("kundNr", a.kund == b.kund), ("planering", a.planering == b.planering),
      ("ekonomi", a.ekonomi == b.ekonomi), (FieldName.fakturera.description, a.fakturera == b.fakturera),
      ("kundPrimarKontaktsatt", a.kontaktsatt == b.kontaktsatt),
    ]
    return par.filter { !$0.1 }.map(\.0)
  }

  static func underhallUtanEnhet(_ a: Arbetsorder) -> Refusal {
    let saknas = [a.utrymme == nil ? "utrymmesId" : nil, a.enhet == nil ? "enhetsId" : nil].compactMap { $0 }
    return Refusal(
      .underhallNeedsEnhet,
      "an arbetsorder of type U needs utrymmesId and enhetsId; missing: \(saknas.joined(separator: ", "))",
      hint: "Send enhetsId; its utrymme follows from it.")
  }
}

extension Arbetsorderandring {
  /// Leaves alone what an external party does not see and so sends back as null (rule 3.8): who reads an arbetsorder,
  /// changes a field and writes it all back must not clear the landlord's remark and accounting.
  mutating func behallDolt() {
    func behall<V>(_ falt: inout Andring<V>) { if falt == .tomd { falt = .oforandrad } }
    behall(&anmarkning)
    behall(&konto)
    behall(&refKst)
    behall(&fastighetsnr)
    behall(&uhFel)
    behall(&materialKonto)
    behall(&projekt)
    behall(&driftProjekt)
    behall(&materialKostnad)
    behall(&kostnad)
    behall(&faktureras)
    behall(&fakturaBelopp)
  }

  /// The state after the fields have been applied; references are judged apart.
  ///
  /// - Parameter kund: the kund that `kundNummer` names.
  func tillampad(pa a: Arbetsorder, kund: KundID?) -> Arbetsorder {
    var b = a
    b.externtId = externtId.tillampad(pa: a.externtId)
    b.externtNr = externtNr.tillampad(pa: a.externtNr)
    b.bunt = bunt.tillampad(pa: a.bunt)
    b.utforare = utforare.tillampad(pa: a.utforare)
    b.utrymme = utrymme.tillampad(pa: a.utrymme)
    b.enhet = enhet.tillampad(pa: a.enhet)
    b.enhetsNotering = enhetsNotering.tillampad(pa: a.enhetsNotering)
    b.nyEnhetTyp = nyEnhetTyp.tillampad(pa: a.nyEnhetTyp)
    b.fras = fras.tillampad(pa: a.fras)
    b.information.beskrivning = beskrivning.tillampad(pa: a.information.beskrivning)
    b.information.kommentar = kommentar.tillampad(pa: a.information.kommentar)
    b.information.anmarkning = anmarkning.tillampad(pa: a.information.anmarkning)
    b.information.atgard = atgard.tillampad(pa: a.information.atgard)
    b.typ = typ.givet ?? a.typ
    b.tilltrade = tilltrade.tillampad(pa: a.tilltrade)
    b.prio = prio.tillampad(pa: a.prio)
    b.objekt = objekt.givet ?? a.objekt
    b.anmalare.namn = anmalareNamn.tillampad(pa: a.anmalare.namn)
    b.anmalare.telefon = anmalareTelefon.tillampad(pa: a.anmalare.telefon)
    b.anmalare.epost = anmalareEpost.tillampad(pa: a.anmalare.epost)
    if kundNummer.namnd { b.kund = kund }
    b.planering.datum = bokadDatum.tillampad(pa: a.planering.datum)
    b.planering.fran = bokadFran.tillampad(pa: a.planering.fran)
    b.planering.till = bokadTill.tillampad(pa: a.planering.till)
    b.fakturera.faktureras = faktureras.tillampad(pa: a.fakturera.faktureras)
    b.fakturera.belopp = fakturaBelopp.tillampad(pa: a.fakturera.belopp)
    b.kontaktsatt = kontaktsatt.tillampad(pa: a.kontaktsatt)
    tillampaEkonomi(&b)
    return b
  }

  /// Gives at least one field of ekonomi back to the automatics (rule 4.18).
  var tommerEkonomi: Bool {
    [konto, refKst, fastighetsnr, uhFel, materialKonto, projekt, driftProjekt].contains(.tomd)
      || materialKostnad == .tomd || kostnad == .tomd
  }

  private func tillampaEkonomi(_ b: inout Arbetsorder) {
    func satt<V>(_ falt: Ekonomi.Falt, _ andring: Andring<V>, _ plats: WritableKeyPath<Ekonomi, V?>) {
      switch andring {
      case .oforandrad: break
      case .tomd:
        b.ekonomi[keyPath: plats] = nil
        b.ekonomiSatt.remove(falt)
      case .varde(let v):
        b.ekonomi[keyPath: plats] = v
        b.ekonomiSatt.insert(falt)
      }
    }
    satt(.konto, konto, \.konto)
    satt(.refKst, refKst, \.refKst)
    satt(.fastighetsnr, fastighetsnr, \.fastighetsnr)
    satt(.uhFel, uhFel, \.uhFel)
    satt(.materialKonto, materialKonto, \.materialKonto)
    satt(.projekt, projekt, \.projekt)
    satt(.driftProjekt, driftProjekt, \.driftProjekt)
    satt(.materialKostnad, materialKostnad, \.materialKostnad)
    satt(.kostnad, kostnad, \.kostnad)
  }
}
