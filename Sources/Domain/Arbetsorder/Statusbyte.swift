import Model
import Rules
import Texts
import Tid

extension Utfall {
  /// Changes the status, with groups, händelser and what UTFÖRD does (rules 4.2, 4.7, 4.13, 4.14).
  ///
  /// - Throws: what `Statusregler.prova` throws.
  mutating func bytStatus(till mal: Status, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    let fran = arbetsorder.status
    switch try Statusregler.prova(arbetsorder, till: mal, anrop.resurs, yta) {
    case .redan:
      notes.append(Note(.statusUnchanged, "arbetsorder \(arbetsorder.id.rawValue) is \(mal.rawValue) already"))
      return
    case .framat(let steg):
      for s in steg { try framat(till: s, anrop, yta) }
    case .bakat:
      if fran == .bestalld { arbetsorder.bestalld = nil } else { arbetsorder.accepterad = nil }
      arbetsorder.status = mal
      try handelse("Status ändrad", "\(fran.beskrivning) backad till \(mal.beskrivning)", anrop, yta)
    case .makulera:
      arbetsorder.makuleradFran = fran
      arbetsorder.status = .makulerad
      if arbetsorder.sla.arOppen {
        arbetsorder.sla.faktisktSlut = anrop.nu
        arbetsorder.sla.slutAvMakulering = true
      }
      try handelse("Arbetsorder makulerad", "\(fran.beskrivning) till Makulerad", anrop, yta)
      try slappBokning(avMakulering: true, anrop, yta)
    case .aterta:
      arbetsorder.makuleradFran = nil
      arbetsorder.status = mal
      if arbetsorder.sla.slutAvMakulering {
        arbetsorder.sla.faktisktSlut = nil
        arbetsorder.sla.slutAvMakulering = false
      }
      try handelse("Makulering återtagen", "Makulerad till \(mal.beskrivning)", anrop, yta)
      try atertaBokning(anrop, yta)
    }
    arbetsorder.modifierad = anrop.steg
    andrad = true
  }

  private mutating func framat(till s: Status, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    let fran = arbetsorder.status
    arbetsorder.status = s
    switch s {
    case .bestalld: arbetsorder.bestalld = anrop.steg
    case .accepterad: arbetsorder.accepterad = anrop.steg
    case .utford: arbetsorder.utford = anrop.steg
    case .registrerad, .makulerad, .fakturerad: break
    }
    try handelse("Status ändrad", "\(fran.beskrivning) till \(s.beskrivning)", anrop, yta)
    if s == .utford { try utfor(anrop, yta) }
  }

  private mutating func utfor(_ anrop: Anrop, _ yta: some Arbetsyta) throws {
    if arbetsorder.sla.arOppen { arbetsorder.sla.faktisktSlut = anrop.nu }
    stopparTider = true
    if arbetsorder.typ == Arbetsordertyp.underhall { try Underhall.utfor(&self, anrop, yta) }
  }
}

/// What carrying out an Underhåll does to its enhet (rule 4.13).
enum Underhall {
  /// - Throws: `underhall-needs-enhet` or `enhet-replaced`, with what replaced it.
  static func kanUtforas(_ a: Arbetsorder, _ uppslag: some Uppslag) throws {
    guard let id = a.enhet, a.utrymme != nil, let enhet = try uppslag.enhet(id) else {
      throw Arbetsorderfalt.underhallUtanEnhet(a)
    }
    guard enhet.aktiv else {
      let genom = enhet.ersattGenom.map { "arbetsorder \($0.rawValue)" } ?? "another arbetsorder"
      let ny = enhet.ersattAv.map { "enhet \($0.rawValue)" } ?? "none"
      throw Refusal(
        .enhetReplaced,
        "enhet \(id.rawValue) of arbetsorder \(a.id.rawValue) is no longer active: "
          + "\(genom) replaced it, the new one is \(ny)",
        hint: "PUT enhetsId with the new enhet, or cancel the arbetsorder.")
    }
  }

  static func utfor(_ utfall: inout Utfall, _ anrop: Anrop, _ yta: some Arbetsyta) throws {
    guard let id = utfall.arbetsorder.enhet, var enhet = try yta.enhet(id) else { return }
    guard let kod = utfall.arbetsorder.nyEnhetTyp, let typ = yta.register.enhetstyper[kod] else {
      enhet.underhallsdatum = anrop.idag
      utfall.andradeEnheter.append(enhet)
      return
    }
    var ny = Enhet(id: EnhetID(try yta.nastaID(.enhet)), utrymme: enhet.utrymme, typ: kod)
    ny.beskrivning = typ.beskrivning
    ny.underhall = typ.underhall
    ny.felanmalan = typ.felanmalan
    ny.garanti = typ.garanti
    ny.mangd = 1
    ny.installationsdatum = anrop.idag
    enhet.aktiv = false
    enhet.ersattAv = ny.id
    enhet.ersattGenom = utfall.arbetsorder.id
    utfall.nyaEnheter.append(ny)
    utfall.andradeEnheter.append(enhet)
    try utfall.handelse(
      "Enhet bytt", "Enhet \(enhet.id.rawValue) är ersatt av enhet \(ny.id.rawValue) (\(kod))", anrop, yta)
  }
}
