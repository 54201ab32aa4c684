package import Texts
package import Tid

/// An objekt of fasta strukturen.
package struct ObjektGetUt: WireObject {
  package var id: Text?
  package var adress = ObjektAdress()
  package var detalj = ObjektDetalj()
  package var typ = ObjektTyp()
  package var kunder = ObjektKunder()
  package var relationer = ObjektRelationer()

  package init() {}

  package static let shape = Shape<Self>(
    "ObjektGetUt", .both(section: "7.1"),
    "Something that is let or shared: a flat, premises, a laundry room."
  ) { s in
    s.field("id", \.id, "The number of the objekt.", "9900101")
    s.field("adress", \.adress, "Where it lies.")
    s.field("detalj", \.detalj, "What it is like.")
    s.field("typ", \.typ, "Its type.")
    s.field("kunder", \.kunder, "Its tenants.")
    s.field("relationer", \.relationer, "What it belongs to.")
  }
}

/// Where an objekt lies.
package struct ObjektAdress: WireObject {
  package var lghnummer: Text?
  package var adress: Text?
  package var postnummer: Text?
  package var postort: Text?
  package var xkoord: Text?
  package var ykoord: Text?

  package init() {}

  package static let shape = Shape<Self>("ObjektAdress", .both(section: "7.1"), "Where an objekt lies.") { s in
    s.field("lghnummer", document: "lghummer", \.lghnummer, "The number of the flat.", "1001")
    s.field("adress", \.adress, "Street and number.", "Storgatan 1")
    s.field("postnummer", \.postnummer, "The postal code.", "123 45")
    s.field("postort", \.postort, "The postal town.", "Exempelstad")
    s.field("xkoord", \.xkoord, "The x coordinate in a Swedish grid.", "6300000")
    s.field("ykoord", \.ykoord, "The y coordinate in a Swedish grid.", "350000")
  }
}

/// What an objekt is like.
package struct ObjektDetalj: WireObject {
  package var vaning = ObjektVaning()
  package var hiss: Bool?
  package var yta: Double?
  package var anmarkning: Text?
  package var text: Text?
  package var hyressparr: Text?
  package var hyressparrAnmarkning: Text?
  package var besiktigadDatum: Datum?

  package init() {}

  package static let shape = Shape<Self>("ObjektDetalj", .both(section: "7.1"), "What an objekt is like.") { s in
    s.field("vaning", \.vaning, "The floor.")
    s.field("hiss", \.hiss, "Whether there is a lift.", "false")
    s.field("yta", \.yta, "The area in square metres.", "58.5")
    s.field("anmarkning", \.anmarkning, "A remark; often the name that people use.", "Stora tvättstugan")
    s.field("text", \.text, "Free text.", "Ingång från gården")
    s.field("hyressparr", \.hyressparr, "A block on letting: a date, or TV.", "TV")
    s.field("hyressparrAnmarkning", \.hyressparrAnmarkning, "Why letting is blocked.", "Stambyte")
    s.field("besiktigadDatum", \.besiktigadDatum, "The date of the latest inspection.", "20250915")
  }
}

/// A floor.
package struct ObjektVaning: WireObject {
  package var id: Text?
  package var beskrivning: Text?
  package var kortnamn: Text?
  package var nummer: Int32?

  package init() {}

  package static let shape = Shape<Self>("ObjektVaning", .both(section: "7.1"), "A floor.") { s in
    s.field("id", \.id, "The id of the floor.", "0")
    s.field("beskrivning", \.beskrivning, "The name of the floor.", "Bottenvåning")
    s.field("kortnamn", \.kortnamn, "Its short name.", "1")
    s.field("nummer", \.nummer, "Its number.", "0")
  }
}

/// The type of an objekt.
package struct ObjektTyp: WireObject {
  package var objektsOTyp: Text?
  package var objektsTyp: Text?
  package var beskrivning: Text?

  package init() {}

  package static let shape = Shape<Self>("ObjektTyp", .both(section: "7.1"), "The type of an objekt.") { s in
    s.field("objektsOTyp", \.objektsOTyp, "The overarching type.", "BOSTAD")
    s.field("objektsTyp", \.objektsTyp, "The type.", "2RK")
    s.field("beskrivning", \.beskrivning, "The type in words.", "2 rum och kök")
  }
}

/// The tenants of an objekt.
package struct ObjektKunder: WireObject {
  package var id1: Int64?
  package var id2: Int64?

  package init() {}

  package static let shape = Shape<Self>(
    "ObjektKunder", .both(section: "7.1"),
    "The tenants of an objekt, by internal customer number."
  ) { s in
    s.field("id1", \.id1, "The first tenant.", "310001")
    s.field("id2", \.id2, "The second tenant.", "310003")
  }
}

/// What an objekt belongs to.
package struct ObjektRelationer: WireObject {
  package var foretagNr: Text?
  package var fastighetNr: Text?
  package var byggnadNr: Text?
  package var sokomrade1Nr: Text?
  package var sokomrade2Nr: Text?
  package var sokomrade3Nr: Text?
  package var adminomradeNr: Text?
  package var felomradeNr: Text?
  package var underhallomradeNr: Text?
  package var ingarI: Text?

  package init() {}

  package static let shape = Shape<Self>(
    "ObjektRelationer", .both(section: "7.1"),
    "What an objekt belongs to."
  ) { s in
    s.field("foretagNr", \.foretagNr, "The company.", "01")
    s.field("fastighetNr", \.fastighetNr, "The property.", "9900")
    s.field("byggnadNr", \.byggnadNr, "The building.", "01")
    s.field("sokomrade1Nr", \.sokomrade1Nr, "The first search area.", "S1")
    s.field("sokomrade2Nr", \.sokomrade2Nr, "The second search area.", "S2")
    s.field("sokomrade3Nr", \.sokomrade3Nr, "The third search area.", "S3")
    s.field("adminomradeNr", \.adminomradeNr, "The administration area.", "A1")
    s.field("felomradeNr", \.felomradeNr, "The fault-report area.", "F1")
    s.field("underhallomradeNr", \.underhallomradeNr, "The maintenance area.", "U1")
    s.field("ingarI", variants: ["ingarl"], \.ingarI, "The objekt that this one is a part of.", "9900100")
  }
}
