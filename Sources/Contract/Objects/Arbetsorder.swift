package import Model

/// A new arbetsorder.
package struct ArbetsorderPostIn: WireBody {
  /// What it says of each field.
  package var andring = Arbetsorderandring()

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderPostIn", .both(section: "7.6.2"), "A new arbetsorder."
  ) { s in
    s.within(\.andring) { Arbetsorderandring.declare(&$0, isNew: true) }
  }
}

/// A change of an arbetsorder; what is left out stays.
package typealias ArbetsorderPutIn = Arbetsorderandring

extension Arbetsorderandring: WireBody {
  package static let shape = Shape<Self>(
    "ArbetsorderPutIn", .both(section: "7.6.1"), "What to change of an arbetsorder; what is left out stays."
  ) { s in
    declare(&s, isNew: false)
    s.instead(of: "ursprung", "it is set at creation and stays")
  }

  /// The fields as callers write them, to create one or to change one (rule 4.9).
  fileprivate static func declare(_ s: inout ShapeBuilder<Self>, isNew: Bool) {
    s.field("externtId", \.externtId, "The caller's own id.", "EXT-4711")
    s.field("externtNr", \.externtNr, "The caller's own number.", "CONFIDENTIAL", personal: .prose)
    s.field("buntId", \.bunt, "The id of the batch.", "B1")
    s.field("resursId", \.utforare, "Who is to carry it out.", "R100")
    s.field(
      "statusKod", variants: ["statuskod"], \.status, "The status to go to.", "GODK",
      codes: isNew ? Statuskoder.nya : Statuskoder.alla)
    s.field("utrymmesId", \.utrymme, "The id of the room.", "201001")
    s.field("enhetsId", \.enhet, "The id of the unit.", "700001")
    s.field("enhetsNotering", \.enhetsNotering, "A note on the unit.", "Vänster platta är kall")
    let both = Source.both(section: "7.6.1")
    s.group("nyEnhet", "The unit to install.", as: "NyEnhetIn", both, "The unit to install.") { g in
      g.field("enhetsTyp", variants: ["enhetstyp"], \.nyEnhetTyp, "The code of its type.", "SPIS")
    }
    s.field("frasNr", \.fras, "The id of the fault phrase.", "501")
    s.group("information", "The texts.", as: "InformationIn", both, "Texts to write.") { g in
      g.field(
        "beskrivning", \.beskrivning, "What is wrong.", "Ugnen blir inte varm trots att lampan lyser", personal: .prose)
      g.field(
        "kommentar", \.kommentar, "A hint to whoever carries it out.", "Prova att tömma filtret först", personal: .prose
      )
      g.field(
        "anmarkning", \.anmarkning, "A remark for own staff only.", "Tredje gången i år, fakturera hyresgästen?",
        personal: .prose)
      g.field("atgard", \.atgard, "What was done.", "Bytte platta", personal: .prose)
    }
    s.field("arbetsordertypKod", \.typ, "The code of the type.", "F", required: .published)
    s.field(
      "tilltradeKod", document: "tilltradesKod", variants: ["tilltradeKod"], \.tilltrade,
      "Whether the home may be entered.", "J")
    s.field("prioKod", \.prio, "The code of the priority.", "10")
    s.field("objektId", \.objekt, "The number of the objekt.", "9900101", required: isNew ? .always : .published)
    s.group(
      "anmalare", "Who reported it, where that is not the kund.", as: "AnnanAnmalareIn", both,
      "Who reports, where that is not the kund."
    ) { g in
      g.field("namn", \.anmalareNamn, "The name.", "Maria Holm")
      g.field("telefon", \.anmalareTelefon, "The phone number.", "070-174 06 11")
      g.field("epostAdress", \.anmalareEpost, "The e-mail address.", "maria.holm@example.com")
    }
    s.field("kundNr", \.kundNummer, "The customer number.", "KUNDA10001", required: .published)
    s.group("planering", "When it is planned.", as: "PlaneringIn", both, "When to plan for.") { g in
      g.field("bokadDatum", \.bokadDatum, "The date.", "20260304")
      g.field("bokadFomTid", document: "bokadFromTid", \.bokadFran, "From.", "08:00")
      g.field("bokadTomTid", \.bokadTill, "To.", "12:00")
    }
    s.group("ekonomi", "How it is accounted.", as: "EkonomiIn", both, "How to account.", ekonomi)
    s.group(
      "fakturera", variants: ["faktura"], "What the kund is charged.", as: "FaktureraIn", both,
      "What to charge the kund."
    ) { g in
      g.field("faktureras", \.faktureras, "Whether the kund is charged.", "true")
      g.field("fakturerasBelopp", document: "fakturaBelopp", \.fakturaBelopp, "The amount.", "2270")
    }
    if isNew { s.field("ursprung", \.ursprung, "The system it comes from.", "1", required: .published) }
    s.field(
      "kundPrimarKontaktsatt", \.kontaktsatt, "How the kund prefers to be reached about it.", "EPOST",
      source: .published)
    if isNew { s.field("bokning", \.bokning, "The slot to book for it.", source: .published) }
    advise(&s)
  }

