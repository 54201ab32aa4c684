// Orden på svenska; nycklarna är desamma som i en.js.
export default {
  menu: "Meny", skip: "Till innehållet", world: "Värld", copy: "Kopiera", copied: "Kopierat", text: "Text", close: "Stäng", cancel: "Avbryt",
  refused: "Nekades:", failed: "Det gick inte:", more: "{n} till …", save: "Spara", all: "alla", none: "inga", yes: "ja", no: "nej", showMore: "Visa fler", loading: "Läser …", open: "Öppna",
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
  board: { title: "Tavla" },
  // ao
  ao: { title: "Arbetsorder {id}" },
  // objekt
  objekt: { title: "Objekt" },
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
  scenarios: {
    title: "Scenarier", filter: "Filtrera scenarier", load: "Ladda här", apart: "I ny värld", run: "Kopiera kör", noSteps: "utan steg", open: "Öppna fil …", save: "Spara världen som scenario", saveFile: "Spara fil",
    lead: "Ett scenario är ett läge värt att ha och ett prov av det. Ladda gör den här världen till läget. Stegen körs av fast2sim scenario run i en värld för sig, och varje steg får sitt utfall där; Kopiera kör ger kommandot.",
    sure: "Ladda scenariot?", sureText: "Det som finns i den här världen ersätts, och journalen börjar om. Det går inte att ångra; ladda i en ny värld om du vill behålla det.", loaded: "Laddat: {name}",
    none: "Inget scenario passar", noneText: "Sök på ett ord ur namnet eller på numret på en regel. Egna scenarier läses in med serve --scenarios KATALOG.",
    saved: "Sparat som {file}", saveText: "Data, inställningar, klocka och störningar som de är nu. Filen kan laddas här, startas med fast2sim --scenario och få steg till ett prov.", name: "Namn", why: "Varför", whyHint: "En mening: vad läget visar, gärna med regelns nummer.",
  },
  // coverage
  coverage: {
    title: "Täckning", steps: "steg", operations: "operationer", codes: "koder", of: "{n} av {all}", only: "Visa bara det som saknas", never: "aldrig", new: "ny",
    times: { one: "{n} gång", other: "{n} gånger" }, graph: "Statusmaskinen med antal gånger som varje steg har tagits", table: "Stegen som tabell", from: "från", to: "till", count: "antal",
    inJournal: { one: "{name}, {n} gång: visa i journalen", other: "{name}, {n} gånger: visa i journalen" }, neverStatus: "aldrig {list}", share: "{share} % av svaren i kontraktet har setts", rule: "regel",
    legendSeen: "taget, tjockare ju oftare", legendNever: "aldrig taget", operationsTitle: "Operationer",
    codesTitle: "Noteringar och nekanden", codesText: "Var och en är något som simulatorn kan ha att säga. Antalet leder till journalen, namnet till vad koden betyder.",
    emptyTitle: "Inget har provats än", emptyText: "Kör dina tester mot simulatorn. Här syns sedan vilka steg, operationer och nekanden som de har nått, och vilka de aldrig har nått.",
    emptyHere: "Det som konsolen själv gör räknas inte. Anrop att börja med finns här:",
  },
  // api
  api: {
    title: "API", contract: "Kontrakt", filter: "Filtrera operationer", operations: "Operationer", all: "Alla operationer", nothing: "Ingen operation passar {text}.", unknown: "Det finns ingen operation med det namnet.",
    welcome: "{n} operationer, med orden i båda kontrakten, reglerna de lyder under och hur de nekar. Välj en och prova den i den här världen, som vilken resurs du vill.",
    files: "Kontraktet som fil", filesText: "För kodgenerering, Postman och andra verktyg, i det kontrakt som är valt.",
    try: "Prova", as: "Som resurs", klient: "Genom klient", extern: "extern", nobody: "ingen (utan token)", required: "krävs", body: "Kropp", least: "Minsta", example: "Exempel", notJSON: "Inte giltig JSON, men skickas ändå: {why}",
    fileHint: "En bild eller en pdf", send: "Skicka", copyAs: "Kopiera som", answer: "Svar", answered: "Svar {status}", entry: "nummer {n} i journalen", noNotes: "Inga noteringar.", noBody: "Svaret har ingen kropp.", showAll: "Visa allt ({size})",
    next: "Fortsätt med svaret", rules: "Regler", answers: "Svar", refusals: "Kan nekas med", fields: "Fält", field: "fält", type: "typ", inOther: "i {name}", means: "betyder", also: "Finns också som", inJournal: "I journalen",
  },
  // help
  help: {
    title: "Hjälp", start: "Börja", keys: "Tangenter", rules: "Regler", notes: "Noteringar och nekanden", filter: "Sök i reglerna", ruleTitle: "Regel {n}", refusals: "Nekanden", onlyNotes: "Noteringar", found: { one: "{n} träff", other: "{n} träffar" }, nothing: "Inget passar {text}.",
    startTitle: "Ett anrop från terminalen", startText: "Två token, sedan anropen. Uppgifterna är den här världens egna, så raderna går att köra som de är.", noSecrets: "Den här världen är stor; hemligheterna läses när du ber om dem.", show: "Visa hemligheter",
    credentials: "Inloggningar i den här världen", klienter: "Gatewayens klienter", key: "nyckel", secret: "hemlighet", contract: "kontrakt", resurser: "Resurser som kan logga in", resurs: "resurs", user: "användarnamn", password: "lösenord", role: "roll", extern: "extern", own: "egen personal", lasare: "läsare",
    address: "Adresser", base: "API", control: "Styrning", contractFile: "Kontrakt", version: "Version", letters: "Bokstäver verkar som tangenter", lettersText: "Snabbtangenter med en bokstav. Stäng av dem om du styr datorn med rösten, eller om de är i vägen.",
    ruleN: "regel {n}", restsOn: "Vilar på", where: "Står i", codes: "Koder som hör till", operations: "Operationer som lyder under den", level: "Nivå", rule: "Regel", message: "Det användaren får läsa", inJournal: "I journalen", back: "Alla regler", backNotes: "Alla noteringar och nekanden", unknown: "Det finns inget med det namnet.",
    kind: { note: "notering", refusal: "nekande" }, levelName: { info: "upplysning", warning: "varning", error: "fel" }, all: "alla", bases: "Vilar på",
    basis: { document: "dokumentet", published: "publicerad OpenAPI", observed: "observerat", assumed: "antaget" },
    basisText: { document: "Så står det i dokumentet API Arbetsorder 1.1.", published: "Så står det i den publicerade OpenAPI-filen.", observed: "Så har den riktiga tjänsten setts göra.", assumed: "Källorna säger inget; det är vårt antagande." },
    testTitle: "Kör dina tester mot den", testText: "Startar en simulator för den tid som testerna kör, och räknar upp det som noterades.",
  },
};
