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
    undoMore: "{n} anrop tas tillbaka: flytten, och det som skrevs efter den.",
  },
  // ao
  ao: {
    title: "Arbetsorder {id}", toBoard: "Till tavlan", next: "Nästa steg", noSteps: "Härifrån går det inte vidare.", try: "Försök ändå", tryIt: "Försök ändå: {status}", sla: "SLA", noSla: "Det finns ingen avtalad tid för den här arbetsordern.", share: "{n} % av tiden har gått",
    slaFrom: "Räknas från", slaDue: "SLA förfaller", slaEnded: "Slutade", slaTime: "Avtalad tid", around: "dygnet runt", legend: "höga fält: timmar som räknas", fields: "Uppgifter", files: "Filer", download: "Ladda ner", timeline: "Tidslinje", tid: "Tid", booked: "Bokad", changed: "Ändrat: {fields}",
    earlier: "Visa {n} tidigare", gap: "{time} utan händelser", now: "nu", entry: "anrop {n}", touched: "Anrop i journalen", untouched: "Inget anrop i journalen gäller den här arbetsordern.", touchedLost: "De anrop som gällde den här arbetsordern finns inte kvar i journalen.",
    undoTo: "Ångra hit", undoText: "Läget blir som precis efter anrop {entry}. Så många anrop tas tillbaka i hela världen: {n}.", undone: "Läget är som precis efter anrop {entry}.", json: "Som JSON, i båda kontrakten", contract: "Kontrakt {contract}",
  },
  // objekt
  objekt: {
    title: "Objekt", tree: "Fastigheter, byggnader, objekt, utrymmen och enheter", find: "Gå till objekt", findHint: "Objektets id", go: "Gå dit", kind: { fastighet: "Fastighet", byggnad: "Byggnad", objekt: "Objekt", utrymme: "Utrymme", enhet: "Enhet" },
    open: "{n} öppna arbetsorder här och under", openWord: "öppna arbetsorder", openLabel: "Öppna arbetsorder", children: "Delar", typ: "Slag", replaces: "ersatte {id}", replaced: "Ersatte", new: "Ny arbetsorder här", onBoard: "På tavlan", choose: "Välj något i trädet för att se det här.",
    further: "Öppna ett objekt för att se dess arbetsorder.", fields: "Som API:et svarar", orders: "Arbetsorder", noOrders: "Inga arbetsorder här.", emptyTitle: "Inget register", emptyText: "Den här världen har inga fastigheter. Ladda ett scenario eller en seedfil.",
  },
  // journal
  journal: {
    title: "Journal", detail: "Anropet", filter: "Filtrera journalen", filterHint: 'status:4xx op:postArbetsorder note:unknown-field caller:R100 body~"Ugn"', filters: "Filter", without: "Ta bort filtret {term}",
    show: "Visa", allRequests: "Alla", refusals: "Nekade", clear: "Töm", clearText: "Alla anrop i journalen tas bort. Data, täckning och klocka rörs inte.", bundleHint: "En fil som upprepar allt som har hänt",
    found: { one: "{n} anrop passar", other: "{n} anrop passar" }, new: { one: "{n} nytt", other: "{n} nya" }, searching: "Letar i innehållet: {n} av {of} …", searched: { one: "{n} träff i {of} anrop", other: "{n} träffar i {of} anrop" },
    back: "Tillbaka till listan", choose: "Välj ett anrop för att se varför det blev som det blev.", fault: "störning {name}", console: "konsolen",
    noneFits: "Inget anrop passar", noneFitsText: "Inget av de {n} anrop som finns kvar passar alla filter.", allOff: "Ta bort filtren",
    emptyTitle: "Här syns varje anrop", emptyText: "Så snart en klient anropar syns det här: vad som skickades, vad som svarades och varför. Prova från ett skal:", emptyHelp: "Inloggningar och exempel", curl: "Tre rader curl",
    noRefusals: "Inget har nekats", noRefusalsText: "Anrop som nekas samlas här efter kod och operation.", noOperation: "ingen operation", times: { one: "{n} gång", other: "{n} gånger" },
    copiedCurl: "Anrop {id} kopierat som curl", noAnswer: "Förbindelsen stängdes utan svar.", noAnswerShort: "Inget svar", faulted: "Störningen {name} svarade {status} i stället för FAST2.", answered: "Svarade {status}.",
    stepped: "Arbetsorder {id} gick från {from} till {to}.", made: "Arbetsorder {id} skapades som {to}.", changedRows: { one: "{n} rad ändrades.", other: "{n} rader ändrades." }, fine: "Svarade {status}, och inget var att anmärka på.",
    meant: "Menade du", valid: "Giltigt", rule: "Regel", todo: "Gör så här", fast2says: "FAST2 säger", basis: { document: "dokumentet", published: "publicerat", observed: "sett i drift", assumed: "antaget", other: "annat" },
    allFields: "Alla {n} fält som finns", allParameters: "Alla {n} parametrar som finns", sent: "Skickat", answer: "Svar {status}", moreHeaders: "{n} huvuden till", otherNotes: { one: "En anmärkning till", other: "{n} anmärkningar till" },
    changes: "Ändrat i data", noChanges: "Inget ändrades.", kind: { inserted: "ny", updated: "ändrad", deleted: "borttagen" }, moreRows: "{n} rader till", counters: "Räknare ({n})",
    then: "Arbetsordern då", thenTooFar: "Det har skrivits så mycket efter anropet att det inte kan räknas ut här.", thenNone: "Arbetsorder {id} fanns inte före anropet.", thenChanged: "Så var den före anropet; den har ändrats sedan dess.", thenSame: "Så var den, och så är den än.", thenHistory: "Gå dit i historiken",
    column: { objekt: "Objekt", utforare: "Utförare", prio: "Prio", typ: "Typ", beskrivning: "Beskrivning" },
    more: "Mer", caller: "Som", contract: "Kontrakt", worldTime: "Världens tid", realTime: "Maskinens tid", duration: "Tog", size: "Storlek", faults: "Störningar", quirks: "Egenheter", ofConsole: "skickat av konsolen", replayOf: "skickat igen, efter {id}",
    notKept: "{size} som inte sparades; fingeravtryck {print}", showAll: "Visa allt, {size}",
    again: "Skicka igen …", againTitle: "Skicka {id} igen", send: "Skicka", method: "Metod", path: "Sökväg", headers: "Huvuden", headersHint: "Dolda hemligheter (***) ersätts med en ny inloggning som samma anropare.", body: "Innehåll", asItWas: "Som det var", sentAgain: "Skickat som {id}",
    copyAs: "Kopiera som {name}", make: "Gör till", makeFault: "En störning", makeVerify: "En fråga till verify", makeStep: "Ett scenariosteg", toHistory: "Gå till läget då", copyLink: "Kopiera länken", copyJSON: "Kopiera som JSON",
    faultHint: "Nästa anrop av samma slag får samma svar. Ändra vad som ska träffas och hur ofta.", faultNow: "Lägg in störningen", faultMade: "Störning {id} är inlagd.",
    verifyHint: "Ett test kan fråga om anropet gjordes: POST /_sim/verify.", verifyNow: "Fråga nu", verified: { one: "Ja: {n} anrop, {list}", other: "Ja: {n} anrop, {list}" }, stepHint: "Klistra in i en scenariofil; svaret är det som steget väntar sig.",
  },
  // history
  history: {
    title: "Historik", lead: "Varje anrop som ändrade data är ett steg. Dra reglaget till en tidpunkt, se vad som hände, och gå tillbaka dit eller gör en ny värld därifrån.", slider: "Tidpunkt", begin: "Början", now: "Nu",
    also: "med {names}", after: "Efter #{id}", before: "Före #{id}",
    steps: "Steg", changes: { one: "{n} ändring", other: "{n} ändringar" }, atNow: "Du är i nuet. Inget tas tillbaka.", back: { one: "Går du tillbaka hit tas {n} anrop tillbaka:", other: "Går du tillbaka hit tas {n} anrop tillbaka:" },
    goBack: "Gå tillbaka hit", fork: "Ny värld härifrån", forkHint: "Nuet blir kvar i den här världen.", lost: "Längre tillbaka går inte:", older: "Visa äldre steg", entry: "Anropet", what: "Vad steget ändrade", beginText: "Läget före det äldsta steget som visas.",
    sureTitle: "Gå tillbaka?", sureText: { one: "{n} anrop tas tillbaka, med allt som skrevs efter. Det går inte att göra om.", other: "{n} anrop tas tillbaka, med allt som skrevs efter. Det går inte att göra om." },
    went: { one: "Tillbaka: {n} anrop togs tillbaka.", other: "Tillbaka: {n} anrop togs tillbaka." }, forkTitle: "Ny värld", forkName: "Namn", forkDo: "Skapa", forked: "Världen {name} är klar.", emptyTitle: "Inget att ångra än", emptyText: "Så snart ett anrop ändrar data blir det ett steg här, som kan ångras.", toBoard: "Till tavlan",
    sinceThen: { one: "{n} steg sedan dess", other: "{n} steg sedan dess" },
  },
  // files
  files: {
    title: "Filer", lead: "Släpp en bundle eller en HAR här, eller kör fast2sim show FIL. Filen läses i webbläsaren och skickas ingenstans.", choose: "Välj en fil …", chooseLabel: "Bundle eller HAR", readOnly: "Bara att läsa:", bundle: "Bundle", har: "HAR",
    count: { one: "{n} anrop", other: "{n} anrop" }, refused: { one: "{n} nekat", other: "{n} nekade" }, made: "Skriven av {name}", replay: "Spela upp i en ny värld", replayTitle: "Spela upp", replayHint: "Världen får filens data, klocka och störningar, och varje anrop skickas om.", replayed: { one: "{n} anrop upprepat i {name}, med samma svar.", other: "{n} anrop upprepade i {name}, med samma svar." },
    differs: { one: "{n} svar blev annorlunda i {name}:", other: "{n} svar blev annorlunda i {name}:" }, skipped: { one: "{n} anrop hoppades över", other: "{n} anrop hoppades över" }, openWorld: "Öppna världen", close: "Stäng filen", unknown: "Filen är varken en bundle från fast2sim eller en HAR.", tooLarge: "Filen är större än {size}.", notJSON: "Filen är ingen JSON: {text}",
    control: "Styrning", only: "Visa bara nekade", simCall: "Anrop till /_sim", none: "Filen har inga anrop.", none2: "Inga anrop nekades.", detail: "Anropet",
  },
  // outbox
  outbox: {
    title: "Utkorg", lead: "Mejl och sms som FAST2 hade skickat till kunder. Inget lämnar datorn.", emptyTitle: "Utkorgen är tom", emptyText: "När en arbetsorder får ett meddelande till kunden hamnar det här i stället för att skickas.", toBoard: "Till tavlan",
    search: "Sök i utkorgen", kund: "Kund {id}", noKund: "ingen kund", read: "läst", unread: "oläst", system: "från systemet", choose: "Välj ett meddelande.", message: "Meddelandet", about: "Om", made: "Skapat", to: "Till", kind: "Slag", byPerson: "meddelande {id}", none: "Inget passar.", cut: "De senaste {n} visas.",
  },
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
    inJournal: "{name}, {n} gånger: visa i journalen", neverStatus: "aldrig {list}", share: "{share} % av svaren i kontraktet har setts", rule: "regel",
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
    title: "Hjälp", start: "Börja", keys: "Tangenter", rules: "Regler", notes: "Noteringar och nekanden", filter: "Sök bland regler, noteringar och nekanden", found: { one: "{n} träff", other: "{n} träffar" }, nothing: "Inget passar {text}.",
    startTitle: "Ett anrop från terminalen", startText: "Två token, sedan anropen. Uppgifterna är den här världens egna, så raderna går att köra som de är.", noSecrets: "Den här världen är stor; hemligheterna läses när du ber om dem.", show: "Visa hemligheter",
    credentials: "Inloggningar i den här världen", klienter: "Gatewayens klienter", key: "nyckel", secret: "hemlighet", contract: "kontrakt", resurser: "Resurser som kan logga in", resurs: "resurs", user: "användarnamn", password: "lösenord", role: "roll", extern: "extern", own: "egen personal", lasare: "läsare",
    address: "Adresser", base: "API", control: "Styrning", contractFile: "Kontrakt", version: "Version", letters: "Bokstäver verkar som tangenter", lettersText: "Snabbtangenter med en bokstav. Stäng av dem om du styr datorn med rösten, eller om de är i vägen.",
    ruleN: "regel {n}", restsOn: "Vilar på", where: "Står i", codes: "Koder som hör till", operations: "Operationer som lyder under den", hint: "Gör så här", level: "Nivå", rule: "Regel", message: "Det användaren får läsa", inJournal: "I journalen", back: "Alla regler", backNotes: "Alla noteringar och nekanden", unknown: "Det finns inget med det namnet.",
    kind: { note: "notering", refusal: "nekande" }, levelName: { info: "upplysning", warning: "varning", error: "fel" }, all: "alla", bases: "Vilar på",
    basis: { document: "dokumentet", published: "publicerad OpenAPI", observed: "observerat", assumed: "antaget" },
    basisText: { document: "Så står det i dokumentet API Arbetsorder 1.1.", published: "Så står det i den publicerade OpenAPI-filen.", observed: "Så har den riktiga tjänsten setts göra.", assumed: "Källorna säger inget; det är vårt antagande." },
    curlToken: "1. Token från gatewayen", curlLogin: "2. Inloggning", curlCall: "3. Ett anrop", testTitle: "Kör dina tester mot den", testText: "Startar en simulator för den tid som testerna kör, och räknar upp det som noterades.",
  },
};
