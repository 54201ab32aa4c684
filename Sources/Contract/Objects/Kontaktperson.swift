package import Texts
package import Tid

/// Somebody to turn to about an arbetsorder (rule 5.2).
package struct KontaktpersonGetUt: WireObject {
  /// The id of the contact person.
  package var id: Int64?
  /// The number of the arbetsorder.
  package var arbetsorderId: Int64?
  /// The first day to turn to this person.
  package var datumFom: Datum?
  /// The last day to turn to this person.
  package var datumTom: Datum?
  /// The full name.
  package var namn: Text?
  /// An e-mail address.
  package var epost: Text?
  /// A mobile number.
  package var telefonMobil: Text?
  /// Another number.
  package var telefonOvrig: Text?
  /// What else to know.
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
  /// The number of the arbetsorder.
  package var arbetsorderId: Patch<Int64> = .absent
  /// The first day to turn to this person.
  package var datumFom: Patch<Datum> = .absent
  /// The last day to turn to this person.
  package var datumTom: Patch<Datum> = .absent
  /// The full name.
  package var namn: Patch<Text> = .absent
  /// An e-mail address.
  package var epost: Patch<Text> = .absent
  /// A mobile number.
  package var telefonMobil: Patch<Text> = .absent
  /// Another number.
  package var telefonOvrig: Patch<Text> = .absent
  /// What else to know.
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
  /// The id of the contact person.
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "KontaktpersonPostUt", .both(section: "7.7.2"),
    "The id of the new contact person."
  ) { s in
    s.field("id", \.id, "The id of the contact person.", "1")
  }
}
