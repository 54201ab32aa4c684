import Contract
import TestKit
import Testing

/// An object and the keys that it has in an answer.
struct ExpectedKeys: Sendable, CustomTestStringConvertible {
  var name: String
  var schema: ObjectSchema
  var keys: String

  var testDescription: String { name }

  init<Body: WireObject>(_ type: Body.Type, _ keys: String) {
    name = Body.shape.schema.name
    schema = Body.shape.schema
    self.keys = keys
  }

  static let all: [ExpectedKeys] = [
    ExpectedKeys(ArbetsorderUt.self, AnswerKeys.arbetsorder),
    ExpectedKeys(EnhetGetUt.self, AnswerKeys.enhet),
    ExpectedKeys(ObjektGetUt.self, AnswerKeys.objekt),
    ExpectedKeys(KundUt.self, AnswerKeys.kund),
    ExpectedKeys(FrasGetUt.self, AnswerKeys.fras),
    ExpectedKeys(UtrymmeGetUt.self, AnswerKeys.utrymme),
    ExpectedKeys(HandelseGetUt.self, AnswerKeys.handelse),
    ExpectedKeys(HandelsePostUt.self, AnswerKeys.id),
    ExpectedKeys(HandelseTypGetUt.self, AnswerKeys.handelsetyp),
    ExpectedKeys(KontaktpersonGetUt.self, AnswerKeys.kontaktperson),
    ExpectedKeys(KontaktpersonPostUt.self, AnswerKeys.id),
    ExpectedKeys(PersontidGetUt.self, AnswerKeys.persontid),
    ExpectedKeys(PersontidPostUt.self, AnswerKeys.id),
    ExpectedKeys(TidsfrasGetUt.self, AnswerKeys.tidsfras),
    ExpectedKeys(SlaGetUt.self, AnswerKeys.sla),
    ExpectedKeys(TempFileUt.self, AnswerKeys.tempFile),
    ExpectedKeys(MeddelandeGetUt.self, AnswerKeys.meddelande),
    ExpectedKeys(ArbetsorderBokningUt.self, AnswerKeys.bokning),
    ExpectedKeys(ResursKalenderUt.self, AnswerKeys.resurskalender),
    ExpectedKeys(ResursUt.self, AnswerKeys.resurs),
    ExpectedKeys(TilltradeUt.self, AnswerKeys.tilltrade),
    ExpectedKeys(ArbetsorderStatusGetUt.self, AnswerKeys.status),
    ExpectedKeys(ArbetsorderPostUt.self, AnswerKeys.created),
    ExpectedKeys(AuthUt.self, AnswerKeys.auth),
    ExpectedKeys(TokenUt.self, AnswerKeys.token),
    ExpectedKeys(ErrorMessage.self, AnswerKeys.apiError),
    ExpectedKeys(GatewayFaultUt.self, AnswerKeys.gatewayFault),
    ExpectedKeys(GatewayAuthFaultUt.self, AnswerKeys.gatewayAuthFault),
    ExpectedKeys(ObjektGetUtConnection.self, AnswerKeys.sokning),
  ]
}
