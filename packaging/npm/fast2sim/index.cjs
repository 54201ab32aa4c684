'use strict';
// A FAST2 of its own for each test: docs/node-tests.md of the sources explains it, index.d.cts says what takes what.

const { randomBytes } = require('node:crypto');

const { SimulatorError, call } = require('./http.cjs');
const { Process, VARIABLES } = require('./process.cjs');
const { CannotRun, findBinary, findProgram } = require('./program.cjs');
const { UnexpectedNotes, World, open } = require('./world.cjs');

/** A running simulator. Its worlds are installations of FAST2 that know nothing of one another. */
class Simulator {
  #process;
  #numbers = 0;
  // Processes of several machines may use one simulator.
  #session = randomBytes(3).toString('hex');

  constructor(url, variables = {}, process = undefined) {
    // That of a world of it says where it is, too.
    this.url = url.replace(/\/+$/, '').replace(/\/w\/[^/]+$/, '');
    this.variables = Object.fromEntries(VARIABLES.filter((name) => variables[name]).map((n) => [n, variables[n]]));
    this.#process = process;
  }

  /** A call of the control plane, about the world at the base URL. */
  sim(method, path, body) {
    return this.ask(method, `${this.url}/_sim/${path}`, body);
  }

  async ask(method, url, body, type) {
    try {
      return await call(method, url, body, type);
    } catch (error) {
      if (!(error instanceof SimulatorError) && this.#process) error.message += this.#process.why();
      throw error;
    }
  }

  /** A fresh world; its name begins with what is left of `name`. */
  world(name = 'world', options = {}) {
    const slug = name.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-/, '').slice(0, 40).replace(/-$/, '') || 'world';
    this.#numbers += 1;
    return World.make(this, `${slug}-${this.#session}-${this.#numbers}`, options);
  }

  /** Ends it, where it was started here. */
  async stop() {
    await this.#process?.stop();
  }
}

/**
 * Starts a simulator in memory, on a free port of this machine. It ends with `stop`, and with this process.
 * Throws CannotRun, which says why.
 */
async function start({ program = findProgram(), args = [], folder = undefined } = {}) {
  const started = new Process(program, args, folder);
  const variables = await started.ready();
  return new Simulator(variables.FAST2_BASE_URL, variables, started);
}

// `await using world = await openWorld()`, where the language has it.
if (Symbol.asyncDispose) {
  World.prototype[Symbol.asyncDispose] = World.prototype.close;
  Simulator.prototype[Symbol.asyncDispose] = Simulator.prototype.stop;
}

// The simulator of this module: the one of `fast2sim exec`, or one that was started for these tests.
let shared;

function theSimulator() {
  if (!shared) {
    // FAST2_BASE_URL alone may be that of a real FAST2.
    const control = (process.env.FAST2_SIM_URL ?? '').replace(/\/+$/, '');
    const args = (process.env.FAST2SIM_ARGS ?? '').split(/\s+/).filter(Boolean);
    const url = control.endsWith('/_sim') ? control.slice(0, -'/_sim'.length) : undefined;
    // Said by hand, it comes without those who may log in, and what else is there may be meant for a real FAST2.
    const known = process.env.FAST2_BASE_URL === url ? process.env : {};
    shared = url === undefined ? start({ args }) : Promise.resolve(new Simulator(url, known));
  }
  return shared;
}

/** Ends the simulator that this module has started, if it has. */
async function stop() {
  const running = shared;
  shared = undefined;
  // Who waited for it has been told why it did not start.
  await (await running?.catch(() => undefined))?.stop();
}

/** A fresh world in the simulator of these tests, to be closed by the caller. */
async function openWorld(options = {}, name = 'world') {
  const made = await (await theSimulator()).world(name, options);
  open.add(made);
  return made;
}

/** A world for a test of node:test alone, judged and gone after it. */
async function world(t, options = {}) {
  const made = await openWorld(options, t.name);
  t.after(() => made.close());
  return made;
}

/**
 * A world for each test of a file or a `describe`, where beforeEach and afterEach are: those of Jest, of Vitest, or
 * `hooks`. What it returns is the world of the test that runs.
 */
function useWorld(options = {}, hooks = globalThis) {
  const { beforeEach, afterEach } = hooks;
  const afterAll = hooks.afterAll ?? hooks.after;
  if (!beforeEach || !afterEach || !afterAll) {
    throw new TypeError(
      'there is no beforeEach, afterEach and afterAll here: give them, as in ' +
        'useWorld({}, { beforeEach, afterEach, afterAll })',
    );
  }
  let current;
  beforeEach(async () => {
    const name = globalThis.expect?.getState?.().currentTestName;
    current = await openWorld(options, name);
  });
  afterEach(async () => {
    const last = current;
    current = undefined;
    await last?.close();
  });
  // Jest and Vitest load this module anew for each file, so nobody else would.
  afterAll(() => (open.size === 0 ? stop() : undefined));
  return new Proxy(Object.create(World.prototype), {
    get(_, key) {
      if (!current) {
        throw new Error(`the world is there within a test, and not yet or no more when ${String(key)} was asked for`);
      }
      const value = current[key];
      return typeof value === 'function' ? value.bind(current) : value;
    },
  });
}

module.exports = {
  CannotRun, Simulator, SimulatorError, UnexpectedNotes, World, findBinary, openWorld, start, stop, useWorld, world,
};
