import Model
import Texts

extension SeedShapes {
  /// A row of the register of omraden that has the right typ.
  private static func omradesval(_ typ: Omradestyp) -> Form<Text> {
    Form.reference(.omrade).then { reader, _, p in reader.omradesval.append((typ, p)) }
  }

  static let omraden = Shape<Omraden>("omraden") { _ in
    Omraden()
  } keys: { s in
    s.key("felanmalan", omradesval(.felanmalan), to: \.felanmalan)
    s.key("underhall", omradesval(.underhall), to: \.underhall)
    s.key("administration", omradesval(.administration), to: \.administration)
    s.key("sok1", omradesval(.sok1), to: \.sok1)
    s.key("sok2", omradesval(.sok2), to: \.sok2)
    s.key("sok3", omradesval(.sok3), to: \.sok3)
  }

  static let foretagskontakt = Shape<Foretagskontakt>("foretagskontakt") { _ in
    Foretagskontakt()
  } keys: { s in
    s.key("namn", .text, to: \.namn)
    s.key("epost", .text, to: \.epost)
    s.key("telefonMobil", .text, to: \.telefonMobil)
    s.key("telefonOvrig", .text, to: \.telefonOvrig)
    s.key("anmarkning", .text, to: \.anmarkning)
  }

  static let foretag = Shape<ForetagGren>(
    "foretag", known: { reader, p in reader.known(.foretag, "nr", \.foretag, p).map { Gren($0, p) } }
  ) { p in
    Gren(Foretag(nr: ""), p)
  } keys: { s in
    s.key("nr", .id(.foretag), required: true, to: \.value.nr)
    s.key("namn", .text, to: \.value.namn)
    s.key("omraden", .mapping(omraden), to: \.value.omraden)
    s.key("kontakter", .list(.mapping(foretagskontakt)), to: \.value.kontakter)
    s.key("fastigheter", .list(.mapping(fastighet)), to: \.below)
  }

  /// Under its företag.
  static let fastighet = fastighet("fastighet") { _ in }
  /// In a list of its own.
  static let fastighetFlat = fastighet("fastighet-flat") { s in
    s.key("foretag", .reference(.foretag), required: true, "nr of its företag.", to: \.value.foretagNr)
  }

  private static func fastighet(_ name: String, parent: (inout Shape<FastighetGren>) -> Void) -> Shape<FastighetGren> {
    Shape(name, known: { reader, p in reader.knownFastighet(p).map { Gren($0, p) } }) { p in
      Gren(Fastighet(foretagNr: "", nr: ""), p)
    } keys: { s in
      parent(&s)
      s.key("nr", .word, required: true, "Unique within its företag.", to: \.value.nr)
      s.key("namn", .text, to: \.value.namn)
      s.key("omraden", .mapping(omraden), to: \.value.omraden)
      s.key("byggnader", .list(.mapping(byggnad)), to: \.below)
    }
  }

  /// Under its fastighet.
  static let byggnad = byggnad("byggnad") { _ in }
  /// In a list of its own.
  static let byggnadFlat = byggnad("byggnad-flat") { s in
    s.key("foretag", .reference(.foretag), required: true, "nr of its företag.", to: \.value.foretagNr)
    s.key("fastighet", .word, required: true, "nr of its fastighet.", to: \.value.fastighetNr)
  }

  private static func byggnad(_ name: String, parent: (inout Shape<ByggnadGren>) -> Void) -> Shape<ByggnadGren> {
    Shape(name, known: { reader, p in reader.knownByggnad(p).map { Gren($0, p) } }) { p in
      Gren(Byggnad(foretagNr: "", fastighetNr: "", nr: ""), p)
    } keys: { s in
      parent(&s)
      s.key("nr", .word, required: true, "Unique within its fastighet.", to: \.value.nr)
      s.key("namn", .text, to: \.value.namn)
      s.key("omraden", .mapping(omraden), to: \.value.omraden)
      s.key("objekt", .list(.mapping(objekt)), to: \.below)
    }
  }

