import Documents
import JSON
import Testing
import Tid

private func readSteps(_ text: String, files: [String: String] = [:]) -> ScenarioResult {
  ScenarioDocument.read(bytes: Array(text.utf8), file: "dir/a.yaml") { files[$0].map { Array($0.utf8) } }
}

private let head = "fast2: scenario/1\nname: prov\nsteps:\n"

private func steps(_ text: String, files: [String: String] = [:]) throws -> [ScenarioStep] {
  switch readSteps(head + text, files: files) {
  case .scenario(let scenario): return scenario.steps
  case .diagnostics(let all): throw NotRead(description: all.map(\.description).joined(separator: "\n"))
  }
}

private func stepMistakes(_ text: String) -> [String] {
  if case .diagnostics(let all) = readSteps(head + text) { all.map(\.description) } else { [] }
}

private func request(_ step: ScenarioStep) throws -> StepRequest {
  guard case .send(let request) = step.action else { throw NotRead(description: "sends nothing") }
  return request
}

@Suite struct `Reading steps` {
  @Test func `every key is read`() throws {
    let all = try steps(
      """
        - name: först
          as: user
          send: PUT /v1/arbetsorder/101/status
          headers: {X-A: 1, X-B: ""}
          body: {statuskod: GODK, n: 2}
          expect: {status: {$oneOf: [200, 201]}, headers: {X-C: c}, body: {a: null}, notes: [coerced]}
          save: {ao: $.id, forst: "$.a[0].b"}
        - advance: PT31M
        - clock: 2026-03-02T08:00:00+01:00
        - {send: GET /v1/avtal, as: nobody, expect: 401}
        - {send: GET /v1/avtal, as: {gateway: expired, login: ror, again: true}, expect: {answer: none}}
        - {send: POST /oauth2/token, form: {a: b}}
        - {send: POST /v1/arbetsorder, text: "{"}
        - send: POST /v1/filetransfer/tempfile
          upload: [{filename: a.txt, type: text/plain, text: hej, size: 2}, {part: file, base64: aGVq}]
      """)
    #expect(all.map(\.line) == [4, 11, 12, 13, 14, 15, 16, 17])
    let first = try request(all[0])
    #expect(all[0].name == "först" && first.method == "PUT" && first.target == "/v1/arbetsorder/101/status")
    #expect(first.caller == StepCaller(gateway: .usual, login: .name("user"), again: false))
    #expect(first.headers.map(\.value) == ["1", ""])
    guard case .json(let body) = first.body else { throw NotRead(description: "no JSON") }
    #expect(String(decoding: body.compact, as: UTF8.self) == #"{"statuskod":"GODK","n":2}"#)
    #expect(first.expect.body?["a"] != nil && first.expect.notes?.arrayValue?.count == 1)
    #expect(first.save.map(\.path) == ["$.id", "$.a[0].b"])
    guard case .advance("PT31M") = all[1].action, case .clock(let at) = all[2].action else {
      throw NotRead(description: "no moves")
    }
    #expect(SvenskTid.iso(at) == "2026-03-02T08:00:00+01:00")
    #expect(try request(all[3]).caller == .nobody && request(all[3]).expect.status?.intValue == 401)
    let tokens = try request(all[4])
    #expect(tokens.caller == StepCaller(gateway: .expired, login: .name("ror"), again: true) && tokens.expect.isLost)
    guard case .form(let form) = try request(all[5]).body, case .text("{") = try request(all[6]).body,
      case .upload(let parts) = try request(all[7]).body
    else { throw NotRead(description: "other bodies") }
    #expect(form.map(\.name) == ["a"])
    #expect(parts.map { String(decoding: $0.bytes, as: UTF8.self) } == ["hejxx", "hej"])
    #expect(parts.map(\.part) == ["tempFile", "file"] && parts.map(\.filename) == ["a.txt", nil])
  }

  @Test func `a part can be a file beside the scenario`() throws {
    let all = try steps(
      "  - {send: POST /v1/filetransfer/tempfile, upload: {path: bild.jpg}}", files: ["dir/bild.jpg": "JPEG"])
    guard case .upload(let parts) = try request(all[0]).body else { throw NotRead(description: "no upload") }
    #expect(parts.first?.bytes == Array("JPEG".utf8))
  }

