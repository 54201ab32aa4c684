package import Texts
package import Tid

/// A priority and its agreed time (document 2.8, rule 6.1).
package struct Prio: Sendable, Equatable {
  /// Unique among prio.
  package var kod: Text
  /// In words.
  package var beskrivning: Text?
  /// Nil where nothing is agreed.
  package var sla: Sla?

  package init(kod: Text, beskrivning: Text?, sla: Sla? = nil) {
    self.kod = kod
    self.beskrivning = beskrivning
    self.sla = sla
  }

  /// An agreed time, counted in a calendar.
  package struct Sla: Sendable, Equatable {
    /// Seconds.
    package var tid: Int64
    /// `dygnet-runt`, or the name of a calendar of the register.
    package var kalender: Text

    package init(tid: Int64, kalender: Text) {
      self.tid = tid
      self.kalender = kalender
    }

    /// Hours, rounded up: `prioSla` on the wire (rule 6.1).
    package var timmar: Int64 { (tid + 3599) / 3600 }
  }
}

/// A code with a text, as in many registers.
package struct Kodrad: Sendable, Equatable {
  /// Unique within its register.
  package var kod: Text
  /// In words.
  package var beskrivning: Text?

  package init(kod: Text, beskrivning: Text?) {
    self.kod = kod
    self.beskrivning = beskrivning
  }
}

/// Working hours (rule 6.1).
package struct Kalender: Sendable, Equatable {
  /// Unique among calendars.
  package var namn: Text
  /// 1 is Monday, 7 is Sunday; not empty.
  package var dagar: Set<Int>
  /// When the hours begin, Swedish local time.
  package var fran: Klockslag
  /// Before `fran` where the hours go past midnight.
  package var till: Klockslag
  /// Swedish public holidays are free.
  package var helgdagar: Bool
  /// Eves that are free too.
  package var aftnar: Set<Afton>

  package init(
    namn: Text, dagar: Set<Int>, fran: Klockslag, till: Klockslag, helgdagar: Bool, aftnar: Set<Afton>
  ) {
    self.namn = namn
    self.dagar = dagar
    self.fran = fran
    self.till = till
    self.helgdagar = helgdagar
    self.aftnar = aftnar
  }

  /// The eves that a calendar can treat as holidays.
  package enum Afton: String, Sendable, CaseIterable { case midsommar, jul, nyar }
}

/// A kind of händelse (document 2.7).
package struct Handelsetyp: Sendable, Equatable {
  /// Unique among händelsetyper.
  package var kod: Text
  /// In words.
  package var beskrivning: Text?
  /// The code of the group that it is sorted under.
  package var sortKod: Text?
  /// That group in words.
  package var sortBeskrivning: Text?
  /// Only the system makes such händelser (rule 5.1).
  package var system = false

  package init(kod: Text, beskrivning: Text?) {
    self.kod = kod
    self.beskrivning = beskrivning
  }
}

/// An activity of time registrations (rule 5.3).
package struct Aktivitet: Sendable, Equatable {
  /// Unique among activities.
  package var id: Int64
  /// In words.
  package var text: Text
  /// Kronor an hour.
  package var timpris: Int64?

  package init(id: Int64, text: Text, timpris: Int64?) {
    self.id = id
    self.text = text
    self.timpris = timpris
  }
}

/// A type of arbetsorder (document 2.11).
package struct Arbetsordertyp: Sendable, Equatable {
  /// Unique among arbetsordertyper.
  package var kod: Text
  /// In words.
  package var beskrivning: Text?
  /// Can be created and set through the API (rule 4.12).
  package var skapasAvAPI: Bool

  package init(kod: Text, beskrivning: Text?, skapasAvAPI: Bool) {
    self.kod = kod
    self.beskrivning = beskrivning
    self.skapasAvAPI = skapasAvAPI
  }

  /// Felanmälan, Underhåll and Eget: the codes that rules speak of.
  package static let felanmalan: Text = "F"
  /// Maintenance.
  package static let underhall: Text = "U"
  /// The landlord's own work.
  package static let eget: Text = "G"
}

