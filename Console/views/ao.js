// One arbetsorder: what it is, what has happened to it, what can happen next, and who has asked for it.

import { fast2, sim } from "../lib/api.js";
import { hours, instantOf, wall } from "../lib/calendar.js";
import { fill, h, s } from "../lib/dom.js";
import { on } from "../lib/live.js";
import { registers } from "../lib/registers.js";
import { to } from "../lib/router.js";
import { actor, clock, generation, people, worldNow } from "../lib/state.js";
import {
  actorPicker, move, moveMenu, reasonOf, refusedBox, ruleLink, sentenceOf, statuses, stepsOf, tell,
} from "../lib/steps.js";
import { bytes, dateTime, duration, shortTime, t } from "../lib/text.js";
import {
  action, block, download, facts, httpChip, refusal, statusChip, statusKey, statusName, sure, toast,
} from "../lib/ui.js";
import { backToBoard, slaOf } from "./board.js";

/**
 * @typedef {{at: number, kind: string, title: any, text?: any, by?: string, isDay?: boolean, entry?: number}} Moment
 */

const hour = 3_600_000;
/** A gap without anything in it is collapsed from this length on. */
const idle = 12 * hour;
const mostMoments = 200;

/** @type {Ao | null} */
let shown = null;

/** @type {import("../app.js").View} */
export default {
  render(now, scope) {
    shown = new Ao(now.path[1] ?? "", scope);
    return shown.elements;
  },
  update: (now) => now.path[1] === shown?.id,
  keys: {
    m: () => {
      const button = /** @type {HTMLElement | null} */ (document.querySelector("main .bar .move"));
      if (button) shown?.menu(button);
    },
    Escape: () => backToBoard(shown?.id ?? ""),
  },
};

class Ao {
  /** @param {string} id @param {import("../lib/dom.js").Scope} scope */
  constructor(id, scope) {
    this.id = id;
    this.scope = scope;
    /** @type {any} */
    this.ao = null;
    /** @type {any} */
    this.agreed = null;
    /** @type {any} */
    this.objekt = null;
    /** @type {any[]} */
    this.handelser = [];
    /** @type {any[]} */
    this.tider = [];
    /** @type {Map<number, any>} */
    this.details = new Map();
    /** @type {any[]} */
    this.entries = [];
    /** @type {Set<number>} */
    this.undoable = new Set();
    this.oldest = 0;
    /** @type {Map<number, string>} */
    this.pictures = new Map();
    this.timer = 0;
    this.filesKey = "";
    this.showsAll = false;
    this.showsReads = false;
    this.reads = 0;
    /** @type {any[]} */
    this.undoSteps = [];
    /** @type {import("../lib/steps.js").Refused | null} */
    this.refused = null;
    /** @type {any} */
    this.known = null;

    this.head = h("div.bar", null, h("h1", { tabindex: "-1" }, t("ao.title", { id })));
    this.lead = h("p.lead");
    this.steps = h("div");
    this.sla = h("div");
    this.fields = h("div");
    this.files = h("section.pad", { hidden: true });
    this.timeline = h("ol.timeline");
    this.touched = h("div");
    this.json = h(
      "details.pad",
      { ontoggle: () => { if (this.json.open) this.readJSON(); } },
      h("summary", null, t("ao.json")), (this.jsonBody = h("div")),
    );
    this.problem = h("div");
    const section = (
      /** @type {string} */ title, /** @type {any} */ body,
    ) => h("section", null, h("h2", null, t(title)), body);
    this.body = h("div.ao", { hidden: true },
      h("div.stack", null,
        h("div.panel", null, section("ao.next", this.steps), section("ao.sla", this.sla)),
        h("div.panel", null, section("ao.fields", this.fields), this.files, this.json)),
      h("div.stack", null,
        h("div.panel", null, section("ao.timeline", this.timeline)),
        h("div.panel", null, section("ao.touched", this.touched))));
    this.elements = [this.head, this.lead, this.problem, this.body];

    scope.watch(generation, () => this.read());
    let isNew = true;
    scope.watch(actor, () => { if (!isNew) this.readSteps(); isNew = false; });
    scope.watch(clock, () => this.drawSla());
    scope.add(on("clock", () => this.readSoon()));
    scope.add(on("journal", (items) => {
      if (items.some((item) => this.concerns(item))) this.readSoon();
    }));
    scope.every(30_000, () => { if (!document.hidden) this.drawSla(); });
    scope.add(() => {
      clearTimeout(this.timer);
      for (const href of this.pictures.values()) URL.revokeObjectURL(href);
    });
    registers().then((known) => { this.known = known; this.drawSla(); });
  }

