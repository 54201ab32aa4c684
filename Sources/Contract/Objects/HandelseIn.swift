package import Model

/// A new event of an arbetsorder (rule 5.1).
package struct HandelsePostIn: WireBody {
  /// What it says of each field.
  package var andring = Handelseandring()

  package init() {}

  package static let shape = Shape<Self>(
    "HandelsePostIn", .both(section: "7.5.3"),
    "A new event of an arbetsorder."
  ) { s in
    s.within(\.andring, Handelseandring.declare)
  }
}

/// A change of an event (rules 4.9, 5.1).
package typealias HandelsePutIn = Handelseandring

extension Handelseandring: WireBody {
  package static let shape = Shape<Self>(
    "HandelsePutIn", .both(section: "7.5.1"),
    "What to change of an event; what is left out stays."
  ) { s in
    declare(&s)
    s.field("aktivFrom", \.aktivFrom, "The first day it counts.", "20260227")
    s.field("aktivTom", \.aktivTom, "The last day it counts.", "20260306")
  }

  fileprivate static func declare(_ s: inout ShapeBuilder<Self>) {
    s.field("rubrik", \.rubrik, "Its heading.", "Ingen hemma", personal: .prose)
    s.field("text", \.text, "Its text.", "Ringde på två gånger", personal: .prose)
    s.field("typKod", \.typ, "The code of its type, one of the list of types.", "BOM")
  }
}

/// The answer to the creation of an event.
package struct HandelsePostUt: WireObject {
  package var id: HandelseID

  package init(_ id: HandelseID) { self.id = id }

  package static let shape = Shape<Self>("HandelsePostUt", .both(section: "7.5.3"), "The id of the new event.") { s in
    s.field("id", \.id, "The id of the event.", "101")
  }
}

/// A type of event.
package typealias HandelseTypGetUt = Handelsetyp

extension Handelsetyp: WireObject {
  package static let shape = Shape<Self>("HandelseTypGetUt", .both(section: "7.5.4"), "A type of event.") { s in
    s.field("id", \.kod, "The code of the type.", "BOM")
    s.field("text", \.beskrivning, "The type in words.", "Bomkörning")
  }
}
