"""What must not be lost: the place after a reload, what another tab did, a server that went and came, a key, HTTPS."""

from __future__ import annotations

import socket

from playwright.sync_api import Error

from browsing import REFUSED, Missing, Tab
from ledger import Row
from program import API, Site, staged
from run import Check, Run

HAS = "(text) => document.querySelector('main').textContent.includes(text)"
# A browser without a window has all its pages in sight.
HIDE = """() => {
  Object.defineProperty(document, "hidden", { value: true, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""
SHOW = """() => { delete document.hidden; document.dispatchEvent(new Event("visibilitychange")); }"""
STATE = "(state) => document.querySelector('header [data-state]')?.dataset.state === state"


def place(tab: Tab) -> tuple[str, str, str]:
    """Where a page is, as one sees it: route, heading, and what is chosen and typed in its filters."""
    chosen = tab.page.evaluate("""() => [...document.querySelectorAll("main input, main select")].map((one) =>
      one.type === "checkbox" ? one.checked : one.value).join("|")""")
    return tab.route, tab.page.locator("h1").first.inner_text(), chosen


def check_reload(run: Run, row: Row) -> None:
    """The same view with the same filters, after a reload, after going back, and in another's browser."""
    tab = run.tab(run.staged())
    for route in ("/?status=GODK", "/?q=Ugnen", "/j?q=status:400", "/j/4", "/ao/1000", "/api/postArbetsorder",
                  "/worlds"):
        try:
            tab.open("/help")
            tab.go(route)
            before = place(tab)
            tab.page.reload(wait_until="domcontentloaded")
            tab.settle()
            row.expect(place(tab) == before, f"a reload of {route} leads from {before} to {place(tab)}")
            tab.go("/help")
            tab.page.go_back()
            tab.settle()
            row.expect(place(tab) == before, f"going back to {route} leads to {place(tab)}, not to {before}")
        except Missing as missing:
            row.expect(False, str(missing))
        for problem in tab.broken():
            row.found(f"{route}: {problem}")
    tab.page.context.close()


def check_tabs(run: Run, row: Row) -> None:
    """What happens elsewhere is seen without a reload, in a world that is the tab's own; nine tabs still answer."""
    site = staged(run.programs.start("tabs"))
    context = run.chromium.context()
    first, second = (run.chromium.tab(site, context).open("/") for _ in range(2))
    other = run.chromium.tab(site.world("kopia"), context).open("/")
    tokens = site.login()
    site.create(tokens, "Synlig i båda flikarna")
    for tab in (first, second):
        tab.until("an arbetsorder that another client made", HAS, "Synlig i båda flikarna")
        row.looked += 1
    other.page.wait_for_timeout(300)
    row.expect("Synlig i båda" not in other.text, "another world's tab shows what happened in this one")
    for tab in (first, second, other):
        tab.page.evaluate("() => localStorage.length")
        row.expect(not (broken := tab.broken()), f"{broken}")
    # A browser opens six connections to a host at most, so a tab that nobody looks at must not keep one.
    for tab in (first, second, other):
        tab.page.evaluate(HIDE)
    for number in range(8):
        other = run.chromium.tab(site, context)
        try:
            other.open("/worlds")
            other.until("a connection", STATE, "live", 20)
            other.page.evaluate(HIDE)
            row.looked += 1
        except (Missing, Error) as error:
            row.expect(False, f"tab {number + 4} does not come: {str(error).splitlines()[0]}")
            break
    first.page.evaluate(SHOW)
    site.create(tokens, "Gjord medan fliken var dold")
    first.until("what was made while nobody looked", HAS, "Gjord medan fliken var dold")
    row.looked += 1
    context.close()


def check_restart(run: Run, row: Row) -> None:
    """The server goes and comes under an open page, which says so, finds it again, and reads what is new."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    database = run.programs.folder / "restart.sqlite"
    site = run.programs.start("restart", "--port", str(port), database=database)
    # The later `--port` counts; where it did not, the page is reached all the same.
    tab = run.tab(site).open("/")
    tab.tolerated = (REFUSED,)
    tab.until("a connection", STATE, "live")
    site.server.stop()
    tab.until("that the connection is lost", STATE, "lost")
    row.expect(tab.count("main h1") == 1, "without a server the view is gone")
    again = run.programs.start("restart", "--port", str(port), database=database)
    row.expect(again.url == site.url, f"started again at {again.url}, not {site.url}")
    order = again.create(again.login(), "Gjord efter omstarten")
    tab.until("the connection again", STATE, "live", 15)
    tab.until("what was made after the restart", HAS, "Gjord efter omstarten")
    row.looked += 3
    tab.go(f"/ao/{order}")
    row.expect("Gjord efter omstarten" in tab.text, "an arbetsorder made after the restart can't be opened")
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


def check_key(run: Run, row: Row) -> None:
    """With `--admin-key` the page asks for it once, keeps it for the tab, and sends it with each call."""
    secret = "nyckel-till-allt"
    site: Site = run.programs.start("key", "--admin-key", secret)
    site.admin = secret
    context = run.chromium.context()
    tab = run.chromium.tab(site, context)
    tab.tolerated = (REFUSED,)
    tab.page.goto(site.page, wait_until="domcontentloaded")
    asked = tab.page.locator("dialog input[type=password]")
    asked.wait_for()
    # A wrong one first: it is asked for again.
    for value in ("fel", secret):
        asked.fill(value)
        asked.press("Enter")
        tab.page.wait_for_timeout(400)
        if value != secret:
            asked.wait_for()
    tab.settle()
    tab.until("a connection", STATE, "live")
    row.expect(tab.count("dialog[open]") == 0, "a good key is asked for again")
    row.expect(tab.count("main [data-key]") > 0, "with the key the board stays empty")
    tab.page.reload()
    tab.settle()
    row.expect(tab.count("dialog[open]") == 0, "after a reload the key is asked for again")
    kept = tab.page.evaluate("() => [JSON.stringify(localStorage), document.cookie, location.href].join()")
    row.expect(secret not in kept, "the key is kept where it outlives the tab")
    fresh = run.chromium.tab(site, context)
    fresh.page.goto(site.page)
    fresh.page.locator("dialog input[type=password]").wait_for()
    row.looked += 1
    context.close()


def check_tls(run: Run, row: Row) -> None:
    site = run.programs.start("tls", "--tls", "--tls-port", "0", tls=True, database=run.programs.folder / "tls.sqlite")
    tab = run.tab(site).open("/")
    tab.until("a connection", STATE, "live")
    plain = Site(site.server, f"http://127.0.0.1:{site.server.port}")
    plain.create(plain.login(), "Sedd över HTTPS")
    tab.until("what happened since", HAS, "Sedd över HTTPS")
    row.looked += 2
    for problem in tab.broken():
        row.found(problem)
    row.expect(API and all(asked.url.startswith("https:") for asked in run.record.requests if asked.check == "tls"),
               "a page of HTTPS asked over HTTP")
    tab.page.context.close()


CHECKS: dict[str, Check] = {
    "reload": check_reload, "tabs": check_tabs, "restart": check_restart, "key": check_key, "tls": check_tls,
}