  /** The ends of the addresses of what belongs to it. */
  parts() {
    return [
      ...this.handelser.map((item) => `handelser/${item.id}`),
      ...this.tider.map((item) => `tider/${item.id}`),
      ...listed(this.ao?.filUtList).map((item) => `file/${item.id}`),
    ];
  }

  /**
   * Whether a request that was just made may have changed what is shown; its own reads did not.
   * @param {any} item
   */
  concerns(item) {
    if (item.changed?.some((/** @type {any} */ row) => row.table === "arbetsorder" && row.id === this.id)) return true;
    return item.method !== "GET" && (
      touches(item.target, this.id) || this.parts().some((part) => endsWith(item.target, part))
    );
  }

  readSoon() {
    if (this.timer) return;
    this.timer = window.setTimeout(() => { this.timer = 0; this.read(); }, 500);
  }

  /** @param {string} path @param {Record<string, any>} [query] */
  async get(path, query) {
    const answer = await fast2(path, { query, resurs: actor.value });
    if (answer.status >= 300) throw Object.assign(new Error(sentenceOf(answer)), { answer });
    return answer.body;
  }

  async read() {
    const { id } = this;
    try {
      const ao = await this.get(`arbetsorder/${encodeURIComponent(id)}`);
      const [handelser, tider, sla] = await Promise.all([
        this.get("arbetsorder/handelser", { arbetsorderId: id }).catch(() => []),
        this.get("arbetsorder/tider", { arbetsorderId: id }).catch(() => []),
        this.get(`arbetsorder/${encodeURIComponent(id)}/sla`).catch(() => null),
      ]);
      if (this.scope.isOver) return;
      Object.assign(this, { ao, handelser: listed(handelser), tider: listed(tider), agreed: sla });
      this.status = nested(ao, "status", "statusKod") ?? nested(ao, "status", "statuskod");
      this.readObjekt(ao.objekt?.id);
      fill(this.problem);
      this.body.hidden = false;
      this.draw();
      await Promise.all([this.readSteps(), this.readTouched()]);
    } catch (error) {
      if (this.scope.isOver) return;
      this.body.hidden = !this.ao;
      const entry = /** @type {any} */ (error).answer?.entry;
      fill(
        this.problem, refusal(error),
        h(
          "p", null,
          entry && [h("a", { href: to("j", entry) }, t("steps.inJournal")), " · "],
          h("a", { href: to() }, t("ao.toBoard")),
        ),
      );
    }
  }

  /** @param {string | undefined} id */
  async readObjekt(id) {
    if (!id || this.objekt?.id === id) return;
    this.objekt = await this.get(`fastastrukturen/objekt/${encodeURIComponent(id)}`).catch(() => null);
    if (!this.scope.isOver && this.ao) fill(this.fields, facts(this.pairs()));
  }

  /** When it was registered: the API tells the day, and the agreed time begins at the instant. */
  registered() {
    const day = at(this.ao.registrerad?.datumregistrerad);
    const start = new Date(this.agreed?.slaStart ?? NaN).valueOf();
    if (start >= day && start < day + 24 * hour) return start;
    const first = this.handelser.map(
      (item) => new Date(item.datumRegistrerad).valueOf(),
    ).find((time) => time >= day && time < day + 24 * hour);
    return first ?? day;
  }

  /** The agreed time, with how much of it is gone in the hours that count. */
  sum() {
    const { agreed, ao } = this;
    if (!agreed?.slaStart || !agreed.slaAvtalatSlut) return null;
    const from = new Date(agreed.slaStart).valueOf(), due = new Date(agreed.slaAvtalatSlut).valueOf();
    const ended = agreed.slaFaktisktSlut ? new Date(agreed.slaFaktisktSlut).valueOf() : NaN;
    const until = Number.isNaN(ended) ? worldNow() : ended;
    const prio = this.known?.prio.find((/** @type {any} */ item) => String(item.kod) === String(ao.prio?.prioKod));
    const around = prio?.sla?.kalender === "dygnet-runt";
    const kalender = this.known?.kalendrar.find((/** @type {any} */ item) => item.namn === prio?.sla?.kalender) ?? null;
    const isKnown = Boolean(kalender || around);
    const length = (/** @type {number} */ end) => hours(kalender, from, end).reduce((sum, [a, b]) => sum + b - a, 0);
    const share = Number.isNaN(until) ? 0 : until <= due
      && due - from <= 62 * 24 * hour ? length(until) / (length(due) || 1) : (until - from) / (due - from || 1);
    return {
      from, due, ended, share, prio, around, kalender, isKnown,
      state: Number.isNaN(ended) ? (until > due ? "due" : "running") : "met",
    };
  }

