import Contract
import Rules
import TestKit
import Testing

@Suite(.rule(.r3_1)) struct TokenTests {
  private static let form = "application/x-www-form-urlencoded"

  @Test(arguments: [
    (form, "grant_type=client_credentials"),
    ("application/x-www-form-urlencoded; charset=UTF-8", "grant_type=client_credentials&scope=default"),
    ("application/json", #"{"grant_type":"client_credentials","scope":"x"}"#),
  ])
  func `a token request comes as a form or as JSON, and what is unknown is passed over`(type: String, body: String) {
    let decoding = Operations.token.decode(contentType: type, body: body)
    #expect(decoding.input?.body.grantType == "client_credentials" && decoding.notes.isEmpty)
  }

  @Test func `key and secret may stand in the form, percent-encoded`() {
    let body = "grant_type=client_credentials&client_id=demo%2Dkey&client_secret=a+b%C3%96"
    let token = Operations.token.decode(contentType: Self.form, body: body).input?.body
    #expect(token?.clientId == "demo-key" && token?.clientSecret == "a bÖ")
  }

  @Test(
    .rule(.r2_3),
    arguments: [
      ("text/plain", "grant_type=client_credentials"), (form, "grant_type=a&grant_type=b"), (form, "grant_type=%zz"),
      (form, "grant_type=%D6"), (form, "client_id=%2"), ("application/json", "{"),
      ("application/json", #"{"grant_type":1}"#),
    ])
  func `whatever is wrong with a token request is an invalid request of OAuth`(type: String, body: String) {
    #expect(Operations.token.decode(contentType: type, body: body).refusal?.code == .oauthRequest)
  }

  @Test func `an empty token request has no grant type`() {
    #expect(Operations.token.decode(contentType: nil).input?.body.grantType == nil)
  }
}
