// All that the page asks of the server. Everything is asked below the world of the page's own address, says that it
// comes from the console, and is one of the calls that /_sim/control.openapi.json or the API's own contract describe.

import { signal } from "./dom.js";

const at = location.pathname.lastIndexOf("/_sim/");

/** The base URL of the world, ending in a slash: of the API, and with `_sim/` of its control plane. */
export const worldBase = location.pathname.slice(0, at + 1) || "/";
/** The base of the server's default world. */
export const rootBase = worldBase.replace(/w\/[^/]+\/$/, "");
/** The name of the page's world. */
export const world = decodeURIComponent(/\/w\/([^/]+)\/$/.exec(worldBase)?.[1] ?? "default");

/** @param {string} name the name of a world; the base URL of it. */
export const baseOf = (name) => (name === "default" ? rootBase : `${rootBase}w/${encodeURIComponent(name)}/`);

const keyName = "fast2sim.admin-key";

/** Whether the server asks for the admin key, and the page has none that is good. */
export const needsKey = signal(false);

/** @param {string} key kept for this tab, until it is closed. */
export function setKey(key) {
  sessionStorage.setItem(keyName, key);
  needsKey.value = false;
}

/** Whether there is a key, which is then a wrong one where the server asks for one. */
export const hasKey = () => sessionStorage.getItem(keyName) !== null;

/** The header fields of each request of the console. */
export function ownHeaders() {
  /** @type {Record<string, string>} */
  const headers = { "X-Sim-Origin": "console" };
  const key = sessionStorage.getItem(keyName);
  if (key) headers["X-Sim-Admin-Key"] = key;
  return headers;
}

/** What the control plane refused, with what to do. */
export class Problem extends Error {
  /** @param {number} status @param {any} body */
  constructor(status, body) {
    super(body?.detail ?? `HTTP ${status}`);
    this.status = status;
    this.code = String(body?.code ?? "");
    this.hint = String(body?.hint ?? "");
  }
}

/**
 * Asks the control plane.
 * @param {string} path behind `/_sim/`: `clock`, `journal/16`
 * @param {{method?: string, query?: Record<string, any>, body?: any, type?: string, text?: boolean, base?: string, signal?: AbortSignal}} [options]
 *   `body` is sent as JSON, or as it is where `type` says its media type; `text` answers the text instead of the JSON
 * @returns {Promise<any>} null where there is no content
 * @throws {Problem} where it refuses
 */
export async function sim(path, options = {}) {
  const { method = options.body === undefined ? "GET" : "POST", query = {}, body, type, text, base = worldBase } = options;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(key, String(value));
  }
  const tail = search.toString();
  const headers = ownHeaders();
  if (body !== undefined) headers["Content-Type"] = type ?? "application/json";
  const response = await fetch(`${base}_sim/${path}${tail ? `?${tail}` : ""}`, {
    method, headers, signal: options.signal, body: body === undefined || type ? body : JSON.stringify(body),
  });
  if (response.ok) {
    if (response.status === 204) return null;
    return text ? await response.text() : await response.json();
  }
  const refused = await response.json().catch(() => null);
  if (response.status === 403 && String(refused?.detail ?? "").includes("X-Sim-Admin-Key")) needsKey.value = true;
  throw new Problem(response.status, refused);
}

/** @typedef {{status: number, headers: Headers, body: any, text: string, blob: Blob | null, entry: number | null}} Answer */

/** @type {Map<string, Promise<any>>} */
const sessions = new Map();

/**
 * The session of a resurs by way of a klient: its tokens as header fields; the first of each where none is named.
 * @param {string} [resurs]
 * @param {string} [klient]
 * @returns {Promise<any>}
 */
export function session(resurs = "", klient = "") {
  const key = JSON.stringify([resurs, klient]);
  let known = sessions.get(key);
  if (!known) {
    known = sim("session", { body: { ...(resurs ? { resurs } : {}), ...(klient ? { klient } : {}) } });
    sessions.set(key, known);
    known.catch(() => sessions.delete(key));
  }
  return known;
}

/** Forgets all sessions: after a reset their tokens are forged ones. */
export const forgetSessions = () => sessions.clear();

/**
 * Makes a request to the API as a resurs; logs in anew once where the tokens are no longer good.
 * @param {string} path behind `/ao-produkt/v1/`: `arbetsorder/1004/status`; behind the world's base where it begins with `/`
 * @param {{method?: string, query?: Record<string, any>, body?: any, resurs?: string | null, klient?: string, blob?: boolean, headers?: Record<string, string>}} [options]
 *   `body` is sent as JSON, or as it is where it is a FormData, Blob or string with a Content-Type in `headers`; a value of `query`
 *   may be a list, `resurs` null for nobody, without tokens, and with `blob` the answer has its bytes
 * @returns {Promise<Answer>} also where it is refused; `entry` is its number in the journal
 */
export async function fast2(path, options = {}) {
  const first = await attempt(path, options);
  if (first.status !== 401 || options.resurs === null) return first;
  forgetSessions();
  return attempt(path, options);
}

/**
 * @param {string} path
 * @param {{method?: string, query?: Record<string, any>, body?: any, resurs?: string | null, klient?: string, blob?: boolean, headers?: Record<string, string>}} options
 * @returns {Promise<Answer>}
 */
async function attempt(path, { method, query = {}, body, resurs = "", klient = "", blob = false, headers = {} }) {
  const tokens = resurs === null ? {} : (await session(resurs, klient)).headers;
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const item of [value].flat()) if (item !== "" && item !== null && item !== undefined) search.append(key, String(item));
  }
  const tail = search.toString();
  const isPlain = body !== undefined && !(body instanceof FormData) && !(body instanceof Blob) && !headers["Content-Type"];
  const response = await fetch(`${worldBase}${path.startsWith("/") ? path.slice(1) : `ao-produkt/v1/${path}`}${tail ? `?${tail}` : ""}`, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: { ...ownHeaders(), ...tokens, ...(isPlain ? { "Content-Type": "application/json" } : {}), ...headers },
    body: isPlain ? JSON.stringify(body) : body,
  });
  const entry = Number(response.headers.get("X-Sim-Request-Id")) || null;
  if (blob && response.ok) return { status: response.status, headers: response.headers, body: null, text: "", blob: await response.blob(), entry };
  const text = await response.text();
  let json = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Not every answer is JSON: a file, a gateway's text.
  }
  return { status: response.status, headers: response.headers, body: json, text, blob: null, entry };
}
