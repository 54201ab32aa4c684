import Rules
package import Texts
package import Tid

/// A piece of work on an objekt (document 2).
package struct Arbetsorder: Sendable, Equatable {
  /// Given by the world in the order of registration (rule 4.1).
  package var id: ArbetsorderID
  /// The number in the caller's own system.
  package var externtId: Text?
  /// A free number of the caller's.
  package var externtNr: Text?
  /// What the work is on.
  package var objekt: ObjektID
  /// Who the work is for; nil where the objekt has no kund.
  package var kund: KundID?
  /// A batch of the register.
  package var bunt: Text?
  /// Who is to carry it out; must be there to be ordered (rule 4.3).
  package var utforare: ResursID?
  /// How far it has come (rule 4.2).
  package var status: Status = .registrerad
  /// The status that it was cancelled from, while it is MAK (rule 4.2).
  package var makuleradFran: Status?
  /// The room that the work is in.
  package var utrymme: UtrymmeID?
  /// The enhet that the work is on.
  package var enhet: EnhetID?
  /// A note on the enhet, or on the thing that has no enhet.
  package var enhetsNotering: Text?
  /// The type code of the enhet that is to replace the present one (rule 4.13).
  package var nyEnhetTyp: Text?
  /// The ready-made fault text that it was reported with.
  package var fras: FrasID?
  /// What is wrong, what was done, and remarks.
  package var information = Information()
  /// A code of the register of arbetsordertyper.
  package var typ: Text
  /// A code of the register of tillträde: how to get in.
  package var tilltrade: Text?
  /// A code of the register of prio; decides the agreed time (rule 6.1).
  package var prio: Text?
  /// When it was made and by whom.
  package var registrerad: Steg
  /// When it was sent to its utförare; nil before.
  package var bestalld: Steg?
  /// When its utförare took it on; nil before.
  package var accepterad: Steg?
  /// When its utförare was done; nil before.
  package var utford: Steg?
  /// When it was last changed and by whom; nil where it never was.
  package var modifierad: Steg?
  /// The resurs to turn to about it.
  package var referens: ResursID?
  /// The Swedish local date of the first reminder.
  package var pamin1: Datum?
  /// The Swedish local date of the second reminder.
  package var pamin2: Datum?
  /// When it is to be done.
  package var planering = Planering()
  /// Where its costs are entered, and what they are.
  package var ekonomi = Ekonomi()
  /// The ekonomi fields that a request set; the automatics leave them alone (rule 4.18).
  package var ekonomiSatt: Set<Ekonomi.Falt> = []
  /// What the kund is charged.
  package var fakturera = Fakturera()
  /// The id of the system that it came from, in the register of ursprung.
  package var ursprung: Int64?
  /// Who reported it, where that was not the kund.
  package var anmalare = Anmalare()
  /// Where the key is.
  package var nyckel = Nyckel()
  /// How the kund wants to be reached.
  package var kontaktsatt: Kontaktsatt?
  /// The times agreed and kept.
  package var sla = SlaTider()

  package init(id: ArbetsorderID, objekt: ObjektID, typ: Text, registrerad: Steg) {
    self.id = id
    self.objekt = objekt
    self.typ = typ
    self.registrerad = registrerad
  }
}

/// When a step was taken and by whom (rule 4.7).
package struct Steg: Sendable, Equatable {
  /// The instant of the transaction that took it.
  package var nar: Tidpunkt
  /// Nil where the system took it, or the seed names nobody.
  package var av: ResursID?

  package init(nar: Tidpunkt, av: ResursID?) {
    self.nar = nar
    self.av = av
  }
}

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

extension Arbetsorderandring {
  /// Applies the fields; references are judged apart.
  ///
  /// - Parameter kund: the kund that `kundNummer` names.
  package func tillampa(pa b: inout Arbetsorder, kund: KundID?) {
    externtId.lagg(i: &b.externtId)
    externtNr.lagg(i: &b.externtNr)
    bunt.lagg(i: &b.bunt)
    utforare.lagg(i: &b.utforare)
    utrymme.lagg(i: &b.utrymme)
    enhet.lagg(i: &b.enhet)
    enhetsNotering.lagg(i: &b.enhetsNotering)
    nyEnhetTyp.lagg(i: &b.nyEnhetTyp)
    fras.lagg(i: &b.fras)
    beskrivning.lagg(i: &b.information.beskrivning)
    kommentar.lagg(i: &b.information.kommentar)
    anmarkning.lagg(i: &b.information.anmarkning)
    atgard.lagg(i: &b.information.atgard)
    if case .varde(let v) = typ { b.typ = v }
    tilltrade.lagg(i: &b.tilltrade)
    prio.lagg(i: &b.prio)
    if case .varde(let v) = objekt { b.objekt = v }
    anmalareNamn.lagg(i: &b.anmalare.namn)
    anmalareTelefon.lagg(i: &b.anmalare.telefon)
    anmalareEpost.lagg(i: &b.anmalare.epost)
    if kundNummer != .oforandrad { b.kund = kund }
    bokadDatum.lagg(i: &b.planering.datum)
    bokadFran.lagg(i: &b.planering.fran)
    bokadTill.lagg(i: &b.planering.till)
    faktureras.lagg(i: &b.fakturera.faktureras)
    fakturaBelopp.lagg(i: &b.fakturera.belopp)
    kontaktsatt.lagg(i: &b.kontaktsatt)
    tillampaEkonomi(&b)
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

extension Arbetsorder {
  /// The fields in which two states differ, by the names that callers know them by; status, groups of who and when, and
  /// derived fields don't count.
  package func andrade(mot b: Arbetsorder) -> [String] {
    let par: [(String, Bool)] = [
      ("externtId", externtId == b.externtId), ("externtNr", externtNr == b.externtNr),
      ("buntId", bunt == b.bunt), ("resursId", utforare == b.utforare), ("utrymmesId", utrymme == b.utrymme),
      ("enhetsId", enhet == b.enhet), ("enhetsNotering", enhetsNotering == b.enhetsNotering),
      ("nyEnhet", nyEnhetTyp == b.nyEnhetTyp), ("frasNr", fras == b.fras),
      ("information", information == b.information), ("arbetsordertypKod", typ == b.typ),
      (FieldName.tilltradeKod.description, tilltrade == b.tilltrade), ("prioKod", prio == b.prio),
      ("objektId", objekt == b.objekt),
      ("anmalare", anmalare == b.anmalare), ("kundNr", kund == b.kund), ("planering", planering == b.planering),
      ("ekonomi", ekonomi == b.ekonomi), (FieldName.fakturera.description, fakturera == b.fakturera),
      ("kundPrimarKontaktsatt", kontaktsatt == b.kontaktsatt),
    ]
    return par.filter { !$0.1 }.map(\.0)
  }
}
