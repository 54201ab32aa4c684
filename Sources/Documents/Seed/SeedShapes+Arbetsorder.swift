import JSON
import Model
import Texts
import Tid

extension SeedShapes {
  typealias Utkast = ArbetsorderUtkast

  static let arbetsorder = Shape<Utkast>(
    "arbetsorder",
    known: { reader, p in
      reader.known(.arbetsorder, "id", \.arbetsorder, p).map {
        Utkast(known: $0, reader.base?.bokning($0.id), place: p)
      }
    }
  ) { p in
    unread(p)
  } keys: { s in
    s.key("id", .id(.arbetsorder), required: true, to: \.order.id)
    what(&s)
    who(&s)
    steps(&s)
    texts(&s)
    s.key("handelser", .list(.mapping(handelse)), to: \.handelser)
    s.key("kontaktpersoner", .list(.mapping(kontaktperson)), to: \.kontaktpersoner)
    s.key("tider", .list(tid), to: \.tider)
    s.key("meddelanden", .list(.mapping(meddelande)), to: \.meddelanden)
    s.key("bokning", .mapping(bokadTid), "The slot that it is, or was, booked in.", to: \.bokning)
    s.key("filer", .list(.mapping(fil)), to: \.filer)
  }

  private static func unread(_ p: Place) -> Utkast {
    let step = Steg(nar: Tidpunkt(sekunder: 0), av: nil)
    return Utkast(order: Arbetsorder(id: ArbetsorderID(0), objekt: ObjektID(""), typ: "", registrerad: step), place: p)
  }

  private static func what(_ s: inout Shape<Utkast>) {
    let typ = Form<Text>.bare(or: "arbetsordertypKod", .reference(.arbetsordertyp))
    s.key("objekt", .bare(or: "id", .reference(.objekt)), required: true, to: \.order.objekt)
    s.key("typ", or: ["arbetsorderTyp"], typ, required: true, to: \.order.typ)
    s.key(
      "status", Form<Status>.bare(or: "statusKod", .choice), "REG if left out.",
      get: { $0.order.status == .registrerad ? nil : $0.order.status }
    ) { $0.order.status = $1 }
    s.key(
      "makuleradFran", .choice, "What MAK was cancelled from.",
      clear: { $0.order.makuleradFran = $1.order.makuleradFran }, get: \.order.makuleradFran
    ) {
      $0.order.makuleradFran = $1
      $0.written.insert(.makuleradFran)
    }
    s.nullable(
      "utrymme", .bare(or: "id", .reference(.utrymme)), "That of the enhet if left out.", mark: .utrymme,
      to: \.order.utrymme)
    s.key(
      "enhet", enhetsval, clear: { $0.order.enhet = $1.order.enhet }, get: { $0.order.enhet.map { Enhetsval(id: $0) } }
    ) {
      $0.order.enhet = $1.id
      if let notering = $1.notering { $0.order.enhetsNotering = notering }
    }
    s.key("enhetsNotering", .text, to: \.order.enhetsNotering)
    let nyEnhet = Form<Text>.bare(or: "enhetsTyp", .reference(.enhetstyp))
    s.key("nyEnhet", nyEnhet, "Code of the enhetstyp that is to replace the enhet (rule 4.13).", to: \.order.nyEnhetTyp)
    s.key("fras", .bare(or: "frasKod", .reference(.fras)), to: \.order.fras)
    s.nullable(
      "prio", .bare(or: "prioKod", .reference(.prio)), "settings.prio if left out.", mark: .prio, to: \.order.prio)
    s.nullable(
      "tilltrade", .bare(or: "tilltradeKod", .reference(.tilltrade)), "settings.tilltrade if left out.",
      mark: .tilltrade, to: \.order.tilltrade)
  }

  private static func who(_ s: inout Shape<Utkast>) {
    s.key("kund", .bare(or: "id", .reference(.kund)), "id of a kund.", to: \.order.kund)
    s.key("utforare", resursID, to: \.order.utforare)
    s.key("referens", resursID, to: \.order.referens)
    s.key("bunt", Form<Text>.bare(or: "buntId", .reference(.bunt)), to: \.order.bunt)
    s.nullable("ursprung", .reference(.ursprung), "1 if left out.", mark: .ursprung, to: \.order.ursprung)
    s.key("externtId", .text, to: \.order.externtId)
    s.key("externtNr", .text, to: \.order.externtNr)
    s.key("kundPrimarKontaktsatt", .choice, to: \.order.kontaktsatt)
    s.key("anmalare", or: ["annanAnmalare"], .mapping(anmalare), to: \.order.anmalare)
    s.key("nyckelinformation", .mapping(nyckel), to: \.order.nyckel)
  }

