package import Model

/// An objekt of fasta strukturen.
package struct ObjektGetUt: WireObject {
  var o: Objekt
  var vaning: Int32?
  var kund1: KundID?
  var kund2: KundID?

  package init(_ o: Objekt) {
    self.o = o
    vaning = o.detalj.vaning.nummer.flatMap(Int32.init(exactly:))
    kund1 = o.kunder.first
    kund2 = o.kunder.dropFirst().first
  }

  package static let shape = Shape<Self>(
    "ObjektGetUt", both,
    "Something that is let or shared: a flat, premises, a laundry room."
  ) { s in
    s.field("id", \.o.id, "The number of the objekt.", "9900101")
    s.group("adress", "Where it lies.", as: "ObjektAdress", both, "Where an objekt lies.") { g in
      g.field("lghnummer", document: "lghummer", \.o.adress.lgh, "The number of the flat.", "1001")
      g.field("adress", \.o.adress.gata, "Street and number.", "Storgatan 1")
      g.field("postnummer", \.o.adress.postnr, "The postal code.", "123 45")
      g.field("postort", \.o.adress.ort, "The postal town.", "Exempelstad")
      g.field("xkoord", \.o.adress.x, "The x coordinate in a Swedish grid.", "6300000")
      g.field("ykoord", \.o.adress.y, "The y coordinate in a Swedish grid.", "350000")
    }
    s.group("detalj", "What it is like.", as: "ObjektDetalj", both, "What an objekt is like.", detalj)
    s.group("typ", "Its type.", as: "ObjektTyp", both, "The type of an objekt.") { g in
      g.field("objektsOTyp", \.o.typ.overgripande, "The overarching type.", "BOSTAD")
      g.field("objektsTyp", \.o.typ.kod, "The type.", "2RK")
      g.field("beskrivning", \.o.typ.beskrivning, "The type in words.", "2 rum och kök")
    }
    s.group(
      "kunder", "Its tenants.", as: "ObjektKunder", both, "The tenants of an objekt, by internal customer number."
    ) { g in
      g.field("id1", \.kund1, "The first tenant.", "310001")
      g.field("id2", \.kund2, "The second tenant.", "310003")
    }
    s.group(
      "relationer", "What it belongs to.", as: "ObjektRelationer", both, "What an objekt belongs to.", relationer)
  }

  private static let both = Source.both(section: "7.1")

  private static func detalj(_ s: inout ShapeBuilder<Self>) {
    s.group("vaning", "The floor.", as: "ObjektVaning", both, "A floor.") { g in
      g.field("id", \.o.detalj.vaning.id, "The id of the floor.", "0")
      g.field("beskrivning", \.o.detalj.vaning.beskrivning, "The name of the floor.", "Bottenvåning")
      g.field("kortnamn", \.o.detalj.vaning.kortnamn, "Its short name.", "1")
      g.field("nummer", \.vaning, "Its number.", "0")
    }
    s.field("hiss", \.o.detalj.hiss, "Whether there is a lift.", "false")
    s.field("yta", \.o.detalj.yta, "The area in square metres.", "58.5")
    s.field("anmarkning", \.o.detalj.anmarkning, "A remark; often the name that people use.", "Stora tvättstugan")
    s.field("text", \.o.detalj.text, "Free text.", "Ingång från gården")
    s.field("hyressparr", \.o.detalj.hyressparr, "A block on letting: a date, or TV.", "TV")
    s.field("hyressparrAnmarkning", \.o.detalj.hyressparrAnmarkning, "Why letting is blocked.", "Stambyte")
    s.field("besiktigadDatum", \.o.detalj.besiktigadDatum, "The date of the latest inspection.", "20250915")
  }

  private static func relationer(_ s: inout ShapeBuilder<Self>) {
    s.field("foretagNr", \.o.foretagNr, "The company.", "01")
    s.field("fastighetNr", \.o.fastighetNr, "The property.", "9900")
    s.field("byggnadNr", \.o.byggnadNr, "The building.", "01")
    s.field("sokomrade1Nr", \.o.omraden.sok1, "The first search area.", "S1")
    s.field("sokomrade2Nr", \.o.omraden.sok2, "The second search area.", "S2")
    s.field("sokomrade3Nr", \.o.omraden.sok3, "The third search area.", "S3")
    s.field("adminomradeNr", \.o.omraden.administration, "The administration area.", "A1")
    s.field("felomradeNr", \.o.omraden.felanmalan, "The fault-report area.", "F1")
    s.field("underhallomradeNr", \.o.omraden.underhall, "The maintenance area.", "U1")
    s.field("ingarI", variants: ["ingarl"], \.o.ingarI, "The objekt that this one is a part of.", "9900100")
  }
}