/// A system that arbetsorder come from.
package struct Ursprung: Sendable, Equatable {
  /// Unique among ursprung.
  package var id: Int64
  /// In words.
  package var beskrivning: Text?

  package init(id: Int64, beskrivning: Text?) {
    self.id = id
    self.beskrivning = beskrivning
  }
}

/// What an area is for.
package enum Omradestyp: String, Sendable, CaseIterable {
  case felanmalan, underhall, administration, sok1, sok2, sok3
}

/// An area, which can name who carries out new arbetsorder (document 3.7, rule 4.4).
package struct Omrade: Sendable, Equatable {
  /// Unique.
  package var nr: Text
  /// Which of an objekt's six areas it can be.
  package var typ: Omradestyp
  /// Nil where the seed gives none.
  package var namn: Text?
  /// For every type of arbetsorder that `utforarePerTyp` does not name.
  package var utforare: ResursID?
  /// By type code.
  package var utforarePerTyp: [Text: ResursID] = [:]

  package init(nr: Text, typ: Omradestyp, namn: Text?) {
    self.nr = nr
    self.typ = typ
    self.namn = namn
  }

  /// Who carries out a new arbetsorder of a type.
  package func utforare(typ: Text) -> ResursID? { utforarePerTyp[typ] ?? utforare }
}

/// A row of the accounting automatics; nil matches all (rule 4.18).
package struct Konteringsrad: Sendable, Equatable {
  /// The type code of the arbetsorder.
  package var typ: Text?
  /// The number of the area that the objekt lies in.
  package var omrade: Text?
  /// The type code of the enhet.
  package var enhetstyp: Text?
  /// What is entered where the row matches; nil fields leave what was there.
  package var ekonomi = Ekonomi()

  package init() {}
}

/// A type of enhet, with what a new enhet of it starts from and the fraser that can be said of it.
package struct Enhetstyp: Sendable, Equatable {
  /// Unique among enhetstyper.
  package var kod: Text
  /// What the wire calls its id.
  package var id: Int64
  /// In words.
  package var beskrivning: Text?
  /// Months.
  package var garanti: Int?
  /// Whether a new enhet is to be maintained.
  package var underhall = true
  /// Whether a new enhet may be reported on.
  package var felanmalan = true
  /// What can be said of such an enhet, in the order given.
  package var fraser: [Fras] = []

  package init(kod: Text, id: Int64) {
    self.kod = kod
    self.id = id
  }
}

/// A ready-made fault text of an enhetstyp (document 2.4).
package struct Fras: Sendable, Equatable {
  /// Unique among fraser.
  package var id: FrasID
  /// The id of the text itself; on the wire `fras.id`.
  package var textID: Int64
  /// What is said.
  package var text: Text
  /// The type of arbetsorder that it belongs to; nil means every type.
  package var typ: Text?

  package init(id: FrasID, textID: Int64, text: Text, typ: Text?) {
    self.id = id
    self.textID = textID
    self.text = text
    self.typ = typ
  }
}

/// A client of the gateway (rule 3.1).
package struct GatewayKlient: Sendable, Equatable {
  /// The consumer key.
  package var nyckel: Text
  /// The consumer secret, in the clear: the seed's secrets guard nothing.
  package var hemlighet: Text
  /// The token of document 1.3.1, which can be sent instead of key and secret.
  package var token: Text?
  /// The contract that its calls get; nil leaves it to the world (rule 1.1).
  package var kontrakt: Kontraktsval?

  package init(nyckel: Text, hemlighet: Text, token: Text?, kontrakt: Kontraktsval?) {
    self.nyckel = nyckel
    self.hemlighet = hemlighet
    self.token = token
    self.kontrakt = kontrakt
  }
}

/// Whose wire names are used (rule 1.1).
package enum Kontraktsval: String, Sendable, CaseIterable {
  case document = "1.1"
  case published
}
