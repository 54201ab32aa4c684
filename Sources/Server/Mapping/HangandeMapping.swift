import Contract
import Model

extension Handelseandring {
  init(_ body: HandelsePostIn) {
    self.init()
    rubrik = andring(body.rubrik)
    text = andring(body.text)
    typ = andring(body.typKod)
  }

  init(_ body: HandelsePutIn) {
    self.init()
    rubrik = andring(body.rubrik)
    text = andring(body.text)
    typ = andring(body.typKod)
    aktivFrom = andring(body.aktivFrom)
    aktivTom = andring(body.aktivTom)
  }
}

extension HandelseTypGetUt {
  init(_ typ: Handelsetyp) {
    self.init()
    id = typ.kod
    text = typ.beskrivning
  }
}

extension Kontaktpersonandring {
  init(_ body: KontaktpersonIn) {
    self.init()
    arbetsorder = andring(body.arbetsorderId) { ArbetsorderID($0) }
    datumFom = andring(body.datumFom)
    datumTom = andring(body.datumTom)
    namn = andring(body.namn)
    epost = andring(body.epost)
    telefonMobil = andring(body.telefonMobil)
    telefonOvrig = andring(body.telefonOvrig)
    anmarkning = andring(body.anmarkning)
  }
}

extension KontaktpersonGetUt {
  init(_ k: Kontaktperson) {
    self.init()
    id = k.id
    arbetsorderId = k.arbetsorder.rawValue
    datumFom = k.datumFom
    datumTom = k.datumTom
    namn = k.namn
    epost = k.epost
    telefonMobil = k.telefonMobil
    telefonOvrig = k.telefonOvrig
    anmarkning = k.anmarkning
  }

  /// A contact of a company, which belongs to no arbetsorder yet.
  init(_ k: Foretagskontakt) {
    self.init()
    namn = k.namn
    epost = k.epost
    telefonMobil = k.telefonMobil
    telefonOvrig = k.telefonOvrig
    anmarkning = k.anmarkning
  }
}
