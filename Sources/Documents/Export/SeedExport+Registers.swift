import Domain
import JSON
import Texts

extension SeedExport {
  /// The registers, in the order of the format.
  static func registers(_ i: Installation) -> Members {
    [
      ("gateway", list(i.klienter, klient).map { .object([("klienter", $0)]) }),
      ("prio", list(i.prio, prio)),
      ("tilltrade", list(i.tilltrade) { [("kod", text($0.kod)), ("beskrivning", text($0.beskrivning))] }),
      ("kalendrar", list(i.kalendrar, kalender)),
      ("handelsetyper", list(i.handelsetyper, handelsetyp)),
      (
        "aktiviteter",
        list(i.aktiviteter) { [("id", int($0.id)), ("text", text($0.text)), ("timpris", int($0.timpris))] }
      ),
      ("arbetsordertyper", list(i.arbetsordertyper, arbetsordertyp)),
      ("ursprung", list(i.ursprung) { [("id", int($0.id)), ("beskrivning", text($0.beskrivning))] }),
      ("buntar", list(i.buntar) { [("id", text($0.kod)), ("text", text($0.beskrivning))] }),
      ("resurser", list(i.resurser, resurs)),
      ("omraden", list(i.omraden, omrade)),
      ("kontering", list(i.kontering, konteringsrad)),
      ("kunder", list(i.kunder, kund)),
      ("utrymmestyper", list(i.utrymmestyper) { [("kod", text($0.kod)), ("beskrivning", text($0.beskrivning))] }),
      ("enhetstyper", list(i.enhetstyper, enhetstyp)),
    ]
  }

  private static func klient(_ k: GatewayKlient) -> Members {
    [
      ("nyckel", text(k.nyckel)), ("hemlighet", text(k.hemlighet)), ("token", text(k.token)),
      ("kontrakt", text(k.kontrakt?.rawValue)),
    ]
  }

  private static func prio(_ p: Prio) -> Members {
    let sla: JSONValue? = p.sla.map { .object([("tid", sekunder($0.tid)), ("kalender", text($0.kalender))]) }
    return [("kod", text(p.kod)), ("beskrivning", text(p.beskrivning)), ("sla", sla)]
  }

  private static func kalender(_ k: Kalender) -> Members {
    let names = ["man", "tis", "ons", "tor", "fre", "lor", "son"]
    let days = k.dagar.sorted()
    let isSpan = days.count > 1 && days == Array(days[0]...days[days.count - 1])
    let dagar: JSONValue =
      isSpan
      ? .text("\(names[days[0] - 1])-\(names[days[days.count - 1] - 1])") : .list(days.map { .text(names[$0 - 1]) })
    return [
      ("namn", text(k.namn)), ("dagar", dagar), ("tid", text("\(klockslag(k.fran))-\(klockslag(k.till))")),
      ("helgdagar", k.helgdagar ? text("svenska") : nil),
      ("aftnar", list(Kalender.Afton.allCases.filter(k.aftnar.contains).map { .text($0.rawValue) })),
    ]
  }

  private static func handelsetyp(_ h: Handelsetyp) -> Members {
    [
      ("kod", text(h.kod)), ("beskrivning", text(h.beskrivning)), ("sortKod", text(h.sortKod)),
      ("sortBeskrivning", text(h.sortBeskrivning)), ("system", bool(h.system, unless: false)),
    ]
  }

  private static func arbetsordertyp(_ t: Arbetsordertyp) -> Members {
    [
      ("kod", text(t.kod)), ("beskrivning", text(t.beskrivning)), ("skapas", t.skapasAvAPI ? nil : text("system")),
    ]
  }

  static func telefon(_ k: Kommunikation) -> JSONValue? {
    list(k.telefon) { [("typ", text($0.typ?.rawValue)), ("nr", orNull(text($0.nr)))] }
  }

  private static func resurs(_ r: Resurs) -> Members {
    // `extern` follows roll, and roll follows `extern`; one that differs is written.
    let extern = bool(r.extern, unless: r.roll == .extern)
    let roll = kod(r.roll, unless: r.extern ? .extern : .intern)
    return [
      ("id", text(r.id)), ("namn", text(r.namn)), ("typ", kod(r.typ, unless: .person)),
      ("extern", r.extern && r.roll == .extern ? bool(true) : extern), ("roll", roll),
      ("epost", text(r.kommunikation.epost)), ("telefon", telefon(r.kommunikation)),
      (
        "inloggning",
        r.inloggning.flatMap { object([("namn", text($0.namn)), ("losenord", text($0.losenord))]) }
      ),
      ("sso", list(r.sso.map { .text($0.string) })),
      (
        "federerad",
        list(r.federerad) {
          [("utgivare", text($0.utgivare)), ("subjekt", text($0.subjekt)), ("hemlighet", text($0.hemlighet))]
        }
      ),
      ("bokning", r.bokning.flatMap { object(bokningsbarhet($0)) }), ("kontrakt", text(r.kontrakt?.rawValue)),
    ]
  }

  private static func bokningsbarhet(_ b: Resurs.Bokningsbarhet) -> Members {
    [
      ("kalender", text(b.kalender)), ("lucka", b.lucka == 3600 ? nil : sekunder(b.lucka)),
      ("kapacitet", int(Int64(b.kapacitet), unless: 1)), ("overbokning", int(Int64(b.overbokning), unless: 0)),
      ("tilltrade", list(b.tilltrade.map { .text($0.string) })),
    ]
  }

  private static func omrade(_ o: Omrade) -> Members {
    let perTyp = o.utforarePerTyp.sorted { $0.key < $1.key }.map { ($0.key.string, text($0.value)) }
    return [
      ("nr", text(o.nr)), ("typ", text(o.typ.rawValue)), ("namn", text(o.namn)),
      ("utforare", perTyp.isEmpty ? text(o.utforare) : .object(perTyp)),
    ]
  }

  private static func konteringsrad(_ k: Konteringsrad) -> Members {
    [("typ", text(k.typ)), ("omrade", text(k.omrade)), ("enhetstyp", text(k.enhetstyp))]
      + Ekonomi.Falt.allCases.map { ($0.key, ekonomi(k.ekonomi, $0)) }
  }

  private static func kund(_ k: Kund) -> Members {
    [
      ("id", int(k.id)), ("nummer", text(k.nummer)), ("namn", text(k.namn)), ("epost", text(k.kommunikation.epost)),
      ("telefon", telefon(k.kommunikation)),
    ]
  }

  private static func enhetstyp(_ t: Enhetstyp) -> Members {
    [
      ("kod", text(t.kod)), ("id", int(t.id)), ("beskrivning", text(t.beskrivning)), ("garanti", int(t.garanti)),
      ("underhall", bool(t.underhall, unless: true)), ("felanmalan", bool(t.felanmalan, unless: true)),
      (
        "fraser",
        list(t.fraser) {
          [
            ("id", int($0.id)), ("textId", int($0.textID, unless: $0.id.rawValue)), ("text", text($0.text)),
            ("typ", text($0.typ)),
          ]
        }
      ),
    ]
  }
}
