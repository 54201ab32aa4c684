package import Model
import Rules
package import Texts

extension Arbetsorder {
  /// Decides a change of fields and then of status (rules 4.6, 4.8, 4.9, 4.11, 4.12, 4.16–4.18).
  ///
  /// - Throws: `Refusal` where a rule forbids it; and what the look-ups throw.
  package func uppdatera(_ andring: Arbetsorderandring, _ anrop: Anrop, _ yta: some Arbetsyta) throws -> Utfall {
    try Behorighet.skriva(self, anrop.resurs)
    if andring.objekt == .tomd { throw Self.saknad("objektId") }
    if andring.typ == .tomd { throw Self.saknad("arbetsordertypKod") }
    if andring.status == .tomd { throw Self.saknad("\(FieldName.statusKod)") }
    let mal = try andring.status.givet.map { kod in try Status.tolka(kod, falt: .statusKod) }

    var utfall = Utfall(self)
    utfall.andrad = false
    try applicera(andring, &utfall, anrop, yta)
    if let mal { try utfall.bytStatus(till: mal, anrop, yta) }
    if !utfall.andrad, mal == nil {
      utfall.notes.append(Note(.nothingChanged, "arbetsorder \(id.rawValue): every value sent is the stored one"))
    }
    return utfall
  }

  /// Decides a change of status alone.
  package func bytStatus(_ kod: Text, _ anrop: Anrop, _ yta: some Arbetsyta) throws -> Utfall {
    let mal = try Status.tolka(kod, falt: .statuskod)
    var utfall = Utfall(self)
    utfall.andrad = false
    try utfall.bytStatus(till: mal, anrop, yta)
    return utfall
  }

  private func applicera(
    _ andring: Arbetsorderandring, _ utfall: inout Utfall, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws {
    // A type that is stored already may be sent back, also one that only the system makes.
    var andring = andring
    if andring.typ.givet == typ { andring.typ = .oforandrad }
    if anrop.resurs.roll == .extern { andring.behallDolt() }
    let referenser = Referenser(andring: andring, uppslag: yta)
    let kund = try referenser.kund()
    var ny = self
    andring.tillampa(pa: &ny, kund: (try? kund.get()) ?? nil)
    var andrade = self.andrade(mot: ny)
    // An unknown number is a change, of an arbetsorder without kund too.
    if case .failure = kund, !andrade.contains("kundNr") { andrade.append("kundNr") }
    guard !andrade.isEmpty || ny.ekonomiSatt != ekonomiSatt else { return }
    // A value that equals the automatics' own still takes the field over from them (rule 4.18).
    if ny.ekonomiSatt != ekonomiSatt, anrop.resurs.roll == .extern, !andrade.contains("ekonomi") {
      andrade.append("ekonomi")
    }
    try Behorighet.falt(andrade, anrop.resurs)
    try oppen(andrade, yta.settings)
    _ = try kund.get()
    try referenser.register()
    try Kontering.belopp(andring)
    let fore = Fore(self)
    let (objekt, enhet) = try referenser.plats(&ny, fore: fore)
    try referenser.fras(ny, enhet: enhet, fore: fore)
    if ny.typ == Arbetsordertyp.underhall, ny.utrymme == nil || ny.enhet == nil {
      throw Arbetsorderfalt.underhallUtanEnhet(ny)
    }
    try Planeringsregler.prova(ny.planering)
    if status == .registrerad || status == .bestalld {
      let platsAndrad = ny.typ != typ || ny.objekt != self.objekt || ny.enhet != self.enhet
      if platsAndrad || andring.tommerEkonomi {
        Kontering.fyll(&ny, objekt: objekt, enhet: enhet, yta.register)
      }
    }
    if ny.prio != prio, sla.faktisktSlut == nil {
      ny.sla = Slaregler.oppna(ny, yta.register.prio, yta.register.kalendrar)
      // Work that is done has no open SLA.
      if ny.sla.start != nil { ny.sla.faktisktSlut = utford?.nar }
    }
    if status != .registrerad, status != .makulerad, ny.utforare == nil {
      throw Refusal(
        .statusNeedsUtforare,
        "resursId: an arbetsorder in \(status.rawValue) needs an utförare; it can be changed but not cleared",
        hint: "Step back to REG first, or name another resurs.")
    }
    if let note = referenser.flagga(ny, enhet: enhet, fore: fore) { utfall.notes.append(note) }
    // A null for what the automatics fill again is no change in the end.
    let lika = self.andrade(mot: ny).isEmpty
    guard !lika || ny.ekonomiSatt != ekonomiSatt else { return }
    utfall.arbetsorder = ny
    utfall.andrad = true
    guard !lika else { return }
    utfall.arbetsorder.modifierad = anrop.steg
    guard ny.planering != planering else { return }
    try utfall.planeringAndrad(anrop, yta)
    // What is planned by hand is no longer what was booked.
    try utfall.slappBokning(avMakulering: false, anrop, yta)
  }

  /// The fields can change while the status allows it (rule 4.8).
  private func oppen(_ andrade: [String], _ settings: Settings) throws(Refusal) {
    switch status {
    case .registrerad, .bestalld, .accepterad: return
    case .utford where settings.editableWhenUtford: return
    case .utford, .makulerad, .fakturerad:
      guard !andrade.isEmpty else { return }
      throw Refusal(
        .arbetsorderLocked,
        "arbetsorder \(id.rawValue) is \(status.rawValue): \(andrade.joined(separator: ", ")) can't change any more",
        hint:
          "Send only \(FieldName.statusKod) and values that are stored, or step back first where the status allows it.")
    }
  }
}
