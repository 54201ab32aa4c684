/// One request of the collection: an operation with what it needs of the requests before it.
///
/// Names of fields are the published ones; the collection of a contract has that contract's.
struct PostmanStep: Sendable {
  /// What the answer must say: a path in it, and the value as a literal of JavaScript.
  typealias Check = (path: String, value: String)

  let operation: OperationID
  /// What stands behind the summary in the name, where an operation comes more than once.
  var suffix: String?
  /// Parameters by name, and fields of the body by path, that have another value than their example: often a variable
  /// such as `{{objektId}}`.
  var values: [String: String] = [:]
  /// Parameters and fields of the body that are left out.
  var omits: Set<String> = []
  /// Variables to keep, with the path in the answer that gives each.
  var keeps: [(variable: String, path: String)] = []
  var checks: [Check] = []

  init(
    _ operation: OperationID, _ suffix: String? = nil, values: [String: String] = [:], omits: Set<String> = [],
    keeps: [(variable: String, path: String)] = [], checks: [Check] = []
  ) {
    self.operation = operation
    self.suffix = suffix
    self.values = values
    self.omits = omits
    self.keeps = keeps
    self.checks = checks
  }
}

/// A variable of the collection and of its environment.
struct PostmanVariable: Sendable {
  let name: String
  /// What it holds before anything ran, of the demo seed.
  let value: String
  /// Whether it stands in a body without quotes.
  var isNumber = false
  /// Whether the environment hides it from view.
  var isSecret = false

  init(_ name: String, _ value: String, isNumber: Bool = false, isSecret: Bool = false) {
    self.name = name
    self.value = value
    self.isNumber = isNumber
    self.isSecret = isSecret
  }

  /// Every variable; the first ones are for the user to set.
  static func all(_ kontrakt: Kontrakt) -> [PostmanVariable] {
    [
      PostmanVariable("baseUrl", ServedText.Mark.url.rawValue),
      PostmanVariable("consumerKey", OpenAPIExamples(kontrakt: kontrakt).key),
      PostmanVariable("consumerSecret", "demo-secret", isSecret: true), PostmanVariable("username", "user"),
      PostmanVariable("password", "password", isSecret: true), PostmanVariable("gatewayToken", "", isSecret: true),
      PostmanVariable("loginToken", "", isSecret: true), PostmanVariable("refreshToken", "", isSecret: true),
      PostmanVariable("kundNr", "KUNDA10001"), PostmanVariable("kundId", "310001", isNumber: true),
      PostmanVariable("objektId", "9900101"), PostmanVariable("utrymmesId", "201001", isNumber: true),
      PostmanVariable("enhetsId", "700001", isNumber: true), PostmanVariable("frasNr", "501", isNumber: true),
      PostmanVariable("resursId", "R100"), PostmanVariable("tidsluckaId", ""),
      PostmanVariable("arbetsorderId", "", isNumber: true), PostmanVariable("handelseId", "", isNumber: true),
      PostmanVariable("kontaktpersonId", "", isNumber: true), PostmanVariable("tidId", "", isNumber: true),
      PostmanVariable("fileName", ""), PostmanVariable("filId", "", isNumber: true),
    ]
  }
}
