package import Texts
package import Tid

/// A new event of an arbetsorder (rule 5.1).
package struct HandelsePostIn: WireObject {
  package var rubrik: Patch<Text> = .absent
  package var text: Patch<Text> = .absent
  package var typKod: Patch<Text> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "HandelsePostIn", .both(section: "7.5.3"),
    "A new event of an arbetsorder."
  ) { s in
    s.field("rubrik", \.rubrik, "Its heading.", "Ingen hemma")
    s.field("text", \.text, "Its text.", "Ringde på två gånger")
    s.field("typKod", \.typKod, "The code of its type, one of the list of types.", "BOM")
  }
}

/// A change of an event (rules 4.9, 5.1).
package struct HandelsePutIn: WireObject {
  package var rubrik: Patch<Text> = .absent
  package var text: Patch<Text> = .absent
  package var typKod: Patch<Text> = .absent
  package var aktivFrom: Patch<Datum> = .absent
  package var aktivTom: Patch<Datum> = .absent

  package init() {}

  package static let shape = Shape<Self>(
    "HandelsePutIn", .both(section: "7.5.1"),
    "What to change of an event; what is left out stays."
  ) { s in
    s.field("rubrik", \.rubrik, "Its heading.", "Ingen hemma")
    s.field("text", \.text, "Its text.", "Ringde på två gånger")
    s.field("typKod", \.typKod, "The code of its type, one of the list of types.", "BOM")
    s.field("aktivFrom", \.aktivFrom, "The first day it counts.", "20260227")
    s.field("aktivTom", \.aktivTom, "The last day it counts.", "20260306")
  }
}

/// The answer to the creation of an event.
package struct HandelsePostUt: WireObject {
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>("HandelsePostUt", .both(section: "7.5.3"), "The id of the new event.") { s in
    s.field("id", \.id, "The id of the event.", "101")
  }
}

/// A type of event.
package struct HandelseTypGetUt: WireObject {
  package var id: Text?
  package var text: Text?

  package init() {}

  package static let shape = Shape<Self>("HandelseTypGetUt", .both(section: "7.5.4"), "A type of event.") { s in
    s.field("id", \.id, "The code of the type.", "BOM")
    s.field("text", \.text, "The type in words.", "Bomkörning")
  }
}
