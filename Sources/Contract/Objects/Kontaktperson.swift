package import Texts
package import Tid

/// Somebody to turn to about an arbetsorder (rule 5.2).
package struct KontaktpersonGetUt: WireObject {
  package var id: Int64?
  package var arbetsorderId: Int64?
  package var datumFom: Datum?
  package var datumTom: Datum?
  package var namn: Text?
  package var epost: Text?
  package var telefonMobil: Text?
  package var telefonOvrig: Text?
  package var anmarkning: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "KontaktpersonGetUt", .both(section: "7.7"),
    "Somebody to turn to about an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the contact person.", "1")
    s.field("arbetsorderId", \.arbetsorderId, "The number of the arbetsorder.", "107")
    s.field("datumFom", \.datumFom, "The first day to turn to this person.", "20260224")
    s.field("datumTom", \.datumTom, "The last day to turn to this person.", "20260331")
    s.field("namn", \.namn, "The full name.", "Tove Dahl")
    s.field("epost", \.epost, "An e-mail address.", "tove.dahl@example.com")
    s.field("telefonMobil", \.telefonMobil, "A mobile number.", "070-174 06 40")
    s.field("telefonOvrig", \.telefonOvrig, "Another number.", "08-465 004 77")
    s.field("anmarkning", \.anmarkning, "What else to know.", "Granne med nyckel")
  }
}

/// A contact person to store (rules 4.9, 5.2).
package struct KontaktpersonIn: WireObject {
  package var arbetsorderId: Patch<Int64> = .absent
  package var datumFom: Patch<Datum> = .absent
  package var datumTom: Patch<Datum> = .absent
  package var namn: Patch<Text> = .absent
  package var epost: Patch<Text> = .absent
  package var telefonMobil: Patch<Text> = .absent
  package var telefonOvrig: Patch<Text> = .absent
  package var anmarkning: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "KontaktpersonIn", .both(section: "7.7.2"),
    "A contact person to store; in a change, what is left out stays."
  ) { s in
    s.field("arbetsorderId", \.arbetsorderId, "The number of the arbetsorder.", "107")
    s.field("datumFom", \.datumFom, "The first day to turn to this person.", "20260224")
    s.field("datumTom", \.datumTom, "The last day to turn to this person.", "20260331")
    s.field("namn", \.namn, "The full name.", "Tove Dahl")
    s.field("epost", \.epost, "An e-mail address.", "tove.dahl@example.com")
    s.field("telefonMobil", \.telefonMobil, "A mobile number.", "070-174 06 40")
    s.field("telefonOvrig", \.telefonOvrig, "Another number.", "08-465 004 77")
    s.field("anmarkning", \.anmarkning, "What else to know.", "Granne med nyckel")
  }
}

/// The answer to the creation of a contact person.
package struct KontaktpersonPostUt: WireObject {
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "KontaktpersonPostUt", .both(section: "7.7.2"),
    "The id of the new contact person."
  ) { s in
    s.field("id", \.id, "The id of the contact person.", "1")
  }
}
