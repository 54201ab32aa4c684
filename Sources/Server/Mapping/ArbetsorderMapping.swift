import Contract
import Model
import Texts
import Tid

extension ArbetsorderUt {
  /// An arbetsorder as a caller sees it; what they must not see is nil already.
  init(_ a: Arbetsorder, _ register: RegisterSnapshot, _ resurser: RenderedResurser) {
    self.init()
    id = a.id.rawValue
    externtId = a.externtId
    externtNr = a.externtNr
    objekt.id = a.objekt.rawValue
    kund.id = a.kund?.rawValue
    bunt.buntId = a.bunt
    bunt.buntText = a.bunt.flatMap { register.buntar[$0]?.beskrivning }
    utforare = resurser[a.utforare]
    status.statusKod = Text(a.status.rawValue)
    utrymme.id = a.utrymme?.rawValue
    enhet.id = a.enhet?.rawValue
    enhet.enhetsNotering = a.enhetsNotering
    nyEnhet.enhetsTyp = a.nyEnhetTyp
    fras.frasKod = a.fras?.rawValue
    fras.frasBesk = a.fras.flatMap { register.fraser[$0]?.fras.text }
    texter(a)
    koder(a, register)
    steg(a, resurser)
    referens = resurser[a.referens]
    pamin1 = a.pamin1
    pamin2 = a.pamin2
    planering(a.planering)
    ekonomi(a)
    ursprung = a.ursprung.flatMap(Int32.init(exactly:))
    nyckelinformation.adress = a.nyckel.adress
    nyckelinformation.kod = a.nyckel.kod
    kundPrimarKontaktsatt = a.kontaktsatt.flatMap { Contract.Kontaktsatt(rawValue: $0.rawValue) }
  }

  private mutating func texter(_ a: Arbetsorder) {
    information.beskrivning = a.information.beskrivning
    information.kommentar = a.information.kommentar
    information.anmarkning = a.information.anmarkning
    information.atgard = a.information.atgard
    annanAnmalare.namn = a.anmalare.namn
    annanAnmalare.telefon = a.anmalare.telefon
    annanAnmalare.epostAdress = a.anmalare.epost
  }

  private mutating func koder(_ a: Arbetsorder, _ register: RegisterSnapshot) {
    arbetsorderTyp.arbetsordertypKod = a.typ
    arbetsorderTyp.arbetsordertypBesk = register.arbetsordertyper[a.typ]?.beskrivning
    tilltrade.tilltradeKod = a.tilltrade
    tilltrade.tilltradeBesk = a.tilltrade.flatMap { register.tilltrade[$0]?.beskrivning }
    prio.prioKod = a.prio
    if let rad = a.prio.flatMap({ register.prio[$0] }) {
      prio.prioBesk = rad.beskrivning
      prio.prioSla = rad.sla?.timmar
    }
  }

  private mutating func steg(_ a: Arbetsorder, _ resurser: RenderedResurser) {
    registrerad.datumRegistrerad = SvenskTid.datum(a.registrerad.nar)
    registrerad.registreradAv = resurser[a.registrerad.av]
    if let s = a.bestalld {
      bestalld.datumBestalld = SvenskTid.datum(s.nar)
      bestalld.bestalldAv = resurser[s.av]
    }
    if let s = a.accepterad { accepterad.datumAccepterad = SvenskTid.datum(s.nar) }
    if let s = a.utford {
      utford.datumUtford = SvenskTid.datum(s.nar)
      utford.utfordAv = resurser[s.av]
    }
    if let s = a.modifierad {
      modifierad.datumModifierad = s.nar
      modifierad.modifieradAv = resurser[s.av]
    }
  }

  private mutating func planering(_ p: Arbetsorder.Planering) {
    planering.bokadDatum = p.datum
    planering.bokadFomTid = p.fran
    planering.bokadTomTid = p.till
    planering.bokadMedModul = p.datum == nil ? p.medModul : p.medModul ?? false
  }

  private mutating func ekonomi(_ a: Arbetsorder) {
    let e = a.ekonomi
    ekonomi.konteringKonto = e.konto
    ekonomi.konteringRefKst = e.refKst
    ekonomi.konteringFastighetsnr = e.fastighetsnr
    ekonomi.konteringUhFel = e.uhFel
    ekonomi.konteringMaterialKonto = e.materialKonto
    ekonomi.konteringProjekt = e.projekt
    ekonomi.konteringDriftProjekt = e.driftProjekt
    ekonomi.materialKostnad = e.materialKostnad
    ekonomi.kostnad = e.kostnad
    fakturera.faktureras = a.fakturera.faktureras
    fakturera.fakturerasBelopp = a.fakturera.belopp
  }
}

extension ResursUt {
  /// A resurs with its contact details; empty, and so null on the wire, for nil.
  init(_ id: ResursID?, _ register: RegisterSnapshot) {
    self.init()
    guard let id else { return }
    self.id = id.rawValue
    guard let r = register.resurser[id] else { return }
    namn = r.namn
    kommunikation.epostAdress = r.kommunikation.epost
    kommunikation.telefon = r.kommunikation.telefon.map(TelefonUt.init)
  }
}

extension TelefonUt {
  init(_ t: Telefon) {
    self.init()
    typ = t.typ.flatMap { Contract.Telefontyp(rawValue: $0.rawValue) }
    telefonNr = t.nr
  }
}

extension ArbetsorderStatusGetUt {
  init(_ s: Status) {
    self.init()
    statuskod = Text(s.rawValue)
    beskrivning = s.beskrivning
  }
}

extension HandelseGetUt {
  init(_ h: Handelse, _ register: RegisterSnapshot) {
    self.init()
    id = h.id.rawValue
    rubrik = h.rubrik
    text = h.text
    typKod = h.typ
    if let t = register.handelsetyper[h.typ] {
      typBeskrivning = t.beskrivning
      sortKod = t.sortKod
      sortBeskrivning = t.sortBeskrivning
    }
    skapadAv = h.skapadAv
    datumRegistrerad = h.registrerad
    modifieradAv = h.modifieradAv
    datumModifierad = h.modifierad
    aktivFrom = h.aktivFrom
    aktivTom = h.aktivTom
  }
}