  /// Two published names differ from those read (rule 4.18).
  private static func ekonomi(_ g: inout ShapeBuilder<Self>) {
    g.field("konteringKonto", document: "konteringsKonto", \.konto, "The account.", "5110")
    g.field("konteringRefKst", document: "konterinfRefKst", \.refKst, "The cost centre.", "310")
    g.field("konteringFastighetnr", document: "konteringFastighetsNr", \.fastighetsnr, "The property.", "9900")
    g.field("konteringUhFel", \.uhFel, "Maintenance or fault.", "TV")
    g.field("konteringMaterialKonto", \.materialKonto, "The account for material.", "4010")
    g.field("konteringProjekt", \.projekt, "The project.", "P25")
    g.field(
      "konteringDriftproj", document: "konteringDriftProjekt", \.driftProjekt, "The project of operations.", "D1")
    g.field("materialKostnad", document: "materialkostnad", \.materialKostnad, "The cost of material.", "420")
    g.field("kostnad", \.kostnad, "The cost.", "1850")
  }

  private static func advise(_ s: inout ShapeBuilder<Self>) {
    s.instead(of: "utrymme", "send the id of the room in 'utrymmesId'")
    s.instead(of: "enhet", "send the id of the unit in 'enhetsId' and the note in 'enhetsNotering'")
    s.instead(of: "objekt", "send the number of the objekt in 'objektId'")
    s.instead(of: "kund", "send the customer number in 'kundNr'")
    s.instead(of: "kundId", "send the customer number in 'kundNr'")
    s.instead(of: "utforare", "send the id of the resurs in 'resursId'")
    s.instead(of: "status", "send the code in 'statusKod'")
    s.instead(of: "bunt", "send the id of the batch in 'buntId'")
    s.instead(of: "fras", "send the id of the phrase in 'frasNr'")
    s.instead(of: "arbetsorderTyp", "send the code in 'arbetsordertypKod'")
    s.instead(of: "prio", "send the code in 'prioKod'")
    s.instead(of: "annanAnmalare", "it is called 'anmalare' when written")
  }
}

/// The answer to a creation.
package struct ArbetsorderPostUt: WireObject {
  package var arbetsorderId: ArbetsorderID

  package init(_ arbetsorderId: ArbetsorderID) { self.arbetsorderId = arbetsorderId }

  package static let shape = Shape<Self>(
    "ArbetsorderPostUt", .both(section: "7.6.2"),
    "The number of the new arbetsorder."
  ) { s in
    s.field("arbetsorderId", document: "id", \.arbetsorderId, "The number of the arbetsorder.", "1000")
  }
}

// MARK: - As it is read

