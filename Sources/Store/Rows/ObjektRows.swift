import Model
import Texts

/// Objekt, utrymmen and enheter.
enum ObjektRows {
  /// The objekt's own areas, as a seed writes them.
  static let objekt = RowMap<Objekt>("objekt", ordered: true)
  static let utrymme = RowMap<Utrymme>("utrymme", ordered: true)
  static let enhet = RowMap<Enhet>("enhet", ordered: true)

  /// `SELECT … FROM objekt o …` with the areas of the nearest level upwards that names them; a condition follows.
  static let inherited: String = {
    let areas = Set(Omraden.names)
    let columns = objekt.columns.map {
      areas.contains($0) ? "coalesce(o.\($0), b.\($0), f.\($0), c.\($0))" : "o.\($0)"
    }
    return """
      SELECT \(columns.joined(separator: ", ")) FROM objekt o
      JOIN byggnad b ON b.foretag = o.foretag AND b.fastighet = o.fastighet AND b.nr = o.byggnad
      JOIN fastighet f ON f.foretag = o.foretag AND f.nr = o.fastighet
      JOIN foretag c ON c.nr = o.foretag
      """
  }()
}

extension Objekt: StoredRow {
  static var blank: Objekt { Objekt(id: ObjektID(""), foretagNr: "", fastighetNr: "", byggnadNr: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("foretag", &foretagNr)
    c("fastighet", &fastighetNr)
    c("byggnad", &byggnadNr)
    c("lgh", &adress.lgh)
    c("gata", &adress.gata)
    c("postnr", &adress.postnr)
    c("ort", &adress.ort)
    c("x", &adress.x)
    c("y", &adress.y)
    c("vaning_id", &detalj.vaning.id)
    c("vaning_beskrivning", &detalj.vaning.beskrivning)
    c("vaning_kortnamn", &detalj.vaning.kortnamn)
    c("vaning_nummer", &detalj.vaning.nummer)
    c("hiss", &detalj.hiss)
    c("yta", &detalj.yta)
    c("anmarkning", &detalj.anmarkning)
    c("text", &detalj.text)
    c("hyressparr", &detalj.hyressparr)
    c("hyressparr_anmarkning", &detalj.hyressparrAnmarkning)
    c("besiktigad_datum", &detalj.besiktigadDatum)
    c("typ_overgripande", &typ.overgripande)
    c("typ_kod", &typ.kod)
    c("typ_beskrivning", &typ.beskrivning)
    var (hg1, hg2) = (kunder.first, kunder.dropFirst().first)
    c("hg1", &hg1)
    c("hg2", &hg2)
    kunder = [hg1, hg2].compactMap { $0 }
    c("ingar_i", &ingarI)
    c("uthyrningsbar", &uthyrningsbar)
    c("felanmalningsbar", &felanmalningsbar)
    c("felanmalningsbar_extern", &felanmalningsbarExtern)
    omraden.columns(&c)
  }
}

extension Utrymme: StoredRow {
  static var blank: Utrymme { Utrymme(id: UtrymmeID(0), objekt: ObjektID("")) }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("objekt", &objekt)
    c("beskrivning", &beskrivning)
    c("rumsnummer", &rumsnummer)
    c("typ", &typ)
  }
}

extension Enhet: StoredRow {
  static var blank: Enhet { Enhet(id: EnhetID(0), utrymme: UtrymmeID(0), typ: "") }

  mutating func columns(_ c: inout some ColumnVisitor) {
    c("id", &id)
    c("utrymme", &utrymme)
    c("typ", &typ)
    c("beskrivning", &beskrivning)
    c("underhall", &underhall)
    c("felanmalan", &felanmalan)
    c("underhallsdatum", &underhallsdatum)
    c("installationsdatum", &installationsdatum)
    c("serienummer", &serienummer)
    c("garanti_manader", &garanti)
    c("underhall_atgard", &underhallAtgard)
    c("egenskap", &egenskap)
    c("mangd", &mangd)
    c("notering", &notering)
    c("aktiv", &aktiv)
    c("ersatt_av", &ersattAv)
    c("ersatt_genom", &ersattGenom)
  }
}
