package import Model
package import Texts

/// A status that an arbetsorder has or can go to.
package struct ArbetsorderStatusGetUt: WireObject {
  var status: Status
  var beskrivning: Text

  package init(_ status: Status) {
    self.status = status
    beskrivning = status.beskrivning
  }

  package static let shape = Shape<Self>("ArbetsorderStatusGetUt", .both(section: "7.6.3"), "A status.") { s in
    s.field("statuskod", \.status, "The code of the status.", "GODK", codes: Statuskoder.alla)
    s.field("beskrivning", \.beskrivning, "The status in words.", "Beställd")
  }
}

/// A change of status (rule 4.6).
package struct ArbetsorderStatusIn: WireBody {
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
  var h: Handelse
  var typBeskrivning: Text?
  var sortKod: Text?
  var sortBeskrivning: Text?

  /// With what the register says of its type.
  package init(_ h: Handelse, _ register: RegisterSnapshot) {
    self.h = h
    let typ = register.handelsetyper[h.typ]
    typBeskrivning = typ?.beskrivning
    sortKod = typ?.sortKod
    sortBeskrivning = typ?.sortBeskrivning
  }

  package static let shape = Shape<Self>(
    "HandelseGetUt", .both(section: "7.5"),
    "Something that happened to an arbetsorder."
  ) { s in
    s.field("id", \.h.id, "The id of the event.", "3")
    s.field("rubrik", \.h.rubrik, "Its heading.", "Ingen hemma", personal: .prose)
    s.field("text", \.h.text, "Its text.", "Ringde på två gånger", personal: .prose)
    s.field("typKod", \.h.typ, "The code of its type.", "BOM")
    s.field("typBeskrivning", \.typBeskrivning, "The type in words.", "Bomkörning")
    s.field("sortKod", \.sortKod, "The code of its sort.", "B")
    s.field("sortBeskrivning", \.sortBeskrivning, "The sort in words.", "Besök")
    s.field("skapadAv", \.h.skapadAv, "Who made it.", "Anna Berg")
    s.field("datumRegistrerad", \.h.registrerad, "When it was made.", "2026-02-27T09:00:00+01:00")
    s.field("modifieradAv", \.h.modifieradAv, "Who changed it last.", "Anna Berg")
    s.field("datumModifierad", \.h.modifierad, "When it was changed last.", "2026-02-27T09:00:00+01:00")
    s.field("aktivFrom", \.h.aktivFrom, "The first day it counts.", "20260227")
    s.field("aktivTom", \.h.aktivTom, "The last day it counts.", "20260306")
  }
}