  draw() {
    const { ao } = this;
    if (this.head.dataset.status !== this.status) {
      this.head.dataset.status = this.status;
      // The heading stays where it is: it has the focus after a turn to this view.
      while (this.head.lastChild !== this.head.firstChild) this.head.lastChild?.remove();
      this.head.append(statusChip(String(this.status)), h("span.grow"), actorPicker().element,
        h(
          "button.move",
          { type: "button", onclick: (/** @type {any} */ event) => this.menu(event.currentTarget) },
          t("steps.move"), " ", h("kbd", { "aria-hidden": true }, "m"),
        ),
        h("a.button", { href: to({ q: this.id }) }, t("ao.toBoard")));
    }
    fill(
      this.lead,
      [
        nested(ao, "arbetsorderTyp", "arbetsordertypBesk"),
        ao.information?.beskrivning ?? ao.fras?.frasBesk ?? t("board.noText"),
      ].filter(Boolean).join(" · "),
    );
    fill(this.fields, facts(this.pairs()));
    this.drawSla();
    this.drawFiles();
    this.drawTimeline();
    if (this.json.open) this.readJSON();
  }

  /** @returns {[any, any][]} */
  pairs() {
    const { ao } = this;
    const objekt = ao.objekt?.id;
    const who = (/** @type {any} */ one) => (
      one ? [one.namn, one.id && `(${one.id})`].filter(Boolean).join(" ") : null
    );
    const dated = (
      /** @type {any} */ group, /** @type {string} */ date, /** @type {string} */ by,
    ) => (group ? [dayOf(group[date]), who(group[by])].filter(Boolean).join(", ") : null);
    const text = (
      /** @type {any} */ code, /** @type {any} */ words,
    ) => [words, code && `(${code})`].filter(Boolean).join(" ");
    return [
      [
        "Objekt",
        objekt && h(
          "a", { href: to("objekt", `objekt:${objekt}`) },
          [this.objekt?.adress?.adress, this.objekt?.adress?.lghummer, objekt].filter(Boolean).join(", "),
        ),
      ],
      ["Utförare", who(ao.utforare)], ["Kund", ao.kund?.id], [
        "Prio", ao.prio && text(ao.prio.prioKod, ao.prio.prioBesk),
      ],
      [
        "Utrymme",
        ao.utrymme?.id && h("a", { href: to("objekt", `objekt:${objekt}`, `utrymme:${ao.utrymme.id}`) }, ao.utrymme.id),
      ],
      [
        "Enhet",
        ao.enhet?.id && h(
          "a",
          {
            href: to(
              "objekt",
              ...[
                objekt && `objekt:${objekt}`, ao.utrymme?.id && `utrymme:${ao.utrymme.id}`,
                `enhet:${ao.enhet.id}`,
              ].filter(Boolean),
            ),
          },
          ao.enhet.id,
        ),
      ], ["Enhetsnotering", ao.enhet?.enhetsNotering],
      [
        "Fras", ao.fras && text(ao.fras.frasKod, ao.fras.frasBesk),
      ], ["Tillträde", nested(ao, "tilltrade", "tilltradeBesk")],
      ["Kommentar", ao.information?.kommentar], [
        "Anmärkning", ao.information?.anmarkning,
      ], ["Åtgärd", ao.information?.atgard],
      [
        "Registrerad", dated(ao.registrerad, "datumregistrerad", "registreradAv"),
      ], ["Beställd", dated(ao.bestalld, "datumBestalld", "bestalldAv")],
      [
        "Accepterad", dated(ao.accepterad, "datumAccepterad", "accepteradAv"),
      ], ["Utförd", dated(ao.utford, "datumUtford", "utfordAv")],
      [
        "Modifierad",
        ao.modifierad && [
          dateTime(ao.modifierad.datumModifierad), who(ao.modifierad.modifieradAv),
        ].filter(Boolean).join(", "),
      ],
      [
        "Planering",
        ao.planering && [
          dayOf(ao.planering.bokadDatum),
          [ao.planering.bokadFromTid, ao.planering.bokadTomTid].filter(Boolean).join("–"),
        ].filter(Boolean).join(" "),
      ],
      [
        "Anmälare",
        ao.annanAnmalare && Object.values(ao.annanAnmalare).filter((value) => typeof value === "string").join(", "),
      ],
      [
        "Nyckel",
        ao.nyckelinformation && Object.values(ao.nyckelinformation).filter(
          (value) => typeof value === "string",
        ).join(", "),
      ],
      ["Referens", ao.referens], ["Externt id", ao.externtId], ["Externt nr", ao.externtNr], ["Bunt", ao.bunt?.id],
      [
        "Faktureras",
        ao.fakturera && (
          ao.fakturera.faktureras ? [
            t("yes"), ao.fakturera.fakturaBelopp,
          ].filter((value) => value !== null).join(", ") : t("no")
        ),
      ],
      [
        "Ekonomi",
        ao.ekonomi && Object.entries(ao.ekonomi).filter(([, value]) => value !== null).map(
          ([key, value]) => `${key} ${value}`,
        ).join(", "),
      ],
    ];
  }

