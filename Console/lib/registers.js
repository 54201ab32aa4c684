// What the registers of the world say that no smaller call tells: types of arbetsorder, prio and calendars. They are read from its
// state, once, and only where that is small.

import { sim, world } from "./api.js";
import { on } from "./live.js";
import { readWorlds, worlds } from "./state.js";

const mostBytes = 2_000_000;

/** @typedef {{typer: [string, string][], prio: any[], kalendrar: any[]}} Registers */

/** @type {Promise<Registers | null> | null} */
let known = null;
on("world", () => (known = null));

/** @returns {Promise<Registers | null>} null where the world is too large to ask for all of it */
export function registers() {
  known ??= read().catch(() => null);
  return known;
}

/** @returns {Promise<Registers | null>} */
async function read() {
  if (!worlds.value.length) await readWorlds();
  const own = worlds.value.find((item) => item.name === world);
  if (!own || own.bytes > mostBytes) return null;
  const state = await sim("state");
  return {
    typer: (state.arbetsordertyper ?? []).map((/** @type {any} */ item) => [
      String(item.kod), String(item.beskrivning ?? item.kod),
    ]),
    prio: state.prio ?? [],
    kalendrar: state.kalendrar ?? [],
  };
}
