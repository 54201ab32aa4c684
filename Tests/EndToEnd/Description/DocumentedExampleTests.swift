import Contract
import JSON
import Rules
import TestKit
import Testing

/// Every example of the served document is one that works on the demo seed: each operation is sent with all of them.
@Suite struct DocumentedExampleTests {
  @Test(.rule(.r1_3, .r4_9), arguments: Kontrakt.allCases)
  func `each operation succeeds with the documented examples of all its parameters and its body`(
    _ kontrakt: Kontrakt
  ) throws {
    let document = try ServedOpenAPI(kontrakt)
    #expect(document.entries.count > 60)
    for entry in document.entries {
      let world = TestServer.shared.world()
      let answer = try send(entry, kontrakt, world)
      #expect(answer.status == entry.success, "\(entry.method) \(entry.path): \(answer)")
      // What the notes warn of would be a bad example.
      let warnings = answer.notes.compactMap { NoteCode(rawValue: $0) }.filter { $0.level == .warning }
      #expect(warnings == [], "\(entry.id)")
    }
  }

  private func send(_ entry: ServedOpenAPI.Entry, _ kontrakt: Kontrakt, _ world: TestWorld) throws -> TestAnswer {
    let client: Client = kontrakt == .document ? .document : .published
    let loggedIn = try world.login(key: client.rawValue)
    var caller = entry.security.contains("gateway") ? loggedIn : world.anonymous
    if !entry.security.contains("login") { caller.login = nil }
    var target = entry.path
    var query: [String] = []
    for parameter in entry.parameters {
      let name = parameter["name"]?.text ?? ""
      let values = try examples(parameter).map { try live($0, loggedIn) }
      #expect(!values.isEmpty, "\(entry.id) \(name) has no example")
      if parameter["in"]?.text == "path" {
        target = target.replacing("{\(name)}", with: values.joined())
      } else {
        query += values.map { "\(name)=\(encoded($0))" }
      }
    }
    if !query.isEmpty { target += "?" + query.joined(separator: "&") }
    guard let (type, content) = entry.value["requestBody"]?["content"]?.members.first else {
      return try caller.send(entry.method, target)
    }
    switch type {
    case "multipart/form-data":
      let schema = ServedOpenAPI.Entry.property(try ServedOpenAPI(kontrakt), content)
      return try caller.upload(Multipart.file("spis.txt", Array("En spis".utf8), name: schema))
    case "application/x-www-form-urlencoded":
      let form = (content?["example"]?.members ?? []).map { "\($0.0)=\(encoded($0.1?.text ?? ""))" }
      return try caller.send(
        entry.method, target, headers: [("Content-Type", type)], text: form.joined(separator: "&"))
    default:
      let body = try live(content?["example"]?.line ?? "", loggedIn)
      return try caller.send(entry.method, target, headers: [("Content-Type", type)], text: body)
    }
  }

  private func examples(_ parameter: JSONValue) -> [String] {
    guard let example = parameter["example"] else { return [] }
    return (parameter["schema"]?["type"]?.text == "array" ? example.elements : [example]).map { $0.text ?? $0.line }
  }

  /// What no seed can know is taken from the world: a refresh token, and the name of a temp file.
  private func live(_ text: String, _ caller: TestCaller) throws -> String {
    var text = text
    if text.contains("0b9c2f4e.png") { text = text.replacing("0b9c2f4e.png", with: try caller.uploaded()) }
    if text.contains("e30.c2ln") {
      let login = try caller.post("/v1/auth/login", #"{"username": "user", "password": "password"}"#)
      text = text.replacing("eyJhbGciOiJFZERTQSJ9.e30.c2ln", with: login.json["refresh_token"]?.text ?? "")
    }
    return text
  }

  private func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      let plain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return plain || [45, 46, 95, 126].contains(byte) ? String(UnicodeScalar(byte)) : "%" + hex(byte)
    }.joined()
  }

  private func hex(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16, uppercase: true)
    return text.count < 2 ? "0" + text : text
  }
}

extension ServedOpenAPI.Entry {
  /// The name of the one part of a multipart body.
  fileprivate static func property(_ document: ServedOpenAPI, _ content: JSONValue?) -> String {
    document.resolved(content?["schema"] ?? .null)["properties"]?.members.first?.0 ?? ""
  }
}
