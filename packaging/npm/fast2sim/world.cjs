'use strict';
// A world: an installation of FAST2 with its own data, tokens, clock, faults and journal.

const { readFileSync } = require('node:fs');

const { SimulatorError, send } = require('./http.cjs');

const LEVELS = ['info', 'warning', 'error'];
// What empties the journal, as path of the control plane.
const FORGETS = /^((POST|PUT) (reset|scenario|bundle|snapshots\/[^/]+\/restore)|DELETE journal)$/;

/** The client did what the simulator noted, and nobody has allowed. */
class UnexpectedNotes extends Error {
  name = 'UnexpectedNotes';
}

// Worlds that are still used.
const open = new Set();

/** An installation of FAST2 with its own data, tokens, clock, faults and journal. */
class World {
  #simulator;
  #levels;
  #notes = [];
  #headers = new Map();
  // Requests that are not the client's.
  #ours = new Set();
  #readThrough = 0;
  #told = 0;

  static async make(simulator, name, options) {
    const { allow = [], clock, contract, scenario, faults = [], strict, failOn = 'warning', ...rest } = options;
    const wrong = Object.keys(rest);
    if (wrong.length > 0) {
      const known = 'allow, clock, contract, scenario, faults, strict, failOn';
      throw new TypeError(`a world has no option ${wrong.join(', ')}: it has ${known}`);
    }
    const made = new World(simulator, name, { allow: [allow].flat(), contract, failOn });
    const file = typeof scenario === 'string' && /\.ya?ml$/.test(scenario);
    const content = file ? readFileSync(scenario) : scenario && typeof scenario === 'object' ? scenario : undefined;
    const stored = content === undefined ? scenario : undefined;
    await simulator.sim('POST', 'worlds', { name, allow: made.allowed, contract, strict, scenario: stored });
    try {
      if (content !== undefined) {
        await simulator.ask('POST', `${made.baseUrl}/_sim/scenario`, content, file ? 'application/yaml' : undefined);
      }
      if (scenario !== undefined && (contract !== undefined || strict !== undefined)) {
        // A scenario brings its own.
        await made.sim('PUT', 'settings', { contract, strict });
      }
      if (clock !== undefined) await made.setClock(clock);
      for (const fault of [faults].flat()) {
        await made.sim('POST', 'faults', typeof fault === 'string' ? { effect: { preset: fault } } : fault);
      }
      Object.assign(made, await made.#access(scenario === undefined));
    } catch (error) {
      await made.drop();
      throw error;
    }
    return made;
  }

  constructor(simulator, name, { allow, contract, failOn }) {
    this.#simulator = simulator;
    this.#levels = levels(failOn);
    this.name = name;
    this.allowed = allow;
    this.contract = contract;
    this.baseUrl = `${simulator.url}/w/${name}`;
    this.tokenUrl = `${this.baseUrl}/oauth2/token`;
    this.apiUrl = `${this.baseUrl}/ao-produkt/v1`;
  }

  /** As `fast2sim exec` chooses: the key of the contract, the first login, a kund that has something to report on. */
  async #access(isSeed) {
    const known = this.#simulator.variables;
    if (isSeed && this.contract === undefined && known.CONSUMER_KEY) {
      return {
        contract: known.FAST2_SIM_CONTRACT,
        consumerKey: known.CONSUMER_KEY,
        consumerSecret: known.CONSUMER_SECRET,
        username: known.FAST2_USERNAME ?? '',
        password: known.FAST2_PASSWORD ?? '',
        kundId: known.KUND_ID ?? '',
        kundNr: known.KUND_NR ?? '',
      };
    }
    const state = await this.state();
    const contract = this.contract ?? (await this.sim('GET', 'health')).contract;
    const klienter = state.gateway?.klienter ?? [];
    const klient = klienter.find((k) => `${k.kontrakt}` === contract) ?? klienter.find((k) => k.kontrakt == null);
    if (klienter.length > 0 && !klient) {
      throw new Error(`the data of world ${this.name} has no gateway-klient of the contract ${contract}`);
    }
    const login = state.resurser?.find((resurs) => resurs.inloggning)?.inloggning;
    const kund = aKund(state);
    return {
      contract,
      consumerKey: klient?.nyckel ?? '',
      consumerSecret: klient?.hemlighet ?? '',
      username: login?.namn ?? '',
      password: login?.losenord ?? '',
      kundId: `${kund?.id ?? ''}`,
      kundNr: kund?.nummer ?? '',
    };
  }

