package import Texts
package import Tid

/// A room of an objekt.
package struct UtrymmeGetUt: WireObject {
  package var id: Int64?
  package var beskrivning: Text?
  package var rumsnummer: Text?
  package var utrymmesTypKod: Text?

  package init() {}

  package static let shape = Shape<Self>("UtrymmeGetUt", .both(section: "7.2"), "A room of an objekt.") { s in
    s.field("id", \.id, "The id of the room.", "201001")
    s.field("beskrivning", \.beskrivning, "The name of the room.", "Kök")
    s.field("rumsnummer", variants: ["roomsnummer"], \.rumsnummer, "The number of the room.", "1")
    s.field("utrymmesTypKod", \.utrymmesTypKod, "The code of its type.", "KOK")
  }
}

/// A unit in a room: a stove, a door, a tap.
package struct EnhetGetUt: WireObject {
  package var id: Int64?
  package var utrymme = EnhetUtrymme()
  package var enhetstyp = EnhetEnhetstyp()
  package var beskrivning: Text?
  package var underhall: Bool?
  package var felanmalan: Bool?
  package var underhallsdatum: Datum?
  package var installationsdatum: Datum?
  package var serienummer: Text?
  package var garanti: Int32?
  package var underhallAtgard: Text?
  package var egenskap: Text?
  package var mangd: Int64?
  package var notering: Text?

  package init() {}

  package static let shape = Shape<Self>("EnhetGetUt", .both(section: "7.3"), "A unit in a room.") { s in
    s.field("id", \.id, "The id of the unit.", "700001")
    s.field("utrymme", \.utrymme, "The room it stands in.")
    s.field("enhetstyp", \.enhetstyp, "Its type.")
    s.field("beskrivning", \.beskrivning, "What it is.", "Spis")
    s.field("underhall", \.underhall, "Whether it is maintained.", "true")
    s.field("felanmalan", \.felanmalan, "Whether faults are reported on it.", "true")
    s.field("underhallsdatum", \.underhallsdatum, "The date of the latest maintenance.", "20190501")
    s.field("installationsdatum", \.installationsdatum, "The date of installation.", "20190501")
    s.field("serienummer", \.serienummer, "Its serial number.", "TM-704056")
    s.field("garanti", \.garanti, "The guarantee in months.", "24")
    s.field("underhallAtgard", \.underhallAtgard, "What its maintenance consists of.", "Byte")
    s.field("egenskap", \.egenskap, "A property of it.", "Vit, 60 cm")
    s.field("mangd", \.mangd, "How many.", "1")
    s.field("notering", \.notering, "A note.", "Luckan kärvar")
  }
}

/// The room of a unit.
package struct EnhetUtrymme: WireObject {
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>("EnhetUtrymme", .both(section: "7.3"), "The room of a unit.") { s in
    s.field("id", \.id, "The id of the room.", "201001")
  }
}

/// The type of a unit.
package struct EnhetEnhetstyp: WireObject {
  package var kod: Text?
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>("EnhetEnhetstyp", .both(section: "7.3"), "The type of a unit.") { s in
    s.field("kod", \.kod, "The code of the type.", "SPIS")
    s.field("id", \.id, "The id of the type.", "3010")
  }
}

/// A change of a unit (rule 4.9).
package struct EnhetIn: WireObject {
  package var beskrivning: Patch<Text> = .absent
  package var underhallsdatum: Patch<Datum> = .absent
  package var installationsdatum: Patch<Datum> = .absent
  package var serienummer: Patch<Text> = .absent
  package var egenskap: Patch<Text> = .absent
  package var notering: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "EnhetIn", .both(section: "7.3.1"),
    "What to change of a unit; what is left out stays."
  ) { s in
    s.field("beskrivning", \.beskrivning, "What it is.", "Spis")
    s.field("underhallsdatum", \.underhallsdatum, "The date of the latest maintenance.", "20260302")
    s.field("installationsdatum", \.installationsdatum, "The date of installation.", "20190501")
    s.field("serienummer", \.serienummer, "Its serial number.", "TM-704056")
    s.field("egenskap", \.egenskap, "A property of it.", "Vit, 60 cm")
    s.field("notering", \.notering, "A note.", "Luckan kärvar", source: .published)
  }
}

/// A fault phrase of a unit (rule 5.4).
package struct FrasGetUt: WireObject {
  package var id: Int64?
  package var typ = Frastyp()
  package var fras = Fras()

  package init() {}

  package static let shape = Shape<Self>("FrasGetUt", .both(section: "7.6.2"), "A fault phrase.") { s in
    s.field("id", \.id, "The id to send as frasNr.", "501")
    s.field("typ", \.typ, "The type of arbetsorder it belongs to.")
    s.field("fras", \.fras, "The phrase.")
  }
}

/// The type of arbetsorder of a phrase.
package struct Frastyp: WireObject {
  package var beskrivning: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "Frastyp", .both(section: "7.6.2"),
    "The type of arbetsorder of a phrase."
  ) { s in
    s.field("beskrivning", \.beskrivning, "The type in words.", "Felanmälan")
  }
}

/// The words of a phrase.
package struct Fras: WireObject {
  package var id: Int32?
  package var text: Text?

  package init() {}

  package static let shape = Shape<Self>("Fras", .both(section: "7.6.2"), "The words of a phrase.") { s in
    s.field("id", \.id, "The id of the words.", "9001")
    s.field("text", \.text, "The words.", "Ugnen blir inte varm")
  }
}
