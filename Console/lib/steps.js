// Moving an arbetsorder to another status: what is possible and why not, the real request, its refusal, its undoing.

import { fast2, sim } from "./api.js";
import { fill, h } from "./dom.js";
import { actor, people, setActor } from "./state.js";
import { language, t } from "./text.js";
import { dialog, picker, refusal, statusKey, statusName, sure, toast, walkable } from "./ui.js";
import { to } from "./router.js";

/** The statuses in the order of the board. */
export const statuses = ["REG", "GODK", "PAGAR", "UTFÖRD", "ÖVERF", "MAK"];

/**
 * @typedef {{status: string, allowed: boolean, code?: string, rule?: string, reason?: string,
 *   meddelande?: string}} Step
 * @typedef {{from: string, to: string, text: string, rule: string, entry: number | null}} Refused
 */

/**
 * @param {number | string} id
 * @returns {Promise<{from: string, steps: Step[]}>} what a move would meet, as the chosen resurs
 */
export const stepsOf = (id) => sim(`board/${id}/steps`, { query: { resurs: actor.value } });

/** Who may be chosen, as the choices of a picker. */
export const resurser = () => people.value.resurser.map(
  (/** @type {any} */ item) => /** @type {[string, string]} */ ([item.id, `${item.namn} (${item.id})`]));

/** The chip that says as whom requests are made. */
export const actorPicker = () =>
  picker(t("board.as"), resurser, () => actor.value || people.value.resurser[0]?.id || "", setActor);

/**
 * What the server's reasons are known by, and the page's own words for them: they name the statuses as the board does,
 * and say in Swedish what is possible, where the API's own message says only that it is not.
 */
const known = [
  ["only one step forward", "steps.why.step"], ["can only become", "steps.why.utford"],
  ["not an external party", "steps.why.intern"], ["is final", "steps.why.final"],
  ["can only go back to", "steps.why.mak"], ["may only read", "steps.why.reader"],
  ["is external and not the utförare", "steps.why.stranger"],
];

/**
 * Why a step is not possible, as a sentence.
 * @param {Step} step
 * @param {number | string} id
 * @param {string} from
 */
export function reasonOf(step, id, from) {
  const said = step.reason ?? "";
  const own = known.find(([part]) => said.includes(part))?.[1];
  if (own) return t(own, { id, from: statusName(from) });
  return (language.value === "sv" ? step.meddelande : said) || said || step.meddelande || "";
}

/**
 * The number of a rule, leading to its words.
 * @param {string | undefined} number
 */
export const ruleLink = (number) =>
  (number ? h("a", { href: to("help", { q: number }) }, t("steps.rule", { number })) : null);

/**
 * Moves by a real request, tells of it and offers to take it back.
 * @param {number | string} id
 * @param {string} from
 * @param {string} status
 * @returns {Promise<Refused | null>} null where it was moved
 */
export async function move(id, from, status) {
  const answer = await fast2(
    `arbetsorder/${encodeURIComponent(id)}/status`,
    { method: "PUT", body: { statuskod: status }, resurs: actor.value },
  );
  if (answer.status < 300) {
    const entry = answer.entry;
    toast(t("steps.moved", { id, from: statusName(from), to: statusName(status) }),
      entry ? { label: t("undo.yes"), act: () => takeBack(entry).catch(tell) } : undefined);
    return null;
  }
  return refusedBy(id, answer, from, status);
}

/** @param {any} error */
export const tell = (error) => void dialog(t("failed"), () => refusal(error));

/**
 * What an answer of the API refuses, with the rule that the journal names.
 * @param {number | string} id
 * @param {import("./api.js").Answer} answer
 * @param {string} from
 * @param {string} status
 * @returns {Promise<Refused>}
 */
async function refusedBy(id, answer, from, status) {
  const entry = answer.entry ? await sim(`journal/${answer.entry}`).catch(() => null) : null;
  const note = entry?.notes.find((/** @type {any} */ item) => item.level === "error") ?? entry?.notes[0];
  // The board's own sentence says what is possible; it is taken where it speaks of the same refusal.
  const step = (await stepsOf(id).catch(() => null))?.steps.find((item) => item.status === status);
  return {
    from, to: status, rule: String(note?.rule ?? ""), entry: answer.entry,
    text: (step?.code && step.code === note?.code && reasonOf(step, id, from)) || sentenceOf(answer),
  };
}

