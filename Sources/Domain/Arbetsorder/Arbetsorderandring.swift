import Rules
package import Texts
package import Tid

/// What a request to create or change an arbetsorder says, field by field. A group that is cleared has all its fields
/// `tomd`.
package struct Arbetsorderandring: Sendable, Equatable {
  /// The number in the caller's own system.
  package var externtId: Andring<Text> = .oforandrad
  /// A free number of the caller's.
  package var externtNr: Andring<Text> = .oforandrad
  /// A code of the register of buntar.
  package var bunt: Andring<Text> = .oforandrad
  /// Who is to carry it out.
  package var utforare: Andring<ResursID> = .oforandrad
  /// The code as received; judged by the rules (1.12).
  package var status: Andring<Text> = .oforandrad
  /// The room that the work is in.
  package var utrymme: Andring<UtrymmeID> = .oforandrad
  /// The enhet that the work is on.
  package var enhet: Andring<EnhetID> = .oforandrad
  /// A note on the enhet, or on the thing that has no enhet.
  package var enhetsNotering: Andring<Text> = .oforandrad
  /// The type code of the enhet that is to replace the present one (rule 4.13).
  package var nyEnhetTyp: Andring<Text> = .oforandrad
  /// The ready-made fault text.
  package var fras: Andring<FrasID> = .oforandrad
  /// What is wrong or to be done.
  package var beskrivning: Andring<Text> = .oforandrad
  /// A comment that the kund may see.
  package var kommentar: Andring<Text> = .oforandrad
  /// For the landlord's own staff only (rule 3.8).
  package var anmarkning: Andring<Text> = .oforandrad
  /// What was done.
  package var atgard: Andring<Text> = .oforandrad
  /// A code of the register of arbetsordertyper that the API may set (rule 4.12).
  package var typ: Andring<Text> = .oforandrad
  /// A code of the register of tillträde.
  package var tilltrade: Andring<Text> = .oforandrad
  /// A code of the register of prio; decides the agreed time (rule 6.1).
  package var prio: Andring<Text> = .oforandrad
  /// What the work is on.
  package var objekt: Andring<ObjektID> = .oforandrad
  /// Of somebody else than the kund who reports it.
  package var anmalareNamn: Andring<Text> = .oforandrad
  /// Of that person, as given.
  package var anmalareTelefon: Andring<Text> = .oforandrad
  /// Of that person, as given.
  package var anmalareEpost: Andring<Text> = .oforandrad
  /// The customer number of the kund, `Kund.nummer`.
  package var kundNummer: Andring<Text> = .oforandrad
  /// The Swedish local date on which the work is planned.
  package var bokadDatum: Andring<Datum> = .oforandrad
  /// Its start, Swedish local time.
  package var bokadFran: Andring<Klockslag> = .oforandrad
  /// Its end, Swedish local time.
  package var bokadTill: Andring<Klockslag> = .oforandrad
  /// The account.
  package var konto: Andring<Text> = .oforandrad
  /// The reference to a cost centre.
  package var refKst: Andring<Text> = .oforandrad
  /// The number of the property, for the accounts.
  package var fastighetsnr: Andring<Text> = .oforandrad
  /// The code for maintenance or fault.
  package var uhFel: Andring<Text> = .oforandrad
  /// The account for material.
  package var materialKonto: Andring<Text> = .oforandrad
  /// The project.
  package var projekt: Andring<Text> = .oforandrad
  /// The project of running the buildings.
  package var driftProjekt: Andring<Text> = .oforandrad
  /// Cost of material in kronor.
  package var materialKostnad: Andring<Int64> = .oforandrad
  /// Cost of the work in kronor.
  package var kostnad: Andring<Int64> = .oforandrad
  /// Whether the kund is charged.
  package var faktureras: Andring<Bool> = .oforandrad
  /// What the kund is charged, in kronor.
  package var fakturaBelopp: Andring<Int64> = .oforandrad
  /// How the kund wants to be reached.
  package var kontaktsatt: Andring<Arbetsorder.Kontaktsatt> = .oforandrad
  /// Only at creation: the slot to book.
  package var bokning: Bokningsbegaran?
  /// Only at creation.
  package var ursprung: Andring<Int64> = .oforandrad

  package init() {}
}

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