  static let adress = Shape<Objekt.Adress>("adress") { _ in
    Objekt.Adress()
  } keys: { s in
    s.key("lgh", .text, to: \.lgh)
    s.key("gata", .text, to: \.gata)
    s.key("postnr", .text, to: \.postnr)
    s.key("ort", .text, to: \.ort)
    s.key("x", .text, to: \.x)
    s.key("y", .text, to: \.y)
  }

  static let vaning = Shape<Objekt.Vaning>("vaning") { _ in
    Objekt.Vaning()
  } keys: { s in
    s.key("id", .text, to: \.id)
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key("kortnamn", .text, to: \.kortnamn)
    s.key("nummer", .count(from: -100, to: 1000), to: \.nummer)
  }

  static let detalj = Shape<Objekt.Detalj>("detalj") { _ in
    Objekt.Detalj()
  } keys: { s in
    s.key("vaning", .mapping(vaning), to: \.vaning)
    s.key("hiss", .boolean, to: \.hiss)
    s.key("yta", .decimal, "Square metres.", to: \.yta)
    s.key("anmarkning", .text, to: \.anmarkning)
    s.key("text", .text, to: \.text)
    s.key("hyressparr", .text, to: \.hyressparr)
    s.key("hyressparrAnmarkning", .text, to: \.hyressparrAnmarkning)
    s.key("besiktigadDatum", .date, to: \.besiktigadDatum)
  }

  static let objekttyp = Shape<Objekt.Typ>("objekttyp") { _ in
    Objekt.Typ()
  } keys: { s in
    s.key("overgripande", .text, to: \.overgripande)
    s.key("kod", .text, to: \.kod)
    s.key("beskrivning", .text, to: \.beskrivning)
  }

  /// Under its byggnad.
  static let objekt = objekt("objekt") { _ in }
  /// In a list of its own.
  static let objektFlat = objekt("objekt-flat") { s in
    s.key("foretag", .reference(.foretag), required: true, "nr of its företag.", to: \.value.foretagNr)
    s.key("fastighet", .word, required: true, "nr of its fastighet.", to: \.value.fastighetNr)
    s.key("byggnad", .word, required: true, "nr of its byggnad.", to: \.value.byggnadNr)
  }

  private static func objekt(_ name: String, parent: (inout Shape<ObjektGren>) -> Void) -> Shape<ObjektGren> {
    Shape(name, known: { reader, p in reader.known(.objekt, "id", \.objekt, p).map { Gren($0, p) } }) { p in
      Gren(Objekt(id: ObjektID(""), foretagNr: "", fastighetNr: "", byggnadNr: ""), p)
    } keys: { s in
      parent(&s)
      s.key("id", .id(.objekt), required: true, to: \.value.id)
      s.key("typ", .mapping(objekttyp), to: \.value.typ)
      s.key("uthyrningsbar", .boolean, "Can be let (rule 8.1).", to: \.value.uthyrningsbar)
      s.key("felanmalningsbar", .boolean, "Can be reported on (rule 8.1).", to: \.value.felanmalningsbar)
      s.key("felanmalningsbarExtern", .boolean, "By outsiders too (rule 8.1).", to: \.value.felanmalningsbarExtern)
      s.key("kunder", hyresgaster, "HG1 and HG2.", to: \.value.kunder)
      s.key("ingarI", .reference(.objekt), "The objekt it is part of.", to: \.value.ingarI)
      s.key("adress", .mapping(adress), to: \.value.adress)
      s.key("detalj", .mapping(detalj), to: \.value.detalj)
      s.key("omraden", .mapping(omraden), to: \.value.omraden)
      s.key("utrymmen", .list(.mapping(utrymme)), to: \.below)
    }
  }

