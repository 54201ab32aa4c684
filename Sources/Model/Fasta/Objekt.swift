package import Texts
package import Tid

/// The areas that a level of the fasta strukturen names; nil means that the level above decides
/// (`docs/seed-format.md`).
package struct Omraden: Sendable, Equatable {
  /// The number of the area for type F: who carries out what is reported.
  package var felanmalan: Text?
  /// The number of the area for type U.
  package var underhall: Text?
  /// The number of the area for administration.
  package var administration: Text?
  /// The number of the first search area.
  package var sok1: Text?
  /// The number of the second search area.
  package var sok2: Text?
  /// The number of the third search area.
  package var sok3: Text?

  package init() {}
}

/// A company that is managed; the top of the fasta strukturen (document 3.1).
package struct Foretag: Sendable, Equatable {
  /// Unique.
  package var nr: Text
  /// Nil where the seed gives none.
  package var namn: Text?
  /// The areas that all below inherit.
  package var omraden = Omraden()
  /// In the order given.
  package var kontakter: [Foretagskontakt] = []

  package init(nr: Text) { self.nr = nr }
}

/// A contact of a företag.
package struct Foretagskontakt: Sendable, Equatable {
  /// Of a person or a function.
  package var namn: Text?
  /// As given.
  package var epost: Text?
  /// As given.
  package var telefonMobil: Text?
  /// As given; any other number than the mobile one.
  package var telefonOvrig: Text?
  /// What else to know about the contact.
  package var anmarkning: Text?

  package init() {}
}

/// A property (document 3.2).
package struct Fastighet: Sendable, Equatable {
  /// The företag that it belongs to.
  package var foretagNr: Text
  /// Unique within its företag.
  package var nr: Text
  /// Nil where the seed gives none.
  package var namn: Text?
  /// The areas of its own.
  package var omraden = Omraden()

  package init(foretagNr: Text, nr: Text) {
    self.foretagNr = foretagNr
    self.nr = nr
  }
}

/// A building (document 3.3).
package struct Byggnad: Sendable, Equatable {
  /// The företag that it belongs to.
  package var foretagNr: Text
  /// The fastighet that it belongs to.
  package var fastighetNr: Text
  /// Unique within its fastighet.
  package var nr: Text
  /// Nil where the seed gives none.
  package var namn: Text?
  /// The areas of its own.
  package var omraden = Omraden()

  package init(foretagNr: Text, fastighetNr: Text, nr: Text) {
    self.foretagNr = foretagNr
    self.fastighetNr = fastighetNr
    self.nr = nr
  }
}

/// A flat, premises, or a shared room such as a laundry: the level at which arbetsorder are registered (document 3.4).
package struct Objekt: Sendable, Equatable {
  /// Unique among all objekt; digits of up to 11 were observed (document 3.4).
  package var id: ObjektID
  /// The företag that it belongs to.
  package var foretagNr: Text
  /// The fastighet that it belongs to, by number within the företag.
  package var fastighetNr: Text
  /// The byggnad that it belongs to, by number within the fastighet.
  package var byggnadNr: Text
  /// Where it is.
  package var adress = Adress()
  /// What there is to know of it.
  package var detalj = Detalj()
  /// What kind it is.
  package var typ = Typ()
  /// HG1 and HG2: at most two.
  package var kunder: [KundID] = []
  /// The objekt that this one is part of.
  package var ingarI: ObjektID?
  /// Can be let; decides which of the two searches finds it (rule 8.1).
  package var uthyrningsbar = false
  /// Can be reported on (rule 8.1).
  package var felanmalningsbar = false
  /// An outsider may report on it (rule 8.1).
  package var felanmalningsbarExtern = false
  /// As read from the store: inherited from the levels above. As written by a seed: the objekt's own.
  package var omraden = Omraden()

  package init(id: ObjektID, foretagNr: Text, fastighetNr: Text, byggnadNr: Text) {
    self.id = id
    self.foretagNr = foretagNr
    self.fastighetNr = fastighetNr
    self.byggnadNr = byggnadNr
  }

  /// The address group.
  package struct Adress: Sendable, Equatable {
    /// The number of the flat.
    package var lgh: Text?
    /// Street and number.
    package var gata: Text?
    /// Five digits, as given.
    package var postnr: Text?
    /// The town.
    package var ort: Text?
    /// The coordinate x, as given.
    package var x: Text?
    /// The coordinate y, as given.
    package var y: Text?

    package init() {}
  }

  /// The details group.
  package struct Detalj: Sendable, Equatable {
    /// The floor that it is on.
    package var vaning = Vaning()
    /// Whether there is a lift; nil where nobody has said.
    package var hiss: Bool?
    /// Square metres.
    package var yta: Double?
    /// Often the popular name of the objekt.
    package var anmarkning: Text?
    /// A free text.
    package var text: Text?
    /// Why it can't be let at present, or until when.
    package var hyressparr: Text?
    /// A remark on that.
    package var hyressparrAnmarkning: Text?
    /// The Swedish local date of the latest inspection.
    package var besiktigadDatum: Datum?

    package init() {}
  }

  /// The floor.
  package struct Vaning: Sendable, Equatable {
    /// The code of the floor.
    package var id: Text?
    /// The floor in words.
    package var beskrivning: Text?
    /// The floor in a letter or two.
    package var kortnamn: Text?
    /// Counted from the ground; negative below it.
    package var nummer: Int?

    package init() {}
  }

  /// The type codes.
  package struct Typ: Sendable, Equatable {
    /// The code of the group of types, such as all flats.
    package var overgripande: Text?
    /// The code of the type.
    package var kod: Text?
    /// The type in words.
    package var beskrivning: Text?

    package init() {}
  }
}