extension ArbetsorderUt: WireObject {
  package static let shape = Shape<Self>("ArbetsorderUt", .both(section: "7.6"), "An arbetsorder.") { s in
    s.field("id", \.a.id, "The number of the arbetsorder.", "101")
    s.field("externtId", \.a.externtId, "The caller's own id.", "EXT-4711")
    s.field("externtNr", \.a.externtNr, "The caller's own number.", "CONFIDENTIAL", personal: .prose)
    s.group("objekt", "The objekt.", as: "ArbetsorderObjektUt", both, "The objekt of an arbetsorder.") { g in
      g.field("id", \.a.objekt, "The number of the objekt.", "9900101")
    }
    s.group("kund", "The kund.", as: "ArbetsorderKundUt", both, "The kund of an arbetsorder.") { g in
      g.field("id", \.a.kund, "The internal customer number.", "310001")
    }
    s.group("bunt", "The batch.", as: "BuntUt", both, "The batch of an arbetsorder.") { g in
      g.field("buntId", \.a.bunt, "The id of the batch.", "B1")
      g.field("buntText", document: "bunttext", \.buntText, "The batch in words.", "Vårrond")
    }
    s.field("utforare", \.utforare, "Who carries it out.")
    s.group("status", "How far it has come.", as: "ArbetsorderStatusUt", both, "The status of an arbetsorder.") { g in
      g.field("statusKod", \.a.status, "The code of the status.", "REG", codes: Statuskoder.alla)
    }
    s.group("utrymme", "The room.", as: "ArbetsorderUtrymmeUt", both, "The room of an arbetsorder.") { g in
      g.field("id", \.a.utrymme, "The id of the room.", "201001")
    }
    s.group("enhet", "The unit.", as: "ArbetsorderEnhetUt", both, "The unit of an arbetsorder.") { g in
      g.field("id", \.a.enhet, "The id of the unit.", "700001")
      g.field("enhetsNotering", \.a.enhetsNotering, "A note on the unit.", "Vänster platta är kall")
    }
    s.group("nyEnhet", "The unit to install.", as: "NyEnhetUt", both, "The unit that replaces the old one.") { g in
      g.field("enhetsTyp", \.a.nyEnhetTyp, "The code of its type.", "SPIS")
    }
    s.group("fras", "The fault phrase.", as: "FrasUt", both, "The fault phrase of an arbetsorder.") { g in
      g.field("frasKod", \.a.fras, "The id of the phrase.", "501")
      g.field("frasBesk", \.frasBesk, "The phrase.", "Ugnen blir inte varm")
    }
    s.group("information", "The texts.", as: "InformationUt", both, "The texts of an arbetsorder.") { g in
      g.field(
        "beskrivning", \.a.information.beskrivning, "What is wrong.", "Ugnen blir inte varm trots att lampan lyser",
        personal: .prose)
      g.field(
        "kommentar", \.a.information.kommentar, "A hint to whoever carries it out.", "Prova att tömma filtret först",
        personal: .prose)
      g.field(
        "anmarkning", \.a.information.anmarkning, "A remark for own staff only.",
        "Tredje gången i år, fakturera hyresgästen?", personal: .prose)
      g.field("atgard", \.a.information.atgard, "What was done.", "Bytte platta", personal: .prose)
    }
    codes(&s)
    steps(&s)
    s.field("referens", \.referens, "The person to refer to.")
    s.field("pamin1", \.a.pamin1, "The date of the first reminder.", "20260316")
    s.field("pamin2", \.a.pamin2, "The date of the second reminder.", "20260330")
    s.group("planering", "When it is planned.", as: "PlaneringUt", both, "When an arbetsorder is planned.") { g in
      g.field("bokadDatum", \.a.planering.datum, "The date.", "20260304")
      g.field("bokadFomTid", document: "bokadFromTid", \.a.planering.fran, "From.", "08:00")
      g.field("bokadTomTid", \.a.planering.till, "To.", "12:00")
      g.field(
        "bokadMedModul", \.a.planering.medModul, "Whether the booking module planned it.", "false", source: .published)
    }
    s.group("ekonomi", "How it is accounted.", as: "EkonomiUt", both, "How an arbetsorder is accounted.") { g in
      g.within(\.a.ekonomi, ekonomi)
    }
    s.group(
      "fakturera", variants: ["faktura"], "What the kund is charged.", as: "FaktureraUt", both,
      "What the kund is charged."
    ) { g in
      g.field("faktureras", \.a.fakturera.faktureras, "Whether the kund is charged.", "true")
      g.field("fakturerasBelopp", document: "fakturaBelopp", \.a.fakturera.belopp, "The amount.", "2270")
    }
    s.field("ursprung", \.ursprung, "The system it came from.", "1")
    s.group(
      "annanAnmalare", variants: ["ananAnmalare"], "Who reported it, where that is not the kund.",
      as: "AnnanAnmalareUt",
      both, "Who reported an arbetsorder, where that is not the kund."
    ) { g in
      g.field("namn", \.a.anmalare.namn, "The name.", "Maria Holm")
      g.field("telefon", \.a.anmalare.telefon, "The phone number.", "070-174 06 11")
      g.field("epostAdress", \.a.anmalare.epost, "The e-mail address.", "maria.holm@example.com")
    }
    s.field("filUtList", \.filer, "The files that hang on it.", source: .published)
    s.group(
      "nyckelinformation", "Where the key is.", source: .published, as: "Nyckelinformation", .published,
      "Where the key is."
    ) { g in
      g.field("adress", \.a.nyckel.adress, "Where it is kept.", "Nyckelskåp vid porten", personal: .prose)
      g.field("kod", \.a.nyckel.kod, "The code of the place.", "0417", personal: .secret)
    }
    s.field(
      "kundPrimarKontaktsatt", \.a.kontaktsatt, "How the kund prefers to be reached about it.", "EPOST",
      source: .published)
  }

