package import Texts
package import Tid

/// What a list of arbetsorder is narrowed by (rule 4.15): values within one filter are alternatives, filters must all
/// hold.
///
/// An empty list, an empty set or nil filters nothing.
package struct ArbetsorderFilter: Sendable, Hashable {
  /// What the work is on.
  package var objekt: [ObjektID] = []
  /// Nil filters nothing; a number that no kund has finds nothing.
  package var kundNummer: Text?
  /// Who is to carry it out.
  package var utforare: [ResursID] = []
  /// How far it has come.
  package var status: [Status] = []
  /// Codes of the register of arbetsordertyper.
  package var typ: [Text] = []
  /// Registered on this Swedish local date or later.
  package var skapadEfter: Datum?
  /// Modified after this instant, not at it.
  package var modifieradEfter: Tidpunkt?
  /// Planned for this Swedish local date.
  package var bokadDatum: Datum?
  /// How far the booking has come.
  package var bokningStatus: Set<BokningStatus> = []
  /// What in the objekt the work is on.
  package var enheter: [EnhetID] = []
  /// Only what this resurs carries out, whatever else is asked for: an external party's own (rule 3.8).
  package var utforareEndast: ResursID?
  /// Hits to skip, from 0.
  package var offset = 0
  /// The most hits to give.
  package var limit = 100

  package init() {}

  /// How far a booking has come (rule 5.6).
  package enum BokningStatus: String, Sendable, CaseIterable {
    /// Booked through the module; REG or GODK.
    case bokad = "BOKAD"
    /// Not booked through the module.
    case ejBokad = "EJ_BOKAD"
    /// Booked through the module; PAGAR, UTFÖRD or ÖVERF.
    case accepterad = "ACCEPTERAD"
  }
}
