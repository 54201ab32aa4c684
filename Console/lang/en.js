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
  scenarios: { title: "Scenarios" },
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
  api: { title: "API" },
  // help
  help: { title: "Help" },
};
