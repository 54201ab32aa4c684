package import Texts
package import Tid

/// A piece of work on an objekt (document 2).
package struct Arbetsorder: Sendable, Equatable {
  /// Given by the world in the order of registration (rule 4.1).
  package var id: ArbetsorderID
  /// The number in the caller's own system.
  package var externtId: Text?
  /// A free number of the caller's.
  package var externtNr: Text?
  /// What the work is on.
  package var objekt: ObjektID
  /// Who the work is for; nil where the objekt has no kund.
  package var kund: KundID?
  /// A batch of the register.
  package var bunt: Text?
  /// Who is to carry it out; must be there to be ordered (rule 4.3).
  package var utforare: ResursID?
  /// How far it has come (rule 4.2).
  package var status: Status = .registrerad
  /// The status that it was cancelled from, while it is MAK (rule 4.2).
  package var makuleradFran: Status?
  /// The room that the work is in.
  package var utrymme: UtrymmeID?
  /// The enhet that the work is on.
  package var enhet: EnhetID?
  /// A note on the enhet, or on the thing that has no enhet.
  package var enhetsNotering: Text?
  /// The type code of the enhet that is to replace the present one (rule 4.13).
  package var nyEnhetTyp: Text?
  /// The ready-made fault text that it was reported with.
  package var fras: FrasID?
  /// What is wrong, what was done, and remarks.
  package var information = Information()
  /// A code of the register of arbetsordertyper.
  package var typ: Text
  /// A code of the register of tillträde: how to get in.
  package var tilltrade: Text?
  /// A code of the register of prio; decides the agreed time (rule 6.1).
  package var prio: Text?
  /// When it was made and by whom.
  package var registrerad: Steg
  /// When it was sent to its utförare; nil before.
  package var bestalld: Steg?
  /// When its utförare took it on; nil before.
  package var accepterad: Steg?
  /// When its utförare was done; nil before.
  package var utford: Steg?
  /// When it was last changed and by whom; nil where it never was.
  package var modifierad: Steg?
  /// The resurs to turn to about it.
  package var referens: ResursID?
  /// The Swedish local date of the first reminder.
  package var pamin1: Datum?
  /// The Swedish local date of the second reminder.
  package var pamin2: Datum?
  /// When it is to be done.
  package var planering = Planering()
  /// Where its costs are entered, and what they are.
  package var ekonomi = Ekonomi()
  /// The ekonomi fields that a request set; the automatics leave them alone (rule 4.18).
  package var ekonomiSatt: Set<Ekonomi.Falt> = []
  /// What the kund is charged.
  package var fakturera = Fakturera()
  /// The id of the system that it came from, in the register of ursprung.
  package var ursprung: Int64?
  /// Who reported it, where that was not the kund.
  package var anmalare = Anmalare()
  /// Where the key is.
  package var nyckel = Nyckel()
  /// How the kund wants to be reached.
  package var kontaktsatt: Kontaktsatt?
  /// The times agreed and kept.
  package var sla = SlaTider()

  package init(id: ArbetsorderID, objekt: ObjektID, typ: Text, registrerad: Steg) {
    self.id = id
    self.objekt = objekt
    self.typ = typ
    self.registrerad = registrerad
  }
}

/// When a step was taken and by whom (rule 4.7).
package struct Steg: Sendable, Equatable {
  /// The instant of the transaction that took it.
  package var nar: Tidpunkt
  /// Nil where the system took it, or the seed names nobody.
  package var av: ResursID?

  package init(nar: Tidpunkt, av: ResursID?) {
    self.nar = nar
    self.av = av
  }
}

extension Arbetsorder {
  /// The texts (document 2.4).
  package struct Information: Sendable, Equatable {
    /// What is wrong or to be done.
    package var beskrivning: Text?
    /// A comment that the kund may see.
    package var kommentar: Text?
    /// For the landlord's own staff only (rule 3.8).
    package var anmarkning: Text?
    /// What was done.
    package var atgard: Text?

    package init() {}
  }

  /// When the work is planned to be done (document 2.3).
  package struct Planering: Sendable, Equatable {
    /// Swedish local date.
    package var datum: Datum?
    /// The start, Swedish local time.
    package var fran: Klockslag?
    /// The end, Swedish local time.
    package var till: Klockslag?
    /// Planned through the booking module.
    package var medModul: Bool?

    package init() {}
  }

  /// What the kund is charged (document 2.14). Kronor.
  package struct Fakturera: Sendable, Equatable {
    /// Nil where nobody has said whether the kund is charged.
    package var faktureras: Bool?
    /// Kronor.
    package var belopp: Int64?

    package init() {}
  }

  /// Somebody else than the kund who reported it.
  package struct Anmalare: Sendable, Equatable {
    /// As given; not looked up among kunder.
    package var namn: Text?
    /// As given.
    package var telefon: Text?
    /// As given.
    package var epost: Text?

    package init() {}
  }