  /** The variables that `fast2sim exec` gives, for this world. */
  get env() {
    const secure = this.#simulator.variables.FAST2_TLS_BASE_URL;
    return {
      FAST2_BASE_URL: this.baseUrl,
      OAUTH2_TOKEN_ENDPOINT: this.tokenUrl,
      FAST2_SIM_URL: `${this.baseUrl}/_sim`,
      CONSUMER_KEY: this.consumerKey,
      CONSUMER_SECRET: this.consumerSecret,
      FAST2_USERNAME: this.username,
      FAST2_PASSWORD: this.password,
      KUND_ID: this.kundId,
      KUND_NR: this.kundNr,
      FAST2_SIM_CONTRACT: this.contract,
      ...(secure && {
        FAST2_TLS_BASE_URL: `${secure}/w/${this.name}`,
        FAST2_TLS_CA_FILE: this.#simulator.variables.FAST2_TLS_CA_FILE,
      }),
    };
  }

  /**
   * Both tokens as the header fields of a request, while they last: for a look of the test's own at the API. What is
   * noted of these two logins is not the client's, and does not count.
   */
  async headers(username = this.username, password = this.password) {
    const now = Number(await this.now());
    const kept = this.#headers.get(username);
    if (kept?.password === password && now < kept.until) return { ...kept.fields };
    const basic = Buffer.from(`${this.consumerKey}:${this.consumerSecret}`).toString('base64');
    const form = { Authorization: `Basic ${basic}`, 'Content-Type': 'application/x-www-form-urlencoded' };
    const gateway = await this.#fetch(this.tokenUrl, 'grant_type=client_credentials', form);
    const found = { Authorization: `Bearer ${token(gateway)}`, 'Content-Type': 'application/json' };
    const login = JSON.stringify({ username, password });
    const tokens = await this.#fetch(`${this.apiUrl}/auth/login`, login, found);
    const fields = { ...found, 'X-Auth-Token': token(tokens) };
    const until = now + 1000 * Math.min(lifetime(gateway), lifetime(tokens));
    this.#headers.set(username, { fields, password, until });
    return { ...fields };
  }

