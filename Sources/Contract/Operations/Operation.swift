package import Rules

/// One row of the operation table, without its Swift types: what the router and the descriptions of the API read.
///
/// A class, because every request carries its row along.
package final class Operation: Sendable {
  /// Which operation it is; unique.
  package let id: OperationID
  /// The method of these paths.
  package let method: OperationMethod
  /// Methods that do the same, where the sources name none or differ; all others are 405.
  package let otherMethods: [OperationMethod]
  /// The path with `{parameters}`, as the sources print it: `/v1/arbetsorder/{id}`.
  package let path: String
  /// Other paths that document 1.1 prints for the same operation (rule 1.4).
  package let aliases: [String]
  /// Whether it reads one thing by its id.
  package let readsOne: Bool
  /// The base paths it is served under.
  package let bases: OperationBases
  /// Where it is described.
  package let source: Source
  /// The part of the API it belongs to.
  package let tag: OperationTag
  /// One English sentence.
  package let summary: String
  /// The status of success: 200 or 201.
  package let success: Int
  private let describeAnswer: @Sendable () -> WireType?
  /// In declared order, path before query.
  package let parameters: [ParameterSchema]
  /// Whether at least one parameter must be given (rule 1.12).
  package let needsSome: Bool
  /// Nil where it takes none; one that comes all the same is not read.
  package let body: BodySchema?
  /// Whether it changes the world's data, and so has to wait its turn among the writers.
  package let isWrite: Bool
  /// Whether it takes a login token (rule 3.5).
  package let needsLogin: Bool
  /// Its answers carry tokens or say why there are none: nobody is to store them (RFC 6749 section 5.1).
  package let answersTokens: Bool
  /// What else its row says of it.
  let facts: OperationFacts
  /// The rules that say what the operation does, in their order.
  package var rules: [Rule] { facts.rules }
  /// What the real system does at this operation and the simulator does not, in a sentence or two; nil where nothing
  /// of the kind is known. What holds for all of them, such as rights and what others do in FAST2, is not repeated.
  package var notSimulated: String? { facts.notSimulated }

  init(
    id: OperationID, method: OperationMethod, otherMethods: [OperationMethod], path: String, aliases: [String],
    bases: OperationBases, source: Source, tag: OperationTag, summary: String, success: Int,
    answer: @escaping @Sendable () -> WireType?,
    parameters: [ParameterSchema], needsSome: Bool,
    body: BodySchema?, isWrite: Bool, needsLogin: Bool, answersTokens: Bool, facts: OperationFacts
  ) {
    self.id = id
    self.method = method
    self.otherMethods = otherMethods
    self.path = path
    readsOne = method == .get && path.hasSuffix("{id}")
    self.aliases = aliases
    self.bases = bases
    self.source = source
    self.tag = tag
    self.summary = summary
    self.success = success
    describeAnswer = answer
    self.parameters = parameters
    self.needsSome = needsSome
    self.body = body
    self.isWrite = isWrite
    self.needsLogin = needsLogin
    self.answersTokens = answersTokens
    self.facts = facts
  }

  /// The type of the answer; nil where there is none and `Content-Length` is 0 (rule 1.5).
  package var answer: WireType? { describeAnswer() }

  /// Every method it is served under, the sources' own first.
  package var methods: [OperationMethod] { [method] + otherMethods }

  /// Every path template it is served under, base paths and aliases included, the sources' own path first.
  package var routes: [String] {
    ([path] + aliases).flatMap { path -> [String] in
      switch bases {
      case .root: [path]
      case .product: [path, "/ao-produkt" + path]
      case .auth: [path, "/ao-produkt" + path, "/auth/1.0" + path]
      }
    }
  }
}

/// What the row of an operation says besides how it is called.
struct OperationFacts: Sendable {
  /// See ``Operation/rules``.
  let rules: [Rule]
  /// Whether every role may, for all of the data that it answers (rule 3.8); what needs no login is open to all.
  let everyRole: Bool
  /// Whether nothing that the request names can be missing (rule 1.12); what needs no login names nothing.
  let alwaysFound: Bool
  /// See ``Operation/notSimulated``.
  let notSimulated: String?
  /// Where what it answers leads.
  let links: [OperationLink]
}

/// A parameter as a schema. A class, because every request reads the schemas of its operation.
package final class ParameterSchema: Sendable {
  /// Where a parameter stands.
  package enum Place: String, Sendable {
    case path, query
  }

  /// The name on the wire, the same in both contracts.
  package let name: String
  /// Whether it stands in path or query.
  package let place: Place
  /// The type of one value.
  package let type: WireType
  /// The closed list that a text is one of; the domain judges it.
  package let codes: [String]?
  /// Whether leaving it out is refused.
  package let required: Bool
  /// Whether it takes several values: repeated, joined by commas, or as `name[]` (rule 4.15).
  package let repeatable: Bool
  /// The least value of an integer, inclusive.
  package let minimum: Int64?
  /// The greatest value of an integer, inclusive.
  package let maximum: Int64?
  /// The value that counts when it is left out, as text.
  package let standard: String?
  /// Where it is described.
  package let source: Source
  /// One English line.
  package let description: String
  /// An invented value as text.
  package let example: String?

  init(
    name: String, place: Place, type: WireType, codes: [String]?, required: Bool, repeatable: Bool, minimum: Int64?,
    maximum: Int64?, standard: String?, source: Source, description: String, example: String?
  ) {
    self.name = name
    self.place = place
    self.type = type
    self.codes = codes
    self.required = required
    self.repeatable = repeatable
    self.minimum = minimum
    self.maximum = maximum
    self.standard = standard
    self.source = source
    self.description = description
    self.example = example
  }
}

/// The body that an operation takes.
package struct BodySchema: Sendable {
  /// The object that the body is. Made when it is asked for: what an object holds takes long to put together, and a
  /// start needs none of it.
  package var object: ObjectSchema { describe() }
  /// The media types accepted, the usual one first.
  package let mediaTypes: [String]
  /// Under which contract leaving it out is refused.
  package let required: Requirement
  /// How the example of the body differs from those of its fields.
  package let example: BodyExample
  let describe: @Sendable () -> ObjectSchema
}

/// How the example of one body differs from the examples of its fields taken together; paths are of published names,
/// such as `period.vecka`.
package struct BodyExample: Sendable {
  /// What does not go together with the others.
  package var omits: Set<String> = []
  /// What has another value, as the field's example has it.
  package var values: [String: String] = [:]
}

/// The parts of a request that an operation reads, as the transport hands them over: decoded, and in order.
package struct RawInput: Sendable {
  /// One `name=value` of the query, percent-decoded; `+` is a blank.
  package struct QueryItem: Sendable, Equatable {
    /// The name as sent, `status[]` included.
    package var name: String
    /// Nil where the query has the name alone.
    package var value: String?

    package init(name: String, value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// The names of the path's `{parameters}`.
  package var pathNames: [String]
  /// Their values in the same order, percent-decoded.
  package var pathValues: [String]
  /// In the order sent.
  package var query: [QueryItem]
  /// The value of the header Content-Type.
  package var contentType: String?
  /// Empty where there is none.
  package var body: [UInt8]

  package init(
    pathNames: [String] = [], pathValues: [String] = [], query: [QueryItem] = [], contentType: String? = nil,
    body: [UInt8] = []
  ) {
    self.pathNames = pathNames
    self.pathValues = pathValues
    self.query = query
    self.contentType = contentType
    self.body = body
  }
}