  async readSteps() {
    try {
      const { from, steps } = await stepsOf(this.id);
      if (this.scope.isOver) return;
      const allowed = steps.filter((step) => step.allowed);
      const others = steps.filter((step) => !step.allowed);
      const button = (/** @type {import("../lib/steps.js").Step} */ step, /** @type {string} */ name) =>
        action(
          `${name}.s-${statusKey(step.status)}`, { act: () => this.move(from, step.status) },
          statuses.indexOf(step.status) > statuses.indexOf(from) || step.status === "MAK" ? "→ " : "← ",
          statusName(step.status),
        );
      fill(this.steps,
        allowed.length ? h(
          "div.acts", null,
          allowed.map((step, index) => button(
            step,
            index === allowed.findIndex(
              (one) => statuses.indexOf(one.status) === statuses.indexOf(from) + 1,
            ) ? "button.primary" : "button",
          )),
        ) : h("p.muted", null, t("ao.noSteps")),
        this.refused && refusedBox(this.refused, () => { this.refused = null; this.readSteps(); }),
        others.length > 0 && h("ul.no-steps", null, others.map((step) => h("li", null,
          h("b", null, statusName(step.status)), " ", reasonOf(step, this.id, from), " ", ruleLink(step.rule), " ",
          h("button.quiet.try", {
            type: "button", "aria-label": t("ao.tryIt", { status: statusName(step.status) }),
            onclick: () => this.move(from, step.status).catch(tell),
          }, t("ao.try"))))));
    } catch (error) {
      fill(this.steps, refusal(error));
    }
  }

  /** @param {string} from @param {string} status */
  async move(from, status) {
    this.refused = await move(this.id, from, status);
    await this.read();
  }

  /** @param {HTMLElement} anchor */
  menu(anchor) {
    moveMenu(anchor, this.id, (from, status) => this.move(from, status).catch(tell));
  }

  /** How much of the agreed time is gone, on the hours in which it goes. */
  drawSla() {
    if (!this.ao) return;
    const sum = this.sum();
    if (!sum) return fill(this.sla, h("p.muted", null, t("ao.noSla")));
    const { from, due, ended, share, prio, around, kalender } = sum;
    const [state, words] = slaOf({ due: new Date(due).toISOString(), from: "", state: sum.state, share });
    const until = Number.isNaN(ended) ? worldNow() : ended;
    const end = Math.max(due, Number.isNaN(until) ? due : Math.min(until, due + (due - from)));
    fill(this.sla,
      h(
        "p", null, h(`b.${state}-t`, null, words),
        h("span.muted", null, sum.isKnown && share <= 1 ? ` · ${t("ao.share", { n: Math.round(share * 100) })}` : ""),
      ),
      end - from <= 62 * 24 * hour ? bar({
        from, due, end, now: until, hours: sum.isKnown ? hours(kalender, from, end) : [[from, end]], state,
        words,
      }) : null,
      facts([
        [t("ao.slaFrom"), dateTime(from)], [t("ao.slaDue"), dateTime(due)],
        [t("ao.slaEnded"), Number.isNaN(ended) ? null : dateTime(ended)],
        [t("ao.slaTime"), prio?.sla
          && [spanOf(prio.sla.tid), around ? t("ao.around") : calendarOf(prio.sla.kalender, kalender)].join(", ")],
      ]));
  }

