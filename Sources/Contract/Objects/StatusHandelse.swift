package import Texts
package import Tid

/// A status that an arbetsorder has or can go to.
package struct ArbetsorderStatusGetUt: WireObject {
  package var statuskod: Text?
  package var beskrivning: Text?

  package init() {}

  package static let shape = Shape<Self>("ArbetsorderStatusGetUt", .both(section: "7.6.3"), "A status.") { s in
    s.field("statuskod", \.statuskod, "The code of the status.", "GODK", codes: Statuskoder.alla)
    s.field("beskrivning", \.beskrivning, "The status in words.", "Beställd")
  }
}

/// A change of status (rule 4.6).
package struct ArbetsorderStatusIn: WireObject {
  package var statuskod: Text = ""

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderStatusIn", .both(section: "7.6.4"),
    "The status to go to."
  ) { s in
    s.field(
      "statuskod", variants: ["statusKod"], \.statuskod, "The code of the status.", "GODK",
      codes: Statuskoder.alla, required: .always)
  }
}

/// Something that happened to an arbetsorder (rule 5.1).
package struct HandelseGetUt: WireObject {
  package var id: Int64?
  package var rubrik: Text?
  package var text: Text?
  package var typKod: Text?
  package var typBeskrivning: Text?
  package var sortKod: Text?
  package var sortBeskrivning: Text?
  package var skapadAv: Text?
  package var datumRegistrerad: Tidpunkt?
  package var modifieradAv: Text?
  package var datumModifierad: Tidpunkt?
  package var aktivFrom: Datum?
  package var aktivTom: Datum?

  package init() {}

  package static let shape = Shape<Self>(
    "HandelseGetUt", .both(section: "7.5"),
    "Something that happened to an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the event.", "3")
    s.field("rubrik", \.rubrik, "Its heading.", "Ingen hemma")
    s.field("text", \.text, "Its text.", "Ringde på två gånger")
    s.field("typKod", \.typKod, "The code of its type.", "BOM")
    s.field("typBeskrivning", \.typBeskrivning, "The type in words.", "Bomkörning")
    s.field("sortKod", \.sortKod, "The code of its sort.", "B")
    s.field("sortBeskrivning", \.sortBeskrivning, "The sort in words.", "Besök")
    s.field("skapadAv", \.skapadAv, "Who made it.", "Anna Berg")
    s.field("datumRegistrerad", \.datumRegistrerad, "When it was made.", "2026-02-27T09:00:00+01:00")
    s.field("modifieradAv", \.modifieradAv, "Who changed it last.", "Anna Berg")
    s.field("datumModifierad", \.datumModifierad, "When it was changed last.", "2026-02-27T09:00:00+01:00")
    s.field("aktivFrom", \.aktivFrom, "The first day it counts.", "20260227")
    s.field("aktivTom", \.aktivTom, "The last day it counts.", "20260306")
  }
}
