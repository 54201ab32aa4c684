import Domain

/// Objekt, utrymmen and enheter.
enum ObjektRows {
  private static let own = [
    "id", "foretag", "fastighet", "byggnad", "lgh", "gata", "postnr", "ort", "x", "y", "vaning_id",
    "vaning_beskrivning", "vaning_kortnamn", "vaning_nummer", "hiss", "yta", "anmarkning", "text", "hyressparr",
    "hyressparr_anmarkning", "besiktigad_datum", "typ_overgripande", "typ_kod", "typ_beskrivning", "hg1", "hg2",
    "ingar_i", "uthyrningsbar", "felanmalningsbar", "felanmalningsbar_extern",
  ]

  /// The objekt's own areas, as a seed writes them.
  static let objekt = RowMap<Objekt>(
    "objekt", own + OmradenColumns.names, ordered: true,
    bind: { v, b in
      b.id(v.id)
      b.text(v.foretagNr)
      b.text(v.fastighetNr)
      b.text(v.byggnadNr)
      for text in [v.adress.lgh, v.adress.gata, v.adress.postnr, v.adress.ort, v.adress.x, v.adress.y] { b.text(text) }
      bind(v.detalj, &b)
      b.text(v.typ.overgripande)
      b.text(v.typ.kod)
      b.text(v.typ.beskrivning)
      b.id(v.kunder.first)
      b.id(v.kunder.dropFirst().first)
      b.id(v.ingarI)
      b.bool(v.uthyrningsbar)
      b.bool(v.felanmalningsbar)
      b.bool(v.felanmalningsbarExtern)
      OmradenColumns.bind(v.omraden, &b)
    },
    read: read)

  /// `SELECT … FROM objekt o …` with the areas of the nearest level upwards that names them; a condition follows.
  static let inherited: String = {
    let columns =
      own.map { "o.\($0)" }
      + OmradenColumns.names.map { "coalesce(o.\($0), b.\($0), f.\($0), c.\($0))" }
    return """
      SELECT \(columns.joined(separator: ", ")) FROM objekt o
      JOIN byggnad b ON b.foretag = o.foretag AND b.fastighet = o.fastighet AND b.nr = o.byggnad
      JOIN fastighet f ON f.foretag = o.foretag AND f.nr = o.fastighet
      JOIN foretag c ON c.nr = o.foretag
      """
  }()

  private static func bind(_ v: Objekt.Detalj, _ b: inout Binder) {
    b.text(v.vaning.id)
    b.text(v.vaning.beskrivning)
    b.text(v.vaning.kortnamn)
    b.int(v.vaning.nummer)
    b.bool(v.hiss)
    b.double(v.yta)
    b.text(v.anmarkning)
    b.text(v.text)
    b.text(v.hyressparr)
    b.text(v.hyressparrAnmarkning)
    b.datum(v.besiktigadDatum)
  }

  @Sendable static func read(_ c: inout Columns) throws -> Objekt {
    var v = Objekt(id: ObjektID(c.string()), foretagNr: c.string(), fastighetNr: c.string(), byggnadNr: c.string())
    v.adress.lgh = c.text()
    v.adress.gata = c.text()
    v.adress.postnr = c.text()
    v.adress.ort = c.text()
    v.adress.x = c.text()
    v.adress.y = c.text()
    v.detalj.vaning.id = c.text()
    v.detalj.vaning.beskrivning = c.text()
    v.detalj.vaning.kortnamn = c.text()
    v.detalj.vaning.nummer = c.int().map(Int.init)
    v.detalj.hiss = c.bool()
    v.detalj.yta = c.double()
    v.detalj.anmarkning = c.text()
    v.detalj.text = c.text()
    v.detalj.hyressparr = c.text()
    v.detalj.hyressparrAnmarkning = c.text()
    v.detalj.besiktigadDatum = try c.datum()
    v.typ.overgripande = c.text()
    v.typ.kod = c.text()
    v.typ.beskrivning = c.text()
    let (hg1, hg2) = (c.number(Kund.self), c.number(Kund.self))
    v.kunder = [hg1, hg2].compactMap { $0 }
    v.ingarI = c.nummer()
    v.uthyrningsbar = c.flag()
    v.felanmalningsbar = c.flag()
    v.felanmalningsbarExtern = c.flag()
    v.omraden = OmradenColumns.read(&c)
    return v
  }

  static let utrymme = RowMap<Utrymme>(
    "utrymme", ["id", "objekt", "beskrivning", "rumsnummer", "typ"], ordered: true,
    bind: { v, b in
      b.id(v.id)
      b.id(v.objekt)
      b.text(v.beskrivning)
      b.text(v.rumsnummer)
      b.text(v.typ)
    },
    read: { c in
      var v = Utrymme(id: UtrymmeID(c.integer()), objekt: ObjektID(c.string()))
      v.beskrivning = c.text()
      v.rumsnummer = c.text()
      v.typ = c.text()
      return v
    })

  static let enhet = RowMap<Enhet>(
    "enhet",
    [
      "id", "utrymme", "typ", "beskrivning", "underhall", "felanmalan", "underhallsdatum", "installationsdatum",
      "serienummer", "garanti_manader", "underhall_atgard", "egenskap", "mangd", "notering", "aktiv", "ersatt_av",
      "ersatt_genom",
    ], ordered: true,
    bind: { v, b in
      b.id(v.id)
      b.id(v.utrymme)
      b.text(v.typ)
      b.text(v.beskrivning)
      b.bool(v.underhall)
      b.bool(v.felanmalan)
      b.datum(v.underhallsdatum)
      b.datum(v.installationsdatum)
      b.text(v.serienummer)
      b.int(v.garanti)
      b.text(v.underhallAtgard)
      b.text(v.egenskap)
      b.int(v.mangd)
      b.text(v.notering)
      b.bool(v.aktiv)
      b.id(v.ersattAv)
      b.id(v.ersattGenom)
    },
    read: { c in
      var v = Enhet(id: EnhetID(c.integer()), utrymme: UtrymmeID(c.integer()), typ: c.string())
      v.beskrivning = c.text()
      v.underhall = c.flag()
      v.felanmalan = c.flag()
      v.underhallsdatum = try c.datum()
      v.installationsdatum = try c.datum()
      v.serienummer = c.text()
      v.garanti = c.int().map(Int.init)
      v.underhallAtgard = c.text()
      v.egenskap = c.text()
      v.mangd = c.int()
      v.notering = c.text()
      v.aktiv = c.flag()
      v.ersattAv = c.number()
      v.ersattGenom = c.number()
      return v
    })
}
