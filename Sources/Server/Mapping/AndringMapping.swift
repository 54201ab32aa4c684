import Contract
import Model
import Texts

/// A field of a body as the domain reads it.
func andring<A, B>(_ patch: Patch<A>, _ convert: (A) -> B) -> Andring<B> {
  switch patch {
  case .absent: .oforandrad
  case .null: .tomd
  case .value(let v): .varde(convert(v))
  }
}

func andring<A>(_ patch: Patch<A>) -> Andring<A> { andring(patch) { $0 } }

/// A field of a group: where the group itself is null, each of its fields is to be empty (rule 4.9).
func andring<G, A, B>(_ group: Patch<G>, _ field: KeyPath<G, Patch<A>>, _ convert: (A) -> B) -> Andring<B> {
  switch group {
  case .absent: .oforandrad
  case .null: .tomd
  case .value(let g): andring(g[keyPath: field], convert)
  }
}

func andring<G, A>(_ group: Patch<G>, _ field: KeyPath<G, Patch<A>>) -> Andring<A> { andring(group, field) { $0 } }

extension Arbetsorderandring {
  init(_ body: ArbetsorderIn<some ArbetsorderUse>) {
    self.init()
    externtId = andring(body.externtId)
    externtNr = andring(body.externtNr)
    bunt = andring(body.buntId)
    utforare = andring(body.resursId) { ResursID($0) }
    status = andring(body.statusKod)
    utrymme = andring(body.utrymmesId) { UtrymmeID($0) }
    enhet = andring(body.enhetsId) { EnhetID($0) }
    enhetsNotering = andring(body.enhetsNotering)
    nyEnhetTyp = andring(body.nyEnhet, \.enhetsTyp)
    fras = andring(body.frasNr) { FrasID($0) }
    beskrivning = andring(body.information, \.beskrivning)
    kommentar = andring(body.information, \.kommentar)
    anmarkning = andring(body.information, \.anmarkning)
    atgard = andring(body.information, \.atgard)
    typ = andring(body.arbetsordertypKod)
    tilltrade = andring(body.tilltradeKod)
    prio = andring(body.prioKod)
    objekt = andring(body.objektId) { ObjektID($0) }
    anmalareNamn = andring(body.anmalare, \.namn)
    anmalareTelefon = andring(body.anmalare, \.telefon)
    anmalareEpost = andring(body.anmalare, \.epostAdress)
    kundNummer = andring(body.kundNr)
    bokadDatum = andring(body.planering, \.bokadDatum)
    bokadFran = andring(body.planering, \.bokadFomTid)
    bokadTill = andring(body.planering, \.bokadTomTid)
    ekonomi(body.ekonomi)
    faktureras = andring(body.fakturera, \.faktureras)
    fakturaBelopp = andring(body.fakturera, \.fakturerasBelopp)
    kontaktsatt = Self.kontaktsatt(body.kundPrimarKontaktsatt)
  }

  private mutating func ekonomi(_ e: Patch<EkonomiIn>) {
    konto = andring(e, \.konteringKonto)
    refKst = andring(e, \.konteringRefKst)
    fastighetsnr = andring(e, \.konteringFastighetnr)
    uhFel = andring(e, \.konteringUhFel)
    materialKonto = andring(e, \.konteringMaterialKonto)
    projekt = andring(e, \.konteringProjekt)
    driftProjekt = andring(e, \.konteringDriftproj)
    materialKostnad = andring(e, \.materialKostnad)
    kostnad = andring(e, \.kostnad)
  }

  private static func kontaktsatt(_ patch: Patch<Contract.Kontaktsatt>) -> Andring<Arbetsorder.Kontaktsatt> {
    switch patch {
    case .absent: .oforandrad
    case .null: .tomd
    case .value(let v):
      // Both lists are the four values that the contract names; a test compares them.
      Arbetsorder.Kontaktsatt(rawValue: v.rawValue).map { .varde($0) } ?? .oforandrad
    }
  }
}

extension Enhetsandring {
  init(_ body: EnhetIn) {
    self.init()
    beskrivning = andring(body.beskrivning)
    underhallsdatum = andring(body.underhallsdatum)
    installationsdatum = andring(body.installationsdatum)
    serienummer = andring(body.serienummer)
    egenskap = andring(body.egenskap)
    notering = andring(body.notering)
  }
}

extension Kontaktandring {
  init(_ body: KommunikationIn) {
    self.init()
    epost = andring(body.epostAdress)
    telefon = andring(body.telefon) { rader in
      rader.map { Telefon(typ: $0.typ.flatMap { Model.Telefontyp(rawValue: $0.rawValue) }, nr: $0.telefonNr) }
    }
  }
}
