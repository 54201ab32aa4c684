import Foundation
import JSON
import TestKit

/// Runs a collection of format 2.1 from top to bottom, as Postman and newman do, over HTTP.
struct PostmanRunner {
  /// A request that was sent.
  struct Run {
    let folder: String
    let name: String
    let method: String
    /// Behind the base URL, without the query.
    let path: String
    let passed: [String]
  }

  let world: TestWorld
  private(set) var variables: [String: String] = [:]
  private(set) var runs: [Run] = []
  private let collection: JSONValue

  /// - Parameter environment: its values go before the collection's own; nil runs without one.
  init(_ collection: JSONValue, environment: JSONValue? = nil, _ world: TestWorld) {
    self.collection = collection
    self.world = world
    for variable in (collection["variable"]?.elements ?? []) + (environment?["values"]?.elements ?? []) {
      if let key = variable["key"]?.text { variables[key] = variable["value"]?.text }
    }
  }

  /// Sends every request in order; the first that fails ends it.
  mutating func run() throws {
    guard collection["info"]?["schema"]?.text?.hasSuffix("/collection/v2.1.0/collection.json") == true else {
      throw PostmanFailure(description: "not a collection of format 2.1")
    }
    for item in collection["item"]?.elements ?? [] { try run(item, folder: "") }
  }

  private mutating func run(_ item: JSONValue, folder: String) throws {
    let name = item["name"]?.text ?? ""
    if let items = item["item"] {
      for item in items.elements { try run(item, folder: folder + name) }
      return
    }
    do {
      try send(item, folder: folder, name)
    } catch {
      throw PostmanFailure(description: "\(folder), \(name): \(error)")
    }
  }

  private mutating func send(_ item: JSONValue, folder: String, _ name: String) throws {
    let request = item["request"] ?? .null
    let method = request["method"]?.text ?? ""
    let target = try target(request)
    var headers = try (request["header"]?.elements ?? []).map {
      (try resolved($0["key"]), try resolved($0["value"]))
    }
    if let authorization = try authorization(request["auth"] ?? collection["auth"]) {
      headers.append(("Authorization", authorization))
    }
    let answer = try world.anonymous.send(method, target, headers: headers, text: try body(request["body"]))
    let lines = (item["event"]?.elements ?? []).flatMap { $0["script"]?["exec"]?.elements.compactMap(\.text) ?? [] }
    let passed = try PostmanScript(lines: lines).run(answer, &variables)
    let path = target.split(separator: "?", maxSplits: 1)[0]
    runs.append(Run(folder: folder, name: name, method: method, path: String(path), passed: passed))
  }

  /// The target behind the world's base URL, made of the parts of the URL, which must say the same as its raw form.
  private func target(_ request: JSONValue) throws -> String {
    let url = request["url"] ?? .null
    let query = (url["query"]?.elements ?? []).map { "\($0["key"]?.text ?? "")=\($0["value"]?.text ?? "")" }
    let parts = [(url["host"]?.elements ?? []) + (url["path"]?.elements ?? [])].joined().compactMap(\.text)
    let whole = parts.joined(separator: "/") + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
    guard whole == url["raw"]?.text else { throw PostmanFailure(description: "the URL's parts are not its raw form") }
    let base = variables["baseUrl"] ?? ""
    let text = try resolved(.text(whole))
    guard base.hasSuffix(world.base), text.hasPrefix(base + "/") else {
      throw PostmanFailure(description: "\(text) is not at this world, \(base)")
    }
    let allowed = CharacterSet(charactersIn: "%+").union(.urlQueryAllowed).subtracting(CharacterSet(charactersIn: "+"))
    return String(text.dropFirst(base.count)).addingPercentEncoding(withAllowedCharacters: allowed) ?? ""
  }

  private func authorization(_ auth: JSONValue?) throws -> String? {
    switch auth?["type"]?.text {
    case nil, "noauth": return nil
    case "bearer": return "Bearer " + (try parameter("token", auth?["bearer"]))
    case "basic":
      let pair = try parameter("username", auth?["basic"]) + ":" + parameter("password", auth?["basic"])
      return "Basic " + Data(pair.utf8).base64EncodedString()
    case let type?: throw PostmanFailure(description: "the runner does not know the auth \(type)")
    }
  }

  private func parameter(_ key: String, _ list: JSONValue?) throws -> String {
    try resolved(list?.elements.first { $0["key"]?.text == key }?["value"])
  }

  private func body(_ body: JSONValue?) throws -> String? {
    switch body?["mode"]?.text {
    case nil: return nil
    case "raw": return try resolved(body?["raw"])
    case "urlencoded":
      return try (body?["urlencoded"]?.elements ?? []).map {
        "\(try resolved($0["key"]))=\(try resolved($0["value"]))"
      }.joined(separator: "&")
    case let mode?: throw PostmanFailure(description: "the runner does not know the body mode \(mode)")
    }
  }

  /// The text with its variables; one that nobody has set is a failure.
  private func resolved(_ value: JSONValue?) throws -> String {
    guard let text = value?.text else { throw PostmanFailure(description: "a text is missing") }
    var resolved = text
    for match in text.matches(of: /\{\{(\w+)\}\}/) {
      guard let value = variables[String(match.1)], !value.isEmpty else {
        throw PostmanFailure(description: "nothing has set {{\(match.1)}}")
      }
      resolved = resolved.replacing("{{\(match.1)}}", with: value)
    }
    return resolved
  }
}