  /// Where the key is.
  package struct Nyckel: Sendable, Equatable {
    /// Where it can be fetched.
    package var adress: Text?
    /// What marks it, or opens its box.
    package var kod: Text?

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
    /// When the agreed time began to count.
    package var start: Tidpunkt?
    /// When the work is to be done by the agreement.
    package var avtalatSlut: Tidpunkt?
    /// When it was done.
    package var faktisktSlut: Tidpunkt?
    /// MAK ended it; leaving MAK opens it again (rule 6.4).
    package var slutAvMakulering = false

    package init() {}
  }
}

/// Accounting of an arbetsorder (document 2.13). Costs are kronor.
package struct Ekonomi: Sendable, Equatable {
  /// The account.
  package var konto: Text?
  /// The reference to a cost centre.
  package var refKst: Text?
  /// The number of the property, for the accounts.
  package var fastighetsnr: Text?
  /// The code for maintenance or fault.
  package var uhFel: Text?
  /// The account for material.
  package var materialKonto: Text?
  /// The project.
  package var projekt: Text?
  /// The project of running the buildings.
  package var driftProjekt: Text?
  /// Cost of material in kronor.
  package var materialKostnad: Int64?
  /// Cost of the work in kronor.
  package var kostnad: Int64?

  package init() {}

  /// The nine fields, by name.
  package enum Falt: String, Sendable, CaseIterable {
    case konto, refKst, fastighetsnr, uhFel, materialKonto, projekt, driftProjekt, materialKostnad, kostnad
  }
}

/// Something that happened to an arbetsorder (document 2.7).
package struct Handelse: Sendable, Equatable {
  /// Unique among all händelser.
  package var id: HandelseID
  /// What it happened to.
  package var arbetsorder: ArbetsorderID
  /// One line.
  package var rubrik: Text?
  /// In full.
  package var text: Text?
  /// A code of the register of händelsetyper.
  package var typ: Text
  /// Who made it, a person or a system: plain text.
  package var skapadAv: Text?
  /// When it was made.
  package var registrerad: Tidpunkt
  /// Who last changed it: plain text, like `skapadAv`.
  package var modifieradAv: Text?
  /// When it was last changed; nil where it never was.
  package var modifierad: Tidpunkt?
  /// The first Swedish local date on which it holds; nil means always.
  package var aktivFrom: Datum?
  /// The last Swedish local date on which it holds; nil means for good.
  package var aktivTom: Datum?

  package init(id: HandelseID, arbetsorder: ArbetsorderID, typ: Text, registrerad: Tidpunkt) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.typ = typ
    self.registrerad = registrerad
  }
}

/// A contact person of an arbetsorder (document 2.6).
package struct Kontaktperson: Sendable, Equatable {
  /// Unique among all kontaktpersoner.
  package var id: Int64
  /// Whose contact it is.
  package var arbetsorder: ArbetsorderID
  /// The first Swedish local date to turn to this person.
  package var datumFom: Datum?
  /// The last Swedish local date to turn to this person.
  package var datumTom: Datum?
  /// As given.
  package var namn: Text?
  /// As given.
  package var epost: Text?
  /// As given.
  package var telefonMobil: Text?
  /// As given; any other number than the mobile one.
  package var telefonOvrig: Text?
  /// What else to know about the person.
  package var anmarkning: Text?

  package init(id: Int64, arbetsorder: ArbetsorderID) {
    self.id = id
    self.arbetsorder = arbetsorder
  }
}

/// A time registration (rule 5.3). Running while it has a start and no stop.
package struct Persontid: Sendable, Equatable {
  /// Unique among all time registrations.
  package var id: Int64
  /// What the time was spent on.
  package var arbetsorder: ArbetsorderID
  /// Who spent it.
  package var resurs: ResursID
  /// Minutes; nil while it runs.
  package var minuter: Int64?
  /// Swedish local time; nil where only minutes were given.
  package var starttid: Klockslag?
  /// Swedish local time; nil while it runs.
  package var sluttid: Klockslag?
  /// The Swedish local date of the start.
  package var datumFom: Datum
  /// The Swedish local date of the stop; nil while it runs.
  package var datumTom: Datum?
  /// The id of an activity in the register.
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
  /// Unique among all messages.
  package var id: Int64
  /// What it is about.
  package var arbetsorder: ArbetsorderID
  /// Who it is for: an address or a name.
  package var till: Text?
  /// Who it is from: an address or a name.
  package var fran: Text?
  /// The name of whom it is for.
  package var namnTill: Text?
  /// The name of whom it is from.
  package var namnFran: Text?
  /// One line.
  package var amne: Text?
  /// In full.
  package var text: Text?
  /// When it was sent.
  package var skapad: Tidpunkt
  /// Whether whom it is for has read it.
  package var arLast: Bool

  package init(id: Int64, arbetsorder: ArbetsorderID, skapad: Tidpunkt, arLast: Bool) {
    self.id = id
    self.arbetsorder = arbetsorder
    self.skapad = skapad
    self.arLast = arLast
  }
}
