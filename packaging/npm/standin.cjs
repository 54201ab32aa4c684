// Stands in for Jest and Vitest, which can't be had without the registry of npm: their globals, as far as
// docs/node-tests.md and packaging/npm/try use them. It runs the files that it is given one after another, each loaded
// anew with all that it requires, as those runners do.
const path = require('node:path');

let hooks;
let tests;
let prefix = [];

globalThis.describe = (name, body) => {
  prefix.push(name);
  body();
  prefix.pop();
};
globalThis.test = (name, body) => tests.push({ name: [...prefix, name].join(' '), body });
for (const hook of ['beforeEach', 'afterEach', 'afterAll']) globalThis[hook] = (body) => hooks[hook].push(body);
let running;
globalThis.expect = (value) => ({
  toBe: (wanted) => {
    if (!Object.is(value, wanted)) throw new Error(`${value} is not ${wanted}`);
  },
  rejects: {
    toThrow: (part) =>
      value.then(
        () => Promise.reject(new Error('nothing was thrown')),
        (error) => error.message.includes(part) || Promise.reject(error),
      ),
  },
});
globalThis.expect.getState = () => ({ currentTestName: running });

/** What went wrong, in order. */
async function attempt(bodies) {
  const problems = [];
  for (const body of bodies) await Promise.resolve().then(body).catch((error) => problems.push(error));
  return problems;
}

(async () => {
  let failed = 0;
  for (const file of process.argv.slice(2)) {
    hooks = { beforeEach: [], afterEach: [], afterAll: [] };
    tests = [];
    for (const key of Object.keys(require.cache)) if (key !== __filename) delete require.cache[key];
    require(path.resolve(file));
    for (const { name, body } of tests) {
      running = name;
      const problems = await attempt([...hooks.beforeEach, body, ...hooks.afterEach]);
      console.log(`${problems.length > 0 ? 'FAIL' : 'PASS'} ${name}`, ...problems.map((problem) => `\n${problem.message}`));
      failed += problems.length > 0;
    }
    for (const problem of await attempt(hooks.afterAll)) console.log(problem), (failed += 1);
  }
  process.exitCode = failed > 0 ? 1 : 0;
})();
