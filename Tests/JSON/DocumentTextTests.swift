import JSON
import Testing

/// Values made in code, and written for people.
@Suite struct DocumentTextTests {
  static let value: JSONValue = [
    "name": "Ö", "number": 12, "is": true, "nothing": JSONValue.null, "short": ["a", 1, false],
    "empty list": [], "empty object": [:], "objects": [["a": 1, "b": ["c": 2]], ["a": 3]], "lists": [[1, 2], []],
  ]

  @Test func `a value is written as JSON with indents, and reads back the same`() throws {
    let text = String(decoding: Self.value.indented, as: UTF8.self)
    #expect(
      text == """
        {
          "name": "Ö",
          "number": 12,
          "is": true,
          "nothing": null,
          "short": ["a", 1, false],
          "empty list": [],
          "empty object": {},
          "objects": [
            {
              "a": 1,
              "b": {
                "c": 2
              }
            },
            {
              "a": 3
            }
          ],
          "lists": [
            [1, 2],
            []
          ]
        }

        """)
    #expect(try JSONParser.parse(Self.value.indented).indented == Self.value.indented)
  }

  @Test func `a value is written as YAML`() {
    #expect(
      String(decoding: Self.value.yaml, as: UTF8.self) == """
        name: Ö
        number: 12
        is: true
        nothing: null
        short: [a, 1, false]
        empty list: []
        empty object: {}
        objects:
          - a: 1
            b:
              c: 2
          - a: 3
        lists:
          - [1, 2]
          - []

        """)
  }

  @Test(arguments: [
    ("plain text", "plain text"), ("/v1/arbetsorder/{id}", "\"/v1/arbetsorder/{id}\""), ("#/x", "\"#/x\""),
    ("no", "\"no\""), ("Null", "\"Null\""), ("12", "\"12\""), ("", "\"\""), ("a: b", "\"a: b\""), ("a:b", "a:b"),
    ("a #b", "\"a #b\""), ("a#b", "a#b"), ("a:", "\"a:\""), ("- a", "\"- a\""), (" a", "\" a\""), ("a ", "\"a \""),
    ("a\nb", "\"a\\nb\""), ("a, b", "\"a, b\""), ("it's", "\"it's\""), ("~", "\"~\""), ("åäö", "åäö"),
  ])
  func `a text stands in quotes where it could be taken for something else`(_ text: String, _ written: String) {
    #expect(String(decoding: JSONValue.text(text).yaml, as: UTF8.self) == written + "\n")
  }

  @Test func `a long list has a line for each`() {
    let list = JSONValue.list((1...8).map { .text("a text of some length \($0)") })
    #expect(list.indented.count { $0 == UInt8(ascii: "\n") } == 10)
    #expect(list.yaml.count { $0 == UInt8(ascii: "\n") } == 8)
  }
}
