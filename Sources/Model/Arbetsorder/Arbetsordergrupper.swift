package import Texts
package import Tid

extension Arbetsorder {
  /// The texts (document 2.4).
  package struct Information: Sendable, Equatable {
    /// What is wrong or to be done.
    package var beskrivning: Text?
    /// A comment that the kund may see.
    package var kommentar: Text?
    /// For the landlord's own staff only (rule 3.8).
    package var anmarkning: Text?
    /// What was done.
    package var atgard: Text?

    package init() {}
  }

  /// When the work is planned to be done (document 2.3).
  package struct Planering: Sendable, Equatable {
    /// Swedish local date.
    package var datum: Datum?
    /// The start, Swedish local time.
    package var fran: Klockslag?
    /// The end, Swedish local time.
    package var till: Klockslag?
    /// Planned through the booking module.
    package var medModul: Bool?

    package init() {}
  }

  /// What the kund is charged (document 2.14). Kronor.
  package struct Fakturera: Sendable, Equatable {
    /// Nil where nobody has said whether the kund is charged.
    package var faktureras: Bool?
    /// Kronor.
    package var belopp: Int64?

    package init() {}
  }

  /// Somebody else than the kund who reported it.
  package struct Anmalare: Sendable, Equatable {
    /// As given; not looked up among kunder.
    package var namn: Text?
    /// As given.
    package var telefon: Text?
    /// As given.
    package var epost: Text?

    package init() {}
  }

  /// Where the key is.
  package struct Nyckel: Sendable, Equatable {
    /// Where it can be fetched.
    package var adress: Text?
    /// What marks it, or opens its box.
    package var kod: Text?

    package init() {}
  }

  /// How the kund wants to be reached.
  package enum Kontaktsatt: String, Sendable, CaseIterable {
    case telefonBostad = "TELBOS"
    case telefonArbete = "TELARB"
    case telefonOvrig = "TELOVR"
    case epost = "EPOST"
  }

  /// The agreed time's start and ends (section 6); all nil without an SLA.
  package struct SlaTider: Sendable, Equatable {
    /// When the agreed time began to count.
    package var start: Tidpunkt?
    /// When the work is to be done by the agreement.
    package var avtalatSlut: Tidpunkt?
    /// When it was done.
    package var faktisktSlut: Tidpunkt?
    /// MAK ended it; leaving MAK opens it again (rule 6.4).
    package var slutAvMakulering = false

    package init() {}
  }
}

/// Accounting of an arbetsorder (document 2.13). Costs are kronor.
package struct Ekonomi: Sendable, Equatable {
  /// The account.
  package var konto: Text?
  /// The reference to a cost centre.
  package var refKst: Text?
  /// The number of the property, for the accounts.
  package var fastighetsnr: Text?
  /// The code for maintenance or fault.
  package var uhFel: Text?
  /// The account for material.
  package var materialKonto: Text?
  /// The project.
  package var projekt: Text?
  /// The project of running the buildings.
  package var driftProjekt: Text?
  /// Cost of material in kronor.
  package var materialKostnad: Int64?
  /// Cost of the work in kronor.
  package var kostnad: Int64?

  package init() {}

  /// The nine fields, by name.
  package enum Falt: String, Sendable, CaseIterable {
    case konto, refKst, fastighetsnr, uhFel, materialKonto, projekt, driftProjekt, materialKostnad, kostnad
  }
}