  drawFiles() {
    const all = listed(this.ao.filUtList);
    this.files.hidden = !all.length;
    const key = JSON.stringify(all);
    if (this.filesKey === key) return;
    this.filesKey = key;
    fill(this.files, h("h2", null, t("ao.files")), h("ul.files", null, all.map((file, index) => {
      const frame = h(
        "div.frame", { "aria-hidden": true },
        (/\.(\w{1,5})$/.exec(String(file.filnamn))?.[1] ?? "fil").toUpperCase(),
      );
      const isPicture = /\.(png|jpe?g|gif|webp)$/i.test(String(file.filnamn));
      if (isPicture && index < 12) this.preview(file, frame);
      return h("li", null, frame, h(
        "div", null, h("b", null, file.filnamn),
        h("small", null, [file.beskrivning, file.datum && shortTime(file.datum)].filter(Boolean).join(" · ")),
      ),
        action("button", {
          act: async () => download((await this.file(file.id)).blob, file.filnamn),
        }, t("ao.download")));
    })));
  }

  /** @param {number} id @returns {Promise<any>} */
  async file(id) {
    const answer = await fast2(`filetransfer/file/${id}`, { resurs: actor.value, blob: true });
    if (!answer.blob) throw new Error(sentenceOf(answer));
    return answer;
  }

  /**
   * Shows a picture that is one by its first bytes, whatever it is called.
   * @param {any} file
   * @param {HTMLElement} frame
   */
  async preview(file, frame) {
    try {
      const { blob } = await this.file(file.id);
      const type = pictureType(new Uint8Array(await blob.slice(0, 16).arrayBuffer()));
      if (!type || this.scope.isOver) return;
      const before = this.pictures.get(file.id);
      if (before) URL.revokeObjectURL(before);
      const href = URL.createObjectURL(new Blob([blob], { type }));
      this.pictures.set(file.id, href);
      frame.removeAttribute("aria-hidden");
      fill(
        frame,
        h(
          "a", { href, download: file.filnamn },
          h("img", { src: href, alt: file.beskrivning || file.filnamn, title: bytes(blob.size) }),
        ),
      );
    } catch {
      // The button below it says what is wrong.
    }
  }

  /** @returns {Moment[]} */
  moments() {
    const { ao } = this;
    /** @type {Moment[]} */
    const all = [];
    const registered = this.registered();
    const isSaid = this.handelser.some((item) => item.typKod === "SYS" && Math.abs(
      new Date(item.datumRegistrerad).valueOf() - registered,
    ) < 60_000);
    if (!Number.isNaN(registered) && !isSaid) all.push({
      at: registered, kind: "reg", title: statusName("REG"), by: ao.registrerad?.registreradAv?.namn,
    });
    const said = new Set();
    for (const item of this.handelser) {
      const at = new Date(item.datumRegistrerad).valueOf();
      const isStatus = item.typKod === "SYS";
      if (isStatus) for (const status of statuses) if (
        `${item.rubrik} ${item.text ?? ""}`.endsWith(statusName(status)) || item.rubrik === statusName(status)
      ) said.add(status);
      all.push({
        at, kind: !isStatus ? "handelse" : Math.abs(at - registered) < 60_000 ? "reg" : "status",
        title: item.rubrik || item.typBeskrivning, text: item.text,
        by: [item.skapadAv, isStatus ? "" : item.typBeskrivning].filter(Boolean).join(" · "),
      });
    }
    for (const [status, group, date, by] of /** @type {[string, any, string, string][]} */ (
      [
        ["GODK", ao.bestalld, "datumBestalld", "bestalldAv"],
        ["PAGAR", ao.accepterad, "datumAccepterad", "accepteradAv"],
        ["UTFÖRD", ao.utford, "datumUtford", "utfordAv"],
      ]
    )) {
      // Of these the API tells the day alone: they stand in their order behind the registration of the same day.
      if (group && !said.has(status)) all.push({
        at: Math.max(at(group[date]), Number.isNaN(registered) ? 0 : registered + statuses.indexOf(status)),
        kind: statusKey(status), title: statusName(status), by: group[by]?.namn,
        isDay: /^\d{8}$/.test(String(group[date])),
      });
    }
    for (const item of this.tider) {
      const time = [
        item.timmar ? `${item.timmar} h` : "", item.minuter ? `${item.minuter} min` : "",
      ].filter(Boolean).join(" ");
      all.push({
        at: instantOf(item.datumFom, item.starttid), kind: "tid",
        title: `${t("ao.tid")} ${[item.starttid, item.sluttid].filter(Boolean).join("–")}`,
        text: [time, item.pris && `${item.pris} kr`].filter(Boolean).join(", "), by: item.resursId,
        isDay: !item.starttid,
      });
    }
    for (const item of listed(ao.filUtList)) all.push({
      at: new Date(item.datum).valueOf(), kind: "fil", title: item.filnamn, text: item.beskrivning,
    });
    if (ao.planering?.bokadDatum) all.push({
      at: instantOf(ao.planering.bokadDatum, ao.planering.bokadFromTid), kind: "bokning",
      title: t("ao.booked"),
      text: [ao.planering.bokadFromTid, ao.planering.bokadTomTid].filter(Boolean).join("–"),
    });
    if (this.agreed?.slaAvtalatSlut && !this.agreed.slaFaktisktSlut) all.push({
      at: new Date(this.agreed.slaAvtalatSlut).valueOf(), kind: "sla", title: t("ao.slaDue"),
    });
    for (const [entry, detail] of this.details) {
      const fields = detail.changes?.filter(
        (/** @type {any} */ row) => row.table === "arbetsorder" && row.key === this.id && row.kind === "updated",
      )
        .flatMap((/** @type {any} */ row) => row.fields).filter(
          (/** @type {any} */ field) => !/_ms$|_av$|^status$|^makulerad_|^sla_/.test(field.name),
        ) ?? [];
      if (!fields.length) continue;
      all.push({
        at: new Date(detail.time).valueOf(), kind: "andring", by: nameOf(detail.caller), entry,
        title: t("ao.changed", { fields: fields.map((/** @type {any} */ field) => field.name).join(", ") }),
        text: h("ul", null, fields.slice(0, 6).map((/** @type {any} */ field) =>
          h("li", null, `${short(field.before)} → ${short(field.after)}`))),
      });
    }
    return all.filter((item) => !Number.isNaN(item.at)).sort((a, b) => a.at - b.at);
  }

