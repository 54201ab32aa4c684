"""What the pages asked for: documented calls of one host, which leave no trace where clients are counted."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from ledger import Row
from program import Site
from run import Check, Run

PAGE = re.compile(r"/_sim/(console/[\w./-]+)?")


def templates(site: Site) -> list[tuple[set[str], re.Pattern[str]]]:
    """The calls that are documented: methods, and a pattern for the path behind a world's base."""
    found = []
    plans = [(site.sim("GET", "control.openapi.json"), ("",))]
    plans += [(site.sim("GET", f"openapi.json?contract={name}"), ("", "/ao-produkt")) for name in ("1.1", "published")]
    for plan, bases in plans:
        for path, calls in plan["paths"].items():
            pattern = "".join("[^/]+" if part.startswith("{") else re.escape(part)
                              for part in re.split(r"(\{[^}]*\})", path))
            found += [({name.upper() for name in calls}, re.compile(base + pattern)) for base in bases]
    return found


def check_requests(run: Run, row: Row) -> None:
    """Of all that every page of the other checks asked for."""
    known = templates(run.staged())
    hosts = {urlsplit(site).netloc for site in run.record.sites}
    seen: set[tuple[str, str]] = set()
    for asked in run.record.requests:
        row.looked += 1
        address = urlsplit(asked.url)
        if address.netloc not in hosts:
            row.found(f"{asked.check}: a page asked {asked.method} {asked.url}, which is another host")
            continue
        path = re.sub(r"^/w/[^/]+(?=/)", "", unquote(address.path))
        if (asked.method, path) in seen:
            continue
        seen.add((asked.method, path))
        if asked.method == "GET" and PAGE.fullmatch(path):
            continue
        if not any(asked.method in methods and pattern.fullmatch(path) for methods, pattern in known):
            row.found(f"{asked.check}: a page asked {asked.method} {asked.url}, which no contract has")
        elif asked.origin != "console":
            row.found(f"{asked.check}: {asked.method} {asked.url} does not say that it comes from the console")


def check_unseen(run: Run, row: Row) -> None:
    """A world in which the console alone has worked: its requests are kept, and count nowhere."""
    site = run.programs.start("unseen")
    before = site.sim("GET", "coverage")
    tab = run.tab(site).open("/")
    for route in ("/api/postArbetsorder", "/ao/102", "/j"):
        tab.go(route)
    # Through the page, as its own code does it: a write that is taken and one that is refused.
    done = tab.page.evaluate("""async () => {
      const source = document.querySelector("script[type=module]").src;
      const { fast2 } = await import(new URL("lib/api.js", source).href);
      const made = await fast2("arbetsorder", { body: { objektId: "9900101", arbetsordertypKod: "F" } });
      const step = await fast2(`arbetsorder/${made.body.id}/status`, { method: "PUT", body: { statuskod: "UTFÖRD" } });
      return [made.status, step.status];
    }""")
    row.expect(done == [201, 400], f"a write of the console was answered with {done[0]}, a bad one with {done[1]}")
    entries = site.sim("GET", "journal?limit=500")["entries"]
    row.expect(entries, "nothing of what the console did is in the journal")
    for entry in entries:
        row.expect(entry.get("origin") == "console", f"entry {entry['id']} {entry.get('operation')} has no origin")
    after = site.sim("GET", "coverage")
    row.expect(after == before, "coverage counts what the console did")
    answer = site.ask("POST", "/_sim/verify", {"operation": "postArbetsorder", "count": {"exactly": 0}})
    row.expect(answer.status == 200, f"verify counts what the console did: {answer.brief()}")
    tab.page.context.close()


CHECKS: dict[str, Check] = {"unseen": check_unseen, "requests": check_requests}
