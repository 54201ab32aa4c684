import JSON
import Rules
import Traffic

/// The calls about faults and the journal.
extension ControlTable {
  static let faults: [ControlOperation] = [
    ControlOperation(
      id: .listFaults, method: "GET", path: "faults", summary: "Lists the fault rules, with how often each has hit.",
      rule: .c3_1, answer: .json(200, .list(ControlSchema.fault))),
    ControlOperation(
      id: .addFault, method: "POST", path: "faults", summary: "Adds a fault rule.", rule: .c3_1,
      answer: .json(201, ControlSchema.fault),
      body: ControlBody(
        schema: FaultRule.schema,
        example: [
          "match": ["operation": "postArbetsorder", "nth": 1], "effect": ["preset": "gateway.throttled"],
        ])),
    ControlOperation(
      id: .removeFaults, method: "DELETE", path: "faults", summary: "Removes every fault rule.", rule: .c3_1,
      answer: .nothing),
    ControlOperation(
      id: .removeFault, method: "DELETE", path: "faults/{id}", summary: "Removes a fault rule.", rule: .c3_1,
      answer: .nothing, parameters: [ControlParameter("id", in: .path, ControlSchema.id, "Its number.")],
      failures: [(404, "There is no such rule.")]),
  ]

  static let journal: [ControlOperation] = [
    ControlOperation(
      id: .readJournal, method: "GET", path: "journal", summary: "Lists the latest requests, the oldest first.",
      rule: .c4_1, answer: .json(200, ControlSchema.journal),
      parameters: [
        ControlParameter(
          "limit", .integer(1...10_000),
          "At most so many: the latest ones, or with after those that come next; 100 where it is left out."),
        ControlParameter("after", .integer(0...Int64.max), "Only entries with a greater number."),
        ControlParameter(
          "operation", .choice(Coverage.Universe.api.operations), "Only those of an operation, by its id."),
        ControlParameter("status", .integer(100...999), "Only those with a status."),
        ControlParameter(
          "level", .choice(NoteLevel.allCases.map(\.rawValue)), "Only those with a note of at least this level."),
        ControlParameter(
          "code", .choice(Coverage.Universe.api.codes.map(\.code)), "Only those with this note or refusal."),
        ControlParameter(
          "caller", .text(1...1000), "Only those of a resurs, or of a klient where nobody was logged in."),
        ControlParameter("origin", .choice(["client", "console"]), "Only those that clients sent, or the console."),
      ]),
    ControlOperation(
      id: .clearJournal, method: "DELETE", path: "journal", summary: "Forgets the entries; coverage goes on counting.",
      rule: .c4_4, answer: .nothing),
    ControlOperation(
      id: .readEntry, method: "GET", path: "journal/{id}",
      summary: "Reads an entry with request, response, notes and what changed in the data.", rule: .c4_1,
      answer: .json(200, ControlSchema.wholeEntry),
      parameters: [
        ControlParameter("id", in: .path, ControlSchema.id, "Its number: an answer's X-Sim-Request-Id."),
        ControlParameter(
          "format", .choice(RequestCode.allCases.map(\.rawValue)),
          "In place of the entry: code that sends the request again, with variables of the environment for secrets."),
      ],
      failures: [
        (404, "There is no such entry."), (409, "With format: the body that was sent is not kept, or is no text."),
      ], texts: ["text/plain"]),
    ControlOperation(
      id: .replayEntry, method: "POST", path: "journal/{id}/replay",
      summary: "Sends the request of an entry again, as it was or edited, with tokens that are good.", rule: .c4_1,
      answer: .json(200, ControlSchema.replayedEntry),
      parameters: [ControlParameter("id", in: .path, ControlSchema.id, "Its number: an answer's X-Sim-Request-Id.")],
      body: ControlBody(schema: ControlSchema.replayEdits, isRequired: false, example: .object([])),
      failures: [
        (404, "There is no such entry."), (409, "Its body is not kept, and none was given; or the world was reset."),
      ]),
    ControlOperation(
      id: .har, method: "GET", path: "journal.har", summary: "The journal as HTTP Archive 1.2.", rule: .c4_1,
      answer: .text(["application/json"])),
    ControlOperation(
      id: .coverage, method: "GET", path: "coverage",
      summary: "How often each operation, outcome, status step and code was seen, and what never was.", rule: .c4_1,
      answer: .json(200, ControlSchema.coverage)),
    ControlOperation(
      id: .verify, method: "POST", path: "verify", summary: "Says whether such requests were made.", rule: .c4_4,
      answer: .json(200, ControlSchema.met),
      body: ControlBody(
        schema: Verification.schema, example: ["operation": "postArbetsorder", "count": ["exactly": 1]]),
      otherAnswers: [
        (422, ControlSchema.missed, "They were not; the nearest misses with what differs."),
        (409, ControlSchema.missed, "Inconclusive: entries that could decide are no longer there."),
      ]),
    ControlOperation(
      id: .events, method: "GET", path: "events",
      summary: "Server-Sent Events: each journal entry, and each change of clock, world or faults.", rule: .c4_1,
      answer: .text(["text/event-stream"]),
      parameters: [
        ControlParameter(
          "every", .duration,
          "From PT0.01S to PT60S of real time: entries come together at most so often, and of more than 200 only how "
            + "many there were; left out, each comes at once.")
      ]),
    ControlOperation(
      id: .takeBundle, method: "GET", path: "bundle",
      summary: "One file that reproduces what has happened since the world began, with secrets masked.", rule: .c4_1,
      answer: .json(200, ControlSchema.bundle),
      failures: [(409, "The journal has lost entries since then.")]),
    ControlOperation(
      id: .replayBundle, method: "POST", path: "bundle",
      summary: "Makes the world what a bundle began as, sends its requests again, and compares the answers.",
      rule: .c4_1, answer: .json(200, ControlSchema.replayed),
      body: ControlBody(
        schema: ControlSchema.bundle,
        example: [
          "fast2sim": "bundle/1", "version": "0.1.0", "world": "default",
          "start": [
            "seed": ["fast2": "seed/1", "name": "empty", "prio": [["kod": "10"]], "tilltrade": [["kod": "N"]]],
            "settings": .object([]), "clock": "2026-03-02T08:00:00+01:00", "random": "1", "faults": [],
          ],
          "calls": [],
        ])),
  ]
}