  drawTimeline() {
    const now = worldNow();
    let all = this.moments();
    const hidden = this.showsAll ? 0 : Math.max(0, all.length - mostMoments);
    all = all.slice(hidden);
    const rows = [];
    if (hidden) rows.push(h(
      "li.gap", null,
      h(
        "button",
        { type: "button", onclick: () => { this.showsAll = true; this.drawTimeline(); } },
        t("ao.earlier", { n: hidden }),
      ),
    ));
    let before = NaN;
    let isPast = true;
    const step = (/** @type {number} */ to) => {
      if (to - before > idle) rows.push(h("li.gap", null, t("ao.gap", { time: duration(roughly(to - before)) })));
      before = to;
    };
    const here = () => {
      step(now);
      rows.push(h("li.now", null, h("time", null, shortTime(now)), h("b", null, t("ao.now"))));
      isPast = false;
    };
    for (const item of all) {
      if (isPast && item.at > now) here();
      step(item.at);
      rows.push(h(`li.k-${item.kind}${item.at > now ? ".ahead" : ""}`, null,
        h("time", { datetime: new Date(item.at).toISOString() }, item.isDay ? dayOf(item.at) : shortTime(item.at)),
        h("div", null,
          h("b", null, item.title),
          typeof item.text === "string" && item.text ? h("p", null, item.text) : item.text,
          (item.by || item.entry) && h("small", null, item.by, item.by && item.entry ? " · " : "",
            item.entry && h("a", { href: to("j", item.entry) }, t("ao.entry", { n: item.entry }))))));
    }
    if (isPast && !Number.isNaN(now)) here();
    fill(this.timeline, rows);
  }

  /** Which entries of the journal touched it: those whose address or answer names it. */
  async readTouched() {
    const parts = this.parts();
    const [journal, undo] = await Promise.all([
      sim("journal", { query: { limit: 500 } }),
      sim("undo", { query: { limit: 100 } }).catch(() => ({ steps: [] })),
    ]);
    if (this.scope.isOver) return;
    this.undoable = new Set(undo.steps.map((/** @type {any} */ step) => step.entry));
    this.undoSteps = undo.steps;
    const registered = this.registered();
    const mayHaveMade = (/** @type {any} */ entry) => entry.operation === "postArbetsorder" && entry.status < 300
      && Math.abs(new Date(entry.time).valueOf() - registered) < 2000;
    const ours = journal.entries.filter((/** @type {any} */ entry) => {
      if (entry.origin === "console" && entry.method === "GET") return false;
      return touches(entry.target, this.id) || mayHaveMade(entry)
        || (entry.method !== "GET" && parts.some((part) => endsWith(entry.target, part)));
    });
    const isRead = (/** @type {any} */ entry) => entry.method === "GET" && entry.status < 400;
    this.reads = ours.filter(isRead).length;
    const latest = (this.showsReads ? ours : ours.filter((/** @type {any} */ entry) => !isRead(entry))).slice(-60);
    const wanted = latest.filter(
      (/** @type {any} */ entry) => entry.method !== "GET" && entry.status < 300 && !this.details.has(entry.id),
    ).slice(-40);
    await Promise.all(wanted.map(
      (/** @type {any} */ entry) => sim(`journal/${entry.id}`).then(
        (detail) => this.details.set(entry.id, detail),
      ).catch(() => {}),
    ));
    if (this.scope.isOver) return;
    // Several are made within two seconds: the one that made this says so.
    const isOwn = (/** @type {any} */ row) => row.table === "arbetsorder" && row.key === this.id;
    this.entries = latest.filter((/** @type {any} */ entry) => !mayHaveMade(entry) || touches(entry.target, this.id)
      || this.details.get(entry.id)?.changes?.some(isOwn)).reverse();
    const kept = new Set(this.entries.map((entry) => entry.id));
    for (const id of this.details.keys()) if (!kept.has(id)) this.details.delete(id);
    this.drawTouched(journal.evictedThrough);
    this.drawTimeline();
  }