  private static let hyresgaster = Form<[KundID]>.list(.reference(.kund)).then { reader, kunder, p in
    if kunder.count > 2 { reader.report(p, "an objekt has at most two kunder, got \(kunder.count)") }
  }

  /// Under its objekt.
  static let utrymme = utrymme("utrymme") { _ in }
  /// In a list of its own.
  static let utrymmeFlat = utrymme("utrymme-flat") { s in
    s.key("objekt", .reference(.objekt), required: true, to: \.value.objekt)
  }

  private static func utrymme(_ name: String, parent: (inout Shape<UtrymmeGren>) -> Void) -> Shape<UtrymmeGren> {
    Shape(name, known: { reader, p in reader.known(.utrymme, "id", \.utrymmen, p).map { Gren(known: $0, p) } }) { p in
      Gren(Utrymme(id: UtrymmeID(0), objekt: ObjektID("")), p)
    } keys: { s in
      parent(&s)
      s.key("id", .id(.utrymme), required: true, to: \.value.id)
      s.key("typ", .reference(.utrymmestyp), to: \.value.typ)
      s.nullable("beskrivning", .text, "That of its typ if left out.", mark: .beskrivning, to: \.value.beskrivning)
      s.key("rumsnummer", .text, to: \.value.rumsnummer)
      s.key("enheter", .list(.mapping(enhet)), to: \.below)
    }
  }

  /// Under its utrymme.
  static let enhet = enhet("enhet") { _ in }
  /// In a list of its own.
  static let enhetFlat = enhet("enhet-flat") { s in
    s.key("utrymme", .reference(.utrymme), required: true, to: \.value.utrymme)
  }

  private static func enhet(_ name: String, parent: (inout Shape<EnhetGren>) -> Void) -> Shape<EnhetGren> {
    Shape(name, known: { reader, p in reader.known(.enhet, "id", \.enheter, p).map { Gren(known: $0, p) } }) { p in
      Gren(Enhet(id: EnhetID(0), utrymme: UtrymmeID(0), typ: ""), p)
    } keys: { s in
      parent(&s)
      s.key("id", .id(.enhet), required: true, to: \.value.id)
      s.key("typ", .reference(.enhetstyp), required: true, to: \.value.typ)
      s.nullable("beskrivning", .text, "That of its typ if left out.", mark: .beskrivning, to: \.value.beskrivning)
      asItsTyp("underhall", .underhall, &s, \.value.underhall)
      asItsTyp("felanmalan", .felanmalan, &s, \.value.felanmalan)
      s.nullable(
        "garanti", .count(to: 1200), "Months; that of its typ if left out.", mark: .garanti, to: \.value.garanti)
      s.key("installerad", .date, to: \.value.installationsdatum)
      s.key("underhallsdatum", .date, to: \.value.underhallsdatum)
      s.key("underhallAtgard", .text, to: \.value.underhallAtgard)
      s.key("serienummer", .text, to: \.value.serienummer)
      s.key("egenskap", .text, to: \.value.egenskap)
      s.key("mangd", .integer(from: 0, to: Form<Int64>.largestID), to: \.value.mangd)
      s.key("notering", .text, to: \.value.notering)
      s.key("aktiv", .boolean, "false once it has been replaced (rule 4.13).", to: \.value.aktiv)
      s.key("ersattAv", .reference(.enhet), to: \.value.ersattAv)
      s.key("ersattGenom", .reference(.arbetsorder), to: \.value.ersattGenom)
    }
  }
  private static func asItsTyp(
    _ name: String, _ mark: WrittenKeys, _ s: inout Shape<EnhetGren>,
    _ property: any WritableKeyPath<EnhetGren, Bool> & Sendable
  ) {
    s.key(
      name, .boolean, "As its typ says if left out.", clear: { e, _ in e.written.remove(mark) },
      get: { $0.written.contains(mark) ? $0[keyPath: property] : nil }
    ) {
      $0[keyPath: property] = $1
      $0.written.insert(mark)
    }
  }
}
