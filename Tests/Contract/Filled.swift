import Contract
import JSON
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

private let telefon: [TelefonUt] = {
  var telefon = TelefonUt()
  telefon.typ = .mobil
  telefon.telefonNr = "0700000000"
  return [telefon]
}()

func filledResurs(_ id: Text) -> ResursUt {
  var resurs = ResursUt()
  resurs.id = id
  resurs.kommunikation.telefon = telefon
  return resurs
}

/// An arbetsorder with one value in every group and list.
func filledArbetsorder() -> ArbetsorderUt {
  var ut = ArbetsorderUt()
  ut.id = 16900
  ut.objekt.id = "9900101"
  ut.kund.id = 310_001
  ut.bunt.buntId = "B26"
  ut.utforare = filledResurs("ENT1")
  ut.status.statusKod = "UTFÖRD"
  ut.utrymme.id = 201_001
  ut.enhet.id = 700_001
  ut.nyEnhet.enhetsTyp = "Spis-K"
  ut.fras.frasKod = 5001
  ut.information.beskrivning = "Lampan \"blinkar\"\n\nRing"
  ut.arbetsorderTyp.arbetsordertypKod = "U"
  ut.tilltrade.tilltradeKod = "J"
  ut.prio.prioKod = "10"
  ut.registrerad.datumRegistrerad = Datum(ar: 2026, manad: 3, dag: 2)
  ut.registrerad.registreradAv = filledResurs("anna")
  ut.bestalld.bestalldAv = filledResurs("anna")
  ut.accepterad.datumAccepterad = Datum(ar: 2026, manad: 3, dag: 3)
  ut.utford.utfordAv = filledResurs("ENT1")
  ut.modifierad.datumModifierad = Tidpunkt(sekunder: 1_772_433_000)
  ut.modifierad.modifieradAv = filledResurs("ENT1")
  ut.referens = filledResurs("anna")
  ut.planering.bokadFomTid = Klockslag(timme: 9, minut: 5)
  ut.ekonomi.kostnad = 1200
  ut.fakturera.faktureras = false
  ut.ursprung = 1
  ut.annanAnmalare.namn = "Test Testsson"
  var fil = FilUt()
  fil.id = 900
  ut.filUtList = [fil]
  ut.nyckelinformation.kod = "1234"
  ut.kundPrimarKontaktsatt = .epost
  return ut
}

func filledConnection() -> ObjektGetUtConnection {
  var edge = ObjektGetUtEdge()
  edge.cursor = "OTkwMDEwMQ"
  edge.node.id = "9900101"
  edge.node.adress.adress = "Exempelgatan 1"
  edge.node.detalj.vaning.nummer = 1
  edge.node.typ.objektsTyp = "LGH"
  edge.node.kunder.id1 = 310_001
  edge.node.relationer.ingarI = "9900100"
  var connection = ObjektGetUtConnection()
  connection.edges = [edge]
  connection.pageInfo.hasNextPage = false
  return connection
}
