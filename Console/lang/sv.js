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
  clock: {
    label: "Klocka", frozen: "fryst", running: "går", nowFrozen: "Klockan är fryst.", nowRunning: "Klockan går.", movedTo: "Klockan är {time}.",
    title: "Klocka", now: "Världens tid", freeze: "Frys", run: "Låt den gå", isFrozen: "Fryst: den rör sig bara när du flyttar den.", isReal: "Går lika fort som en vanlig klocka.", isFast: "Går {n} gånger så fort som en vanlig klocka.",
    quarter: "+15 min", hour: "+1 h", day: "+1 d", week: "+7 d", set: "En annan tid", time: "Datum och tid", timeHint: "Svensk tid. Den får vara tidigare än nu.", go: "Gå dit", real: "Datorns tid",
    rate: "Fart", rateText: "Vid × 60 går en minut varje sekund, vid × 3 600 en timme.", times: "Gånger så fort", timesHint: "Från 0,001 till 10 000.", setRate: "Ställ in", nowRate: "Klockan går × {n}.",
    due: "Förfaller härnäst", next: "Till nästa", goThere: "Gå dit", justBefore: "Strax före", justBeforeHint: "{time} före", ao: "arbetsorder {id}", rule: "regel {id}",
    fell: { one: "En sak förföll.", other: "{n} saker förföll." }, fired: "Det här förföll när du flyttade klockan",
    noneTitle: "Inget förfaller", noneText: "SLA-tider, bokningar, tempfiler, störningsregler och token står här med tiden då de förfaller, så att du kan gå dit eller stanna strax före.", noneLoad: "Läs in ett scenario med SLA",
  },
  // board
  board: { title: "Tavla" },
  // ao
  ao: { title: "Arbetsorder {id}" },
  // objekt
  objekt: { title: "Objekt" },
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
    valid: "Giltigt", rule: "Regel", todo: "Gör så här", fast2says: "FAST2 säger", basis: { document: "dokumentet", published: "publicerat", observed: "sett i drift", assumed: "antaget", other: "annat" },
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
  worlds: {
    title: "Världar", lead: "En värld är en installation för sig: data, klocka, token, störningar och journal. En klient är i världen x på bas-URL:en med /w/x efter.",
    name: "Namn", size: "Storlek", requests: "Anrop", notes: "Anmärkningar", lastUse: "Senast använd", kept: "Sparas", acts: "Vad som kan göras", here: "den här", filter: "Sök en värld",
    level: { error: { one: "1 nekad", other: "{n} nekade" }, warning: { one: "1 varning", other: "{n} varningar" }, info: { one: "1 upplysning", other: "{n} upplysningar" } },
    inFile: "i en fil", inMemory: "i minnet", more: "Mer om {name}", keep: "Kopiera till en fil …", diffHere: "Jämför med den här världen", fork: "Förgrena …", reset: "Återställ …", drop: "Ta bort …",
    makeTitle: "Ny värld", forkTitle: "Förgrena {name}", make: "Skapa den", made: "Världen {name} finns.", nameHint: "Bokstäver, siffror, punkt, bindestreck och understreck.", begins: "Börjar som", seed: "grunddata", copyOf: "en kopia av {name}", scenario: "scenariot {name}",
    contract: "Kontrakt", strict: "Stränghet", asSource: "som sin källa", persist: "Spara den i en fil, så att den finns efter en omstart",
    resetTitle: "Återställ {name}?", resetText: "Data, klocka, inställningar och störningar blir som när världen började. Journalen töms, och klienter måste logga in på nytt. Det går inte att ångra.", wasReset: "{name} är som när den började.",
    dropTitle: "Ta bort {name}?", dropText: "Världen försvinner med allt som finns i den. Det går inte att ångra.", dropped: "{name} är borta.",
    diff: "Vad som skiljer", diffText: "Vilka två lägen som helst, rad för rad.", from: "Från", to: "Till", start: "när den här världen började", nowHere: "den här världen som den är nu", compare: "Jämför", tables: "Tabeller", same: "Inget skiljer.",
    snapshots: "Ögonblicksbilder av {name}", snapshotsText: "Ett läge att gå tillbaka till så ofta du vill. De finns så länge servern går.", snapshotName: "Namn på en ny ögonblicksbild", take: "Ta den", noSnapshots: "Inga än.", restore: "Gå tillbaka …",
    restoreTitle: "Gå tillbaka till {name}?", restoreText: "Data och klocka blir som i ögonblicksbilden. Journalen töms, och klienter måste logga in på nytt.", restored: "Världen är som i {name}.",
  },
  schema: { leftOut: "inte med", noJSON: "{name} är inte JSON.", noNumber: "{name} är inget tal." },
  // faults
  faults: {
    title: "Störningar", lead: "En regel säger vilka anrop den träffar och vad som händer med dem. Ett svar som träffades har regelns nummer i", rules: "Regler", number: "regel {id}", hits: { one: "träff", other: "träffar" }, over: "slut: den träffar inget mer", ends: "till {time}",
    when: "När", then: "så", every: "vilket anrop som helst till API:et", remove: "Ta bort", clear: "Ta bort alla …", clearTitle: "Ta bort alla regler?", clearText: "Deras träffar står kvar i journalen.", added: "Regel {id} finns.",
    noneTitle: "Inget går fel med flit", noneText: "Välj en störning bredvid: den träffar nästa anrop. Eller skriv en regel för anrop som liknar varandra på något sätt.",
    presets: "Med ett klick", presetsText: "Kända fel i gatewayen och i FAST2. Varje klick lägger till en regel.", hitsWhat: "Vilka anrop", howOften: "Hur ofta", allOperations: "hela API:et", once: "bara nästa", thrice: "de tre nästa", always: "tills den tas bort",
    preset: {
      gateway_throttled: "429, för många anrop", gateway_suspended: "503, tjänsten är avstängd", gateway_timeout: "504, inget svar i tid", gateway_runtime_error: "500 från gatewayen", gateway_expired: "401, gatewayens token är för gammal",
      api_token_expired: "401, inloggningens token är för gammal", api_internal_error: "500 från FAST2", upload_runtime_error: "500 vid en uppladdning", slow_2s: "rätt svar, 2 s senare",
    },
    form: "Skriv en regel", formText: "Alla nycklar som en regel kan ha. Det som lämnas tomt är inte med.", sent: "Regeln", add: "Lägg till regeln", copy: "Kopiera som JSON",
    hints: {
      name: "Vad man kallar den.", match: "Vilka anrop. Utan: alla till API:et.", effect: "Vad som händer med dem.", lifetime: "Hur länge den lever efter världens klocka: PT10M.", operation: "En operations id, eller flera med komma.", method: "POST, GET …",
      path: "Sökvägen; * är ett led, ** hur många som helst.", world: "Världens namn; * är vilka tecken som helst.", caller: "Resursens id, eller klientens nyckel.", headers: "Huvudfält efter namn, som JSON.", query: "Parametrar efter namn, som JSON.", body: "Kroppen, som JSON.",
      nth: "Bara det n:te av dem.", every: "Bara vart n:te av dem.", probability: "Bara med den sannolikheten, 0 till 1.", times: "Högst så många gånger.", delay: "Svaret väntar: millisekunder, PT2S, eller {\"min\": 100, \"max\": 900}.", status: "Svarar detta i stället för det sanna.",
      patch: "Ändrar det sanna svaret: JSON Merge Patch, eller en lista med steg.", preset: "En störning efter namn.", drop: "Stänger förbindelsen utan svar.", truncate: "Stänger den efter så många byte av kroppen.", drip: "Skickar så många byte av kroppen per sekund.", afterCommit: "Anropet utförs, och svaret går förlorat.",
    },
  },
  // scenarios
  scenarios: { title: "Scenarier" },
  // coverage
  coverage: { title: "Täckning" },
  // api
  api: { title: "API" },
  // help
  help: { title: "Hjälp" },
};
