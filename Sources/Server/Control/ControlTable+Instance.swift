import JSON
import Rules

/// The calls about one server among several.
extension ControlTable {
  static let instance: [ControlOperation] = [
    ControlOperation(
      id: .ready, method: "GET", path: "ready", summary: "Says whether a router is to lead requests here.",
      rule: .c1_1, answer: .json(200, ControlSchema.ready),
      failures: [(503, "The server drains, or can't write any more.")], isOpen: true),
    ControlOperation(
      id: .drain, method: "POST", path: "drain",
      summary: "Lets the server be unready, make no world, and end once nobody asks.", rule: .c1_2,
      answer: .json(202, ControlSchema.drained),
      body: ControlBody(schema: ControlSchema.drain, isRequired: false, example: ["within": "PT10S"]),
      failures: [(409, "The server ends with who started it.")]),
    ControlOperation(
      id: .metrics, method: "GET", path: "metrics",
      summary: "Counts requests, durations, notes, worlds and commits, as Prometheus reads them.", rule: .c1_1,
      answer: .text(["text/plain"])),
  ]
}
