import JSON
import Rules

/// The calls of the control plane; each has one row in the table and one case in the dispatch.
package enum ControlID: String, Sendable, CaseIterable {
  case health
  case readClock, changeClock, reset
  case listWorlds, makeWorld, dropWorld
  case listSnapshots, takeSnapshot, restoreSnapshot, dropSnapshot
  case undo, diff
  case readJournal, readEntry, clearJournal, har, coverage, verify, events
  case readSettings, changeSettings, readState, layState, removeState, listScenarios, loadScenario
  case runScenario
  case takeBundle, replayBundle
  case listFaults, addFault, removeFaults, removeFault
  case outbox
  case board, boardSteps, tree
  case openapiJSON, openapiYAML, postman, controlOpenAPI
  case authority
  case upcoming
  case listUndo, readUndo
  case listSessions, openSession
  case listRules, readRule, listNotes, readNote
  case replayEntry, shown
  case ready, drain, metrics, exportWorld, importWorld
  case mcp, llms
}

/// What exists under `/_sim`.
enum ControlTable {
  static let all: [ControlOperation] =
    general + clock + worlds + snapshots + state + faults + journal + board + descriptions
    + session + due + undoSteps + knowledge + instance + agents

  private static let general: [ControlOperation] = [
    ControlOperation(
      id: .health, method: "GET", path: "health", summary: "Says that the server is ready, and what it is.",
      rule: .c1_1, answer: .json(200, ControlSchema.health),
      failures: [(503, "The database's file is gone or was replaced, and nothing can be written any more.")],
      isOpen: true),
    ControlOperation(
      id: .outbox, method: "GET", path: "outbox",
      summary: "Lists the messages that FAST2 would have sent to kunder, oldest first.", rule: .r4_16,
      answer: .json(200, .list(ControlSchema.outboxMessage))),
  ]

  private static let clock: [ControlOperation] = [
    ControlOperation(
      id: .readClock, method: "GET", path: "clock", summary: "Reads the world's clock.", rule: .c1_6,
      answer: .json(200, ControlSchema.clock)),
    ControlOperation(
      id: .changeClock, method: "PUT", path: "clock", summary: "Sets, stops, speeds up or moves the world's clock.",
      rule: .c1_6, answer: .json(200, ControlSchema.changedClock),
      body: ControlBody(
        schema: ControlSchema.clockChange,
        example: ["now": "2026-03-02T08:00:00+01:00", "freeze": true, "advance": "PT45M"]),
      failures: [(409, "It was to go to what falls due next, and nothing does.")]),
  ]

  private static let worlds: [ControlOperation] = [
    ControlOperation(
      id: .reset, method: "POST", path: "reset",
      summary: "Puts the world back to its starting point: data, clock, tokens.", rule: .c1_6,
      answer: .json(200, ControlSchema.clock)),
    ControlOperation(
      id: .listWorlds, method: "GET", path: "worlds", summary: "Lists the worlds with their sizes and last use.",
      rule: .c1_3, answer: .json(200, .list(ControlSchema.world))),
    ControlOperation(
      id: .makeWorld, method: "POST", path: "worlds",
      summary: "Makes a world: from the seed, from another world or from a snapshot.", rule: .c1_3,
      answer: .json(201, ControlSchema.world),
      body: ControlBody(schema: ControlSchema.newWorld, example: ["name": "test-1"]),
      failures: [
        (404, "There is no such source."),
        (409, "There is a world of that name, the source is no longer kept, or there is no room."),
      ], isOfWorld: false),
    ControlOperation(
      id: .dropWorld, method: "DELETE", path: "worlds/{name}", summary: "Lets a world go, with all that is in it.",
      rule: .c1_3, answer: .nothing,
      parameters: [
        .world,
        ControlParameter(
          "movedTo", .text(1...2000), "Where it is now: whoever asks for it from then on is told so."),
      ], failures: [(404, "There is no such world.")], isOfWorld: false),
  ]

  private static let snapshots: [ControlOperation] = [
    ControlOperation(
      id: .listSnapshots, method: "GET", path: "snapshots", summary: "Lists the world's snapshots.", rule: .c1_4,
      answer: .json(200, .list(ControlSchema.snapshot))),
    ControlOperation(
      id: .takeSnapshot, method: "POST", path: "snapshots",
      summary: "Remembers the world as it is now, in place of a snapshot of that name.", rule: .c1_4,
      answer: .json(201, ControlSchema.snapshot),
      body: ControlBody(schema: ControlSchema.newSnapshot, example: ["name": "before"]),
      failures: [(409, "There are too many.")]),
    ControlOperation(
      id: .restoreSnapshot, method: "POST", path: "snapshots/{name}/restore",
      summary: "Puts the world back to a snapshot; its tokens are forged from then on.", rule: .c1_4,
      answer: .json(200, ControlSchema.clock), parameters: [.snapshot], failures: [(404, "There is none.")]),
    ControlOperation(
      id: .dropSnapshot, method: "DELETE", path: "snapshots/{name}", summary: "Lets a snapshot go.", rule: .c1_4,
      answer: .nothing, parameters: [.snapshot], failures: [(404, "There is no such snapshot.")]),
    ControlOperation(
      id: .undo, method: "POST", path: "undo",
      summary: "Takes back the latest requests that changed data, or everything after an entry of the journal.",
      rule: .c1_4, answer: .json(200, ControlSchema.undone),
      body: ControlBody(schema: ControlSchema.undo, example: ["requests": 1]),
      failures: [(409, "So far back is not kept.")]),
    ControlOperation(
      id: .diff, method: "GET", path: "diff", summary: "Lists what differs between two states, row by row.",
      rule: .c1_4, answer: .json(200, .list(ControlSchema.changedRow, most: 1_000_000)),
      parameters: [
        ControlParameter(
          "from", ControlSchema.stateReference,
          "A world, a snapshot, world/snapshot or world@entry:N; left out, the world's start."),
        ControlParameter("to", ControlSchema.stateReference, "Left out, the world that is asked, as it is now."),
      ], failures: [(404, "There is no such state."), (409, "It is no longer kept.")]),
  ]

  private static let contract = ControlParameter(
    "contract", ControlSchema.contract, "Whose names; left out, those that the world speaks.")

  private static let descriptions: [ControlOperation] = [
    ControlOperation(
      id: .openapiJSON, method: "GET", path: "openapi.json", summary: "The API as an OpenAPI document.", rule: .r1_1,
      answer: .text(["application/json"]), parameters: [contract]),
    ControlOperation(
      id: .openapiYAML, method: "GET", path: "openapi.yaml", summary: "The same in YAML.", rule: .r1_1,
      answer: .text(["application/yaml"]), parameters: [contract]),
    ControlOperation(
      id: .postman, method: "GET", path: "postman.json", summary: "The API as a Postman collection.", rule: .r1_1,
      answer: .text(["application/json"]), parameters: [contract]),
    ControlOperation(
      id: .controlOpenAPI, method: "GET", path: "control.openapi.json",
      summary: "The control plane itself, as an OpenAPI document.", rule: .c1_1, answer: .text(["application/json"])),
    ControlOperation(
      id: .authority, method: "GET", path: "ca.pem",
      summary: "The certificate of the authority that clients are to trust when they use HTTPS.", rule: .c1_1,
      answer: .text(["application/pem-certificate-chain"]),
      failures: [(404, "The server has no authority of its own.")], isOpen: true),
  ]
}
