import JSON
import Texts
import Traffic

/// The tools that steer a world.
extension Tool {
  static let worlds: [Tool] = [clock, worldTool, fault, scenario, coverage]

  private static let clock = Tool(
    "clock", "Read or move a world's clock", changes: true,
    "The clock of a world rules everything in it: token lifetimes, SLA, bookings. Without arguments: what it shows and "
      + "what falls due next. Otherwise it is set (now), stopped (freeze), moved forward (advance) or moved to what "
      + "falls due next (to), and the answer lists what fell due on the way. Use it instead of waiting: advance PT31M "
      + "lets an access token expire.",
    takes: [
      .init("now", .instant, "Sets the clock."), .init("freeze", .boolean, "Stops it, or lets it run on."),
      .init("rate", .number(0.001...10_000), "How many times as fast as the machine's it runs."),
      .init("advance", .duration, "Moves it forward."),
      .init("to", .choice(["next-due"]), "Moves it to what falls due next."), world,
    ]
  ) { call in
    let change = call.members(["now", "freeze", "rate", "advance", "to"])
    let shown = change.members.isEmpty ? try call.sim("GET", "due") : try call.sim("PUT", "clock", body: change)
    return ToolAnswer(
      [("world", .text(call.world)), ("now", shown["now"]), ("frozen", shown["frozen"]), ("rate", shown["rate"])],
      .data(.object([("due", shown["due"])])))
  }

