'use strict';
// The program, while it serves tests.

const { spawn } = require('node:child_process');

const { CannotRun, ended, explained } = require('./program.cjs');

// `fast2sim exec` serves a fresh installation from memory on a free port for as long as a command runs. This one says
// what it was told, and ends when its input does: when we close it, or when we are gone, however that came.
const VARIABLES = [
  'FAST2_BASE_URL', 'CONSUMER_KEY', 'CONSUMER_SECRET', 'FAST2_USERNAME', 'FAST2_PASSWORD', 'KUND_ID', 'KUND_NR',
  'FAST2_SIM_CONTRACT', 'FAST2_TLS_BASE_URL', 'FAST2_TLS_CA_FILE',
];
const COMMAND = `
for name in ${VARIABLES.join(' ')}; do eval "printf '%s=%s\\\\n' $name \\"\\\${$name-}\\""; done
echo ready
read -r _ || :
`;
// What is meant for `fast2sim exec -- npm test`, and would be done once more here.
const NOT_OURS = ['FAST2SIM_REPORT', 'FAST2SIM_FAIL_ON', 'FAST2SIM_ALLOW', 'FAST2SIM_PORT'];
// How long a large seed may take to be loaded, and an end to be tidy.
const READY_MS = 120_000;
const END_MS = 15_000;

/** The program, and what it said when it was ready. */
class Process {
  #said = '';
  #program;
  #child;
  #gone;

  constructor(program, options, folder) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !NOT_OURS.includes(name)));
    this.#program = program;
    // A process group of its own: Ctrl-C is for the tests, which need it until they have cleaned up.
    this.#child = spawn(program, ['exec', ...options, '--', 'sh', '-c', COMMAND], { cwd: folder, detached: true, env });
    this.#gone = new Promise((resolve) => {
      this.#child.once('error', (error) => resolve({ error }));
      this.#child.once('close', (code, signal) => resolve({ code: code ?? signal }));
    });
    this.#child.stderr.setEncoding('utf8').on('data', (text) => (this.#said = (this.#said + text).slice(-4000)));
    this.#child.stdin.on('error', () => {});
  }

  /** The variables, as soon as it is ready. */
  async ready() {
    let timer;
    const late = new Promise((resolve) => (timer = setTimeout(resolve, READY_MS, { late: true })));
    const first = await Promise.race([this.#variables(), this.#gone, late]);
    clearTimeout(timer);
    if (first.error) throw explained(this.#program, first.error);
    if (first.variables) {
      // The tests end without waiting for it, and their end is its end.
      for (const part of [this.#child, this.#child.stdin, this.#child.stdout, this.#child.stderr]) part.unref();
      return first.variables;
    }
    await this.stop();
    if (first.late) throw new CannotRun(`${this.#program} was not ready within ${READY_MS / 1000} s`);
    throw ended(this.#program, first.code, this.#said);
  }

  #variables() {
    return new Promise((resolve) => {
      let text = '';
      this.#child.stdout.setEncoding('utf8').on('data', (more) => {
        text += more;
        if (!text.endsWith('\nready\n')) return;
        const pairs = text.split('\n').filter((line) => line.includes('='));
        resolve({ variables: Object.fromEntries(pairs.map((line) => line.split(/=(.*)/s).slice(0, 2))) });
      });
    });
  }

  /** What there is to say where it does not answer. */
  why() {
    const code = this.#child.exitCode ?? this.#child.signalCode;
    return code === null ? '' : `\n${this.#program} has ended with ${code}:\n${this.#said.trim()}`;
  }

  async stop() {
    this.#child.ref();
    this.#child.stdin.end();
    this.#child.kill();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), END_MS);
    await this.#gone;
    clearTimeout(timer);
  }
}

module.exports = { Process, VARIABLES };
