"""Much at once: a board over 10,000 arbetsorder, and the journal while 1,000 requests a second come in."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from browsing import Missing, Tab
from ledger import Row
from run import Check, Run

ORDERS, ROUNDS = 10_000, 5
RATE, SECONDS = 1_000, 30
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
    """Seconds that the page's thread has spent in scripts, styles and layout."""
    figures = {each["name"]: each["value"] for each in tab.protocol("Performance.getMetrics")["metrics"]}
    return sum(figures[name] for name in ("ScriptDuration", "LayoutDuration", "RecalcStyleDuration"))


def heap(tab: Tab) -> float:
    """Megabytes of the page's memory that are in use, after a collection."""
    tab.protocol("HeapProfiler.collectGarbage")
    return tab.protocol("Runtime.getHeapUsage")["usedSize"] / 1e6


def check_board(run: Run, row: Row) -> None:
    seed = run.programs.folder / "many.yaml"
    with open(seed, "wb") as output:
        subprocess.run([str(run.programs.binary), "seed", "generate", "--objekt", "2000", "--arbetsorder", str(ORDERS),
                        "--random-seed", "1"], stdout=output, check=True, timeout=60)
    site = run.programs.start("many", "--seed", str(seed))
    tab = run.tab(site).open("/help")
    tab.protocol("Performance.enable")
    took = []
    for _ in range(ROUNDS):
        before = worked(tab)
        tab.go("/")
        took.append((worked(tab) - before) * 1000)
        cards = tab.count("main [data-key]")
        row.expect(cards, f"the board of {ORDERS:,} arbetsorder has no card")
        nodes = tab.page.evaluate(NODES)
        tab.go("/help")
    row.note = f"{cards} cards"
    run.ledger.measured(row, f"board of {ORDERS:,} arbetsorder: built and laid out", min(took), 200, "ms")
    run.ledger.measured(row, f"board of {ORDERS:,} arbetsorder: elements of the page", nodes, 2500, "")
    tab.go("/")
    shown = set(tab.page.evaluate(SHOWN))
    # Down to the end of what is shown, and on.
    for column in tab.page.locator("main [data-status] button:visible").all()[:1]:
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
    tab.page.evaluate("() => window.watched.tasks.splice(0)")
    command = [sys.executable, str(Path(__file__).with_name("traffic.py")), str(site.server.port), str(RATE),
               str(SECONDS), tokens["Authorization"], tokens["X-Auth-Token"]]
    client = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    nodes, heaps, seconds = [], [], 0
    try:
        while client.poll() is None:
            tab.page.wait_for_timeout(1000)
            seconds += 1
            nodes.append(tab.page.evaluate(NODES))
            if seconds in (6, SECONDS - 2):
                # A collection is a long task of its own, which nobody would have seen without it.
                before = tab.page.evaluate("() => window.watched.tasks.length")
                heaps.append(heap(tab))
                tab.page.wait_for_timeout(100)
                tab.page.evaluate("(length) => { window.watched.tasks.length = length }", before)
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
    tasks = [length for _, length in tab.page.evaluate("() => window.watched.tasks.splice(0)")]
    what = f"journal at {RATE:,} requests a second for {SECONDS} s"
    run.ledger.measured(row, f"{what}: longest task", max(tasks, default=0), 50, "ms")
    run.ledger.measured(row, f"{what}: elements of the page", max(nodes), 2000, "")
    run.ledger.measured(row, f"{what}: growth of memory", max(0.0, heaps[-1] - heaps[0]), 2, "MB")
    run.ledger.measured(row, f"{what}: entries that the list lacks", sum(b - a - 1 for a, b in gaps), 0, "")
    for problem in tab.broken():
        row.found(problem)
    tab.page.context.close()


CHECKS: dict[str, Check] = {"board": check_board, "busy": check_journal}
