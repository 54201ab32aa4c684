package import Texts
package import Tid

/// The registration of an arbetsorder.
package struct RegistreradUt: WireObject {
  /// The date.
  package var datumRegistrerad: Datum?
  /// Who.
  package var registreradAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>("RegistreradUt", .both(section: "7.6"), "Who registered it and when.") { s in
    s.field(
      "datumRegistrerad", document: "datumregistrerad", variants: ["datumRegistrerad"], \.datumRegistrerad,
      "The date.", "20260227")
    s.field("registreradAv", \.registreradAv, "Who.")
  }
}

/// The ordering of an arbetsorder.
package struct BestalldUt: WireObject {
  /// The date.
  package var datumBestalld: Datum?
  /// Who.
  package var bestalldAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>("BestalldUt", .published, "Who ordered it and when.") { s in
    s.field("datumBestalld", \.datumBestalld, "The date.", "20260113")
    s.field("bestalldAv", \.bestalldAv, "Who.")
  }
}

/// The acceptance of an arbetsorder.
package struct AccepteradUt: WireObject {
  /// The date.
  package var datumAccepterad: Datum?

  package init() {}

  package static let shape = Shape<Self>("AccepteradUt", .both(section: "7.6"), "When it was accepted.") { s in
    s.field("datumAccepterad", \.datumAccepterad, "The date.", "20260114")
  }
}

/// The completion of an arbetsorder.
package struct UtfordUt: WireObject {
  /// The date.
  package var datumUtford: Datum?
  /// Who.
  package var utfordAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>("UtfordUt", .both(section: "7.6"), "Who carried it out and when.") { s in
    s.field("datumUtford", \.datumUtford, "The date.", "20260115")
    s.field("utfordAv", \.utfordAv, "Who.")
  }
}

/// The latest change of an arbetsorder.
package struct ModifieradUt: WireObject {
  /// The instant.
  package var datumModifierad: Tidpunkt?
  /// Who.
  package var modifieradAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>(
    "ModifieradUt", .both(section: "7.6"),
    "Who changed it last and when."
  ) { s in
    s.field("datumModifierad", \.datumModifierad, "The instant.", "2026-02-12T14:30:00+01:00")
    s.field("modifieradAv", \.modifieradAv, "Who.")
  }
}

/// When an arbetsorder is planned.
package struct PlaneringUt: WireObject {
  /// The date.
  package var bokadDatum: Datum?
  /// From.
  package var bokadFomTid: Klockslag?
  /// To.
  package var bokadTomTid: Klockslag?
  /// Whether the booking module planned it.
  package var bokadMedModul: Bool?

  package init() {}

  package static let shape = Shape<Self>(
    "PlaneringUt", .both(section: "7.6"),
    "When an arbetsorder is planned."
  ) { s in
    s.field("bokadDatum", \.bokadDatum, "The date.", "20260304")
    s.field("bokadFomTid", document: "bokadFromTid", \.bokadFomTid, "From.", "08:00")
    s.field("bokadTomTid", \.bokadTomTid, "To.", "12:00")
    s.field("bokadMedModul", \.bokadMedModul, "Whether the booking module planned it.", "false", source: .published)
  }
}

/// How an arbetsorder is accounted (rule 4.18).
package struct EkonomiUt: WireObject {
  /// The account.
  package var konteringKonto: Text?
  /// The cost centre.
  package var konteringRefKst: Text?
  /// The property.
  package var konteringFastighetsnr: Text?
  /// Maintenance or fault.
  package var konteringUhFel: Text?
  /// The account for material.
  package var konteringMaterialKonto: Text?
  /// The project.
  package var konteringProjekt: Text?
  /// The project of operations.
  package var konteringDriftProjekt: Text?
  /// The cost of material.
  package var materialKostnad: Int64?
  /// The cost.
  package var kostnad: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "EkonomiUt", .both(section: "7.6"),
    "How an arbetsorder is accounted."
  ) { s in
    s.field("konteringKonto", document: "konteringsKonto", \.konteringKonto, "The account.", "5199")
    s.field("konteringRefKst", document: "konterinfRefKst", \.konteringRefKst, "The cost centre.", "310")
    s.field(
      "konteringFastighetsnr", document: "konteringFastighetsNr", \.konteringFastighetsnr, "The property.", "9900")
    s.field("konteringUhFel", \.konteringUhFel, "Maintenance or fault.", "TV")
    s.field("konteringMaterialKonto", \.konteringMaterialKonto, "The account for material.", "4010")
    s.field("konteringProjekt", \.konteringProjekt, "The project.", "P25")
    s.field("konteringDriftProjekt", \.konteringDriftProjekt, "The project of operations.", "D1")
    s.field("materialKostnad", document: "materialkostnad", \.materialKostnad, "The cost of material.", "420")
    s.field("kostnad", \.kostnad, "The cost.", "1850")
  }
}

/// What the kund is charged.
package struct FaktureraUt: WireObject {
  /// Whether the kund is charged.
  package var faktureras: Bool?
  /// The amount.
  package var fakturerasBelopp: Int64?

  package init() {}

  package static let shape = Shape<Self>("FaktureraUt", .both(section: "7.6"), "What the kund is charged.") { s in
    s.field("faktureras", \.faktureras, "Whether the kund is charged.", "true")
    s.field("fakturerasBelopp", document: "fakturaBelopp", \.fakturerasBelopp, "The amount.", "2270")
  }
}

/// Who reported an arbetsorder, where that is not the kund.
package struct AnnanAnmalareUt: WireObject {
  /// The name.
  package var namn: Text?
  /// The phone number.
  package var telefon: Text?
  /// The e-mail address.
  package var epostAdress: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "AnnanAnmalareUt", .both(section: "7.6"),
    "Who reported an arbetsorder, where that is not the kund."
  ) { s in
    s.field("namn", \.namn, "The name.", "Maria Holm")
    s.field("telefon", \.telefon, "The phone number.", "070-174 06 11")
    s.field("epostAdress", \.epostAdress, "The e-mail address.", "maria.holm@example.com")
  }
}

/// A file that hangs on an arbetsorder.
package struct FilUt: WireObject {
  /// The id to fetch it by.
  package var id: Int64?
  /// What it shows.
  package var beskrivning: Text?
  /// Its name.
  package var filnamn: Text?
  /// When it was stored.
  package var datum: Tidpunkt?

  package init() {}

  package static let shape = Shape<Self>("FilUt", .published, "A file that hangs on an arbetsorder.") { s in
    s.field("id", \.id, "The id to fetch it by.", "1")
    s.field("beskrivning", \.beskrivning, "What it shows.", "Spisens vred")
    s.field("filnamn", \.filnamn, "Its name.", "spis.png")
    s.field("datum", \.datum, "When it was stored.", "2026-02-27T08:15:00+01:00")
  }
}

/// Where the key is.
package struct Nyckelinformation: WireObject {
  /// Where it is kept.
  package var adress: Text?
  /// The code of the place.
  package var kod: Text?

  package init() {}

  package static let shape = Shape<Self>("Nyckelinformation", .published, "Where the key is.") { s in
    s.field("adress", \.adress, "Where it is kept.", "Nyckelskåp vid porten")
    s.field("kod", \.kod, "The code of the place.", "0417")
  }
}
