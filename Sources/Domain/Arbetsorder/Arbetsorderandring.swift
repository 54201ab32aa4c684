import Model
import Rules
import Texts

/// The fields that a request can change, by the names that callers know them by.
enum Arbetsorderfalt {
  /// The fields that only the landlord's own staff changes (rule 3.8).
  static let interna: Set<Text> = [
    "resursId", "kundNr", "objektId", "ekonomi", Text(FieldName.fakturera.description),
  ]

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

  /// Gives at least one field of ekonomi back to the automatics (rule 4.18).
  var tommerEkonomi: Bool {
    [konto, refKst, fastighetsnr, uhFel, materialKonto, projekt, driftProjekt].contains(.tomd)
      || materialKostnad == .tomd || kostnad == .tomd
  }
}
