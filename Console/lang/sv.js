// Orden på svenska; nycklarna är desamma som i en.js.
export default {
  menu: "Meny", skip: "Till innehållet", world: "Värld", copy: "Kopiera", copied: "Kopierat", text: "Text", close: "Stäng", cancel: "Avbryt",
  refused: "Nekades:", failed: "Det gick inte:", more: "{n} till …", save: "Spara", all: "alla", none: "inga", yes: "ja", no: "nej", showMore: "Visa fler", loading: "Läser …", narrow: "Skriv för att begränsa", open: "Öppna",
  nav: {
    board: "Tavla", objekt: "Objekt", j: "Journal", clock: "Klocka", history: "Historik", worlds: "Världar", faults: "Störningar", scenarios: "Scenarier",
    coverage: "Täckning", api: "API", outbox: "Utkorg", files: "Filer", help: "Hjälp",
  },
  theme: { auto: "Tema: som datorn", light: "Tema: ljust", dark: "Tema: mörkt" },
  connection: { live: "ansluten", connecting: "ansluter", lost: "ingen kontakt" },
  time: { in: "om {time}", ago: "för {time} sedan" },
  status: { reg: "Registrerad", godk: "Beställd", pagar: "Accepterad", utford: "Utförd", overf: "Fakturerad", mak: "Makulerad" },
  due: { "sla-due": "SLA", "booking-starts": "Bokning", "tempfil-expired": "Tempfil", "fault-ends": "Störning", "token-expires": "Token" },
  lost: { title: "Här finns inget", text: "Adressen leder inte till någon sida i konsolen." },
  search: {
    label: "Sök", hint: "Nummer, ord, status:400 …", ao: "Öppna arbetsorder {id}", journal: "Journal: {text}", board: "Tavlan: {text}", help: "Hjälp: {text}",
  },
  key: { title: "Nyckel", text: "Servern har startats med en nyckel för sin styrning. Den sparas bara i den här fliken, tills den stängs.", ok: "Använd" },
  undo: { title: "Ångra?", text: "Anropet {name} (nummer {entry} i journalen) tas tillbaka, med allt som skrevs efter det.", yes: "Ångra", done: "Ångrat: {name}", none: "Det finns inget att ångra." },
  keys: {
    title: "Tangenter", on: "Bokstäver verkar när inget skrivfält har fokus. De kan stängas av:", off: "Bokstäver är avstängda. De kan sättas på:",
    help: "den här listan", search: "sök", gb: "tavlan", gj: "journalen", gc: "klockan", gw: "världarna", gh: "historiken", j: "nästa rad", k: "förra raden", Enter: "öppna",
    Esc: "tillbaka, till samma rad", m: "flytta arbetsordern", c: "kopiera som curl", r: "skicka igen", u: "ångra (frågar)", f: "frys klockan, eller låt den gå", n: "till nästa som förfaller", dot: "välj värld",
  },
  // clock
  clock: { label: "Klocka", frozen: "fryst", running: "går", nowFrozen: "Klockan är fryst.", nowRunning: "Klockan går.", movedTo: "Klockan är {time}." },
  // board
  board: {
    title: "Tavla", columns: "Kolumner", as: "som", search: "Sök på tavlan", filters: "Filter", typ: "typ:", typLabel: "Typ", utforare: "utförare:", sort: "ordning:", clear: "Rensa filter", by: { id: "senaste först", sla: "SLA först", prio: "prio", changed: "senast ändrade" },
    new: "Ny arbetsorder", create: "Skapa", created: "Arbetsorder {id} är skapad.", text: "Beskrivning", objektHint: "Objektets id. Förslagen är de som kan felanmälas.", save: "Spara som scenario", more: "Visa {n} av {left} till",
    slaMet: "hölls", slaMissed: "missades", slaLate: "{time} försenad", slaLeft: "{time} kvar", noText: "ingen beskrivning", noObjekt: "inget objekt", noUtforare: "ingen utförare", noCard: "Välj ett kort först, med j eller tabb.",
    lifted: "{id} är lyft. Den kan flyttas till: {list}.", dropped: "Flytten avbröts.",
    emptyTitle: "Inga arbetsorder än", emptyText: "Tavlan visar alla arbetsorder efter status. Ladda ett scenario, eller skapa en arbetsorder med ett riktigt anrop. Det som din integration skapar syns här direkt.", allScenarios: "Alla scenarier",
    noneTitle: "Inga träffar", noneText: "Ingen arbetsorder stämmer med filtren.",
  },
  steps: {
    move: "Flytta", moveTo: "Flytta {id} till", no: "Nekas:", rule: "Regel {number}", moved: "{id}: {from} → {to}", refused: "Nekades: {from} → {to}", inJournal: "visa i journalen",
    why: { step: "{id} är {from}: bara ett steg framåt, ett steg bakåt eller Makulerad.", utford: "{id} är Utförd, och kan bara bli Fakturerad.", intern: "Bara det som en extern utförare har gjort faktureras.", final: "{id} är {from}, och det är slutligt.",
      mak: "{id} är Makulerad, och kan bara gå tillbaka dit den kom ifrån.", reader: "Den valda resursen får bara läsa.", stranger: "Den valda resursen är extern, och är inte utförare av {id}." },
    undoMore: "{n} anrop tas tillbaka: flytten, och det som skrevs efter den.",
  },
  // ao
  ao: {
    title: "Arbetsorder {id}", toBoard: "Till tavlan", next: "Nästa steg", noSteps: "Härifrån går det inte vidare.", try: "Försök ändå", tryIt: "Försök ändå: {status}", sla: "SLA", noSla: "Det finns ingen avtalad tid för den här arbetsordern.", share: "{n} % av tiden har gått",
    slaFrom: "Räknas från", slaDue: "SLA förfaller", slaEnded: "Slutade", slaTime: "Avtalad tid", around: "dygnet runt", legend: "höga fält: timmar som räknas", fields: "Uppgifter", files: "Filer", download: "Ladda ner", timeline: "Tidslinje", tid: "Tid", booked: "Bokad", changed: "Ändrat: {fields}",
    earlier: "Visa {n} tidigare", gap: "{time} utan händelser", now: "nu", entry: "anrop {n}", touched: "Anrop i journalen", untouched: "Inget anrop i journalen har ändrat den här arbetsordern.", touchedLost: "De anrop som gällde den här arbetsordern finns inte kvar i journalen.",
    reads: { one: "Visa också en läsning", other: "Visa också {n} läsningar" }, undoTo: "Ångra hit", undoText: "Läget blir som precis efter anrop {entry}. Så många anrop tas tillbaka i hela världen: {n}.", undone: "Läget är som precis efter anrop {entry}.", json: "Som JSON, i båda kontrakten", contract: "Kontrakt {contract}",
  },
  // objekt
  objekt: {
    title: "Objekt", tree: "Fastigheter, byggnader, objekt, utrymmen och enheter", find: "Gå till objekt", findHint: "Objektets id", go: "Gå dit", kind: { fastighet: "Fastighet", byggnad: "Byggnad", objekt: "Objekt", utrymme: "Utrymme", enhet: "Enhet" },
    open: "{n} öppna arbetsorder här och under", openWord: "öppna arbetsorder", openLabel: "Öppna arbetsorder", children: "Delar", typ: "Slag", replaces: "ersatte {id}", replaced: "Ersatte", new: "Ny arbetsorder här", onBoard: "På tavlan", choose: "Välj något i trädet för att se det här.",
    further: "Öppna ett objekt för att se dess arbetsorder.", fields: "Som API:et svarar", orders: "Arbetsorder", noOrders: "Inga arbetsorder här.", emptyTitle: "Inget register", emptyText: "Den här världen har inga fastigheter. Ladda ett scenario eller en seedfil.",
  },
  // journal
  journal: { title: "Journal" },
  // history
  history: { title: "Historik" },
  // files
  files: { title: "Filer" },
  // outbox
  outbox: { title: "Utkorg" },
  // worlds
  worlds: { title: "Världar" },
  // faults
  faults: { title: "Störningar" },
  // scenarios
  scenarios: { title: "Scenarier" },
  // coverage
  coverage: { title: "Täckning" },
  // api
  api: { title: "API" },
  // help
  help: { title: "Hjälp" },
};