  @Test func `all mistakes are told with their places, and what was meant`() {
    #expect(
      stepMistakes(
        """
          - {send: get /v1/avtal, as: usr}
          - {send: /v1/avtal}
          - {send: GET /v1/avtal, advance: PT1H}
          - {advance: PT1H, expect: 200, save: {a: $.b}}
          - {name: tom}
          - {send: GET /v1/avtal, expct: 200}
          - {send: GET /v1/avtal, expect: {status: 2000, body: {a: {$mtch: x}}}}
          - {send: POST /v1/arbetsorder, body: {}, text: x}
          - {send: GET /v1/avtal, save: {1a: $.id, b: id}}
          - {send: GET /v1/avtal, save: {ordern: $.id}}
          - send: GET /v1/arbetsorder/${order}
          - {send: GET /v1/avtal, headers: {X: "${"}, as: {gateway: demo-ky}}
          - {send: POST /v1/filetransfer/tempfile, upload: {path: saknas.jpg}}
          - {send: POST /v1/filetransfer/tempfile, upload: {filename: a.txt}}
          - {send: GET /v1/avtal, expect: {answer: none, status: 200}}
        """) == [
          "dir/a.yaml:4:12: steps[0].send: there is no method get; valid are "
            + "GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS (did you mean GET?)",
          "dir/a.yaml:4:31: steps[0].as: nobody logs in as \"usr\" (did you mean user?)",
          "dir/a.yaml:5:12: steps[1].send: expected a method and a path such as GET /v1/arbetsorder/101, "
            + "got \"/v1/avtal\"",
          "dir/a.yaml:6:5: steps[2]: a step has one of send, advance and clock; this one has send and advance",
          "dir/a.yaml:7:29: steps[3].expect: expect goes with send",
          "dir/a.yaml:7:40: steps[3].save: save goes with send",
          "dir/a.yaml:8:5: steps[4]: a step has one of send, advance and clock; this one has none",
          "dir/a.yaml:9:27: steps[5].expct: unknown key (did you mean expect?)",
          "dir/a.yaml:10:44: steps[6].expect.status: expected an integer from 100 to 599, got \"2000\"",
          "dir/a.yaml:10:68: steps[6].expect.body.a.$mtch: there is no such matcher; did you mean $match?",
          "dir/a.yaml:11:5: steps[7]: a request has one body; this one has body and text",
          "dir/a.yaml:12:34: steps[8].save.1a: \"1a\" is no name; a name is letters a to z, digits and _",
          "dir/a.yaml:12:47: steps[8].save.b: expected a path such as \"$.a.b[0].c\", got \"id\"; "
            + "inside {…} it stands in quotes",
          "dir/a.yaml:14:11: steps[10].send: there is no ${order} here; a step before this one saves it, or vars has it "
            + "(did you mean ${ordern}?)",
          "dir/a.yaml:15:40: steps[11].headers.X: ${ is never closed; $${ stands for ${ itself",
          "dir/a.yaml:15:61: steps[11].as.gateway: there is no gateway klient \"demo-ky\" (did you mean demo-key?)",
          "dir/a.yaml:16:59: steps[12].upload.path: there is no file \"dir/saknas.jpg\"",
          "dir/a.yaml:17:52: steps[13].upload: what is in the part? Say it with text, base64, path or size",
          "dir/a.yaml:18:35: steps[14].expect: answer: none stands alone: what does not come has no status, "
            + "headers, body or notes",
        ])
  }

  @Test(arguments: [
    ("  - {send: GET /v1/avtal, save: {a: $.lista[0].id}}", "\"$.lista[0].id\""),
    ("  - {send: GET /v1/avtal, body: {id: ${ao}}}", "\"${ao}\""),
    ("  - {send: GET /v1/avtal, body: {a: b, id: ${ao}}}", "\"${ao}\""),
  ])
  func `a path or a name that wants quotes is told as such`(_ step: String, _ wanted: String) {
    let all = stepMistakes(step)
    #expect(all.count == 1)
    #expect(all.first?.hasSuffix("; within {…} and […] this wants quotes: \(wanted)") == true, "\(all)")
  }

  @Test func `other syntax errors get no such advice`() {
    #expect(stepMistakes("  - {send: GET /v1/avtal, save: {a: \"$.lista[0].id\"}").first?.contains("quotes") == false)
  }
}

@Suite struct `Filling templates` {
  private let values: [String: JSONValue] = ["id": 5, "s": "å/b", "l": [1, 2]]

  @Test(arguments: [
    ("a${id}b", "a5b"), ("${s}", "å/b"), ("${l}", "[1,2]"), ("$${id}", "${id}"), ("$.a[0]", "$.a[0]"),
    ("${saknas}", "${saknas}"), ("$", "$"), ("${id", "${id"), ("100 $", "100 $"),
  ])
  func `names are replaced by their values`(_ text: String, _ expected: String) {
    #expect(Template.text(text, values) == expected)
  }

  @Test func `a text that is one name becomes the value`() {
    let filled = Template.value(["a": "${id}", "b": ["${l}", "x${id}"], "c": 1], values)
    #expect(String(decoding: filled.compact, as: UTF8.self) == #"{"a":5,"b":[[1,2],"x5"],"c":1}"#)
  }
}
