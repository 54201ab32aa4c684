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
    why: { step: "{id} is {from}: only one step forward, one step back, or Makulerad.", utford: "{id} is Utförd, and can only become Fakturerad.", intern: "Only what an external utförare has done is invoiced.", final: "{id} is {from}, and that is final.",
      mak: "{id} is Makulerad, and can only go back to where it came from.", reader: "The chosen resurs may only read.", stranger: "The chosen resurs is external, and not the utförare of {id}." },
    undoMore: "{n} requests are taken back: the move, and what was written after it.",
  },
  // ao
  ao: {
    title: "Arbetsorder {id}", toBoard: "To the board", next: "Next step", noSteps: "It goes no further from here.", try: "Try it anyway", tryIt: "Try it anyway: {status}", sla: "SLA", noSla: "No time has been agreed for this arbetsorder.", share: "{n} % of the time is gone",
    slaFrom: "Counts from", slaDue: "SLA falls due", slaEnded: "Ended", slaTime: "Agreed time", around: "around the clock", legend: "tall parts: hours that count", fields: "Details", files: "Files", download: "Download", timeline: "Timeline", tid: "Tid", booked: "Booked", changed: "Changed: {fields}",
    earlier: "Show {n} earlier", gap: "{time} without events", now: "now", entry: "request {n}", touched: "Requests in the journal", untouched: "No request in the journal has changed this arbetsorder.", touchedLost: "The requests about this arbetsorder are no longer in the journal.",
    reads: { one: "Show one read, too", other: "Show {n} reads, too" }, undoTo: "Undo to here", undoText: "All is as it was right after request {entry}. So many requests are taken back in the whole world: {n}.", undone: "All is as it was right after request {entry}.", json: "As JSON, in both contracts", contract: "Contract {contract}",
  },
  // objekt
  objekt: {
    title: "Objekt", tree: "Fastigheter, byggnader, objekt, utrymmen and enheter", find: "Go to an objekt", findHint: "Id of the objekt", go: "Go there", kind: { fastighet: "Fastighet", byggnad: "Byggnad", objekt: "Objekt", utrymme: "Utrymme", enhet: "Enhet" },
    open: "{n} open arbetsorder here and below", openWord: "open arbetsorder", openLabel: "Open arbetsorder", children: "Parts", typ: "Kind", replaces: "replaced {id}", replaced: "Replaced", new: "New arbetsorder here", onBoard: "On the board", choose: "Choose something in the tree to see it here.",
    further: "Open an objekt to see its arbetsorder.", fields: "As the API answers", orders: "Arbetsorder", noOrders: "No arbetsorder here.", emptyTitle: "No register", emptyText: "This world has no fastigheter. Load a scenario or a seed file.",
  },
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
  coverage: { title: "Coverage" },
  // api
  api: { title: "API" },
  // help
  help: { title: "Help" },
};
