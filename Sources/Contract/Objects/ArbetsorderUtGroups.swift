package import JSON
package import Texts

/// The objekt of an arbetsorder.
package struct ArbetsorderObjektUt: WireObject {
  package var id: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderObjektUt", .both(section: "7.6"),
    "The objekt of an arbetsorder."
  ) { s in
    s.field("id", \.id, "The number of the objekt.", "9900101")
  }
}

/// The kund of an arbetsorder.
package struct ArbetsorderKundUt: WireObject {
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderKundUt", .both(section: "7.6"),
    "The kund of an arbetsorder."
  ) { s in
    s.field("id", \.id, "The internal customer number.", "310001")
  }
}

/// The batch of an arbetsorder.
package struct BuntUt: WireObject {
  package var buntId: Text?
  package var buntText: Text?

  package init() {}

  package static let shape = Shape<Self>("BuntUt", .both(section: "7.6"), "The batch of an arbetsorder.") { s in
    s.field("buntId", \.buntId, "The id of the batch.", "B1")
    s.field("buntText", document: "bunttext", \.buntText, "The batch in words.", "Vårrond")
  }
}

/// A resurs: a person, a group or a company.
package struct ResursUt: WireObject {
  package var id: Text?
  package var namn: Text?
  package var kommunikation = ResursKommunikationUt()
  /// The bytes of the above, where `render` has made them.
  private var rendered: Rendered?

  package init() {}

  /// Makes the bytes that every later writing copies; the fields must not change afterwards.
  package mutating func render() {
    rendered = Rendered(document: encoded(.document), published: encoded(.published))
  }

  private final class Rendered: Sendable {
    let document: [UInt8]
    let published: [UInt8]

    init(document: [UInt8], published: [UInt8]) {
      self.document = document
      self.published = published
    }
  }

  package static func isEmpty(_ slot: UnsafePointer<Self>) -> Bool {
    slot.pointee.rendered == nil && shape.isEmpty(slot)
  }

  package static func write(_ slot: UnsafePointer<Self>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {
    guard let rendered = slot.pointee.rendered else { return shape.write(slot, to: &writer, kontrakt) }
    writer.raw(kontrakt == .document ? rendered.document : rendered.published)
  }

  package static let shape = Shape<Self>(
    "ResursUt", .both(section: "7.6"),
    "A resurs: a person, a group or a company."
  ) { s in
    s.field("id", \.id, "The id of the resurs.", "R100")
    s.field("namn", \.namn, "Its name.", "Anna Berg")
    s.field("kommunikation", \.kommunikation, "How to reach it.")
  }
}

/// The status of an arbetsorder.
package struct ArbetsorderStatusUt: WireObject {
  package var statusKod: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderStatusUt", .both(section: "7.6"),
    "The status of an arbetsorder."
  ) { s in
    s.field("statusKod", \.statusKod, "The code of the status.", "REG", codes: Statuskoder.alla)
  }
}

/// The room of an arbetsorder.
package struct ArbetsorderUtrymmeUt: WireObject {
  package var id: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderUtrymmeUt", .both(section: "7.6"),
    "The room of an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the room.", "201001")
  }
}

/// The unit of an arbetsorder.
package struct ArbetsorderEnhetUt: WireObject {
  package var id: Int64?
  package var enhetsNotering: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderEnhetUt", .both(section: "7.6"),
    "The unit of an arbetsorder."
  ) { s in
    s.field("id", \.id, "The id of the unit.", "700001")
    s.field("enhetsNotering", \.enhetsNotering, "A note on the unit.", "Vänster platta är kall")
  }
}

/// The unit that replaces the old one (rule 4.13).
package struct NyEnhetUt: WireObject {
  package var enhetsTyp: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "NyEnhetUt", .both(section: "7.6"),
    "The unit that replaces the old one."
  ) { s in
    s.field("enhetsTyp", \.enhetsTyp, "The code of its type.", "SPIS")
  }
}

/// The fault phrase of an arbetsorder.
package struct FrasUt: WireObject {
  package var frasKod: Int64?
  package var frasBesk: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "FrasUt", .both(section: "7.6"),
    "The fault phrase of an arbetsorder."
  ) { s in
    s.field("frasKod", \.frasKod, "The id of the phrase.", "501")
    s.field("frasBesk", \.frasBesk, "The phrase.", "Ugnen blir inte varm")
  }
}

/// The texts of an arbetsorder.
package struct InformationUt: WireObject {
  package var beskrivning: Text?
  package var kommentar: Text?
  package var anmarkning: Text?
  package var atgard: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "InformationUt", .both(section: "7.6"),
    "The texts of an arbetsorder."
  ) { s in
    s.field("beskrivning", \.beskrivning, "What is wrong.", "Ugnen blir inte varm trots att lampan lyser")
    s.field("kommentar", \.kommentar, "A hint to whoever carries it out.", "Prova att tömma filtret först")
    s.field("anmarkning", \.anmarkning, "A remark for own staff only.", "Tredje gången i år, fakturera hyresgästen?")
    s.field("atgard", \.atgard, "What was done.", "Bytte platta")
  }
}

/// The type of an arbetsorder.
package struct ArbetsorderTypUt: WireObject {
  package var arbetsordertypKod: Text?
  package var arbetsordertypBesk: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderTypUt", .both(section: "7.6"),
    "The type of an arbetsorder."
  ) { s in
    s.field("arbetsordertypKod", \.arbetsordertypKod, "The code of the type.", "F")
    s.field("arbetsordertypBesk", \.arbetsordertypBesk, "The type in words.", "Felanmälan")
  }
}

/// Whether the home may be entered.
package struct TilltradeUt: WireObject {
  package var tilltradeKod: Text?
  package var tilltradeBesk: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "TilltradeUt", .both(section: "7.6"),
    "Whether the home may be entered."
  ) { s in
    s.field("tilltradeKod", \.tilltradeKod, "The code.", "N")
    s.field("tilltradeBesk", \.tilltradeBesk, "The code in words.", "Nej")
  }
}

/// The priority of an arbetsorder.
package struct PrioUt: WireObject {
  package var prioKod: Text?
  package var prioBesk: Text?
  package var prioSla: Int64?

  package init() {}

  package static let shape = Shape<Self>("PrioUt", .both(section: "7.6"), "The priority of an arbetsorder.") { s in
    s.field("prioKod", \.prioKod, "The code of the priority.", "10")
    s.field("prioBesk", \.prioBesk, "The priority in words.", "Normal")
    s.field("prioSla", \.prioSla, "The agreed time in hours, rounded up.", "40")
  }
}
