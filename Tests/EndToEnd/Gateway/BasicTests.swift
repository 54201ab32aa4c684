import JSON
import Rules
import TestKit
import Testing

/// Key and secret in `Authorization: Basic` (rule 3.1).
@Suite(.rule(.r3_1)) struct BasicTests {
  private static let grant = "grant_type=client_credentials"

  /// A world whose clients have a key and secret of every awkward kind.
  private func world() throws -> TestWorld {
    let world = TestServer.shared.world()
    let clients: JSONValue = [
      "gateway": [
        "klienter": [
          ["nyckel": "app+1", "hemlighet": "p&q=r s"], ["nyckel": "sälj", "hemlighet": "grön:ö:"],
          ["nyckel": "a%2Bb", "hemlighet": "100%25"], ["nyckel": "a+b", "hemlighet": "100%"],
          ["nyckel": "urn:x:1", "hemlighet": "colon"], ["nyckel": "två ord", "hemlighet": "ett ord"],
        ]
      ]
    ]
    let answer = try world.anonymous.post("/_sim/state", String(decoding: clients.compact, as: UTF8.self))
    guard answer.status == 204 else { throw Unexpected(answer: answer) }
    return world
  }

  private func ask(_ world: TestWorld, _ bytes: [UInt8]) throws -> TestAnswer {
    try world.anonymous.token(Self.grant, headers: [("Authorization", "Basic " + Base64.encode(bytes))])
  }

  /// What is written before base64, and whose token it buys.
  private static let good: [(String, String)] = [
    ("app+1:p&q=r s", "app+1"), ("app%2B1:p%26q%3Dr+s", "app+1"), ("app%2b1:p%26q%3dr%20s", "app+1"),
    ("sälj:grön:ö:", "sälj"), ("s%C3%A4lj:gr%C3%B6n%3A%C3%B6%3A", "sälj"), ("sälj:gr%C3%B6n:ö%3A", "sälj"),
    // As sent comes first: this is the key of another client, form-encoded or not.
    ("a%2Bb:100%25", "a%2Bb"), ("a+b:100%", "a+b"),
    ("urn%3Ax%3A1:colon", "urn:x:1"), ("demo%2Dkey:demo%2Dsecret", "demo-key"), ("tv%C3%A5+ord:ett+ord", "två ord"),
  ]

  @Test func `key and secret are tried as they came, and then as a form has them`() throws {
    let world = try world()
    for (text, client) in Self.good {
      let answer = try ask(world, Array(text.utf8))
      #expect(answer.status == 200, "\(text): \(answer)")
      let entry = try world.anonymous.get("/_sim/journal?operation=token&limit=1").json
      #expect("\(entry)".contains("\"caller\":\"\(client)\""), "\(text)")
    }
  }

  @Test func `a form-encoded key may name a world`() throws {
    let server = try TestServer()
    let answer = try ask(server.standard, Array("demo-key%40oauth-1:demo-secret".utf8))
    #expect(answer.status == 200, "\(answer)")
    #expect(try server.standard.anonymous.get("/_sim/worlds").text.contains("oauth-1"))
    try server.stop()
  }

  @Test(arguments: [
    "app+1:p%26q%3Dr+t", "app%2B1", "app%2B1:", "app%2B1:p%26q%3Dr+s ", "%zz:x", "app%2B1:%C3", "a%2Bb:100", ":",
    "%00:%00",
    // Composed otherwise than the seed has it: another text.
    "sa\u{308}lj:grön:ö:",
  ])
  func `whatever is neither is refused`(_ text: String) throws {
    let answer = try ask(try world(), Array(text.utf8))
    #expect(answer.status == 401, "\(answer)")
    #expect(answer.notes == ["oauth-invalid-client"])
  }

  @Test(arguments: [
    ([0x73, 0xE4, 0x6C, 0x6A, 0x3A, 0x78], "sälj"), ([0x6B, 0x3A, 0x67, 0x72, 0xF6, 0x6E], "k"),
    (Array("s%E4lj:x".utf8), "sälj"),
  ])
  func `Latin-1 is called Latin-1, and the secret is told to nobody`(_ bytes: [UInt8], _ key: String) throws {
    let world = try world()
    let answer = try ask(world, bytes)
    #expect(answer.status == 401)
    #expect(answer.json["error"]?.text == "invalid_client")
    #expect(answer.json["error_description"]?.text?.contains("Latin-1") == true, "\(answer)")
    let entry = "\(try world.anonymous.get("/_sim/journal?operation=token&limit=1").json)"
    #expect(entry.contains("UTF-8"))
    #expect(entry.contains("'\(key)'"))
    #expect(!entry.contains("grön"))
  }
}
