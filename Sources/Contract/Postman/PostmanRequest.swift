import JSON
import Texts

/// One request of the collection, made of a step and the row of its operation.
struct PostmanRequest {
  let step: PostmanStep
  let kontrakt: Kontrakt

  private var operation: Operation { Operations.row(step.operation) }

  /// The item of the collection.
  var item: JSONValue {
    let name = operation.summary.dropLast() + (step.suffix.map { ": \($0)" } ?? "")
    return [
      "name": .text(String(name)),
      "request": .object([
        ("method", .text(operation.method.rawValue)), ("auth", authentication), ("header", .list(headers)),
        ("url", url), ("body", body.map { $0.value }),
        ("description", .text("`\(operation.id.rawValue)`, \(operation.source.text)")),
      ]),
      "event": [["listen": "test", "script": ["type": "text/javascript", "exec": .list(script.map { .text($0) })]]],
      "response": [],
    ]
  }

  /// The gateway's own are how one comes by its token; the others inherit it.
  private var authentication: JSONValue? {
    if operation.id == .token {
      return [
        "type": "basic",
        "basic": [
          ["key": "username", "value": "{{consumerKey}}", "type": "string"],
          ["key": "password", "value": "{{consumerSecret}}", "type": "string"],
        ],
      ]
    }
    return operation.id == .jwks ? ["type": "noauth"] : nil
  }

  private var headers: [JSONValue] {
    let login = operation.needsLogin ? [("X-Auth-Token", "{{loginToken}}")] : []
    let type = body.map { [("Content-Type", $0.type)] } ?? []
    return (login + type).map { ["key": .text($0.0), "value": .text($0.1)] }
  }

  private var url: JSONValue {
    let values = operation.parameters.filter { !step.omits.contains($0.name) }.map {
      (parameter: $0, value: step.values[$0.name] ?? $0.example ?? "")
    }
    var path = operation.bases == .root ? operation.path : "/ao-produkt" + operation.path
    for (parameter, value) in values where parameter.place == .path {
      path = path.replacing("{\(parameter.name)}", with: value)
    }
    let query = values.filter { $0.parameter.place == .query }
    let raw = query.map { "\($0.parameter.name)=\($0.value)" }.joined(separator: "&")
    return .object([
      ("raw", .text("{{baseUrl}}\(path)\(raw.isEmpty ? "" : "?")\(raw)")), ("host", ["{{baseUrl}}"]),
      ("path", .list(path.split(separator: "/").map { .text(String($0)) })),
      (
        "query",
        query.isEmpty ? nil : .list(query.map { ["key": .text($0.parameter.name), "value": .text($0.value)] })
      ),
    ])
  }

  /// The body with its Content-Type.
  private var body: (type: String, value: JSONValue)? {
    guard let body = operation.body else { return nil }
    let type = body.mediaTypes[0]
    if type == "multipart/form-data" { return upload(body) }
    let example = BodyExample(
      omits: body.example.omits.union(step.omits), values: body.example.values.merging(step.values) { $1 })
    let json = OpenAPIExamples(kontrakt: kontrakt).body(
      BodySchema(
        mediaTypes: body.mediaTypes, required: body.required, example: example, describe: body.describe))
    if type == "application/x-www-form-urlencoded" {
      let fields = json.members.map { name, value -> JSONValue in
        ["key": .text(name), "value": value ?? .null, "type": "text"]
      }
      return (type, ["mode": "urlencoded", "urlencoded": .list(fields)])
    }
    return (type, ["mode": "raw", "raw": .text(unquoted(json)), "options": ["raw": ["language": "json"]]])
  }

  /// The file travels as text within the body, so that the collection runs where there is no file to choose.
  private func upload(_ body: BodySchema) -> (type: String, value: JSONValue) {
    let part = body.object.fields.first?.name(under: kontrakt) ?? ""
    let lines = [
      "--fast2sim", "Content-Disposition: form-data; name=\"\(part)\"; filename=\"spis.txt\"",
      "Content-Type: text/plain", "", "Spisens vred sitter löst.", "--fast2sim--", "",
    ]
    return (
      "multipart/form-data; boundary=fast2sim",
      ["mode": "raw", "raw": .text(lines.joined(separator: "\r\n")), "options": ["raw": ["language": "text"]]]
    )
  }

  /// The JSON with the variables of numbers out of their quotes.
  private func unquoted(_ json: JSONValue) -> String {
    var text = String(decoding: json.indented.dropLast(), as: UTF8.self)
    for variable in PostmanVariable.all(kontrakt) where variable.isNumber {
      text = text.replacing("\"{{\(variable.name)}}\"", with: "{{\(variable.name)}}")
    }
    return text
  }

  /// The lines of the test script; `Tests/EndToEnd/Description/PostmanScript.swift` knows these forms and no others.
  private var script: [String] {
    let status = String(operation.success)
    var lines = ["pm.test(\"status \(status)\", () => pm.response.to.have.status(\(status)));"]
    switch operation.answer {
    case nil: lines.append("pm.test(\"no body\", () => pm.expect(pm.response.text()).to.eql(\"\"));")
    case .list: lines.append("pm.test(\"a list\", () => pm.expect(pm.response.json()).to.be.an(\"array\"));")
    case .object: lines.append("pm.test(\"an object\", () => pm.expect(pm.response.json()).to.be.an(\"object\"));")
    case .string, .integer, .number, .boolean, .code: break
    }
    for check in step.checks {
      let path = self.path(check.path)
      lines.append(
        "pm.test(\"\(path.dropFirst())\", () => pm.expect(pm.response.json()\(path)).to.eql(\(check.value)));")
    }
    for (variable, path) in step.keeps {
      lines.append("pm.environment.set(\"\(variable)\", pm.response.json()\(self.path(path)));")
    }
    return lines
  }

  /// A path in the answer by the names of the contract: `[0].id`, `.edges[0].node.id`.
  private func path(_ published: String) -> String {
    var type = operation.answer
    var path = ""
    for step in published.replacing("[", with: ".[").split(separator: ".") {
      switch type {
      case .list(let element) where step.hasPrefix("["):
        path += step
        type = element
      case .object(let object):
        let field = object.fields.first { $0.published == step }
        path += "." + (field?.name(under: kontrakt) ?? String(step))
        type = field?.type
      case .list, .string, .integer, .number, .boolean, .code, nil: path += "." + step
      }
    }
    return path
  }
}
