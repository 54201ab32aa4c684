package import Model

/// Somebody to turn to about an arbetsorder (rule 5.2).
package struct KontaktpersonGetUt: WireObject {
  var id: Int64?
  var arbetsorder: ArbetsorderID?
  var k: Kontaktperson

  package init(_ k: Kontaktperson) {
    id = k.id
    arbetsorder = k.arbetsorder
    self.k = k
  }

  /// A contact of a company, which belongs to no arbetsorder yet.
  package init(_ f: Foretagskontakt) {
    k = Kontaktperson(id: 0, arbetsorder: ArbetsorderID(0))
    k.namn = f.namn
    k.epost = f.epost
    k.telefonMobil = f.telefonMobil
    k.telefonOvrig = f.telefonOvrig
    k.anmarkning = f.anmarkning
  }

  package static let shape = Shape<Self>(
    "KontaktpersonGetUt", .both(section: "7.7"),
    "Somebody to turn to about an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the contact person.", "1")
    s.field("arbetsorderId", \.arbetsorder, "The number of the arbetsorder.", "107")
    s.field("datumFom", \.k.datumFom, "The first day to turn to this person.", "20260224")
    s.field("datumTom", \.k.datumTom, "The last day to turn to this person.", "20260331")
    s.field("namn", \.k.namn, "The full name.", "Tove Dahl")
    s.field("epost", \.k.epost, "An e-mail address.", "tove.dahl@example.com")
    s.field("telefonMobil", \.k.telefonMobil, "A mobile number.", "070-174 06 40")
    s.field("telefonOvrig", \.k.telefonOvrig, "Another number.", "08-465 004 77")
    s.field("anmarkning", \.k.anmarkning, "What else to know.", "Granne med nyckel", personal: .prose)
  }
}

/// A contact person to store (rules 4.9, 5.2).
package typealias KontaktpersonIn = Kontaktpersonandring

extension Kontaktpersonandring: WireBody {
  package static let shape = Shape<Self>(
    "KontaktpersonIn", .both(section: "7.7.2"),
    "A contact person to store; in a change, what is left out stays."
  ) { s in
    s.field("arbetsorderId", \.arbetsorder, "The number of the arbetsorder.", "107")
    s.field("datumFom", \.datumFom, "The first day to turn to this person.", "20260224")
    s.field("datumTom", \.datumTom, "The last day to turn to this person.", "20260331")
    s.field("namn", \.namn, "The full name.", "Tove Dahl")
    s.field("epost", \.epost, "An e-mail address.", "tove.dahl@example.com")
    s.field("telefonMobil", \.telefonMobil, "A mobile number.", "070-174 06 40")
    s.field("telefonOvrig", \.telefonOvrig, "Another number.", "08-465 004 77")
    s.field("anmarkning", \.anmarkning, "What else to know.", "Granne med nyckel", personal: .prose)
  }
}

/// The answer to the creation of a contact person.
package struct KontaktpersonPostUt: WireObject {
  package var id: Int64

  package init(_ id: Int64) { self.id = id }

  package static let shape = Shape<Self>(
    "KontaktpersonPostUt", .both(section: "7.7.2"),
    "The id of the new contact person."
  ) { s in
    s.field("id", \.id, "The id of the contact person.", "1")
  }
}
