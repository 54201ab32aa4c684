package import Texts

/// A new arbetsorder.
package typealias ArbetsorderPostIn = ArbetsorderIn<NewArbetsorder>
/// A change of an arbetsorder; what is left out stays.
package typealias ArbetsorderPutIn = ArbetsorderIn<ChangedArbetsorder>

/// The fields of an arbetsorder as callers write them, to create one or to change one (rule 4.9).
package struct ArbetsorderIn<Use: ArbetsorderUse>: WireObject {
  package var externtId: Patch<Text> = .absent
  package var externtNr: Patch<Text> = .absent
  package var buntId: Patch<Text> = .absent
  package var resursId: Patch<Text> = .absent
  package var statusKod: Patch<Text> = .absent
  package var utrymmesId: Patch<Int64> = .absent
  package var enhetsId: Patch<Int64> = .absent
  package var enhetsNotering: Patch<Text> = .absent
  package var nyEnhet: Patch<NyEnhetIn> = .absent
  package var frasNr: Patch<Int64> = .absent
  package var information: Patch<InformationIn> = .absent
  package var arbetsordertypKod: Patch<Text> = .absent
  package var tilltradeKod: Patch<Text> = .absent
  package var prioKod: Patch<Text> = .absent
  package var objektId: Patch<Text> = .absent
  package var anmalare: Patch<AnnanAnmalareIn> = .absent
  package var kundNr: Patch<Text> = .absent
  package var planering: Patch<PlaneringIn> = .absent
  package var ekonomi: Patch<EkonomiIn> = .absent
  package var fakturera: Patch<FaktureraIn> = .absent
  package var ursprung: Patch<Int64> = .absent
  package var kundPrimarKontaktsatt: Patch<Kontaktsatt> = .absent
  package var bokning: Patch<ArbetsorderBokningIn> = .absent

  package init() {}

  package static var shape: Shape<Self> { Use.shape }

  fileprivate static func declare(_ s: inout ShapeBuilder<Self>, isNew: Bool) {
    s.field("externtId", \.externtId, "The caller's own id.", "EXT-4711")
    s.field("externtNr", \.externtNr, "The caller's own number.", "CONFIDENTIAL")
    s.field("buntId", \.buntId, "The id of the batch.", "B1")
    s.field("resursId", \.resursId, "Who is to carry it out.", "R100")
    s.field(
      "statusKod", variants: ["statuskod"], \.statusKod, "The status to go to.", "GODK",
      codes: isNew ? Statuskoder.nya : Statuskoder.alla)
    s.field("utrymmesId", \.utrymmesId, "The id of the room.", "201001")
    s.field("enhetsId", \.enhetsId, "The id of the unit.", "700001")
    s.field("enhetsNotering", \.enhetsNotering, "A note on the unit.", "Vänster platta är kall")
    s.field("nyEnhet", \.nyEnhet, "The unit to install.")
    s.field("frasNr", \.frasNr, "The id of the fault phrase.", "501")
    s.field("information", \.information, "The texts.")
    s.field("arbetsordertypKod", \.arbetsordertypKod, "The code of the type.", "F", required: .published)
    s.field(
      "tilltradeKod", document: "tilltradesKod", variants: ["tilltradeKod"], \.tilltradeKod,
      "Whether the home may be entered.", "J")
    s.field("prioKod", \.prioKod, "The code of the priority.", "10")
    s.field("objektId", \.objektId, "The number of the objekt.", "9900101", required: isNew ? .always : .published)
    s.field("anmalare", \.anmalare, "Who reported it, where that is not the kund.")
    s.field("kundNr", \.kundNr, "The customer number.", "KUNDA10001", required: .published)
    s.field("planering", \.planering, "When it is planned.")
    s.field("ekonomi", \.ekonomi, "How it is accounted.")
    s.field("fakturera", variants: ["faktura"], \.fakturera, "What the kund is charged.")
    if isNew { s.field("ursprung", \.ursprung, "The system it comes from.", "1", required: .published) }
    s.field(
      "kundPrimarKontaktsatt", \.kundPrimarKontaktsatt, "How the kund prefers to be reached about it.", "EPOST",
      source: .published)
    if isNew { s.field("bokning", \.bokning, "The slot to book for it.", source: .published) }
    advise(&s)
  }

  private static func advise(_ s: inout ShapeBuilder<Self>) {
    s.instead(of: "utrymme", "send the id of the room in 'utrymmesId'")
    s.instead(of: "enhet", "send the id of the unit in 'enhetsId' and the note in 'enhetsNotering'")
    s.instead(of: "objekt", "send the number of the objekt in 'objektId'")
    s.instead(of: "kund", "send the customer number in 'kundNr'")
    s.instead(of: "kundId", "send the customer number in 'kundNr'")
    s.instead(of: "utforare", "send the id of the resurs in 'resursId'")
    s.instead(of: "status", "send the code in 'statusKod'")
    s.instead(of: "bunt", "send the id of the batch in 'buntId'")
    s.instead(of: "fras", "send the id of the phrase in 'frasNr'")
    s.instead(of: "arbetsorderTyp", "send the code in 'arbetsordertypKod'")
    s.instead(of: "prio", "send the code in 'prioKod'")
    s.instead(of: "annanAnmalare", "it is called 'anmalare' when written")
  }
}

/// What a body of such fields is for.
package protocol ArbetsorderUse {
  /// The fields that it has.
  static var shape: Shape<ArbetsorderIn<Self>> { get }
}

/// Creating.
package enum NewArbetsorder: ArbetsorderUse {
  package static let shape = Shape<ArbetsorderPostIn>(
    "ArbetsorderPostIn", .both(section: "7.6.2"), "A new arbetsorder."
  ) { s in
    ArbetsorderPostIn.declare(&s, isNew: true)
  }
}

/// Changing.
package enum ChangedArbetsorder: ArbetsorderUse {
  package static let shape = Shape<ArbetsorderPutIn>(
    "ArbetsorderPutIn", .both(section: "7.6.1"), "What to change of an arbetsorder; what is left out stays."
  ) { s in
    ArbetsorderPutIn.declare(&s, isNew: false)
    s.instead(of: "ursprung", "it is set at creation and stays")
  }
}

/// The answer to a creation.
package struct ArbetsorderPostUt: WireObject {
  package var arbetsorderId: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "ArbetsorderPostUt", .both(section: "7.6.2"),
    "The number of the new arbetsorder."
  ) { s in
    s.field("arbetsorderId", document: "id", \.arbetsorderId, "The number of the arbetsorder.", "1000")
  }
}
