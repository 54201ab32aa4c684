package import Texts
package import Tid

/// A stretch of a resurs's hours that work can be booked in (rule 5.6).
package struct Tidslucka: Sendable, Equatable {
  /// Whose hours they are.
  package var resurs: ResursID
  /// When it begins.
  package var start: Tidpunkt
  /// When it ends.
  package var slut: Tidpunkt

  package init(resurs: ResursID, start: Tidpunkt, slut: Tidpunkt) {
    self.resurs = resurs
    self.start = start
    self.slut = slut
  }
}

/// The slot that an arbetsorder is, or was, booked in (rule 5.6).
package struct Bokning: Sendable, Equatable {
  /// What is booked; an arbetsorder has one booking at the most.
  package var arbetsorder: ArbetsorderID
  /// Where.
  package var lucka: Tidslucka
  /// It has been cancelled, and takes no room.
  package var avbokad = false
  /// MAK cancelled it; leaving MAK books it again where there is room.
  package var avMakulering = false
  /// A code of the register of tillträde.
  package var tilltrade: Text?
  /// What to know about getting in.
  package var kommentar: Text?

  package init(arbetsorder: ArbetsorderID, lucka: Tidslucka) {
    self.arbetsorder = arbetsorder
    self.lucka = lucka
  }
}

/// What a caller wants to book.
package struct Bokningsbegaran: Sendable, Equatable {
  /// The id of a slot.
  package var lucka: Text
  /// Beyond the capacity of the slot too, up to what the resurs allows.
  package var overbokning = false
  /// A code of the register of tillträde.
  package var tilltrade: Text?
  /// What to know about getting in.
  package var kommentar: Text?

  package init(lucka: Text) { self.lucka = lucka }
}

/// How far a booking has come.
package enum Bokningsstatus: Sendable { case bokad, accepterad, avbokad }
