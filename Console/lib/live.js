// The stream of events of the world, read by fetch, which can send the admin key. Whatever comes within a frame is handed on
// together, so that a thousand requests a second cost a view no more than sixty.

import { signal } from "./dom.js";
import { needsKey, ownHeaders, worldBase } from "./api.js";

/** `live`, `connecting` or `lost`. */
export const connection = signal("connecting");

/** @type {Map<string, Set<(items: any[]) => void>>} */
const listeners = new Map();
/** @type {Map<string, any[]>} */
let waiting = new Map();
let isPlanned = false;

/**
 * Calls back with all events of a name that came since the last frame. The name `gap` is called (with an empty list) whenever the
 * stream was interrupted, so that what was missed is read again.
 * @param {string} name `journal`, `clock`, `faults`, `world`, `worlds`, `gap`
 * @param {(items: any[]) => void} listener
 * @returns {() => void} ends it
 */
export function on(name, listener) {
  const all = listeners.get(name) ?? new Set();
  listeners.set(name, all.add(listener));
  return () => all.delete(listener);
}

/** @param {string} name @param {any} [item] */
function tell(name, item) {
  const items = waiting.get(name) ?? [];
  if (item !== undefined) items.push(item);
  waiting.set(name, items);
  if (isPlanned) return;
  isPlanned = true;
  // A hidden page has no frames; a timer of a second keeps it from growing.
  if (document.hidden) setTimeout(flush, 1000);
  else requestAnimationFrame(flush);
}

function flush() {
  isPlanned = false;
  const now = waiting;
  waiting = new Map();
  for (const [name, items] of now) for (const listener of [...(listeners.get(name) ?? [])]) listener(items);
}

/** Reads the stream for as long as the page lives. */
export async function follow() {
  let pause = 250;
  let wasLost = false;
  for (;;) {
    try {
      const response = await fetch(`${worldBase}_sim/events`, { headers: ownHeaders(), cache: "no-store" });
      if (response.status === 403) needsKey.value = true;
      if (!response.ok || !response.body) throw new Error(String(response.status));
      connection.value = "live";
      if (wasLost) tell("gap");
      pause = 250;
      await read(response.body);
    } catch {
      // Told by the state of the connection.
    }
    connection.value = "lost";
    wasLost = true;
    await new Promise((done) => setTimeout(done, pause));
    pause = Math.min(pause * 2, 4000);
    if (needsKey.value) await new Promise((done) => { const end = needsKey.watch((is) => { if (!is) { queueMicrotask(() => end()); done(null); } }); });
    connection.value = "connecting";
  }
}

/** @param {ReadableStream<Uint8Array>} body */
async function read(body) {
  const reader = body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const pieces = (rest + value).split("\n\n");
    rest = pieces.pop() ?? "";
    for (const piece of pieces) parse(piece);
  }
}

/** @param {string} text */
function parse(text) {
  let name = "message";
  let data = "";
  for (const line of text.split("\n")) {
    if (line.startsWith("event: ")) name = line.slice(7);
    else if (line.startsWith("data: ")) data += line.slice(6);
  }
  if (!data) return;
  try {
    tell(name, JSON.parse(data));
  } catch {
    // Half an event at the end of a stream.
  }
}