  async #fetch(url, data, headers) {
    const { text, number } = await send('POST', url, data, headers);
    this.#ours.add(number);
    return JSON.parse(text);
  }

  /** A call of this world's control plane, such as sim('PUT', 'clock', { advance: 'PT31M' }). */
  async sim(method, path, body) {
    const forgets = FORGETS.test(`${method} ${path.split('?')[0]}`);
    if (forgets) await this.collect();
    const answer = await this.#simulator.ask(method, `${this.baseUrl}/_sim/${path}`, body);
    if (forgets) {
      this.#headers.clear();
      this.#ours.clear();
      this.#readThrough = (await this.sim('GET', 'journal?limit=1')).evictedThrough;
    }
    return answer;
  }

  async now() {
    return new Date((await this.sim('GET', 'clock')).now);
  }

  async setClock(moment) {
    const now = moment instanceof Date ? moment.toISOString() : moment;
    await this.sim('PUT', 'clock', typeof now === 'string' ? { now, freeze: true } : moment);
  }

  advance(duration) {
    return this.sim('PUT', 'clock', { advance: duration });
  }

  fault(effect, match = {}, more = {}) {
    const what = typeof effect === 'string' ? { preset: effect } : effect;
    return this.sim('POST', 'faults', { ...more, match, effect: what });
  }

  async clearFaults() {
    await this.sim('DELETE', 'faults');
  }

  async snapshot(name = 'here') {
    await this.sim('POST', 'snapshots', { name });
  }

  async restore(name = 'here') {
    await this.sim('POST', `snapshots/${encodeURIComponent(name)}/restore`);
  }

  async undo(requests = 1) {
    return (await this.sim('POST', 'undo', { requests })).undone;
  }

  async reset() {
    await this.sim('POST', 'reset');
  }

  diff(since) {
    return this.sim('GET', since === undefined ? 'diff' : `diff?from=${encodeURIComponent(since)}`);
  }

  state() {
    return this.sim('GET', 'state');
  }

  async layOver(state) {
    await this.sim('POST', 'state', state);
  }

  outbox() {
    return this.sim('GET', 'outbox');
  }

  async journal(which = {}) {
    return (await this.sim('GET', `journal?${new URLSearchParams(which)}`)).entries;
  }

  entry(number) {
    return this.sim('GET', `journal/${number}`);
  }

  async verify(question) {
    try {
      return (await this.sim('POST', 'verify', question)).matches;
    } catch (error) {
      if (!(error instanceof SimulatorError) || ![409, 422].includes(error.status) || !error.problem) throw error;
      const near = (error.problem.nearest ?? []).map((n) => `  ${n.request}: ${JSON.stringify(n.differences)}`);
      throw new Error([error.problem.detail ?? error.problem.verdict, ...near].join('\n'));
    }
  }

  async notes(level = 'warning') {
    await this.collect();
    return this.#notes.filter((note) => levels(level).includes(note.level));
  }

  /** The latest requests, one a line. */
  async requests() {
    return (await this.journal({ limit: 50 })).map((entry) => {
      const codes = entry.notes.map((note) => note.code).join(', ');
      return `${entry.method} ${entry.target} ${entry.status}${codes && ` [${codes}]`}`;
    });
  }

  /** Reads what was noted since the last time. */
  async collect() {
    let page;
    do {
      page = await this.sim('GET', `journal?limit=1000&after=${this.#readThrough}`);
      // The journal keeps the latest requests; what it lost before it was read, nobody has judged.
      const lost = page.evictedThrough - this.#readThrough;
      if (lost > 0) {
        const said = `the journal let ${lost} requests go before their notes were read`;
        process.emitWarning(`${said}: call collect() now and then`);
        this.#readThrough = page.evictedThrough;
      }
      for (const { notes, ...entry } of page.entries) {
        const { method, target, status, operation, id: request } = entry;
        const counted = this.#ours.has(request) ? [] : notes;
        this.#notes.push(...counted.map((note) => ({ ...note, method, target, status, operation, request })));
        this.#readThrough = request;
      }
    } while (page.entries.length === 1000);
  }

  /** Throws UnexpectedNotes where the client did what is noted and not allowed. */
  async check() {
    await this.collect();
    const fresh = this.#notes.slice(this.#told);
    this.#told = this.#notes.length;
    const groups = new Map();
    for (const note of fresh.filter((n) => this.#levels.includes(n.level) && !this.allowed.includes(n.code))) {
      const key = JSON.stringify([note.code, note.text, note.operation]);
      groups.set(key, [...(groups.get(key) ?? []), note]);
    }
    if (groups.size === 0) return;
    const codes = new Set([...groups.values()].map(([note]) => `'${note.code}'`));
    throw new UnexpectedNotes(
      `fast2sim noted, and the test does not allow:\n${[...groups.values()].map(told).join('\n')}\n` +
        `Where that is meant: { allow: [${[...codes].join(', ')}] }`,
    );
  }

  /** Lets the simulator forget it. */
  async drop() {
    open.delete(this);
    await this.#simulator.sim('DELETE', `worlds/${this.name}`);
  }

  /** Checks it and drops it. */
  async close() {
    try {
      await this.check();
    } finally {
      await this.drop();
    }
  }
}

// By both of their names: the quirk camelcase-tokens has the other ones.
const token = (answer) => answer.access_token ?? answer.accessToken;
const lifetime = (answer) => answer.expires_in ?? answer.expiresIn;

/** The first kund of the first objekt that is let. */
function aKund(state) {
  const below = (rows, level) => rows.flatMap((row) => row[level] ?? []);
  const objekt = ['fastigheter', 'byggnader', 'objekt'].reduce(below, state.foretag ?? []);
  const [number] = objekt.filter((o) => o.uthyrningsbar).flatMap((o) => o.kunder ?? []);
  return state.kunder?.find((kund) => kund.id === number);
}

function levels(least) {
  if (least === 'never') return [];
  if (!LEVELS.includes(least)) throw new RangeError(`there is no level ${least}: it is ${LEVELS.join(', ')} or never`);
  return LEVELS.slice(LEVELS.indexOf(least));
}

/** A note and how often it came: what, what to do, by which rule, in which request. */
function told([note, ...more]) {
  const often = more.length > 0 ? `${more.length + 1} times; the first was request` : 'request';
  return [
    `  ${note.level} ${note.code}: ${note.text}`,
    ...(note.hint ? [`    → ${note.hint}`] : []),
    `    rule ${note.rule}, ${note.basis.join(' and ')}: ${note.source}`,
    `    ${note.method} ${note.target} ${note.status} (${note.operation ?? 'no operation'}, ${often} ${note.request})`,
  ].join('\n');
}

module.exports = { UnexpectedNotes, World, open };
