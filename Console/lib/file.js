// Bundles and HAR files, read into entries such as those of the journal.

import { bytes, t } from "./text.js";

const mostBytes = 256 * 1024 * 1024;

/** @typedef {{kind: "bundle" | "har", name: string, reason: string | null, content: any}} Opened */

/**
 * @param {File} file
 * @returns {Promise<Opened>}
 * @throws {Error} where it is none of the two, with a sentence
 */
export async function readFile(file) {
  if (file.size > mostBytes) throw new Error(t("files.tooLarge", { size: bytes(mostBytes) }));
  let content;
  try {
    content = JSON.parse((await file.text()).replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new Error(t("files.notJSON", { text: /** @type {Error} */ (error).message }));
  }
  const kind = kindOf(content);
  if (!kind) throw new Error(t("files.unknown"));
  return { kind, name: file.name, reason: null, content };
}

/**
 * @param {any} content
 * @returns {"bundle" | "har" | null}
 */
export function kindOf(content) {
  if (Array.isArray(content?.log?.entries)) return "har";
  return String(content?.fast2sim ?? "").startsWith("bundle/") && Array.isArray(content.calls) ? "bundle" : null;
}

/**
 * The requests of a file as entries of the journal, in order; what is no object is passed over.
 * @param {Opened} opened
 * @returns {any[]}
 */
export function entriesOf({ kind, content }) {
  const items = kind === "har" ? content.log.entries : content.calls;
  return items.filter((/** @type {any} */ item) => item && typeof item === "object")
    .map((/** @type {any} */ item, /** @type {number} */ at) => ({ ...(kind === "har" ? ofHAR(item) : ofBundle(item)),
      place: String(at) }));
}

/** @param {any} fields @param {string} name */
const header = (fields,
  name) => fields.find((/** @type {any} */ field) => field.name.toLowerCase() === name)?.value ?? "";

/** @param {any} list of fields, of which anybody may have written anything */
const fieldsOf = (list) => (Array.isArray(list) ? list : []).filter((field) => field && typeof field === "object")
  .map((field) => ({ name: String(field.name ?? ""), value: String(field.value ?? "") }));

/** @param {any} text */
const parsed = (text) => { try { return JSON.parse(text); } catch { return null; } };

/**
 * The notes that an answer's fields name; the first is told in the words of its body.
 * @param {any} response @param {number} status
 */
function notesOf(response, status) {
  const codes = header(response?.headers ?? [],
    "x-sim-notes").split(",").map((/** @type {string} */ code) => code.trim()).filter(Boolean);
  const body = parsed(response?.text);
  const said = typeof body?.message === "string" ? body.message : "";
  return codes.slice(0, 50).map((/** @type {string} */ code, /** @type {number} */ at) => ({
    code, level: status >= 400 && at === 0 ? "error" : "warning", text: at === 0 && status >= 400 ? said || code : code,
    hint: "", basis: [],
  }));
}

/** @param {any} message */
const messageOf = (message) => ({
  headers: fieldsOf(message?.headers), text: typeof message?.text === "string" ? message.text : "",
  length: Number(message?.length ?? 0) || 0, fingerprint: message?.fingerprint ?? null,
});

/** @param {any} call */
function ofBundle(call) {
  if (call.control !== undefined) {
    const text = call.body === undefined ? "" : typeof call.body === "string" ? call.body : JSON.stringify(call.body);
    return {
      id: "—", isControl: true, time: call.time ?? "", method: String(call.method ?? ""),
      target: `/_sim/${call.control}`, operation: null, caller: null, status: 0, answered: true,
      faults: [], notes: [], request: { headers: [], text, length: text.length, fingerprint: null }, response: null,
    };
  }
  const status = Number(call.status) || 0;
  const response = call.answered ? messageOf(call.answered) : null;
  return {
    id: String(call.request ?? "—"), time: call.time ?? "", method: String(call.method ?? ""),
    target: String(call.target ?? ""), operation: null, caller: call.caller ?? null,
    status, answered: response !== null, faults: faultsOf(response), notes: notesOf(response, status),
    request: messageOf(call.sent), response,
  };
}

/** @param {any} response */
const faultsOf = (response) => header(response?.headers ?? [],
  "x-sim-fault").split(",").map((/** @type {string} */ name) => name.trim()).filter(Boolean);

/** @param {any} item */
function ofHAR(item) {
  const url = String(item.request?.url ?? "");
  const target = /^https?:\/\/[^/]+(\/.*)?$/.exec(url)?.[1] ?? url;
  const status = Number(item.response?.status) || 0;
  const text = item.request?.postData?.text;
  const content = item.response?.content ?? {};
  const request = { headers: fieldsOf(item.request?.headers), text: typeof text === "string" ? text : "",
    length: Math.max(0, Number(item.request?.bodySize) || 0), fingerprint: null };
  const response = status
    ? { headers: fieldsOf(item.response?.headers), text: content.encoding ? "" : String(content.text ?? ""),
      length: Math.max(0, Number(content.size) || 0), fingerprint: null } : null;
  const own = Array.isArray(item._notes) ? item._notes.filter((/** @type {any} */ note) => note?.code) : null;
  return {
    id: String(item._id ?? header(response?.headers ?? [], "x-sim-request-id") ?? ""),
    time: String(item._worldTime ?? item.startedDateTime ?? ""), method: String(item.request?.method ?? ""), target,
    operation: typeof item._operation === "string" ? item._operation : null, caller: item._caller ?? null, status,
    answered: status !== 0,
    faults: Array.isArray(item._faults) ? item._faults.map(String) : faultsOf(response),
    notes: own ?? notesOf(response, status),
    duration: Number.isFinite(item.time) ? item.time * 1000 : undefined, realTime: item.startedDateTime, request,
    response,
  };
}
