import Contract
import JSON
import Testing

@testable import Documents

/// The YAML that the program writes, read by its own reader of YAML.
@Suite struct YAMLTextTests {
  @Test(arguments: Kontrakt.allCases)
  func `the OpenAPI in YAML is the same document as in JSON`(_ kontrakt: Kontrakt) throws {
    let json = try JSONParser.parse(OpenAPI.text(kontrakt, version: "1", as: .json).bytes())
    let tree = try YAMLParser.parse(OpenAPI.text(kontrakt, version: "1", as: .yaml).bytes())
    #expect(read(tree, 0).indented == json.indented)
  }

  /// A node as the JSON that it stands for.
  private func read(_ tree: YAMLTree, _ node: Int) -> JSONValue {
    var children: [Int] { tree.children(node).map { Int($0) } }
    switch tree.nodes[node].kind {
    case .sequence: return .list(children.map { read(tree, $0) })
    case .mapping:
      let pairs = stride(from: 0, to: children.count, by: 2)
      return .object(pairs.map { (tree.text(children[$0]), read(tree, children[$0 + 1])) })
    case .quoted: return .text(tree.text(node))
    case .plain:
      let text = tree.text(node)
      switch text {
      case "null": return .null
      case "true", "false": return JSONValue(.bool(text == "true"))
      default:
        if let number = try? JSONParser.parse(Array(text.utf8)), case .number = number.kind { return number }
        return .text(text)
      }
    }
  }
}
