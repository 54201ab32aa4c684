"""The three walks, as the people for whom the console is there would go them; clicks and seconds are counted."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import time

from playwright.sync_api import Locator

from browsing import REFUSED, Tab
from ledger import Row
from program import API, Site, staged
from run import Check, Run
from server import environment

# The first word of what is on a button, in Swedish, as the walker reads it.
AGAIN, SEND, LOAD, BEFORE, SAVE = (
    re.compile(word, re.IGNORECASE) for word in ("^skicka igen", "^skicka$", "^ladda här", "strax före", "^spara"))


SCENARIO = "SLA avslutas innan arbetet är klart"


class Walker:
    """Somebody with a mouse: each click counts, and so does the time from the first look on."""

    def __init__(self, tab: Tab):
        self.tab, self.clicks, self.began = tab, 0, time.monotonic()

    def click(self, what: Locator) -> Walker:
        self.clicks += 1
        what.first.click()
        self.tab.settle()
        return self

    def button(self, name: re.Pattern[str]) -> Locator:
        return self.tab.page.locator("main, dialog[open]").get_by_role("button", name=name)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began


def check_integrator(run: Run, row: Row) -> None:
    """After a 400: the answer leads to the reason, which is read without a click, and to a request that works."""
    site = run.programs.start("integrator")
    tokens = site.login()
    order = site.create(tokens)
    place = refused_at(site, order, tokens)
    if not row.expect(place.startswith(site.page + "#/j/"), f"the answer leads to {place!r}"):
        return
    context = run.chromium.context(permissions=["clipboard-read", "clipboard-write"])
    tab = run.chromium.tab(site, context)
    walker = Walker(tab)
    tab.page.goto(place)
    tab.settle()
    said = tab.page.locator("main").inner_text()
    for what, text in {"the refusal": "can't go from REG to UTFÖRD", "the rule": "4.2", "what is valid": "GODK",
                       "what was sent": "statuskod", "the arbetsorder": str(order), "its code": "status-step"}.items():
        row.expect(text in said, f"{what} ({text!r}) can't be read without a click")
    marked = " ".join(tab.page.locator("main mark").all_inner_texts())
    row.expect("UTFÖRD" in marked, f"of what was sent {marked!r} is marked")
    run.ledger.walked(row, "integrator: from the 400 to its reason", walker.clicks, 0, walker.seconds)
    walker.click(walker.button(re.compile("curl")))
    copied = tab.page.evaluate("() => navigator.clipboard.readText()")
    row.expect(copied.startswith("curl") or "\ncurl" in copied, f"copied as curl it begins {copied[:60]!r}")
    row.expect(tokens["X-Auth-Token"] not in copied and tokens["Authorization"] not in copied, "a token was copied")
    runs_as_copied(row, site, copied, tokens)
    walker.click(walker.button(AGAIN))
    body = tab.page.locator("dialog[open] textarea").last
    body.fill(body.input_value().replace("UTFÖRD", "GODK"))
    walker.click(tab.page.locator("dialog[open]").get_by_role("button", name=SEND))
    entry = site.sim("GET", "journal?limit=1")["entries"][-1]
    row.expect(entry["status"] == 200 and entry.get("origin") == "console", f"sent again it is entry {entry['id']}, "
               f"{entry.get('status')} {entry.get('origin')}")
    row.expect(tab.route == f"#/j/{entry['id']}", f"sent again it leads to {tab.route}, not to entry {entry['id']}")
    run.ledger.walked(row, "integrator: copied, edited, sent again", walker.clicks, 3, walker.seconds)
    tab.tolerated = (REFUSED,)
    for problem in tab.broken():
        if REFUSED not in problem:
            row.found(problem)
    context.close()


def refused_at(site: Site, order: int, tokens: dict[str, str]) -> str:
    """What the answer to a step that is refused says of where to look, for a client that knows the server by its URL."""
    connection = http.client.HTTPConnection("127.0.0.1", site.server.port, timeout=10)
    connection.request("PUT", f"{API}/arbetsorder/{order}/status", '{"statuskod": "UTFÖRD"}'.encode(),
                       {**tokens, "Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.headers.get("X-Sim-Console", "")


def runs_as_copied(row: Row, site: Site, copied: str, tokens: dict[str, str]) -> None:
    """What was copied is pasted into a shell; its secrets come from the environment."""
    names = set(re.findall(r"\$\{?([A-Z][A-Z0-9_]+)", copied))
    secrets = {name: tokens["X-Auth-Token"] if "LOGIN" in name or "AUTH" in name or "USER" in name else
               tokens["Authorization"].removeprefix("Bearer ") for name in names}
    done = subprocess.run(["/bin/sh", "-c", copied], env={**environment(), **secrets}, capture_output=True, text=True,
                          timeout=20, check=False)
    row.expect("status-step" in done.stdout or "can't go from" in done.stdout,
               f"what was copied does not do the same: {(done.stderr or done.stdout)[-200:]!r} of {copied[:200]!r}")
    row.expect(site.server.alive, "the program has ended")


def check_tester(run: Run, row: Row) -> None:
    """From an empty world to a saved case: a scenario, the clock right before an SLA falls due, all as a file."""
    site = run.programs.start("tester").world("fall")
    context = run.chromium.context(accept_downloads=True)
    tab = run.chromium.tab(site, context).open("/")
    walker = Walker(tab)
    walker.click(tab.page.locator("nav a[href='#/scenarios']"))
    # What is typed to find it is no click.
    search = tab.page.locator("main input")
    if search.count():
        search.first.fill(SCENARIO)
        tab.settle()
    before = site.sim("GET", "clock")["now"]
    walker.click(walker.button(LOAD))
    row.expect(site.sim("GET", "clock")["now"] != before, "the scenario was not loaded, or its clock not set")
    walker.click(tab.page.locator("header a[href='#/clock']"))
    due = site.sim("GET", "due?limit=20")["due"]
    walker.click(walker.button(BEFORE))
    clock = site.sim("GET", "clock")
    following = site.sim("GET", "due?limit=1")["due"]
    row.expect(clock["frozen"], "right before it the clock runs on")
    row.expect(following and following[0] in due, f"what falls due next is {following}, and was one of {due[:3]}")
    if not walker.button(SAVE).count():
        walker.click(tab.page.locator("nav a[href='#/']"))
    with tab.page.expect_download() as coming:
        walker.click(walker.button(SAVE))
        name = tab.page.locator("dialog[open] input").first
        name.fill("Strax före SLA")
        name.press("Enter")
    file = run.programs.folder / "saved.yaml"
    coming.value.save_as(file)
    run.ledger.walked(row, "tester: from an empty world to a saved case", walker.clicks, 5, walker.seconds)
    done = subprocess.run([str(run.programs.binary), "scenario", "check", str(file)], capture_output=True, text=True,
                          timeout=30, env=environment(), check=False)
    row.expect(done.returncode == 0, f"the saved file is no scenario: {(done.stdout + done.stderr)[:300]}")
    text = file.read_text(encoding="utf-8")
    row.expect(clock["now"] in text, "the saved file has another clock")
    for problem in tab.broken():
        row.found(problem)
    context.close()


def check_engineer(run: Run, row: Row) -> None:
    """After a red build: one command opens the bundle, replayed, at the first request with a note that counts."""
    bundle = run.programs.folder / "bundle.json"
    failed = staged(run.programs.start("build"))
    wanted = next(entry for entry in failed.sim("GET", "journal?limit=100")["entries"] if entry["status"] >= 400)
    bundle.write_bytes(failed.ask("GET", "/_sim/bundle").body)
    began = time.monotonic()
    # Nobody opens a browser here: the address is printed.
    shown = subprocess.Popen(
        [str(run.programs.binary), "show", str(bundle), "--port", "0"], stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL, env={**environment(), "DISPLAY": ""})
    try:
        place, said = None, []
        while place is None and (line := shown.stdout.readline()):
            said.append(line)
            found = re.search(r"(http://[\w.:]+)((?:/w/[^/\s]+)?)/_sim/(#\S*)", line)
            place = found if found and "/j/" in found[3] else None
        if not row.expect(place, f"show prints no address of a request: {''.join(said)[-300:]!r}"):
            return
        site = Site(failed.server, place[1], place[2])
        tab = run.tab(site)
        tab.page.goto(place[0])
        tab.settle()
        said_there = tab.page.locator("main").inner_text()
        row.expect(any(note["code"] in said_there for note in wanted["notes"]),
                   f"it opens at {place[3]}, and says nothing of {[note['code'] for note in wanted['notes']]}")
        run.ledger.walked(row, "CI engineer: from a bundle to what failed in it", 0, 0, time.monotonic() - began)
        for problem in tab.broken():
            row.found(problem)
    finally:
        shown.terminate()
        shown.wait(20)
    har = json.loads(failed.ask("GET", "/_sim/journal.har").body)
    file = run.programs.folder / "other.har"
    file.write_text(json.dumps(har), encoding="utf-8")
    tab = run.tab(failed).open("/files")
    tab.page.locator("input[type=file]").first.set_input_files(file)
    tab.settle()
    shown = "postArbetsorder" in tab.text or f"{API}/arbetsorder" in tab.text
    row.expect(shown, "a HAR that is opened shows none of its requests")
    tab.page.context.close()


CHECKS: dict[str, Check] = {"integrator": check_integrator, "tester": check_tester, "engineer": check_engineer}
