package import Texts
package import Tid

/// The registration of an arbetsorder.
package struct RegistreradUt: WireObject {
  package var datumRegistrerad: Datum?
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
  package var datumBestalld: Datum?
  package var bestalldAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>("BestalldUt", .published, "Who ordered it and when.") { s in
    s.field("datumBestalld", \.datumBestalld, "The date.", "20260113")
    s.field("bestalldAv", \.bestalldAv, "Who.")
  }
}

/// The acceptance of an arbetsorder.
package struct AccepteradUt: WireObject {
  package var datumAccepterad: Datum?

  package init() {}

  package static let shape = Shape<Self>("AccepteradUt", .both(section: "7.6"), "When it was accepted.") { s in
    s.field("datumAccepterad", \.datumAccepterad, "The date.", "20260114")
  }
}

/// The completion of an arbetsorder.
package struct UtfordUt: WireObject {
  package var datumUtford: Datum?
  package var utfordAv = ResursUt()

  package init() {}

  package static let shape = Shape<Self>("UtfordUt", .both(section: "7.6"), "Who carried it out and when.") { s in
    s.field("datumUtford", \.datumUtford, "The date.", "20260115")
    s.field("utfordAv", \.utfordAv, "Who.")
  }
}

/// The latest change of an arbetsorder.
package struct ModifieradUt: WireObject {
  package var datumModifierad: Tidpunkt?
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
  package var bokadDatum: Datum?
  package var bokadFomTid: Klockslag?
  package var bokadTomTid: Klockslag?
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
  package var konteringKonto: Text?
  package var konteringRefKst: Text?
  package var konteringFastighetsnr: Text?
  package var konteringUhFel: Text?
  package var konteringMaterialKonto: Text?
  package var konteringProjekt: Text?
  package var konteringDriftProjekt: Text?
  package var materialKostnad: Int64?
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
  package var faktureras: Bool?
  package var fakturerasBelopp: Int64?

  package init() {}

  package static let shape = Shape<Self>("FaktureraUt", .both(section: "7.6"), "What the kund is charged.") { s in
    s.field("faktureras", \.faktureras, "Whether the kund is charged.", "true")
    s.field("fakturerasBelopp", document: "fakturaBelopp", \.fakturerasBelopp, "The amount.", "2270")
  }
}

/// Who reported an arbetsorder, where that is not the kund.
package struct AnnanAnmalareUt: WireObject {
  package var namn: Text?
  package var telefon: Text?
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
  package var id: Int64?
  package var beskrivning: Text?
  package var filnamn: Text?
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
  package var adress: Text?
  package var kod: Text?

  package init() {}

  package static let shape = Shape<Self>("Nyckelinformation", .published, "Where the key is.") { s in
    s.field("adress", \.adress, "Where it is kept.", "Nyckelskåp vid porten")
    s.field("kod", \.kod, "The code of the place.", "0417")
  }
}
