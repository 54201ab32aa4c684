package import JSON
import Patterns
import Texts
import Tid

/// What becomes of a request that a fault rule hits (rule control 3.1).
package struct FaultEffect: Sendable {
  /// Milliseconds, from the least to the most.
  package var delay: ClosedRange<Int64>?
  /// What is answered in the place of the truth.
  package var answer: Answer?
  /// Whether the operation runs all the same, and its answer is lost.
  package var afterCommit = false
  /// What is changed in the body of the true answer, in order.
  package var patches: [JSONPatch] = []
  /// Header fields that replace those of the same name.
  package var headers: [(name: String, value: String)] = []
  /// Bytes of the body after which the connection is closed.
  package var truncate: Int?
  /// Bytes of the body a second.
  package var drip: Int?

  /// What is answered in the place of the truth.
  package enum Answer: Sendable {
    case preset(FaultPreset)
    /// A status with a body, which is JSON unless it is a text.
    case status(Int, JSONValue?)
    /// Nothing: the connection is closed.
    case drop
  }

  package init() {}

  private static let milliseconds = JSONSchema.either([.integer(0...600_000), .duration])

  /// What an effect may say.
  package static let schema = JSONSchema.named(
    "FaultEffect",
    .object(
      [
        JSONSchema.Member(
          "delay",
          .either([
            .integer(0...600_000), .duration,
            .object([
              JSONSchema.Member("min", milliseconds, required: true, "At least so long."),
              JSONSchema.Member("max", milliseconds, required: true, "At most so long."),
            ]),
          ]), "Milliseconds or a duration that the answer waits; with min and max a random time between them."),
        JSONSchema.Member("status", .integer(200...599), "Answers this status in the place of the truth."),
        JSONSchema.Member("body", .any, "The body that goes with status; a text goes out as it is."),
        JSONSchema.Member(
          "patch", .either([.map(.any), .list(JSONPatch.schema, 1...100)]),
          "Changes the true answer: a JSON Merge Patch, or a list of steps."),
        JSONSchema.Member("headers", .map(.text(0...1000)), "Header fields of the answer."),
        JSONSchema.Member("preset", .choice(FaultPreset.allCases.map(\.rawValue)), "A fault by its name."),
        JSONSchema.Member("drop", .boolean, "Closes the connection without an answer."),
        JSONSchema.Member("truncate", .integer(0...1 << 30), "Closes the connection after so many bytes of the body."),
        JSONSchema.Member("drip", .integer(1...1 << 30), "Sends so many bytes of the body a second."),
        JSONSchema.Member("afterCommit", .boolean, "The operation runs, and what is answered is not its answer."),
      ], least: 1))

  /// Reads an effect that is as its schema asks.
  ///
  /// - Throws: what contradicts itself.
  package init(_ value: JSONValue, at path: String = "$") throws(SchemaProblem) {
    delay = try Self.delay(value["delay"], "\(path).delay")
    var answers: [Answer] = []
    if let name = value["preset"]?.stringValue, let preset = FaultPreset(exactly: name) {
      if let wait = preset.delay { delay = delay ?? wait...wait } else { answers.append(.preset(preset)) }
    }
    if let status = value["status"]?.intValue { answers.append(.status(Int(status), value["body"])) }
    if value["drop"]?.boolValue == true { answers.append(.drop) }
    guard answers.count < 2 else {
      throw SchemaProblem(path: path, message: "has more than one of status, drop and preset; take one")
    }
    answer = answers.first
    if value["body"] != nil, value["status"] == nil {
      throw SchemaProblem(path: "\(path).body", message: "goes with status; to change the true answer, use patch")
    }
    afterCommit = value["afterCommit"]?.boolValue ?? false
    if afterCommit, answer == nil {
      throw SchemaProblem(
        path: "\(path).afterCommit", message: "needs what is answered instead: drop, status or preset")
    }
    if let patch = value["patch"] { patches = try JSONPatch.read(patch, at: "\(path).patch") }
    if answer != nil, !patches.isEmpty {
      throw SchemaProblem(path: "\(path).patch", message: "changes the true answer, of which nothing is left here")
    }
    if case .object(let members)? = value["headers"]?.kind {
      headers = members.map { ($0.name, $0.value.stringValue ?? "") }
    }
    truncate = value["truncate"]?.intValue.map { Int($0) }
    drip = value["drip"]?.intValue.map { Int($0) }
    if truncate != nil, drip != nil {
      throw SchemaProblem(path: "\(path).drip", message: "can't go with truncate; take one")
    }
    try checkDrop(value, path)
    try checkHeaders("\(path).headers")
    if delay == nil, answer == nil, patches.isEmpty, headers.isEmpty, truncate == nil, drip == nil {
      throw SchemaProblem(path: path, message: "nothing becomes of the request; say what, such as status or delay")
    }
  }

  private func checkDrop(_ value: JSONValue, _ path: String) throws(SchemaProblem) {
    guard case .drop? = answer else { return }
    for name in ["headers", "truncate", "drip"] where value[name] != nil {
      throw SchemaProblem(
        path: "\(path).\(name)", message: "changes an answer, of which drop sends nothing; leave one of them out")
    }
  }

  /// What a header field can't be is said here; the transport would leave it out without a word.
  private func checkHeaders(_ path: String) throws(SchemaProblem) {
    for (name, value) in headers {
      guard !name.isEmpty, name.utf8.allSatisfy(\.isOfToken) else {
        throw SchemaProblem(path: path, message: "'\(name.prefix(60))' is no name of a header field")
      }
      guard !["content-length", "transfer-encoding", "connection"].has(name.asciiLowercased) else {
        throw SchemaProblem(
          path: "\(path).\(name)", message: "belongs to the transport; to break the framing, use truncate or drop")
      }
      guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 }) else {
        throw SchemaProblem(path: "\(path).\(name)", message: "holds a control character, which no header field may")
      }
    }
  }

  private static func delay(_ value: JSONValue?, _ path: String) throws(SchemaProblem) -> ClosedRange<Int64>? {
    guard let value else { return nil }
    if case .object = value.kind {
      guard let low = try length(value["min"], path), let high = try length(value["max"], path) else { return nil }
      guard low <= high else { throw SchemaProblem(path: path, message: "min is more than max") }
      return low...high
    }
    return try length(value, path).map { $0...$0 }
  }

  private static func length(_ value: JSONValue?, _ path: String) throws(SchemaProblem) -> Int64? {
    if let milliseconds = value?.intValue { return milliseconds }
    guard let text = value?.stringValue else { return nil }
    let length = try Tidslangd(text, at: path)
    guard length.millisekunder <= 600_000 else {
      throw SchemaProblem(path: path, message: "'\(text.prefix(40))' is longer than 10 minutes")
    }
    return length.millisekunder
  }

  /// Changes a value by all patches in order.
  ///
  /// - Parameter bytes: how long the value is when it is written, about.
  /// - Returns: what has changed nothing, for a note.
  package func patch(_ value: inout JSONValue, bytes: Int) -> [String] {
    var idle: [String] = []
    var work = Work()
    for patch in patches {
      // Each goes over the value once.
      guard work.spend(1 + bytes >> 5) else { return idle + ["what comes after so many patches of so long an answer"] }
      if let new = patch.changed(value) { value = new } else { idle.append(patch.shown) }
    }
    return idle
  }

  /// Adds what another rule does to the same request; the first answer counts, and the first way of sending it.
  package mutating func add(_ other: FaultEffect) {
    if let more = other.delay {
      delay = delay.map { $0.lowerBound + more.lowerBound...$0.upperBound + more.upperBound } ?? more
    }
    if answer == nil {
      answer = other.answer
      afterCommit = other.afterCommit
    }
    patches += other.patches
    headers += other.headers
    if truncate == nil, drip == nil { (truncate, drip) = (other.truncate, other.drip) }
    // Of an answer that is not sent there is nothing to pace or to cut.
    if case .drop? = answer { (truncate, drip) = (nil, nil) }
  }
}
