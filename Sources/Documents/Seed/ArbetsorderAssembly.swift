import Domain
import Model
import Texts
import Tid

/// Makes arbetsorder of drafts: fills in what they leave out and checks that what they say agrees.
struct ArbetsorderAssembly {
  private let reader: Reader
  private var made: Installation
  private var objektAvUtrymme: [UtrymmeID: ObjektID] = [:]
  private var enheter: [EnhetID: (utrymme: UtrymmeID, typ: Text)] = [:]
  private var fraser: [FrasID: (fras: Fras, enhetstyp: Text)] = [:]
  private var externa: Set<ResursID> = []
  /// The highest id that anything of a kind has that hangs on an arbetsorder; the next one goes on after it.
  private var last: [Register: Int64] = [:]
  private var prio: [Text: Prio] = [:]
  private var kalendrar: [Text: Kalender] = [:]
  private var resurser: [ResursID: Resurs] = [:]

  init(_ made: Installation, _ reader: Reader) {
    self.made = made
    self.reader = reader
  }

  mutating func installation(with drafts: [ArbetsorderUtkast]) -> Installation {
    guard !drafts.isEmpty else { return made }
    objektAvUtrymme = Dictionary(made.utrymmen.map { ($0.id, $0.objekt) }, uniquingKeysWith: { a, _ in a })
    enheter = Dictionary(made.enheter.map { ($0.id, ($0.utrymme, $0.typ)) }, uniquingKeysWith: { a, _ in a })
    fraser = Dictionary(
      made.enhetstyper.flatMap { typ in typ.fraser.map { ($0.id, ($0, typ.kod)) } }, uniquingKeysWith: { a, _ in a })
    prio = Dictionary(made.prio.map { ($0.kod, $0) }, uniquingKeysWith: { a, _ in a })
    kalendrar = Dictionary(made.kalendrar.map { ($0.namn, $0) }, uniquingKeysWith: { a, _ in a })
    resurser = Dictionary(made.resurser.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    externa = Set(made.resurser.filter(\.extern).map(\.id))
    for draft in drafts {
      count(draft.handelser.lazy.map(\.handelse))
      count(draft.kontaktpersoner.lazy.map(\.value))
      count(draft.tider.lazy.map(\.value))
      count(draft.meddelanden.lazy.map(\.value))
      count(draft.filer.lazy.map(\.fil))
    }
    made.arbetsorder.reserveCapacity(drafts.count)
    for draft in drafts { add(draft) }
    return made
  }

  /// Also of an utrymme that the document does not name.
  private func objekt(av utrymme: UtrymmeID) -> ObjektID? {
    objektAvUtrymme[utrymme] ?? reader.base?.utrymme(utrymme)?.objekt
  }

  /// Also an enhet that the document does not name.
  private func knownEnhet(_ id: EnhetID) -> (utrymme: UtrymmeID, typ: Text)? {
    enheter[id] ?? reader.base?.enhet(id).map { ($0.utrymme, $0.typ) }
  }

  private mutating func add(_ draft: ArbetsorderUtkast) {
    var order = draft.order
    if !draft.written.contains(.prio) { order.prio = made.settings.prio }
    if !draft.written.contains(.tilltrade) { order.tilltrade = made.settings.tilltrade }
    if !draft.written.contains(.ursprung) { order.ursprung = 1 }
    order.ekonomiSatt.subtract(draft.automatik)
    if !draft.written.contains(.utrymme), let enhet = order.enhet { order.utrymme = knownEnhet(enhet)?.utrymme }
    if order.status == .makulerad, order.makuleradFran == nil { order.makuleradFran = .registrerad }
    StegIfyllning.fill(&order, draft)
    fillSla(&order, draft.written)
    if let bokning = draft.bokning { book(&order, bokning, draft.written) }
    judgePlace(order, draft.place)
    judgeStatus(order, draft)
    judgePlanering(order, draft.place)
    made.arbetsorder.append(order)
    hang(draft, on: order)
  }

  /// An SLA that the seed leaves out follows from the prio and from how far the arbetsorder has come (section 6).
  private func fillSla(_ order: inout Arbetsorder, _ written: WrittenKeys) {
    ArbetsorderAssembly.fillSla(&order, written, prio, kalendrar)
  }

  static func fillSla(
    _ order: inout Arbetsorder, _ written: WrittenKeys, _ prio: [Text: Prio], _ kalendrar: [Text: Kalender]
  ) {
    let isWritten = !written.isDisjoint(with: .sla)
    let computed = Slaregler.oppna(order, prio, kalendrar)
    if !written.contains(.slaStart), isWritten || computed.start != nil { order.sla.start = order.registrerad.nar }
    if !written.contains(.slaAvtalatSlut) { order.sla.avtalatSlut = computed.avtalatSlut }
    guard !isWritten, order.sla.start != nil else { return }
    if order.status == .makulerad {
      order.sla.faktisktSlut = order.modifierad?.nar ?? order.registrerad.nar
      order.sla.slutAvMakulering = true
    } else {
      order.sla.faktisktSlut = order.utford?.nar
    }
  }

  /// A booking is in a slot that its resurs has, and fills a planering that is not written while it stands; MAK has
  /// cancelled it.
  private mutating func book(
    _ order: inout Arbetsorder, _ draft: ArbetsorderUtkast.BokningUtkast, _ written: WrittenKeys
  ) {
    // One that is missing has been reported.
    guard !draft.lucka.isEmpty else { return }
    guard let lucka = Tidslucka.med(id: draft.lucka, resurser, kalendrar) else {
      return report("tidsluckaId", draft.place, "is no slot of a resurs that can be booked")
    }
    var bokning = Bokning(arbetsorder: order.id, lucka: lucka)
    bokning.tilltrade = draft.tilltrade ?? resurser[lucka.resurs]?.bokning?.tilltrade.first
    bokning.kommentar = draft.kommentar
    bokning.avMakulering = order.status == .makulerad && !draft.avbokad
    bokning.avbokad = draft.avbokad || bokning.avMakulering
    if !draft.avbokad, !written.contains(.planering) {
      order.planering = lucka.planering
      if bokning.avMakulering { order.planering.medModul = false }
    }
    made.bokningar.append(bokning)
  }

  private func report(_ key: String, or other: String = "", _ p: Place, _ message: String) {
    reader.report(reader.value(of: key, other, in: p), message)
  }

  /// Objekt, utrymme, enhet, fras and typ must agree (rules 4.11, 4.12); a dangling one has been reported.
  private func judgePlace(_ order: Arbetsorder, _ p: Place) {
    if let utrymme = order.utrymme, let objekt = objekt(av: utrymme), objekt != order.objekt {
      let key = reader.value(of: "utrymme", in: p) == p ? "enhet" : "utrymme"
      let of = key == "enhet" ? "is in utrymme \(utrymme.rawValue), which " : ""
      report(key, p, "\(of)is of objekt \(objekt.rawValue), not \(order.objekt.rawValue)")
    }
    if let id = order.enhet, let enhet = knownEnhet(id), let utrymme = order.utrymme, enhet.utrymme != utrymme {
      report("enhet", p, "is in utrymme \(enhet.utrymme.rawValue), not \(utrymme.rawValue)")
    }
    if let id = order.fras, let rad = fraser[id] {
      if let enhet = order.enhet.flatMap(knownEnhet), enhet.typ != rad.enhetstyp {
        report("fras", p, "is a fras of enhetstyp \(rad.enhetstyp), and the enhet is of \(enhet.typ)")
      }
      if let typ = rad.fras.typ, typ != order.typ, !order.typ.isEmpty {
        report("fras", p, "is a fras of typ \(typ), and the arbetsorder is of \(order.typ)")
      }
    }
    if order.typ == Arbetsordertyp.underhall, order.enhet == nil {
      report("typ", or: "arbetsorderTyp", p, "typ U needs utrymme and enhet (rule 4.12)")
    }
  }

  /// The status, who carries it out, and the steps taken must agree (rules 4.2, 4.3, 4.7).
  private func judgeStatus(_ order: Arbetsorder, _ draft: ArbetsorderUtkast) {
    let p = draft.place
    if order.status != .makulerad, order.makuleradFran != nil {
      report("makuleradFran", p, "belongs to status MAK only")
    }
    if let fran = order.makuleradFran, fran != .registrerad, fran != .bestalld, fran != .accepterad {
      report("makuleradFran", p, "an arbetsorder cannot be cancelled from \(fran.rawValue) (rule 4.2)")
    }
    let reached = (order.status == .makulerad ? order.makuleradFran : order.status) ?? .registrerad
    if reached != .registrerad, order.utforare == nil {
      let status = order.status == .makulerad ? "MAK from \(reached.rawValue)" : order.status.rawValue
      report("status", p, "\(status) needs an utforare (rule 4.3)")
    }
    if order.status == .fakturerad, let utforare = order.utforare, !externa.contains(utforare),
      reader.has(utforare.rawValue, in: .resurs)
    {
      report("utforare", p, "ÖVERF needs an external party, and \(utforare.rawValue) is none (rule 4.2)")
    }
    let steps: [(String, ArbetsorderUtkast.StegUtkast?, Status)] = [
      ("bestalld", draft.bestalld, .bestalld), ("accepterad", draft.accepterad, .accepterad),
      ("utford", draft.utford, .utford),
    ]
    for (key, step, needs) in steps where step != nil && !StegIfyllning.has(reached, passed: needs) {
      report(key, p, "an arbetsorder in \(order.status.rawValue) has not come to \(needs.rawValue)")
    }
  }

  private func judgePlanering(_ order: Arbetsorder, _ p: Place) {
    if let fran = order.planering.fran, let till = order.planering.till, till < fran {
      report("planering", p, "bokadTomTid is before bokadFomTid (rule 4.16)")
    }
  }

  private mutating func hang(_ draft: ArbetsorderUtkast, on order: Arbetsorder) {
    for var h in draft.handelser {
      hang(&h.handelse, on: order.id, h.place)
      if !h.dated { h.handelse.registrerad = order.registrerad.nar }
      judge(h.handelse.aktivFrom, h.handelse.aktivTom, "aktivTom", "aktivFrom", h.place)
      made.handelser.append(h.handelse)
    }
    for var k in draft.kontaktpersoner {
      hang(&k.value, on: order.id, k.place)
      judge(k.value.datumFom, k.value.datumTom, "datumTom", "datumFom", k.place)
      made.kontaktpersoner.append(k.value)
    }
    for var t in draft.tider {
      hang(&t.value, on: order.id, t.place)
      judge(t.value.datumFom, t.value.datumTom, "datumTom", "datumFom", t.place)
      made.tider.append(t.value)
    }
    for var m in draft.meddelanden {
      hang(&m.value, on: order.id, m.place)
      made.meddelanden.append(m.value)
    }
    for var f in draft.filer {
      let isKnown = f.fil.arbetsorder.rawValue != 0
      hang(&f.fil, on: order.id, f.place)
      if !f.dated { f.fil.fil.skapad = order.registrerad.nar }
      let isWritten = reader.value(of: "innehall", in: f.place) != f.place
      if isWritten ? f.path != nil : f.path == nil && !isKnown {
        report("filnamn", f.place, "needs innehall or fil, one of them")
      }
      if f.fil.innehall.isEmpty, f.isInline { report("innehall", f.place, "holds no byte") }
      made.filer.append(f.fil)
    }
  }

  private func highest(_ register: Register) -> Int64 { last[register] ?? reader.base?.highest(register) ?? 0 }

  private mutating func count<Row: Hangande>(_ rows: some Sequence<Row>) {
    for row in rows { last[Row.register] = max(highest(Row.register), row.nummer) }
  }

  /// What is there already hangs where it hangs; what has no id gets one.
  private mutating func hang<Row: Hangande>(_ row: inout Row, on id: ArbetsorderID, _ p: Place) {
    if row.arbetsorder.rawValue != 0, row.arbetsorder != id {
      report("id", p, "hangs on arbetsorder \(row.arbetsorder.rawValue) already")
    }
    row.arbetsorder = id
    guard row.nummer == 0 else { return }
    row.nummer = highest(Row.register) + 1
    last[Row.register] = row.nummer
  }

  private func judge(_ from: Datum?, _ to: Datum?, _ later: String, _ earlier: String, _ p: Place) {
    guard let from, let to, to < from else { return }
    report(later, p, "is before \(earlier)")
  }
}
