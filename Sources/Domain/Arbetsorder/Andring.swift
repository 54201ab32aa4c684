package import Tid

/// What a request says about one field: nothing, that it is to be empty, or a value (rule 4.9).
package enum Andring<Varde: Sendable & Equatable>: Sendable, Equatable {
  case oforandrad
  case tom
  case varde(Varde)

  /// The field as it is afterwards.
  package func tillampad(pa nuvarande: Varde?) -> Varde? {
    switch self {
    case .oforandrad: nuvarande
    case .tom: nil
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

/// What a request to create or change an arbetsorder says, field by field. A group that is cleared has all its fields `tom`.
package struct Arbetsorderandring: Sendable, Equatable {
  package var externtId: Andring<String> = .oforandrad
  package var externtNr: Andring<String> = .oforandrad
  package var bunt: Andring<String> = .oforandrad
  package var utforare: Andring<ResursID> = .oforandrad
  /// The code as received; judged by the rules (1.12).
  package var status: Andring<String> = .oforandrad
  package var utrymme: Andring<UtrymmeID> = .oforandrad
  package var enhet: Andring<EnhetID> = .oforandrad
  package var enhetsNotering: Andring<String> = .oforandrad
  package var nyEnhetTyp: Andring<String> = .oforandrad
  package var fras: Andring<FrasID> = .oforandrad
  package var beskrivning: Andring<String> = .oforandrad
  package var kommentar: Andring<String> = .oforandrad
  package var anmarkning: Andring<String> = .oforandrad
  package var atgard: Andring<String> = .oforandrad
  package var typ: Andring<String> = .oforandrad
  package var tilltrade: Andring<String> = .oforandrad
  package var prio: Andring<String> = .oforandrad
  package var objekt: Andring<ObjektID> = .oforandrad
  package var anmalareNamn: Andring<String> = .oforandrad
  package var anmalareTelefon: Andring<String> = .oforandrad
  package var anmalareEpost: Andring<String> = .oforandrad
  package var kundNummer: Andring<String> = .oforandrad
  package var bokadDatum: Andring<Datum> = .oforandrad
  package var bokadFran: Andring<Klockslag> = .oforandrad
  package var bokadTill: Andring<Klockslag> = .oforandrad
  package var konto: Andring<String> = .oforandrad
  package var refKst: Andring<String> = .oforandrad
  package var fastighetsnr: Andring<String> = .oforandrad
  package var uhFel: Andring<String> = .oforandrad
  package var materialKonto: Andring<String> = .oforandrad
  package var projekt: Andring<String> = .oforandrad
  package var driftProjekt: Andring<String> = .oforandrad
  package var materialKostnad: Andring<Int64> = .oforandrad
  package var kostnad: Andring<Int64> = .oforandrad
  package var faktureras: Andring<Bool> = .oforandrad
  package var fakturaBelopp: Andring<Int64> = .oforandrad
  package var kontaktsatt: Andring<Arbetsorder.Kontaktsatt> = .oforandrad
  /// Only at creation.
  package var ursprung: Andring<Int64> = .oforandrad

  package init() {}
}
