package import Texts

/// Someone who carries out or orders work: a person, a team or a company (document 2.2).
package struct Resurs: Sendable, Equatable {
  /// Unique among resurser.
  package var id: ResursID
  /// Nil where the seed gives none.
  package var namn: Text?
  /// Whether it is one person or several.
  package var typ: Resurstyp = .person
  /// An external party; only its arbetsorder can become ÖVERF (rule 4.2).
  package var extern = false
  /// What it may do once logged in.
  package var roll: Roll = .intern
  /// How to reach it.
  package var kommunikation = Kommunikation()
  /// What it logs in with; nil for one that can't.
  package var inloggning: Inloggning?
  /// The ids that it may log in with by single sign-on (rule 3.3).
  package var sso: [Text] = []
  /// Its identities at outside providers.
  package var federerad: [Federerad] = []
  /// Nil for one that can't be booked.
  package var bokning: Bokningsbarhet?
  /// Whose names travel in its calls where there is no gateway; nil leaves it to the world (rule 1.1).
  package var kontrakt: Kontraktsval?

  package init(id: ResursID) { self.id = id }

  /// A user name and a password, as the seed gives them.
  package struct Inloggning: Sendable, Equatable {
    /// Unique among resurser.
    package var namn: Text
    /// In the clear: the seed's secrets guard nothing.
    package var losenord: Text

    package init(namn: Text, losenord: Text) {
      self.namn = namn
      self.losenord = losenord
    }
  }

  /// An identity at an outside provider (rule 3.3).
  package struct Federerad: Sendable, Equatable {
    /// The issuer, `iss` of an id token.
    package var utgivare: Text
    /// The subject, `sub` of an id token.
    package var subjekt: Text
    /// What the issuer signs with; nil where no signature is asked for.
    package var hemlighet: Text?

    package init(utgivare: Text, subjekt: Text, hemlighet: Text?) {
      self.utgivare = utgivare
      self.subjekt = subjekt
      self.hemlighet = hemlighet
    }
  }

  /// When a resurs can be booked (rule 5.6).
  package struct Bokningsbarhet: Sendable, Equatable {
    /// The name of the calendar whose hours have slots.
    package var kalender: Text
    /// Seconds of one slot.
    package var lucka: Int64
    /// Bookings that a slot holds.
    package var kapacitet: Int
    /// Bookings beyond that, for a caller who asks for overbooking.
    package var overbokning: Int
    /// Codes of the ways of getting in that can be booked.
    package var tilltrade: [Text]

    package init(kalender: Text, lucka: Int64, kapacitet: Int, overbokning: Int, tilltrade: [Text]) {
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
