package import Texts
package import Tid

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

/// What a request to create or change a händelse says (document 7.5.1, 7.5.3).
package struct Handelseandring: Sendable, Equatable {
  /// One line.
  package var rubrik: Andring<Text> = .oforandrad
  /// In full.
  package var text: Andring<Text> = .oforandrad
  /// A code of the register of händelsetyper that is not the system's own.
  package var typ: Andring<Text> = .oforandrad
  /// The first Swedish local date on which it holds.
  package var aktivFrom: Andring<Datum> = .oforandrad
  /// The last Swedish local date on which it holds.
  package var aktivTom: Andring<Datum> = .oforandrad

  package init() {}
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

/// What a request to create or change a contact person says (document 7.7.1, 7.7.2).
package struct Kontaktpersonandring: Sendable, Equatable {
  /// Must be the arbetsorder that the request is about.
  package var arbetsorder: Andring<ArbetsorderID> = .oforandrad
  /// The first Swedish local date to turn to this person.
  package var datumFom: Andring<Datum> = .oforandrad
  /// The last Swedish local date to turn to this person.
  package var datumTom: Andring<Datum> = .oforandrad
  /// As given.
  package var namn: Andring<Text> = .oforandrad
  /// Checked for its form.
  package var epost: Andring<Text> = .oforandrad
  /// Checked for its form.
  package var telefonMobil: Andring<Text> = .oforandrad
  /// Checked for its form.
  package var telefonOvrig: Andring<Text> = .oforandrad
  /// What else to know about the person.
  package var anmarkning: Andring<Text> = .oforandrad

  package init() {}
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

/// What a request to register, change or start time says (document 7.9.1, 7.9.3).
package struct Persontidandring: Sendable, Equatable {
  /// Must be the arbetsorder that the request is about.
  package var arbetsorder: Andring<ArbetsorderID> = .oforandrad
  /// Who spent the time.
  package var resurs: Andring<ResursID> = .oforandrad
  /// Hours, decimals too.
  package var timmar: Andring<Double> = .oforandrad
  /// Minutes beside the hours, any number.
  package var minuter: Andring<Int32> = .oforandrad
  /// Swedish local time.
  package var starttid: Andring<Klockslag> = .oforandrad
  /// Swedish local time.
  package var sluttid: Andring<Klockslag> = .oforandrad
  /// The Swedish local date of the start.
  package var datumFom: Andring<Datum> = .oforandrad
  /// The Swedish local date of the stop.
  package var datumTom: Andring<Datum> = .oforandrad
  /// The id of an activity as text, or the text of one.
  package var aktivitet: Andring<Text> = .oforandrad
  /// The id of the same activity.
  package var fras: Andring<Int64> = .oforandrad
  /// Kronor.
  package var pris: Andring<Int64> = .oforandrad

  package init() {}
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

/// A message to send about an arbetsorder.
package struct Meddelandeutkast: Sendable, Equatable {
  /// What it is about.
  package var arbetsorder: ArbetsorderID?
  /// The customer number of whom it is for; must be the kund of the arbetsorder.
  package var kundnummer: Text?
  /// One line.
  package var amne: Text?
  /// In full.
  package var text: Text?

  package init() {}
}
