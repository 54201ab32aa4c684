import Domain
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
    let unread = Steg(nar: Tidpunkt(sekunder: 0), av: nil)
    return Utkast(
      order: Arbetsorder(id: ArbetsorderID(0), objekt: ObjektID(""), typ: "", registrerad: unread), place: p)
  } keys: { s in
    s.key("id", Form.id(.arbetsorder).map { ArbetsorderID($0) }, required: true, to: \.order.id)
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

  private static func what(_ s: inout Shape<Utkast>) {
    let typ = Form<Text>.bare(or: "arbetsordertypKod", .reference(.arbetsordertyp))
    let objekt = Form<ObjektID>.bare(or: "id", Form.reference(.objekt).map { ObjektID($0) })
    s.key("objekt", objekt, required: true, to: \.order.objekt)
    s.key("typ", or: ["arbetsorderTyp"], typ, required: true, to: \.order.typ)
    s.key("status", Form.bare(or: "statusKod", Form<Status>.choice), "REG if left out.") {
      $0.order.status = $1
      $0.written.insert(.status)
    }
    s.key(
      "makuleradFran", Form<Status>.choice, "What MAK was cancelled from.",
      clear: { $0.order.makuleradFran = $1.order.makuleradFran }
    ) {
      $0.order.makuleradFran = $1
      $0.written.insert(.makuleradFran)
    }
    s.nullable(
      "utrymme", Form.bare(or: "id", Form.reference(.utrymme).map { UtrymmeID($0) }), "That of the enhet if left out."
    ) {
      $0.order.utrymme = $1
      $0.written.insert(.utrymme)
    }
    s.key("enhet", enhetsval, clear: { $0.order.enhet = $1.order.enhet }) {
      $0.order.enhet = $1.id
      if let notering = $1.notering { $0.order.enhetsNotering = notering }
    }
    s.key("enhetsNotering", .text, to: \.order.enhetsNotering)
    let nyEnhet = Form<Text>.bare(or: "enhetsTyp", .reference(.enhetstyp))
    s.key("nyEnhet", nyEnhet, "Code of the enhetstyp that is to replace the enhet (rule 4.13).", to: \.order.nyEnhetTyp)
    s.key("fras", Form.bare(or: "frasKod", Form.reference(.fras).map { FrasID($0) }), to: \.order.fras)
    s.nullable("prio", Form<Text>.bare(or: "prioKod", .reference(.prio)), "settings.prio if left out.") {
      $0.order.prio = $1
      $0.written.insert(.prio)
    }
    s.nullable(
      "tilltrade", Form<Text>.bare(or: "tilltradeKod", .reference(.tilltrade)), "settings.tilltrade if left out."
    ) {
      $0.order.tilltrade = $1
      $0.written.insert(.tilltrade)
    }
  }

  private static func who(_ s: inout Shape<Utkast>) {
    s.key("kund", Form.bare(or: "id", Form.reference(.kund).map { KundID($0) }), "id of a kund.", to: \.order.kund)
    s.key("utforare", resursID, to: \.order.utforare)
    s.key("referens", resursID, to: \.order.referens)
    s.key("bunt", Form<Text>.bare(or: "buntId", .reference(.bunt)), to: \.order.bunt)
    s.nullable("ursprung", .reference(.ursprung), "1 if left out.") {
      $0.order.ursprung = $1
      $0.written.insert(.ursprung)
    }
    s.key("externtId", .text, to: \.order.externtId)
    s.key("externtNr", .text, to: \.order.externtNr)
    s.key("kundPrimarKontaktsatt", .choice, to: \.order.kontaktsatt)
    s.key("anmalare", or: ["annanAnmalare"], .mapping(anmalare), to: \.order.anmalare)
    s.key("nyckelinformation", .mapping(nyckel), to: \.order.nyckel)
  }

  private static func steps(_ s: inout Shape<Utkast>) {
    s.key("registrerad", steg("Registrerad"), "A date-time, or {datum, av}.") {
      $0.registrerad = $1
      $0.written.insert(.registrerad)
    }
    step("bestalld", .bestalld, &s, \.bestalld)
    step("accepterad", .accepterad, &s, \.accepterad)
    step("utford", .utford, &s, \.utford)
    step("modifierad", .modifierad, &s, \.modifierad)
    s.key("pamin1", .date, to: \.order.pamin1)
    s.key("pamin2", .date, to: \.order.pamin2)
    s.group(
      "planering", shape: planering,
      clear: {
        $0.order.planering = $1.order.planering
        $0.written.insert(.planering)
      })
    s.group(
      "sla", "What the agreed time came to.", shape: slaTider,
      clear: {
        $0.order.sla = $1.order.sla
        $0.written.insert(.slaAnew)
      })
  }

  /// A step whose `null` says that it was never taken.
  private static func step(
    _ name: String, _ mark: WrittenKeys, _ s: inout Shape<Utkast>,
    _ property: any WritableKeyPath<Utkast, Utkast.StegUtkast?> & Sendable
  ) {
    s.nullable(name, steg(name.prefix(1).asciiUppercased + name.dropFirst())) {
      $0[keyPath: property] = $1
      $0.written.insert(mark)
    }
  }

  private static func texts(_ s: inout Shape<Utkast>) {
    s.key("information", .mapping(information), to: \.order.information)
    s.group(
      "ekonomi", shape: ekonomi,
      clear: {
        $0.order.ekonomi = $1.order.ekonomi
        $0.order.ekonomiSatt = $1.order.ekonomiSatt
      })
    s.key("fakturera", .mapping(fakturera), to: \.order.fakturera)
  }

  private static let resursID = Form.bare(or: "id", Form.reference(.resurs).map { ResursID($0) })

  /// An enhet as an arbetsorder names it.
  private struct Enhetsval: Sendable {
    var id: EnhetID?
    var notering: Text?
  }

  /// The id, or the group of the published contract.
  private static let enhetsval: Form<Enhetsval> = {
    let id = Form.reference(.enhet).map { EnhetID($0) }
    let group = Shape<Enhetsval>("arbetsorder.enhet") { _ in
      Enhetsval()
    } keys: { s in
      s.key("id", id, required: true, to: \.id)
      s.key("enhetsNotering", .text, to: \.notering)
    }
    return Form(schema: .either([id.schema, .shape(group)])) { reader, p in
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
      s.nullable("av", or: ["\(lower)Av"], resursID) {
        $0.av = $1
        $0.avWritten = true
      }
    }
    return Form(schema: .either([.instant, .shape(group)])) { reader, p in
      if reader.kind(p) == .mapping { return Form.mapping(group).read(reader, p) }
      return Form<Tidpunkt>.instant.read(reader, p).map { Utkast.StegUtkast(nar: $0) }
    }
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
    arbetsorder.start(p)
  } keys: { s in
    planned("bokadDatum", .date, &s, \.datum)
    planned("bokadFomTid", .clock, &s, \.fran)
    planned("bokadTomTid", .clock, &s, \.till)
    planned("bokadMedModul", .boolean, &s, \.medModul)
  }

  private static func planned<Value>(
    _ name: String, _ form: Form<Value>, _ s: inout Shape<Utkast>,
    _ property: any WritableKeyPath<Arbetsorder.Planering, Value?> & Sendable
  ) {
    s.nullable(name, form) {
      $0.order.planering[keyPath: property] = $1
      $0.written.insert(.planering)
    }
  }

  private static let slaTider = Shape<Utkast>("slatider") { p in
    arbetsorder.start(p)
  } keys: { s in
    s.nullable("slaStart", .instant, "When the arbetsorder was registered if left out.") {
      $0.order.sla.start = $1
      $0.written.insert(.slaStart)
    }
    s.nullable("slaAvtalatSlut", .instant, "As the prio says if left out.") {
      $0.order.sla.avtalatSlut = $1
      $0.written.insert(.slaAvtalatSlut)
    }
    s.nullable("slaFaktisktSlut", .instant) {
      $0.order.sla.faktisktSlut = $1
      $0.written.insert(.slaFaktisktSlut)
    }
    s.key("slutAvMakulering", .boolean, "MAK ended it; leaving MAK opens it again (rule 6.4).") {
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
    arbetsorder.start(p)
  } keys: { s in
    for falt in Ekonomi.Falt.allCases {
      ekonomi(falt, &s, \.order.ekonomi) { draft, hasValue in
        if hasValue { draft.order.ekonomiSatt.insert(falt) } else { draft.order.ekonomiSatt.remove(falt) }
      }
    }
    s.key("automatik", .list(ekonomifalt), "The fields that the automatics filled and may change (rule 4.18).") {
      $0.automatik = Set($1)
    }
  }

  /// A field of `ekonomi` by its key.
  private static let ekonomifalt = Form<Ekonomi.Falt>(
    schema: .choice(Ekonomi.Falt.allCases.map(\.key))
  ) { reader, p in
    let falt = Ekonomi.Falt.allCases.first { reader.isScalar(p) && $0.key == reader.text(p) }
    if let falt { return falt }
    let keys = Ekonomi.Falt.allCases.map(\.key)
    let near = reader.isScalar(p) ? reader.nearest(to: reader.text(p), among: keys) : nil
    reader.report(p, "expected one of \(keys.joined(separator: ", ")), got \(reader.shown(p))", suggestion: near)
    return nil
  }

  private static let fakturera = Shape<Arbetsorder.Fakturera>("fakturera") { _ in
    Arbetsorder.Fakturera()
  } keys: { s in
    s.key("faktureras", .boolean, to: \.faktureras)
    s.key("fakturerasBelopp", .integer(from: 0, to: Form<Int64>.largestID), "Kronor.", to: \.belopp)
  }
}
