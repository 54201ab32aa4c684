// What several views and the header know of the world.

import { signal } from "./dom.js";
import { forgetSessions, sim, world } from "./api.js";
import { on } from "./live.js";

/**
 * The clock as it was read, and the machine's time of that moment: `{now, frozen, rate, read}`; null before.
 * @type {import("./dom.js").Signal<any>}
 */
export const clock = signal(/** @type {any} */ (null));
/**
 * What falls due next: `{at, what, id}`, or null.
 * @type {import("./dom.js").Signal<any>}
 */
export const nextDue = signal(/** @type {any} */ (null));
/**
 * The worlds of the server.
 * @type {import("./dom.js").Signal<any[]>}
 */
export const worlds = signal(/** @type {any[]} */ ([]));
/**
 * Who may be chosen: `{resurser, klienter}`.
 * @type {import("./dom.js").Signal<any>}
 */
export const people = signal({ resurser: [], klienter: [] });
/** The resurs as whom the console acts; empty is the first one. */
export const actor = signal(sessionStorage.getItem(`fast2sim.actor.${world}`) ?? "");
/** Grows whenever all that a view shows may have changed: a reset, undo, a scenario, a gap in the stream. */
export const generation = signal(0);
/**
 * What `/_sim/health` said: version, contract, world.
 * @type {import("./dom.js").Signal<any>}
 */
export const health = signal(/** @type {any} */ (null));

/**
 * Numbers beside the places of the menu, by their names; set with `setCount`.
 * @type {import("./dom.js").Signal<Record<string, string>>}
 */
export const counts = signal({});

/** @param {string} name of a place of the menu @param {string} text */
export const setCount = (name, text) => (counts.value = { ...counts.value, [name]: text });

/** @param {string} resurs */
export function setActor(resurs) {
  sessionStorage.setItem(`fast2sim.actor.${world}`, resurs);
  actor.value = resurs;
}

/** The time of the world at this moment, in milliseconds of Unix time; NaN before the clock was read. */
export function worldNow() {
  const known = clock.value;
  if (!known) return NaN;
  const at = new Date(known.now).valueOf();
  return known.frozen ? at : at + (performance.now() - known.read) * known.rate;
}

/**
 * What fell due when the clock was moved from here, the latest first: `{at, what, id}`.
 * @type {import("./dom.js").Signal<any[]>}
 */
export const fired = signal(/** @type {any[]} */ ([]));

/** Reads the clock and what falls due next. */
export async function readClock() {
  const due = await sim("due", { query: { limit: 1 } });
  clock.value = { now: due.now, frozen: due.frozen, rate: due.rate, read: performance.now() };
  nextDue.value = due.due[0] ?? null;
}

/**
 * @param {any} change what `PUT /_sim/clock` takes
 * @returns {Promise<any>} its answer, with what fell due on the way
 */
export async function changeClock(change) {
  const answer = await sim("clock", { method: "PUT", body: change });
  if (answer.due?.length) fired.value = [...answer.due.slice(-100).reverse(), ...fired.value].slice(0, 100);
  await readClock();
  return answer;
}

/** Reads the list of worlds. */
export async function readWorlds() {
  worlds.value = await sim("worlds");
}

/** Reads all that the header shows. */
export async function readAll() {
  await Promise.all([
    readClock(), readWorlds(),
    sim("session").then((value) => (people.value = value)),
    sim("health").then((value) => (health.value = value)),
  ]);
}

let dueTimer = 0;
/** What falls due moves with what is written: it is read again at most twice a second. */
function dueLater() {
  if (dueTimer) return;
  dueTimer = window.setTimeout(() => { dueTimer = 0; readClock().catch(() => {}); }, 500);
}

on("clock", () => readClock().catch(() => {}));
on("worlds", () => readWorlds().catch(() => {}));
on("journal", (items) => { if (items.some((item) => item.changed?.length)) dueLater(); });
on("world", () => { fired.value = []; forgetSessions(); readAll().catch(() => {}); generation.value += 1; });
on("gap", () => { forgetSessions(); readAll().catch(() => {}); generation.value += 1; });
