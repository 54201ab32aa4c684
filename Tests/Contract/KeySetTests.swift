import Contract
import Rules
import TestKit
import Testing

/// The keys that an object really has when it is written, recursively, with one element in each list.
@Suite(.rule(.r1_1, .r1_2, .r1_5)) struct KeySetTests {
  @Test(arguments: Kontrakt.allCases, ExpectedKeys.all)
  func `an answer has exactly the keys of its contract, in order`(kontrakt: Kontrakt, expected: ExpectedKeys) {
    let schema = expected.schema
    let keys = schema.keys(under: kontrakt)
    let literal = expected.keys.split(separator: "\n").flatMap { $0.split(separator: " ") }
      .map { $0.split(separator: "|") }
      .map { String(kontrakt == .document ? $0[0] : $0[$0.count - 1]) }
    #expect(keys == literal)
  }

  @Test(arguments: ExpectedKeys.all)
  func `the contracts differ in names only, never in number`(expected: ExpectedKeys) {
    #expect(expected.schema.keys(under: .document).count == expected.schema.keys(under: .published).count)
  }

  @Test(arguments: Kontrakt.allCases)
  func `what is written has the keys of the schema`(kontrakt: Kontrakt) throws {
    #expect(try writtenKeys(filledArbetsorder(), kontrakt) == ArbetsorderUt.shape.schema.keys(under: kontrakt))
    #expect(try writtenKeys(filledConnection(), kontrakt) == ObjektGetUtConnection.shape.schema.keys(under: kontrakt))
  }

  @Test func `no name of any object stands for two fields`() {
    for schema in allSchemas() {
      for kontrakt in Kontrakt.allCases {
        let names = schema.fields(under: kontrakt).flatMap { Set([$0.document, $0.published] + $0.variants) }
        #expect(Set(names).count == names.count, "\(schema.name)")
      }
    }
  }

  @Test func `only the search for shared objekt has fields of one contract`() {
    let objects = allSchemas().filter { $0.fields.contains { $0.only != nil } }.map(\.name)
    #expect(
      Set(objects) == ["FelanmalningsbaraEjHyresobjektSokning", "FelanmalningsbaraEjHyresobjektFilter"])
  }

  @Test func `every scalar field has an example that its own type reads`() {
    for schema in allSchemas() {
      for field in schema.fields {
        switch field.type {
        case .object, .list: #expect(field.example == nil, "\(schema.name).\(field.published)")
        default: #expect(field.example?.isEmpty == false, "\(schema.name).\(field.published)")
        }
      }
    }
  }
}
