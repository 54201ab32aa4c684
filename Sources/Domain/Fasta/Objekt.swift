package import Tid

/// The areas that a level of the fasta strukturen names; nil means that the level above decides (`formats.md`).
package struct Omraden: Sendable, Equatable {
  package var felanmalan: String?
  package var underhall: String?
  package var administration: String?
  package var sok1: String?
  package var sok2: String?
  package var sok3: String?

  package init() {}

  /// These areas, with those of the level above where this one is silent: the nearest one upwards counts.
  package func arvda(av ovan: Omraden) -> Omraden {
    var o = self
    o.felanmalan = o.felanmalan ?? ovan.felanmalan
    o.underhall = o.underhall ?? ovan.underhall
    o.administration = o.administration ?? ovan.administration
    o.sok1 = o.sok1 ?? ovan.sok1
    o.sok2 = o.sok2 ?? ovan.sok2
    o.sok3 = o.sok3 ?? ovan.sok3
    return o
  }
}

/// A company that is managed; the top of the fasta strukturen (document 3.1).
package struct Foretag: Sendable, Equatable {
  /// Unique.
  package var nr: String
  package var namn: String?
  package var omraden = Omraden()
  package var kontakter: [Foretagskontakt] = []

  package init(nr: String) { self.nr = nr }
}

/// A contact of a företag.
package struct Foretagskontakt: Sendable, Equatable {
  package var namn: String?
  package var epost: String?
  package var telefonMobil: String?
  package var telefonOvrig: String?
  package var anmarkning: String?

  package init() {}
}

/// A property (document 3.2).
package struct Fastighet: Sendable, Equatable {
  package var foretagNr: String
  /// Unique within its företag.
  package var nr: String
  package var namn: String?
  package var omraden = Omraden()

  package init(foretagNr: String, nr: String) {
    self.foretagNr = foretagNr
    self.nr = nr
  }
}

/// A building (document 3.3).
package struct Byggnad: Sendable, Equatable {
  package var foretagNr: String
  package var fastighetNr: String
  /// Unique within its fastighet.
  package var nr: String
  package var namn: String?
  package var omraden = Omraden()

  package init(foretagNr: String, fastighetNr: String, nr: String) {
    self.foretagNr = foretagNr
    self.fastighetNr = fastighetNr
    self.nr = nr
  }
}

/// A flat, premises, or a shared room such as a laundry: the level at which arbetsorder are registered (document 3.4).
package struct Objekt: Sendable, Equatable {
  package var id: ObjektID
  package var foretagNr: String
  package var fastighetNr: String
  package var byggnadNr: String
  package var adress = Adress()
  package var detalj = Detalj()
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

  package init(id: ObjektID, foretagNr: String, fastighetNr: String, byggnadNr: String) {
    self.id = id
    self.foretagNr = foretagNr
    self.fastighetNr = fastighetNr
    self.byggnadNr = byggnadNr
  }

  /// The address group.
  package struct Adress: Sendable, Equatable {
    package var lgh: String?
    package var gata: String?
    package var postnr: String?
    package var ort: String?
    package var x: String?
    package var y: String?

    package init() {}
  }

  /// The details group.
  package struct Detalj: Sendable, Equatable {
    package var vaning = Vaning()
    package var hiss: Bool?
    package var yta: Double?
    /// Often the popular name of the objekt.
    package var anmarkning: String?
    package var text: String?
    package var hyressparr: String?
    package var hyressparrAnmarkning: String?
    package var besiktigadDatum: Datum?

    package init() {}
  }

  /// The floor.
  package struct Vaning: Sendable, Equatable {
    package var id: String?
    package var beskrivning: String?
    package var kortnamn: String?
    package var nummer: Int?

    package init() {}
  }

  /// The type codes.
  package struct Typ: Sendable, Equatable {
    package var overgripande: String?
    package var kod: String?
    package var beskrivning: String?

    package init() {}
  }
}

/// A room, or a made-up one that stands for the objekt in general (document 3.5).
package struct Utrymme: Sendable, Equatable {
  package var id: UtrymmeID
  package var objekt: ObjektID
  package var beskrivning: String?
  package var rumsnummer: String?
  /// A code of the register of utrymmestyper.
  package var typ: String?

  package init(id: UtrymmeID, objekt: ObjektID) {
    self.id = id
    self.objekt = objekt
  }
}

/// A thing in an utrymme that is maintained or reported on (document 3.6).
package struct Enhet: Sendable, Equatable {
  package var id: EnhetID
  package var utrymme: UtrymmeID
  /// A code of the register of enhetstyper.
  package var typ: String
  package var beskrivning: String?
  /// Is to be maintained (type U, rule 4.12).
  package var underhall = false
  /// May be reported on (type F, rule 4.12).
  package var felanmalan = false
  package var underhallsdatum: Datum?
  package var installationsdatum: Datum?
  package var serienummer: String?
  /// Months.
  package var garanti: Int?
  package var underhallAtgard: String?
  package var egenskap: String?
  package var mangd: Int64?
  package var notering: String?
  /// False once it has been replaced (rule 4.13); then it is in no list, but can be read by id.
  package var aktiv = true
  /// The enhet that replaced it, and the arbetsorder that did it (rule 4.13).
  package var ersattAv: EnhetID?
  package var ersattGenom: ArbetsorderID?

  package init(id: EnhetID, utrymme: UtrymmeID, typ: String) {
    self.id = id
    self.utrymme = utrymme
    self.typ = typ
  }
}
