import Model
import Texts
import Tid

/// Arbetsorder, and how they are changed.
enum ArbetsorderRows {
  static let row = RowMap<Arbetsorder>("arbetsorder", ordered: false)

  /// SQLite writes an index anew for each column of it that a statement sets, whether or not the value is another one.
  /// Most changes leave these alone, and others the status too: so they are set only where they differ.
  private static let seldom: Set<String> = [
    "objekt", "kund", "enhet", "registrerad_ms", "bokad_datum", "bokad_med_modul",
  ]
  private static let updateWithStatus = row.update(without: seldom)
  private static let updateWithoutStatus = row.update(
    without: seldom.union(["utforare", "status", "typ", "prio", "sla_avtalat_slut_ms", "sla_faktiskt_slut_ms"]))

  /// Writes what differs from `old`, which is what is stored.
  static func update(_ new: Arbetsorder, from old: Arbetsorder, in connection: Connection) throws {
    func same(_ part: (Arbetsorder) -> some Equatable) -> Bool { part(new) == part(old) }
    let isPlaced = same(\.objekt) && same(\.kund) && same(\.enhet) && same(\.registrerad) && same(\.planering)
    guard isPlaced else { return try row.update(new, in: connection) }
    let hasStatus = same(\.utforare) && same(\.status) && same(\.typ) && same(\.prio) && same(\.sla)
    try connection.run(hasStatus ? updateWithoutStatus : updateWithStatus) { new.bind(&$0) }
  }
}

extension Arbetsorder: StoredRow {
  static var blank: Arbetsorder {
    Arbetsorder(
      id: ArbetsorderID(0), objekt: ObjektID(""), typ: "", registrerad: Steg(nar: Tidpunkt(sekunder: 0), av: nil))
  }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("externt_id", &externtId)
    c("externt_nr", &externtNr)
    c("objekt", &objekt)
    c("kund", &kund)
    c("bunt", &bunt)
    c("utforare", &utforare)
    c("status", &status)
    c("makulerad_fran", &makuleradFran)
    c("utrymme", &utrymme)
    c("enhet", &enhet)
    c("enhets_notering", &enhetsNotering)
    c("ny_enhet_typ", &nyEnhetTyp)
    c("fras", &fras)
    c("beskrivning", &information.beskrivning)
    c("kommentar", &information.kommentar)
    c("anmarkning", &information.anmarkning)
    c("atgard", &information.atgard)
    c("typ", &typ)
    c("tilltrade", &tilltrade)
    c("prio", &prio)
    c("registrerad_ms", &registrerad.nar)
    c("registrerad_av", &registrerad.av)
    c.steg("bestalld_ms", "bestalld_av", &bestalld)
    c.steg("accepterad_ms", "accepterad_av", &accepterad)
    c.steg("utford_ms", "utford_av", &utford)
    c.steg("modifierad_ms", "modifierad_av", &modifierad)
    c("referens", &referens)
    c("pamin1", &pamin1)
    c("pamin2", &pamin2)
    c("bokad_datum", &planering.datum)
    c("bokad_fran", &planering.fran)
    c("bokad_till", &planering.till)
    c("bokad_med_modul", &planering.medModul)
    ekonomi.columns(&c)
    c("ekonomi_satt", &ekonomiSattNamn)
    c("faktureras", &fakturera.faktureras)
    c("fakturera_belopp", &fakturera.belopp)
    c("ursprung", &ursprung)
    c("anmalare_namn", &anmalare.namn)
    c("anmalare_telefon", &anmalare.telefon)
    c("anmalare_epost", &anmalare.epost)
    c("nyckel_adress", &nyckel.adress)
    c("nyckel_kod", &nyckel.kod)
    c("kontaktsatt", &kontaktsatt)
    c("sla_start_ms", &sla.start)
    c("sla_avtalat_slut_ms", &sla.avtalatSlut)
    c("sla_faktiskt_slut_ms", &sla.faktisktSlut)
    c("sla_slut_av_makulering", &sla.slutAvMakulering)
  }

  private var ekonomiSattNamn: Text? {
    get { ekonomiSatt.isEmpty ? nil : Text(list: Ekonomi.Falt.allCases.filter(ekonomiSatt.contains)) }
    set { ekonomiSatt = newValue.map { Set($0.codes()) } ?? [] }
  }
}

extension ColumnVisitor {
  /// When a step was taken and by whom; by nobody where it never was.
  fileprivate mutating func steg(_ nar: StaticString, _ av: StaticString, _ steg: inout Steg?) {
    var (when, who) = (steg?.nar, steg?.av)
    self(nar, &when)
    self(av, &who)
    steg = when.map { Steg(nar: $0, av: who) }
  }
}

extension Text {
  /// Codes as one column holds them.
  init(list: [some RawRepresentable<String>]) { self.init(list.map(\.rawValue).joined(separator: ",")) }

  /// The codes of a list; what is none is left out.
  func codes<Code: RawRepresentable<String>>() -> [Code] {
    string.split(separator: ",").compactMap { Code(exactly: String($0)) }
  }
}