  private static func steps(_ s: inout Shape<Utkast>) {
    s.key("registrerad", steg("Registrerad"), "A date-time, or {datum, av}.", get: \.registrerad) {
      $0.registrerad = $1
      $0.written.insert(.registrerad)
    }
    // `null` says that it was never taken.
    s.nullable("bestalld", steg("Bestalld"), mark: .bestalld, to: \.bestalld)
    s.nullable("accepterad", steg("Accepterad"), mark: .accepterad, to: \.accepterad)
    s.nullable("utford", steg("Utford"), mark: .utford, to: \.utford)
    s.nullable("modifierad", steg("Modifierad"), mark: .modifierad, to: \.modifierad)
    s.key("pamin1", .date, to: \.order.pamin1)
    s.key("pamin2", .date, to: \.order.pamin2)
    s.group(
      "planering", shape: planering, isWritten: { $0.written.contains(.planering) },
      clear: {
        $0.order.planering = $1.order.planering
        $0.written.insert(.planering)
      })
    s.group(
      "sla", "What the agreed time came to.", shape: slaTider, isWritten: { !$0.written.isDisjoint(with: .sla) },
      clear: {
        $0.order.sla = $1.order.sla
        $0.written.insert(.slaAnew)
      })
  }

  private static func texts(_ s: inout Shape<Utkast>) {
    s.key("information", .mapping(information), to: \.order.information)
    s.group(
      "ekonomi", shape: ekonomi, isWritten: { $0.order.ekonomi != Ekonomi() },
      clear: {
        $0.order.ekonomi = $1.order.ekonomi
        $0.order.ekonomiSatt = $1.order.ekonomiSatt
      })
    s.key("fakturera", .mapping(fakturera), to: \.order.fakturera)
  }

  private static let resursID = Form<ResursID>.bare(or: "id", .reference(.resurs))

  /// An enhet as an arbetsorder names it.
  private struct Enhetsval: Sendable {
    var id: EnhetID?
    var notering: Text?
  }

  /// The id, or the group of the published contract.
  private static let enhetsval: Form<Enhetsval> = {
    let id = Form<EnhetID>.reference(.enhet)
    let group = Shape<Enhetsval>("arbetsorder.enhet") { _ in
      Enhetsval()
    } keys: { s in
      s.key("id", id, required: true, to: \.id)
      s.key("enhetsNotering", .text, to: \.notering)
    }
    return Form(schema: .either([id.schema, .shape(group)]), write: { $0.id.flatMap(id.write) }) { reader, p in
      if reader.kind(p) == .mapping { return Form.mapping(group).read(reader, p) }
      return id.read(reader, p).map { Enhetsval(id: $0) }
    }
  }()

  /// When and by whom; a bare date-time says only when.
  private static func steg(_ suffix: String) -> Form<Utkast.StegUtkast> {
    let lower = suffix.prefix(1).asciiLowercased + suffix.dropFirst()
    let group = Shape<Utkast.StegUtkast>("steg-\(lower)") { _ in
      Utkast.StegUtkast()
    } keys: { s in
      s.key("datum", or: ["datum\(suffix)"], .instant, to: \.nar)
      s.nullable("av", or: ["\(lower)Av"], resursID, get: { $0.avWritten ? .some($0.av) : nil }) {
        $0.av = $1
        $0.avWritten = true
      }
    }
    let instant = Form<Tidpunkt>.instant
    return Form(
      schema: .either([.instant, .shape(group)]),
      write: { $0.avWritten ? group.write($0) : $0.nar.flatMap(instant.write) },
      read: { reader, p in
        if reader.kind(p) == .mapping { return Form.mapping(group).read(reader, p) }
        return instant.read(reader, p).map { Utkast.StegUtkast(nar: $0) }
      })
  }

