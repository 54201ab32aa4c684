import Domain

/// What hangs on an arbetsorder.
enum HangerRows {
  static let handelse = RowMap<Handelse>(
    "handelse",
    [
      "id", "arbetsorder", "typ", "registrerad_ms", "rubrik", "text", "skapad_av", "modifierad_av", "modifierad_ms",
      "aktiv_from", "aktiv_tom",
    ], ordered: false,
    bind: { v, b in
      b.id(v.id)
      b.id(v.arbetsorder)
      b.text(v.typ)
      b.tidpunkt(v.registrerad)
      b.text(v.rubrik)
      b.text(v.text)
      b.text(v.skapadAv)
      b.text(v.modifieradAv)
      b.tidpunkt(v.modifierad)
      b.datum(v.aktivFrom)
      b.datum(v.aktivTom)
    },
    read: { c in
      var v = Handelse(
        id: HandelseID(c.integer()), arbetsorder: ArbetsorderID(c.integer()), typ: c.string(),
        registrerad: c.instant())
      v.rubrik = c.text()
      v.text = c.text()
      v.skapadAv = c.text()
      v.modifieradAv = c.text()
      v.modifierad = c.tidpunkt()
      v.aktivFrom = try c.datum()
      v.aktivTom = try c.datum()
      return v
    })

  static let kontaktperson = RowMap<Kontaktperson>(
    "kontaktperson",
    [
      "id", "arbetsorder", "datum_fom", "datum_tom", "namn", "epost", "telefon_mobil", "telefon_ovrig", "anmarkning",
    ], ordered: false,
    bind: { v, b in
      b.int(v.id)
      b.id(v.arbetsorder)
      b.datum(v.datumFom)
      b.datum(v.datumTom)
      b.text(v.namn)
      b.text(v.epost)
      b.text(v.telefonMobil)
      b.text(v.telefonOvrig)
      b.text(v.anmarkning)
    },
    read: { c in
      var v = Kontaktperson(id: c.integer(), arbetsorder: ArbetsorderID(c.integer()))
      v.datumFom = try c.datum()
      v.datumTom = try c.datum()
      v.namn = c.text()
      v.epost = c.text()
      v.telefonMobil = c.text()
      v.telefonOvrig = c.text()
      v.anmarkning = c.text()
      return v
    })

  static let persontid = RowMap<Persontid>(
    "persontid",
    [
      "id", "arbetsorder", "resurs", "datum_fom", "minuter", "starttid", "sluttid", "datum_tom", "aktivitet", "pris",
    ], ordered: false,
    bind: { v, b in
      b.int(v.id)
      b.id(v.arbetsorder)
      b.id(v.resurs)
      b.datum(v.datumFom)
      b.int(v.minuter)
      b.klockslag(v.starttid)
      b.klockslag(v.sluttid)
      b.datum(v.datumTom)
      b.int(v.aktivitet)
      b.int(v.pris)
    },
    read: { c in
      let (id, arbetsorder, resurs) = (c.integer(), ArbetsorderID(c.integer()), ResursID(c.string()))
      guard let fom = try c.datum() else { throw c.unreadable("NULL") }
      var v = Persontid(id: id, arbetsorder: arbetsorder, resurs: resurs, datumFom: fom)
      v.minuter = c.int()
      v.starttid = try c.klockslag()
      v.sluttid = try c.klockslag()
      v.datumTom = try c.datum()
      v.aktivitet = c.int()
      v.pris = c.int()
      return v
    })

  static let meddelande = RowMap<Meddelande>(
    "meddelande",
    ["id", "arbetsorder", "skapad_ms", "last", "till", "fran", "namn_till", "namn_fran", "amne", "text"],
    ordered: false,
    bind: { v, b in
      b.int(v.id)
      b.id(v.arbetsorder)
      b.tidpunkt(v.skapad)
      b.bool(v.last)
      b.text(v.till)
      b.text(v.fran)
      b.text(v.namnTill)
      b.text(v.namnFran)
      b.text(v.amne)
      b.text(v.text)
    },
    read: { c in
      var v = Meddelande(
        id: c.integer(), arbetsorder: ArbetsorderID(c.integer()), skapad: c.instant(), last: c.flag())
      v.till = c.text()
      v.fran = c.text()
      v.namnTill = c.text()
      v.namnFran = c.text()
      v.amne = c.text()
      v.text = c.text()
      return v
    })
}
