package import Model
import Texts

/// A room of an objekt.
package typealias UtrymmeGetUt = Utrymme

extension Utrymme: WireObject {
  package static let shape = Shape<Self>("UtrymmeGetUt", .both(section: "7.2"), "A room of an objekt.") { s in
    s.field("id", \.id, "The id of the room.", "201001")
    s.field("beskrivning", \.beskrivning, "The name of the room.", "Kök")
    s.field("rumsnummer", variants: ["roomsnummer"], \.rumsnummer, "The number of the room.", "1")
    s.field("utrymmesTypKod", \.typ, "The code of its type.", "KOK")
  }
}

/// A unit in a room: a stove, a door, a tap.
package struct EnhetGetUt: WireObject {
  var e: Enhet
  var typID: Int64?
  // The real system answers these two where nobody has said anything (rule 5.4).
  var garanti: Int32
  var mangd: Int64

  package init(_ e: Enhet, _ register: RegisterSnapshot) {
    self.e = e
    typID = register.enhetstyper[e.typ]?.id
    garanti = e.garanti.flatMap(Int32.init(exactly:)) ?? 0
    mangd = e.mangd ?? 1
  }

  package static let shape = Shape<Self>("EnhetGetUt", .both(section: "7.3"), "A unit in a room.") { s in
    s.field("id", \.e.id, "The id of the unit.", "700001")
    s.group(
      "utrymme", "The room it stands in.", as: "EnhetUtrymme", .both(section: "7.3"), "The room of a unit."
    ) { g in
      g.field("id", \.e.utrymme, "The id of the room.", "201001")
    }
    s.group("enhetstyp", "Its type.", as: "EnhetEnhetstyp", .both(section: "7.3"), "The type of a unit.") { g in
      g.field("kod", \.e.typ, "The code of the type.", "SPIS")
      g.field("id", \.typID, "The id of the type.", "3010")
    }
    s.field("beskrivning", \.e.beskrivning, "What it is.", "Spis")
    s.field("underhall", \.e.underhall, "Whether it is maintained.", "true")
    s.field("felanmalan", \.e.felanmalan, "Whether faults are reported on it.", "true")
    s.field("underhallsdatum", \.e.underhallsdatum, "The date of the latest maintenance.", "20190501")
    s.field("installationsdatum", \.e.installationsdatum, "The date of installation.", "20190501")
    s.field("serienummer", \.e.serienummer, "Its serial number.", "TM-704056")
    s.field("garanti", \.garanti, "The guarantee in months.", "24")
    s.field("underhallAtgard", \.e.underhallAtgard, "What its maintenance consists of.", "Byte")
    s.field("egenskap", \.e.egenskap, "A property of it.", "Vit, 60 cm")
    s.field("mangd", \.mangd, "How many.", "1")
    s.field("notering", \.e.notering, "A note.", "Luckan kärvar")
  }
}

/// A change of a unit (rule 4.9).
package typealias EnhetIn = Enhetsandring

extension Enhetsandring: WireBody {
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
  var f: Fras
  var typ: Text?
  var textID: Int32?

  /// A fras of every type of arbetsorder has no type to tell of.
  package init(_ f: Fras, _ register: RegisterSnapshot) {
    self.f = f
    typ = f.typ.flatMap { register.arbetsordertyper[$0]?.beskrivning ?? $0 }
    textID = Int32(exactly: f.textID)
  }

  package static let shape = Shape<Self>("FrasGetUt", .both(section: "7.6.2"), "A fault phrase.") { s in
    s.field("id", \.f.id, "The id to send as frasNr.", "501")
    s.group(
      "typ", "The type of arbetsorder it belongs to.", as: "Frastyp", .both(section: "7.6.2"),
      "The type of arbetsorder of a phrase."
    ) { g in
      g.field("beskrivning", \.typ, "The type in words.", "Felanmälan")
    }
    s.group("fras", "The phrase.", as: "Fras", .both(section: "7.6.2"), "The words of a phrase.") { g in
      g.field("id", \.textID, "The id of the words.", "9001")
      g.field("text", \.f.text, "The words.", "Ugnen blir inte varm")
    }
  }
}