  private static let name = JSONSchema.text(1...64, pattern: "^[A-Za-z0-9][A-Za-z0-9._-]*$")
  private static let state = JSONSchema.text(1...129, pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*(@entry:[0-9]{1,19})?$")

  private static let worldVerbs: [ToolVerb] = [
    ToolVerb("list", "the worlds that there are.") { try $0.sim("GET", "worlds") },
    ToolVerb("create", "a new world called name, a copy of from, or of the seed.", needs: ["name"]) { call in
      let made = try call.sim("POST", "worlds", body: call.members(["name", "from", "scenario", "contract", "strict"]))
      let url = call.host.origin + ToolCall.base(call.text("name") ?? "")
      return .object(made.members + [("baseURL", .text(url))])
    },
    ToolVerb("drop", "lets the world called name go.", needs: ["name"]) {
      try $0.sim("DELETE", "worlds/\(Percent.value($0.text("name") ?? ""))")
    },
    ToolVerb("reset", "puts the world back to its beginning, tokens too.") { try $0.sim("POST", "reset") },
    ToolVerb("undo", "takes back the latest requests that changed data.") {
      try $0.sim("POST", "undo", body: ["requests": .int($0.number("requests") ?? 1)])
    },
    ToolVerb("snapshot", "remembers the world as name.", needs: ["name"]) {
      try $0.sim("POST", "snapshots", body: $0.members(["name"]))
    },
    ToolVerb("snapshots", "lists what was remembered.") { try $0.sim("GET", "snapshots") },
    ToolVerb("restore", "puts the world back to the snapshot name.", needs: ["name"]) {
      try $0.sim("POST", "snapshots/\(Percent.value($0.text("name") ?? ""))/restore")
    },
    ToolVerb("diff", "what differs between from (left out: the beginning) and now, row by row.") {
      try $0.sim("GET", "diff", query: [("from", $0.text("from"))])
    },
    ToolVerb("state", "all data as a seed; register names one part of it, such as arbetsorder.") { call in
      let state = try call.sim("GET", "state")
      guard let register = call.text("register") else { return state }
      let names = state.members.map(\.0)
      guard let part = state[register] else {
        let meant = nearest(register, names).map { "did you mean \($0)?" }
        throw ToolProblem(
          message: "register: there is none of that name in the state; "
            + (meant ?? "there are \(names.joined(separator: ", "))"))
      }
      return .object([(register, part)])
    },
    ToolVerb("lay", "lays the keys of seed over the data: rows are added, or changed by their ids.", needs: ["seed"]) {
      try $0.sim("POST", "state", body: $0.value("seed"))
    },
    ToolVerb("settings", "reads settings, or changes those that settings names.") { call in
      guard let change = call.value("settings") else { return try call.sim("GET", "settings") }
      return try call.sim("PUT", "settings", body: change)
    },
    ToolVerb("outbox", "the messages that FAST2 would have sent to kunder.") { try $0.sim("GET", "outbox") },
  ]

  private static let worldTool = Tool(
    "world", "Make, copy, reset, undo and look into worlds", changes: true,
    "A world is a whole installation of its own: data, tokens, clock, journal. Take one of your own for what you try, "
      + "so that nobody else's data changes; its API is at baseURL. reset, restore, undo, drop, lay and settings "
      + "change or remove what is there.",
    takes: [
      action(worldVerbs), .init("name", name, "Of a world or of a snapshot."),
      .init("from", state, "A world, a snapshot, world/snapshot or world@entry:N, the state right after that entry."),
      .init("scenario", .text(1...1000), "create: the scenario that it begins as, in place of from."),
      .init("contract", .choice(["1.1", "published"]), "create: whose names it speaks."),
      .init("strict", .choice(["lenient", "fast2", "strict"]), "create: what is refused of what could be noted."),
      .init("requests", .integer(1...1000), "undo: how many; 1 where it is left out."),
      .init("register", .text(1...60), "state: a key of the seed."),
      .init("seed", .map(.any), "lay: keys of a seed, such as {\"arbetsorder\": [{\"id\": 5001, …}]}."),
      .init("settings", .map(.any), "settings: what is to change, such as {\"strict\": \"fast2\"}."), world,
    ]
  ) { try ToolVerb.answer(worldVerbs, $0) }

  private static let faultVerbs: [ToolVerb] = [
    ToolVerb("list", "the fault rules, and how often each has hit.") { try $0.sim("GET", "faults") },
    ToolVerb("add", "adds rule.", needs: ["rule"]) { try $0.sim("POST", "faults", body: $0.value("rule")) },
    ToolVerb("remove", "removes the rule id; all of them where id is left out.") {
      try $0.sim("DELETE", $0.number("id").map { "faults/\($0)" } ?? "faults")
    },
  ]

  private static let fault = Tool(
    "fault", "Make requests fail on purpose", changes: true,
    "Fault rules decide which requests go wrong, and how: an answer that is late, throttled, changed, cut off or lost "
      + "after the commit. Use them to see whether a client survives it: they hit clients, and never the tool call. "
      + "Example of rule: {\"match\": {\"operation\": \"postArbetsorder\", \"times\": 1}, "
      + "\"effect\": {\"preset\": \"gateway.throttled\"}}.",
    takes: [
      action(faultVerbs), .init("rule", FaultRule.schema, "add: which requests (match) and what (effect)."),
      .init("id", .integer(1...Int64.max), "remove: the number of a rule."), world,
    ]
  ) { try ToolVerb.answer(faultVerbs, $0) }

  private static let scenarioVerbs: [ToolVerb] = [
    ToolVerb("list", "the scenarios that can be loaded by name.") { try $0.sim("GET", "scenarios") },
    ToolVerb("load", "makes the world what the scenario describes.") { call in
      try call.sim("POST", "scenario", body: try scenarioBody(call))
    },
    ToolVerb("run", "runs its steps in a world of its own, and says what came of each.") { call in
      try call.sim("POST", "scenario/run", body: try scenarioBody(call))
    },
  ]

  private static func scenarioBody(_ call: ToolCall) throws -> JSONValue {
    if let document = call.value("document") { return document }
    if call.text("name") != nil { return call.members(["name"]) }
    throw ToolProblem(message: "name or document is missing: which scenario?")
  }

  private static let scenario = Tool(
    "scenario", "Load or run scenarios", changes: true,
    "A scenario is a state worth having, with steps that test it. load replaces the data of the world; run leaves it "
      + "as it is. The format of document is the resource fast2sim://schema/scenario.json, and guide with the topic "
      + "docs/scenario-format.md.",
    takes: [
      action(scenarioVerbs), .init("name", .text(1...1000), "One of list."),
      .init("document", .map(.any), "One of your own, in place of name."), world,
    ]
  ) { try ToolVerb.answer(scenarioVerbs, $0) }

  private static let coverage = Tool(
    "coverage", "What a client has exercised so far",
    "Which operations, statuses, status steps and codes were seen from clients, how often, and what never was (never). "
      + "What the tool call sends does not count.",
    takes: [
      .init(
        "part", .choice(["operations", "transitions", "codes", "never"]),
        "This part alone, with what was seen no time at all."), world,
    ]
  ) { call in
    let value = try call.sim("GET", "coverage")
    if let part = call.text("part") {
      return ToolAnswer([("world", .text(call.world))], .data(.object([(part, value[part])])))
    }
    let seen = value.members.map { name, part -> (String, JSONValue?) in
      (name, (part?.arrayValue).map { .list($0.filter { ($0["count"]?.intValue ?? 1) > 0 }) } ?? part)
    }
    return ToolAnswer([("world", .text(call.world))], .data(.object(seen)))
  }
}