  /** @param {number} lost the last entry that is no longer kept */
  drawTouched(lost) {
    const more = this.reads > 0 && !this.showsReads && h(
      "div.acts", null,
      h(
        "button",
        { type: "button", onclick: () => { this.showsReads = true; this.readTouched().catch(tell); } },
        t("ao.reads", { n: this.reads }),
      ),
    );
    if (!this.entries.length) return fill(
      this.touched,
      h("p.muted", null, t(lost ? "ao.touchedLost" : "ao.untouched")), more,
    );
    const row = (/** @type {any} */ entry) => {
      const after = this.undoSteps.filter((/** @type {any} */ step) => step.entry > entry.id).length;
      const canUndo = after > 0 && entry.method !== "GET" && this.undoable.has(entry.id);
      const moved = this.details.get(entry.id)?.transitions?.map(
        (/** @type {any} */ step) => [step.from, step.to].filter(Boolean).map(statusName).join(" → "),
      ).join(", ");
      return h("tr", null,
        h("td", null, h("a", { href: to("j", entry.id) }, entry.id)), h("td", null, httpChip(entry.status)),
        h(
          "td", null, h("div", null, moved || entry.operation || entry.method),
          h(
            "small", null,
            [
              shortTime(entry.time), nameOf(entry.caller),
              entry.notes.map((/** @type {any} */ note) => note.code).join(", "),
            ].filter(Boolean).join(" · "),
          ),
        ),
        h("td", null, canUndo && action("button", { act: () => this.undoTo(entry.id, after) }, t("ao.undoTo"))));
    };
    fill(this.touched, more, h("div.scroll", null,
      h("table.touched", null, h("tbody", null, this.entries.map(row)))));
  }

  /** @param {number} entry @param {number} n how many requests are taken back */
  async undoTo(entry, n) {
    if (!(await sure(t("undo.title"), t("ao.undoText", { entry, n }), t("ao.undoTo")))) return;
    await sim("undo", { body: { to: entry } });
    toast(t("ao.undone", { entry }));
  }

  /** The answer of the API in both contracts, each as a klient of it gets it. */
  async readJSON() {
    const wanted = people.value.klienter.slice(0, 6);
    /** @type {Map<string, string>} */
    const found = new Map();
    try {
      for (const { id } of wanted) {
        if (found.size === 2) break;
        const answer = await fast2(`arbetsorder/${encodeURIComponent(this.id)}`, { resurs: actor.value, klient: id });
        const contract = answer.entry ? (await sim(`journal/${answer.entry}`)).contract : id;
        if (!found.has(contract)) found.set(contract, answer.body ? JSON.stringify(answer.body, null, 2) : answer.text);
      }
      fill(
        this.jsonBody,
        h(
          "div.grid2", null,
          [...found].map(([contract, text]) => h(
            "div", null, h("h3", null, t("ao.contract", { contract })),
            block(text, t("ao.contract", { contract })),
          )),
        ),
      );
    } catch (error) {
      fill(this.jsonBody, refusal(error));
    }
  }
}

/**
 * The bar of an agreement: its time from left to right, the hours in which it goes in full height.
 * @param {{from: number, due: number, end: number, now: number, hours: [number, number][],
 *   state: string, words: string}} of
 */
