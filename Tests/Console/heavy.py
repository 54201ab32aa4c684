"""Much at once: a board over 10,000 arbetsorder, and the journal while 1,000 requests a second come in.

Times are those that the page's own thread has worked: what it waits for others on a busy machine says nothing of the page.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from browsing import Missing, Tab
from ledger import Row
from run import Check, Run

ORDERS, ROUNDS = 10_000, 5
# After the first seconds the page has all that it will keep.
RATE, WARM, SECONDS = 1_000, 4, 30
NODES = "() => document.querySelectorAll('*').length"
# The numbers of the rows that are shown, in their order.
SHOWN = """() => [...document.querySelectorAll("main [data-key]")].map((row) => Number(row.dataset.key))
  .filter(Boolean)"""
# And of all that the page knows of, those that are out of sight among them.
KNOWN = """async () => {
  const source = document.querySelector("script[type=module]").src;
  const { feed } = await import(new URL("lib/feed.js", source).href);
  return feed.entries.map((entry) => entry.id);
}"""
# How far behind its newest request a page may show itself to be, in requests, while they come in.
BEHIND = RATE


def worked(tab: Tab) -> float:
    """Seconds that the page's thread has worked on scripts, styles and layout."""
    figures = {each["name"]: each["value"] for each in tab.protocol("Performance.getMetrics")["metrics"]}
    return sum(figures[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration"))


def heap(tab: Tab) -> float:
    """Megabytes of the page's memory that are in use, after a collection."""
    tab.protocol("HeapProfiler.collectGarbage")
    return tab.protocol("Runtime.getHeapUsage")["usedSize"] / 1e6


class Trace:
    """The tasks of the page's thread from now until they are asked for."""

    def __init__(self, tab: Tab):
        self.tab, self.ends = tab, []
        tab.protocol("Performance.disable")
        tab.session.on("Tracing.tracingComplete", lambda end: self.ends.append(end))
        tab.protocol("Tracing.start", transferMode="ReturnAsStream",
                     traceConfig={"includedCategories": ["toplevel"], "excludedCategories": ["*"]})

    def tasks(self) -> list[tuple[float, float]]:
        """Milliseconds that each has worked, and that it took in all."""
        self.tab.protocol("Tracing.end")
        while not self.ends:
            self.tab.page.wait_for_timeout(20)
        parts, end = [], False
        while not end:
            part = self.tab.protocol("IO.read", handle=self.ends[0]["stream"], size=1 << 22)
            parts.append(part["data"])
            end = part["eof"]
        events = json.loads("".join(parts))["traceEvents"]
        threads = {(event["pid"], event["tid"]) for event in events
                   if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"}
        return [(event["tdur"] / 1000, event["dur"] / 1000) for event in events
                if event["name"] == "ThreadControllerImpl::RunTask" and "tdur" in event
                and (event["pid"], event["tid"]) in threads]


def check_board(run: Run, row: Row) -> None:
    seed = run.programs.folder / "many.yaml"
    with open(seed, "wb") as output:
        subprocess.run([str(run.programs.binary), "seed", "generate", "--objekt", "2000", "--arbetsorder", str(ORDERS),
                        "--random-seed", "1"], stdout=output, check=True, timeout=60)
    site = run.programs.start("many", "--seed", str(seed))
    tab = run.tab(site).open("/outbox")
    tab.protocol("Performance.enable", timeDomain="threadTicks")
    took = []
    for _ in range(ROUNDS):
        before = worked(tab)
        tab.go("/")
        took.append((worked(tab) - before) * 1000)
        cards = tab.count("main [data-key]")
        row.expect(cards, f"the board of {ORDERS:,} arbetsorder has no card")
        nodes = tab.page.evaluate(NODES)
        tab.go("/outbox")
    row.note = f"{cards} cards"
    run.ledger.measured(row, f"board of {ORDERS:,} arbetsorder: built and laid out", min(took), 200, "ms")
    run.ledger.measured(row, f"board of {ORDERS:,} arbetsorder: elements of the page", nodes, 2500, "")
    tab.go("/")
    shown = set(tab.page.evaluate(SHOWN))
    # Down to the end of what is shown, and on.
    for column in tab.page.locator("main [data-status] > button:visible").all()[:1]:
        column.click()
        tab.settle()
        more = set(tab.page.evaluate(SHOWN))
        row.expect(more > shown, "show more shows no more cards")
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


def check_journal(run: Run, row: Row) -> None:
    site = run.programs.start("busy")
    tokens = site.login()
    tab = run.tab(site).open("/j")
    command = [sys.executable, str(Path(__file__).with_name("traffic.py")), str(site.server.port), str(RATE),
               str(WARM + SECONDS), tokens["Authorization"], tokens["X-Auth-Token"]]
    client = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    nodes, seconds = [], 0
    try:
        tab.page.wait_for_timeout(WARM * 1000)
        before = heap(tab)
        trace = Trace(tab)
        while client.poll() is None:
            tab.page.wait_for_timeout(1000)
            seconds += 1
            nodes.append(tab.page.evaluate(NODES))
            if seconds % 8 == 0:
                newest = site.sim("GET", "journal?limit=1")["entries"][-1]["id"]
                shown = tab.page.evaluate(SHOWN)
                row.expect(shown and max(shown) > newest - BEHIND,
                           f"while they come in the journal is at {max(shown, default=0)} of {newest}")
    finally:
        client.kill()
    sent, took = client.stdout.read().split()
    row.note = f"{int(sent):,} requests in {float(took):.1f} s"
    row.expect(int(sent) / float(took) > RATE * 0.97, f"only {int(sent) / float(took):.0f} requests a second were sent")
    newest = site.sim("GET", "journal?limit=1")["entries"][-1]["id"]
    try:
        tab.until("the newest entry", """(newest) => [...document.querySelectorAll("main [data-key]")]
          .some((row) => Number(row.dataset.key) === newest)""", newest)
    except Missing as missing:
        row.expect(False, str(missing))
    shown = sorted(tab.page.evaluate(SHOWN))
    row.expect(len(shown) >= 10, f"the journal shows {len(shown)} rows")
    row.expect(shown == [*range(shown[0], shown[-1] + 1)], f"the rows that are shown have gaps: {shown}")
    shown = tab.page.evaluate(KNOWN)
    row.expect(shown[-1] == newest, f"the page knows of requests up to {shown[-1]}, and the last was {newest}")
    row.expect(len(shown) >= 1000, f"the page knows of {len(shown)} requests")
    gaps = [(a, b) for a, b in zip(shown, shown[1:]) if b != a + 1]
    row.expect(not gaps, f"entries are missing in the list, first between {gaps[:3]}")
    tasks, after = trace.tasks(), heap(tab)
    longest = max((wall for _, wall in tasks), default=0)
    row.note += f", {len(tasks):,} tasks, the longest {longest:.0f} ms with all that it waited for"
    what = f"journal at {RATE:,} requests a second for {SECONDS} s"
    run.ledger.measured(row, f"{what}: longest task", max((own for own, _ in tasks), default=0), 50, "ms")
    run.ledger.measured(row, f"{what}: elements of the page", max(nodes), 2000, "")
    run.ledger.measured(row, f"{what}: growth of memory", max(0.0, after - before), 2, "MB")
    run.ledger.measured(row, f"{what}: entries that the list lacks", sum(b - a - 1 for a, b in gaps), 0, "")
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


CHECKS: dict[str, Check] = {"board": check_board, "busy": check_journal}
