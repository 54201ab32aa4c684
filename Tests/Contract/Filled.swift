import Contract
import JSON
import Model
import Texts
import Tid

/// Every key of the JSON that a value is written as, recursively; of a list, those of its first element.
func writtenKeys(_ value: some WireValue, _ kontrakt: Kontrakt) throws -> [String] {
  keys(try JSONParser.parse(value.encoded(kontrakt)))
}

private func keys(_ json: JSONValue) -> [String] {
  switch json.kind {
  case .object(let members):
    members.flatMap { member in
      [member.name] + keys(member.value).map { $0.hasPrefix("[]") ? member.name + $0 : "\(member.name).\($0)" }
    }
  case .array(let elements): elements.first.map { keys($0).map { "[].\($0)" } } ?? []
  default: []
  }
}

/// A register of resurser with names and a phone.
func register(_ ids: [String]) -> RegisterSnapshot {
  var installation = Installation()
  installation.resurser = ids.map { id in
    var resurs = Resurs(id: ResursID(id))
    resurs.namn = Text("Namn \(id)")
    resurs.kommunikation.telefon = [Telefon(typ: .mobil, nr: "0700000000")]
    return resurs
  }
  return RegisterSnapshot(installation)
}

private let rendered = RenderedRegister(register(["ENT1", "anna"]))

private func registered() -> Arbetsorder {
  Arbetsorder(
    id: ArbetsorderID(16900), objekt: ObjektID("9900101"), typ: "U",
    registrerad: Steg(nar: Tidpunkt(sekunder: 1_772_433_000), av: ResursID("anna")))
}

/// An arbetsorder with the least that one has.
func bareArbetsorder() -> ArbetsorderUt { ArbetsorderUt(registered(), [], rendered) }

/// The same, that somebody is to carry out.
func carriedOut(by id: String) -> Arbetsorder {
  var a = registered()
  a.utforare = ResursID(id)
  return a
}

/// An arbetsorder with one value in every group and list.
func filledArbetsorder() -> ArbetsorderUt {
  var a = registered()
  let steg = Steg(nar: Tidpunkt(sekunder: 1_772_433_000), av: ResursID("ENT1"))
  a.kund = KundID(310_001)
  a.bunt = "B26"
  a.utforare = ResursID("ENT1")
  a.status = .utford
  a.utrymme = UtrymmeID(201_001)
  a.enhet = EnhetID(700_001)
  a.nyEnhetTyp = "Spis-K"
  a.fras = FrasID(5001)
  a.information.beskrivning = "Lampan \"blinkar\"\n\nRing"
  a.tilltrade = "J"
  a.prio = "10"
  (a.bestalld, a.accepterad, a.utford, a.modifierad) = (steg, steg, steg, steg)
  a.referens = ResursID("anna")
  a.planering.fran = Klockslag(timme: 9, minut: 5)
  a.ekonomi.kostnad = 1200
  a.fakturera.faktureras = false
  a.ursprung = 1
  a.anmalare.namn = "Test Testsson"
  a.nyckel.kod = "1234"
  a.kontaktsatt = .epost
  let fil = Fil(id: 900, arbetsorder: a.id, filnamn: "a.png", typ: "DOKEXTIMG", hash: "", skapad: steg.nar)
  return ArbetsorderUt(a, [fil], rendered)
}

/// An objekt with the least that one has.
let bareObjekt = Objekt(id: ObjektID("9900101"), foretagNr: "01", fastighetNr: "9900", byggnadNr: "01")

func filledConnection() -> ObjektGetUtConnection {
  var objekt = bareObjekt
  objekt.adress.gata = "Exempelgatan 1"
  objekt.detalj.vaning.nummer = 1
  objekt.typ.kod = "LGH"
  objekt.kunder = [KundID(310_001)]
  objekt.ingarI = ObjektID("9900100")
  var connection = ObjektGetUtConnection()
  connection.edges = [ObjektGetUtEdge(ObjektGetUt(objekt), cursor: "OTkwMDEwMQ")]
  connection.pageInfo.hasNextPage = false
  return connection
}
