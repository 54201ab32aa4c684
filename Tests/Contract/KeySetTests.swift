import Contract
import Rules
import TestKit
import Testing
import Tid

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
    for schema in travellingObjects() {
      for kontrakt in Kontrakt.allCases {
        let names = schema.fields(under: kontrakt).flatMap { Set([$0.document, $0.published] + $0.variants) }
        #expect(Set(names).count == names.count, "\(schema.name)")
      }
    }
  }

  @Test func `only the search for shared objekt has fields of one contract`() {
    let objects = travellingObjects().filter { $0.fields.contains { $0.only != nil } }.map(\.name)
    #expect(
      Set(objects) == ["FelanmalningsbaraEjHyresobjektSokning", "FelanmalningsbaraEjHyresobjektFilter"])
  }

  @Test func `every scalar field and parameter has an example that its type reads`() {
    for schema in travellingObjects() {
      for field in schema.fields {
        #expect(isExample(field.example, of: field.type), "\(schema.name).\(field.published)")
      }
    }
    for operation in Operations.all {
      for parameter in operation.parameters {
        #expect(isExample(parameter.example, of: parameter.type), "\(operation.id) \(parameter.name)")
      }
    }
  }

  private func isExample(_ example: String?, of type: WireType) -> Bool {
    switch type {
    case .object, .list: example == nil
    case .integer: example.flatMap { Int64($0) } != nil
    case .number: example.flatMap { Double($0) } != nil
    case .boolean: ["true", "false"].contains(example)
    case .code(_, _, let published): example.map { published.contains($0) } ?? false
    case .string(nil): example?.isEmpty == false
    case .string("yyyymmdd"): example.flatMap { Datum($0)?.kompakt } == example
    case .string("date"): example.flatMap { Datum($0)?.iso } == example
    case .string("binary"): example == nil
    case .string("hh:mm"): example.flatMap { Klockslag($0)?.kort } == example
    case .string: example.flatMap { try? SvenskTid.iso(Tidsform.tidpunkt($0)) } == example
    }
  }
}