function bar({ from, due, end, now, hours: open, state, words }) {
  const x = (/** @type {number} */ at) => ((at - from) / (end - from || 1)) * 1000;
  const gone = Number.isNaN(now) ? from : Math.min(now, end);
  const rect = (/** @type {string} */ name, /** @type {number} */ a, /** @type {number} */ b) => s(
    `rect.${name}`,
    { x: x(a).toFixed(1), y: 8, width: Math.max(0.5, x(b) - x(a)).toFixed(1), height: 18 },
  );
  const nights = [];
  for (
    let at = Math.ceil(wall(from) / 86_400_000) * 86_400_000; at < wall(end) && nights.length < 64; at += 86_400_000
  ) {
    const place = x(from + (at - wall(from))).toFixed(1);
    nights.push(s("line.night", { x1: place, x2: place, y1: 4, y2: 30 }));
  }
  const line = (/** @type {string} */ name, /** @type {number} */ at) => s(
    `line.${name}`,
    { x1: x(at).toFixed(1), x2: x(at).toFixed(1), y1: 2, y2: 32, "vector-effect": "non-scaling-stroke" },
  );
  return h("figure.sla-bar", null,
    s(`svg.${state}`, {
      viewBox: "0 0 1000 34", preserveAspectRatio: "none", role: "img", "aria-label": `SLA ${words}`,
    },
      s("rect.off", { x: 0, y: 14, width: 1000, height: 6 }),
      open.map(([a, b]) => rect("open", a, b)),
      open.filter(([a]) => a < gone).map(([a, b]) => rect(a >= due ? "over" : "gone", a, Math.min(b, gone))),
      nights, line("due", due), Number.isNaN(now) || now > end ? "" : line("at", now)),
    h("figcaption", null,
      h("span", null, shortTime(from)), h("span", null, t("ao.legend")), h("span", null, shortTime(end))));
}

/**
 * Whether a target names an arbetsorder.
 * @param {string} target
 * @param {string} id
 */
function touches(target, id) {
  const [path, query] = target.split("?", 2);
  const parts = path.split("/");
  const at = parts.lastIndexOf("arbetsorder");
  if (at >= 0 && (parts[at + 1] === id || (parts[at + 1] === "meddelanden" && parts[at + 2] === id))) return true;
  return new URLSearchParams(query ?? "").get("arbetsorderId") === id;
}

/** @param {string} target @param {string} tail whole parts of a path */
const endsWith = (target, tail) => {
  const path = target.split("?")[0];
  return path.endsWith(`/${tail}`) || path.includes(`/${tail}/`);
};

/** @param {any} value */
const listed = (value) => (Array.isArray(value) ? value : []);

/** @param {any} from @param {string} group @param {string} field */
const nested = (from, group, field) => from?.[group]?.[field] ?? null;

/** @param {any} value an instant, or a date in eight digits */
function dayOf(value) {
  const when = typeof value === "number" ? value : at(value);
  return Number.isNaN(when) ? String(value ?? "") : shortTime(when).replace(/,? \d\d[:.]\d\d$/, "");
}

/** @param {any} value */
const at = (value) => (/^\d{8}$/.test(String(value)) ? instantOf(String(value)) : new Date(value).valueOf());

/** @param {string | null} caller */
const nameOf = (caller) => people.value.resurser.find(
  (/** @type {any} */ item) => item.id === caller,
)?.namn ?? caller ?? "";

/** @param {any} value */
const short = (value) => {
  const text = value === null || value === undefined ? "–" : String(value);
  return text.length > 120 ? `${text.slice(0, 119)}…` : text;
};

/** @param {number} time */
const roughly = (time) => (
  time > 3 * 24 * hour ? Math.round(time / (24 * hour)) * 24 * hour : Math.round(time / hour) * hour
);

/**
 * A calendar in words: `arbetstid man-fre 07:00-16:00`.
 * @param {string} name
 * @param {any} kalender
 */
const calendarOf = (name, kalender) =>
  [name, [kalender?.dagar ?? []].flat().join(", "), kalender?.tid].filter(Boolean).join(" ");

/**
 * `PT40H` in words.
 * @param {string} text
 */
const spanOf = (text) => {
  const [, h_, m] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text) ?? [];
  return h_ || m ? [h_ && `${h_} h`, m && `${m} min`].filter(Boolean).join(" ") : text;
};

/** @param {Uint8Array} start */
function pictureType(start) {
  const has = (/** @type {number[]} */ ...bytes_) => bytes_.every((byte, index) => start[index] === byte);
  if (has(0x89, 0x50, 0x4e, 0x47)) return "image/png";
  if (has(0xff, 0xd8, 0xff)) return "image/jpeg";
  if (has(0x47, 0x49, 0x46, 0x38)) return "image/gif";
  if (
    has(0x52, 0x49, 0x46, 0x46) && start[8] === 0x57 && start[9] === 0x45 && start[10] === 0x42 && start[11] === 0x50
  ) return "image/webp";
  return null;
}
