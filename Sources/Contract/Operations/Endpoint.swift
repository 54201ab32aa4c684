package import JSON
package import Rules

/// What an operation takes: its parameters and its body, typed.
package protocol OperationInput: Sendable {
  /// Every optional parameter left out.
  init()
}

/// The answer of an operation that has none (rule 1.5).
package struct NoBody: WireValue {
  package init() {}

  package static var wireType: WireType { .string(format: nil) }
  package static func write(_ slot: UnsafePointer<NoBody>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {}
  package static func read(_ json: JSONValue, _ context: inout DecodingContext) throws(Refusal) -> NoBody { NoBody() }
}

/// Bytes that travel as they are, not as JSON: the contents of a file (rules 7.1, 7.5).
package struct BinaryBody: WireScalar {
  package init() {}

  package static var wireType: WireType { .string(format: "binary") }
  package static func write(_ slot: UnsafePointer<BinaryBody>, to writer: inout JSONWriter, _ kontrakt: Kontrakt) {}
  package static func read(text: String, _ context: inout DecodingContext) throws(Refusal) -> BinaryBody {
    throw context.unreadable(text, wireType)
  }
}

/// A row of the operation table with its types: decodes what comes in, encodes what goes out. An object, as each
/// request hands its row from step to step.
package final class Endpoint<Input: OperationInput, Output: WireValue>: Sendable {
  /// The row as the router and the descriptions read it.
  package let operation: Operation
  private let parameters: InputParameters
  private let readBody: InputBuilder<Input>.BodyReading?

  init(
    _ id: OperationID, _ method: OperationMethod, alsoBy others: [OperationMethod] = [], _ path: String,
    aliases: [String] = [],
    bases: OperationBases = .product, _ source: Source, _ tag: OperationTag, success: Int = 200, isWrite: Bool = false,
    needsLogin: Bool = true, answersTokens: Bool = false, rules: [Rule], everyRole: Bool = false,
    alwaysFound: Bool = false,
    notSimulated: String? = nil, links: [OperationLink] = [], _ summary: String,
    _ declare: (inout InputBuilder<Input>) -> Void
  ) {
    var inputs = InputBuilder<Input>(source: source)
    declare(&inputs)
    parameters = InputParameters(parameters: inputs.parameters, needsSome: inputs.needsSome)
    readBody = inputs.readBody
    operation = Operation(
      id: id, method: method, otherMethods: others, path: path, aliases: aliases, bases: bases, source: source,
      tag: tag, summary: summary,
      success: success, answer: { Output.self == NoBody.self ? nil : Output.wireType },
      parameters: inputs.parameters.map(\.schema), needsSome: inputs.needsSome, body: inputs.bodySchema,
      isWrite: isWrite, needsLogin: needsLogin, answersTokens: answersTokens,
      facts: OperationFacts(
        rules: rules, everyRole: everyRole, alwaysFound: alwaysFound, notSimulated: notSimulated, links: links))
  }

  /// Reads a request by the names of a contract; what was odd but understood joins the notes, also when it throws.
  ///
  /// - Throws: `notAnID`, `parameterMissing`, `parameterRepeated`, `unreadableValue`, `outOfRange`, `invalidDate`,
  ///   `unknownCode`; `contentType`; for bodies what `WireObject.decode` throws; for the token `oauthRequest`.
  package func decode(_ raw: RawInput, as kontrakt: Kontrakt, notes: inout [Note]) throws(Refusal) -> Input {
    var context = DecodingContext(kontrakt)
    defer { notes.append(contentsOf: context.notes) }
    var input = Input()
    try withUnsafeMutablePointer(to: &input) { input throws(Refusal) in
      try parameters.read(raw, into: UnsafeMutableRawPointer(input), &context)
    }
    if let readBody {
      context.enterBody()
      try readBody(raw, &input, &context)
    }
    return input
  }

  /// The answer as JSON bytes under a contract; empty for `NoBody`.
  package func encode(_ output: Output, as kontrakt: Kontrakt) -> [UInt8] {
    output.encoded(kontrakt, capacity: 4096)
  }
}