  private static let anmalare = Shape<Arbetsorder.Anmalare>("anmalare") { _ in
    Arbetsorder.Anmalare()
  } keys: { s in
    s.key("namn", .text, to: \.namn)
    s.key("telefon", .text, to: \.telefon)
    s.key("epost", or: ["epostAdress"], .text, to: \.epost)
  }

  private static let nyckel = Shape<Arbetsorder.Nyckel>("nyckelinformation") { _ in
    Arbetsorder.Nyckel()
  } keys: { s in
    s.key("adress", .text, to: \.adress)
    s.key("kod", .text, to: \.kod)
  }

  /// Its keys say together what is planned; one that is not written is then not known.
  private static let planering = Shape<Utkast>("planering") { p in
    unread(p)
  } keys: { s in
    // Where there is a booking, an empty planering must be told from one that is left out.
    planned("bokadDatum", .date, &s, \.datum) { $0.bokning?.avbokad == false }
    planned("bokadFomTid", .clock, &s, \.fran)
    planned("bokadTomTid", .clock, &s, \.till)
    planned("bokadMedModul", .boolean, &s, \.medModul)
  }

  private static func planned<Value>(
    _ name: String, _ form: Form<Value>, _ s: inout Shape<Utkast>,
    _ property: any WritableKeyPath<Arbetsorder.Planering, Value?> & Sendable,
    orNull: @escaping @Sendable (Utkast) -> Bool = { _ in false }
  ) {
    s.nullable(
      name, form,
      get: { $0.order.planering[keyPath: property].map { .some($0) } ?? (orNull($0) ? .some(nil) : nil) }
    ) {
      $0.order.planering[keyPath: property] = $1
      $0.written.insert(.planering)
    }
  }

  private static let slaTider = Shape<Utkast>("slatider") { p in
    unread(p)
  } keys: { s in
    s.nullable(
      "slaStart", .instant, "When the arbetsorder was registered if left out.", mark: .slaStart, to: \.order.sla.start)
    s.nullable(
      "slaAvtalatSlut", .instant, "As the prio says if left out.", mark: .slaAvtalatSlut, to: \.order.sla.avtalatSlut)
    s.nullable("slaFaktisktSlut", .instant, mark: .slaFaktisktSlut, to: \.order.sla.faktisktSlut)
    s.key(
      "slutAvMakulering", .boolean, "MAK ended it; leaving MAK opens it again (rule 6.4).",
      get: { $0.written.contains(.slutAvMakulering) ? $0.order.sla.slutAvMakulering : nil }
    ) {
      $0.order.sla.slutAvMakulering = $1
      $0.written.insert(.slutAvMakulering)
    }
  }

  private static let information = Shape<Arbetsorder.Information>("information") { _ in
    Arbetsorder.Information()
  } keys: { s in
    s.key("beskrivning", .text, to: \.beskrivning)
    s.key("kommentar", .text, to: \.kommentar)
    s.key("anmarkning", .text, "For the landlord's own staff only (rule 3.8).", to: \.anmarkning)
    s.key("atgard", .text, to: \.atgard)
  }

  private static let ekonomi = Shape<Utkast>("ekonomi") { p in
    unread(p)
  } keys: { s in
    for falt in Ekonomi.Falt.allCases {
      ekonomi(falt, &s, \.order.ekonomi) { draft, hasValue in
        if hasValue { draft.order.ekonomiSatt.insert(falt) } else { draft.order.ekonomiSatt.remove(falt) }
      }
    }
    s.key(
      "automatik", .list(ekonomifalt), "The fields that the automatics filled and may change (rule 4.18).",
      get: { draft in Ekonomi.Falt.allCases.filter(draft.automatik.contains) }
    ) { $0.automatik = Set($1) }
  }

  /// A field of `ekonomi` by its key.
  private static let ekonomifalt = Form<Ekonomi.Falt>.choice(
    Ekonomi.Falt.allCases.map(\.key), write: { .text($0.key) }
  ) { key in Ekonomi.Falt.allCases.first { $0.key == key } }

  private static let fakturera = Shape<Arbetsorder.Fakturera>("fakturera") { _ in
    Arbetsorder.Fakturera()
  } keys: { s in
    s.key("faktureras", .boolean, to: \.faktureras)
    s.key("fakturerasBelopp", .integer(from: 0, to: Form<Int64>.largestID), "Kronor.", to: \.belopp)
  }
}
