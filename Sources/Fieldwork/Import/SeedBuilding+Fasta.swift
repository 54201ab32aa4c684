import Contract
import JSON
import Model
import Texts

extension SeedBuilding {
  /// The tree, each level in the order in which its first objekt was answered.
  mutating func addFasta() {
    let known = Set(answers.objekt.compactMap { Wire($0.value, ObjektGetUt.shape.schema).text("id") })
    let objekt = answers.objekt.map { self.objekt($0, known) }
    for foretag in Self.grouped(objekt, by: \.foretagNr) {
      var row = Foretag(nr: foretag[0].foretagNr)
      row.kontakter = (answers.kontakter[row.nr] ?? []).map(Self.kontakt)
      made.foretag.append(row)
      for fastighet in Self.grouped(foretag, by: \.fastighetNr) {
        let nr = fastighet[0].fastighetNr
        made.fastigheter.append(Fastighet(foretagNr: row.nr, nr: nr))
        for byggnad in Self.grouped(fastighet, by: \.byggnadNr) {
          made.byggnader.append(Byggnad(foretagNr: row.nr, fastighetNr: nr, nr: byggnad[0].byggnadNr))
          made.objekt += byggnad
        }
      }
    }
    for objekt in made.objekt.map(\.id) { addRooms(of: objekt) }
  }

  /// Those with the same number together, in the order of the first of each.
  private static func grouped(_ rows: [Objekt], by nr: (Objekt) -> Text) -> [[Objekt]] {
    Dictionary(grouping: rows.enumerated()) { nr($0.element) }.values.sorted { $0[0].offset < $1[0].offset }
      .map { $0.map(\.element) }
  }

  private static func kontakt(_ value: JSONValue) -> Foretagskontakt {
    let wire = Wire(value, KontaktpersonGetUt.shape.schema)
    var kontakt = Foretagskontakt()
    kontakt.namn = wire.text("namn")
    kontakt.epost = wire.text("epost")
    kontakt.telefonMobil = wire.text("telefonMobil")
    kontakt.telefonOvrig = wire.text("telefonOvrig")
    kontakt.anmarkning = wire.text("anmarkning")
    return kontakt
  }

  private func objekt(_ found: FastaAnswers.Found, _ known: Set<Text>) -> Objekt {
    let wire = Wire(found.value, ObjektGetUt.shape.schema)
    let relation = wire.group("relationer")
    func nr(_ name: String) -> Text { relation.text(name) ?? "0" }
    var objekt = Objekt(
      id: ObjektID(wire.text("id") ?? ""), foretagNr: nr("foretagNr"), fastighetNr: nr("fastighetNr"),
      byggnadNr: nr("byggnadNr"))
    let typ = wire.group("typ")
    objekt.typ.overgripande = typ.text("objektsOTyp")
    objekt.typ.kod = typ.text("objektsTyp")
    objekt.typ.beskrivning = typ.text("beskrivning")
    (objekt.uthyrningsbar, objekt.felanmalningsbar) = (found.uthyrningsbar, found.felanmalningsbar)
    objekt.felanmalningsbarExtern = found.extern
    objekt.kunder = ["id1", "id2"].compactMap { wire.group("kunder").int($0) }.map { KundID($0) }
    objekt.ingarI = relation.text("ingarI").flatMap { known.contains($0) ? ObjektID($0) : nil }
    let adress = wire.group("adress")
    objekt.adress.lgh = adress.text("lghnummer")
    objekt.adress.gata = adress.text("adress")
    objekt.adress.postnr = adress.text("postnummer")
    objekt.adress.ort = adress.text("postort")
    objekt.adress.x = adress.text("xkoord")
    objekt.adress.y = adress.text("ykoord")
    objekt.detalj = Self.detalj(wire.group("detalj"))
    for kind in Self.kinds {
      guard let nr = relation.text(kind.field), let at = omraden[nr], made.omraden[at].typ == kind.typ else { continue }
      objekt.omraden[keyPath: kind.place] = nr
    }
    return objekt
  }

  private static func detalj(_ wire: Wire) -> Objekt.Detalj {
    let vaning = wire.group("vaning")
    var detalj = Objekt.Detalj()
    detalj.vaning.id = vaning.text("id")
    detalj.vaning.beskrivning = vaning.text("beskrivning")
    detalj.vaning.kortnamn = vaning.text("kortnamn")
    detalj.vaning.nummer = vaning.int("nummer", in: -100...1000).map { Int($0) }
    detalj.hiss = wire.bool("hiss")
    detalj.yta = wire.value("yta")?.doubleValue
    detalj.anmarkning = wire.text("anmarkning")
    detalj.text = wire.text("text")
    detalj.hyressparr = wire.text("hyressparr")
    detalj.hyressparrAnmarkning = wire.text("hyressparrAnmarkning")
    detalj.besiktigadDatum = wire.date("besiktigadDatum")
    return detalj
  }

  private mutating func addRooms(of objekt: ObjektID) {
    for value in answers.utrymmen[objekt.rawValue] ?? [] {
      let wire = Wire(value, UtrymmeGetUt.shape.schema)
      guard let id = wire.int("id") else { continue }
      var utrymme = Utrymme(id: UtrymmeID(id), objekt: objekt)
      utrymme.typ = wire.text("utrymmesTypKod")
      utrymme.beskrivning = wire.text("beskrivning")
      utrymme.rumsnummer = wire.text("rumsnummer")
      made.utrymmen.append(utrymme)
      for value in answers.enheter[id] ?? [] { add(enhet: Wire(value, EnhetGetUt.shape.schema), in: utrymme.id) }
    }
  }

  private mutating func add(enhet wire: Wire, in utrymme: UtrymmeID) {
    let typ = wire.group("enhetstyp")
    guard let id = wire.int("id"), let kod = typ.text("kod") else { return }
    if enhetstypID[kod] == nil { enhetstypID[kod] = typ.int("id", in: 0...1 << 53) }
    var enhet = Enhet(id: EnhetID(id), utrymme: utrymme, typ: kod)
    enhet.beskrivning = wire.text("beskrivning")
    enhet.underhall = wire.bool("underhall") ?? false
    enhet.felanmalan = wire.bool("felanmalan") ?? false
    enhet.garanti = wire.int("garanti", in: 0...1200).map { Int($0) }
    enhet.installationsdatum = wire.date("installationsdatum")
    enhet.underhallsdatum = wire.date("underhallsdatum")
    enhet.underhallAtgard = wire.text("underhallAtgard")
    enhet.serienummer = wire.text("serienummer")
    enhet.egenskap = wire.text("egenskap")
    enhet.mangd = wire.int("mangd", in: 0...1_000_000_000)
    enhet.notering = wire.text("notering")
    made.enheter.append(enhet)
  }
}
