import Domain
import JSON

/// What hangs on an arbetsorder, with its ids.
enum HangandeExport {
  static func handelse(_ h: Handelse, _ a: Arbetsorder) -> SeedExport.Members {
    [
      ("id", SeedExport.int(h.id)), ("typ", SeedExport.text(h.typ)), ("rubrik", SeedExport.text(h.rubrik)),
      ("text", SeedExport.text(h.text)), ("skapadAv", SeedExport.text(h.skapadAv)),
      ("registrerad", h.registrerad == a.registrerad.nar ? nil : SeedExport.nar(h.registrerad)),
      ("modifieradAv", SeedExport.text(h.modifieradAv)), ("modifierad", SeedExport.nar(h.modifierad)),
      ("aktivFrom", SeedExport.datum(h.aktivFrom)), ("aktivTom", SeedExport.datum(h.aktivTom)),
    ]
  }

  static func kontaktperson(_ k: Kontaktperson) -> SeedExport.Members {
    [
      ("id", SeedExport.int(k.id)), ("datumFom", SeedExport.datum(k.datumFom)),
      ("datumTom", SeedExport.datum(k.datumTom)), ("namn", SeedExport.text(k.namn)),
      ("epost", SeedExport.text(k.epost)), ("telefonMobil", SeedExport.text(k.telefonMobil)),
      ("telefonOvrig", SeedExport.text(k.telefonOvrig)), ("anmarkning", SeedExport.text(k.anmarkning)),
    ]
  }

  static func tid(_ t: Persontid) -> SeedExport.Members {
    [
      ("id", SeedExport.int(t.id)), ("resurs", SeedExport.text(t.resurs)), ("aktivitet", SeedExport.int(t.aktivitet)),
      ("datumFom", SeedExport.datum(t.datumFom)), ("datumTom", SeedExport.datum(t.datumTom)),
      ("starttid", SeedExport.klockslag(t.starttid)), ("sluttid", SeedExport.klockslag(t.sluttid)),
      ("minuter", SeedExport.int(t.minuter)), ("pris", SeedExport.int(t.pris)),
    ]
  }

  static func meddelande(_ m: Meddelande) -> SeedExport.Members {
    [
      ("id", SeedExport.int(m.id)), ("skapad", SeedExport.nar(m.skapad)), ("till", SeedExport.text(m.till)),
      ("fran", SeedExport.text(m.fran)), ("namnTill", SeedExport.text(m.namnTill)),
      ("namnFran", SeedExport.text(m.namnFran)), ("amne", SeedExport.text(m.amne)), ("text", SeedExport.text(m.text)),
      ("last", SeedExport.bool(m.last, unless: false)),
    ]
  }

  /// What MAK cancelled is cancelled by the status alone.
  static func bokning(_ b: Bokning, _ resurser: [ResursID: Resurs]) -> SeedExport.Members {
    let standard = resurser[b.lucka.resurs]?.bokning?.tilltrade.first
    let tilltrade = b.tilltrade == standard ? nil : SeedExport.orNull(SeedExport.text(b.tilltrade))
    return [
      ("tidsluckaId", SeedExport.text(b.lucka.id)), ("tilltrade", tilltrade),
      ("kommentar", SeedExport.text(b.kommentar)),
      ("avbokad", SeedExport.bool(b.avbokad && !b.avMakulering, unless: false)),
    ]
  }

  static func fil(_ f: Seedfil, _ a: Arbetsorder) -> SeedExport.Members {
    [
      ("id", SeedExport.int(f.fil.id)), ("filnamn", SeedExport.text(f.fil.filnamn)),
      ("beskrivning", SeedExport.text(f.fil.beskrivning)),
      ("typ", SeedExport.text(f.fil.typ, unless: Fil.standardtyp)),
      ("skapad", f.fil.skapad == a.registrerad.nar ? nil : SeedExport.nar(f.fil.skapad)),
      ("innehall", .text(Base64.encode(f.innehall))),
    ]
  }
}
