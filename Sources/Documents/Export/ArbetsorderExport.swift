import Domain
import JSON
import Texts
import Tid

/// Arbetsorder with what hangs on them. What the reader would fill in is left out, and `null` stands where it would
/// fill in something that is not there.
struct ArbetsorderExport {
  private typealias Members = SeedExport.Members

  private let i: Installation
  private let prio: [Text: Prio]
  private let kalendrar: [Text: Kalender]
  private let resurser: [ResursID: Resurs]
  private let enheter: [EnhetID: UtrymmeID]
  private let handelser: [ArbetsorderID: [Handelse]]
  private let kontaktpersoner: [ArbetsorderID: [Kontaktperson]]
  private let tider: [ArbetsorderID: [Persontid]]
  private let meddelanden: [ArbetsorderID: [Meddelande]]
  private let bokningar: [ArbetsorderID: Bokning]
  private let filer: [ArbetsorderID: [Seedfil]]

  init(_ i: Installation) {
    self.i = i
    prio = Dictionary(i.prio.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    kalendrar = Dictionary(i.kalendrar.map { ($0.namn, $0) }, uniquingKeysWith: { a, _ in a })
    resurser = Dictionary(i.resurser.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    enheter = Dictionary(i.enheter.map { ($0.id, $0.utrymme) }, uniquingKeysWith: { a, _ in a })
    handelser = Dictionary(grouping: i.handelser, by: \.arbetsorder)
    kontaktpersoner = Dictionary(grouping: i.kontaktpersoner, by: \.arbetsorder)
    tider = Dictionary(grouping: i.tider, by: \.arbetsorder)
    meddelanden = Dictionary(grouping: i.meddelanden, by: \.arbetsorder)
    bokningar = Dictionary(i.bokningar.map { ($0.arbetsorder, $0) }, uniquingKeysWith: { a, _ in a })
    filer = Dictionary(grouping: i.filer, by: \.fil.arbetsorder)
  }

  /// - Parameter arbetsorder: some of the installation's.
  func rows(_ arbetsorder: ArraySlice<Arbetsorder>) -> [JSONValue] {
    arbetsorder.map { a in .object(what(a) + who(a) + steps(a) + texts(a) + hanging(a)) }
  }

  private func what(_ a: Arbetsorder) -> SeedExport.Members {
    let isCancelled = a.status == .makulerad
    let fran = isCancelled && a.makuleradFran == .registrerad ? nil : a.makuleradFran
    return [
      ("id", SeedExport.int(a.id)), ("objekt", SeedExport.text(a.objekt)), ("typ", SeedExport.text(a.typ)),
      ("status", SeedExport.kod(a.status, unless: .registrerad)),
      ("makuleradFran", SeedExport.text(fran?.rawValue)),
      ("utrymme", standard(a.utrymme, a.enhet.flatMap { enheter[$0] }) { SeedExport.int($0) }),
      ("enhet", SeedExport.int(a.enhet)), ("enhetsNotering", SeedExport.text(a.enhetsNotering)),
      ("nyEnhet", SeedExport.text(a.nyEnhetTyp)), ("fras", SeedExport.int(a.fras)),
      ("prio", standard(a.prio, i.settings.prio) { SeedExport.text($0) }),
      ("tilltrade", standard(a.tilltrade, i.settings.tilltrade) { SeedExport.text($0) }),
    ]
  }

  /// Nothing where the value is what the reader fills in.
  private func standard<Value: Equatable>(
    _ value: Value?, _ filled: Value?, _ json: (Value?) -> JSONValue?
  ) -> JSONValue? {
    value == filled ? nil : SeedExport.orNull(json(value))
  }

  private func who(_ a: Arbetsorder) -> SeedExport.Members {
    let anmalare: Members = [
      ("namn", SeedExport.text(a.anmalare.namn)), ("telefon", SeedExport.text(a.anmalare.telefon)),
      ("epost", SeedExport.text(a.anmalare.epost)),
    ]
    let nyckel: Members = [("adress", SeedExport.text(a.nyckel.adress)), ("kod", SeedExport.text(a.nyckel.kod))]
    return [
      ("kund", SeedExport.int(a.kund)), ("utforare", SeedExport.text(a.utforare)),
      ("referens", SeedExport.text(a.referens)), ("bunt", SeedExport.text(a.bunt)),
      ("ursprung", standard(a.ursprung, 1) { SeedExport.int($0) }),
      ("externtId", SeedExport.text(a.externtId)), ("externtNr", SeedExport.text(a.externtNr)),
      ("kundPrimarKontaktsatt", SeedExport.text(a.kontaktsatt?.rawValue)),
      ("anmalare", SeedExport.object(anmalare)), ("nyckelinformation", SeedExport.object(nyckel)),
    ]
  }

  private func steps(_ a: Arbetsorder) -> SeedExport.Members {
    var members: Members = [("registrerad", SeedExport.nar(a.registrerad.nar))]
    if let av = a.registrerad.av {
      members = [
        ("registrerad", .object([("datum", SeedExport.nar(a.registrerad.nar)), ("av", SeedExport.text(av))]))
      ]
    }
    var filled = a
    var draft = ArbetsorderUtkast(order: a, place: Place(file: 0, node: 0))
    draft.registrerad = .init(nar: a.registrerad.nar, av: a.registrerad.av, avWritten: true)
    (filled.bestalld, filled.accepterad, filled.utford, filled.modifierad) = (nil, nil, nil, nil)
    StegIfyllning.fill(&filled, draft)
    let own = [a.bestalld, a.accepterad, a.utford, a.modifierad]
    // Each follows the one before it, so that either all of them are written or none.
    if own != [filled.bestalld, filled.accepterad, filled.utford, filled.modifierad] {
      let reached = (a.status == .makulerad ? a.makuleradFran : a.status) ?? .registrerad
      for (key, step, status) in [
        ("bestalld", a.bestalld, Status.bestalld), ("accepterad", a.accepterad, .accepterad),
        ("utford", a.utford, .utford),
      ] where step != nil || StegIfyllning.has(reached, passed: status) {
        members.append((key, self.step(step)))
      }
      members.append(("modifierad", step(a.modifierad)))
    }
    return members + times(a)
  }

  private func step(_ step: Steg?) -> JSONValue {
    guard let step else { return .null }
    return .object([("datum", SeedExport.nar(step.nar)), ("av", SeedExport.orNull(SeedExport.text(step.av)))])
  }

  private func times(_ a: Arbetsorder) -> SeedExport.Members {
    let bokad = bokningar[a.id].flatMap { $0.avbokad && !$0.avMakulering ? nil : $0 }
    var filled = bokad?.lucka.planering ?? Arbetsorder.Planering()
    if bokad?.avMakulering == true { filled.medModul = false }
    let p = a.planering
    var planering: Members = [
      ("bokadDatum", SeedExport.datum(p.datum)), ("bokadFomTid", SeedExport.klockslag(p.fran)),
      ("bokadTomTid", SeedExport.klockslag(p.till)), ("bokadMedModul", SeedExport.bool(p.medModul)),
    ]
    // Where there is a booking, an empty planering must be told from one that is left out.
    if bokad != nil, p.datum == nil { planering[0].1 = .null }
    return [
      ("pamin1", SeedExport.datum(a.pamin1)), ("pamin2", SeedExport.datum(a.pamin2)),
      ("planering", p == filled ? nil : SeedExport.object(planering)), ("sla", sla(a)),
    ]
  }

  private func sla(_ a: Arbetsorder) -> JSONValue? {
    var filled = a
    filled.sla = Arbetsorder.SlaTider()
    ArbetsorderAssembly.fillSla(&filled, [], prio, kalendrar)
    guard filled.sla != a.sla else { return nil }
    return .object([
      ("slaStart", SeedExport.orNull(SeedExport.nar(a.sla.start))),
      ("slaAvtalatSlut", SeedExport.orNull(SeedExport.nar(a.sla.avtalatSlut))),
      ("slaFaktisktSlut", SeedExport.nar(a.sla.faktisktSlut)),
      ("slutAvMakulering", SeedExport.bool(a.sla.slutAvMakulering, unless: false)),
    ])
  }

  private func texts(_ a: Arbetsorder) -> SeedExport.Members {
    let information: Members = [
      ("beskrivning", SeedExport.text(a.information.beskrivning)),
      ("kommentar", SeedExport.text(a.information.kommentar)),
      ("anmarkning", SeedExport.text(a.information.anmarkning)), ("atgard", SeedExport.text(a.information.atgard)),
    ]
    let fakturera: Members = [
      ("faktureras", SeedExport.bool(a.fakturera.faktureras)), ("fakturerasBelopp", SeedExport.int(a.fakturera.belopp)),
    ]
    return [
      ("information", SeedExport.object(information)), ("ekonomi", ekonomi(a)),
      ("fakturera", SeedExport.object(fakturera)),
    ]
  }

  /// A field that the automatics filled is listed.
  private func ekonomi(_ a: Arbetsorder) -> JSONValue? {
    var members: Members = []
    var automatik: [JSONValue] = []
    for falt in Ekonomi.Falt.allCases {
      let value = SeedExport.ekonomi(a.ekonomi, falt)
      members.append((falt.key, value))
      if !a.ekonomiSatt.contains(falt), value != nil { automatik.append(.text(falt.key)) }
    }
    members.append(("automatik", SeedExport.list(automatik)))
    return SeedExport.object(members)
  }

  private func hanging(_ a: Arbetsorder) -> SeedExport.Members {
    let nar = a.registrerad.nar
    let handelser = (handelser[a.id] ?? []).map {
      SeedShapes.handelse.write(.init(handelse: $0, dated: $0.registrerad != nar))
    }
    let filer = (filer[a.id] ?? []).map { SeedShapes.fil.write(.init(fil: $0, dated: $0.fil.skapad != nar)) }
    return [
      ("handelser", SeedExport.list(handelser)),
      (
        "kontaktpersoner",
        SeedExport.list((kontaktpersoner[a.id] ?? []).map { SeedShapes.kontaktperson.write(.init(value: $0)) })
      ),
      ("tider", SeedExport.list((tider[a.id] ?? []).compactMap { SeedShapes.tid.write(.init(value: $0)) })),
      ("meddelanden", SeedExport.list((meddelanden[a.id] ?? []).map { SeedShapes.meddelande.write(.init(value: $0)) })),
      ("bokning", bokningar[a.id].map(bokning)), ("filer", SeedExport.list(filer)),
    ]
  }

  private func bokning(_ b: Bokning) -> JSONValue {
    var draft = ArbetsorderUtkast.BokningUtkast(b)
    if b.tilltrade == resurser[b.lucka.resurs]?.bokning?.tilltrade.first { draft.tilltrade = nil }
    return SeedShapes.bokadTid.write(draft)
  }
}
