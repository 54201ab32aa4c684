import Contract
import JSON
import Model
import Rules
import TestKit
import Testing

/// What the served OpenAPI says, besides what its examples show.
@Suite(.rule(.r1_3)) struct OpenAPITests {
  @Test(arguments: Kontrakt.allCases) func `every reference leads somewhere`(_ kontrakt: Kontrakt) throws {
    let document = try ServedOpenAPI(kontrakt)
    for reference in references(document.root) {
      let found = document.resolved(["$ref": .text(reference)])
      #expect(!found.members.isEmpty, "\(reference)")
    }
  }

  @Test(arguments: Kontrakt.allCases)
  func `every path that the sources print is there, and each operation has an id of its own`(
    _ kontrakt: Kontrakt
  ) throws {
    let document = try ServedOpenAPI(kontrakt)
    let ids = document.entries.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(OperationID.allCases.filter { !ids.contains($0.rawValue) } == [])
    for book in PrintedOperation.Book.allCases {
      for printed in PrintedOperation.all(in: book) {
        let entry = document.entries.first {
          $0.path == printed.path && (printed.method == nil || $0.method == printed.method?.rawValue)
        }
        #expect(entry != nil, "\(printed.path)")
      }
    }
  }

  @Test(.rule(.r1_10, .r3_2, .r3_5), arguments: Kontrakt.allCases)
  func `an operation has the statuses that it can give, and says what it needs`(_ kontrakt: Kontrakt) throws {
    for entry in try ServedOpenAPI(kontrakt).entries {
      let statuses = entry.responses.map(\.status)
      let hasBody = entry.value["requestBody"] != nil
      #expect(statuses.contains("413") == hasBody, "\(entry.id)")
      #expect(statuses.contains("415") == (hasBody && entry.id != "token"), "\(entry.id)")
      #expect(statuses.contains("401") == (entry.id != "jwks"), "\(entry.id)")
      #expect(statuses.contains(entry.success == 200 ? "200" : "201"))
      if statuses.contains("403") { #expect(entry.security.contains("login"), "\(entry.id)") }
      if entry.security.contains("login") { #expect(entry.security.contains("gateway"), "\(entry.id)") }
      #expect(entry.value["description"]?.text?.isEmpty == false)
      #expect(entry.value["summary"]?.text?.hasSuffix(".") == true)
    }
  }

  @Test(.rule(.r1_3), arguments: Kontrakt.allCases)
  func `operations, parameters, objects and fields say where they are described and what they rest on`(
    _ kontrakt: Kontrakt
  ) throws {
    let document = try ServedOpenAPI(kontrakt)
    func check(_ value: JSONValue, _ name: String) {
      let source = value["x-fast2-source"]?.text ?? ""
      #expect(source.hasPrefix("document 1.1 §") || ["published", "observed"].contains(source), "\(name)")
      let basis = value["x-fast2-basis"]?.elements.compactMap(\.text) ?? []
      #expect(!basis.isEmpty && basis.allSatisfy { Basis(rawValue: $0) != nil }, "\(name)")
      #expect(value["description"]?.text?.isEmpty == false, "\(name)")
    }
    for entry in document.entries {
      check(entry.value, entry.id)
      for parameter in entry.parameters { check(parameter, "\(entry.id) \(parameter["name"]?.line ?? "")") }
      let rules = entry.value["x-fast2-rules"]?.elements.compactMap(\.text) ?? []
      #expect(!rules.isEmpty && rules.allSatisfy { Rule(rawValue: $0) != nil }, "\(entry.id)")
    }
    for (name, schema) in document.root["components"]?["schemas"]?.members ?? [] {
      check(schema ?? .null, name)
      for (field, value) in schema?["properties"]?.members ?? [] { check(value ?? .null, "\(name).\(field)") }
    }
  }

  @Test(.rule(.r1_5, .r4_9), arguments: Kontrakt.allCases)
  func `an answer has every field, a body what the contract requires, and neither has more`(
    _ kontrakt: Kontrakt
  ) throws {
    let document = try ServedOpenAPI(kontrakt)
    let bodies = Set(document.entries.flatMap { references($0.value["requestBody"] ?? .null) })
    for (name, schema) in document.root["components"]?["schemas"]?.members ?? [] {
      guard let schema else { continue }
      #expect((schema["additionalProperties"] != nil) == (name != "TokenIn"), "\(name)")
      let required = schema["required"]?.elements.compactMap(\.text) ?? []
      let properties = schema["properties"]?.members.map(\.0) ?? []
      if bodies.contains("#/components/schemas/\(name)") {
        for field in required { #expect(schema["properties"]?[field]?["nullable"] == nil, "\(name).\(field)") }
      } else if !isInput(name, document, bodies) {
        #expect(required == properties, "\(name)")
      }
    }
    let create = document.resolved(["$ref": "#/components/schemas/ArbetsorderPostIn"])
    let required = create["required"]?.elements.compactMap(\.text) ?? []
    #expect(
      required
        == (kontrakt == .document ? ["objektId"] : ["arbetsordertypKod", "objektId", "kundNr", "ursprung"]))
  }

  @Test(arguments: Kontrakt.allCases)
  func `a link leads to an operation and fills a parameter of it`(_ kontrakt: Kontrakt) throws {
    let document = try ServedOpenAPI(kontrakt)
    var count = 0
    for entry in document.entries {
      for (_, link) in entry.responses.flatMap({ $0.value["links"]?.members ?? [] }) {
        count += 1
        let target = document.entries.first { $0.id == link?["operationId"]?.text }
        #expect(target != nil, "\(entry.id)")
        for (name, _) in link?["parameters"]?.members ?? [] {
          let known = target?.parameters.map { "\($0["in"]?.text ?? "").\($0["name"]?.text ?? "")" } ?? []
          #expect(known.contains(name), "\(entry.id) \(name)")
        }
      }
    }
    #expect(count > 40)
  }

  @Test func `objects of bodies and of answers are not the same`() throws {
    let document = try ServedOpenAPI(.published)
    let bodies = closure(document, document.entries.flatMap { references($0.value["requestBody"] ?? .null) })
    let answers = closure(
      document, document.entries.flatMap { $0.responses.flatMap { references($0.value["content"] ?? .null) } })
    #expect(bodies.intersection(answers) == [])
  }

  @Test(.rule(.r4_1)) func `the codes of statuses are those of the domain`() {
    #expect(Statuskoder.alla == Status.allCases.map(\.rawValue))
    #expect(Statuskoder.nya == [Status.registrerad, .bestalld].map(\.rawValue))
  }

  private func isInput(_ name: String, _ document: ServedOpenAPI, _ bodies: Set<String>) -> Bool {
    closure(document, Array(bodies)).contains("#/components/schemas/\(name)")
  }

  private func closure(_ document: ServedOpenAPI, _ start: [String]) -> Set<String> {
    var found: Set<String> = []
    var open = start
    while let next = open.popLast() {
      guard found.insert(next).inserted else { continue }
      open += references(document.resolved(["$ref": .text(next)]))
    }
    return found
  }

  private func references(_ value: JSONValue) -> [String] {
    switch value.kind {
    case .array(let elements): elements.flatMap(references)
    case .object(let members):
      members.flatMap { member -> [String] in
        if member.name == "$ref", let text = member.value.text { return [text] }
        return references(member.value)
      }
    default: []
    }
  }
}