/// A room, or a made-up one that stands for the objekt in general (document 3.5).
package struct Utrymme: Sendable, Equatable {
  /// Unique among all utrymmen.
  package var id: UtrymmeID
  /// What it is a part of.
  package var objekt: ObjektID
  /// The room in words.
  package var beskrivning: Text?
  /// The number on its door or in the drawing.
  package var rumsnummer: Text?
  /// A code of the register of utrymmestyper.
  package var typ: Text?

  package init(id: UtrymmeID, objekt: ObjektID) {
    self.id = id
    self.objekt = objekt
  }
}

/// A thing in an utrymme that is maintained or reported on (document 3.6).
package struct Enhet: Sendable, Equatable {
  /// Unique among all enheter.
  package var id: EnhetID
  /// Where it stands.
  package var utrymme: UtrymmeID
  /// A code of the register of enhetstyper.
  package var typ: Text
  /// What it is, in words.
  package var beskrivning: Text?
  /// Is to be maintained (type U, rule 4.12).
  package var underhall = false
  /// May be reported on (type F, rule 4.12).
  package var felanmalan = false
  /// The Swedish local date of the next maintenance.
  package var underhallsdatum: Datum?
  /// The Swedish local date on which it was put in.
  package var installationsdatum: Datum?
  /// The maker's number.
  package var serienummer: Text?
  /// Months.
  package var garanti: Int?
  /// What its maintenance consists of.
  package var underhallAtgard: Text?
  /// A property of it, such as its size or colour.
  package var egenskap: Text?
  /// How many there are of it.
  package var mangd: Int64?
  /// A free remark.
  package var notering: Text?
  /// False once it has been replaced (rule 4.13); then it is in no list, but can be read by id.
  package var aktiv = true
  /// The enhet that replaced it, and the arbetsorder that did it (rule 4.13).
  package var ersattAv: EnhetID?
  /// The arbetsorder that had it replaced (rule 4.13).
  package var ersattGenom: ArbetsorderID?

  package init(id: EnhetID, utrymme: UtrymmeID, typ: Text) {
    self.id = id
    self.utrymme = utrymme
    self.typ = typ
  }
}

/// What a request to change an enhet says (document 7.3.1); it goes past the logic of Underhåll (document 2.10).
package struct Enhetsandring: Sendable, Equatable {
  /// What it is, in words.
  package var beskrivning: Andring<Text> = .oforandrad
  /// The Swedish local date of the next maintenance.
  package var underhallsdatum: Andring<Datum> = .oforandrad
  /// The Swedish local date on which it was put in.
  package var installationsdatum: Andring<Datum> = .oforandrad
  /// The maker's number.
  package var serienummer: Andring<Text> = .oforandrad
  /// A property of it, such as its size or colour.
  package var egenskap: Andring<Text> = .oforandrad
  /// A free remark.
  package var notering: Andring<Text> = .oforandrad

  package init() {}
}
