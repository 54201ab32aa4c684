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
      failures: [(409, "The server ends with who started it.")], isOfWorld: false),
    ControlOperation(
      id: .metrics, method: "GET", path: "metrics",
      summary: "Counts requests, durations, notes, worlds and commits, as Prometheus reads them.", rule: .c1_1,
      answer: .text(["text/plain"])),
    ControlOperation(
      id: .exportWorld, method: "POST", path: "worlds/{name}/export",
      summary: "Gives a world away: data, settings, clock, faults, latest requests, and what its tokens are of.",
      rule: .c1_3,
      answer: .json(200, ControlSchema.worldExport), parameters: [.world],
      body: ControlBody(schema: ControlSchema.hold, isRequired: false, example: ["hold": "PT30S"]),
      failures: [(404, "There is no such world.")], isOfWorld: false),
    ControlOperation(
      id: .importWorld, method: "POST", path: "import", summary: "Makes the world that was given away.", rule: .c1_3,
      answer: .json(201, ControlSchema.importedWorld),
      parameters: [
        ControlParameter("name", ControlSchema.worldName, "In place of the one that it had; its tokens end then."),
        ControlParameter("persist", .boolean, "Whether it gets a file, in place of what it had."),
      ],
      body: ControlBody(
        schema: ControlSchema.worldExport,
        example: [
          "fast2sim": "world/1", "version": "0.3.0", "name": "test-1", "persist": false, "credentials": false,
          "epoch": "00", "key": "00", "requests": 0, "random": "1", "tokens": "1",
          "clock": ["offset": 0, "frozen": .null, "rate": 1000, "since": 0], "faults": .null, "start": "U1FMaXRl",
          "size": 6, "changed": .list([]), "sha256": .text(String(repeating: "0", count: 64)),
        ]), failures: [(409, "There is a world of that name.")], isOfWorld: false),
  ]
}
