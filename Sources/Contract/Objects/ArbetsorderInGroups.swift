package import Texts
package import Tid

/// The unit to install (rule 4.13).
package struct NyEnhetIn: WireObject {
  package var enhetsTyp: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>("NyEnhetIn", .both(section: "7.6.1"), "The unit to install.") { s in
    s.field("enhetsTyp", variants: ["enhetstyp"], \.enhetsTyp, "The code of its type.", "SPIS")
  }
}

/// Texts to write.
package struct InformationIn: WireObject {
  package var beskrivning: Patch<Text> = .absent
  package var kommentar: Patch<Text> = .absent
  package var anmarkning: Patch<Text> = .absent
  package var atgard: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>("InformationIn", .both(section: "7.6.1"), "Texts to write.") { s in
    s.field("beskrivning", \.beskrivning, "What is wrong.", "Ugnen blir inte varm trots att lampan lyser")
    s.field("kommentar", \.kommentar, "A hint to whoever carries it out.", "Prova att tömma filtret först")
    s.field("anmarkning", \.anmarkning, "A remark for own staff only.", "Tredje gången i år, fakturera hyresgästen?")
    s.field("atgard", \.atgard, "What was done.", "Bytte platta")
  }
}

/// Who reports, where that is not the kund.
package struct AnnanAnmalareIn: WireObject {
  package var namn: Patch<Text> = .absent
  package var telefon: Patch<Text> = .absent
  package var epostAdress: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "AnnanAnmalareIn", .both(section: "7.6.1"),
    "Who reports, where that is not the kund."
  ) { s in
    s.field("namn", \.namn, "The name.", "Maria Holm")
    s.field("telefon", \.telefon, "The phone number.", "070-174 06 11")
    s.field("epostAdress", \.epostAdress, "The e-mail address.", "maria.holm@example.com")
  }
}

/// When to plan for.
package struct PlaneringIn: WireObject {
  package var bokadDatum: Patch<Datum> = .absent
  package var bokadFomTid: Patch<Klockslag> = .absent
  package var bokadTomTid: Patch<Klockslag> = .absent

  package init() {}

  package static let shape = Shape<Self>("PlaneringIn", .both(section: "7.6.1"), "When to plan for.") { s in
    s.field("bokadDatum", \.bokadDatum, "The date.", "20260304")
    s.field("bokadFomTid", document: "bokadFromTid", \.bokadFomTid, "From.", "08:00")
    s.field("bokadTomTid", \.bokadTomTid, "To.", "12:00")
  }
}

/// How to account; two published names differ from those read (rule 4.18).
package struct EkonomiIn: WireObject {
  package var konteringKonto: Patch<Text> = .absent
  package var konteringRefKst: Patch<Text> = .absent
  package var konteringFastighetnr: Patch<Text> = .absent
  package var konteringUhFel: Patch<Text> = .absent
  package var konteringMaterialKonto: Patch<Text> = .absent
  package var konteringProjekt: Patch<Text> = .absent
  package var konteringDriftproj: Patch<Text> = .absent
  package var materialKostnad: Patch<Int64> = .absent
  package var kostnad: Patch<Int64> = .absent

  package init() {}

  package static let shape = Shape<Self>("EkonomiIn", .both(section: "7.6.1"), "How to account.") { s in
    s.field("konteringKonto", document: "konteringsKonto", \.konteringKonto, "The account.", "5110")
    s.field("konteringRefKst", document: "konterinfRefKst", \.konteringRefKst, "The cost centre.", "310")
    s.field("konteringFastighetnr", document: "konteringFastighetsNr", \.konteringFastighetnr, "The property.", "9900")
    s.field("konteringUhFel", \.konteringUhFel, "Maintenance or fault.", "TV")
    s.field("konteringMaterialKonto", \.konteringMaterialKonto, "The account for material.", "4010")
    s.field("konteringProjekt", \.konteringProjekt, "The project.", "P25")
    s.field(
      "konteringDriftproj", document: "konteringDriftProjekt", \.konteringDriftproj, "The project of operations.",
      "D1")
    s.field("materialKostnad", document: "materialkostnad", \.materialKostnad, "The cost of material.", "420")
    s.field("kostnad", \.kostnad, "The cost.", "1850")
  }
}

/// What to charge the kund.
package struct FaktureraIn: WireObject {
  package var faktureras: Patch<Bool> = .absent
  package var fakturerasBelopp: Patch<Int64> = .absent

  package init() {}

  package static let shape = Shape<Self>("FaktureraIn", .both(section: "7.6.1"), "What to charge the kund.") { s in
    s.field("faktureras", \.faktureras, "Whether the kund is charged.", "true")
    s.field("fakturerasBelopp", document: "fakturaBelopp", \.fakturerasBelopp, "The amount.", "2270")
  }
}
