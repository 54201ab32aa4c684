import Domain

/// Arbetsorder: the columns in the order of the table.
enum ArbetsorderRows {
  static let row = RowMap<Arbetsorder>("arbetsorder", columns, ordered: false, bind: bind, read: read)

  static let columns =
    [
      "id", "externt_id", "externt_nr", "objekt", "kund", "bunt", "utforare", "status", "makulerad_fran", "utrymme",
      "enhet", "enhets_notering", "ny_enhet_typ", "fras", "beskrivning", "kommentar", "anmarkning", "atgard", "typ",
      "tilltrade", "prio", "registrerad_ms", "registrerad_av", "bestalld_ms", "bestalld_av", "accepterad_ms",
      "accepterad_av", "utford_ms", "utford_av", "modifierad_ms", "modifierad_av", "referens", "pamin1", "pamin2",
      "bokad_datum", "bokad_fran", "bokad_till", "bokad_med_modul",
    ] + EkonomiColumns.names + [
      "ekonomi_satt", "faktureras", "fakturera_belopp", "ursprung", "anmalare_namn", "anmalare_telefon",
      "anmalare_epost", "nyckel_adress", "nyckel_kod", "kontaktsatt", "sla_start_ms", "sla_avtalat_slut_ms",
      "sla_faktiskt_slut_ms", "sla_slut_av_makulering",
    ]

  /// SQLite writes an index anew for each column of it that a statement sets, whether or not the value is another one.
  /// Most changes leave these alone, and others the status too: so they are set only where they differ.
  private static let seldom: Set<String> = [
    "objekt", "kund", "enhet", "registrerad_ms", "bokad_datum", "bokad_med_modul",
  ]
  private static let updateWithStatus = row.update(without: seldom)
  private static let updateWithoutStatus = row.update(
    without: seldom.union(["utforare", "status", "typ", "prio", "sla_avtalat_slut_ms", "sla_faktiskt_slut_ms"]))

  /// Writes what differs from `old`, which is what is stored.
  static func update(_ new: Arbetsorder, from old: Arbetsorder, in connection: Connection) throws {
    func same(_ part: (Arbetsorder) -> some Equatable) -> Bool { part(new) == part(old) }
    let isPlaced = same(\.objekt) && same(\.kund) && same(\.enhet) && same(\.registrerad) && same(\.planering)
    guard isPlaced else { return try row.update(new, in: connection) }
    let hasStatus = same(\.utforare) && same(\.status) && same(\.typ) && same(\.prio) && same(\.sla)
    try connection.run(hasStatus ? updateWithoutStatus : updateWithStatus) { row.bind(new, &$0) }
  }

  @Sendable private static func bind(_ v: Arbetsorder, _ b: inout Binder) {
    b.id(v.id)
    b.text(v.externtId)
    b.text(v.externtNr)
    b.id(v.objekt)
    b.id(v.kund)
    b.text(v.bunt)
    b.id(v.utforare)
    b.kod(v.status)
    b.kod(v.makuleradFran)
    b.id(v.utrymme)
    b.id(v.enhet)
    b.text(v.enhetsNotering)
    b.text(v.nyEnhetTyp)
    b.id(v.fras)
    b.text(v.information.beskrivning)
    b.text(v.information.kommentar)
    b.text(v.information.anmarkning)
    b.text(v.information.atgard)
    b.text(v.typ)
    b.text(v.tilltrade)
    b.text(v.prio)
    for steg in [v.registrerad, v.bestalld, v.accepterad, v.utford, v.modifierad] {
      b.tidpunkt(steg?.nar)
      b.id(steg?.av)
    }
    bindTail(v, &b)
  }

