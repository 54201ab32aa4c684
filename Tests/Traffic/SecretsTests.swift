import JSON
import Rules
import TestKit
import Testing

@testable import Traffic

@Suite(.rule(.c4_1)) struct SecretsTests {
  private static let long = "abcdefghijklmnopqrstuvwxyz"

  @Test(arguments: [
    ("Authorization", "Bearer \(long)", "Bearer ***wxyz"), ("authorization", "bearer short", "bearer ***"),
    ("Authorization", "Basic \(long)", "Basic ***"), ("Authorization", "nothing", "***"),
    ("X-Auth-Token", long, "***wxyz"), ("X-Auht-Token", "short", "***"), ("X-Sim-Admin-Key", long, "***"),
    ("COOKIE", "a=\(long)", "***"), ("Set-Cookie", "a=\(long)", "***"), ("Proxy-Authorization", "Basic x", "Basic ***"),
    ("Accept", "application/json", "application/json"), ("X-Other-Token", long, long),
  ])
  func `header fields`(name: String, value: String, kept: String) {
    #expect(Secrets.header(name, value) == kept)
  }

  @Test(arguments: [
    ("/a", "/a"), ("/a?", "/a?"), ("/a?b=c&token=x&d", "/a?b=c&token=***&d"),
    ("/a?Access_Token=\(long)", "/a?Access_Token=***wxyz"),
    ("/a?pass%77ord=hemligt", "/a?pass%77ord=***"), ("/a?password=\(long)", "/a?password=***"),
  ])
  func `targets`(target: String, kept: String) {
    #expect(Secrets.target(target) == kept)
  }

  @Test(arguments: [
    ("{\"username\":\"u\",\"password\":\"p\"}", "application/json", "{\"username\":\"u\",\"password\":\"***\"}"),
    ("[{\"a\":{\"refresh_token\":\"\(long)\"}}]", "application/json", "[{\"a\":{\"refresh_token\":\"***wxyz\"}}]"),
    ("{\"losenord\":1234,\"n\":5}", nil, "{\"losenord\":\"***\",\"n\":5}"),
    ("{\"token\":null,\"hemlighet\":\"\(long)\"}", nil, "{\"token\":null,\"hemlighet\":\"***\"}"),
    ("  \n{\"password\":\"p\"", nil, "***"), ("{\"password\":\"a\",\"password\":\"b\"}", nil, "***"),
    ("\u{FEFF}{\"password\":\"p\"}", "application/json", "***"),
    (
      "grant_type=password&username=u&password=p", "application/x-www-form-urlencoded",
      "grant_type=password&username=u&password=***"
    ),
    ("client%5Fsecret=x", "application/x-www-form-urlencoded; charset=utf-8", "client%5Fsecret=***"),
    ("{\"password\":\"p\"}", "application/x-www-form-urlencoded", "{\"password\":\"***\"}"),
    ("plain text", "text/plain", "plain text"), ("", nil, ""),
  ])
  func `bodies`(body: String, type: String?, kept: String) {
    #expect(String(decoding: Secrets.body(Array(body.utf8), type: type), as: UTF8.self) == kept)
  }
}
