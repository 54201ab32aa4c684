/// Someone who carries out or orders work: a person, a team or a company (document 2.2).
package struct Resurs: Sendable, Equatable {
  package var id: ResursID
  package var namn: String?
  package var typ: Resurstyp = .person
  /// An external party; only its arbetsorder can become ÖVERF (rule 4.2).
  package var extern = false
  package var roll: Roll = .intern
  package var kommunikation = Kommunikation()
  /// What it logs in with; nil for one that can't.
  package var inloggning: Inloggning?
  package var sso: [String] = []
  package var federerad: [Federerad] = []
  package var bokning: Bokningsbarhet?

  package init(id: ResursID) { self.id = id }

  /// A user name and a password, as the seed gives them.
  package struct Inloggning: Sendable, Equatable {
    package var namn: String
    package var losenord: String

    package init(namn: String, losenord: String) {
      self.namn = namn
      self.losenord = losenord
    }
  }

  /// An identity at an outside provider (rule 3.3).
  package struct Federerad: Sendable, Equatable {
    package var utgivare: String
    package var subjekt: String
    package var hemlighet: String?

    package init(utgivare: String, subjekt: String, hemlighet: String?) {
      self.utgivare = utgivare
      self.subjekt = subjekt
      self.hemlighet = hemlighet
    }
  }

  /// When a resurs can be booked (rule 5.6).
  package struct Bokningsbarhet: Sendable, Equatable {
    package var kalender: String
    /// Seconds of one slot.
    package var lucka: Int64
    package var kapacitet: Int
    package var overbokning: Int
    package var tilltrade: [String]

    package init(kalender: String, lucka: Int64, kapacitet: Int, overbokning: Int, tilltrade: [String]) {
      self.kalender = kalender
      self.lucka = lucka
      self.kapacitet = kapacitet
      self.overbokning = overbokning
      self.tilltrade = tilltrade
    }
  }
}

/// What kind of resurs it is (rule 3.8).
package enum Resurstyp: String, Sendable, CaseIterable { case person, grupp, foretag }

/// What a resurs may do (rule 3.8).
package enum Roll: String, Sendable, CaseIterable { case intern, extern, lasare }
