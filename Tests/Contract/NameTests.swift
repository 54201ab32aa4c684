import Contract
import Model
import Rules
import TestKit
import Testing
import Texts

@Suite struct NameTests {
  struct Alias: Sendable {
    var document: String
    var published: String
    var group: String
    var value: String

    func json(_ name: String) -> String {
      #"{"\#(group)":{"\#(name)":\#(value)},"objektId":"1","arbetsordertypKod":"F","kundNr":"K","ursprung":1}"#
    }
  }

  static let aliases = [
    Alias(document: "bokadFromTid", published: "bokadFomTid", group: "planering", value: #""09:00""#),
    Alias(document: "konteringsKonto", published: "konteringKonto", group: "ekonomi", value: #""1""#),
    Alias(document: "konterinfRefKst", published: "konteringRefKst", group: "ekonomi", value: #""1""#),
    Alias(document: "konteringFastighetsNr", published: "konteringFastighetnr", group: "ekonomi", value: #""1""#),
    Alias(document: "konteringDriftProjekt", published: "konteringDriftproj", group: "ekonomi", value: #""1""#),
    Alias(document: "materialkostnad", published: "materialKostnad", group: "ekonomi", value: "1"),
    Alias(document: "fakturaBelopp", published: "fakturerasBelopp", group: "fakturera", value: "1"),
  ]

  @Test(.rule(.r1_2), arguments: aliases)
  func `each contract reads its own name without a note`(alias: Alias) {
    let document = read(ArbetsorderPostIn.self, alias.json(alias.document), .document)
    #expect(document.refusal == nil && document.notes.isEmpty)
    let published = read(ArbetsorderPostIn.self, alias.json(alias.published), .published)
    #expect(published.refusal == nil && published.notes.isEmpty)
  }

  @Test(.rule(.r1_2), arguments: aliases)
  func `the other contract's name is read with a note that names the right one`(alias: Alias) {
    for (kontrakt, wrong, right) in [
      (Kontrakt.document, alias.published, alias.document), (.published, alias.document, alias.published),
    ] {
      let reading = read(ArbetsorderPostIn.self, alias.json(wrong), kontrakt)
      #expect(reading.refusal == nil)
      #expect(reading.notes.map(\.code) == [.aliasUsed])
      #expect(reading.notes.first?.text.contains("'\(right)'") == true)
    }
  }

  @Test(.rule(.r1_2), arguments: ["tilltradesKod", "tilltradeKod"])
  func `both spellings of tilltrade in the document are read under 1_1`(name: String) {
    let reading = read(ArbetsorderPutIn.self, #"{"\#(name)":"J"}"#, .document)
    #expect(reading.body?.tilltrade == .varde("J") && reading.notes.isEmpty)
  }

  @Test(.rule(.r1_2), arguments: ["telefonNr", "telefnonNr"])
  func `both spellings of telefonNr in the document are read under 1_1`(name: String) {
    let reading = read(KommunikationIn.self, #"{"telefon":[{"typ":"Mobil","\#(name)":"07"}]}"#, .document)
    #expect(reading.body?.telefon == .varde([Telefon(typ: .mobil, nr: "07")]) && reading.notes.isEmpty)
  }

  @Test(.rule(.r1_2)) func `the spellings of the machine-read document are read under 1_1`() {
    let order = read(ArbetsorderPutIn.self, #"{"faktura":null,"nyEnhet":{"enhetstyp":"A"}}"#, .document)
    #expect(order.body?.nyEnhetTyp == .varde("A") && order.body?.faktureras == .tomd && order.notes.isEmpty)
  }

  @Test(.rule(.r1_2)) func `answers name the spellings of the machine-read document too`() {
    let room = UtrymmeGetUt.shape.schema.fields.filter { $0.variants == ["roomsnummer"] }
    #expect(room.map(\.published) == ["rumsnummer"])
    let order = ArbetsorderUt.shape.schema.fields.filter { !$0.variants.isEmpty }
    #expect(order.flatMap(\.variants) == ["Tilltrade", "faktura", "ananAnmalare"])
  }

  @Test(.rule(.r1_2)) func `a spelling of the document is an alias under published`() {
    let reading = read(KommunikationIn.self, #"{"telefon":[{"telefnonNr":"07"}]}"#, .published)
    #expect(reading.body?.telefon == .varde([Telefon(typ: nil, nr: "07")]))
    #expect(reading.notes.map(\.code) == [.aliasUsed])
  }

  @Test(.rule(.r1_1)) func `a field that the document lacks is there under 1_1 by its published name`() {
    let reading = read(ArbetsorderPutIn.self, #"{"kundPrimarKontaktsatt":"EPOST"}"#, .document)
    #expect(reading.body?.kontaktsatt == .varde(.epost) && reading.notes.isEmpty)
    #expect(read(EnhetIn.self, #"{"notering":"x"}"#, .document).body?.notering == .varde("x"))
  }

  @Test(.rule(.r1_2)) func `two names of one field with different values are refused`() {
    for kontrakt in Kontrakt.allCases {
      let planering = #""planering":{"bokadFomTid":"09:00","bokadFromTid":"10:00"}"#
      let json = #"{\#(planering),"objektId":"1","arbetsordertypKod":"F","kundNr":"K"}"#
      let refusal = read(ArbetsorderPutIn.self, json, kontrakt).refusal
      #expect(refusal?.code == .conflictingNames)
      #expect(refusal?.message.contains("planering.bokadFomTid") == true)
      #expect(refusal?.message.contains("planering.bokadFromTid") == true)
    }
  }

  @Test(.rule(.r1_2)) func `two names of one field with one value are read as one`() {
    let reading = read(ArbetsorderPutIn.self, #"{"tilltradesKod":"J","tilltradeKod":"J"}"#, .document)
    #expect(reading.body?.tilltrade == .varde("J"))
    let groups = read(
      ArbetsorderPutIn.self, #"{"faktura":{"faktureras":true},"fakturera":{"faktureras":"true"}}"#, .document)
    #expect(groups.body?.faktureras == .varde(true))
  }
}
