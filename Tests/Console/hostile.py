"""A landlord all of whose texts are hostile, and a client that sends such ones: text stays text, in every view."""

from __future__ import annotations

import json
from typing import Any

from browsing import REFUSED, Missing
from ledger import Row
from program import API, Site
from run import Check, Run
from smoke import WIDE
from views import VIEWS

# Each would do something somewhere: markup, an attribute's end, an address, letters that turn the line around, that
# stack up, that can't be seen, that are longer than any column.
TEXTS = (
    '<img src=x onerror="window.harmed=1"><script>window.harmed=2</script>',
    '"><svg onload=window.harmed=3><a href="javascript:window.harmed=4">x</a>',
    "'-window.harmed-'${window.harmed=5}{{7*7}}</textarea></title><base href=//example.com>",
    "\u202eneslov\u202c \u2066\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627\u2069",
    "Z\u0351\u036b\u0343\u036a\u0302\u0313a\u0365\u0323l\u0348\u034eg\u0340o\u0327 \u200b\u200d\ufeff\u00ad "
    "\U0001f469\u200d\U0001f527",
    "Aldrigmellanrum" * 40,
    "&lt;b&gt; &amp;amp; \\u003cb\\u003e %3Cb%3E \x7f | `rm -rf` $(id) ; -- null undefined NaN",
)
# Keys whose texts anybody may have written; names that something else refers to are left as they are.
FREE = {"beskrivning", "text", "anmarkning", "kommentar", "atgard", "gata", "ort", "rubrik", "amne", "namn", "namnTill",
        "namnFran", "rumsnummer", "serienummer", "filnamn"}
KEPT = {"inloggning", "kalendrar", "gateway"}


def hostile(value: Any, key: str = "", count: list[int] | None = None) -> Any:
    """A seed with one of the texts, in turn, wherever a text is free."""
    count = count if count is not None else [0]
    if isinstance(value, dict):
        return {name: item if name in KEPT else hostile(item, name, count) for name, item in value.items()}
    if isinstance(value, list):
        return [hostile(item, key, count) for item in value]
    if isinstance(value, str) and key in FREE:
        count[0] += 1
        return TEXTS[count[0] % len(TEXTS)]
    return value


def planted(run: Run) -> Site:
    calm = run.programs.start("calm")
    seed = calm.sim("GET", "state")
    calm.server.stop()
    file = run.programs.folder / "hostile.yaml"
    file.write_text(json.dumps({**hostile(seed), "name": seed["name"]}), encoding="utf-8")
    site = run.programs.start("hostile", "--seed", str(file))
    site.sim("PUT", "clock", {"freeze": True})
    tokens = site.login()
    for number, text in enumerate(TEXTS):
        order = site.create(tokens, text, externtId=text[:40], anmalare={"namn": text[:60]})
        site.step(tokens, order, "UTFÖRD")
        # In headers, parameters, bodies that are no JSON, types, and names that nobody knows.
        ascii_text = text.encode("ascii", "ignore").decode().replace("\x7f", "")
        odd = {**tokens, "User-Agent": ascii_text[:200], "X-Odd": ascii_text[:200], "Content-Type": "application/json"}
        site.ask("GET", f"{API}/arbetsorder?<img%20src=x%20onerror=alert({number})>=%22%3E%3Cscript%3E", headers=odd)
        site.ask("POST", f"{API}/arbetsorder", text.encode(), odd)
        site.ask("PUT", f"{API}/arbetsorder/{order}", {text[:60]: text, "information": {"atgard": text}}, tokens)
        site.ask("POST", f"{API}/arbetsorder/meddelande",
                 {"arbetsorderId": order, "amne": text[:60], "meddelande": text}, tokens)
        site.ask("GET", f"/%3Cimg%20src=x%20onerror=alert({number})%3E/%00%E2%80%AE", headers=odd)
        site.sim("POST", "faults", {"name": text[:100], "match": {"headers": {"X-None": text[:100]}},
                                    "effect": {"status": 418, "body": text}})
    site.sim("POST", "scenario", {"fast2": "scenario/1", "name": TEXTS[0], "why": TEXTS[1], "state": {}})
    return site


def check_hostile(run: Run, row: Row) -> None:
    site = planted(run)
    row.note = f"{len(TEXTS)} texts"
    tab = run.tab(site)
    # Places that there are not are answered with 404.
    tab.tolerated = (REFUSED,)
    tab.open("/")
    entries = site.sim("GET", "journal?limit=100")["entries"]
    routes = [view.route for view in VIEWS if view.name not in ("entry", "ao")]
    routes += [f"/j/{entry['id']}" for entry in entries[-12:]]
    routes += [f"/ao/{number}" for number in (1000, 1003, 1005, 102)]
    routes += ["/<img src=x onerror=window.harmed=6>", "/api/<img src=x>", "/ao/%3Cimg%20src=x%3E",
               "/j?q=%22%3E%3Cimg src=x%3E", "/%E0%A4%A", "/j/99999999999999999999", "/ao/-1",
               "/objekt/__proto__", "/api/constructor", "/toString"]
    for route in routes:
        try:
            tab.go(route)
        except Missing as missing:
            row.expect(False, str(missing))
        row.expect(tab.count("main h1") == 1, f"{route}: there is no heading")
        found = tab.page.evaluate("""() => [typeof window.harmed, document.querySelectorAll(
          "body img[src='x'], body script, body base, body svg[onload], body a[href^='javascript:' i]").length]""")
        row.expect(found == ["undefined", 0], f"{route}: a text has become markup: {found}")
        wide = tab.page.evaluate(WIDE)
        row.expect(wide is None, f"{route}: a text makes the page wider than its window, {wide}")
        for problem in tab.broken():
            row.found(f"{route}: {problem}")
    tab.page.context.close()


CHECKS: dict[str, Check] = {"hostile": check_hostile}
