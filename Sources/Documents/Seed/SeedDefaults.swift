import Domain
package import Model
package import Texts
import Tid

/// What a seed need not say.
package enum SeedDefaults {
  /// When an arbetsorder was registered that does not say: nothing here asks what time it is.
  static let registrerad = Tidpunkt(sekunder: 1_767_769_200)  // 2026-01-07T08:00:00+01:00

  /// The types of arbetsorder that every seed has.
  package static let arbetsordertyper = [
    Arbetsordertyp(kod: Arbetsordertyp.felanmalan, beskrivning: "Felanmälan", skapasAvAPI: true),
    Arbetsordertyp(kod: Arbetsordertyp.underhall, beskrivning: "Underhåll", skapasAvAPI: true),
    Arbetsordertyp(kod: Arbetsordertyp.eget, beskrivning: "Eget", skapasAvAPI: true),
    Arbetsordertyp(kod: "T", beskrivning: "Tillval", skapasAvAPI: false),
    Arbetsordertyp(kod: "M", beskrivning: "Myndighet", skapasAvAPI: false),
  ]

  /// The systems of origin that every seed has.
  package static let ursprung = [Ursprung(id: 1, beskrivning: "API"), Ursprung(id: 9, beskrivning: "Webb")]

  static var handelsetyper: [Handelsetyp] {
    var system = Handelsetyp(kod: "SYS", beskrivning: "System")
    system.system = true
    return [system, Handelsetyp(kod: "DOKEXTIMG", beskrivning: "Externt bilddokument")]
  }

  /// The calendar that needs no entry: elapsed time (rule 6.1).
  package static let dygnetRunt: Text = "dygnet-runt"

  /// Adds, after the rows of the file, those rows that it does not have itself.
  static func addRegisters(_ i: inout Installation, _ reader: Reader) {
    let root = Place(file: 0, node: 0)
    for typ in arbetsordertyper where !reader.has(typ.kod, in: .arbetsordertyp) {
      i.arbetsordertyper.append(typ)
      reader.predefine(typ.kod, in: .arbetsordertyp, at: root)
    }
    for typ in handelsetyper where !reader.has(typ.kod, in: .handelsetyp) {
      i.handelsetyper.append(typ)
      reader.predefine(typ.kod, in: .handelsetyp, at: root)
    }
    for rad in ursprung where !reader.has(rad.id, in: .ursprung) {
      i.ursprung.append(rad)
      reader.predefine(rad.id, in: .ursprung, at: root)
    }
    addCalendar(reader, root)
  }

  /// Enters the calendar that is there without being written.
  static func addCalendar(_ reader: Reader, _ root: Place) {
    if let own = reader.place(dygnetRunt, in: .kalender) {
      reader.report(own, "dygnet-runt is there without being written, and means elapsed time")
    }
    reader.predefine(dygnetRunt, in: .kalender, at: root)
  }

  /// An agreed time must end in a time that somebody lives to see, or looking for its end would take as long.
  static func judgeAgreedTimes(_ i: Installation, _ reader: Reader) {
    let kalendrar = Dictionary(i.kalendrar.map { ($0.namn, $0) }, uniquingKeysWith: { a, _ in a })
    for prio in i.prio {
      guard let sla = prio.sla, let kalender = kalendrar[sla.kalender], !kalender.rymmer(sla.tid) else { continue }
      reader.report(
        reader.place(prio.kod, in: .prio) ?? reader.place(sla.kalender, in: .kalender) ?? Place(file: 0, node: 0),
        "the agreed time of prio \"\(prio.kod)\", \(sla.timmar) hours, is more working time than kalender "
          + "\"\(sla.kalender)\" has in two years")
    }
  }

  /// The setting's own default must be a row too, or new arbetsorder could not have it.
  static func judgeSettings(_ i: Installation, _ reader: Reader, at settings: Place?) {
    for setting in Setting.all {
      guard case .code(let property, let codes) = setting.kind else { continue }
      let kod = i.settings[keyPath: property]
      let written = setting.keys.reduce(settings) { place, key in place.flatMap { reader.member(key, of: $0) } }
      guard written == nil, !reader.has(kod, in: codes.register) else { continue }
      reader.report(
        settings ?? Place(file: 0, node: 0),
        "there is no \(codes) \"\(kod)\", which settings.\(setting.path) is if left out")
    }
  }
}
