import JSON
import Rules

/// The calls of coding agents.
extension ControlTable {
  static let agents: [ControlOperation] = [
    ControlOperation(
      id: .mcp, method: "POST", path: "mcp",
      summary: "A message of the Model Context Protocol, versions 2026-07-28 and 2025-11-25, for coding agents.",
      rule: .c1_1, answer: .json(200, ControlSchema.rpcAnswer),
      body: ControlBody(
        schema: ControlSchema.rpcMessage, example: ["jsonrpc": "2.0", "id": 1, "method": "tools/list"],
        isJudgedThere: true),
      otherAnswers: [
        (400, ControlSchema.rpcAnswer, "It is no message, or not as its version of the protocol has it."),
        (404, ControlSchema.rpcAnswer, "Version 2026-07-28: there is no such method."),
      ],
      withoutBody: [(202, "The message wants no answer.")]),
    ControlOperation(
      id: .llms, method: "GET", path: "llms.txt",
      summary: "What a coding agent has to know before it writes a client, as text.", rule: .c1_1,
      answer: .text(["text/plain"])),
  ]
}

extension ControlSchema {
  private static let rpcID = JSONSchema.either([.text(0...1000), .integer(Int64.min...Int64.max)])

  static let rpcMessage = JSONSchema.named(
    "RPCMessage",
    .object([
      Member("jsonrpc", .choice(["2.0"]), required: true, "The version of JSON-RPC."),
      Member("id", rpcID, "Of a question; what has none is answered 202, without a body."),
      Member("method", .text(1...200), required: true, "What is asked, such as tools/call."),
      Member("params", .map(.any), "What goes with it."),
    ]))

  static let rpcAnswer = JSONSchema.named(
    "RPCAnswer",
    .object([
      Member("jsonrpc", .choice(["2.0"]), required: true, "The version of JSON-RPC."),
      Member("id", .nullable(rpcID), required: true, "Of the question; null where it can't be told."),
      Member("result", .map(.any), "What was asked for."),
      Member(
        "error",
        .object([
          Member("code", .integer(-32768 ... -32000), required: true, "Which error it is."),
          Member("message", .text(1...10_000), required: true, "What is wrong, and what would be right."),
          Member("data", .any, "What else is known of it."),
        ]), "In place of result."),
    ]))
}
