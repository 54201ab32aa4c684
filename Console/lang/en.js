// The words in English; the keys are those of sv.js.
export default {
  menu: "Menu", skip: "To the content", world: "World", copy: "Copy", copied: "Copied", text: "Text", close: "Close", cancel: "Cancel",
  refused: "Refused:", failed: "That failed:", more: "{n} more …", save: "Save", all: "all", none: "none", yes: "yes", no: "no", showMore: "Show more", loading: "Loading …", narrow: "Type to narrow", open: "Open",
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
  board: {
    title: "Board", columns: "Columns", as: "as", search: "Search the board", filters: "Filters", typ: "typ:", typLabel: "Typ", utforare: "utförare:", sort: "order:", clear: "Clear filters", by: { id: "newest first", sla: "SLA first", prio: "prio", changed: "changed last" },
    new: "New arbetsorder", create: "Create", created: "Arbetsorder {id} has been created.", text: "Beskrivning", objektHint: "The id of the objekt. The suggestions are those that faults can be reported for.", save: "Save as scenario", more: "Show {n} of {left} more",
    slaMet: "met", slaMissed: "missed", slaLate: "{time} late", slaLeft: "{time} left", noText: "no beskrivning", noObjekt: "no objekt", noUtforare: "no utförare", noCard: "Choose a card first, with j or the tab key.",
    lifted: "{id} is lifted. It can go to: {list}.", dropped: "The move was called off.",
    emptyTitle: "No arbetsorder yet", emptyText: "The board shows every arbetsorder by its status. Load a scenario, or create an arbetsorder with a real request. What your integration creates appears here at once.", allScenarios: "All scenarios",
    noneTitle: "Nothing found", noneText: "No arbetsorder fits these filters.",
  },
  steps: {
    move: "Move", moveTo: "Move {id} to", no: "Refused:", rule: "Rule {number}", moved: "{id}: {from} → {to}", refused: "Refused: {from} → {to}", inJournal: "show in the journal",
    undoMore: "{n} requests are taken back: the move, and what was written after it.",
  },
  // ao
  ao: {
    title: "Arbetsorder {id}", toBoard: "To the board", next: "Next step", noSteps: "It goes no further from here.", try: "Try it anyway", tryIt: "Try it anyway: {status}", sla: "SLA", noSla: "No time has been agreed for this arbetsorder.", share: "{n} % of the time is gone",
    slaFrom: "Counts from", slaDue: "SLA falls due", slaEnded: "Ended", slaTime: "Agreed time", around: "around the clock", legend: "tall parts: hours that count", fields: "Details", files: "Files", download: "Download", timeline: "Timeline", tid: "Tid", booked: "Booked", changed: "Changed: {fields}",
    earlier: "Show {n} earlier", gap: "{time} without events", now: "now", entry: "request {n}", touched: "Requests in the journal", untouched: "No request in the journal is about this arbetsorder.", touchedLost: "The requests about this arbetsorder are no longer in the journal.",
    undoTo: "Undo to here", undoText: "All is as it was right after request {entry}. So many requests are taken back in the whole world: {n}.", undone: "All is as it was right after request {entry}.", json: "As JSON, in both contracts", contract: "Contract {contract}",
  },
  // objekt
  objekt: {
    title: "Objekt", tree: "Fastigheter, byggnader, objekt, utrymmen and enheter", find: "Go to an objekt", findHint: "Id of the objekt", go: "Go there", kind: { fastighet: "Fastighet", byggnad: "Byggnad", objekt: "Objekt", utrymme: "Utrymme", enhet: "Enhet" },
    open: "{n} open arbetsorder here and below", openWord: "open arbetsorder", openLabel: "Open arbetsorder", children: "Parts", typ: "Kind", replaces: "replaced {id}", replaced: "Replaced", new: "New arbetsorder here", onBoard: "On the board", choose: "Choose something in the tree to see it here.",
    further: "Open an objekt to see its arbetsorder.", fields: "As the API answers", orders: "Arbetsorder", noOrders: "No arbetsorder here.", emptyTitle: "No register", emptyText: "This world has no fastigheter. Load a scenario or a seed file.",
  },
  // journal
  journal: {
    title: "Journal", detail: "The request", filter: "Filter the journal", filterHint: 'status:4xx op:postArbetsorder note:unknown-field caller:R100 body~"Ugn"', filters: "Filters", without: "Remove the filter {term}",
    show: "Show", allRequests: "All", refusals: "Refusals", clear: "Empty", clearText: "All requests are taken out of the journal. Data, coverage and clock stay as they are.", bundleHint: "One file that repeats all that has happened",
    found: { one: "{n} request fits", other: "{n} requests fit" }, new: { one: "{n} new", other: "{n} new" }, searching: "Looking into bodies: {n} of {of} …", searched: { one: "{n} hit in {of} requests", other: "{n} hits in {of} requests" },
    back: "Back to the list", choose: "Choose a request to see why it came out as it did.", fault: "fault {name}", console: "console",
    noneFits: "No request fits", noneFitsText: "None of the {n} requests that are kept fits all filters.", allOff: "Remove the filters",
    emptyTitle: "Every request shows here", emptyText: "As soon as a client sends something you see it here: what was sent, what was answered, and why. Try it from a shell:", emptyHelp: "Credentials and examples", curl: "Three lines of curl",
    noRefusals: "Nothing was refused", noRefusalsText: "Requests that are refused are gathered here by code and operation.", noOperation: "no operation", times: { one: "once", other: "{n} times" },
    copiedCurl: "Request {id} copied as curl", noAnswer: "The connection was closed without an answer.", noAnswerShort: "No answer", faulted: "The fault {name} answered {status} in place of FAST2.", answered: "Answered {status}.",
    stepped: "Arbetsorder {id} went from {from} to {to}.", made: "Arbetsorder {id} was made as {to}.", changedRows: { one: "{n} row changed.", other: "{n} rows changed." }, fine: "Answered {status}, and there is nothing to remark on.",
    meant: "Did you mean", valid: "Valid", rule: "Rule", todo: "Do this", fast2says: "FAST2 says", basis: { document: "the document", published: "published", observed: "observed", assumed: "assumed", other: "other" },
    allFields: "All {n} fields that exist", allParameters: "All {n} parameters that exist", sent: "Sent", answer: "Answer {status}", moreHeaders: "{n} more headers", otherNotes: { one: "One more note", other: "{n} more notes" },
    changes: "Changed in the data", noChanges: "Nothing changed.", kind: { inserted: "new", updated: "changed", deleted: "removed" }, moreRows: "{n} more rows", counters: "Counters ({n})",
    then: "The arbetsorder then", thenTooFar: "So much was written after the request that this can't be worked out here.", thenNone: "Arbetsorder {id} was not there before the request.", thenChanged: "So it was before the request; it has changed since.", thenSame: "So it was, and so it still is.", thenHistory: "Go there in the history",
    column: { objekt: "Objekt", utforare: "Utförare", prio: "Prio", typ: "Typ", beskrivning: "Beskrivning" },
    more: "More", caller: "As", contract: "Contract", worldTime: "Time of the world", realTime: "Time of the machine", duration: "Took", size: "Size", faults: "Faults", quirks: "Quirks", ofConsole: "sent by the console", replayOf: "sent again, after {id}",
    notKept: "{size}, not kept; fingerprint {print}", showAll: "Show all, {size}",
    again: "Send again …", againTitle: "Send {id} again", send: "Send", method: "Method", path: "Path", headers: "Headers", headersHint: "Hidden secrets (***) are replaced by a new login as the same caller.", body: "Body", asItWas: "As it was", sentAgain: "Sent as {id}",
    copyAs: "Copy as {name}", make: "Make", makeFault: "A fault", makeVerify: "A question to verify", makeStep: "A step of a scenario", toHistory: "Go to the state then", copyLink: "Copy the link", copyJSON: "Copy as JSON",
    faultHint: "The next request of the kind gets the same answer. Change what it hits and how often.", faultNow: "Add the fault", faultMade: "Fault {id} is in place.",
    verifyHint: "A test can ask whether the request was made: POST /_sim/verify.", verifyNow: "Ask now", verified: { one: "Yes: {n} request, {list}", other: "Yes: {n} requests, {list}" }, stepHint: "Paste it into a scenario file; the answer is what the step expects.",
  },
  // history
  history: {
    title: "History", lead: "Each request that changed data is a step. Move the slider to a moment, see what happened, and go back there or make a new world from there.", slider: "Moment", begin: "The beginning", now: "Now",
    also: "with {names}", after: "After #{id}", before: "Before #{id}",
    steps: "Steps", changes: { one: "{n} change", other: "{n} changes" }, atNow: "You are in the present. Nothing is taken back.", back: { one: "Going back here takes back {n} request:", other: "Going back here takes back {n} requests:" },
    goBack: "Go back to here", fork: "Fork from here", forkHint: "The present stays in this world.", lost: "Further back is out of reach:", older: "Show older steps", entry: "The request", what: "What the step changed", beginText: "The state before the oldest step that is shown.",
    sureTitle: "Go back?", sureText: { one: "{n} request is taken back, with all that was written after it. This can't be redone.", other: "{n} requests are taken back, with all that was written after them. This can't be redone." },
    went: { one: "Back: {n} request was taken back.", other: "Back: {n} requests were taken back." }, forkTitle: "A new world", forkName: "Name", forkDo: "Make it", forked: "The world {name} is ready.", emptyTitle: "Nothing to undo yet", emptyText: "As soon as a request changes data it becomes a step here, which can be undone.", toBoard: "To the board",
    sinceThen: { one: "{n} step since then", other: "{n} steps since then" },
  },
  // files
  files: {
    title: "Files", lead: "Drop a bundle or a HAR here, or run fast2sim show FILE. The file is read in the browser and sent nowhere.", choose: "Choose a file …", chooseLabel: "Bundle or HAR", readOnly: "To be read only:", bundle: "Bundle", har: "HAR",
    count: { one: "{n} request", other: "{n} requests" }, refused: { one: "{n} refused", other: "{n} refused" }, made: "Written by {name}", replay: "Replay into a new world", replayTitle: "Replay", replayHint: "The world gets the data, clock and faults of the file, and each request is sent again.", replayed: { one: "{n} request repeated in {name}, with the same answer.", other: "{n} requests repeated in {name}, with the same answers." },
    differs: { one: "{n} answer came out otherwise in {name}:", other: "{n} answers came out otherwise in {name}:" }, skipped: { one: "{n} request was skipped", other: "{n} requests were skipped" }, openWorld: "Open the world", close: "Close the file", unknown: "The file is neither a bundle of fast2sim nor a HAR.", tooLarge: "The file is larger than {size}.", notJSON: "The file is no JSON: {text}",
    control: "Control", only: "Only refusals", simCall: "Call of /_sim", none: "The file has no requests.", none2: "No request was refused.", detail: "The request",
  },
  // outbox
  outbox: {
    title: "Outbox", lead: "Mail and SMS that FAST2 would have sent to kunder. Nothing leaves the machine.", emptyTitle: "The outbox is empty", emptyText: "When an arbetsorder gets a meddelande for its kund, it lands here instead of being sent.", toBoard: "To the board",
    search: "Search the outbox", kund: "Kund {id}", noKund: "no kund", read: "read", unread: "not read", system: "from the system", choose: "Choose a message.", message: "The message", about: "About", made: "Made", to: "To", kind: "Kind", byPerson: "meddelande {id}", none: "Nothing fits.", cut: "The latest {n} are shown.",
  },
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
    inJournal: "{name}, {n} times: show in the journal", neverStatus: "never {list}", share: "{share} % of the contract's answers were seen", rule: "rule",
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
    title: "Help", start: "Start", keys: "Keys", rules: "Rules", notes: "Notes and refusals", filter: "Search rules, notes and refusals", found: { one: "{n} found", other: "{n} found" }, nothing: "Nothing fits {text}.",
    startTitle: "A request from the terminal", startText: "Two tokens, then the requests. The credentials are this world's own, so that the lines can be run as they stand.", noSecrets: "This world is large; its secrets are read when you ask for them.", show: "Show secrets",
    credentials: "Credentials of this world", klienter: "Klienter of the gateway", key: "key", secret: "secret", contract: "contract", resurser: "Resurser that can log in", resurs: "resurs", user: "username", password: "password", role: "role", extern: "extern", own: "own staff", lasare: "läsare",
    address: "Addresses", base: "API", control: "Control plane", contractFile: "Contract", version: "Version", letters: "Letters act as keys", lettersText: "Shortcuts of a single letter. Switch them off if you steer the computer by voice, or if they are in the way.",
    ruleN: "rule {n}", restsOn: "Rests on", where: "Stands in", codes: "Codes that belong to it", operations: "Operations that keep it", hint: "What to do", level: "Level", rule: "Rule", message: "What the user is told", inJournal: "In the journal", back: "All rules", backNotes: "All notes and refusals", unknown: "There is nothing of that name.",
    kind: { note: "note", refusal: "refusal" }, levelName: { info: "info", warning: "warning", error: "error" }, all: "all", bases: "Rests on",
    basis: { document: "document", published: "published OpenAPI", observed: "observed", assumed: "assumed" },
    basisText: { document: "The document API Arbetsorder 1.1 says so.", published: "The published OpenAPI says so.", observed: "The real service was seen to do so.", assumed: "The sources are silent; this is our assumption." },
    curlToken: "1. A token of the gateway", curlLogin: "2. A login", curlCall: "3. A request", testTitle: "Run your tests against it", testText: "Starts a simulator for as long as the tests run, and lists what was noted.",
  },
};
