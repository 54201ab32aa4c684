package import Texts
package import Tid

/// An arbetsorder as it is read.
package struct ArbetsorderUt: WireObject {
  package var id: Int64?
  package var externtId: Text?
  package var externtNr: Text?
  package var objekt = ArbetsorderObjektUt()
  package var kund = ArbetsorderKundUt()
  package var bunt = BuntUt()
  package var utforare = ResursUt()
  package var status = ArbetsorderStatusUt()
  package var utrymme = ArbetsorderUtrymmeUt()
  package var enhet = ArbetsorderEnhetUt()
  package var nyEnhet = NyEnhetUt()
  package var fras = FrasUt()
  package var information = InformationUt()
  package var arbetsorderTyp = ArbetsorderTypUt()
  package var tilltrade = TilltradeUt()
  package var prio = PrioUt()
  package var registrerad = RegistreradUt()
  package var bestalld = BestalldUt()
  package var accepterad = AccepteradUt()
  package var utford = UtfordUt()
  package var modifierad = ModifieradUt()
  package var referens = ResursUt()
  package var pamin1: Datum?
  package var pamin2: Datum?
  package var planering = PlaneringUt()
  package var ekonomi = EkonomiUt()
  package var fakturera = FaktureraUt()
  package var ursprung: Int32?
  package var annanAnmalare = AnnanAnmalareUt()
  package var filUtList: [FilUt] = []
  package var nyckelinformation = Nyckelinformation()
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
