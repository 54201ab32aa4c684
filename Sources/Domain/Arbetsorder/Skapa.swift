package import Model
import Rules
package import Texts

extension Arbetsorder {
  /// Decides a new arbetsorder (rules 4.3, 4.4, 4.6, 4.10–4.12, 4.16–4.18).
  ///
  /// - Throws: `Refusal` where a rule forbids it; and what the look-ups throw.
  package static func skapa(
    _ andring: Arbetsorderandring, _ anrop: Anrop, _ yta: some Arbetsyta
  ) throws -> Utfall {
    try Behorighet.intern("create an arbetsorder", anrop.resurs)
    guard let objektID = andring.objekt.givet else { throw saknad("objektId") }
    var andring = andring
    if !andring.typ.namnd { andring.typ = .varde(Arbetsordertyp.felanmalan) }
    guard andring.typ.givet != nil else { throw saknad("arbetsordertypKod") }
    let mal = try malstatus(andring)
    let referenser = Referenser(andring: andring, uppslag: yta)
    try referenser.register()
    try Kontering.belopp(andring)
    let kund = try referenser.kund().get()

    var a = Arbetsorder(
      id: ArbetsorderID(0), objekt: objektID, typ: Arbetsordertyp.felanmalan, registrerad: anrop.steg)
    andring.tillampa(pa: &a, kund: kund)
    a.ursprung = andring.ursprung.givet ?? 1
    let (register, settings) = (yta.register, yta.settings)
    a.prio = a.prio ?? settings.prio
    a.tilltrade = a.tilltrade ?? settings.tilltrade
    let (objekt, enhet) = try referenser.plats(&a, fore: Fore())
    try referenser.fras(a, enhet: enhet, fore: Fore())
    if a.typ == Arbetsordertyp.underhall, a.utrymme == nil || a.enhet == nil {
      throw Arbetsorderfalt.underhallUtanEnhet(a)
    }
    try Planeringsregler.prova(a.planering)
    Kontering.fyll(&a, objekt: objekt, enhet: enhet, register)
    if a.utforare == nil { a.utforare = foreslagen(objekt, typ: a.typ, register) }
    a.sla = Slaregler.oppna(a, register.prio, register.kalendrar)

    a.id = ArbetsorderID(try yta.nastaID(.arbetsorder))
    a.modifierad = anrop.steg
    let note = referenser.flagga(a, enhet: enhet, fore: Fore())
    var utfall = Utfall(a)
    if let note { utfall.notes.append(note) }
    try utfall.handelse("Arbetsorder skapad", "Registrerad", anrop, yta)
    if let bokning = andring.bokning {
      try utfall.boka(bokning, vidSkapande: utfall.arbetsorder.planering, anrop, yta)
    } else if utfall.arbetsorder.planering.datum != nil {
      try utfall.planeringAndrad(anrop, yta)
    }
    let direkt = settings.orderWhenUtforareGiven && utfall.arbetsorder.utforare != nil
    if mal == .bestalld || (mal == nil && direkt) { try utfall.bytStatus(till: .bestalld, anrop, yta) }
    return utfall
  }

  /// Who carries out a new arbetsorder that names nobody (rule 4.4): the felområde's resurs, for Underhåll the
  /// underhållsområde's first.
  package static func foreslagen(_ objekt: Objekt, typ: Text, _ register: RegisterSnapshot) -> ResursID? {
    func regel(_ nr: Text?) -> ResursID? { nr.flatMap { register.omraden[$0] }?.utforare(typ: typ) }
    if typ == Arbetsordertyp.underhall, let r = regel(objekt.omraden.underhall) { return r }
    return regel(objekt.omraden.felanmalan)
  }

  /// The status asked for; nil where none was. Only REG and GODK can be asked for (rule 4.6).
  private static func malstatus(_ andring: Arbetsorderandring) throws(Refusal) -> Status? {
    guard let kod = andring.status.givet else { return nil }
    let mal = try Status.tolka(kod, falt: .statusKod)
    guard mal == .registrerad || mal == .bestalld else {
      throw Refusal(
        .statusAtCreation, "\(FieldName.statusKod): a new arbetsorder can't be \(mal.rawValue), valid are REG and GODK",
        hint: "Create it, then PUT …/status step by step.")
    }
    return mal
  }

  static func saknad(_ falt: String) -> Refusal {
    Refusal(.requiredNull, "\(falt) is required and can't be null", hint: "Send a value for \(falt).")
  }
}
