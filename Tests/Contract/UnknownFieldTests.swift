import Contract
import Rules
import TestKit
import Testing

@Suite(.rule(.r1_8)) struct UnknownFieldTests {
  @Test(arguments: [
    (#"{"prioKodd":"10"}"#, "'prioKodd' (did you mean 'prioKod'?)"),
    (#"{"kundnr":"K"}"#, "'kundnr' (did you mean 'kundNr'?)"),
    (#"{"utrymme":{"id":1}}"#, "'utrymmesId'"),
    (#"{"enhet":{"id":1,"enhetsNotering":"x"}}"#, "'enhetsId' and the note in 'enhetsNotering'"),
    (#"{"annanAnmalare":{"namn":"A"}}"#, "it is called 'anmalare' when written"),
    (#"{"kommentar":"x"}"#, "'kommentar' (it belongs in 'information')"),
    (#"{"information":{"beskrivnig":"x"}}"#, "'information.beskrivnig' (did you mean 'information.beskrivning'?)"),
    (#"{"zzz":1}"#, "'zzz'."),
  ])
  func `an unknown field is named with its path and what was meant`(json: String, expected: String) {
    let refusal = read(ArbetsorderPutIn.self, json, .document).refusal
    #expect(refusal?.code == .unknownField)
    #expect(refusal?.message.contains(expected) == true, "\(refusal?.message ?? "")")
  }

  @Test func `all unknown fields stand in one refusal`() {
    let json = #"{"a1":1,"information":{"b2":1},"planering":{"c3":1}}"#
    let message = read(ArbetsorderPutIn.self, json, .document).refusal?.message ?? ""
    for path in ["'a1'", "'information.b2'", "'planering.c3'"] { #expect(message.contains(path)) }
  }

  @Test func `an unknown field in a list is named with its index`() {
    let json = #"{"telefon":[{"typ":"Mobil"},{"nummer":"1"}]}"#
    #expect(read(KommunikationIn.self, json, .document).refusal?.message.contains("'telefon[1].nummer'") == true)
  }

  @Test func `the advice uses the names of the contract`() {
    let json = #"{"planering":{"bokadFrTid":"09:00"}}"#
    #expect(read(ArbetsorderPutIn.self, json, .document).refusal?.message.contains("bokadFromTid") == true)
    #expect(read(ArbetsorderPutIn.self, json, .published).refusal?.message.contains("bokadFomTid") == true)
  }

  @Test func `ten thousand unknown fields make a short message`() {
    let fields = (0..<10_000).map { #""u\#($0)":1"# }.joined(separator: ",")
    let message = read(ArbetsorderPutIn.self, "{\(fields)}", .document).refusal?.message ?? ""
    #expect(message.contains("and 9950 more") && message.utf8.count < 5_000)
  }

  @Test func `ursprung is no field of a change`() {
    #expect(read(ArbetsorderPutIn.self, #"{"ursprung":1}"#, .document).refusal?.code == .unknownField)
  }

  @Test(.rule(.r8_1)) func `the search for shared objekt has the fields of its contract`() {
    let json = #"{"filter":{"objektId":"1","kundId":2},"sortering":[{"falt":"OBJEKTNUMMER","riktning":"DESC"}]}"#
    let document = read(FelanmalningsbaraEjHyresobjektSokning.self, json, .document)
    #expect(document.body?.filter?.kundId == 2 && document.body?.sortering?.first?.riktning == .fallande)
    let refusal = read(FelanmalningsbaraEjHyresobjektSokning.self, json, .published).refusal
    #expect(refusal?.code == .unknownField)
    #expect(refusal?.message.contains("'filter.kundId'") == true && refusal?.message.contains("'sortering'") == true)
    let own = #"{"filter":{"objektId":"1","onlyReportableExternal":true}}"#
    for kontrakt in Kontrakt.allCases {
      #expect(
        read(FelanmalningsbaraEjHyresobjektSokning.self, own, kontrakt).body?.filter?.onlyReportableExternal == true)
    }
  }
}
