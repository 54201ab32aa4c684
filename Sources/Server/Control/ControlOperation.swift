import HTTPTransport
import JSON
import Rules
import Texts
import Traffic

/// One call of the control plane: what it takes, what it answers and which rule it comes from. The routes, the checks
/// of requests and `/_sim/control.openapi.json` all come from the table of these (`docs/control-plane.md`).
struct ControlOperation: Sendable {
  let id: ControlID
  let method: String
  /// Behind `/_sim/`; a segment `{name}` is a parameter.
  let path: String
  /// A sentence for the description.
  let summary: String
  let rule: Rule
  let answer: ControlAnswer
  var parameters: [ControlParameter] = []
  var body: ControlBody?
  /// Statuses that it answers besides that of success, with what they mean.
  var failures: [(status: Int, about: String)] = []
  /// Media types of text that it answers in place of JSON, where a parameter asks for it.
  var texts: [String] = []
  /// Answers that are neither success nor a problem.
  var otherAnswers: [(status: Int, schema: JSONSchema, about: String)] = []
  /// Other answers of success, which have no body.
  var withoutBody: [(status: Int, about: String)] = []
  /// Whether it answers whoever asks.
  var isOpen = false
  /// Whether it is about the world that is asked, and not about the server and its worlds.
  var isOfWorld = true
}

/// A parameter of a path or a query.
struct ControlParameter: Sendable {
  enum Place: String { case path, query }

  let name: String
  let place: Place
  let schema: JSONSchema
  let about: String

  init(_ name: String, in place: Place = .query, _ schema: JSONSchema, _ about: String) {
    self.name = name
    self.place = place
    self.schema = schema
    self.about = about
  }

  /// The name of a world, as it stands in a path.
  static let world = ControlParameter("name", in: .path, ControlSchema.worldName, "The name of the world.")
  /// The name of a snapshot, as it stands in a path.
  static let snapshot = ControlParameter("name", in: .path, ControlSchema.worldName, "The name of the snapshot.")
}

/// What a call takes besides its parameters.
struct ControlBody: Sendable {
  let schema: JSONSchema
  /// Whether the call needs one.
  var isRequired = true
  /// A body that can be sent as it stands.
  let example: JSONValue
  /// Whether who answers judges it, in a protocol with errors of its own; it is JSON then.
  var isJudgedThere = false
}

/// What a call answers where nothing is wrong.
enum ControlAnswer: Sendable {
  case json(Int, JSONSchema)
  /// 204.
  case nothing
  /// 200 with text of a media type.
  case text([String])

  var status: Int {
    switch self {
    case .json(let status, _): status
    case .nothing: 204
    case .text: 200
    }
  }
}

/// A request to the control plane that is as the table says.
struct ControlRequest: Sendable {
  let request: Request
  /// By the names of the pattern.
  let path: PathParameters
  /// The last value of each parameter that was sent.
  let query: [Text: String]
  /// Nil where none was sent.
  let body: JSONValue?

  /// - Parameter mostNodes: keys and values of a body that is taken.
  /// - Throws: `control-invalid`, with the place, what is wrong there and what would be right.
  init(
    _ request: Request, _ path: PathParameters, _ operation: ControlOperation, mostNodes: Int
  ) throws(Refusal) {
    self.request = request
    self.path = path
    for parameter in operation.parameters where parameter.place == .path {
      try Self.check(path[parameter.name] ?? "", parameter, operation)
    }
    query = try Self.query(request, operation)
    body = try Self.body(request, operation, mostNodes)
  }

  /// The whole number of a parameter; nil where it was not sent.
  func number(_ name: String) -> Int64? { query[name].flatMap { Int64($0) } }

  private static func query(_ request: Request, _ operation: ControlOperation) throws(Refusal) -> [Text: String] {
    var values: [Text: String] = [:]
    for item in request.query {
      let known = operation.parameters.filter { $0.place == .query }
      guard let parameter = known.first(where: { $0.name == item.name }) else {
        let names = known.map(\.name)
        let valid = names.isEmpty ? "it takes none" : "valid are \(names.joined(separator: ", "))"
        let meant = nearest(item.name, names).map { "did you mean \($0)?" } ?? valid
        throw invalid("there is no query parameter '\(item.name.prefix(60))'; \(meant)", operation)
      }
      let value = item.value ?? ""
      try check(value, parameter, operation)
      guard values.updateValue(value, forKey: item.name) == nil else {
        throw invalid("the query parameter '\(item.name)' is there more than once", operation)
      }
    }
    return values
  }

  private static func check(
    _ text: String, _ parameter: ControlParameter, _ operation: ControlOperation
  ) throws(Refusal) {
    let value: JSONValue
    switch parameter.schema {
    case .integer: value = Int64(text).map { .int($0) } ?? .text(text)
    case .boolean: value = text == "true" ? true : text == "false" ? false : .text(text)
    case .number: value = JSONNumber(valid: text).map { JSONValue(.number($0)) } ?? .text(text)
    case .any, .text, .choice, .null, .list, .object, .map, .either, .named: value = .text(text)
    }
    if let problem = parameter.schema.problem(with: value, at: parameter.name) {
      throw invalid("\(problem.path): \(problem.message)", operation)
    }
  }

  private static func body(
    _ request: Request, _ operation: ControlOperation, _ mostNodes: Int
  ) throws(Refusal) -> JSONValue? {
    guard let wanted = operation.body else {
      guard request.body.isEmpty || (try? ControlMedia.value(request, mostNodes: 100))?.isEqual(to: .object([])) == true
      else {
        throw invalid("the call takes no body", operation)
      }
      return nil
    }
    guard !request.body.isEmpty else {
      guard wanted.isRequired, !wanted.isJudgedThere else { return nil }
      throw invalid("the body is missing", operation)
    }
    guard !wanted.isJudgedThere else { return nil }
    let value: JSONValue
    do { value = try ControlMedia.value(request, mostNodes: mostNodes) } catch {
      throw invalid(error.message, operation)
    }
    if let problem = wanted.schema.problem(with: value) {
      let place = problem.path == "$" ? "the body:" : String(problem.path.dropFirst(2)) + ":"
      throw invalid("\(place) \(problem.message)", operation)
    }
    return value
  }

  private static func invalid(_ text: String, _ operation: ControlOperation) -> Refusal {
    .invalidControl(text, operation)
  }
}

extension Refusal {
  /// A request to the control plane that is not as the table says.
  static func invalidControl(_ text: String, _ operation: ControlOperation) -> Refusal {
    let call = "\(operation.method) /_sim/\(operation.path)"
    guard let example = operation.body?.example else {
      return Refusal(.controlInvalid, text, hint: "/_sim/control.openapi.json describes \(call).")
    }
    return Refusal(.controlInvalid, text, hint: "Send for example \(String(decoding: example.compact, as: UTF8.self)).")
  }
}
