import Contract
import Model
import Rules
import TestKit
import Testing
import Texts
import Tid

@Suite struct EncodingTests {
  @Test(.rule(.r1_5)) func `a missing value is null and never left out`() {
    var ut = UtrymmeGetUt(id: UtrymmeID(201_001), objekt: ObjektID("9900101"))
    ut.beskrivning = "Kök"
    #expect(
      text(ut, .document) == #"{"id":201001,"beskrivning":"Kök","rumsnummer":null,"utrymmesTypKod":null}"#)
  }

  @Test(.rule(.r1_5)) func `a group with no value at all is null, also where it holds groups itself`() {
    let objekt = text(ObjektGetUt(bareObjekt), .published)
    #expect(objekt.contains(#""adress":null,"detalj":null,"typ":null,"kunder":null,"relationer":{"#))
    let empty = text(bareArbetsorder(), .published)
    #expect(empty.contains(#""utforare":null,"#) && empty.contains(#""modifierad":null,"#))
    #expect(empty.contains(#""bestalld":null,"#) && empty.contains(#""ekonomi":null,"#))
  }

  @Test(.rule(.r1_5)) func `a list with nothing in it is an empty list`() {
    #expect(text(bareArbetsorder(), .document).contains(#""filUtList":[],"#))
    #expect(text([UtrymmeGetUt](), .document) == "[]")
  }

  @Test(.rule(.r1_5)) func `a group whose only value is nested is written`() {
    var objekt = bareObjekt
    objekt.detalj.vaning.kortnamn = "BV"
    #expect(
      text(ObjektGetUt(objekt), .document).contains(
        #""detalj":{"vaning":{"id":null,"beskrivning":null,"kortnamn":"BV","nummer":null},"hiss":null,"#))
  }

  @Test(.rule(.r1_12)) func `each resurs of a large register stands as itself, whatever the length of its id`() {
    let ids = (0..<2000).map { "\($0)" } + (1...40).map { String(repeating: "R", count: $0) } + ["Å", "A\u{30A}"]
    let rendered = RenderedRegister(register(ids))
    for id in ids + ["", "R2", String(repeating: "R", count: 41)] {
      let name = ids.contains { $0.utf8.elementsEqual(id.utf8) } ? #""Namn \#(id)""# : "null"
      let json = text(ArbetsorderUt(carriedOut(by: id), [], rendered), .document)
      #expect(json.contains(#""utforare":{"id":"\#(id)","namn":\#(name),"#), "\(id)")
    }
  }

  @Test(.rule(.r1_6)) func `dates, times of day and date-times have their forms`() {
    let json = text(filledArbetsorder(), .document)
    #expect(json.contains(#""datumregistrerad":"20260302""#))
    #expect(json.contains(#""bokadFromTid":"09:05""#))
    #expect(json.contains(#""datumModifierad":"2026-03-02T07:30:00+01:00""#))
  }

  @Test(.rule(.r5_5)) func `phone types are words under 1_1 and upper case under published`() {
    var telefon = TelefonUt(typ: nil, nr: nil)
    let words = ["Bostad", "Arbete", "Avflyttad", "Mobil"]
    for (typ, word) in zip(Telefontyp.allCases, words) {
      telefon.typ = typ
      #expect(text(telefon, .document) == #"{"typ":"\#(word)","telefonNr":null}"#)
      #expect(text(telefon, .published) == #"{"typ":"\#(word.uppercased())","telefonNr":null}"#)
    }
  }

  @Test(.rule(.r1_5)) func `an operation without an answer writes nothing`() {
    #expect(Operations.putEnhet.encode(NoBody(), as: .document).isEmpty)
    #expect(Operations.putEnhet.operation.answer == nil)
  }

  @Test(.rule(.r1_1)) func `a created arbetsorder answers id under 1_1 and arbetsorderId under published`() {
    let ut = ArbetsorderPostUt(ArbetsorderID(16900))
    #expect(text(ut, .document) == #"{"id":16900}"#)
    #expect(text(ut, .published) == #"{"arbetsorderId":16900}"#)
  }

  @Test(.rule(.r1_1)) func `a field of one contract is written under that one alone`() {
    let sokning = FelanmalningsbaraEjHyresobjektSokning()
    #expect(text(sokning, .document).contains(#""sortering":"#))
    #expect(!text(sokning, .published).contains("sortering"))
  }

  @Test func `what is written can be read again`() throws {
    var andring = ArbetsorderPutIn()
    andring.objekt = .varde(ObjektID("9900101"))
    (andring.typ, andring.kundNummer) = (.varde("F"), .varde("KUNDA10001"))
    // A group that is written as null would empty its fields.
    (andring.nyEnhetTyp, andring.atgard, andring.anmalareNamn) = (.varde("SPIS"), .varde("Bytt"), .varde("A"))
    andring.bokadDatum = .varde(Datum(ar: 2026, manad: 3, dag: 2)!)
    andring.bokadFran = .varde(Klockslag(timme: 9, minut: 5)!)
    (andring.faktureras, andring.kostnad, andring.kontaktsatt) = (.varde(false), .varde(1200), .varde(.epost))
    for kontrakt in Kontrakt.allCases {
      let json = text(andring, kontrakt)
      let again = read(ArbetsorderPutIn.self, json, kontrakt)
      #expect(again.body.map { text($0, kontrakt) } == json && again.body?.bokadFran == andring.bokadFran)
      #expect(again.notes.isEmpty)
    }
  }
}
