import Contract
import Model

extension ObjektGetUt {
  init(_ o: Objekt) {
    self.init()
    id = o.id.rawValue
    adress.lghnummer = o.adress.lgh
    adress.adress = o.adress.gata
    adress.postnummer = o.adress.postnr
    adress.postort = o.adress.ort
    adress.xkoord = o.adress.x
    adress.ykoord = o.adress.y
    detalj.vaning.id = o.detalj.vaning.id
    detalj.vaning.beskrivning = o.detalj.vaning.beskrivning
    detalj.vaning.kortnamn = o.detalj.vaning.kortnamn
    detalj.vaning.nummer = o.detalj.vaning.nummer.flatMap(Int32.init(exactly:))
    detalj.hiss = o.detalj.hiss
    detalj.yta = o.detalj.yta
    detalj.anmarkning = o.detalj.anmarkning
    detalj.text = o.detalj.text
    detalj.hyressparr = o.detalj.hyressparr
    detalj.hyressparrAnmarkning = o.detalj.hyressparrAnmarkning
    detalj.besiktigadDatum = o.detalj.besiktigadDatum
    typ.objektsOTyp = o.typ.overgripande
    typ.objektsTyp = o.typ.kod
    typ.beskrivning = o.typ.beskrivning
    kunder.id1 = o.kunder.first?.rawValue
    kunder.id2 = o.kunder.count > 1 ? o.kunder[1].rawValue : nil
    relationer.foretagNr = o.foretagNr
    relationer.fastighetNr = o.fastighetNr
    relationer.byggnadNr = o.byggnadNr
    relationer.sokomrade1Nr = o.omraden.sok1
    relationer.sokomrade2Nr = o.omraden.sok2
    relationer.sokomrade3Nr = o.omraden.sok3
    relationer.adminomradeNr = o.omraden.administration
    relationer.felomradeNr = o.omraden.felanmalan
    relationer.underhallomradeNr = o.omraden.underhall
    relationer.ingarI = o.ingarI?.rawValue
  }
}

extension UtrymmeGetUt {
  init(_ u: Utrymme) {
    self.init()
    id = u.id.rawValue
    beskrivning = u.beskrivning
    rumsnummer = u.rumsnummer
    utrymmesTypKod = u.typ
  }
}

extension EnhetGetUt {
  init(_ e: Enhet, _ register: RegisterSnapshot) {
    self.init()
    id = e.id.rawValue
    utrymme.id = e.utrymme.rawValue
    enhetstyp.kod = e.typ
    enhetstyp.id = register.enhetstyper[e.typ]?.id
    beskrivning = e.beskrivning
    underhall = e.underhall
    felanmalan = e.felanmalan
    underhallsdatum = e.underhallsdatum
    installationsdatum = e.installationsdatum
    serienummer = e.serienummer
    // The real system answers these two where nobody has said anything (rule 5.4).
    garanti = e.garanti.flatMap(Int32.init(exactly:)) ?? 0
    underhallAtgard = e.underhallAtgard
    egenskap = e.egenskap
    mangd = e.mangd ?? 1
    notering = e.notering
  }
}

extension FrasGetUt {
  /// A fras of every type of arbetsorder has no type to tell of.
  init(_ f: Model.Fras, _ register: RegisterSnapshot) {
    self.init()
    id = f.id.rawValue
    typ.beskrivning = f.typ.flatMap { register.arbetsordertyper[$0]?.beskrivning ?? $0 }
    fras.id = Int32(exactly: f.textID)
    fras.text = f.text
  }
}

extension KundUt {
  init(_ k: Kund) {
    self.init()
    id = k.id.rawValue
    kundnummer = k.nummer
    namnHela = k.namn
    kommunikation.epostAdress = k.kommunikation.epost
    kommunikation.telefon = k.kommunikation.telefon.map(TelefonUt.init)
  }
}
