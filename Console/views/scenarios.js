// The scenarios that can be loaded, why each is worth having, and what comes of its steps; and this world as one more.

import { fill, h } from "../lib/dom.js";
import { baseOf, forgetSessions, sim } from "../lib/api.js";
import { rows } from "../lib/keys.js";
import { refine, to } from "../lib/router.js";
import { generation, setCount, worlds } from "../lib/state.js";
import { number, t } from "../lib/text.js";
import { action, block, copyButton, empty, refusal, sure, toast } from "../lib/ui.js";
import { plainName, saveScenario } from "../lib/scenario.js";

/** @typedef {{name: string, why: string | null, steps: boolean, source: "shipped" | "directory" | "sent"}} Scenario */

/** @typedef {{name: string, line: number, outcome: "passed" | "failed" | "skipped" | "not-run", duration: number, problem: string | null, details: string | null}} Step */

/**
 * The numbers of rules in a sentence as links.
 * @param {string} text
 */
const linked = (text) => text.split(/(\b\d\.\d{1,2}\b)/).map((part, at) =>
  (at % 2 ? h("a", { href: to("help", "rule", part) }, part) : part));

/** @param {string} name */
const command = (name) => `fast2sim scenario run '${name.replaceAll("'", "'\\''")}'`;

/** Whether something was written that loading would throw away. */
async function hasChanges() {
  const known = await sim("undo", { query: { limit: 1 } }).catch(() => null);
  return !known || known.steps.length > 0 || known.lost !== null;
}

/** @param {any} body @param {string} [type] */
async function load(body, type) {
  if ((await hasChanges()) && !(await sure(t("scenarios.sure"), t("scenarios.sureText"), t("scenarios.load")))) return;
  const loaded = await sim("scenario", { body, type });
  forgetSessions();
  toast(t("scenarios.loaded", { name: loaded.name }), { href: to(), label: t("nav.board") });
}

/**
 * Makes a world of its own that begins as the scenario, and goes there.
 * @param {Scenario} scenario
 */
async function loadApart(scenario) {
  const taken = new Set(worlds.value.map((item) => item.name));
  const base = plainName(scenario.name);
  let name = base;
  for (let n = 2; taken.has(name); n += 1) name = `${base}-${n}`;
  await sim("worlds", { body: { name, scenario: scenario.name } });
  location.assign(`${baseOf(name)}_sim/#/`);
}

/** @param {Step} step */
const outcome = (step) =>
  h("li", { data: { outcome: step.outcome } },
    h("div", null, h("b.state", null, t(`scenarios.${step.outcome}`)), " ", step.name,
      step.outcome === "passed" ? h("small", null, ` ${number(step.duration)} ms`) : null),
    step.problem ? h("p", null, linked(step.problem)) : null,
    step.details ? block(step.details, t("scenarios.details")) : null);

/**
 * Runs the steps in a world that is made for them, and shows what came of each below the scenario.
 * @param {Scenario} scenario
 * @param {HTMLElement} place
 */
async function run(scenario, place) {
  fill(place, "");
  const report = await sim("scenario/run", { body: { name: scenario.name } });
  const done = report.steps.filter((/** @type {Step} */ step) => step.outcome === "passed").length;
  const said = t(report.passed ? "scenarios.allPassed" : "scenarios.someFailed", { n: done, of: report.steps.length });
  fill(place, h("p", { role: "status" }, h(report.passed ? "b.good" : "b.bad", null, said)),
    h("ol.steps", null, report.steps.map(outcome)),
    report.remarks.map((/** @type {string} */ text) => h("p", null, text)),
    copyButton(command(scenario.name), t("scenarios.command")));
}

/**
 * @param {Scenario} scenario
 * @param {HTMLElement} place for what its steps come to
 */
const row = (scenario, place = h("div.outcome")) =>
  h("li", { tabindex: "0", data: { row: scenario.name }, onkeydown: (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Enter"
      && event.target === event.currentTarget) /** @type {HTMLElement} */ (event.currentTarget).querySelector("button")?.click();
  } },
    h("div", null, h("h2", null, scenario.name, " ", scenario.source === "shipped" ? null : h("span.chip", null, t(`scenarios.${scenario.source}`))),
      scenario.why ? h("p", null, linked(scenario.why)) : null),
    h("div.acts", null,
      action("button", { act: () => load({ name: scenario.name }),
        "aria-label": `${t("scenarios.load")}: ${scenario.name}` }, t("scenarios.load")),
      action("button", { act: () => loadApart(scenario), "aria-label": `${t("scenarios.apart")}: ${scenario.name}` },
        t("scenarios.apart")),
      scenario.steps ? action("button", { act: () => run(scenario, place),
        "aria-label": `${t("scenarios.run")}: ${scenario.name}` }, t("scenarios.run")) : h("small", null, t("scenarios.noSteps"))),
    place);

/** @type {((query: URLSearchParams) => void) | null} */
let showQuery = null;

/** @type {import("../app.js").View} */
export default {
  render(first, scope) {
    /** @type {Scenario[]} */
    let all = [];
    const list = h("ul.entries.scenarios");
    const box = h("div");
    const found = h("span.muted", { role: "status" });
    const draw = () => {
      const words = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
      const shown = all.filter((one) => words.every((/** @type {string} */ word) =>
        `${one.name} ${one.why ?? ""}`.toLowerCase().includes(word)));
      fill(found, words.length ? t("help.found", { n: shown.length }) : "");
      fill(list, shown.map((one) => row(one)));
      fill(box, shown.length ? h("div.panel", null, list) : all.length
        ? empty(t("scenarios.none"), t("scenarios.noneText")) : "");
    };
    const filter = h("input.filter", { type: "search", placeholder: t("scenarios.filter"),
      "aria-label": t("scenarios.filter"), value: first.query.get("q") ?? "",
        oninput: () => { refine({ q: filter.value }); } });
    const file = h("input.hidden", { type: "file", accept: ".yaml,.yml,.json", tabindex: "-1", "aria-hidden": true });
    const pick = action("button", { act: async () => { file.value = ""; file.click(); } }, t("scenarios.open"));
    file.addEventListener("change", async () => {
      const chosen = file.files?.[0];
      if (!chosen) return;
      try {
        await load(await chosen.text(), chosen.name.endsWith(".json") ? "application/json" : "application/yaml");
      } catch (error) {
        pick.closest(".bar")?.after(refusal(error, () => {}));
      }
    });
    const read = async () => {
      try {
        all = await sim("scenarios");
        setCount("scenarios", number(all.length));
        draw();
      } catch (error) {
        fill(box, refusal(error));
      }
    };
    showQuery = (query) => {
      if ((query.get("q") ?? "") !== filter.value) filter.value = query.get("q") ?? "";
      draw();
    };
    rows(list, "[data-row]");
    scope.watch(generation, read);
    return [
      h("div.bar", null, h("h1", null, t("scenarios.title")), filter, found, h("span.grow"), file, pick,
        h("button.primary", { type: "button", onclick: saveScenario }, t("scenarios.save"))),
      h("p.lead", null, t("scenarios.lead")), box,
    ];
  },
  update: (now) => showQuery?.(now.query),
};