/**
 * The sentence of a refusal of the API, in the language of the page where it has it.
 * @param {import("./api.js").Answer} answer
 */
export function sentenceOf({ body, text, status }) {
  const said = language.value === "sv" ? body?.userMessage ?? body?.message : body?.message ?? body?.userMessage;
  return String(said ?? body?.description ?? body?.error_description ?? (text.slice(0, 300) || `HTTP ${status}`));
}

/**
 * A refusal as a box that stays until it is dismissed.
 * @param {Refused} refused
 * @param {() => void} onclose
 */
export function refusedBox(refused, onclose) {
  return h("div.refusal", { role: "alert" },
    h("b", null, t("steps.refused", { from: statusName(refused.from), to: statusName(refused.to) })),
    h("p", null, refused.text),
    h("small", null,
      ruleLink(refused.rule), refused.rule && " · ",
      refused.entry && h("a", { href: to("j", refused.entry) }, t("steps.inJournal"))),
    h("button.quiet.close", {
      type: "button", "aria-label": t("close"), title: `${t("close")} (x)`, onclick: onclose,
    }, "✕"));
}

/**
 * Takes back the request of an entry, and what was written after it; asks where that is more than the one.
 * @param {number} entry
 */
export async function takeBack(entry) {
  const { steps, lost } = await sim("undo", { query: { limit: 100 } });
  const at = steps.findIndex((/** @type {any} */ step) => step.entry === entry);
  if (at < 0) {
    toast(lost ?? t("undo.none"));
    return;
  }
  if (at > 0 && !(await sure(t("undo.title"), t("steps.undoMore", { n: at + 1 }), t("undo.yes")))) return;
  await sim("undo", { body: { requests: at + 1 } });
  toast(t("undo.done", { name: steps[at].name }));
}

/**
 * A menu of the statuses that an arbetsorder can go to, those that it can't with the reason; a digit takes the column
 * of that number.
 * @param {HTMLElement} anchor what it stands at, and what gets the focus back
 * @param {number | string} id
 * @param {(from: string, status: string) => void} act
 */
export async function moveMenu(anchor, id, act) {
  const title = t("steps.moveTo", { id });
  const box = h(
    "div.menu.moves", { popover: "auto", role: "dialog", "aria-label": title },
    h("p.pad", null, t("loading")),
  );
  const place = anchor.getBoundingClientRect();
  box.style.setProperty("--x", `${Math.max(8, Math.min(place.left, innerWidth - 348))}px`);
  box.style.setProperty("--y", `${Math.max(8, Math.min(place.bottom + 4, innerHeight - 420))}px`);
  walkable(box);
  box.addEventListener("toggle", (/** @type {any} */ event) => {
    if (event.newState !== "closed") return;
    const hadFocus = box.contains(document.activeElement) || document.activeElement === document.body;
    box.remove();
    if (hadFocus && anchor.isConnected) anchor.focus();
  });
  box.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    const status = statuses[Number(event.key) - 1];
    const button = status && box.querySelector(`button[data-status="${status}"]`);
    if (button) button.click();
    else if (event.key === "j" || event.key === "k") box.dispatchEvent(new KeyboardEvent(
      "keydown", { key: event.key === "j" ? "ArrowDown" : "ArrowUp" },
    ));
    else return;
    event.preventDefault();
  });
  document.body.append(box);
  box.showPopover();
  try {
    const { from, steps } = await stepsOf(id);
    fill(box, h("h2", null, title),
      statuses.flatMap((status, index) => {
        const step = steps.find((item) => item.status === status);
        if (!step) return [];
        const take = () => { box.hidePopover(); act(from, status); };
        return [h(`button${step.allowed ? "" : ".no"}`, { type: "button", data: { status }, onclick: take },
          h("kbd", null, index + 1), h(`span.status.s-${statusKey(status)}`, null, statusName(status)),
          !step.allowed && h("small", null, `${t("steps.no")} ${reasonOf(step, id, from)}`))];
      }));
    (box.querySelector("button:not(.no)") ?? box.querySelector("button"))?.focus();
  } catch (error) {
    fill(box, refusal(error));
  }
}
