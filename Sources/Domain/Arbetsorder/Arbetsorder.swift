package import Tid

/// A piece of work on an objekt (document 2).
package struct Arbetsorder: Sendable, Equatable {
  package var id: ArbetsorderID
  package var externtId: String?
  package var externtNr: String?
  package var objekt: ObjektID
  package var kund: KundID?
  /// A batch of the register.
  package var bunt: String?
  package var utforare: ResursID?
  package var status: Status = .registrerad
  /// The status that it was cancelled from, while it is MAK (rule 4.2).
  package var makuleradFran: Status?
  package var utrymme: UtrymmeID?
  package var enhet: EnhetID?
  package var enhetsNotering: String?
  /// The type code of the enhet that is to replace the present one (rule 4.13).
  package var nyEnhetTyp: String?
  package var fras: FrasID?
  package var information = Information()
  /// A code of the register of arbetsordertyper.
  package var typ: String
  package var tilltrade: String?
  package var prio: String?
  package var registrerad: Steg
  package var bestalld: Steg?
  package var accepterad: Steg?
  package var utford: Steg?
  package var modifierad: Steg?
  package var referens: ResursID?
  package var pamin1: Datum?
  package var pamin2: Datum?
  package var planering = Planering()
  package var ekonomi = Ekonomi()
  /// The ekonomi fields that a request set; the automatics leave them alone (rule 4.18).
  package var ekonomiSatt: Set<Ekonomi.Falt> = []
  package var fakturera = Fakturera()
  package var ursprung: Int64?
  package var anmalare = Anmalare()
  package var nyckel = Nyckel()
  package var kontaktsatt: Kontaktsatt?
  package var sla = SlaTider()

  package init(id: ArbetsorderID, objekt: ObjektID, typ: String, registrerad: Steg) {
    self.id = id
    self.objekt = objekt
    self.typ = typ
    self.registrerad = registrerad
  }
}

/// When a step was taken and by whom (rule 4.7).
package struct Steg: Sendable, Equatable {
  package var nar: Tidpunkt
  package var av: ResursID?

  package init(nar: Tidpunkt, av: ResursID?) {
    self.nar = nar
    self.av = av
  }
}

extension Arbetsorder {
  /// The texts (document 2.4).
  package struct Information: Sendable, Equatable {
    package var beskrivning: String?
    package var kommentar: String?
    /// For the landlord's own staff only (rule 3.8).
    package var anmarkning: String?
    package var atgard: String?

    package init() {}
  }

  /// When the work is planned to be done (document 2.3).
  package struct Planering: Sendable, Equatable {
    package var datum: Datum?
    package var fran: Klockslag?
    package var till: Klockslag?
    /// Planned through the booking module.
    package var medModul: Bool?

    package init() {}
  }

  /// What the kund is charged (document 2.14). Kronor.
  package struct Fakturera: Sendable, Equatable {
    package var faktureras: Bool?
    package var belopp: Int64?

    package init() {}
  }

  /// Somebody else than the kund who reported it.
  package struct Anmalare: Sendable, Equatable {
    package var namn: String?
    package var telefon: String?
    package var epost: String?

    package init() {}
  }

  /// Where the key is.
  package struct Nyckel: Sendable, Equatable {
    package var adress: String?
    package var kod: String?

    package init() {}
  }

  /// How the kund wants to be reached.
  package enum Kontaktsatt: String, Sendable, CaseIterable {
    case telefonBostad = "TELBOS"
    case telefonArbete = "TELARB"
    case telefonOvrig = "TELOVR"
    case epost = "EPOST"
  }

  /// The agreed time's start and ends (section 6); all nil without an SLA.
  package struct SlaTider: Sendable, Equatable {
    package var start: Tidpunkt?
    package var avtalatSlut: Tidpunkt?
    package var faktisktSlut: Tidpunkt?

    package init() {}
  }
}

/// Accounting of an arbetsorder (document 2.13). Costs are kronor.
package struct Ekonomi: Sendable, Equatable {
  package var konto: String?
  package var refKst: String?
  package var fastighetsnr: String?
  package var uhFel: String?
  package var materialKonto: String?
  package var projekt: String?
  package var driftProjekt: String?
  package var materialKostnad: Int64?
  package var kostnad: Int64?

  package init() {}

  /// The nine fields, by name.
  package enum Falt: String, Sendable, CaseIterable {
    case konto, refKst, fastighetsnr, uhFel, materialKonto, projekt, driftProjekt, materialKostnad, kostnad
  }
}

/// Something that happened to an arbetsorder (document 2.7).
package struct Handelse: Sendable, Equatable {
  package var id: HandelseID
  package var arbetsorder: ArbetsorderID
  package var rubrik: String?
  package var text: String?
  /// A code of the register of händelsetyper.
  package var typ: String
  /// Who made it, a person or a system: plain text.
  package var skapadAv: String?
  package var registrerad: Tidpunkt
  package var modifieradAv: String?
  package var modifierad: Tidpunkt?
  package var aktivFrom: Datum?
  package var aktivTom: Datum?

  package init(id: HandelseID, arbetsorder: ArbetsorderID, typ: String, registrerad: Tidpunkt) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.typ = typ
    self.registrerad = registrerad
  }
}

/// A contact person of an arbetsorder (document 2.6).
package struct Kontaktperson: Sendable, Equatable {
  package var id: Int64
  package var arbetsorder: ArbetsorderID
  package var datumFom: Datum?
  package var datumTom: Datum?
  package var namn: String?
  package var epost: String?
  package var telefonMobil: String?
  package var telefonOvrig: String?
  package var anmarkning: String?

  package init(id: Int64, arbetsorder: ArbetsorderID) {
    self.id = id
    self.arbetsorder = arbetsorder
  }
}

/// A time registration (rule 5.3). Running while it has a start and no stop.
package struct Persontid: Sendable, Equatable {
  package var id: Int64
  package var arbetsorder: ArbetsorderID
  package var resurs: ResursID
  package var minuter: Int64?
  package var starttid: Klockslag?
  package var sluttid: Klockslag?
  package var datumFom: Datum
  package var datumTom: Datum?
  package var aktivitet: Int64?
  /// Kronor.
  package var pris: Int64?

  package init(id: Int64, arbetsorder: ArbetsorderID, resurs: ResursID, datumFom: Datum) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.resurs = resurs
    self.datumFom = datumFom
  }
}

/// A message between the landlord and the kund about an arbetsorder (rule 5.7).
package struct Meddelande: Sendable, Equatable {
  package var id: Int64
  package var arbetsorder: ArbetsorderID
  package var till: String?
  package var fran: String?
  package var amne: String?
  package var text: String?
  package var skapad: Tidpunkt
  package var last: Bool

  package init(id: Int64, arbetsorder: ArbetsorderID, skapad: Tidpunkt, last: Bool) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.skapad = skapad
    self.last = last
  }
}
