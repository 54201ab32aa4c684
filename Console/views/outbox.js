// The outbox: what kunder would have got.

import { fill, h, keyed } from "../lib/dom.js";
import { sim } from "../lib/api.js";
import { rows } from "../lib/keys.js";
import { on } from "../lib/live.js";
import { go, refine, replace, route as current, to } from "../lib/router.js";
import { generation, setCount } from "../lib/state.js";
import { dateTime, number, shortTime, t } from "../lib/text.js";
import { empty, facts, refusal } from "../lib/ui.js";

/** As many messages as the list shows at once. */
const most = 150;

/** @type {((route: import("../lib/router.js").Route) => void) | null} */
let follow = null;
/** @type {() => void} */
let leave = () => {};

/** @type {import("../app.js").View} */
export default {
  render(route, scope) {
    /** @type {any[]} newest first */
    let messages = [];
    let isRead = false;
    /** @type {string | null} */
    let open = null;
    const input = h("input", {
      type: "search", "aria-label": t("outbox.search"), placeholder: t("outbox.search"),
      value: route.query.get("q") ?? "",
      oninput: () => refine({ q: input.value }),
    });
    const inside = h("div.messages", { role: "list", "aria-label": t("outbox.title") });
    const note = h("p.searching", { hidden: true });
    const list = h("div.panel.list-pane", null, inside, note);
    const detail = h("div.panel.detail", { role: "region", "aria-label": t("outbox.message"), tabindex: "-1" });
    const split = h("div.split", null, list, detail);
    const nothing = h("div", { hidden: true },
      empty(t("outbox.emptyTitle"), t("outbox.emptyText"), h("a", { href: to() }, t("outbox.toBoard"))));
    const tools = h("div.bar", null, input);
    const root = h("div.journal.outbox", { data: { keys: "rows" } },
      h("div.bar", null, h("h1", null, t("outbox.title"))), h("p.lead", null, t("outbox.lead")), tools, split, nothing);
    rows(inside, "[data-row]");

    /** @param {any} message */
    const row = (message) => h("div", { role: "listitem" }, h("a.message", {
      href: to("outbox", message.id, { q: current.value.query.get("q") }), data: { row: message.id },
      "aria-current": String(message.id) === open ? "true" : null,
    },
      h("b", { class: message.last === false ? "unread" : "" }, message.amne),
      h("small", null, shortTime(message.skapad)),
      h("span.snippet", null, message.text.slice(0, 160).replace(/\s+/g, " ")),
      h("small", null, message.kundId === null ? t("outbox.noKund") : t("outbox.kund", { id: message.kundId }))));

    const draw = () => {
      const words = (current.value.query.get("q") ?? "").toLowerCase();
      const fitting = messages.filter((message) => !words ||
        [message.amne, message.text, message.arbetsorderId, message.kundId].join("\n").toLowerCase().includes(words));
      keyed(inside, fitting.slice(0, most), (message) => message.id, row,
        (a, b) => a.last === b.last && a.text === b.text);
      for (const element of inside.querySelectorAll("[data-row]")) {
        if (element.dataset.row === open) element.setAttribute("aria-current", "true");
        else element.removeAttribute("aria-current");
      }
      const isEmpty = isRead && !messages.length;
      nothing.hidden = !isEmpty;
      split.hidden = tools.hidden = isEmpty;
      note.hidden = fitting.length > 0 && fitting.length <= most;
      fill(note, fitting.length ? t("outbox.cut", { n: most }) : isRead ? t("outbox.none") : t("loading"));
    };

    const drawDetail = () => {
      const message = messages.find((one) => String(one.id) === open);
      root.classList.toggle("reading", Boolean(message));
      if (!message) return fill(detail, h("div.placeholder", null, h("p", null, t("outbox.choose"))));
      fill(detail, h("section", null,
        h("button.quiet.back", { type: "button", "aria-label": t("journal.back"), onclick: leave }, "←"),
        h("h2.reason", null, message.amne),
        facts([
          [t("outbox.to"), message.kundId === null ? t("outbox.noKund") : t("outbox.kund", { id: message.kundId })],
          [t("outbox.about"), h("a", { href: to("ao", message.arbetsorderId) },
            `arbetsorder ${message.arbetsorderId}`)],
          [t("outbox.made"), dateTime(message.skapad)],
          [t("outbox.kind"),
            message.meddelandeId === null ? t("outbox.system")
              : `${t("outbox.byPerson", { id: message.meddelandeId })}, ${t(`outbox.${message.last ? "read" : "unread"}`)}`],
        ])), h("section.letter", null, message.text));
    };

    leave = () => {
      const id = open;
      if (id === null) return;
      go("outbox", { q: current.value.query.get("q") });
      requestAnimationFrame(() => inside.querySelector(`[data-row="${CSS.escape(id)}"]`)?.focus());
    };

    follow = (now) => {
      open = now.path[1] ?? null;
      draw();
      drawDetail();
    };
    scope.add(() => (follow = null));

    let isReading = false;
    let again = false;
    const read = async () => {
      if (isReading) { again = true; return; }
      isReading = true;
      try {
        do {
          again = false;
          messages = (await sim("outbox")).reverse();
          isRead = true;
          setCount("outbox", messages.length ? number(messages.length) : "");
          follow?.(current.value);
        } while (again && !scope.isOver);
      } catch (error) {
        fill(note, refusal(error));
        note.hidden = false;
      } finally {
        isReading = false;
      }
    };
    scope.watch(generation, read);
    // Messages come of what is written; reading them costs more than a request, so at most twice a second.
    let timer = 0;
    scope.add(on("journal", (items) => {
      if (timer || !items.some((item) => item.method !== "GET" && item.status < 300)) return;
      timer = window.setTimeout(() => { timer = 0; if (!scope.isOver) read(); }, 500);
    }));
    scope.add(() => clearTimeout(timer));
    if (route.path[1] === undefined && route.query.get("ao")) replace("outbox", { q: route.query.get("ao") });
    follow(route);
    return root;
  },
  update(route) {
    if (!follow) return false;
    follow(route);
  },
  keys: { Escape: () => leave() },
};