  private static func bindTail(_ v: Arbetsorder, _ b: inout Binder) {
    b.id(v.referens)
    b.datum(v.pamin1)
    b.datum(v.pamin2)
    b.datum(v.planering.datum)
    b.klockslag(v.planering.fran)
    b.klockslag(v.planering.till)
    b.bool(v.planering.medModul)
    EkonomiColumns.bind(v.ekonomi, &b)
    b.text(v.ekonomiSatt.isEmpty ? nil : names(v.ekonomiSatt))
    b.bool(v.fakturera.faktureras)
    b.int(v.fakturera.belopp)
    b.int(v.ursprung)
    b.text(v.anmalare.namn)
    b.text(v.anmalare.telefon)
    b.text(v.anmalare.epost)
    b.text(v.nyckel.adress)
    b.text(v.nyckel.kod)
    b.kod(v.kontaktsatt)
    b.tidpunkt(v.sla.start)
    b.tidpunkt(v.sla.avtalatSlut)
    b.tidpunkt(v.sla.faktisktSlut)
    b.bool(v.sla.slutAvMakulering)
  }

  private static func names(_ falt: Set<Ekonomi.Falt>) -> String {
    Ekonomi.Falt.allCases.filter(falt.contains).map(\.rawValue).joined(separator: ",")
  }

  @Sendable private static func read(_ c: inout Columns) throws -> Arbetsorder {
    let id = ArbetsorderID(c.integer())
    let (externtId, externtNr, objekt) = (c.text(), c.text(), ObjektID(c.string()))
    let (kund, bunt, utforare) = (c.number(Kund.self), c.text(), c.nummer(Resurs.self))
    let status = try c.kod(Status.self)
    let makuleradFran = try c.kod(Status.self)
    let (utrymme, enhet) = (c.number(Utrymme.self), c.number(Enhet.self))
    let (notering, nyEnhetTyp, fras) = (c.text(), c.text(), c.number(Fras.self))
    var information = Arbetsorder.Information()
    information.beskrivning = c.text()
    information.kommentar = c.text()
    information.anmarkning = c.text()
    information.atgard = c.text()
    let (typ, tilltrade, prio) = (c.string(), c.text(), c.text())
    var v = Arbetsorder(
      id: id, objekt: objekt, typ: typ, registrerad: Steg(nar: c.instant(), av: c.nummer()))
    v.externtId = externtId
    v.externtNr = externtNr
    v.kund = kund
    v.bunt = bunt
    v.utforare = utforare
    v.status = status ?? .registrerad
    v.makuleradFran = makuleradFran
    v.utrymme = utrymme
    v.enhet = enhet
    v.enhetsNotering = notering
    v.nyEnhetTyp = nyEnhetTyp
    v.fras = fras
    v.information = information
    v.tilltrade = tilltrade
    v.prio = prio
    v.bestalld = steg(&c)
    v.accepterad = steg(&c)
    v.utford = steg(&c)
    v.modifierad = steg(&c)
    try readTail(&v, &c)
    return v
  }

  private static func steg(_ c: inout Columns) -> Steg? {
    let (nar, av) = (c.tidpunkt(), c.nummer(Resurs.self))
    return nar.map { Steg(nar: $0, av: av) }
  }

  private static func readTail(_ v: inout Arbetsorder, _ c: inout Columns) throws {
    v.referens = c.nummer()
    v.pamin1 = try c.datum()
    v.pamin2 = try c.datum()
    v.planering.datum = try c.datum()
    v.planering.fran = try c.klockslag()
    v.planering.till = try c.klockslag()
    v.planering.medModul = c.bool()
    v.ekonomi = EkonomiColumns.read(&c)
    if let names = c.word() {
      v.ekonomiSatt = Set(names.split(separator: ",").compactMap { Ekonomi.Falt(rawValue: String($0)) })
    }
    v.fakturera.faktureras = c.bool()
    v.fakturera.belopp = c.int()
    v.ursprung = c.int()
    v.anmalare.namn = c.text()
    v.anmalare.telefon = c.text()
    v.anmalare.epost = c.text()
    v.nyckel.adress = c.text()
    v.nyckel.kod = c.text()
    v.kontaktsatt = try c.kod()
    v.sla.start = c.tidpunkt()
    v.sla.avtalatSlut = c.tidpunkt()
    v.sla.faktisktSlut = c.tidpunkt()
    v.sla.slutAvMakulering = c.flag()
  }
}
