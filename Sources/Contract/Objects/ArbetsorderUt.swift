package import Texts
package import Tid

/// An arbetsorder as it is read.
package struct ArbetsorderUt: WireObject {
  /// The number of the arbetsorder.
  package var id: Int64?
  /// The caller's own id.
  package var externtId: Text?
  /// The caller's own number.
  package var externtNr: Text?
  /// The objekt.
  package var objekt = ArbetsorderObjektUt()
  /// The kund.
  package var kund = ArbetsorderKundUt()
  /// The batch.
  package var bunt = BuntUt()
  /// Who carries it out.
  package var utforare = ResursUt()
  /// How far it has come.
  package var status = ArbetsorderStatusUt()
  /// The room.
  package var utrymme = ArbetsorderUtrymmeUt()
  /// The unit.
  package var enhet = ArbetsorderEnhetUt()
  /// The unit to install.
  package var nyEnhet = NyEnhetUt()
  /// The fault phrase.
  package var fras = FrasUt()
  /// The texts.
  package var information = InformationUt()
  /// The type.
  package var arbetsorderTyp = ArbetsorderTypUt()
  /// Whether the home may be entered.
  package var tilltrade = TilltradeUt()
  /// The priority.
  package var prio = PrioUt()
  /// Who registered it and when.
  package var registrerad = RegistreradUt()
  /// Who ordered it and when.
  package var bestalld = BestalldUt()
  /// When it was accepted.
  package var accepterad = AccepteradUt()
  /// Who carried it out and when.
  package var utford = UtfordUt()
  /// Who changed it last and when.
  package var modifierad = ModifieradUt()
  /// The person to refer to.
  package var referens = ResursUt()
  /// The date of the first reminder.
  package var pamin1: Datum?
  /// The date of the second reminder.
  package var pamin2: Datum?
  /// When it is planned.
  package var planering = PlaneringUt()
  /// How it is accounted.
  package var ekonomi = EkonomiUt()
  /// What the kund is charged.
  package var fakturera = FaktureraUt()
  /// The system it came from.
  package var ursprung: Int32?
  /// Who reported it, where that is not the kund.
  package var annanAnmalare = AnnanAnmalareUt()
  /// The files that hang on it.
  package var filUtList: [FilUt] = []
  /// Where the key is.
  package var nyckelinformation = Nyckelinformation()
  /// How the kund prefers to be reached about it.
  package var kundPrimarKontaktsatt: Kontaktsatt?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderUt", .both(section: "7.6"), "An arbetsorder.") { s in
    s.field("id", \.id, "The number of the arbetsorder.", "101")
    s.field("externtId", \.externtId, "The caller's own id.", "EXT-4711")
    s.field("externtNr", \.externtNr, "The caller's own number.", "CONFIDENTIAL")
    s.field("objekt", \.objekt, "The objekt.")
    s.field("kund", \.kund, "The kund.")
    s.field("bunt", \.bunt, "The batch.")
    s.field("utforare", \.utforare, "Who carries it out.")
    s.field("status", \.status, "How far it has come.")
    s.field("utrymme", \.utrymme, "The room.")
    s.field("enhet", \.enhet, "The unit.")
    s.field("nyEnhet", \.nyEnhet, "The unit to install.")
    s.field("fras", \.fras, "The fault phrase.")
    s.field("information", \.information, "The texts.")
    s.field("arbetsorderTyp", \.arbetsorderTyp, "The type.")
    s.field("tilltrade", variants: ["Tilltrade"], \.tilltrade, "Whether the home may be entered.")
    s.field("prio", \.prio, "The priority.")
    s.field("registrerad", \.registrerad, "Who registered it and when.")
    s.field("bestalld", \.bestalld, "Who ordered it and when.")
    s.field("accepterad", \.accepterad, "When it was accepted.")
    s.field("utford", \.utford, "Who carried it out and when.")
    s.field("modifierad", \.modifierad, "Who changed it last and when.")
    s.field("referens", \.referens, "The person to refer to.")
    s.field("pamin1", \.pamin1, "The date of the first reminder.", "20260316")
    s.field("pamin2", \.pamin2, "The date of the second reminder.", "20260330")
    s.field("planering", \.planering, "When it is planned.")
    s.field("ekonomi", \.ekonomi, "How it is accounted.")
    s.field("fakturera", variants: ["faktura"], \.fakturera, "What the kund is charged.")
    s.field("ursprung", \.ursprung, "The system it came from.", "1")
    s.field(
      "annanAnmalare", variants: ["ananAnmalare"], \.annanAnmalare, "Who reported it, where that is not the kund.")
    s.field("filUtList", \.filUtList, "The files that hang on it.", source: .published)
    s.field("nyckelinformation", \.nyckelinformation, "Where the key is.", source: .published)
    s.field(
      "kundPrimarKontaktsatt", \.kundPrimarKontaktsatt, "How the kund prefers to be reached about it.", "EPOST",
      source: .published)
  }
}
