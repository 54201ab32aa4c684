import Contract
import Rules
import TestKit
import Testing
import Texts
import Tid

@Suite struct EncodingTests {
  @Test(.rule(.r1_5)) func `a missing value is null and never left out`() {
    var ut = UtrymmeGetUt()
    ut.id = 201_001
    ut.beskrivning = "Kök"
    #expect(
      text(ut, .document) == #"{"id":201001,"beskrivning":"Kök","rumsnummer":null,"utrymmesTypKod":null}"#)
  }

  @Test(.rule(.r1_5)) func `a group with no value at all is null, also where it holds groups itself`() {
    var ut = EnhetGetUt()
    ut.id = 700_001
    ut.utrymme.id = 201_001
    let json = text(ut, .published)
    #expect(json.hasPrefix(#"{"id":700001,"utrymme":{"id":201001},"enhetstyp":null,"beskrivning":null,"#))
    var order = ArbetsorderUt()
    order.id = 1
    let empty = text(order, .published)
    #expect(empty.contains(#""utforare":null,"#) && empty.contains(#""modifierad":null,"#))
  }

  @Test(.rule(.r1_5)) func `a list with nothing in it is an empty list`() {
    #expect(text(ArbetsorderUt(), .document).contains(#""filUtList":[],"#))
    #expect(text([UtrymmeGetUt](), .document) == "[]")
  }

  @Test(.rule(.r1_5)) func `a group whose only value is nested is written`() {
    var order = ArbetsorderUt()
    order.utforare.kommunikation.epostAdress = "test@example.com"
    #expect(
      text(order, .document).contains(
        #""utforare":{"id":null,"namn":null,"kommunikation":{"epostAdress":"test@example.com","telefon":[]}},"#))
  }

  @Test(.rule(.r1_6)) func `dates, times of day and date-times have their forms`() {
    let json = text(filledArbetsorder(), .document)
    #expect(json.contains(#""datumregistrerad":"20260302""#))
    #expect(json.contains(#""bokadFromTid":"09:05""#))
    #expect(json.contains(#""datumModifierad":"2026-03-02T07:30:00+01:00""#))
  }

  @Test(.rule(.r5_5)) func `phone types are words under 1_1 and upper case under published`() {
    var telefon = TelefonUt()
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
    var ut = ArbetsorderPostUt()
    ut.arbetsorderId = 16900
    #expect(text(ut, .document) == #"{"id":16900}"#)
    #expect(text(ut, .published) == #"{"arbetsorderId":16900}"#)
  }

  @Test func `what is written can be read again`() throws {
    for kontrakt in Kontrakt.allCases {
      for order in [filledArbetsorder(), ArbetsorderUt()] {
        let json = text(order, kontrakt)
        let again = read(ArbetsorderUt.self, json, kontrakt)
        #expect(again.body.map { text($0, kontrakt) } == json)
        #expect(again.notes.isEmpty)
      }
    }
  }
}
