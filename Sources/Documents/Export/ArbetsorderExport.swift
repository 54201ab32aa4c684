import Domain
import Model
import Texts

/// Arbetsorder as drafts, with what hangs on them: what the reader would fill in is not marked as written.
struct ArbetsorderExport {
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

  func draft(_ a: Arbetsorder) -> ArbetsorderUtkast {
    var draft = ArbetsorderUtkast(order: a, place: .nowhere)
    if a.status == .makulerad, a.makuleradFran == .registrerad { draft.order.makuleradFran = nil }
    if a.utrymme != a.enhet.flatMap({ enheter[$0] }) { draft.written.insert(.utrymme) }
    if a.prio != i.settings.prio { draft.written.insert(.prio) }
    if a.tilltrade != i.settings.tilltrade { draft.written.insert(.tilltrade) }
    if a.ursprung != 1 { draft.written.insert(.ursprung) }
    draft.automatik = Set(Ekonomi.Falt.allCases.filter { $0.hasValue(in: a.ekonomi) && !a.ekonomiSatt.contains($0) })
    steps(&draft, a)
    planering(&draft, a)
    sla(&draft, a)
    hanging(&draft, a)
    return draft
  }

  private func steps(_ draft: inout ArbetsorderUtkast, _ a: Arbetsorder) {
    draft.registrerad = .init(a.registrerad)
    var filled = a
    (filled.bestalld, filled.accepterad, filled.utford, filled.modifierad) = (nil, nil, nil, nil)
    StegIfyllning.fill(&filled, draft)
    draft.registrerad?.avWritten = a.registrerad.av != nil
    let own = [a.bestalld, a.accepterad, a.utford, a.modifierad]
    // Each follows the one before it, so that either all of them are written or none.
    guard own != [filled.bestalld, filled.accepterad, filled.utford, filled.modifierad] else { return }
    let reached = (a.status == .makulerad ? a.makuleradFran : a.status) ?? .registrerad
    func write(_ step: Steg?, _ status: Status, _ mark: WrittenKeys) -> ArbetsorderUtkast.StegUtkast? {
      if step != nil || StegIfyllning.has(reached, passed: status) { draft.written.insert(mark) }
      return step.map { .init($0) }
    }
    draft.bestalld = write(a.bestalld, .bestalld, .bestalld)
    draft.accepterad = write(a.accepterad, .accepterad, .accepterad)
    draft.utford = write(a.utford, .utford, .utford)
    draft.modifierad = write(a.modifierad, .registrerad, .modifierad)
  }

  private func planering(_ draft: inout ArbetsorderUtkast, _ a: Arbetsorder) {
    let bokad = bokningar[a.id].flatMap { $0.avbokad && !$0.avMakulering ? nil : $0 }
    var filled = bokad?.lucka.planering ?? Arbetsorder.Planering()
    if bokad?.avMakulering == true { filled.medModul = false }
    if a.planering != filled { draft.written.insert(.planering) }
  }

  private func sla(_ draft: inout ArbetsorderUtkast, _ a: Arbetsorder) {
    var filled = a
    filled.sla = Arbetsorder.SlaTider()
    ArbetsorderAssembly.fillSla(&filled, [], prio, kalendrar)
    guard filled.sla != a.sla else { return }
    draft.written.formUnion([.slaStart, .slaAvtalatSlut])
    if a.sla.faktisktSlut != nil { draft.written.insert(.slaFaktisktSlut) }
    if a.sla.slutAvMakulering { draft.written.insert(.slutAvMakulering) }
  }

  private func hanging(_ draft: inout ArbetsorderUtkast, _ a: Arbetsorder) {
    let nar = a.registrerad.nar
    draft.handelser = (handelser[a.id] ?? []).map { .init(handelse: $0, dated: $0.registrerad != nar) }
    draft.kontaktpersoner = (kontaktpersoner[a.id] ?? []).map { Placed(value: $0) }
    draft.tider = (tider[a.id] ?? []).map { Placed(value: $0) }
    draft.meddelanden = (meddelanden[a.id] ?? []).map { Placed(value: $0) }
    draft.filer = (filer[a.id] ?? []).map { .init(fil: $0, dated: $0.fil.skapad != nar) }
    guard let b = bokningar[a.id] else { return }
    draft.bokning = .init(b)
    if b.tilltrade == resurser[b.lucka.resurs]?.bokning?.tilltrade.first { draft.bokning?.tilltrade = nil }
  }
}
