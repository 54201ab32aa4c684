package import Texts
package import Tid

/// What a request says about one field: nothing, that it is to be empty, or a value (rule 4.9).
package enum Andring<Varde: Sendable & Equatable>: Sendable, Equatable {
  case oforandrad
  case tomd
  case varde(Varde)

  /// The field as it is afterwards.
  package func tillampad(pa nuvarande: Varde?) -> Varde? {
    switch self {
    case .oforandrad: nuvarande
    case .tomd: nil
    case .varde(let v): v
    }
  }

  /// The value given; nil where none was.
  package var givet: Varde? {
    if case .varde(let v) = self { v } else { nil }
  }

  /// True where the request speaks of the field at all.
  package var namnd: Bool { self != .oforandrad }
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