  private static let both = Source.both(section: "7.6")

  private static func codes(_ s: inout ShapeBuilder<Self>) {
    s.group("arbetsorderTyp", "The type.", as: "ArbetsorderTypUt", both, "The type of an arbetsorder.") { g in
      g.field("arbetsordertypKod", \.a.typ, "The code of the type.", "F")
      g.field("arbetsordertypBesk", \.typBesk, "The type in words.", "Felanmälan")
    }
    s.field("tilltrade", variants: ["Tilltrade"], \.tilltrade, "Whether the home may be entered.")
    s.group("prio", "The priority.", as: "PrioUt", both, "The priority of an arbetsorder.") { g in
      g.field("prioKod", \.a.prio, "The code of the priority.", "10")
      g.field("prioBesk", \.prioBesk, "The priority in words.", "Normal")
      g.field("prioSla", \.prioSla, "The agreed time in hours, rounded up.", "40")
    }
  }

  private static func steps(_ s: inout ShapeBuilder<Self>) {
    let registered = "Who registered it and when."
    s.group("registrerad", registered, as: "RegistreradUt", both, registered) { g in
      g.field(
        "datumRegistrerad", document: "datumregistrerad", variants: ["datumRegistrerad"], \.datumRegistrerad,
        "The date.", "20260227")
      g.field("registreradAv", \.registreradAv, "Who.")
    }
    let ordered = "Who ordered it and when."
    s.group("bestalld", ordered, as: "BestalldUt", .published, ordered) { g in
      g.field("datumBestalld", \.datumBestalld, "The date.", "20260113")
      g.field("bestalldAv", \.bestalldAv, "Who.")
    }
    let accepted = "When it was accepted."
    s.group("accepterad", accepted, as: "AccepteradUt", both, accepted) { g in
      g.field("datumAccepterad", \.datumAccepterad, "The date.", "20260114")
    }
    let done = "Who carried it out and when."
    s.group("utford", done, as: "UtfordUt", both, done) { g in
      g.field("datumUtford", \.datumUtford, "The date.", "20260115")
      g.field("utfordAv", \.utfordAv, "Who.")
    }
    let changed = "Who changed it last and when."
    s.group("modifierad", changed, as: "ModifieradUt", both, changed) { g in
      g.field("datumModifierad", \.datumModifierad, "The instant.", "2026-02-12T14:30:00+01:00")
      g.field("modifieradAv", \.modifieradAv, "Who.")
    }
  }

  private static func ekonomi(_ g: inout ShapeBuilder<Ekonomi>) {
    g.field("konteringKonto", document: "konteringsKonto", \.konto, "The account.", "5199")
    g.field("konteringRefKst", document: "konterinfRefKst", \.refKst, "The cost centre.", "310")
    g.field("konteringFastighetsnr", document: "konteringFastighetsNr", \.fastighetsnr, "The property.", "9900")
    g.field("konteringUhFel", \.uhFel, "Maintenance or fault.", "TV")
    g.field("konteringMaterialKonto", \.materialKonto, "The account for material.", "4010")
    g.field("konteringProjekt", \.projekt, "The project.", "P25")
    g.field("konteringDriftProjekt", \.driftProjekt, "The project of operations.", "D1")
    g.field("materialKostnad", document: "materialkostnad", \.materialKostnad, "The cost of material.", "420")
    g.field("kostnad", \.kostnad, "The cost.", "1850")
  }
}
