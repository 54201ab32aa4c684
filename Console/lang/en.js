// The words in English; the keys are those of sv.js.
export default {
  menu: "Menu", skip: "To the content", world: "World", copy: "Copy", copied: "Copied", text: "Text", close: "Close", cancel: "Cancel",
  refused: "Refused:", failed: "That failed:", more: "{n} more …", save: "Save", all: "all", none: "none", yes: "yes", no: "no", showMore: "Show more", loading: "Loading …", open: "Open",
  nav: {
    board: "Board", objekt: "Objekt", j: "Journal", clock: "Clock", history: "History", worlds: "Worlds", faults: "Faults", scenarios: "Scenarios",
    coverage: "Coverage", api: "API", outbox: "Outbox", files: "Files", help: "Help",
  },
  theme: { auto: "Theme: as the computer", light: "Theme: light", dark: "Theme: dark" },
  connection: { live: "connected", connecting: "connecting", lost: "not connected" },
  time: { in: "in {time}", ago: "{time} ago" },
  status: { reg: "Registrerad", godk: "Beställd", pagar: "Accepterad", utford: "Utförd", overf: "Fakturerad", mak: "Makulerad" },
  due: { "sla-due": "SLA", "booking-starts": "Bokning", "tempfil-expired": "Temp file", "fault-ends": "Fault", "token-expires": "Token" },
  lost: { title: "Nothing is here", text: "This address leads to no page of the console." },
  search: {
    label: "Search", hint: "A number, words, status:400 …", ao: "Open arbetsorder {id}", journal: "Journal: {text}", board: "Board: {text}", help: "Help: {text}",
  },
  key: { title: "Admin key", text: "This server was started with a key for its control plane. It is kept in this tab only, until you close it.", ok: "Use it" },
  undo: { title: "Undo?", text: "The request {name} (entry {entry} of the journal) is taken back, with all that was written after it.", yes: "Undo", done: "Undone: {name}", none: "There is nothing to undo." },
  keys: {
    title: "Keys", on: "Letters act while no text field has the focus. They can be switched off:", off: "Letters are switched off. They can be switched on:",
    help: "this list", search: "search", gb: "the board", gj: "the journal", gc: "the clock", gw: "the worlds", gh: "the history", j: "next row", k: "previous row", Enter: "open",
    Esc: "back, to the same row", m: "move the arbetsorder", c: "copy as curl", r: "send again", u: "undo (asks)", f: "freeze the clock, or let it run", n: "to what falls due next", dot: "choose a world",
  },
  // clock
  clock: { label: "Clock", frozen: "frozen", running: "running", nowFrozen: "The clock is frozen.", nowRunning: "The clock is running.", movedTo: "It is {time}." },
  // board
  board: { title: "Board" },
  // ao
  ao: { title: "Arbetsorder {id}" },
  // objekt
  objekt: { title: "Objekt" },
  // journal
  journal: { title: "Journal" },
  // history
  history: { title: "History" },
  // files
  files: { title: "Files" },
  // outbox
  outbox: { title: "Outbox" },
  // worlds
  worlds: { title: "Worlds" },
  // faults
  faults: { title: "Faults" },
  // scenarios
  scenarios: {
    title: "Scenarios", filter: "Filter scenarios", load: "Load here", apart: "In a new world", run: "Copy run", noSteps: "no steps", open: "Open file …", save: "Save the world as a scenario", saveFile: "Save file",
    lead: "A scenario is a state worth having and a test of it. Load makes this world that state. Its steps are run by fast2sim scenario run in a world of its own, which tells the outcome of each; Copy run gives the command.",
    sure: "Load the scenario?", sureText: "What is in this world is replaced, and the journal begins anew. That can't be undone; load it in a new world if you want to keep what is here.", loaded: "Loaded: {name}",
    none: "No scenario fits", noneText: "Search for a word of the name, or the number of a rule. Scenarios of your own are read with serve --scenarios FOLDER.",
    saved: "Saved as {file}", saveText: "Data, settings, clock and faults as they are now. The file can be loaded here, started with fast2sim --scenario, and given steps that make it a test.", name: "Name", why: "Why", whyHint: "One sentence: what the state shows, with the number of the rule if there is one.",
  },
  // coverage
  coverage: {
    title: "Coverage", steps: "steps", operations: "operations", codes: "codes", of: "{n} of {all}", only: "Show only what is missing", never: "never", new: "new",
    times: { one: "{n} time", other: "{n} times" }, graph: "The status machine, with how often each step was taken", table: "The steps as a table", from: "from", to: "to", count: "count",
    inJournal: { one: "{name}, {n} time: show in the journal", other: "{name}, {n} times: show in the journal" }, neverStatus: "never {list}", share: "{share} % of the contract's answers were seen", rule: "rule",
    legendSeen: "taken; the thicker, the more often", legendNever: "never taken", operationsTitle: "Operations",
    codesTitle: "Notes and refusals", codesText: "Each is something that the simulator may have to say. The number leads to the journal, the name to what the code means.",
    emptyTitle: "Nothing has been exercised yet", emptyText: "Run your tests against the simulator. This page then shows which steps, operations and refusals they reached, and which they never did.",
    emptyHere: "What the console does itself is not counted. Requests to begin with are here:",
  },
  // api
  api: {
    title: "API", contract: "Contract", filter: "Filter operations", operations: "Operations", all: "All operations", nothing: "No operation fits {text}.", unknown: "There is no operation of that name.",
    welcome: "{n} operations, in the words of both contracts, with the rules that they keep and how they refuse. Choose one and try it in this world, as any resurs you like.",
    files: "The contract as a file", filesText: "For code generators, Postman and other tools, in the contract that is chosen.",
    try: "Try it", as: "As resurs", klient: "Through klient", extern: "extern", nobody: "nobody (no tokens)", required: "required", body: "Body", least: "Least", example: "Example", notJSON: "Not valid JSON, but sent all the same: {why}",
    fileHint: "A picture or a PDF", send: "Send", copyAs: "Copy as", answer: "Answer", answered: "Answer {status}", entry: "entry {n} of the journal", noNotes: "No notes.", noBody: "The answer has no body.", showAll: "Show all ({size})",
    next: "Go on with the answer", rules: "Rules", answers: "Answers", refusals: "May be refused with", fields: "Fields", field: "field", type: "type", inOther: "in {name}", means: "means", also: "Also there as", inJournal: "In the journal",
  },
  // help
  help: {
    title: "Help", start: "Start", keys: "Keys", rules: "Rules", notes: "Notes and refusals", filter: "Search the rules", ruleTitle: "Rule {n}", refusals: "Refusals", onlyNotes: "Notes", found: { one: "{n} found", other: "{n} found" }, nothing: "Nothing fits {text}.",
    startTitle: "A request from the terminal", startText: "Two tokens, then the requests. The credentials are this world's own, so that the lines can be run as they stand.", noSecrets: "This world is large; its secrets are read when you ask for them.", show: "Show secrets",
    credentials: "Credentials of this world", klienter: "Klienter of the gateway", key: "key", secret: "secret", contract: "contract", resurser: "Resurser that can log in", resurs: "resurs", user: "username", password: "password", role: "role", extern: "extern", own: "own staff", lasare: "läsare",
    address: "Addresses", base: "API", control: "Control plane", contractFile: "Contract", version: "Version", letters: "Letters act as keys", lettersText: "Shortcuts of a single letter. Switch them off if you steer the computer by voice, or if they are in the way.",
    ruleN: "rule {n}", restsOn: "Rests on", where: "Stands in", codes: "Codes that belong to it", operations: "Operations that keep it", level: "Level", rule: "Rule", message: "What the user is told", inJournal: "In the journal", back: "All rules", backNotes: "All notes and refusals", unknown: "There is nothing of that name.",
    kind: { note: "note", refusal: "refusal" }, levelName: { info: "info", warning: "warning", error: "error" }, all: "all", bases: "Rests on",
    basis: { document: "document", published: "published OpenAPI", observed: "observed", assumed: "assumed" },
    basisText: { document: "The document API Arbetsorder 1.1 says so.", published: "The published OpenAPI says so.", observed: "The real service was seen to do so.", assumed: "The sources are silent; this is our assumption." },
    testTitle: "Run your tests against it", testText: "Starts a simulator for as long as the tests run, and lists what was noted.",
  },
};
