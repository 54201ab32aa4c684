import Contract
import Rules
import TestKit
import Testing

/// `docs/differences.md` has every name that depends on the contract, and no other.
@Suite(.rule(.r1_1, .r1_2)) struct DifferencesTests {
  @Test func `the table of names is that of the wire objects`() throws {
    let rows = try repositoryText("docs/differences.md").split(separator: "\n").filter { row in
      row.hasPrefix("| ") && row.split(separator: "|").count == 3 && row.dropFirst(2).first?.isUppercase == true
        && row.contains("`")
    }
    var expected: Set<String> = []
    for schema in travellingObjects() {
      for field in schema.fields where field.only == nil && field.document != field.published {
        expected.insert("| \(schema.name) | `\(field.document)` | `\(field.published)` |")
      }
    }
    #expect(Set(rows.map(String.init)) == expected)
    #expect(rows.count == expected.count, "a row stands twice")
  }
}
